"""Loads the graded claims of docs/_data/claims.yml: what studies, counts and reports say, and how firmly."""

from __future__ import annotations

from pathlib import Path

from handbook.base.findings import Finding
from handbook.course.data.known import unknown
from handbook.course.data.model import GRADES, Claim, Source
from handbook.course.data.repeats import repeats
from handbook.course.data.sources import FILE as SOURCES_FILE
from handbook.course.data.yaml_file import read_entries

FILE = "docs/_data/claims.yml"


def read_claims(root: Path, sources: dict[str, Source]) -> tuple[dict[str, Claim], list[Finding]]:
    """Claims by id; one with a mistake in its form is left out."""
    lined, claims, findings = read_entries(root, FILE, Claim)
    findings += unknown(lined, FILE, "sources", sources, "source", SOURCES_FILE)
    findings += repeats(((claim.id, claim.line) for claim in claims), FILE)
    return {claim.id: claim for claim in claims}, findings


def count_by_grade(claims: dict[str, Claim]) -> dict[str, int]:
    """How many claims each grade has, the best first; a grade without claims has 0."""
    grades = [claim.grade for claim in claims.values()]
    return {grade: grades.count(grade) for grade in GRADES}
