"""What an exercise is made of: its material, hints, questions of the self-check, rubric, planted items and key."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.base.shaped import Words
from handbook.course.exercises.normal import IdForm

FOLDER = "exercises"  # of all exercises; the same name below the site's root


@dataclass(frozen=True)
class Material:
    """A file the trainee gets."""

    file: str  # below data/
    words: Words


@dataclass(frozen=True)
class Mistake:
    """Wrong answers that were foreseen, and the hint that fits them."""

    answers: tuple[str, ...]
    hint: Words


@dataclass(frozen=True)
class Choice:
    """One thing to choose in a question of kind "choice" or "sort"."""

    id: str
    words: Words
    right: bool = False  # "choice" only
    reason: Words | None = None  # "choice" only: shown when it was chosen


@dataclass(frozen=True)
class Item:
    """One row of a question of kind "sort"."""

    id: str
    words: Words
    right: str  # id of a choice
    fair: tuple[str, ...]  # "sort": ids of choices that are no mistake either
    hint: Words | None  # "sort": what to look at again, shown beside a wrong row
    why: Words | None  # shown once the table is solved


@dataclass(frozen=True)
class Check:
    """A question of the self-check. What is compared is normalised first, see handbook.course.exercises.normal."""

    id: str
    kind: str  # "text" | "date" | "id" | "address" | "number" | "time" | "set" | "choice" | "sort"
    typed: str  # how one typed answer is read: the kind, or for a set that of its entries
    ask: Words
    right: tuple[tuple[str, ...], ...]  # the ways to write each right answer; one group but for "set"
    shown: str  # the right answer as the key prints it
    zone: str  # "time" only: the clock that is asked for, "utc" or "ub"; "" where any is meant
    decimals: int  # "number" only: digits after the point that count
    ids: IdForm | None  # "id" only
    wrong: tuple[Mistake, ...]
    otherwise: Words | None
    choices: tuple[Choice, ...]
    items: tuple[Item, ...]
    positive: str  # "sort": the choice that means "found"; "" where precision and recall mean nothing
    without: Words | None  # with ``positive``: how rows are called that were marked and are none
    why: Words | None
    line: int


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
    checks: tuple[Check, ...]
    rubric: tuple[Criterion, ...]
    planted: tuple[Planted, ...]
    key: tuple[KeyPart, ...]

    @property
    def data(self) -> str:
        """The folder of its data, relative to the project's root and to the site's root alike."""
        return f"{FOLDER}/{self.id}/data"
