"""A file for a phone is opened from a folder and from a chat: it is read, searched and printed, by day and by night."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from axe import axe, too_wide
from playwright.sync_api import Browser, Page
from reader import VIOLATIONS, Reader, until, watch

from handbook.base.html import words
from handbook.editions.book import INDEX, Book
from handbook.editions.onefile import write_onefiles

PHONE = {"viewport": {"width": 360, "height": 740}}
# the files of 16 modules have one form
SHOWN = "law"
OPENED = "for (const details of document.querySelectorAll('details')) details.open = true"
FONTS = "[...document.fonts].map(font => font.status)"
# laid out even where it is far from the screen
LAID_OUT = "element => element.checkVisibility({contentVisibilityAuto: true})"
FOUND_IN_INDEX = """
phrase => {
  for (let n = 0; n < 50 && find(phrase); n++)
    if (getSelection().anchorNode.parentElement.closest('#index')) return true;
  return false;
}
"""
SHORT = """
() => [...document.querySelectorAll('header a, nav a, summary')]
  .filter(link => link.checkVisibility() && Math.min(link.offsetHeight, link.offsetWidth) < 44)
  .map(link => link.textContent)
"""


@pytest.fixture(scope="module")
def files(book: Book, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_onefiles(book, tmp_path_factory.mktemp("Утсанд 2026 он"))


@pytest.fixture(scope="module")
def whole(files: list[Path]) -> str:
    return files[0].name


@pytest.fixture(scope="module")
def module(files: list[Path]) -> str:
    (found,) = (file.name for file in files if file.name.endswith(f".{SHOWN}.html"))
    return found


@pytest.fixture
def open_phone(files: list[Path], readers: Callable) -> Iterator[Callable[..., Reader]]:
    """Makes readers with a phone, in whose browser nothing may go wrong and nothing may be asked for."""
    with readers(files[0].parent) as make:
        yield lambda browser, **options: make(browser, **(PHONE | options))


def at_the_top(page: Page, selector: str) -> bool:
    """Whether a place comes to stand right below the bar."""
    page.wait_for_timeout(200)  # what is laid out only now may move away what was there at once
    place = page.locator(selector)
    return until(page, lambda: -1 <= place.bounding_box()["y"] < 160)


@pytest.mark.both
def test_a_reader_goes_from_the_contents_to_a_lesson_and_back(
    open_phone: Callable[..., Reader], browser: Browser, whole: str
) -> None:
    page = open_phone(browser).open(whole)
    lesson = page.locator("#contents a[href='#law-check']")
    assert not lesson.is_visible()
    for summary in page.locator("#contents summary").all():
        if summary.evaluate("summary => !!summary.parentElement.querySelector(\"a[href='#law-check']\")"):
            summary.click()
    lesson.click()
    assert at_the_top(page, "#law-check")
    assert page.locator("header").bounding_box()["y"] == 0  # the bar stays
    page.locator("header a[href='#contents']").click()
    assert at_the_top(page, "#contents")
    page.locator(f"header a[href='#{INDEX}']").click()
    assert at_the_top(page, f"#{INDEX}")


CHAT = "https://chat.example/"


@pytest.mark.both
def test_a_chat_opens_it_as_a_blob(browser: Browser, files: list[Path]) -> None:
    """As web pages of chat programs show a file: from a blob of their own, whose address has nothing beside it."""
    wrong: list[str] = []
    for file in (files[0], files[-1]):
        page = browser.new_page(**PHONE)
        page.route(CHAT, lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.goto(CHAT)
        page.add_init_script(VIOLATIONS)
        watch(page, wrong)
        page.evaluate(
            "text => { location = URL.createObjectURL(new Blob([text], {type: 'text/html'})) }", file.read_text("utf-8")
        )
        page.locator("#contents").wait_for()
        assert page.url.startswith(f"blob:{CHAT}")
        page.locator("header a[href='#contents']").click()
        assert at_the_top(page, "#contents")
        assert page.evaluate("violations") == []
        # the style was let in, and the font with it
        assert page.locator("header").evaluate("bar => getComputedStyle(bar).position") == "sticky"
        assert until(page, lambda page=page: page.evaluate(FONTS) == ["loaded"])
        page.close()
    assert wrong == []


@pytest.mark.both
def test_an_answer_opens_without_a_script(open_phone: Callable[..., Reader], browser: Browser, module: str) -> None:
    page = open_phone(browser, java_script_enabled=False).open(module)
    question = page.locator(".hb-quiz").first
    assert not question.locator(".bk-answer").is_visible()
    question.locator("summary").click()
    assert question.locator(".bk-right").is_visible()
    assert question.locator(".bk-answer li").count() == question.locator(".bk-options li").count()


@pytest.mark.both
def test_find_in_page_reaches_the_last_chapter(
    open_phone: Callable[..., Reader], browser: Browser, book: Book, whole: str
) -> None:
    """The browser's own search looks also where nothing is laid out yet."""
    page = open_phone(browser).open(whole)
    *_, last = book.pages
    phrase = words(last.body.findall("ul/li")[-1]).partition(":")[0]
    assert phrase and page.evaluate(FOUND_IN_INDEX, phrase)


