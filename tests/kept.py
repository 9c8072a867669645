"""Keeps what tests build under .build/kept, in a folder named after all it is made of, for all processes and runs."""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".build" / "kept"
# all that has a say in what a build writes; the locks stand for the packages that make it
MADE_OF = (
    "docs",
    "exercises",
    "handbook",
    "overrides",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements.txt",
    "LICENSE",
)
GUIDE = "README.md"  # of a room, for engineers: nothing is made of it
KEPT = 2  # states of the handbook: this one and the one before


@cache
def state() -> str:
    """Sixteen digits that change with the content, the code, the locked packages and the version of Python."""
    digest = hashlib.sha256(sys.version.encode())
    for name in MADE_OF:
        files = [ROOT / name] if (ROOT / name).is_file() else sorted((ROOT / name).rglob("*"))
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts and file.name != GUIDE:
                digest.update(f"\0{file.relative_to(ROOT).as_posix()}\0".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def kept(name: str, make: Callable[[Path], object]) -> Path:
    """The folder ``name`` of this state of the handbook; where it is not there yet, ``make`` writes it.

    Nobody writes into it afterwards. What ``make`` raises leaves nothing behind.
    """
    home = FOLDER / state()
    home.mkdir(parents=True, exist_ok=True)
    target, lock = home / name, FileLock(home / f"{name}.lock")
    with lock:
        if not target.exists():
            fresh = home / f".{name}.new"
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir()
            make(fresh)
            fresh.rename(target)
    return target


def forget() -> None:
    """Take away what was built of states of the handbook that are no more."""
    if FOLDER.is_dir():
        states = sorted(
            (path for path in FOLDER.iterdir() if path.name != state()), key=lambda path: path.stat().st_mtime
        )
        for old in states[: max(0, len(states) - (KEPT - 1))]:
            shutil.rmtree(old, ignore_errors=True)
