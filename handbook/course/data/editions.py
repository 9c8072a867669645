"""Loads the editions of docs/_data/editions.yml and the fingerprints that lie beside it, a file for each edition."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.shaped import As, Line, Words, judged
from handbook.base.shapes import WORDS
from handbook.base.textfile import read_text
from handbook.course.data.outline import FILE as COURSE_FILE
from handbook.course.data.outline import Outline
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_data

FILE = "docs/_data/editions.yml"
FOLDER = "docs/_data/editions/"
# what a novelty belongs to, in the order of the page; the last is for the people who keep the handbook
AREAS = ("course", "law", "finding", "tools", "teaching", "house")


@dataclass(frozen=True)
class Fingerprint:
    """Title and hash of a part of the handbook in one edition and language."""

    title: str
    hash: str  # 8 hex digits, see handbook.course.fingerprints


# id of a page and of a part of it ("" for its title, objectives and opening) → what stood there
Fingerprints = dict[tuple[str, str], Fingerprint]


def _in_order(changes: dict[str, list[Words]]) -> dict[str, tuple[Words, ...]]:
    return {area: tuple(changes[area]) for area in AREAS if area in changes}


# area, one of AREAS → a sentence for each novelty
Changes = Annotated[dict[str, tuple[Words, ...]], As({f"{area}?": [WORDS] for area in AREAS}, _in_order)]


@dataclass(frozen=True)
class Edition:
    """An entry of editions.yml: what is new in an edition."""

    id: Annotated[str, re.compile(r"\d{4}-\d{2}")]
    day: date
    changes: Changes
    line: Line


def columns(languages: Iterable[str]) -> list[str]:
    """Return the first row of a file of fingerprints."""
    return ["page", "part", *(f"{lang}_{what}" for lang in languages for what in ("hash", "title"))]


def fingerprint_file(edition: str) -> str:
    """Return the path of an edition's fingerprints, below the project's root."""
    return f"{FOLDER}{edition}.csv"


def read_editions(root: Path, outline: Outline) -> tuple[dict[str, Edition], list[Finding]]:
    """Return the editions by id, the present one first."""
    editions, _, findings = read_data(root, FILE, tuple[Edition, ...], ())
    findings += repeats(((edition.id, edition.line) for edition in editions), FILE)
    findings += judged([(edition, outline) for edition in editions[:1]], _is_present)
    findings += judged(pairwise(editions), _are_in_order)
    for earlier in editions[1:]:
        if not (root / fingerprint_file(earlier.id)).is_file():
            write = f"check its release out, run `python -m handbook changelog`, keep {fingerprint_file(earlier.id)}"
            found = f"no fingerprints of the edition {earlier.id}"
            findings.append(Finding(FILE, earlier.line, "DA09", found, write))
    return {edition.id: edition for edition in editions}, findings


def _is_present(pair: tuple[Edition, Outline]) -> Iterator[Finding]:
    first, outline = pair
    if outline.edition and (first.id, first.day) != (outline.edition, outline.edition_date):
        write = f"begin the file with the edition of {COURSE_FILE}: {outline.edition}, {outline.edition_date}"
        yield Finding(FILE, first.line, "DA09", f"the first edition is {first.id}, {first.day}", write)


def _are_in_order(pair: tuple[Edition, Edition]) -> Iterator[Finding]:
    later, earlier = pair
    if later.day <= earlier.day:
        found = f"{earlier.id} stands below {later.id} and is not older"
        yield Finding(FILE, earlier.line, "DA09", found, "put the newest first")


def read_fingerprints(root: Path, editions: Iterable[str]) -> tuple[dict[str, dict[str, Fingerprints]], list[Finding]]:
    """Return the fingerprints by edition and language; an edition has none before its release."""
    found = {edition: _of_edition(root, edition) for edition in editions}
    problems = [problem for _, problems in found.values() for problem in problems]
    return {edition: prints for edition, (prints, _) in found.items()}, problems


def _of_edition(root: Path, edition: str) -> tuple[dict[str, Fingerprints], list[Finding]]:
    """Return fingerprints by language; none if the edition has no file yet. It may have fewer languages than now."""
    file = fingerprint_file(edition)
    if not (root / file).is_file():
        return {}, []
    text, findings = read_text(root, file)
    header, *rows = list(csv.reader(StringIO(text))) or [[]]
    languages = [column.removesuffix("_hash") for column in header if column.endswith("_hash")]
    bad = next((number for number, row in enumerate(rows, 2) if len(row) != len(header)), 0)
    if findings or not languages or header != columns(languages) or bad:
        write = "the file is written by `python -m handbook changelog`: take the version of its release"
        return {}, findings or [Finding(file, bad or 1, "DA09", "a row that does not fit", write)]
    prints: dict[str, Fingerprints] = {lang: {} for lang in languages}
    for cells in rows:
        row = dict(zip(header, cells, strict=True))
        for lang in languages:
            if row[f"{lang}_hash"]:
                part = Fingerprint(row[f"{lang}_title"], row[f"{lang}_hash"])
                prints[lang][row["page"], row["part"]] = part
    return prints, []
