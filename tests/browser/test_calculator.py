"""The base-rate calculator: right numbers, a message in place of impossible ones, and nothing lost without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

import pytest
from playwright.sync_api import Browser, Locator

PAGE = "en/research/indicators.html"
LABELS = ("People looked at", "Real cases per 1,000", "Of 100 real cases", "Of 100 other people")
CASES = [
    (1000, 10, 80, 10),
    (100_000, 1, 90, 1),
    (250, 4, 50, 2.5),
    (1000, 1000, 100, 100),
    (500, 0, 80, 0),
    (7, 300, 33, 12),
    (10_000_000, 0.5, 99, 0.1),
]
IMPOSSIBLE = ["null", "-1, 10, 80, 10", "0, 10, 80, 10", "1.5, 10, 80, 10", "NaN, 10, 80, 10", "1000, 1001, 80, 10",
              "1000, 10, 101, 10", "1000, 10, 80, -0.1", "1000, 10, '80', 10", "Infinity, 10, 80, 10"]  # fmt: skip


def expected(people: int, per_thousand: float, finds: float, wrongly: float) -> dict[str, float | None]:
    """The same by counting in fractions: first who is real, then who carries the sign."""
    real = people * Fraction(str(per_thousand)) / 1000
    found = real * Fraction(str(finds)) / 100
    wrong = (people - real) * Fraction(str(wrongly)) / 100
    groups = {"real": real, "found": found, "missed": real - found, "wrong": wrong, "rest": people - real - wrong}
    share = found / (found + wrong) * 100 if found + wrong else None
    return {**{k: float(v) for k, v in groups.items()}, "marked": float(found + wrong), "share": share and float(share)}


@pytest.mark.parametrize("case", CASES)
def test_the_numbers_are_right(case: tuple[float, ...], reader) -> None:
    result = reader.open(PAGE).evaluate("values => HB.baseRate.calculate(...values)", list(case))
    assert result == pytest.approx(expected(*case), abs=1e-6)
    assert all(value is None or value >= 0 for value in result.values())


def test_impossible_numbers_give_no_result(reader) -> None:
    page = reader.open(PAGE)
    assert [values for values in IMPOSSIBLE if page.evaluate(f"HB.baseRate.calculate({values})") is not None] == []


@pytest.mark.parametrize("case", CASES)
def test_every_mark_of_the_picture_belongs_to_one_group(case: tuple[float, ...], reader) -> None:
    page = reader.open(PAGE)
    counts = page.evaluate("v => HB.baseRate.share(HB.baseRate.calculate(...v), v[0])", list(case))
    assert sum(counts) == min(case[0], 1000)
    assert min(counts) >= 0


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