def test_what_is_far_from_the_screen_waits(open_phone: Callable[..., Reader], chromium: Browser, whole: str) -> None:
    page = open_phone(chromium).open(whole)
    last = page.locator(f"#{INDEX} li").first
    assert not last.evaluate(LAID_OUT)
    page.goto(f"{page.url}#{INDEX}")
    assert at_the_top(page, f"#{INDEX}")
    assert until(page, lambda: last.evaluate(LAID_OUT))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_module(
    open_phone: Callable[..., Reader], browser: Browser, module: str, scheme: str
) -> None:
    page = open_phone(browser, color_scheme=scheme).open(module)
    page.evaluate(OPENED)
    assert axe(page) == []
    assert too_wide(page) == 0


@pytest.mark.full
def test_axe_finds_nothing_in_the_whole(open_phone: Callable[..., Reader], chromium: Browser, whole: str) -> None:
    page = open_phone(chromium).open(whole)
    page.evaluate(OPENED)
    assert axe(page) == []


def test_the_schemes_differ_and_follow_the_phone(
    open_phone: Callable[..., Reader], chromium: Browser, module: str
) -> None:
    grounds = {}
    for scheme in ("light", "dark"):  # Firefox's driver cannot set it
        page = open_phone(chromium, color_scheme=scheme).open(module)
        grounds[scheme] = page.evaluate(
            "['body', 'svg text', 'svg rect'].map(name => getComputedStyle(document.querySelector(name)))"
            ".map(style => style.backgroundColor + style.fill + style.stroke)"
        )
    assert all(light != dark for light, dark in zip(*grounds.values(), strict=True))


def test_nothing_is_wider_than_a_phone(open_phone: Callable[..., Reader], browser: Browser, whole: str) -> None:
    page = open_phone(browser).open(whole)
    page.evaluate(OPENED)
    page.evaluate("for (const part of document.querySelectorAll('.bk-page')) part.style.contentVisibility = 'visible'")
    assert too_wide(page) == 0
    wide = "boxes => boxes.filter(box => box.getBoundingClientRect().right > 361).map(box => box.closest('[id]').id)"
    assert page.locator("p, li, figure, pre, .hb-table, h2, h3, h4, dd").evaluate_all(
        f"boxes => ({wide})(boxes.filter(box => !box.closest('table')))"
    ) == []  # fmt: skip


@pytest.mark.parametrize("name", ["whole", "module"])
def test_what_is_tapped_is_as_large_as_a_thumb(
    open_phone: Callable[..., Reader], browser: Browser, request: pytest.FixtureRequest, name: str
) -> None:
    page = open_phone(browser).open(request.getfixturevalue(name))
    page.evaluate(OPENED)
    page.goto(f"{page.url}#{INDEX}")
    assert page.evaluate(SHORT) == []


def test_it_prints_with_all_answers_open_and_without_the_bar(
    open_phone: Callable[..., Reader], chromium: Browser, module: str
) -> None:
    page = open_phone(chromium, color_scheme="dark").open(module)
    answers = page.locator(".bk-answer")
    assert not answers.first.is_visible()
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator("header").is_visible()
    seen = answers.evaluate_all("answers => answers.map(answer => answer.offsetHeight)")
    assert len(seen) > 15 and min(seen) > 20
    assert page.locator(".bk-page").last.locator("dd").last.evaluate(LAID_OUT)
    # black on white, whatever the phone shows
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


@pytest.mark.both
def test_no_hand_has_to_open_what_is_printed(browser: Browser, files: list[Path], module: str) -> None:
    page = browser.new_page(**PHONE)
    page.goto((files[0].parent / module).as_uri())
    closed = pages_of_paper(page)
    page.evaluate(OPENED)
    assert pages_of_paper(page) == closed > 20
    page.close()


def pages_of_paper(page: Page) -> int:
    with pikepdf.open(BytesIO(page.pdf(format="A4"))) as printed:
        return len(printed.pages)
