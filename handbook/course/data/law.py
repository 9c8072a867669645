"""Loads the law facts of docs/_data/law.yml."""

from __future__ import annotations

from pathlib import Path

from handbook.base.findings import Finding
from handbook.base.shaped import make, shape_of
from handbook.course.data.known import unknown
from handbook.course.data.model import LawFact, Source
from handbook.course.data.repeats import repeats
from handbook.course.data.sources import FILE as SOURCES_FILE
from handbook.course.data.yaml_file import read_data

FILE = "docs/_data/law.yml"


def read_law(root: Path, sources: dict[str, Source]) -> tuple[dict[str, LawFact], list[Finding]]:
    """Law facts by id; one with a mistake in its form is left out. There must be such a file."""
    lined, findings = read_data(root, FILE, [shape_of(LawFact)])
    facts = [make(LawFact, item, lined.lines, (n,)) for n, item in enumerate(lined.value) if item]
    findings += unknown(lined, FILE, "sources", sources, "source", SOURCES_FILE)
    findings += repeats(((fact.id, fact.line) for fact in facts), FILE)
    return {fact.id: fact for fact in facts}, findings
