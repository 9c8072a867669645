"""Loads the questions of docs/_data/lawyer.yml, which only a Mongolian lawyer can settle."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook.base.findings import Finding
from handbook.base.shaped import Id, Line, Names, Words
from handbook.course.data.glossary import FILE as GLOSSARY_FILE
from handbook.course.data.glossary import Term
from handbook.course.data.known import unknown
from handbook.course.data.law import FILE as LAW_FILE
from handbook.course.data.law import LawFact
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_entries

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
    """Questions by id."""
    lined, questions, findings = read_entries(root, FILE, LawyerQuestion)
    findings += unknown(lined, FILE, "term", glossary, "term", GLOSSARY_FILE)
    findings += unknown(lined, FILE, "facts", law, "law fact", LAW_FILE)
    findings += repeats(((question.id, question.line) for question in questions), FILE)
    return {question.id: question for question in questions}, findings
