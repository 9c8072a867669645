"""Clock times of a plan, from the minutes of what it teaches: sittings, breaks, lunch, sums, what is left for home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from handbook.course.data.model import Data
from handbook.course.data.outline import Outline
from handbook.course.data.timetables import Plan, PlanDay
from handbook.course.exercises.model import FOLDER
from handbook.course.pages.model import Page

PAUSES = ("break", "lunch")
FULL = 5  # a pause ends on a full five minutes, so that everybody knows when to be back


@dataclass(frozen=True)
class Thing:
    """Something that a plan can teach, and how much of its time is practice."""

    id: str  # of a page, `exercises/<id>`, or of an event
    kind: str  # "module" (its opening) | "lesson" | "check" | "exercise" | "test" | "talk"
    minutes: int
    practice: int
    piece: int = 0  # 1, 2 … where a thing longer than a sitting is cut; 0 where it is whole


@dataclass(frozen=True)
class Slot:
    """A thing or a pause at its time; times are minutes after midnight."""

    start: int
    minutes: int
    kind: str  # that of the thing, or one of PAUSES
    id: str  # "" for a pause
    piece: int = 0

    @property
    def end(self) -> int:
        return self.start + self.minutes


@dataclass(frozen=True)
class Sums:
    """The minutes of a plan."""

    taught: int
    practice: int
    available: int
    of_kind: dict[str, int]


def things(pages: Iterable[Page], data: Data) -> dict[str, Thing]:
    """Return all that a plan can teach, by id: pages (of one language) with minutes to teach, exercises, events."""
    found = [_of_page(page) for page in pages if page.meta.teach]
    found += [
        Thing(f"{FOLDER}/{e.id}", "exercise", e.minutes, e.minutes)
        for e in map(data.exercises.__getitem__, data.exercises)
    ]
    found += [
        Thing(event.id, event.kind, event.minutes, event.minutes if event.kind == "check" else 0)
        for event in data.timetables.events.values()
    ]
    return {thing.id: thing for thing in found}


def _of_page(page: Page) -> Thing:
    id_, minutes = page.id, page.meta.teach
    if id_.endswith("/check"):
        return Thing(id_, "check", minutes, minutes)
    practice = sum(box.minutes for box in page.boxes if box.kind == "exercise")
    return Thing(id_, "module" if id_.endswith("/index") else "lesson", minutes, min(practice, minutes))


def planned(plan: Plan, known: Mapping[str, Thing]) -> dict[int, list[Thing]]:
    """Return what is taught on each day of a plan; a lesson loses its own exercise if the plan replaces it.

    Unknown ids are left out: rule TT02 reports them.
    """
    gives_up = {lesson for lessons in plan.replaces.values() for lesson in lessons}

    def thing(id_: str) -> Thing:
        whole = known[id_]
        return replace(whole, minutes=whole.minutes - whole.practice, practice=0) if id_ in gives_up else whole

    return {day.day: [thing(item.id) for item in day.teach if item.id in known] for day in plan.days}


def available(day: PlanDay, plan: Plan) -> int:
    """Return the minutes of a day that are left for teaching after the rests of the plan."""
    if day.lunch is None:
        return _without_breaks(day.end - day.start, plan)
    return _without_breaks(day.lunch - day.start, plan) + _without_breaks(day.end - day.lunch - plan.pauses.lunch, plan)


def _without_breaks(minutes: int, plan: Plan) -> int:
    """Return what is left of a stretch of time with as few breaks as the longest sitting allows."""
    longest, pause = plan.pauses.longest, plan.pauses.minutes
    breaks = max(0, -(-(minutes - longest) // (longest + pause)))
    return minutes - breaks * pause


def lay_out(plan: Plan, known: Mapping[str, Thing]) -> dict[int, list[Slot]]:
    """Return the slots of each day, pauses included, one after the other without a gap."""
    taught = planned(plan, known)
    return {day.day: _day(day, _cut(taught[day.day], plan.pauses.longest), plan) for day in plan.days}


def _cut(whole: Iterable[Thing], longest: int) -> list[Thing]:
    """Cut things that are longer than a sitting into pieces of full five minutes."""
    pieces: list[Thing] = []
    for thing in whole:
        count = -(-thing.minutes // longest)
        if count < 2:
            pieces.append(thing)
            continue
        size = -(-thing.minutes // (count * FULL)) * FULL
        ends = [*range(size, thing.minutes, size), thing.minutes]
        pieces += [
            replace(thing, minutes=end - start, practice=0, piece=number)
            for number, (start, end) in enumerate(zip([0, *ends], ends, strict=False), 1)
        ]
    return pieces


def _day(day: PlanDay, pieces: list[Thing], plan: Plan) -> list[Slot]:
    """Return a day's slots; lunch stands between the two things where it comes nearest to its time."""
    units = _units(pieces)
    if day.lunch is None:
        return _stretch(day.start, units, plan)

    def with_lunch(before: int) -> list[Slot]:
        morning = _stretch(day.start, units[:before], plan)
        noon = morning[-1].end if morning else day.start
        lunch = Slot(noon, _up_to_full(noon + plan.pauses.lunch) - noon, "lunch", "")
        return [*morning, lunch, *_stretch(lunch.end, units[before:], plan)]

    def distance(slots: list[Slot]) -> int:
        return abs(next(slot.start for slot in slots if slot.kind == "lunch") - (day.lunch or 0))

    return min((with_lunch(before) for before in range(len(units) + 1)), key=distance)


