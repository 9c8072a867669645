"""What the types have in common whose answers are typed: right and wrong ones in the form in which they are compared.

What the page must know to read an answer into that form stands in the question's ``detail``: ``typed``, the name of a
reader in hb/typed.js, ``several``, whether many answers are asked for, and what that reader needs besides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from handbook.base.shaped import Words
from handbook.course.questions.entry import QuestionEntry
from handbook.course.questions.model import Mistake, Problem, Question, Type

MOST_VALUES = 2000  # of a range: each becomes a hash on the page


@dataclass(frozen=True)
class AnswerForm:
    """The form in which the answers to one question are compared."""

    normal: Callable[[str], str]  # a right answer → its form; "" where it is no answer of the type
    detail: dict[str, Any] = field(default_factory=dict)  # what the reader of hb/typed.js needs besides


FormOf = Callable[[Iterable[str]], AnswerForm]  # all right answers to a question → their form


@dataclass(frozen=True, kw_only=True)
class _Typed(QuestionEntry):
    otherwise: Words


@dataclass(frozen=True)
class _Wrong:
    answers: tuple[str, ...]
    hint: Words


@dataclass(frozen=True, kw_only=True)
class ListedEntry(_Typed):
    """An entry whose right answers are written one by one; a subclass tells which they are and in which form."""

    wrong: tuple[_Wrong, ...] = ()

    form_of: ClassVar[FormOf]
    groups: ClassVar[tuple[tuple[str, ...], ...]]  # several ways to write one and the same answer

    @cached_property
    def _compared(self) -> AnswerForm:
        return self.form_of(answer for group in self.groups for answer in group)

    @property
    def accepted(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(map(self._compared.normal, group)) for group in self.groups)

    @property
    def shown(self) -> str:
        return "; ".join(group[0] for group in self.groups)

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        return tuple(Mistake(tuple(map(self._compared.normal, one.answers)), one.hint) for one in self.wrong)

    @property
    def detail(self) -> dict[str, Any]:
        return {"typed": self.kind, "several": False, **self._compared.detail}


@dataclass(frozen=True, kw_only=True)
class _OneEntry(ListedEntry):
    accept: tuple[str, ...]

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        return (self.accept,)


def listed(kind: str, form: FormOf) -> Type:
    """The type of this name; ``form`` gives the form of a question from its right answers as they are written."""

    class Entry(_OneEntry):
        form_of = staticmethod(form)

    return Type(kind, entry=Entry, problems=problems)


@dataclass(frozen=True, kw_only=True)
class RangeEntry(_Typed):
    """An entry that accepts every value from one to another.

    A subclass has the ends, ``first`` and ``last``, and in ``wrong`` those of foreseen mistakes, each with its hint.
    """

    def values(self, first: Any, last: Any) -> tuple[str, ...]:
        """Every value of a range in the form in which it is compared."""
        raise NotImplementedError

    @property
    def accepted(self) -> tuple[tuple[str, ...], ...]:
        return (self.values(self.first, self.last),)

    @property
    def shown(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        return tuple(Mistake(self.values(one.first, one.last), one.hint) for one in self.wrong)

    @property
    def detail(self) -> dict[str, Any]:
        return {"typed": self.kind, "several": False}


def problems(question: Question) -> Iterator[Problem]:
    """Answers that nobody can give, too many of them, and those that are right and wrong at once."""
    for group in question.accepted:
        if not group or "" in group:
            yield "an answer that is empty once it is normalised", "write letters or digits, and from before to"
        if len(group) > MOST_VALUES:
            yield f"more than {MOST_VALUES} right values", "write a wider step or a narrower range"
    answers = [answer for group in question.accepted for answer in dict.fromkeys(group)]
    answers += [answer for mistake in question.mistakes for answer in dict.fromkeys(mistake.answers)]
    twice = sorted({answer for answer in answers if answers.count(answer) > 1})
    if twice:
        yield f'"{twice[0]}" stands for two answers', "let each answer be right once, or wrong once"
