"""Declares what each type of question implements for lessons (and editions made of them) and for self-checks."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from handbook.course.questions.model import Question

Say = Callable[..., str]  # key of strings.yml, and what is put into the words → words in the language of the page


@dataclass(frozen=True)
class Row:
    """One answer of a question on a built page, as slides, books and learning platforms take it from there.

    Elements are those of ElementTree or of lxml, whichever tree the page was read into.
    """

    letter: str  # by which it is named; "" where its type has no letters
    text: etree.Element | None  # what is offered before anybody answers; None where nothing is
    reason: etree.Element  # the verdict in bold, then the reason
    right: bool
    named: str  # what a key calls it: its letter, or the answer itself


@dataclass(frozen=True)
class Asked:
    """A question of a built page, taken apart."""

    number: etree.Element
    paragraphs: list[etree.Element]  # of the question
    lines: list[etree.Element]  # below it: how many answers are meant
    rows: tuple[Row, ...]
    heading: etree.Element  # of the reasons


@dataclass(frozen=True)
class PlatformAnswer:
    """One answer as learning platforms take it: its HTML, the HTML of its reason, its share of the mark in per cent."""

    text: str
    reason: str
    share: str


@dataclass(frozen=True)
class PlatformQuestion:
    """A question of one language as learning platforms take it."""

    id: str
    kind: str  # name of its type
    text: str  # HTML
    answers: tuple[PlatformAnswer, ...]
    several: bool  # more than one option is right
    after: str  # HTML shown to everybody who has answered
    tags: tuple[str, ...]  # ids of objectives; in a test also the kind of decision
    files: dict[str, bytes] = field(default_factory=dict)  # pictures by name; the text names them after FILES


@dataclass(frozen=True)
class InLesson:
    """How a type is shown in a lesson, and in what is made of lessons."""

    # page: adds to the fieldset, below the question, what one answers with
    fields: Callable[[etree.Element, Question, str, Say], None]
    # page: for each answer, once the question is answered: whether it is right, and the reason in Markdown
    reasons: Callable[[Question, str], Iterable[tuple[bool, str]]]
    # page on paper: the right answer, for the key at its end
    key: Callable[[Question, str], str]
    # slides, books, platforms: the answers from the fieldset of a built page and its reasons
    rows: Callable[[etree.Element, list[etree.Element]], Iterable[Row]]
    # platforms: the share of each row
    shares: Callable[[Question], list[str]]
    # Moodle: its own name of the type, and its elements between the question and its tags; second argument: texts of
    # Moodle's feedback elements, by element name
    moodle_type: str
    moodle: Callable[[PlatformQuestion, dict[str, str]], Iterator[str]]
    # GIFT: the lines between the braces; a function that escapes is given
    gift: Callable[[PlatformQuestion, Callable[[str], str]], Iterator[str]]


@dataclass(frozen=True)
class InSelfCheck:
    """How a type is shown in the self-check of an exercise; hb/selfcheck.js makes its fields."""

    offered: Callable[[Question, str], str]  # HTML: what is chosen from, to be answered on paper too
    sealed: Callable[[Question, str], dict[str, Any]]  # what the page must know to compare, never the answer itself
    key_rows: Callable[[Question, str, Say], str]  # HTML: rows of a list in the trainers' key; "" where there are none


@dataclass(frozen=True)
class Showing:
    """Where questions of a type can be shown; None: the type cannot stand there."""

    lesson: InLesson | None = None
    self_check: InSelfCheck | None = None
