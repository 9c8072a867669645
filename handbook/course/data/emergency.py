"""Loads docs/_data/emergency.yml: the public emergency numbers, which quick/index alone prints."""

from __future__ import annotations

from pathlib import Path

from handbook.base.findings import Finding
from handbook.course.data.known import unknown
from handbook.course.data.model import EmergencyNumber, Source
from handbook.course.data.repeats import repeats
from handbook.course.data.sources import FILE as SOURCES_FILE
from handbook.course.data.yaml_file import read_entries

FILE = "docs/_data/emergency.yml"


def read_emergency(root: Path, sources: dict[str, Source]) -> tuple[dict[str, EmergencyNumber], list[Finding]]:
    """Numbers by id in the order of the page; one with a mistake in its form is left out."""
    lined, numbers, findings = read_entries(root, FILE, EmergencyNumber)
    findings += unknown(lined, FILE, "sources", sources, "source", SOURCES_FILE)
    findings += repeats(((number.id, number.line) for number in numbers), FILE)
    return {number.id: number for number in numbers}, findings
