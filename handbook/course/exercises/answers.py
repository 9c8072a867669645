"""Reads exercises/<id>/answers.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from handbook.base.findings import Finding
from handbook.base.languages import Languages
from handbook.base.lined_yaml import read_shaped
from handbook.base.shapes import ID, WORDS
from handbook.base.textfile import read_text
from handbook.course.exercises.model import FOLDER, Criterion, Exercise, KeyPart, Material, Planted
from handbook.course.languages import in_each, read_languages
from handbook.course.questions import types
from handbook.course.questions.entry import words

FILE = "answers.yml"
_WAY = re.compile(r"(open|link|search): .+")
_DAY = re.compile(r"\{day([+-]\d+)\}")


def read_exercises(root: Path, day: date) -> tuple[dict[str, Exercise], list[Finding]]:
    """Exercises by id, sorted; ``{day-21}`` becomes the date so many days from ``day``, the edition's."""
    exercises: dict[str, Exercise] = {}
    findings: list[Finding] = []
    languages, _ = read_languages(root)
    for path in sorted((root / FOLDER).glob(f"*/{FILE}")):
        file = path.relative_to(root).as_posix()
        text, problems = read_text(root, file)
        if not problems:
            text, problems = _DAY.sub(lambda match: (day + timedelta(int(match[1]))).isoformat(), text), []
            lined, problems = read_shaped(text, file, in_each(_shape(), root), ("EX01", "EX01"))
            if not any(problem.lost for problem in problems):
                exercise = _exercise(path.parent.name, file, lined.value, lined.lines, languages)
                exercises[exercise.id] = exercise
                problems += _problems(exercise)
        name = path.parent.name
        findings += problems if name in exercises else [replace(problem, lost=name) for problem in problems]
    return exercises, findings


def _shape() -> dict[str, Any]:
    """Of the file; each type of question says which keys its own questions have."""
    return {
        "minutes": int,
        "team": int,
        "practises": [ID],
        "material": [{"file": str, **WORDS}],
        "hand_in": [WORDS],
        "hints": [WORDS],
        "questions": [types.shape()],
        "rubric": [{"id": ID, "points": int, "red?": bool, "criterion": WORDS, "full": WORDS}],
        "planted?": [
            {
                "id": ID,
                "what": WORDS,
                "file": str,
                "text": str,
                "way": [_WAY],
                "lead?": ID,
            }
        ],
        "key": [{"title": WORDS, "text": WORDS}],
    }


def _exercise(id_: str, file: str, value: dict[str, Any], lines: dict, languages: Languages) -> Exercise:
    return Exercise(
        id=id_,
        file=file,
        minutes=value["minutes"],
        team=value["team"],
        practises=tuple(value["practises"]),
        material=tuple(Material(item["file"], words(item, languages)) for item in value["material"]),
        hand_in=tuple(value["hand_in"]),
        hints=tuple(value["hints"]),
        questions=tuple(
            types.of_entry(item, lines[("questions", n)], languages) for n, item in enumerate(value["questions"])
        ),
        rubric=tuple(
            Criterion(item["id"], item["points"], item.get("red", False), item["criterion"], item["full"])
            for item in value["rubric"]
        ),
        planted=tuple(
            Planted(
                item["id"],
                item["what"],
                item["file"],
                item["text"],
                tuple(item["way"]),
                item.get("lead", ""),
                lines[("planted", n)],
            )
            for n, item in enumerate(value.get("planted", ()))
        ),
        key=tuple(KeyPart(item["title"], item["text"]) for item in value["key"]),
    )


def _problems(exercise: Exercise) -> Iterator[Finding]:
    """What the shape cannot tell: answers that nobody can give, choices that are not there, ways without a start."""
    for question in exercise.questions:
        for found, write in types.problems(question):
            yield Finding(exercise.file, question.line, "EX01", f'"{question.id}": {found}', write)
    opened = {material.file for material in exercise.material}
    for planted in exercise.planted:
        kind, _, file = planted.way[0].partition(": ")
        if kind != "open" or file not in opened:
            found = f'"{planted.id}": the way begins with "{planted.way[0]}"'
            yield Finding(exercise.file, planted.line, "EX01", found, "begin it with open: and a file of material")
