"""What the types have in common whose answers are typed: right and wrong ones in the form in which they are compared.

What the page must know to read an answer into that form stands in the question's ``detail``: ``typed``, the name of a
reader in hb/typed.js, ``several``, whether many answers are asked for, and what that reader needs besides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from handbook.base.languages import Languages
from handbook.base.shapes import WORDS
from handbook.course.questions.entry import of_all
from handbook.course.questions.model import Mistake, Problem, Question, Type

MOST_VALUES = 2000  # of a range: each becomes a hash on the page
HINT = {"otherwise": WORDS}
LISTED_WRONG = {"wrong?": [{"answers": [str], "hint": WORDS}]}


@dataclass(frozen=True)
class AnswerForm:
    """The form in which the answers to one question are compared."""

    normal: Callable[[str], str]  # a right answer → its form; "" where it is no answer of the type
    detail: dict[str, Any] = field(default_factory=dict)  # what the reader of hb/typed.js needs besides


@dataclass(frozen=True, kw_only=True)
class Listed(Type):
    """A type whose right answers are written one by one."""

    form: Callable[[Iterable[str]], AnswerForm]  # of all right answers to a question


def listed(kind: str, form: Callable[[Iterable[str]], AnswerForm]) -> Listed:
    """The type of this name; ``form`` gives the form of a question from its right answers as they are written."""

    def of_entry(item: dict[str, Any], line: int, _: Languages) -> Question:
        return of_groups(item, line, kind, form, [item["accept"]])

    shape = {**HINT, **LISTED_WRONG, "accept": [str]}
    return Listed(kind, shape=shape, of_entry=of_entry, problems=problems, form=form)


def of_groups(
    item: dict[str, Any], line: int, typed: str, form: Callable[[Iterable[str]], AnswerForm], groups: list[list[str]]
) -> Question:
    """The question whose right answers are these, in groups of several ways to write one and the same."""
    compared = form(answer for group in groups for answer in group)
    mistakes = (Mistake(tuple(map(compared.normal, one["answers"])), one["hint"]) for one in item.get("wrong", ()))
    return Question(
        **of_all(item, line),
        accepted=tuple(tuple(map(compared.normal, group)) for group in groups),
        shown="; ".join(group[0] for group in groups),
        wrong=tuple(mistakes),
        otherwise=item["otherwise"],
        detail={"typed": typed, "several": item["kind"] != typed, **compared.detail},
    )


def of_range(
    item: dict[str, Any], line: int, values: Callable[[Any, Any], tuple[str, ...]], detail: dict[str, Any]
) -> Question:
    """The question that accepts every value from one to another; ``values`` gives them, each in its form."""
    first, last = item["from"], item["to"]
    return Question(
        **of_all(item, line),
        accepted=(values(first, last),),
        shown=f"{first}" if first == last else f"{first}–{last}",
        wrong=tuple(Mistake(values(one["from"], one["to"]), one["hint"]) for one in item.get("wrong", ())),
        otherwise=item["otherwise"],
        detail={"typed": item["kind"], "several": False, **detail},
    )


def problems(question: Question) -> Iterator[Problem]:
    """Answers that nobody can give, too many of them, and those that are right and wrong at once."""
    for group in question.accepted:
        if not group or "" in group:
            yield "an answer that is empty once it is normalised", "write letters or digits, and from before to"
        if len(group) > MOST_VALUES:
            yield f"more than {MOST_VALUES} right values", "write a wider step or a narrower range"
    answers = [answer for group in question.accepted for answer in dict.fromkeys(group)]
    answers += [answer for mistake in question.wrong for answer in dict.fromkeys(mistake.answers)]
    twice = sorted({answer for answer in answers if answers.count(answer) > 1})
    if twice:
        yield f'"{twice[0]}" stands for two answers', "let each answer be right once, or wrong once"
