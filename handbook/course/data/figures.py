"""Loads docs/_data/figures.yml: the words and counts of each figure, in a data class for each kind of figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.shaped import Key, Line, OfKind, Words
from handbook.course.data.yaml_file import read_data

FILE = "docs/_data/figures.yml"
TONES = ("plain", "ok", "care", "stop")  # what a part means; each has its colour, line and icon
MOST_MARKS = 1000  # in a figure of dots: more cannot be told apart on a phone

_TAG = re.compile(r"\d[\d.,:– ]*")
Tone = Annotated[str, frozenset(TONES)]
Count = Annotated[int, range(1, MOST_MARKS + 1)]


@dataclass(frozen=True, kw_only=True)
class Part:
    """What is drawn as one card: a heading, and what stands below and beside it."""

    head: Words
    text: Words | None = None
    tag: Annotated[str, _TAG] | None = None  # an article of law or an hour, the same in every language
    tone: Tone | None = None
    line: Line


@dataclass(frozen=True, kw_only=True)
class PartWithItems(Part):
    """A card with a list below its text."""

    items: tuple[Words, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Station(PartWithItems):
    """A card in a row of gates: a question if it has a way out, else a step."""

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
    """One way that the source goes: what it is asked for with, and where it ends."""

    tool: Part
    end: Part
    line: Line


@dataclass(frozen=True, kw_only=True)
class Group:
    """Dots of one tone: how many, and what they stand for."""

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
    foot: tuple[Words, ...] = ()  # lines of text below the drawing
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
    shield: PartWithItems
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
