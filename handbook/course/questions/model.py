"""One model of a question, wherever it is asked: in a lesson, in the entry and exit tests, in a self-check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from handbook.base.shaped import Words
from handbook.course.questions.entry import QuestionEntry

Problem = tuple[str, str]  # what was found in a question, and what to write instead


@dataclass(frozen=True)
class Option:
    """One thing to choose, and why it is right or wrong."""

    text: Words
    right: bool = False
    reason: Words = field(default_factory=dict)  # empty where none is given
    id: str = ""  # in an exercise, where an answer is sealed by it


@dataclass(frozen=True)
class Item:
    """One row of a table to sort, or one of several answers to find."""

    id: str
    text: Words
    right: str = ""  # of a row: id of the option it belongs to
    fair: tuple[str, ...] = ()  # of a row: ids of options that are no mistake either
    hint: Words | None = None  # what to look at again, shown beside a wrong row
    why: Words | None = None  # shown once all are right


@dataclass(frozen=True)
class Mistake:
    """Wrong answers that were foreseen, in the form in which they are compared, and the hint that fits them."""

    answers: tuple[str, ...]
    hint: Words


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question of any type, with what it accepts and what it tells whoever has answered.

    Texts are language → text; those of a lesson's question are Markdown in the language of its page alone. ``id`` is
    stable and equal in all languages.
    """

    id: str
    kind: str  # name of its type, see handbook.course.questions.types
    text: Words  # a blank line between paragraphs
    line: int  # on which it begins in its file
    objectives: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()  # to choose from
    rows: tuple[Item, ...] = ()  # to sort, or to find
    accepted: tuple[tuple[str, ...], ...] = ()  # the ways to write each right answer, in the form that is compared
    shown: str = ""  # the accepted answers as a key prints them
    detail: dict[str, Any] = field(default_factory=dict)  # what its type alone knows, by the names that scripts read
    mistakes: tuple[Mistake, ...] = ()
    otherwise: Words | None = None  # the hint for any other wrong answer
    why: Words | None = None  # shown once it is solved

    @property
    def right(self) -> tuple[int, ...]:
        """Indexes of the right options."""
        return tuple(n for n, option in enumerate(self.options) if option.right)

    def texts(self, lang: str) -> Iterator[str]:
        """What is written in it in a language: the question, its options and reasons, and why."""
        told = (words for option in self.options for words in (option.text, option.reason))
        return (words[lang] for words in (self.text, *told, self.why) if words and lang in words)


@dataclass(frozen=True)
class Quiz:
    """A `<quiz>` block of a lesson, taken apart, before it is known of which type its question is."""

    id: str
    objectives: tuple[str, ...]
    lang: str  # of its page
    line: int
    text: str  # Markdown before the first option
    options: tuple[Option, ...]
    gaps: tuple[str, ...]  # what stands between [[ and ]]

    def question(self, kind: str, **parts: Any) -> Question:
        """A question of this type; ``parts`` are the fields of Question that the type reads in its own way."""
        own = {"text": {self.lang: self.text}} | parts
        return Question(id=self.id, kind=kind, objectives=self.objectives, line=self.line, **own)


def _nothing(question: Question) -> Iterable[Problem]:
    return ()


@dataclass(frozen=True)
class Type:
    """How questions of one type are read. It is shown by the entry of the same name in handbook.render.questions."""

    kind: str  # its name, which answers.yml writes
    of_quiz: Callable[[Quiz], Question | None] | None = None  # None: not in lessons; gives None for another type's
    entry: type[QuestionEntry] | None = None  # what an entry of answers.yml says; None: not in exercises
    problems: Callable[[Question], Iterable[Problem]] = _nothing  # what the class of its entry cannot tell
