"""Loads the terms of docs/_data/glossary.csv."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from handbook.base.findings import ALL, Finding
from handbook.base.holes import with_holes
from handbook.base.languages import Languages
from handbook.base.shaped import LinedWords, Words
from handbook.base.shapes import ID
from handbook.base.textfile import read_text
from handbook.course.data.repeats import repeats
from handbook.course.languages import read_languages

FILE = "docs/_data/glossary.csv"
FACTS = ("domain", "source", "confidence", "avoid")  # the last columns, the same in every language
CONFIDENCE = ("official", "press", "coined")


@dataclass(frozen=True)
class Term:
    """A row of glossary.csv."""

    id: str
    term: Words
    definition: Words
    domain: str
    source: str  # address or plain text, see ``source_is_link``
    confidence: str
    avoid: tuple[str, ...]
    line: int

    @property
    def source_is_link(self) -> bool:
        return self.source.startswith(("http://", "https://"))


def read_glossary(root: Path) -> tuple[dict[str, Term], list[Finding]]:
    """Return the terms by id in the order of the file."""
    text, findings = read_text(root, FILE)
    if findings:
        return {}, findings
    languages, _ = read_languages(root)
    (_, header), *rows = _rows(text, findings) or [(1, [])]
    missing = [lang for lang in languages.translated if not {lang, f"{lang}_def"} & {*header}]
    write = "make the first row " + ",".join(columns(languages, ()))
    if header != columns(languages, missing):
        return {}, [*findings, Finding(FILE, 1, "DA04", f"columns {','.join(header)}", write, ALL)]
    findings += [Finding(FILE, 1, "DA04", f'no term has the language "{lang}"', write) for lang in missing]
    terms: list[Term] = []
    for line, row in rows:
        problems = list(_problems(row, header, languages))
        is_known = not {"", "id"} & {name for name, *_ in problems}  # else it is unclear which term this is
        lost = "" if is_known else row[0] or ALL
        findings += [Finding(FILE, line, "DA04", found, write, lost) for _, found, write in problems]
        if is_known:
            cells = dict(zip(header, row, strict=True))
            for lang in missing:  # all else can be judged
                cells |= {lang: cells[languages.source], f"{lang}_def": cells[f"{languages.source}_def"]}
            values = _values(cells, line, languages)
            terms.append(with_holes(Term, values, {name for name, *_ in problems}, FILE))
    findings += repeats(((term.id, term.line) for term in terms), FILE)
    return {term.id: term for term in terms}, findings


def columns(languages: Languages, missing: Collection[str]) -> list[str]:
    """Return the first row of a file without the languages that are ``missing``; the source stands first."""
    codes = [lang for lang in (languages.source, *languages.translated) if lang not in missing]
    return ["id", *codes, *(f"{lang}_def" for lang in codes), *FACTS]


def _rows(text: str, findings: list[Finding]) -> list[tuple[int, list[str]]]:
    """Return the rows that are not empty, each with its first line; add a finding if the file is no CSV."""
    reader = csv.reader(StringIO(text), strict=True)
    rows, line = [], 1
    try:
        for row in reader:
            if row:
                rows.append((line, [cell.strip() for cell in row]))
            line = reader.line_num + 1
    except csv.Error as error:
        write = "close the quotation marks; write a quotation mark inside a cell twice"
        findings.append(Finding(FILE, line, "DA04", f"a row that cannot be read ({error})", write, ALL))
    return rows


def _problems(row: list[str], header: list[str], languages: Languages) -> Iterator[tuple[str, str, str]]:
    """Yield the field that cannot be read ("" for the whole row), what was found, what to write."""
    if len(row) != len(header):
        yield "", f"{len(row)} columns", f"write {len(header)}; put a cell that holds a comma in quotation marks"
        return
    cells = dict(zip(header, row, strict=True))
    if not ID.fullmatch(cells["id"]):
        yield "id", f'id "{cells["id"]}"', "write an id of small Latin letters, digits and hyphens"
    fields = {lang: "term" for lang in languages} | {f"{lang}_def": "definition" for lang in languages}
    for column in header:
        if column not in ("id", "confidence", "avoid") and not cells[column]:
            yield fields.get(column, column), f'the cell "{column}" is empty', "fill it in"
    if cells["confidence"] not in CONFIDENCE:
        yield "confidence", f'confidence "{cells["confidence"]}"', f"write one of {', '.join(CONFIDENCE)}"


def _values(cells: dict[str, str], line: int, languages: Languages) -> dict[str, Any]:
    """Return the fields of a term."""
    avoid = tuple(variant.strip() for variant in cells["avoid"].split(";") if variant.strip())
    lines = dict.fromkeys(languages, line)
    as_written = {name: cells[name] for name in ("id", "domain", "source", "confidence")}
    return as_written | {
        "term": LinedWords({lang: cells[lang] for lang in languages}, lines),
        "definition": LinedWords({lang: cells[f"{lang}_def"] for lang in languages}, lines),
        "avoid": avoid,
        "line": line,
    }
