"""Loads the paths by role of docs/_data/paths.yml: which pages a role reads, in which order, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbook.data.model import RolePath, Step
from handbook.data.repeats import repeats
from handbook.data.yaml_file import read_optional
from handbook.findings import Finding
from handbook.lined_yaml import ID, WORDS, Lined

FILE = "docs/_data/paths.yml"
SHAPE = [{"id": ID, "title": WORDS, "steps": [{"page": str, "why": WORDS}]}]


def read_paths(root: Path) -> tuple[dict[str, RolePath], list[Finding]]:
    """Paths by id in the order of the page; a step with a mistake in its form is left out."""
    lined, findings = read_optional(root, FILE, SHAPE)
    paths = [
        RolePath(item["id"], item["title"], tuple(_steps(lined, n, item["steps"])), lined.lines[(n,)])
        for n, item in enumerate(lined.value)
        if item
    ]
    findings += repeats(((path.id, path.line) for path in paths), FILE)
    for path in paths:
        findings += repeats(((step.page, step.line) for step in path.steps), FILE)
    return {path.id: path for path in paths}, findings


def _steps(lined: Lined, n: int, steps: list[dict]) -> Iterator[Step]:
    for m, step in enumerate(steps):
        if step:
            yield Step(step["page"], step["why"], lined.lines[(n, "steps", m)])
