"""The pages of the reference part: claims are filtered on the spot; cards fit their number of printed sides."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

LANGUAGES = {"mn": "", "en": "en/"}


def sides(name: str, chromium: Browser, open_reader: Callable) -> int:
    """How many sides of A4 a page prints on (only Chromium can be told to print from a test)."""
    pdf = open_reader(chromium).open(name).pdf(prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_red_lines_print_on_one_side(lang: str, chromium: Browser, open_reader: Callable) -> None:
    assert sides(f"{LANGUAGES[lang]}reference/red-lines.html", chromium, open_reader) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_legal_quick_reference_prints_on_two_sides(lang: str, chromium: Browser, open_reader: Callable) -> None:
    assert sides(f"{LANGUAGES[lang]}reference/legal-quick.html", chromium, open_reader) == 2


def test_claims_are_filtered_by_grade_and_by_topic(reader) -> None:
    page = reader.open("en/research/claims.html")
    rows, said = page.locator("#hb-claims tr[id]"), page.locator(".hb-filter [role=status]")
    visible = page.locator("#hb-claims tr[id]:visible")
    every = rows.count()
    assert visible.count() == every > 0 and said.inner_text() == f"{every} claims"
    grade, topic = page.get_by_label("Grade"), page.get_by_label("Topic")
    grade.select_option(index=1)
    chosen = grade.input_value()
    of_grade = page.locator(f"#hb-claims tr[data-grade={chosen}]").count()
    assert visible.count() == of_grade > 0 and said.inner_text() == f"{of_grade} claims"
    topic.select_option(index=1)
    section = topic.input_value()
    assert visible.count() == page.locator(f"#{section} tr[data-grade={chosen}]").count()
    grade.select_option("")
    assert visible.count() == page.locator(f"#{section} tr[id]").count()
    assert page.locator("#hb-claims section:visible").count() == 1, "no heading without claims"
    topic.select_option("")
    assert visible.count() == every
