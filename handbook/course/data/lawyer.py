"""Loads the questions of docs/_data/lawyer.yml, which only a Mongolian lawyer can settle."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook.base.findings import Finding
from handbook.base.shaped import Id, Line, Names, Words
from handbook.course.data.glossary import FILE as GLOSSARY_FILE
from handbook.course.data.glossary import Term
from handbook.course.data.known import Reference, by_id
from handbook.course.data.law import LawFact, law_facts
from handbook.course.data.yaml_file import read_optional

FILE = "docs/_data/lawyer.yml"


@dataclass(frozen=True)
class LawyerQuestion:
    """An entry of lawyer.yml: what only a Mongolian lawyer can settle."""

    id: Id
    term: Id  # in the glossary
    question: Words
    look_up: Words
    facts: Names  # ids of law facts
    line: Line


def read_lawyer(
    root: Path, glossary: dict[str, Term], law: dict[str, LawFact]
) -> tuple[dict[str, LawyerQuestion], list[Finding]]:
    """Return the questions by id."""
    terms = Reference("term", glossary, "term", GLOSSARY_FILE)
    return by_id(read_optional(root, FILE, tuple[LawyerQuestion, ...], ()), FILE, terms, law_facts("facts", law))
