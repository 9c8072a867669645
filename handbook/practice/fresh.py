"""Tells which pages of exercises are missing or older than their seeds, and puts new ones in their place."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from pathlib import Path

from handbook.base.alone import delay_signals
from handbook.course.exercises.folder import DATA, is_page, makers, pages

STAMPS = ".build/made"  # a file for each exercise: the hash of what its pages were made from
# what make.py reads beside its own folder, below the project's root
READ_BESIDE = ("docs/_data/elements.yml", "exercises/names.yml")
# the program that makes pages; a test compares this list with what is opened while they are made
PROGRAM = (
    *("base", "course", "mongolian", "practice", "checks/deny.yml", "checks/fiction.py"),
    *("render/colours.py", "render/colours.yml", "render/figures/letters.py", "render/forms/reproducible.py"),
)
_PACKAGE = Path(__file__).parents[1]


def outdated(root: Path, day: date) -> list[Path]:
    """The folders of exercises whose pages have to be made; ``day`` is the edition's."""
    return [source for source in makers(root).values() if _is_outdated(root, source, day)]


def _is_outdated(root: Path, source: Path, day: date) -> bool:
    wanted = pages(source)
    stamped = root / STAMPS / source.name
    if not wanted:
        return False
    if not stamped.is_file() or not all(page.is_file() for page in wanted):
        return True
    return stamped.read_text(encoding="utf-8") != _made_from(root, source, day)


def stamp(root: Path, source: Path, day: date) -> None:
    """Note what the pages of an exercise were made from just now."""
    file = root / STAMPS / source.name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_made_from(root, source, day), encoding="utf-8")


def put_in_place(root: Path, made: Path, source: Path, day: date) -> None:
    """Move the pages among the data in ``made`` to those of the exercise; pages that are made no more go.

    All other data stays as git keeps it.
    """
    there = source / DATA
    new = {there / page.relative_to(made): page for page in _files(made)}
    new = {target: page for target, page in new.items() if is_page(target, source)}
    with delay_signals():
        (root / STAMPS / source.name).unlink(missing_ok=True)  # whatever ends this, half of it is never taken for good
        for old in _files(there):
            if is_page(old, source) and old not in new:
                old.unlink()
        for target, page in new.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            page.replace(target)
        stamp(root, source, day)


def _made_from(root: Path, source: Path, day: date) -> str:
    """A hash of the edition's day, the seeds, the sums that are promised, and the program."""
    own = [file for file in _files(source) if DATA not in file.relative_to(source).parts[:1]]
    beside = [file for file in map(root.joinpath, READ_BESIDE) if file.is_file()]
    digest = hashlib.sha256(f"{day.isoformat()} {_program()}".encode())
    _add(digest, root, [*own, *beside])
    return digest.hexdigest()


@cache
def _program() -> str:
    digest = hashlib.sha256()
    places = [_PACKAGE / name for name in PROGRAM]
    _add(digest, _PACKAGE, [file for place in places for file in ([place] if place.is_file() else _files(place))])
    return digest.hexdigest()


def _add(digest: hashlib._Hash, root: Path, files: list[Path]) -> None:
    for file in files:
        digest.update(f"\0{file.relative_to(root).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(found)
