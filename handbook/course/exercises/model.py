"""What an exercise is made of: its material, hints, questions of the self-check, rubric, planted items and key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from handbook.base.shaped import File, Id, Line, Words, WordsBeside
from handbook.course.questions.types import AnyQuestion

FOLDER = "exercises"  # of all exercises; the same name below the site's root


@dataclass(frozen=True)
class Material:
    """A file the trainee gets."""

    file: str  # below data/
    words: WordsBeside


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """A line of the rubric."""

    id: Id
    points: int
    red: bool = False  # crossed, the exercise is not passed
    criterion: Words
    full: Words  # what earns all points; key only


@dataclass(frozen=True, kw_only=True)
class Planted:
    """A thing to find, and the way a trainee reaches it."""

    id: Id
    what: Words
    file: str  # below data/
    text: str  # stands there as written
    way: tuple[Annotated[str, re.compile(r"(open|link|search): .+")], ...]  # a file, words of a link, words to search
    lead: Id = ""  # "a" | "b" | … : to which part of a case it belongs
    line: Line


@dataclass(frozen=True)
class KeyPart:
    """A part of the key; trainer edition only."""

    title: Words
    text: Words


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """An answers.yml."""

    file: File  # relative to the project's root
    minutes: int
    team: int  # people who work together
    practises: tuple[Id, ...]  # ids of modules
    material: tuple[Material, ...]
    hand_in: tuple[Words, ...]
    hints: tuple[Words, ...]
    questions: tuple[AnyQuestion, ...]  # of the self-check
    rubric: tuple[Criterion, ...]
    planted: tuple[Planted, ...] = ()
    key: tuple[KeyPart, ...]

    @property
    def id(self) -> str:
        """The name of its folder."""
        return self.file.split("/")[-2]

    @property
    def data(self) -> str:
        """The folder of its data, relative to the project's root and to the site's root alike."""
        return f"{FOLDER}/{self.id}/data"
