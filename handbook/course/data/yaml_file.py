"""Reads one YAML file of docs/_data against its shape."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from handbook.base.findings import Finding
from handbook.base.lined_yaml import Lined, read_shaped
from handbook.base.shaped import make, shape_of
from handbook.base.textfile import read_text
from handbook.course.languages import in_each

T = TypeVar("T")


def read_optional(root: Path, file: str, shape: Any) -> tuple[Lined, list[Finding]]:
    """As ``read_data``, and nothing at all where there is no such file: rule FM09 asks for it once a page needs it."""
    return read_data(root, file, shape) if (root / file).is_file() else (Lined(type(shape)()), [])


def read_data(root: Path, file: str, shape: Any) -> tuple[Lined, list[Finding]]:
    """What fits the shape (an empty value where nothing does), and every mistake."""
    text, findings = read_text(root, file)
    if findings:
        return Lined(type(shape)()), findings
    return read_shaped(text, file, in_each(shape, root), ("DA01", "DA02"))


def read_entries(root: Path, file: str, cls: type[T]) -> tuple[Lined, list[T], list[Finding]]:
    """The list of entries of a file as its YAML and as objects, and every mistake; an entry with one is left out.

    There need not be such a file.
    """
    lined, findings = read_optional(root, file, [shape_of(cls)])
    entries = [make(cls, item, lined.lines, (n,)) for n, item in enumerate(lined.value) if item]
    return lined, entries, findings
