"""Loads docs/_data/bank.yml: the questions of the entry and exit tests, in two forms."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.holes import like
from handbook.base.shaped import Id, Line, Words, WordsBeside
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_optional
from handbook.course.questions import choice
from handbook.course.questions.model import Question

FILE = "docs/_data/bank.yml"
A_FORM = 25  # questions of one form
OPTIONS = 4
ASKED = range(1, 15)  # numbers of the modules that each form asks about; the capstone is judged by its rubric
TEST_FORMS = ("a", "b")  # of the entry and exit tests
DECISIONS = ("look", "stop", "ask", "record", "interpret", "protect")  # that the tests ask for


@dataclass(frozen=True, kw_only=True)
class BankQuestion(Question):
    """A question of the entry and exit tests, which no trainee's page shows."""

    form: str  # one of TEST_FORMS
    twin: str  # id of its counterpart in the other form
    decision: str  # one of DECISIONS

    @property
    def objective(self) -> str:
        """Of a lesson; a question of the tests asks for one alone."""
        return self.objectives[0]

    @property
    def answer(self) -> int:
        """Number of the right option, from 1: it is what answer files hold, for «В» and “B” look alike."""
        return self.right[0] + 1


@dataclass(frozen=True)
class _Option:
    text: WordsBeside
    reason: Words
    right: bool = False


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """An entry of bank.yml; answer files hold the number of an option, so options have no id."""

    id: Id
    form: Annotated[str, frozenset(TEST_FORMS)]
    twin: Id
    objective: Id
    decision: Annotated[str, frozenset(DECISIONS)]
    text: Words
    options: tuple[_Option, ...]
    line: Line

    kind = choice.KIND

    @property
    def objectives(self) -> tuple[str, ...]:
        return (self.objective,)


def read_bank(root: Path) -> tuple[dict[str, BankQuestion], list[Finding]]:
    """Questions by id in the order of the tests."""
    entries, _, findings = read_optional(root, FILE, tuple[_Entry, ...], (), ("BA01", "BA01"))
    questions = [like(BankQuestion, entry) for entry in entries]
    findings += repeats(((question.id, question.line) for question in questions), FILE)
    return {question.id: question for question in questions}, findings
