"""Loads the paths by role of docs/_data/paths.yml: which pages a role reads, in which order, and why."""

from __future__ import annotations

from pathlib import Path

from handbook.base.findings import Finding
from handbook.course.data.model import RolePath
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_entries

FILE = "docs/_data/paths.yml"


def read_paths(root: Path) -> tuple[dict[str, RolePath], list[Finding]]:
    """Paths by id in the order of the page; a step with a mistake in its form is left out."""
    _, paths, findings = read_entries(root, FILE, RolePath)
    findings += repeats(((path.id, path.line) for path in paths), FILE)
    for path in paths:
        findings += repeats(((step.page, step.line) for step in path.steps), FILE)
    return {path.id: path for path in paths}, findings
