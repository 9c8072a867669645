"""What the tests of the served site need: a copy of the project, and a function whose calls are kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import tiny

ROOT = Path(__file__).parents[1]
FORM = "reference/folklore.md"


def copy_project(target: Path) -> Path:
    """What a site is built of, to be changed."""
    for folder in ("docs", "exercises", "handbook", "overrides"):
        shutil.copytree(ROOT / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("mkdocs.yml", "requirements.txt"):
        shutil.copy(ROOT / file, target)
    return target


def tiny_project(target: Path) -> Path:
    """The tiny handbook with the settings, templates and words of the real one: built in two seconds."""
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[0]
    nav = tiny.NAV.partition("nav:\n")[2].replace("Rescue", "rescue")
    files = tiny.files() | {
        "mkdocs.yml": f"{settings}\nnav:\n{nav}",
        "docs/_data/strings.yml": (ROOT / "docs/_data/strings.yml").read_text("utf-8"),
    }
    for lang in tiny.WORDS:  # one page shows a form, so that the files of forms are made
        files[f"docs/{lang}/{FORM}"] = files[f"docs/{lang}/{FORM}"].replace("layout: folklore", "form: decision-record")
    for file, text in files.items():
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        (target / file).write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "overrides", target / "overrides")
    shutil.copy(ROOT / "requirements.txt", target)
    tiny.confirm_all(target)
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
