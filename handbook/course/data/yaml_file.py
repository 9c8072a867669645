"""Reads one YAML file of docs/_data as what its data classes say."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from handbook.base.findings import Finding
from handbook.base.lined_yaml import Lined
from handbook.base.shaped import read_as
from handbook.base.textfile import read_text
from handbook.course.languages import read_languages

T = TypeVar("T")
CODES = ("DA01", "DA02")  # of findings about unreadable YAML and about the shape


def read_data(
    root: Path, file: str, hint: Any, empty: T, codes: tuple[str, str] = CODES
) -> tuple[T, Lined, list[Finding]]:
    """What a file holds, ``empty`` where it cannot be read; its YAML; and every mistake in its form."""
    text, findings = read_text(root, file)
    if findings:
        return empty, Lined(None), findings
    value, lined, findings = read_as(hint, text, file, codes, read_languages(root)[0])
    return empty if value is None else value, lined, findings


def read_optional(
    root: Path, file: str, hint: Any, empty: T, codes: tuple[str, str] = CODES
) -> tuple[T, Lined, list[Finding]]:
    """Like ``read_data``, but a missing file is no fault here: FM09 reports it if a page needs the file."""
    return read_data(root, file, hint, empty, codes) if (root / file).is_file() else (empty, Lined(None), [])
