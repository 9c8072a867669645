"""Loads the red lines of docs/_data/red-lines.yml: acts that an officer never does in open-source work."""

from __future__ import annotations

from pathlib import Path

from handbook.base.findings import Finding
from handbook.course.data.known import unknown
from handbook.course.data.law import FILE as LAW_FILE
from handbook.course.data.model import LawFact, RedLine
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_entries

FILE = "docs/_data/red-lines.yml"


def read_red_lines(root: Path, law: dict[str, LawFact]) -> tuple[dict[str, RedLine], list[Finding]]:
    """Red lines by id in the order of the card; one with a mistake in its form is left out."""
    lined, found, findings = read_entries(root, FILE, RedLine)
    findings += unknown(lined, FILE, "law", law, "law fact", LAW_FILE)
    findings += repeats(((line.id, line.line) for line in found), FILE)
    return {line.id: line for line in found}, findings
