"""Type `choice`: one option or several are chosen. Of lessons, of the tests, and of exercises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook.base.languages import Languages
from handbook.base.shapes import ID, WORDS
from handbook.course.questions.entry import of_all, words
from handbook.course.questions.model import Option, Problem, Question, Quiz, Type

KIND = "choice"


def _of_quiz(quiz: Quiz) -> Question | None:
    return quiz.question(KIND, options=quiz.options) if quiz.options else None


def _of_entry(item: dict[str, Any], line: int, languages: Languages) -> Question:
    options = (
        Option(words(option, languages), option.get("right", False), option["reason"], option["id"])
        for option in item["options"]
    )
    return Question(**of_all(item, line), options=tuple(options))


def options_problems(question: Question) -> Iterator[Problem]:
    """What is wrong with the ids of the options."""
    ids = [option.id for option in question.options]
    if len(set(ids)) < len(ids):
        yield "two choices with one id", "give each its own id"


def _problems(question: Question) -> Iterator[Problem]:
    yield from options_problems(question)
    if not question.right:
        yield "no choice is right", "write right: true on one or more"


TYPE = Type(
    KIND,
    of_quiz=_of_quiz,
    shape={"options": [{"id": ID, **WORDS, "right?": bool, "reason": WORDS}]},
    of_entry=_of_entry,
    problems=_problems,
)
