"""Loads the definitions of docs/_data/figures.yml; what one may hold is checked by handbook.render.figures."""

from __future__ import annotations

from pathlib import Path

from handbook.base.findings import Finding
from handbook.course.data.yaml_file import read_data

FILE = "docs/_data/figures.yml"


def read_figures(root: Path) -> tuple[dict[str, dict], list[Finding]]:
    """Return the definition of each figure by its id."""
    figures, _, findings = read_data(root, FILE, dict[str, dict], {})
    return figures, findings
