"""The base-rate calculator: its result, a message for impossible numbers, and nothing lost without scripts.

That the numbers are right is tested in tests/js/baserate.test.mjs.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator

PAGE = "en/research/indicators.html"
LABELS = ("People looked at", "Real cases per 1,000", "Of 100 real cases", "Of 100 other people")


def put(field: Locator, value: object) -> None:
    """Firefox lets the library select nothing in a field for numbers: what stands there is taken out first."""
    field.fill("")
    field.fill(str(value))


@pytest.mark.both
def test_the_reader_sees_the_result_in_words_and_as_marks_at_once(reader) -> None:
    page = reader.open(PAGE)
    said = page.locator(".hb-calc [role=status]")
    assert (
        "10 of 1,000 people are real cases. The sign marks 207 people. Of those, 9 are real: 4.3%." in said.inner_text()
    )
    for label, value in zip(LABELS, (2000, 50, 90, 20), strict=True):
        put(page.get_by_label(label), value)
    words = said.inner_text()
    for part in (
        "90 real cases that the sign finds",
        "10 real cases that the sign misses",
        "380 people wrongly",
        "19.1%",
    ):
        assert part in words
    marks = page.locator(".hb-calc__dots path").evaluate_all(
        "all => all.map(path => path.getAttribute('d').split('M').length - 1)"
    )
    assert marks == [45, 5, 190, 760]
    assert "stands for about 2 people" in page.locator(".hb-calc").inner_text()


@pytest.mark.parametrize(("lang", "words"), [("en", "a whole number from 1"), ("mn", "бүхэл тоо")])
def test_an_impossible_number_is_answered_with_what_to_write(lang: str, words: str, reader) -> None:
    page = reader.open(PAGE.removeprefix("" if lang == "en" else "en/"))
    first, second = page.locator(".hb-calc input").nth(0), page.locator(".hb-calc input").nth(1)
    for value in ("", "-5", "1.5"):
        put(first, value)
        text = page.locator(".hb-calc").inner_text()
        assert words in text and not re.search(r"NaN|-\d|undefined|Infinity", text)
        assert first.get_attribute("aria-invalid") == "true"
        assert page.locator(".hb-calc__dots").count() == 0
    put(first, 100)
    put(second, 2000)
    assert first.get_attribute("aria-invalid") is None and second.get_attribute("aria-invalid") == "true"
    put(second, 5)
    assert page.locator(".hb-calc__dots").count() == 1


def test_without_scripts_the_figure_and_the_text_stand_alone(chromium: Browser, open_reader: Callable) -> None:
    page = open_reader(chromium, java_script_enabled=False).open(PAGE)
    assert not page.locator(".hb-calc").is_visible()
    assert page.locator("#base-rate ~ figure.hb-figure").first.is_visible()


def test_on_paper_the_numbers_and_the_result_stand_together(chromium: Browser, open_reader: Callable) -> None:
    page = open_reader(chromium).open(PAGE)
    page.emulate_media(media="print")
    assert page.locator(".hb-calc input").first.is_visible() and page.locator(".hb-calc__dots").is_visible()
    assert page.locator(".hb-calc").evaluate("calc => getComputedStyle(calc).breakInside") == "avoid"
