"""The bundle as a reader has it: built once per run, unzipped where the path holds a space and Cyrillic letters."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import ours
import pytest
from kept import kept
from playwright.sync_api import Browser, Playwright, sync_playwright
from reader import CATCH_SAVED, VIOLATIONS, Reader, watch

from handbook.editions.bundle import bundle


@pytest.fixture(scope="session")
def dist(built: Path) -> Path:
    """The folder with the zip and SHA256SUMS."""
    outline = ours.data().outline
    return kept("dist", lambda fresh: bundle(built, fresh, outline.edition, outline.edition_date))


@pytest.fixture(scope="session")
def site(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unzipped folder."""
    target = tmp_path_factory.mktemp("reader") / "Сургалт 2026 он"
    with zipfile.ZipFile(next(dist.glob("*.zip"))) as archive:
        archive.extractall(target)
    return next(target.iterdir())


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    # Debian's Chromium without windows where it is there: the same engine, at half the processor time
    shell = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    browser = playwright.chromium.launch(executable_path=shell, args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    # Debian's Firefox ESR where it is there, else the library's own
    esr = shutil.which("firefox-esr")
    browser = playwright.firefox.launch(**({"channel": "moz-firefox", "executable_path": esr} if esr else {}))
    yield browser
    browser.close()


@pytest.fixture(params=["chromium", "firefox"])
def browser(request: pytest.FixtureRequest) -> Browser:
    """Both browsers, one test each; see ``pytest_collection_modifyitems`` in tests/conftest.py."""
    return request.getfixturevalue(request.param)


@contextmanager
def _readers(site: Path) -> Iterator[Callable[..., Reader]]:
    """Makes readers of one edition; at the end nothing may have gone wrong in any of them."""
    readers: list[Reader] = []

    def make(browser: Browser, **options: object) -> Reader:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        page = context.new_page()
        page.add_init_script(CATCH_SAVED)
        page.add_init_script(VIOLATIONS)
        reader = Reader(site, context, page)
        watch(page, reader.wrong)
        readers.append(reader)
        return reader

    yield make
    for reader in readers:
        reader.context.close()
    assert [line for reader in readers for line in reader.wrong] == []


@pytest.fixture(scope="session")
def readers() -> Callable:
    """``_readers``, for a folder that one file of tests makes itself."""
    return _readers


@pytest.fixture
def open_reader(site: Path) -> Iterator[Callable[..., Reader]]:
    """Makes readers of the trainee edition; see ``_readers``."""
    with _readers(site) as make:
        yield make


@pytest.fixture
def open_trainer(trainer_site: Path) -> Iterator[Callable[..., Reader]]:
    """Makes readers of the trainer edition; see ``_readers``."""
    with _readers(trainer_site) as make:
        yield make


@pytest.fixture
def reader(browser: Browser, open_reader: Callable[..., Reader]) -> Reader:
    return open_reader(browser)
