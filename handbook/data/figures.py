"""Loads the definitions of docs/_data/figures.yml; what one may hold is checked by handbook.figures."""

from __future__ import annotations

from pathlib import Path

from handbook.data.yaml_file import read_data
from handbook.findings import Finding
from handbook.lined_yaml import ID

FILE = "docs/_data/figures.yml"


def read_figures(root: Path) -> tuple[dict[str, dict], list[Finding]]:
    """Definition of each figure by its id."""
    lined, findings = read_data(root, FILE, {ID: dict})
    return lined.value, findings
