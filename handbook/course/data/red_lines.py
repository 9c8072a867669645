"""Loads the red lines of docs/_data/red-lines.yml: acts that an officer never does in open-source work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook.base.findings import Finding
from handbook.base.shaped import Id, Line, Names, Words
from handbook.course.data.known import by_id
from handbook.course.data.law import LawFact, law_facts
from handbook.course.data.yaml_file import read_optional

FILE = "docs/_data/red-lines.yml"


@dataclass(frozen=True)
class RedLine:
    """An entry of red-lines.yml: an act that is never done, and what is done in its place."""

    id: Id
    never: Words
    why: Words
    instead: Words
    law: Names  # ids of law facts; empty where the line is a house rule
    line: Line


def read_red_lines(root: Path, law: dict[str, LawFact]) -> tuple[dict[str, RedLine], list[Finding]]:
    """Return the red lines by id in the order of the card."""
    return by_id(read_optional(root, FILE, tuple[RedLine, ...], ()), FILE, law_facts("law", law))
