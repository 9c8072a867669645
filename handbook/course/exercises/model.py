"""What an exercise is made of: its material, hints, questions of the self-check, rubric, planted items and key."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.base.shaped import Words
from handbook.course.questions.model import Question

FOLDER = "exercises"  # of all exercises; the same name below the site's root


@dataclass(frozen=True)
class Material:
    """A file the trainee gets."""

    file: str  # below data/
    words: Words


@dataclass(frozen=True)
class Criterion:
    """A line of the rubric."""

    id: str
    points: int
    red: bool  # crossed, the exercise is not passed
    words: Words
    full: Words  # what earns all points; key only


@dataclass(frozen=True)
class Planted:
    """A thing to find, and the way a trainee reaches it."""

    id: str
    what: Words
    file: str  # below data/
    text: str  # stands there as written
    way: tuple[str, ...]  # "open: file", "link: words", "search: words"
    lead: str  # "" | "a" | "b" | … : to which part of a case it belongs
    line: int


@dataclass(frozen=True)
class KeyPart:
    """A part of the key; trainer edition only."""

    title: Words
    text: Words


@dataclass(frozen=True)
class Exercise:
    """An answers.yml."""

    id: str  # name of its folder
    file: str  # its answers.yml, relative to the project's root
    minutes: int
    team: int  # people who work together
    practises: tuple[str, ...]  # ids of modules
    material: tuple[Material, ...]
    hand_in: tuple[Words, ...]
    hints: tuple[Words, ...]
    questions: tuple[Question, ...]  # of the self-check
    rubric: tuple[Criterion, ...]
    planted: tuple[Planted, ...]
    key: tuple[KeyPart, ...]

    @property
    def data(self) -> str:
        """The folder of its data, relative to the project's root and to the site's root alike."""
        return f"{FOLDER}/{self.id}/data"
