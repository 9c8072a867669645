"""Names the files of an exercise's folder, which of them git keeps, and what SHA256SUMS says of them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from handbook.base.textfile import read_text
from handbook.course.exercises.answers import FILE as ANSWERS
from handbook.course.exercises.model import FOLDER

MAKER = "make.py"
SUMS = "SHA256SUMS"
DATA = "data"
# Data of these kinds is made from the seeds before content is read. Git keeps the rest; .gitignore says the same.
PAGES = frozenset({".html", ".css", ".js", ".svg"})
# It also keeps evidence, whose sums stand in its log, and what is made with packages that a build does without.
KEPT = ("capture/data/", "shadow/data/", "report/data/items/")


def makers(root: Path) -> dict[str, Path]:
    """Return the folders that hold a make.py, by name."""
    return {path.parent.name: path.parent for path in sorted((root / FOLDER).glob(f"*/{MAKER}"))}


def tells_a_story(source: Path) -> bool:
    """Return True for an exercise with answers.yml.

    exercises/shared has none, and no check for fiction: the words of its search name real things.
    """
    return (source / ANSWERS).is_file()


def is_summed(path: Path, source: Path) -> bool:
    """Return True if SHA256SUMS lists the file: all but answers.yml, the list itself and __pycache__."""
    below = path.relative_to(source)
    return below.as_posix() not in (SUMS, ANSWERS) and "__pycache__" not in below.parts


def sums(source: Path) -> str:
    """Return the text of SHA256SUMS, as sha256sum writes and reads it: the data, and what it was made from."""
    files = sorted(path for path in source.rglob("*") if path.is_file() and is_summed(path, source))
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(source).as_posix()}\n" for path in files
    )


def is_page(path: Path, source: Path) -> bool:
    """True for data of the exercise in ``source`` that git does not keep, because every command makes it."""
    below = path.relative_to(source)
    in_git = f"{source.name}/{below.as_posix()}".startswith(KEPT)
    return below.parts[:1] == (DATA,) and path.suffix in PAGES and not in_git


def listed(source: Path) -> dict[str, tuple[str, int]]:
    """What SHA256SUMS lists: the sum of each file, and the line that states it. Nothing where there is no such file."""
    text, _ = read_text(source, SUMS)
    lines = (line.partition("  ") for line in text.splitlines())
    return {name: (digest, number) for number, (digest, _, name) in enumerate(lines, 1)}


def pages(source: Path) -> list[Path]:
    """The pages that SHA256SUMS lists, whether they were made or not."""
    return [source / name for name in listed(source) if is_page(source / name, source)]
