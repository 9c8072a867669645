"""Loads docs/_data/bank.yml: the questions of the entry and exit tests, in two forms."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.lined_yaml import read_shaped
from handbook.base.shaped import Id, Line, Words, WordsBeside, make, shape_of
from handbook.base.textfile import read_text
from handbook.course.data.model import DECISIONS, TEST_FORMS, BankQuestion
from handbook.course.data.repeats import repeats
from handbook.course.questions import choice
from handbook.course.questions.model import Option

FILE = "docs/_data/bank.yml"
A_FORM = 25  # questions of one form
OPTIONS = 4
ASKED = range(1, 15)  # numbers of the modules that each form asks about; the capstone is judged by its rubric


@dataclass(frozen=True)
class _Option:
    text: WordsBeside
    reason: Words
    right: bool = False


@dataclass(frozen=True)
class _Entry:
    """An entry of bank.yml."""

    id: Id
    form: Annotated[str, frozenset(TEST_FORMS)]
    twin: Id  # its counterpart in the other form
    objective: Id  # of a lesson
    kind: Annotated[str, frozenset(DECISIONS)]
    text: Words
    options: tuple[_Option, ...]
    line: Line


def read_bank(root: Path) -> tuple[dict[str, BankQuestion], list[Finding]]:
    """Questions by id in the order of the tests; one with a mistake in its form is left out."""
    if not (root / FILE).is_file():  # rule FM09 asks for it once a page needs it
        return {}, []
    text, findings = read_text(root, FILE)
    if findings:
        return {}, findings
    lined, findings = read_shaped(text, FILE, [shape_of(_Entry)], ("BA01", "BA01"))
    # an option that cannot be read makes its question unfit: three options would be another question
    whole = ((n, item) for n, item in enumerate(lined.value) if item and None not in item["options"])
    found = [_question(make(_Entry, item, lined.lines, (n,))) for n, item in whole]
    findings += repeats(((question.id, question.line) for question in found), FILE)
    return {question.id: question for question in found}, findings


def _question(entry: _Entry) -> BankQuestion:
    return BankQuestion(
        id=entry.id,
        kind=choice.KIND,  # answer files hold the number of an option
        text=entry.text,
        line=entry.line,
        objectives=(entry.objective,),
        options=tuple(Option(option.text, option.right, option.reason) for option in entry.options),
        form=entry.form,
        twin=entry.twin,
        decision=entry.kind,
    )
