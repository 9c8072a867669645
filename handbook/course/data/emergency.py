"""Loads docs/_data/emergency.yml: the public emergency numbers, which quick/index alone prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.shaped import Id, Line, Words
from handbook.course.data.known import unknown
from handbook.course.data.repeats import repeats
from handbook.course.data.sources import FILE as SOURCES_FILE
from handbook.course.data.sources import Source
from handbook.course.data.statuses import Status
from handbook.course.data.yaml_file import read_entries

FILE = "docs/_data/emergency.yml"


@dataclass(frozen=True)
class EmergencyNumber:
    """An entry of emergency.yml: a public number, who answers it, and how far that is known."""

    id: Id
    number: Annotated[str, re.compile(r"[0-9][0-9-]{2,11}")]
    who: Words
    note: Words
    status: Status
    sources: tuple[str, ...]  # keys of sources.bib
    checked: date
    line: Line


def read_emergency(root: Path, sources: dict[str, Source]) -> tuple[dict[str, EmergencyNumber], list[Finding]]:
    """Numbers by id in the order of the page."""
    lined, numbers, findings = read_entries(root, FILE, EmergencyNumber)
    findings += unknown(lined, FILE, "sources", sources, "source", SOURCES_FILE)
    findings += repeats(((number.id, number.line) for number in numbers), FILE)
    return {number.id: number for number in numbers}, findings
