"""Loads the editions of docs/_data/editions.yml and the fingerprints that lie beside it, a file for each edition."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import pairwise
from pathlib import Path

from handbook.base.findings import Finding
from handbook.base.lined_yaml import WORDS
from handbook.base.shaped import Words
from handbook.base.textfile import read_text
from handbook.course.data.outline import FILE as COURSE_FILE
from handbook.course.data.outline import Outline
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_data
from handbook.course.pages.model import LANGUAGES

FILE = "docs/_data/editions.yml"
FOLDER = "docs/_data/editions"
# what a novelty belongs to, in the order of the page; the last is for the people who keep the handbook
AREAS = ("course", "law", "finding", "tools", "teaching", "house")
COLUMNS = ["page", "part", *(f"{lang}_{what}" for lang in LANGUAGES for what in ("hash", "title"))]
SHAPE = [
    {
        "id": re.compile(r"\d{4}-\d{2}"),
        "day": date,
        "changes": {f"{area}?": [WORDS] for area in AREAS},
    }
]


@dataclass(frozen=True)
class Fingerprint:
    """What a part of the handbook was called and said in an edition, in one language."""

    title: str
    hash: str  # 8 hex digits, see handbook.course.fingerprints


# id of a page and of a part of it ("" for its title, objectives and opening) → what stood there
Fingerprints = dict[tuple[str, str], Fingerprint]


@dataclass(frozen=True)
class Edition:
    """An entry of editions.yml: what is new in an edition, and what each part of the handbook said in it."""

    id: str
    day: date
    changes: dict[str, tuple[Words, ...]]  # area, one of AREAS → a sentence for each novelty
    fingerprints: dict[str, Fingerprints]  # by language; empty until they are written, at its release
    line: int


def fingerprint_file(edition: str) -> str:
    """Where the fingerprints of an edition lie, below the project's root."""
    return f"{FOLDER}/{edition}.csv"


def read_editions(root: Path, outline: Outline) -> tuple[dict[str, Edition], list[Finding]]:
    """Editions by id, the present one first; one with a mistake is left out."""
    lined, findings = read_data(root, FILE, SHAPE)
    editions: list[Edition] = []
    for n, item in enumerate(lined.value):
        if item:
            prints, problems = _read_fingerprints(root, item["id"])
            findings += problems
            changes = {area: tuple(item["changes"][area]) for area in AREAS if item["changes"].get(area)}
            editions.append(Edition(item["id"], item["day"], changes, prints, lined.lines[(n,)]))
    findings += repeats(((edition.id, edition.line) for edition in editions), FILE)
    findings += [Finding(FILE, line, "DA09", found, write) for line, found, write in _problems(editions, outline)]
    return {edition.id: edition for edition in editions}, findings


def _problems(editions: list[Edition], outline: Outline) -> Iterator[tuple[int, str, str]]:
    if editions and outline.edition:
        first = editions[0]
        if (first.id, first.day) != (outline.edition, outline.edition_date):
            write = f"begin the file with the edition of {COURSE_FILE}: {outline.edition}, {outline.edition_date}"
            yield first.line, f"the first edition is {first.id}, {first.day}", write
    for later, earlier in pairwise(editions):
        if later.day <= earlier.day:
            yield earlier.line, f"{earlier.id} stands below {later.id} and is not older", "put the newest first"
        if not earlier.fingerprints:
            write = f"check its release out, run `python -m handbook changelog`, keep {fingerprint_file(earlier.id)}"
            yield earlier.line, f"no fingerprints of the edition {earlier.id}", write


def _read_fingerprints(root: Path, edition: str) -> tuple[dict[str, Fingerprints], list[Finding]]:
    """Fingerprints by language; nothing where the edition has none yet."""
    file = fingerprint_file(edition)
    if not (root / file).is_file():
        return {}, []
    text, findings = read_text(root, file)
    header, *rows = list(csv.reader(StringIO(text))) or [[]]
    bad = next((number for number, row in enumerate(rows, 2) if len(row) != len(COLUMNS)), 0)
    if findings or header != COLUMNS or bad:
        write = "the file is written by `python -m handbook changelog`: take the version of its release"
        return {}, findings or [Finding(file, bad or 1, "DA09", "a row that does not fit", write)]
    prints: dict[str, Fingerprints] = {lang: {} for lang in LANGUAGES}
    for cells in rows:
        row = dict(zip(COLUMNS, cells, strict=True))
        for lang in LANGUAGES:
            if row[f"{lang}_hash"]:
                told = Fingerprint(row[f"{lang}_title"], row[f"{lang}_hash"])
                prints[lang][row["page"], row["part"]] = told
    return prints, []
