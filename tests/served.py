"""What the tests of the served site need: a copy of the project, and a function whose calls are kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def copy_project(target: Path) -> Path:
    """What a site is built of, to be changed."""
    for folder in ("docs", "exercises", "handbook", "overrides"):
        shutil.copytree(ROOT / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("mkdocs.yml", "requirements.txt"):
        shutil.copy(ROOT / file, target)
    return target


class Counted:
    """Stands in the place of a function, which it calls, and keeps what it was given each time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> None:
        self.given: list[tuple] = []
        self._function = getattr(module, name)
        monkeypatch.setattr(module, name, self)

    def __call__(self, *given: object) -> object:
        self.given.append(given)
        return self._function(*given)
