"""Loads the questions of docs/_data/lawyer.yml, which only a Mongolian lawyer can settle."""

from __future__ import annotations

from pathlib import Path

from handbook.data.glossary import FILE as GLOSSARY_FILE
from handbook.data.known import unknown
from handbook.data.law import FILE as LAW_FILE
from handbook.data.model import LawFact, LawyerQuestion, Term
from handbook.data.repeats import repeats
from handbook.data.yaml_file import read_optional
from handbook.findings import Finding
from handbook.lined_yaml import ID, WORDS

FILE = "docs/_data/lawyer.yml"
SHAPE = [{"id": ID, "term": ID, "question": WORDS, "look_up": WORDS, "facts": (str,)}]


def read_lawyer(
    root: Path, glossary: dict[str, Term], law: dict[str, LawFact]
) -> tuple[dict[str, LawyerQuestion], list[Finding]]:
    """Questions by id; one with a mistake in its form is left out."""
    lined, findings = read_optional(root, FILE, SHAPE)
    questions = [_question(item, lined.lines[(n,)]) for n, item in enumerate(lined.value) if item]
    findings += unknown(lined, FILE, "term", glossary, "term", GLOSSARY_FILE)
    findings += unknown(lined, FILE, "facts", law, "law fact", LAW_FILE)
    findings += repeats(((question.id, question.line) for question in questions), FILE)
    return {question.id: question for question in questions}, findings


def _question(item: dict, line: int) -> LawyerQuestion:
    facts = tuple(fact for fact in item["facts"] if fact)
    return LawyerQuestion(item["id"], item["term"], item["question"], item["look_up"], facts, line)
