"""Type `choice`: one option or several are chosen. Of lessons, of the tests, and of exercises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.base.shaped import Id, Words, WordsBeside
from handbook.course.questions.entry import QuestionEntry
from handbook.course.questions.model import Problem, Question, Quiz, Type

KIND = "choice"


@dataclass(frozen=True, kw_only=True)
class _Option:
    id: Id
    text: WordsBeside
    right: bool = False
    reason: Words


@dataclass(frozen=True, kw_only=True)
class _Entry(QuestionEntry):
    options: tuple[_Option, ...]


def _of_quiz(quiz: Quiz) -> Question | None:
    return quiz.question(KIND, options=quiz.options) if quiz.options else None


def options_problems(question: Question) -> Iterator[Problem]:
    """What is wrong with the ids of the options."""
    ids = [option.id for option in question.options]
    if len(set(ids)) < len(ids):
        yield "two choices with one id", "give each its own id"


def _problems(question: Question) -> Iterator[Problem]:
    yield from options_problems(question)
    if not question.right:
        yield "no choice is right", "write right: true on one or more"


TYPE = Type(KIND, of_quiz=_of_quiz, entry=_Entry, problems=_problems)
