"""Lists the texts of data files with their lines, as they are written, for rules about allowed signs and markup."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from handbook.base.lined_yaml import read_yaml
from handbook.base.textfile import read_text
from handbook.base.walk import texts_in
from handbook.course.course import Course
from handbook.course.exercises.model import FOLDER

DATA = "docs/_data/"
EXERCISES = f"{FOLDER}/"
DATA_FOLDERS = (DATA, EXERCISES)
_KINDS = {".yml", ".csv", ".bib"}


def data_texts(course: Course) -> Iterator[tuple[str, int, str]]:
    """Yield file, line and text of each text in the wanted data files, answers.yml of exercises included."""
    for path in _files(course.root):
        file = path.relative_to(course.root).as_posix()
        if course.wanted.has(file):
            yield from ((file, line, text) for line, text in _texts(read_text(course.root, file)[0], path.suffix))


def _files(root: Path) -> list[Path]:
    found = [path for path in (root / DATA).glob("*") if path.suffix in _KINDS]
    return sorted([*found, *(root / EXERCISES).glob("*/answers.yml")])


@lru_cache(64)  # several rules read the same files
def _texts(text: str, kind: str) -> tuple[tuple[int, str], ...]:
    rows = text.split("\n")
    if kind != ".yml":
        return tuple(enumerate(rows, 1))
    lined, _ = read_yaml(text, "", "")
    found = []
    for path, value in texts_in(lined.value):
        first = lined.lines[path]
        below = 1 if rows[first - 1].rstrip().endswith(("|", ">", "|-", ">-")) else 0
        found += [(min(first + below + n, len(rows)), row) for n, row in enumerate(value.split("\n"))]
    return tuple(found)
