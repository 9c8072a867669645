"""Loads the graded claims of docs/_data/claims.yml: what studies, counts and reports say, and how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.shaped import Id, Line, Words
from handbook.course.data.known import by_id
from handbook.course.data.sources import Source, cited
from handbook.course.data.statuses import Status
from handbook.course.data.yaml_file import read_optional

FILE = "docs/_data/claims.yml"
GRADES = "ABCD"  # from several good studies to anecdote
TOPICS = (  # in the order of the page
    "project",
    "mongolia",
    "worldwide",
    "osint",
    "indicators",
    "ethics",
    "wellbeing",
    "training",
)


@dataclass(frozen=True)
class Claim:
    """An entry of claims.yml: what a study, a count or a report says, and how firmly."""

    id: Id
    topic: Annotated[str, frozenset(TOPICS)]
    text: Words
    grade: Annotated[str, frozenset(GRADES)]
    status: Status
    sources: tuple[str, ...]  # keys of sources.bib
    line: Line
    caveat: Words | None = None


def read_claims(root: Path, sources: dict[str, Source]) -> tuple[dict[str, Claim], list[Finding]]:
    """Return the claims by id."""
    return by_id(read_optional(root, FILE, tuple[Claim, ...], ()), FILE, cited(sources))


def count_by_grade(claims: dict[str, Claim]) -> dict[str, int]:
    """Count the claims of each grade, the best first; a grade without claims has 0."""
    grades = [claim.grade for claim in claims.values()]
    return {grade: grades.count(grade) for grade in GRADES}
