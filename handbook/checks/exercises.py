"""Rules EX03–EX08: data of exercises is fictional and as its seed made it; briefs and planted items agree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from handbook.base.findings import Finding, NotRead
from handbook.checks.fiction import fiction
from handbook.checks.rules import PAGES, Found, rule
from handbook.course.course import Course
from handbook.course.exercises.folder import (
    DATA,
    MAKER,
    SUMS,
    is_page,
    is_summed,
    listed,
    makers,
    pages,
    tells_a_story,
)
from handbook.course.exercises.model import FOLDER, Exercise

CASE = "case.yml"
DATA_FILES = (f"{FOLDER}/",)


def _wanted(course: Course) -> Iterator[tuple[str, Path]]:
    """Return the exercises made from a seed that the check was asked about."""
    return (pair for pair in makers(course.root).items() if course.wanted.meets(f"{FOLDER}/{pair[0]}/"))


@rule("EX03", where=DATA_FILES)
def all_data_is_fictional(course: Course) -> Iterator[Finding]:
    """Data of exercises holds reserved addresses, impossible numbers, invented names and marked drawings only."""
    for _, source in _wanted(course):
        if tells_a_story(source):
            yield from fiction(course.root, source / DATA)


# the codes up to EX21 are found in the same reading
@rule("EX11", where=DATA_FILES)
def all_cases_hold(course: Course) -> Iterator[Finding]:
    """Each case.yml has the form of a case, and does not contradict itself."""
    # imported here: a check of one page needs no training web
    from handbook.practice.web import contradictions, read_case

    for id_, source in _wanted(course):
        if (source / CASE).is_file():
            case, findings = read_case(source / CASE)
            for finding in findings or contradictions(case):
                yield replace(finding, file=f"{FOLDER}/{id_}/{CASE}")


@rule("EX04", where=DATA_FILES)
def data_is_as_it_was_made(course: Course) -> Iterator[Found | Finding]:
    """Each file of an exercise's data, and of what it is made from, stands in its SHA256SUMS with its sum.

    Pages that were never made are reported once for all exercises.
    """
    not_made: list[str] = []
    for id_, source in _wanted(course):
        sums = listed(source)
        files = (path for path in source.rglob("*") if path.is_file() and is_summed(path, source))
        there = {path.relative_to(source).as_posix(): path for path in files}
        for name, path in sorted(there.items()):
            made = name.startswith(f"{DATA}/")
            if name not in sums:
                yield f"{FOLDER}/{id_}/{name}", 0, f"a file that {SUMS} does not list"
            elif hashlib.sha256(path.read_bytes()).hexdigest() != sums[name][0]:
                found = f"a file that is not as {MAKER} made it" if made else "a file changed since the data was made"
                yield f"{FOLDER}/{id_}/{name}", 0, found
        for name in sorted(sums.keys() - there.keys()):
            if is_page(source / name, source):
                not_made.append(f"{id_}/{name}")
            else:
                yield f"{FOLDER}/{id_}/{SUMS}", sums[name][1], f'"{name}" is not there'
    if not_made:
        found = f"{len(not_made)} pages were not made, the first is {not_made[0]}"
        yield Finding(f"{FOLDER}/", 0, "EX04", found, "run make, or python -m handbook build, which make them first")


@rule("EX05", where=(PAGES, *DATA_FILES))
def exercises_have_briefs(course: Course) -> Iterator[Found]:
    """Each exercise has one brief, and each brief names an exercise."""
    for page in course.wanted_pages():
        if (page.meta.layout == "exercise") != bool(page.meta.exercise):
            yield page.file, page.meta.lines.get("layout", 1), "the keys layout: exercise and exercise: stand together"
        elif page.meta.exercise and page.meta.exercise not in course.data.exercises:
            yield page.file, page.meta.lines["exercise"], f'unknown exercise "{page.meta.exercise}"'
    # a page that is no brief needs none of them
    for exercise in course.data.exercises.values() if any(map(course.wanted.meets, DATA_FILES)) else ():
        path = f"{FOLDER}/{exercise.id}.md"
        pages = {lang: course.pages.get((lang, path)) for lang in course.languages}
        missing = not any(pages.values())  # if one language has it, PA01 reports the others
        for lang, page in pages.items():
            if missing or (page and page.meta.exercise != exercise.id):
                yield exercise.file, 0, f"no brief docs/{lang}/{path}"


@rule("EX06", where=DATA_FILES)
def exercises_name_what_exists(course: Course) -> Iterator[Found]:
    """Modules, files and planted texts that an exercise names are there."""
    if any(not page.is_file() for source in makers(course.root).values() for page in pages(source)):
        raise NotRead(f"{FOLDER}/")  # pages that were not made, which EX04 reports
    modules = {module.id for module in course.data.outline.modules}
    for exercise in course.data.exercises.values():
        for module in exercise.practises:
            if module not in modules:
                yield exercise.file, 0, f'unknown module "{module}"'
        for material in exercise.material:
            if not (course.root / exercise.data / material.file).is_file():
                yield exercise.file, 0, f'no file "{material.file}" in {exercise.data}'
        yield from _planted(exercise, course)


def _planted(exercise: Exercise, course: Course) -> Iterator[Found]:
    for planted in exercise.planted:
        path = course.root / exercise.data / planted.file
        if not path.is_file():
            yield exercise.file, planted.line, f'"{planted.id}": no file "{planted.file}" in {exercise.data}'
        elif path.suffix not in (".html",) and planted.text not in path.read_text("utf-8", errors="replace"):
            yield exercise.file, planted.line, f'"{planted.id}": "{planted.text}" does not stand in {planted.file}'


@rule("EX07", where=DATA_FILES)
def ids_of_exercises_are_unique(course: Course) -> Iterator[Found]:
    """An id of a question, a criterion or a planted item stands once and begins with its exercise's."""
    seen: dict[str, str] = {}
    for exercise in course.data.exercises.values():
        entries = [(question.id, question.line) for question in exercise.questions]
        entries += [(criterion.id, 0) for criterion in exercise.rubric]
        entries += [(planted.id, planted.line) for planted in exercise.planted]
        for id_, line in entries:
            if not id_.startswith(f"{exercise.id}-"):
                yield exercise.file, line, f'"{id_}" does not begin with "{exercise.id}-"'
            if id_ in seen:
                yield exercise.file, line, f'"{id_}" already stands in {seen[id_]}'
            seen.setdefault(id_, exercise.file)


@rule("EX08", where=DATA_FILES)
def rubrics_hold_a_red_line(course: Course) -> Iterator[Found]:
    """Each rubric has at least one red line, which earns no points."""
    for exercise in course.data.exercises.values():
        red = [criterion for criterion in exercise.rubric if criterion.red]
        if not red or any(criterion.points for criterion in red):
            yield exercise.file, 0, "a rubric without a red line, or with points for one"
