"""Reads exercises/<id>/answers.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from handbook.base.findings import Finding
from handbook.base.holes import judged
from handbook.base.shaped import read_as
from handbook.base.textfile import read_text
from handbook.course.exercises.model import FOLDER, Exercise
from handbook.course.languages import read_languages
from handbook.course.questions import types

FILE = "answers.yml"
_DAY = re.compile(r"\{day([+-]\d+)\}")


def read_exercises(root: Path, day: date) -> tuple[dict[str, Exercise], list[Finding]]:
    """Exercises by id, sorted; ``{day-21}`` becomes the date so many days from ``day``, the edition's."""
    exercises: dict[str, Exercise] = {}
    findings: list[Finding] = []
    languages, _ = read_languages(root)
    for path in sorted((root / FOLDER).glob(f"*/{FILE}")):
        file, name = path.relative_to(root).as_posix(), path.parent.name
        text, problems = read_text(root, file)
        if not problems:
            text = _DAY.sub(lambda match: (day + timedelta(int(match[1]))).isoformat(), text)
            exercise, _, problems = read_as(Exercise, text, file, ("EX01", "EX01"), languages)
            if exercise:
                exercises[name] = exercise
                problems += _problems(exercise)
        findings += problems if name in exercises else [replace(problem, lost=name) for problem in problems]
    return exercises, findings


def _problems(exercise: Exercise) -> Iterator[Finding]:
    """What the shape cannot tell, as far as the exercise can be read."""
    yield from judged([exercise], _wrong_questions)
    yield from judged([exercise], _ways_without_a_start)


def _wrong_questions(exercise: Exercise) -> Iterator[Finding]:
    """Answers that nobody can give, choices that are not there."""
    for question in exercise.questions:
        for found, write in judged([question], types.problems):
            yield Finding(exercise.file, question.line, "EX01", f'"{question.id}": {found}', write)


def _ways_without_a_start(exercise: Exercise) -> Iterator[Finding]:
    opened = {material.file for material in exercise.material}
    for planted, way in judged(exercise.planted, lambda planted: [(planted, planted.way)]):
        kind, _, file = way[0].partition(": ")
        if kind != "open" or file not in opened:
            found = f'"{planted.id}": the way begins with "{way[0]}"'
            yield Finding(exercise.file, planted.line, "EX01", found, "begin it with open: and a file of material")
