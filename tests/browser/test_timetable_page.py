"""The trainers' timetables: one printed side a plan, and a calendar from the day that a trainer chooses."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from reader import CATCH_SAVED, Reader, saved_by, watch

PLANS = {"three-days": 3, "five-days": 5, "three-and-two": 5, "ten-sessions": 10}
LANGUAGES = {"mn": "", "en": "en/"}
CHOSEN = "2027-03-01"  # a Monday


@pytest.fixture
def trainer(trainer_site: Path) -> Callable[..., Reader]:
    """Makes readers of the trainer edition; nothing may go wrong in any of them."""
    readers: list[Reader] = []

    def make(browser: Browser, **options: object) -> Reader:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        page = context.new_page()
        page.add_init_script(CATCH_SAVED)
        readers.append(Reader(trainer_site, context, page))
        watch(page, readers[-1].wrong)
        return readers[-1]

    yield make
    for reader in readers:
        reader.context.close()
    assert [line for reader in readers for line in reader.wrong] == []


def name(lang: str) -> str:
    return f"{LANGUAGES[lang]}trainer/timetable.html"


def sides(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_plan_prints_on_one_side(lang: str, scripts: bool, chromium: Browser, trainer: Callable) -> None:
    page = trainer(chromium, java_script_enabled=scripts).open(name(lang))
    if scripts:  # dates of the longest kind stand on the sheet too
        for plan in PLANS:
            page.locator(f"#hb-first-{plan}").fill("2026-12-28")
    assert sides(page) == len(PLANS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_plan_alone_prints_on_one_side(lang: str, chromium: Browser, trainer: Callable) -> None:
    page = trainer(chromium).open(name(lang))
    for number, plan in enumerate(PLANS):
        page.evaluate("self.print = () => {}")
        page.locator(f".hb-plan[data-plan={plan}] button").last.click()
        page.emulate_media(media="print")
        shown = [section.is_visible() for section in page.locator(".hb-plan").all()]
        assert shown == [n == number for n in range(len(PLANS))]
        page.emulate_media(media="null")
        assert sides(page) == 1
        expect(page.locator(".hb-plan--only")).to_have_count(0)  # the browser tells the page when it has printed
        assert page.locator(".hb-plan:visible").count() == len(PLANS)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_shows_all_days_and_fits_the_screen(
    lang: str, width: int, browser: Browser, trainer: Callable, trainer_site: Path
) -> None:
    page = trainer(browser, viewport={"width": width, "height": 900}).open(name(lang))
    for plan, days in PLANS.items():
        part = page.locator(f".hb-plan[data-plan={plan}]")
        assert part.locator("table").count() == days
        file = part.locator(".hb-plan__file a").get_attribute("href")
        assert (trainer_site / Path(name(lang)).parent / file).resolve().is_file()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.both
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_calendar_begins_on_the_chosen_day(
    lang: str, browser: Browser, trainer: Callable, trainer_site: Path
) -> None:
    page = trainer(browser).open(name(lang))
    for plan in PLANS:
        part = page.locator(f".hb-plan[data-plan={plan}]")
        before = (trainer_site / f"trainer/files/{plan}.{lang}.ics").read_bytes().decode()
        part.locator("input").fill(CHOSEN)
        day = {"mn": "2027.03.01 Даваа", "en": "Monday, 1 March 2027"}[lang]
        assert part.locator(".hb-plan__date").first.inner_text() == day
        saved = saved_by(page, part.locator("button").first.click)
        starts = re.findall(r"DTSTART:(\d{8})T", saved)
        assert starts[0] == "20270301" and len(starts) == before.count("BEGIN:VEVENT")
        dates = re.compile(r"(DTSTART|DTEND|DTSTAMP):\d{8}(T\d{6}Z)?")
        assert dates.sub("", saved) == dates.sub("", before), "nothing else changes, no line's end either"
        assert re.search(r"DTSTAMP:20\d{6}T\d{6}Z\r\n", saved)


def test_a_weekend_is_told_and_no_day_saves_nothing(browser: Browser, trainer: Callable) -> None:
    page = trainer(browser).open(name("en"))
    part = page.locator(".hb-plan[data-plan=five-days]")
    said = part.locator("[role=status]")
    assert said.inner_text() == "Choose the first day."
    part.locator("button").first.click()
    page.wait_for_timeout(200)
    assert page.evaluate("saved.length") == 0
    part.locator("input").fill("2027-03-04")
    assert "Saturday, 6 March 2027" in said.inner_text() and "Begin on a Monday" in said.inner_text()
    part.locator("input").fill(CHOSEN)
    assert said.inner_text() == "Monday, 1 March 2027 to Friday, 5 March 2027"
