"""The tiny handbook as a folder, and the built site. Texts come from tiny.py: tests/browser has a conftest too."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import ours
import pytest
import sample
import tiny
from kept import forget, kept
from printing import Editions, excerpt_of, made_editions

from handbook.editions.book import Book, assemble
from handbook.editions.slides import write_slides
from handbook.editions.zim import write_zim
from handbook.release import Sites
from handbook.site.build import build

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--pages",
        default="",
        help="the promises of these pages alone: paths below docs/<language>/, or git for all that were changed",
    )


def parameters(item: pytest.Item) -> dict[str, object]:
    """What a test is run with."""
    return item.callspec.params if hasattr(item, "callspec") else {}


@pytest.hookimpl(tryfirst=True)  # before tests are chosen by their markers
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Firefox repeats once a week what Chromium showed; a test of each feature (``both``) runs in it in any case.

    Where pages are named, tests that look at them alone are left.
    """
    for item in items:
        if parameters(item).get("browser") == "firefox" and not item.get_closest_marker("both"):
            item.add_marker(pytest.mark.weekly)
    # whole books are printed for minutes by one process: begun last, the others would have nothing left to do meanwhile
    items.sort(key=lambda item: parameters(item).get("editions") != "whole")
    if config.option.pages:
        config.hook.pytest_deselected(items=[item for item in items if not item.get_closest_marker("page")])
        items[:] = [item for item in items if item.get_closest_marker("page")]


@pytest.fixture(scope="session")
def pages(request: pytest.FixtureRequest) -> Callable[[str], list[str]]:
    """Gives of a language the pages to be looked at, as they lie below the site's root: a sample, or those named."""
    wanted = request.config.option.pages.replace(",", " ").split()
    if not wanted:
        return lambda lang: list(sample.sample(lang))
    paths = sample.named(wanted)
    return lambda lang: [sample.html(lang, path) for path in paths]


def pytest_sessionstart() -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        forget()


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """The root of a handbook of nine pages in which nothing is to be found."""
    for file, text in tiny.files().items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    tiny.confirm_all(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def built() -> Path:
    """The trainee edition; nobody writes into it."""
    return kept("site", lambda fresh: build(ROOT, target=fresh / "site")) / "site"


@pytest.fixture(scope="session", params=["mn", pytest.param("en", marks=pytest.mark.full)])
def book(built: Path, request: pytest.FixtureRequest) -> Book:
    """The book of each language, assembled once in a test process."""
    return assemble(ours.course(), built, request.param)


@pytest.fixture(scope="session")
def excerpt(built: Path) -> Book:
    """A book of two chapters, one form and all sources."""
    return assemble(excerpt_of(ours.course()), built, "mn")


@pytest.fixture(scope="session")
def zim(built: Path) -> Path:
    """The file for Kiwix."""
    return next(kept("zim", lambda fresh: write_zim(ours.course(), built, fresh)).glob("*.zim"))


@pytest.fixture(scope="session")
def trainer_site() -> Path:
    """The trainer edition with its slides; nobody writes into it."""
    name = "Сургагч багш 2026"

    def make(fresh: Path) -> None:
        pages = kept("trainer-pages", lambda fresh: build(ROOT, "trainer", target=fresh / name))
        write_slides(ours.course(), shutil.copytree(pages / name, fresh / name))

    return kept("trainer", make) / name


# all books of both languages are printed for the first test that asks, and others wait for them
WHOLE = pytest.param("whole", marks=[pytest.mark.full, pytest.mark.timeout(2400)])


@pytest.fixture(scope="session", params=["excerpt", WHOLE])
def editions(request: pytest.FixtureRequest, built: Path, trainer_site: Path) -> Editions:
    """All that `make editions` writes, of a book of two chapters, one form and all sources, and of the whole book."""
    return made_editions(Sites(built, trainer_site), whole=request.param == "whole")
