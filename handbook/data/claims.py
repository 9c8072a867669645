"""Loads the graded claims of docs/_data/claims.yml: what studies, counts and reports say, and how firmly."""

from __future__ import annotations

from pathlib import Path

from handbook.data.known import unknown
from handbook.data.model import Claim, Source
from handbook.data.repeats import repeats
from handbook.data.sources import FILE as SOURCES_FILE
from handbook.data.yaml_file import read_optional
from handbook.findings import Finding
from handbook.lined_yaml import ID, WORDS

FILE = "docs/_data/claims.yml"
GRADES = "ABCD"  # from several good studies to anecdote
STATUSES = frozenset({"read", "secondary"})  # what nobody saw in a source is no claim
# in the order of the page
TOPICS = ("project", "mongolia", "worldwide", "osint", "indicators", "ethics", "wellbeing", "training")
SHAPE = [
    {
        "id": ID,
        "topic": frozenset(TOPICS),
        "text": WORDS,
        "grade": frozenset(GRADES),
        "status": STATUSES,
        "caveat?": WORDS,
        "sources": [str],
    }
]


def read_claims(root: Path, sources: dict[str, Source]) -> tuple[dict[str, Claim], list[Finding]]:
    """Claims by id; one with a mistake in its form is left out."""
    lined, findings = read_optional(root, FILE, SHAPE)
    claims = [_claim(item, lined.lines[(n,)]) for n, item in enumerate(lined.value) if item]
    findings += unknown(lined, FILE, "sources", sources, "source", SOURCES_FILE)
    findings += repeats(((claim.id, claim.line) for claim in claims), FILE)
    return {claim.id: claim for claim in claims}, findings


def _claim(item: dict, line: int) -> Claim:
    return Claim(
        id=item["id"],
        topic=item["topic"],
        text=item["text"],
        grade=item["grade"],
        status=item["status"],
        caveat=item.get("caveat"),
        sources=tuple(key for key in item["sources"] if key),
        line=line,
    )


def count_by_grade(claims: dict[str, Claim]) -> dict[str, int]:
    """How many claims each grade has, the best first; a grade without claims has 0."""
    grades = [claim.grade for claim in claims.values()]
    return {grade: grades.count(grade) for grade in GRADES}
