"""Type `sort`: each row of a table is given one of the options. Of exercises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handbook.base.shaped import Id, Words, WordsBeside
from handbook.course.questions.choice import options_problems
from handbook.course.questions.entry import QuestionEntry
from handbook.course.questions.model import Problem, Question, Type


@dataclass(frozen=True, kw_only=True)
class _Option:
    id: Id
    text: WordsBeside


@dataclass(frozen=True, kw_only=True)
class _Row:
    id: Id
    text: WordsBeside
    right: Id  # of an option
    fair: tuple[Id, ...] = ()  # options that are no mistake either
    hint: Words | None = None
    why: Words


@dataclass(frozen=True, kw_only=True)
class _Entry(QuestionEntry):
    options: tuple[_Option, ...]
    positive: Id = ""  # the option that means "found"; without it precision and recall mean nothing
    without: Words | None = None  # with it: how rows are called that were marked and are none
    items: tuple[_Row, ...]

    @property
    def rows(self) -> tuple[_Row, ...]:
        return self.items

    @property
    def detail(self) -> dict[str, Any]:
        return {"positive": self.positive, "without": self.without}


def _problems(question: Question) -> Iterator[Problem]:
    yield from options_problems(question)
    ids = [option.id for option in question.options]
    positive, without = question.detail["positive"], question.detail["without"]
    if bool(positive) != bool(without):
        yield "positive: and without: that do not stand together", "write both or none"
    named = [id_ for row in question.rows for id_ in (row.right, *row.fair)] + ([positive] if positive else [])
    for name in dict.fromkeys(named):
        if name not in ids:
            yield f'unknown choice "{name}"', f"write one of {', '.join(ids)}"
    if len({row.id for row in question.rows}) < len(question.rows):
        yield "two rows with one id", "give each its own id"
    hints = sum(row.hint is not None for row in question.rows)
    if 0 < hints < len(question.rows):
        yield f"{len(question.rows) - hints} rows without a hint", "give each row its hint, or none"


TYPE = Type("sort", entry=_Entry, problems=_problems)
