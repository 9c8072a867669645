"""Loads docs/_data/emergency.yml: the public emergency numbers, which quick/index alone prints."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from handbook.data.known import unknown
from handbook.data.model import EmergencyNumber, Source
from handbook.data.repeats import repeats
from handbook.data.sources import FILE as SOURCES_FILE
from handbook.data.yaml_file import read_optional
from handbook.findings import Finding
from handbook.lined_yaml import ID, WORDS

FILE = "docs/_data/emergency.yml"
STATUSES = frozenset({"read", "secondary"})
SHAPE = [
    {
        "id": ID,
        "number": re.compile(r"[0-9][0-9-]{2,11}"),
        "who": WORDS,
        "note": WORDS,
        "status": STATUSES,
        "sources": [str],
        "checked": date,
    }
]


def read_emergency(root: Path, sources: dict[str, Source]) -> tuple[dict[str, EmergencyNumber], list[Finding]]:
    """Numbers by id in the order of the page; one with a mistake in its form is left out."""
    lined, findings = read_optional(root, FILE, SHAPE)
    numbers = [
        EmergencyNumber(**{**item, "sources": tuple(key for key in item["sources"] if key)}, line=lined.lines[(n,)])
        for n, item in enumerate(lined.value)
        if item
    ]
    findings += unknown(lined, FILE, "sources", sources, "source", SOURCES_FILE)
    findings += repeats(((number.id, number.line) for number in numbers), FILE)
    return {number.id: number for number in numbers}, findings
