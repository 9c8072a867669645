"""Loads the paths by role of docs/_data/paths.yml: which pages a role reads, in which order, and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook.base.findings import Finding
from handbook.base.shaped import Id, Line, Words, judged
from handbook.course.data.known import by_id
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_optional

FILE = "docs/_data/paths.yml"


@dataclass(frozen=True)
class Step:
    """A page on a path by role, and why it stands there."""

    page: str  # id of a page; `<module>/index` of a module of the course stands for the whole module
    why: Words
    line: Line


@dataclass(frozen=True)
class RolePath:
    """An entry of paths.yml: what a role reads, in which order."""

    id: Id
    title: Words
    steps: tuple[Step, ...]
    line: Line


def read_paths(root: Path) -> tuple[dict[str, RolePath], list[Finding]]:
    """Return the paths by id in the order of the page."""
    read = read_optional(root, FILE, tuple[RolePath, ...], ())
    paths, findings = by_id(read, FILE)
    steps = judged(read[0], lambda path: repeats([(step.page, step.line) for step in path.steps], FILE))
    return paths, [*findings, *steps]
