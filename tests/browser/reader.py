"""What tests do as a reader of the handbook: open pages, wait for them, note what goes wrong, save and choose files."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import BrowserContext, Locator, Page

from handbook.base.html import start_tags
from handbook.render.scripts import cut


@dataclass
class Reader:
    """One reader's browser: opens pages of the handbook and remembers all that went wrong."""

    site: Path
    context: BrowserContext
    page: Page
    wrong: list[str] = field(default_factory=list)

    def open(self, name: str) -> Page:
        self.page.goto((self.site / name).as_uri())
        return self.page


Found = TypeVar("Found")
LONGEST = 30  # seconds that a test waits, as long as the library does for what is to be pressed


def until(page: Page, condition: Callable[[], Found]) -> Found:
    """Wait for what the browser or a script brings about later, and for which ``expect`` has no word.

    The library's own waiting uses eval, which the page's policy refuses.
    """
    end = time.monotonic() + LONGEST
    while not (found := condition()):
        assert time.monotonic() < end, f"{page.url}: waited {LONGEST} seconds, the last answer was {found!r}"
        page.wait_for_timeout(50)
    return found


# Firefox reports no downloads to the library: what a page offers to save is caught where the page makes it.
CATCH_SAVED = """
self.saved = [];
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { blob.text().then((text) => saved.push(text)); return make.call(URL, blob); };
"""


def saved_by(page: Page, click: Callable[[], None]) -> str:
    """The text of the file that ``click`` makes the page save."""
    before = page.evaluate("saved.length")
    click()
    until(page, lambda: page.evaluate("saved.length") > before)
    return page.evaluate("saved.at(-1)")


def give_file(page: Page, file: Path, click: Callable[[], None]) -> None:
    """Answer the page's question for a file."""
    page.evaluate("HTMLInputElement.prototype.click = () => {}")  # no dialog of the system
    click()
    page.locator("input[type=file]").set_input_files(file)


# what the page's policy refused, noted in the page
VIOLATIONS = """
self.violations = [];
addEventListener('securitypolicyviolation', event => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""

# a script that was still on its way when the reader left the page; a missing or a refused file is told in other words
LEFT = ("net::ERR_ABORTED", "NS_BINDING_ABORTED")


def watch(page: Page, wrong: list[str]) -> None:
    """Note every console error, script error, failed request and request that leaves the folder."""
    page.on("console", lambda message: wrong.append(f"{page.url}: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on(
        "requestfailed",
        lambda request: None if request.failure in LEFT else wrong.append(f"{page.url}: failed {request.url}"),
    )
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("file:", "data:", "blob:", "about:"))
            else wrong.append(f"{page.url}: asked for {request.url}")
        ),
    )


def pages_of(site: Path, lang: str) -> list[Path]:
    """The handbook's pages of one language; English stands under en/. What exercises are worked on is neither."""
    english = site / "en"
    own = set(site.rglob("*.html")) - set(exercise_pages(site))
    return sorted(path for path in own if path.is_relative_to(english) == (lang == "en"))


def parts_of(path: Path) -> dict[str, str]:
    """The parts of the one script that a page loads, by their names, such as hb/quiz."""
    sources = [attributes.get("src", "") for tag, attributes in start_tags(path.read_text("utf-8")) if tag == "script"]
    (own,) = [path.parent / source for source in sources if "/hb/page." in f"/{source}"]
    return cut(own.read_text("utf-8"))


def exercise_pages(site: Path) -> list[Path]:
    """The pages that trainees investigate: sites of a world of their own."""
    return sorted(site.glob("exercises/*/data/**/*.html"))


def answer(quiz: Locator, right: bool) -> None:
    """Choose all right options, or one wrong option, and check."""
    marks = quiz.locator("details li").evaluate_all("items => items.map(i => i.classList.contains('right'))")
    wanted = marks if right else [n == marks.index(False) for n in range(len(marks))]
    for option, choose in zip(quiz.locator("label input").all(), wanted, strict=True):
        if choose:
            option.check()
    quiz.get_by_role("button").click()
