"""Loads docs/_data/emergency.yml: the public emergency numbers, which quick/index alone prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.shaped import Id, Line, Words
from handbook.course.data.known import by_id
from handbook.course.data.sources import Source, cited
from handbook.course.data.statuses import Status
from handbook.course.data.yaml_file import read_optional

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
    """Return the numbers by id in the order of the page."""
    return by_id(read_optional(root, FILE, tuple[EmergencyNumber, ...], ()), FILE, cited(sources))
