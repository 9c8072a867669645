"""Loads docs/_data/timetables.yml: what each plan of the course teaches, on which day and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.shaped import As, Id, Itself, Key, Line, Words, judged
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_optional

FILE = "docs/_data/timetables.yml"
EVENT_KINDS = frozenset({"check", "talk", "test"})


def _minutes(clock: str) -> int:
    """Convert `09:30` to minutes after midnight."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _lists(replaces: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {exercise: tuple(lessons) for exercise, lessons in replaces.items()}


Clock = Annotated[int, As(re.compile(r"([01]\d|2[0-3]):[0-5]\d"), _minutes)]
Replaces = Annotated[dict[str, tuple[str, ...]], As({re.compile(r".+"): [str]}, _lists)]


@dataclass(frozen=True)
class PlanEvent:
    """Something of a timetable that has no page: opening, test, closing."""

    id: Key
    title: Words
    kind: Annotated[str, EVENT_KINDS]
    minutes: int


@dataclass(frozen=True)
class PlanItem:
    """Something that a plan teaches: the id of a page, `exercises/<id>`, or the id of an event."""

    id: Itself
    line: Line


@dataclass(frozen=True)
class Pauses:
    """When a class rests."""

    longest: Annotated[int, range(10, 301)]  # most minutes without a break
    minutes: int  # of a break
    lunch: int  # minutes of it


@dataclass(frozen=True, kw_only=True)
class PlanDay:
    """A day of a plan; times are minutes after midnight."""

    day: Annotated[int, range(1, 366)]  # counted from the first day of the course, 1; a Monday makes 6 and 7 a weekend
    start: Clock
    end: Clock
    lunch: Clock | None = None  # when it should begin
    teach: tuple[PlanItem, ...]
    line: Line


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan of timetables.yml."""

    id: Id
    title: Words
    note: Words
    pauses: Pauses
    replaces: Replaces = field(default_factory=dict)  # exercise → lessons whose own exercise it replaces
    days: tuple[PlanDay, ...]
    line: Line


@dataclass(frozen=True)
class Timetables:
    """All of timetables.yml."""

    events: dict[str, PlanEvent]
    plans: tuple[Plan, ...]


def read_timetables(root: Path) -> tuple[Timetables, list[Finding]]:
    """Return all plans in the order of the file."""
    written, _, findings = read_optional(root, FILE, Timetables, Timetables({}, ()))
    findings += judged([written], lambda all_: repeats([(plan.id, plan.line) for plan in all_.plans], FILE))
    findings += judged([written], lambda all_: [*judged(all_.plans, _order_of_days)])
    return written, findings


def _order_of_days(plan: Plan) -> Iterator[Finding]:
    """Report days out of order, and times of a day that run back."""
    write = "write days in their order, and for each start, lunch and end in theirs"
    last = 0
    for day in plan.days:
        times = [day.start, *([] if day.lunch is None else [day.lunch]), day.end]
        if day.day <= last or times != sorted(set(times)):
            yield Finding(FILE, day.line, "DA02", f'"{plan.id}": day {day.day} and its times are not in order', write)
        last = day.day
