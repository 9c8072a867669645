"""Rules TT01–TT03: a timetable fits its time, teaches only what exists, and everything once and in a possible order."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.data.timetables import FILE, Plan, PlanItem
from handbook.course.exercises.model import FOLDER
from handbook.course.timetable import Thing, available, planned, things

MOST_OVER, MOST_UNDER = 10, 25  # per cent of the time there is
BEFORE = ("law", "ethics")
KEYBOARD = ("search", "social-media", "images-places", "sites-money")


def _known(course: Course) -> dict[str, Thing]:
    return things((page for page in course.every_page() if page.lang == course.languages.default), course.data)


@rule("TT01", where=(FILE,))
def plans_fit_their_time(course: Course) -> Iterator[Found]:
    """No day of a timetable teaches over 10 % more than its time allows, nor over 25 % less."""
    known = _known(course)
    for plan in course.data.timetables.plans:
        taught = planned(plan, known)
        for day in plan.days:
            minutes, there = sum(thing.minutes for thing in taught[day.day]), available(day, plan)
            if not there * (100 - MOST_UNDER) <= minutes * 100 <= there * (100 + MOST_OVER):
                yield FILE, day.line, f'"{plan.id}", day {day.day}: {minutes} minutes taught in {there}'


@rule("TT02", where=(FILE,))
def plans_teach_what_exists(course: Course) -> Iterator[Found]:
    """A timetable names only pages with minutes to teach, exercises, and its own events."""
    known = _known(course)
    for plan in course.data.timetables.plans:
        for day in plan.days:
            for item in day.teach:
                if item.id not in known:
                    yield FILE, item.line, f'"{plan.id}": nothing to teach with the id "{item.id}"'
        for exercise, lessons in plan.replaces.items():
            for id_ in (exercise, *lessons):
                if id_ not in known:
                    yield FILE, plan.line, f'"{plan.id}": replaces names "{id_}", which is not there'


@rule("TT03", where=(FILE,))
def plans_have_an_order(course: Course) -> Iterator[Found]:
    """Nothing stands twice in a timetable; law and ethics come before searching, a lesson before its exercise."""
    for plan in course.data.timetables.plans:
        items = [item for day in plan.days for item in day.teach]
        found = [*_twice(items, course), *_too_early(items, course), *_not_replaced(plan, items)]
        yield from ((FILE, line, f'"{plan.id}": {words}') for line, words in found)


def _twice(items: list[PlanItem], course: Course) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    modules = {_module(item.id) for item in items if not _exercise(item.id)}
    for item in items:
        event = course.data.timetables.events.get(item.id)
        if item.id in seen and not (event and event.kind == "check"):  # questions from memory come back each day
            yield item.line, f'"{item.id}" stands twice'
        if _exercise(item.id) and _exercise(item.id) in modules:
            yield item.line, f'"{item.id}" stands twice: its time lies in the lessons of that name'
        seen.add(item.id)


def _too_early(items: list[PlanItem], course: Course) -> Iterator[tuple[int, str]]:
    lessons = [_module(item.id) if not _exercise(item.id) else "" for item in items]
    for number, item in enumerate(items):
        exercise = course.data.exercises.get(_exercise(item.id))
        # an exercise belongs to the first module that it practises
        module = exercise.practises[0] if exercise else lessons[number]
        if exercise and module not in lessons[:number]:
            yield item.line, f'"{item.id}" before any lesson of {module}'
        if module in KEYBOARD:
            for before in BEFORE:
                if before not in lessons[:number] or before in lessons[number:]:
                    yield item.line, f'"{item.id}" before all of {before} was taught'


def _not_replaced(plan: Plan, items: list[PlanItem]) -> Iterator[tuple[int, str]]:
    order = [item.id for item in items]
    for exercise, lessons in plan.replaces.items():
        for lesson in lessons:
            if exercise not in order or lesson not in order[: order.index(exercise)]:
                yield plan.line, f'"{exercise}" replaces the exercise of "{lesson}" but does not come after it'


def _module(id_: str) -> str:
    """Return the folder of a page, "" for an event."""
    return id_.rpartition("/")[0]


def _exercise(id_: str) -> str:
    """Return the id of an exercise, "" for anything else."""
    return id_.removeprefix(f"{FOLDER}/") if id_.startswith(f"{FOLDER}/") else ""
