"""Keeps what tests build under .build/kept, in a folder named after all it is made of, for all processes and runs."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from filelock import FileLock
from rooms import HOUSE, at_work

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".build" / "kept"
# what every site and edition is made of; the locks stand for the packages that make it
CONTENT = ("docs", "exercises", "overrides", "mkdocs.yml", "requirements.txt", "LICENSE")
PACKAGE = "pyproject.toml"  # names the plugin for MkDocs; its tables for tools make nothing
EXCERPT = ("tests/printing.py",)  # says what an excerpt holds, and judges pages while they are printed
# what is kept, the rooms that write it, and single files that have a say in it beside these and the content
SITE, EDITIONS = ("site",), ("site", "editions")
RELEASE = (f"{HOUSE}/release.py", *EXCERPT)
MADE_BY: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "site": (SITE, ()),
    "trainer-pages": (SITE, ()),  # without slides
    "trainer": (EDITIONS, ()),
    "dist": (EDITIONS, ()),
    "zim": (EDITIONS, ()),
    "excerpt": ((), EXCERPT),
    "editions": (EDITIONS, RELEASE),
    "editions-excerpt": (EDITIONS, RELEASE),
}
GUIDE = "README.md"  # of a room, for engineers: nothing is made of it
KEPT = 2  # states of each: the present one and one before


def made_of(name: str, root: Path = ROOT) -> Iterator[Path]:
    """All files that have a say in what is kept by this name, but for the package's own description."""
    rooms, files = MADE_BY[name]
    parts = [*CONTENT, f"{HOUSE}/__init__.py", *files, *(f"{HOUSE}/{room}" for room in sorted(at_work(*rooms)))]
    for path in (root / part for part in parts):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts and file.name != GUIDE:
                yield file


@cache
def state(name: str, root: Path = ROOT) -> str:
    """Sixteen digits that change with what is kept by this name is made of, and with the version of Python."""
    digest = hashlib.sha256(sys.version.encode())
    package = tomllib.loads((root / PACKAGE).read_text("utf-8"))
    digest.update(json.dumps({key: table for key, table in package.items() if key != "tool"}).encode())
    for file in made_of(name, root):
        digest.update(f"\0{file.relative_to(root).as_posix()}\0".encode())
        digest.update(_sum(file))
    return digest.hexdigest()[:16]


@cache
def _sum(file: Path) -> bytes:
    return hashlib.sha256(file.read_bytes()).digest()


def kept(name: str, make: Callable[[Path], object]) -> Path:
    """The folder of this name of ``MADE_BY`` in its present state; where it is not there yet, ``make`` writes it.

    Nobody writes into it afterwards. What ``make`` raises leaves nothing behind.
    """
    home = FOLDER / name
    home.mkdir(parents=True, exist_ok=True)
    target = home / state(name)
    with FileLock(target.with_suffix(".lock")):
        if not target.exists():
            fresh = target.with_suffix(".new")
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir()
            make(fresh)
            fresh.rename(target)
    return target


def forget(folder: Path = FOLDER) -> None:
    """Take away what was built of states that are no more, and what nobody keeps any longer."""
    for home in folder.iterdir() if folder.is_dir() else ():
        if home.name not in MADE_BY:
            shutil.rmtree(home, ignore_errors=True)
            continue
        states = {path.name: path.stat().st_mtime for path in home.iterdir() if path.is_dir() and not path.suffix}
        last = sorted({*states} - {state(home.name)}, key=lambda name: states[name])[1 - KEPT :]
        for path in home.iterdir():
            if path.stem in (state(home.name), *last):
                continue
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
