"""What a browser prints is a clean handout: A4, black on white, nothing to press, a foot, and the key at the end."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import ours
import pytest
from playwright.sync_api import Browser

COURSE = ours.data().outline
LANGUAGES = {"mn": "", "en": "en/"}
LESSON, CHECK, BRIEF, FORM = "ethics/three-part-test", "ethics/check", "exercises/ads", "templates/capture-log"
PAGES = (LESSON, CHECK, BRIEF, FORM, "quick/advert", "reference/legal-quick")
DATED = "templates/decision-record"  # a form with two dates
KEY = {"mn": "Хариултын түлхүүр", "en": "Answer key"}


def printed(name: str, chromium: Browser, open_reader: Callable, folder: Path) -> tuple[Path, list[str]]:
    """A page as Chromium prints it, and the text of each side."""
    file = folder / "page.pdf"
    open_reader(chromium).open(f"{name}.html").pdf(path=file, prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    return file, text.split("\f")[:-1]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_side_is_a4_and_bears_edition_and_number(
    lang: str, name: str, chromium: Browser, open_reader: Callable, tmp_path: Path
) -> None:
    file, sides = printed(f"{LANGUAGES[lang]}{name}", chromium, open_reader, tmp_path)
    about = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Page size:\s+59[45]\.\d+ x 84[12]\.\d+ pts", about), about
    for n, side in enumerate(sides, 1):
        foot = side.strip().splitlines()[-1]
        assert COURSE.edition in foot and re.search(rf"\b{n}\s*/\s*{len(sides)}$", foot), foot


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_to_press_is_printed_and_no_ground_is_dark(
    scheme: str, name: str, chromium: Browser, open_reader: Callable
) -> None:
    page = open_reader(chromium, color_scheme=scheme).open(f"{name}.html")
    page.emulate_media(media="print", color_scheme=scheme)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for selector in ("header", "nav", "button", ".md-search", "summary", "input[type=file]", ".hb-turn"):
        shown = [found for found in page.locator(selector).all() if found.is_visible()]
        assert shown == [], selector
    colours = page.evaluate(
        "[document.body, document.querySelector('article')].map((e) => getComputedStyle(e)).flatMap("
        "(s) => [s.color, s.backgroundColor])"
    )
    assert colours[:2] == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"] and colours[2] == "rgb(0, 0, 0)"


@pytest.mark.parametrize("name", [LESSON, CHECK])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_key_stands_on_a_side_of_its_own_after_the_questions(
    lang: str, name: str, chromium: Browser, open_reader: Callable, tmp_path: Path
) -> None:
    _, sides = printed(f"{LANGUAGES[lang]}{name}", chromium, open_reader, tmp_path)
    [key] = [n for n, side in enumerate(sides) if KEY[lang] in side]
    assert sides[key].strip().startswith(KEY[lang])
    assert not any("Зөв." in side or "Right." in side for side in sides[:key])


def test_addresses_outside_stand_beside_their_links(chromium: Browser, open_reader: Callable, tmp_path: Path) -> None:
    _, sides = printed(f"en/{LESSON}", chromium, open_reader, tmp_path)
    assert "https://" in re.sub(r"\s", "", sides[-1])


def test_an_exercise_prints_its_questions_only_once_they_are_opened(chromium: Browser, open_reader: Callable) -> None:
    page = open_reader(chromium).open(f"{BRIEF}.html")
    page.emulate_media(media="print")
    assert not page.locator(".hb-self").is_visible()
    page.emulate_media(media="screen")
    page.locator(".hb-self summary").click()
    page.emulate_media(media="print")
    assert page.locator(".hb-self__q").first.is_visible()


@pytest.mark.parametrize("name", ["chromium", pytest.param("firefox", marks=pytest.mark.full)])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_date_is_printed_as_a_line_to_write_on(
    lang: str, name: str, request: pytest.FixtureRequest, open_reader: Callable, tmp_path: Path
) -> None:
    if name == "firefox" and not shutil.which("firefox-esr"):
        pytest.skip("the library's own Firefox prints no PDF")
    reader = open_reader(request.getfixturevalue(name))
    page = reader.open(f"{LANGUAGES[lang]}{DATED}.html")
    dates = page.locator("input[type=date]")
    dates.nth(1).fill("2031-11-25")
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "page.pdf", "-"], capture_output=True, text=True).stdout
    assert "2031" in text and not re.search(r"[a-z]{2} ?/ ?[a-z]{2} ?/ ?[a-z]{4}|[a-z]{4}-[a-z]{2}-[a-z]{2}", text), (
        text
    )
    # a date that was taken back is empty again, one that was chosen is none
    dates.nth(0).fill("2031-11-26")
    dates.nth(1).fill("")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert [date.get_attribute("data-empty") is not None for date in dates.all()[:2]] == [False, True]
    if name == "chromium":  # the other one does not show paper on the screen
        page.emulate_media(media="print")
        line = dates.nth(1).evaluate(
            "(e) => [e.offsetHeight, e.offsetWidth, getComputedStyle(e).borderBottomStyle, getComputedStyle(e).opacity]"
        )
        assert line[0] >= 22 and line[1] >= 100 and line[2:] == ["solid", "1"]
