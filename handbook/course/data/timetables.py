"""Loads docs/_data/timetables.yml: what each plan of the course teaches, on which day and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.base.findings import Finding
from handbook.base.lined_yaml import ID, WORDS, Lined
from handbook.base.shaped import Words
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_optional

FILE = "docs/_data/timetables.yml"
EVENT_KINDS = frozenset({"check", "talk", "test"})
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
SHAPE = {
    "events": {ID: {"title": WORDS, "kind": EVENT_KINDS, "minutes": int}},
    "plans": [
        {
            "id": ID,
            "title": WORDS,
            "note": WORDS,
            "pauses": {"longest": range(10, 301), "minutes": int, "lunch": int},
            "replaces?": {re.compile(r".+"): [str]},
            "days": [{"day": range(1, 366), "start": _CLOCK, "end": _CLOCK, "lunch?": _CLOCK, "teach": [str]}],
        }
    ],
}


@dataclass(frozen=True)
class PlanEvent:
    """Something of a timetable that has no page: opening, test, closing."""

    id: str
    title: Words
    kind: str  # one of EVENT_KINDS
    minutes: int


@dataclass(frozen=True)
class PlanItem:
    """What a plan teaches: the id of a page, `exercises/<id>`, or the id of an event."""

    id: str
    line: int


@dataclass(frozen=True)
class Pauses:
    """When a class rests."""

    longest: int  # minutes that nobody sits longer without a break
    minutes: int  # of a break
    lunch: int  # minutes of it


@dataclass(frozen=True)
class PlanDay:
    """A day of a plan; times are minutes after midnight."""

    day: int  # counted from the first day of the course, 1; a Monday makes 6 and 7 a weekend
    start: int
    end: int
    lunch: int | None  # when it should begin
    items: tuple[PlanItem, ...]
    line: int


@dataclass(frozen=True)
class Plan:
    """A plan of timetables.yml."""

    id: str
    title: Words
    note: Words
    pauses: Pauses
    replaces: dict[str, tuple[str, ...]]  # exercise → lessons whose own exercise it stands in for
    days: tuple[PlanDay, ...]
    line: int


@dataclass(frozen=True)
class Timetables:
    """All of timetables.yml."""

    events: dict[str, PlanEvent]
    plans: dict[str, Plan]


def read_timetables(root: Path) -> tuple[Timetables, list[Finding]]:
    """All plans in the order of the file; a day or plan with a mistake in its form is left out."""
    lined, findings = read_optional(root, FILE, SHAPE)
    events = {
        id_: PlanEvent(id_, event["title"], event["kind"], event["minutes"])
        for id_, event in lined.value.get("events", {}).items()
    }
    plans = [
        Plan(
            id=plan["id"],
            title=plan["title"],
            note=plan["note"],
            pauses=Pauses(**plan["pauses"]),
            replaces={exercise: tuple(lessons) for exercise, lessons in plan.get("replaces", {}).items()},
            days=tuple(_days(lined, n, plan["days"])),
            line=lined.lines[("plans", n)],
        )
        for n, plan in enumerate(lined.value.get("plans", []))
        if plan
    ]
    findings += repeats(((plan.id, plan.line) for plan in plans), FILE)
    for plan in plans:
        findings += _order_of_days(plan)
    return Timetables(events, {plan.id: plan for plan in plans}), findings


def _days(lined: Lined, n: int, days: list[dict]) -> Iterator[PlanDay]:
    for m, day in enumerate(days):
        if day:
            place = ("plans", n, "days", m)
            items = tuple(PlanItem(id_, lined.lines[(*place, "teach", k)]) for k, id_ in enumerate(day["teach"]) if id_)
            lunch = _minutes(day["lunch"]) if "lunch" in day else None
            yield PlanDay(day["day"], _minutes(day["start"]), _minutes(day["end"]), lunch, items, lined.lines[place])


def _minutes(clock: str) -> int:
    """`09:30` → minutes after midnight."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _order_of_days(plan: Plan) -> Iterator[Finding]:
    """Days follow each other, and on each of them the clock does not run back."""
    write = "write days in their order, and for each start, lunch and end in theirs"
    last = 0
    for day in plan.days:
        times = [day.start, *([] if day.lunch is None else [day.lunch]), day.end]
        if day.day <= last or times != sorted(set(times)):
            yield Finding(FILE, day.line, "DA02", f'"{plan.id}": day {day.day} and its times are not in order', write)
        last = day.day
