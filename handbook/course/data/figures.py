"""Loads docs/_data/figures.yml: the words and counts of each figure, in a data class for each kind of figure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.shaped import Key, Line, OfKind, Words
from handbook.course.data.yaml_file import read_data

FILE = "docs/_data/figures.yml"
TONES = ("plain", "ok", "care", "stop")  # what a part means; each has its colour, line and icon
MOST_MARKS = 1000  # in a figure of dots: more cannot be told apart on a phone

Tone = Annotated[str, frozenset(TONES)]
Count = Annotated[int, range(1, MOST_MARKS + 1)]


@dataclass(frozen=True, kw_only=True)
class Part:
    """What is drawn as one card: a heading, and what stands below and beside it."""

    head: Words
    text: Words | None = None
    items: tuple[Words, ...] = ()
    tag: str | None = None  # an article of law, the same in every language
    tone: Tone | None = None
    line: Line


@dataclass(frozen=True, kw_only=True)
class Station(Part):
    """A question with the way out that one of its answers leads to; without a way out, a step."""

    exit: Part | None = None


@dataclass(frozen=True, kw_only=True)
class FactRead:
    """A fact and the two ways in which it is read."""

    fact: Words
    left: Words
    right: Words
    line: Line


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A share of one whole, from 0 to 100."""

    value: float
    label: Words
    line: Line


@dataclass(frozen=True, kw_only=True)
class Way:
    """How a thing is sent for, and where it is in the end."""

    tool: Part
    end: Part
    line: Line


@dataclass(frozen=True, kw_only=True)
class Group:
    """So many of the dots, of one tone."""

    count: Count
    label: Words
    tone: Tone
    line: Line


@dataclass(frozen=True, kw_only=True)
class Figure:
    """The fields that every figure has."""

    id: Key
    kind: str
    title: Words
    desc: Words  # what it shows, in two or three sentences, for readers who do not see it
    foot: tuple[Words, ...] = ()
    line: Line


@dataclass(frozen=True, kw_only=True)
class Gates(Figure):
    """Questions in order, each with a way out, and the result behind the last."""

    stations: tuple[Station, ...]
    exit_word: Words
    next_word: Words
    result: Part
    note: Part | None = None


@dataclass(frozen=True, kw_only=True)
class Paths(Figure):
    """An act, what holds it back, and the harm that follows if nothing does."""

    act: Part
    shield: Part
    effects: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class TwoReadings(Figure):
    """Facts, each read in two ways."""

    left: Words
    right: Words
    fact: Words
    rows: tuple[FactRead, ...]
    result: Part | None = None


@dataclass(frozen=True, kw_only=True)
class Bars(Figure):
    """Shares of one whole, and what they do not say."""

    head: Words
    bars: tuple[Bar, ...]
    result: Part


@dataclass(frozen=True, kw_only=True)
class Parts(Figure):
    """A sheet of paper and the fields on it."""

    head: Words
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Nested(Figure):
    """Things that lie inside one another, the outermost first."""

    rings: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Route(Figure):
    """One thing with two ways: one stays inside the border, the other leaves."""

    source: Part
    home: Way
    abroad: Way
    border: Words
    note: Part | None = None


@dataclass(frozen=True, kw_only=True)
class Steps(Figure):
    """Steps in order, each with its rule."""

    steps: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Dots(Figure):
    """A mark for each of ``total``, in groups."""

    head: Words
    total: Count
    groups: tuple[Group, ...]
    result: Part | None = None


KINDS: dict[str, type[Figure]] = {
    "gates": Gates,
    "paths": Paths,
    "readings": TwoReadings,
    "bars": Bars,
    "parts": Parts,
    "nested": Nested,
    "route": Route,
    "steps": Steps,
    "dots": Dots,
}
AnyFigure = Annotated[Figure, OfKind("kind", lambda: KINDS)]


def read_figures(root: Path) -> tuple[dict[str, Figure], list[Finding]]:
    """Return each figure by its id."""
    figures, _, findings = read_data(root, FILE, dict[str, AnyFigure], {})
    return figures, findings
