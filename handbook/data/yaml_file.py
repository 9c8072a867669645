"""Reads one YAML file of docs/_data against its shape."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from handbook.findings import Finding
from handbook.lined_yaml import Lined, read_shaped
from handbook.textfile import read_text


def read_optional(root: Path, file: str, shape: Any) -> tuple[Lined, list[Finding]]:
    """As ``read_data``, and nothing at all where there is no such file: rule FM09 asks for it once a page needs it."""
    return read_data(root, file, shape) if (root / file).is_file() else (Lined(type(shape)()), [])


def read_data(root: Path, file: str, shape: Any) -> tuple[Lined, list[Finding]]:
    """What fits the shape (an empty value where nothing does), and every mistake."""
    text, findings = read_text(root, file)
    if findings:
        return Lined(type(shape)()), findings
    return read_shaped(text, file, shape, ("DA01", "DA02"))
