"""Loads the terms of docs/_data/glossary.csv."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from handbook.base.findings import ALL, Finding
from handbook.base.lined_yaml import ID
from handbook.base.shaped import Words
from handbook.base.textfile import read_text
from handbook.course.data.repeats import repeats

FILE = "docs/_data/glossary.csv"
COLUMNS = ["id", "en", "mn", "en_def", "mn_def", "domain", "source", "confidence", "avoid"]
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
    """Terms by id in the order of the file; a row with a mistake is left out."""
    text, findings = read_text(root, FILE)
    if findings:
        return {}, findings
    header, *rows = _rows(text, findings) or [(1, [])]
    if header[1] != COLUMNS:
        write = "make the first row " + ",".join(COLUMNS)
        return {}, [*findings, Finding(FILE, 1, "DA04", f"columns {','.join(header[1])}", write, ALL)]
    terms: list[Term] = []
    for line, row in rows:
        problems = list(_problems(row))
        findings += [Finding(FILE, line, "DA04", found, write, row[0] or ALL) for found, write in problems]
        if not problems:
            terms.append(_term(dict(zip(COLUMNS, row, strict=True)), line))
    findings += repeats(((term.id, term.line) for term in terms), FILE)
    return {term.id: term for term in terms}, findings


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


def _problems(row: list[str]) -> Iterator[tuple[str, str]]:
    if len(row) != len(COLUMNS):
        yield f"{len(row)} columns", f"write {len(COLUMNS)}; put a cell that holds a comma in quotation marks"
        return
    cells = dict(zip(COLUMNS, row, strict=True))
    if not ID.fullmatch(cells["id"]):
        yield f'id "{cells["id"]}"', "write an id of small Latin letters, digits and hyphens"
    for column in ("en", "mn", "en_def", "mn_def", "domain", "source"):
        if not cells[column]:
            yield f'the cell "{column}" is empty', "fill it in"
    if cells["confidence"] not in CONFIDENCE:
        yield f'confidence "{cells["confidence"]}"', f"write one of {', '.join(CONFIDENCE)}"


def _term(cells: dict[str, str], line: int) -> Term:
    return Term(
        id=cells["id"],
        term={"mn": cells["mn"], "en": cells["en"]},
        definition={"mn": cells["mn_def"], "en": cells["en_def"]},
        domain=cells["domain"],
        source=cells["source"],
        confidence=cells["confidence"],
        avoid=tuple(variant.strip() for variant in cells["avoid"].split(";") if variant.strip()),
        line=line,
    )
