"""The tiny handbook as a folder, and the built site. Texts come from tiny.py: tests/browser has a conftest too."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest
import tiny
from filelock import FileLock

from handbook import checks
from handbook.content.ledger import write_ledger
from handbook.content.model import LANGUAGES
from handbook.data import load
from handbook.editions.book import Book, assemble
from handbook.editions.slides import write_slides
from handbook.editions.zim import write_zim
from handbook.release import Sites, write_editions
from handbook.site.build import build

ROOT = Path(__file__).parents[1]
TELL = partial(print, flush=True)


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """The root of a handbook of nine pages in which nothing is to be found."""
    for file, text in tiny.files().items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    write_ledger(tmp_path, [])
    return tmp_path


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all test processes of this run see."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """The trainee edition, built once and shared by all test processes; nobody writes into it."""
    target = shared / "site"
    with FileLock(shared / "site.lock"):
        if not target.exists():
            build(ROOT, target=target)
    return target


@pytest.fixture(scope="session", params=LANGUAGES)
def book(built: Path, request: pytest.FixtureRequest) -> Book:
    """The book of each language, assembled once in a test process."""
    return assemble(checks.read_site(ROOT)[0], built, request.param)


@pytest.fixture(scope="session")
def zim(shared: Path, built: Path) -> Path:
    """The file for Kiwix, written once and shared by all test processes."""
    with FileLock(shared / "zim.lock"):
        return next((shared / "zim").glob("*.zim"), None) or write_zim(built, load(ROOT)[0], shared / "zim")


@pytest.fixture(scope="session")
def trainer_site(shared: Path) -> Path:
    """The trainer edition with its slides, built once and shared by all test processes; nobody writes into it."""
    folder, done = shared / "Сургагч багш 2026", shared / "trainer.done"
    with FileLock(shared / "trainer.lock"):
        if not done.exists():
            write_slides(build(ROOT, "trainer", target=folder), load(ROOT)[0])
            done.touch()
    return folder


@pytest.fixture(scope="session")
def editions(shared: Path, built: Path, trainer_site: Path) -> Path:
    """All that `make editions` writes, once for all test processes; nobody writes into it."""
    folder = shared / "editions"
    with FileLock(shared / "editions.lock"):
        if not (folder / "SHA256SUMS").exists():
            write_editions(ROOT, Sites(built, trainer_site), shared / "editions.work", folder, TELL)
    return folder
