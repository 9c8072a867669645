"""Rules OB01–OB05: what a lesson promises is taught, asked and practised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.pages.model import Page


def _taught(page: Page) -> Iterator[tuple[str, int]]:
    """Yield the objectives that sections teach, with the line."""
    return ((name, section.line) for section in page.sections for name in section.teaches)


def _practised(page: Page) -> Iterator[tuple[str, int]]:
    """Yield the objectives that exercises practise, with the line."""
    return ((name, box.line) for box in page.boxes for name in box.practises)


def _missing(course: Course, done: Iterable[tuple[str, str]], word: str) -> Iterator[Found]:
    """Yield the objectives of lessons that are not in ``done``, a set of pairs of language and objective."""
    pairs = set(done)
    for page in course.lessons():
        for objective in page.meta.objectives:
            if (page.lang, objective.id) not in pairs:
                yield page.file, objective.line, f'the objective "{objective.id}" is not {word}'


@rule("OB01")
def objectives_are_taught(course: Course) -> Iterable[Found]:
    """Each objective is taught in a section of its lesson."""
    return _missing(course, ((page.lang, name) for page in course.every_page() for name, _ in _taught(page)), "taught")


@rule("OB02")
def objectives_are_asked(course: Course) -> Iterable[Found]:
    """Each objective is asked in a question."""
    asked = (
        (page.lang, name) for page in course.every_page() for question in page.questions for name in question.objectives
    )
    return _missing(course, asked, "asked")


@rule("OB03")
def objectives_are_practised(course: Course) -> Iterable[Found]:
    """Each objective is practised in an exercise."""
    practised = ((page.lang, name) for page in course.every_page() for name, _ in _practised(page))
    return _missing(course, practised, "practised")


@rule("OB04")
def taught_objectives_exist(course: Course) -> Iterator[Found]:
    """Sections and exercises name objectives that exist."""
    known = course.objectives()
    for page in course.pages.values():
        for name, line in [*_taught(page), *_practised(page)]:
            if (page.lang, name) not in known:
                yield page.file, line, f'unknown objective "{name}"'


@rule("OB05")
def objective_ids_are_unique(course: Course) -> Iterator[Found]:
    """An objective's id stands once in a language."""
    first: dict[tuple[str, str], str] = {}
    for page in course.lessons():
        for objective in page.meta.objectives:
            place = f"{page.file}:{objective.line}"
            if first.setdefault((page.lang, objective.id), place) != place:
                found = f'the objective "{objective.id}" already stands in {first[page.lang, objective.id]}'
                yield page.file, objective.line, found
