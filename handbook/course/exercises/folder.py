"""Names the files of an exercise's folder, and tells whether its data is as it was made."""

from __future__ import annotations

import hashlib
from pathlib import Path

from handbook.course.exercises.answers import FILE as ANSWERS
from handbook.course.exercises.model import FOLDER

MAKER = "make.py"
SUMS = "SHA256SUMS"
DATA = "data"


def makers(root: Path) -> dict[str, Path]:
    """The folders that hold a make.py, by name."""
    return {path.parent.name: path.parent for path in sorted((root / FOLDER).glob(f"*/{MAKER}"))}


def tells_a_story(source: Path) -> bool:
    """False for the folder of scripts and styles that exercises share: the search's words name real things."""
    return (source / ANSWERS).is_file()


def is_summed(path: Path, source: Path) -> bool:
    """Data and what it is made from, not the answers, from which nothing is made, nor what Python leaves behind."""
    below = path.relative_to(source)
    return below.as_posix() not in (SUMS, ANSWERS) and "__pycache__" not in below.parts


def sums(source: Path) -> str:
    """The text of SHA256SUMS, as sha256sum writes and reads it: the data, and what it was made from."""
    files = sorted(path for path in source.rglob("*") if path.is_file() and is_summed(path, source))
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(source).as_posix()}\n" for path in files
    )
