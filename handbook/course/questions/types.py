"""All types of question by name: which type a block or an entry is of, and the question that it reads there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from handbook.base.languages import Languages
from handbook.base.shapes import ID, WORDS, ByKind
from handbook.course.questions import choice, number, several, sort, time
from handbook.course.questions.model import Problem, Question, Quiz, Type

ALL = (choice.TYPE, *several.LISTED.values(), number.TYPE, time.TYPE, several.TYPE, sort.TYPE)
TYPES: dict[str, Type] = {type_.kind: type_ for type_ in ALL}
_OF_ALL = {"id": ID, "ask": WORDS, "why?": WORDS}


def of_quiz(quiz: Quiz) -> Question | None:
    """The question of a lesson, by the first type that knows the block as its own; None where none does."""
    read = (type_.of_quiz(quiz) for type_ in TYPES.values() if type_.of_quiz)
    return next((question for question in read if question), None)


def shape() -> ByKind:
    """The shape of a question in answers.yml."""
    return ByKind(
        "kind", {kind: {**_OF_ALL, **type_.shape} for kind, type_ in TYPES.items() if type_.shape is not None}
    )


def of_entry(item: dict[str, Any], line: int, languages: Languages) -> Question:
    """The question of an entry that has this shape, in a handbook in these languages."""
    read = TYPES[item["kind"]].of_entry
    assert read, "a type with a shape reads what has it"
    return read(item, line, languages)


def problems(question: Question) -> Iterable[Problem]:
    """What is wrong with a question of answers.yml that its shape could not tell."""
    return TYPES[question.kind].problems(question)
