"""All types of question by name: which type a block or an entry is of, and the question that it reads there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Annotated

from handbook.base.holes import like
from handbook.base.shaped import OfKind
from handbook.course.questions import choice, number, several, sort, time
from handbook.course.questions.entry import QuestionEntry
from handbook.course.questions.model import Problem, Question, Quiz, Type

ALL = (choice.TYPE, *several.LISTED.values(), number.TYPE, time.TYPE, several.TYPE, sort.TYPE)
TYPES: dict[str, Type] = {type_.kind: type_ for type_ in ALL}


def _entries() -> dict[str, type[QuestionEntry]]:
    return {kind: type_.entry for kind, type_ in TYPES.items() if type_.entry}


AnyQuestion = Annotated[Question, OfKind("kind", _entries, partial(like, Question))]  # of an entry of answers.yml


def of_quiz(quiz: Quiz) -> Question | None:
    """The question of a lesson, by the first type that knows the block as its own; None where none does."""
    read = (type_.of_quiz(quiz) for type_ in TYPES.values() if type_.of_quiz)
    return next((question for question in read if question), None)


def problems(question: Question) -> Iterable[Problem]:
    """What is wrong with a question of answers.yml that the class of its entry could not tell."""
    return TYPES[question.kind].problems(question)
