"""Loads docs/_data/bank.yml: the questions of the entry and exit tests, in two forms."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.shaped import Id, Line, Words, WordsBeside
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_optional

FILE = "docs/_data/bank.yml"
A_FORM = 25  # questions of one form
OPTIONS = 4
ASKED = range(1, 15)  # numbers of the modules that each form asks about; the capstone is judged by its rubric
TEST_FORMS = ("a", "b")  # of the entry and exit tests
DECISIONS = ("look", "stop", "ask", "record", "interpret", "protect")  # that the tests ask for


@dataclass(frozen=True)
class BankOption:
    text: WordsBeside
    reason: Words
    right: bool = False


@dataclass(frozen=True)
class BankQuestion:
    """An entry of bank.yml: a question of the entry and exit tests, which no trainee's page shows."""

    id: Id
    form: Annotated[str, frozenset(TEST_FORMS)]
    twin: Id  # its counterpart in the other form
    objective: Id  # of a lesson
    kind: Annotated[str, frozenset(DECISIONS)]
    text: Words
    options: tuple[BankOption, ...]
    line: Line

    @property
    def right(self) -> int:
        """Number of the right option, from 1: it is what answer files hold, for «В» and “B” look alike."""
        return next(number for number, option in enumerate(self.options, 1) if option.right)


def read_bank(root: Path) -> tuple[dict[str, BankQuestion], list[Finding]]:
    """Questions by id in the order of the tests."""
    questions, _, findings = read_optional(root, FILE, tuple[BankQuestion, ...], (), ("BA01", "BA01"))
    findings += repeats(((question.id, question.line) for question in questions), FILE)
    return {question.id: question for question in questions}, findings
