"""Loads docs/_data/folklore.yml: what people say of open-source work and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook.base.findings import Finding
from handbook.base.shaped import Id, Line, Words
from handbook.course.data.known import by_id
from handbook.course.data.sources import Source, cited
from handbook.course.data.statuses import Status
from handbook.course.data.yaml_file import read_optional

FILE = "docs/_data/folklore.yml"


@dataclass(frozen=True)
class Saying:
    """An entry of folklore.yml: what people say, and what is known of it."""

    id: Id
    said: Words
    known: Words
    status: Status
    sources: tuple[str, ...]  # keys of sources.bib
    line: Line


def read_folklore(root: Path, sources: dict[str, Source]) -> tuple[dict[str, Saying], list[Finding]]:
    """Return the sayings by id in the order of the page."""
    return by_id(read_optional(root, FILE, tuple[Saying, ...], ()), FILE, cited(sources))
