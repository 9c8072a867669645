"""Loads the terms of docs/_data/glossary.csv."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from io import StringIO
from pathlib import Path

from handbook.base.findings import ALL, Finding
from handbook.base.languages import Languages
from handbook.base.lined_yaml import ID
from handbook.base.textfile import read_text
from handbook.course.data.model import Term
from handbook.course.data.repeats import repeats
from handbook.course.languages import read_languages

FILE = "docs/_data/glossary.csv"
FACTS = ("domain", "source", "confidence", "avoid")  # the last columns, the same in every language
CONFIDENCE = ("official", "press", "coined")


def read_glossary(root: Path) -> tuple[dict[str, Term], list[Finding]]:
    """Terms by id in the order of the file; a row with a mistake is left out."""
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
        problems = list(_problems(row, header))
        findings += [Finding(FILE, line, "DA04", found, write, row[0] or ALL) for found, write in problems]
        if not problems:
            cells = dict(zip(header, row, strict=True))
            for lang in missing:  # all else can be judged
                cells |= {lang: cells[languages.source], f"{lang}_def": cells[f"{languages.source}_def"]}
            terms.append(_term(cells, line, languages))
    findings += repeats(((term.id, term.line) for term in terms), FILE)
    return {term.id: term for term in terms}, findings


def columns(languages: Languages, missing: Collection[str]) -> list[str]:
    """The first row of a file without the languages that are ``missing``; the source stands first."""
    codes = [lang for lang in (languages.source, *languages.translated) if lang not in missing]
    return ["id", *codes, *(f"{lang}_def" for lang in codes), *FACTS]


def _rows(text: str, findings: list[Finding]) -> list[tuple[int, list[str]]]:
    """Rows that are not empty, each with its first line."""
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


def _problems(row: list[str], header: list[str]) -> Iterator[tuple[str, str]]:
    if len(row) != len(header):
        yield f"{len(row)} columns", f"write {len(header)}; put a cell that holds a comma in quotation marks"
        return
    cells = dict(zip(header, row, strict=True))
    if not ID.fullmatch(cells["id"]):
        yield f'id "{cells["id"]}"', "write an id of small Latin letters, digits and hyphens"
    for column in header:
        if column not in ("id", "confidence", "avoid") and not cells[column]:
            yield f'the cell "{column}" is empty', "fill it in"
    if cells["confidence"] not in CONFIDENCE:
        yield f'confidence "{cells["confidence"]}"', f"write one of {', '.join(CONFIDENCE)}"


def _term(cells: dict[str, str], line: int, languages: Languages) -> Term:
    return Term(
        id=cells["id"],
        term={lang: cells[lang] for lang in languages},
        definition={lang: cells[f"{lang}_def"] for lang in languages},
        domain=cells["domain"],
        source=cells["source"],
        confidence=cells["confidence"],
        avoid=tuple(variant.strip() for variant in cells["avoid"].split(";") if variant.strip()),
        line=line,
    )