def _units(pieces: Iterable[Thing]) -> list[list[Thing]]:
    """Group pieces that must not be separated by a pause: a module's opening with the piece after it."""
    units: list[list[Thing]] = []
    for piece in pieces:
        if units and units[-1][-1].kind == "module":
            units[-1].append(piece)
        else:
            units.append([piece])
    return units


def _stretch(start: int, units: Sequence[list[Thing]], plan: Plan) -> list[Slot]:
    """Return slots from ``start`` on, with a break between two sittings."""
    slots: list[Slot] = []
    now = start
    for number, sitting in enumerate(sittings(units, plan.pauses.longest)):
        if number:
            slots.append(Slot(now, _up_to_full(now + plan.pauses.minutes) - now, "break", ""))
            now = slots[-1].end
        for thing in sitting:
            slots.append(Slot(now, thing.minutes, thing.kind, thing.id, thing.piece))
            now = slots[-1].end
    return slots


def _up_to_full(time: int) -> int:
    return -(-time // FULL) * FULL


def sittings(units: Sequence[list[Thing]], longest: int) -> list[list[Thing]]:
    """Put the units into as few groups as possible, none longer than ``longest``, the longest as short as possible."""
    if not units:
        return []
    ends = [0, *accumulate(map(_minutes, units))]
    limits = sorted({b - a for n, a in enumerate(ends) for b in ends[n + 1 :]})
    fewest = len(_filled(units, longest))
    return next(groups for limit in limits if len(groups := _filled(units, limit)) == fewest)


def _filled(units: Iterable[list[Thing]], limit: int) -> list[list[Thing]]:
    """Fill each group up to the limit before the next begins; a unit beyond the limit makes its own group."""
    groups: list[list[Thing]] = []
    for unit in units:
        if groups and _minutes(groups[-1]) + _minutes(unit) <= limit:
            groups[-1] += unit
        else:
            groups.append([*unit])
    return groups


def _minutes(things: Iterable[Thing]) -> int:
    return sum(thing.minutes for thing in things)


def sums(plan: Plan, known: Mapping[str, Thing]) -> Sums:
    """Sum what is taught, how much of it is practice, and how much time there is."""
    taught = [thing for day in planned(plan, known).values() for thing in day]
    return Sums(
        taught=sum(thing.minutes for thing in taught),
        practice=sum(thing.practice for thing in taught),
        available=sum(available(day, plan) for day in plan.days),
        of_kind={
            kind: sum(thing.minutes for thing in taught if thing.kind == kind)
            for kind in dict.fromkeys(thing.kind for thing in taught)
        },
    )


def left_for_home(plan: Plan, known: Mapping[str, Thing], order: Iterable[str], outline: Outline) -> list[str]:
    """Return lessons, questions and exercises that the plan does not teach, in ``order`` (ids of pages)."""
    taught = {item.id for day in plan.days for item in day.teach}
    # the hours of an exercise that has the name of a module lie in that module's lessons
    taught |= {f"{FOLDER}/{id_.split('/')[0]}" for id_ in taught if "/" in id_}
    folders = {FOLDER, *(module.id for module in outline.modules if module.number)}
    kinds = ("lesson", "check", "exercise")
    return [
        id_
        for id_ in order
        if id_ in known and id_ not in taught and known[id_].kind in kinds and id_.split("/")[0] in folders
    ]


def first_monday(after: date) -> date:
    """Return the first Monday after a day."""
    return after + timedelta(days=7 - after.weekday())


def day_of(number: int, first: date) -> date:
    """Return the date of a plan's day, counted from the first day of the course."""
    return first + timedelta(days=number - 1)


def blocks(slots: Iterable[Slot]) -> Iterator[list[Slot]]:
    """Yield slots of one module that follow each other without a pause as one block, each other slot alone."""
    block: list[Slot] = []
    for slot in slots:
        same = bool(block) and _module(slot) != "" and _module(slot) == _module(block[-1])
        if block and not same:
            yield block
            block = []
        if slot.kind not in PAUSES:
            block.append(slot)
    if block:
        yield block


def _module(slot: Slot) -> str:
    """Return the module whose page a slot teaches; "" for exercises, events and pauses."""
    return slot.id.partition("/")[0] if slot.kind in ("module", "lesson", "check") and "/" in slot.id else ""
