"""Writes the scripts and styles that all training webs share."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from handbook.practice.web import write_shared


def make(source: Path, target: Path, day: date) -> None:
    """The same files for every edition."""
    write_shared(target)
