"""The quick pages: one printed side each, two presses from the start, and numbers kept only when switched on."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import ours
import pytest
from axe import axe
from playwright.sync_api import Browser, Page
from test_reference import LANGUAGES, pages_of

PAGES = (
    "help-now",
    "advert",
    "returnee",
    "departure",
    "workplace",
    "child-content",
    "call",
    "vanishing",
    "mistake",
)
KEPT = "Object.keys(localStorage).filter(key => key.startsWith('osint-handbook.phones'))"
DATA = ours.data()
NUMBER = "Officer 7 · 00-000000"  # such a number cannot exist


def supervisor(page: Page) -> object:
    return page.locator("#hb-phone-supervisor")


@pytest.mark.parametrize("scripts", [True, pytest.param(False, marks=pytest.mark.full)])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_card_prints_on_one_side_and_its_reasons_behind_it(
    lang: str, scripts: bool, chromium: Browser, open_reader: Callable
) -> None:
    reader = open_reader(chromium, java_script_enabled=scripts)
    printed = {}
    for name in PAGES:
        page = reader.open(f"{LANGUAGES[lang]}quick/{name}.html")
        whole = pages_of(page)
        # what is behind the card begins on a side of its own, so the card alone has those that are left
        page.evaluate("document.querySelectorAll('#why, #why ~ *').forEach((part) => part.remove())")
        printed[name] = pages_of(page)
        assert whole > printed[name], name
    assert {name: count for name, count in printed.items() if count != 1} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_card_shows_the_numbers_that_are_typed(lang: str, reader) -> None:
    page = reader.open(f"{LANGUAGES[lang]}quick/help-now.html")
    blank = page.locator(".hb-blank[data-number=supervisor]").first
    assert not blank.inner_text().strip()
    supervisor(page).fill(NUMBER)
    assert blank.inner_text() == NUMBER
    page.get_by_role("button", name="Erase the numbers" if lang == "en" else "Дугааруудыг устгах").click()
    assert not blank.inner_text().strip()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_public_numbers_stand_on_the_index_alone_with_source_and_date(lang: str, site: Path) -> None:
    index = f"{LANGUAGES[lang]}quick/index.html"
    # however a page is made, the words by which such a number is known stand nowhere else
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    notes = [escape(number.note[lang], quote=False) for number in DATA.emergency.values()]
    listed = {name for name, html in pages.items() if "hb-public" in html or any(note in html for note in notes)}
    assert {name for name in listed if name.startswith("en/") == (lang == "en")} == {index}
    rows = pages[index].split("hb-public", 1)[1].split("</dl>")[0]
    assert rows.count("<dt>") == len(DATA.emergency) == rows.count("<sup>")
    assert all(number.number in rows and number.checked.isoformat() in rows for number in DATA.emergency.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_page_is_two_presses_from_the_start(lang: str, reader) -> None:
    for name in PAGES:
        page = reader.open(f"{LANGUAGES[lang]}index.html")
        page.locator(".hb-urgent a").click()
        page.locator(f"article li a[href='{name}.html']").first.click()
        page.wait_for_url(f"**/{LANGUAGES[lang]}quick/{name}.html")
        parts = ("now", "call", "never", "write", "why", "hour", "today", "no-answer")
        assert [page.locator(f"#{part}").count() for part in parts] == [1] * len(parts), name


def test_the_menu_leads_to_the_quick_pages_from_a_lesson(reader) -> None:
    page = reader.open("en/ethics/victims-first.html")
    page.locator(".hb-nav a", has_text="Right now").click()
    page.wait_for_url("**/en/quick/index.html")


@pytest.mark.both
def test_numbers_are_kept_only_when_switched_on_and_shared_by_all_quick_pages(reader) -> None:
    page = reader.open("en/quick/mistake.html")
    supervisor(page).fill(NUMBER)
    assert page.evaluate(KEPT) == [], "nothing is kept unasked"
    assert supervisor(reader.open("en/quick/call.html")).input_value() == ""
    page.get_by_label("Keep the numbers").check()
    supervisor(page).fill(NUMBER)
    assert supervisor(reader.open("quick/advert.html")).input_value() == NUMBER, "in the other language too"
    assert page.get_by_label("Дугаарыг энэ компьютерт хадгалах").is_checked()
    page.get_by_label("Дугаарыг энэ компьютерт хадгалах").uncheck()
    assert page.evaluate(KEPT) == [] and supervisor(page).input_value() == NUMBER, "still there to print"
    assert supervisor(reader.open("quick/advert.html")).input_value() == ""


def test_numbers_are_erased_completely(reader) -> None:
    page = reader.open("en/quick/index.html")
    page.get_by_label("Keep the numbers").check()
    supervisor(page).fill(NUMBER)
    assert page.evaluate(KEPT)
    page.get_by_role("button", name="Erase the numbers").click()
    assert page.evaluate(KEPT) == [] and supervisor(page).input_value() == ""
    assert not page.get_by_label("Keep the numbers").is_checked()
    assert NUMBER not in page.evaluate("JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})")
    page.get_by_label("Keep the numbers").check()
    supervisor(page).fill(NUMBER)
    page.evaluate("HB.erase()")  # what «Erase all» of My progress does
    assert page.evaluate(KEPT) == []


def test_storage_that_is_off_is_told_and_the_tick_does_not_lie(chromium: Browser, open_reader: Callable) -> None:
    reader = open_reader(chromium)
    reader.page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    page = reader.open("en/quick/index.html")
    page.get_by_label("Keep the numbers").click()
    assert not page.get_by_label("Keep the numbers").is_checked()
    assert page.locator(".hb-notice--storage").count() == 1
    assert page.locator(".hb-phones [role=status]").inner_text() == "Not kept on this computer."


def test_on_paper_numbers_stand_large_and_controls_do_not(chromium: Browser, open_reader: Callable) -> None:
    page = open_reader(chromium).open("en/quick/returnee.html")
    supervisor(page).fill(NUMBER)
    page.emulate_media(media="print")
    assert supervisor(page).is_visible() and not page.locator(".hb-phones__bar").is_visible()
    assert supervisor(page).evaluate("input => parseFloat(getComputedStyle(input).fontSize)") >= 14


def test_without_scripts_there_are_lines_to_write_on(chromium: Browser, open_reader: Callable) -> None:
    page = open_reader(chromium, java_script_enabled=False).open("quick/returnee.html")
    page.emulate_media(media="print")
    lines = page.locator(".hb-phones dd")
    assert lines.count() == 13 and page.locator(".hb-phones input").count() == 0
    assert all(line.bounding_box()["height"] > 15 for line in lines.all())


@pytest.mark.parametrize("scheme", [pytest.param("light", marks=pytest.mark.full), "dark"])
@pytest.mark.parametrize("lang", ["mn", pytest.param("en", marks=pytest.mark.full)])
def test_axe_finds_nothing_with_numbers_filled_in_on_a_phone(
    lang: str, scheme: str, chromium: Browser, open_reader: Callable, site: Path
) -> None:
    reader = open_reader(chromium, viewport={"width": 360, "height": 740}, color_scheme=scheme)
    found = {}
    for path in ("index.html", "start/paths.html", *(f"quick/{name}.html" for name in ("index", *PAGES))):
        page = reader.open(f"{LANGUAGES[lang]}{path}")
        if "quick" in path:
            supervisor(page).fill(NUMBER)
        if violations := axe(page):
            found[path] = violations
        if (wide := page.evaluate("document.scrollingElement.scrollWidth - innerWidth")) > 0:
            found[f"{path} scrolls sideways"] = wide
    assert found == {}
