"""The pages of the reference part: claims and tools are filtered on the spot; cards fit their printed sides."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from sample import ROOT

LANGUAGES = {"mn": "", "en": "en/"}


def sides(name: str, chromium: Browser, open_reader: Callable) -> int:
    """How many sides of A4 a page prints on (only Chromium can be told to print from a test)."""
    return pages_of(open_reader(chromium).open(name))


def pages_of(page: Page) -> int:
    """How many sides the page prints on as it is."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_red_lines_print_on_one_side(lang: str, chromium: Browser, open_reader: Callable) -> None:
    assert sides(f"{LANGUAGES[lang]}reference/red-lines.html", chromium, open_reader) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_legal_quick_reference_prints_on_two_sides(lang: str, chromium: Browser, open_reader: Callable) -> None:
    assert sides(f"{LANGUAGES[lang]}reference/legal-quick.html", chromium, open_reader) == 2


FORMS = sorted(file.stem for file in (ROOT / "docs/en/templates").glob("*.md") if file.stem != "index")
ONE_SIDE = {"legal-basis-check", "indicator-card"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_form_prints_on_one_sheet_without_explanation_and_example(
    lang: str, form: str, chromium: Browser, open_reader: Callable
) -> None:
    page = open_reader(chromium).open(f"{LANGUAGES[lang]}templates/{form}.html")
    assert pages_of(page) <= (1 if form in ONE_SIDE else 2)
    page.emulate_media(media="print")
    assert page.locator(".hb-form .hb-field").first.is_visible()
    assert not page.locator(".hb-example, .hb-eg, article > p:not([class])").filter(visible=True).count()


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


@pytest.mark.both
def test_tools_are_filtered_by_group_risk_network_and_account(reader) -> None:
    page = reader.open("en/reference/tools.html")
    cards, said = page.locator("#hb-tools .hb-tool:visible"), page.locator(".hb-filter [role=status]")
    every = cards.count()
    assert every == 35 and said.inner_text() == "35 cards"
    page.get_by_label("Risk").select_option("H")
    assert cards.count() == page.locator("#hb-tools [data-risk=H]").count() > 0
    assert page.locator("#hb-tools section:visible").count() == 1, "no heading without cards"
    page.get_by_label("Works offline").check()
    assert cards.count() == 0 and said.inner_text() == "No such tool."
    page.get_by_label("Risk").select_option("")
    page.get_by_label("No account").check()
    assert cards.count() == page.locator("#hb-tools [data-offline=yes][data-account=no]").count() > 0
    page.get_by_label("Group").select_option("pictures")
    assert [card.get_attribute("id") for card in cards.all()] == ["exiftool"]


def test_a_link_to_a_card_that_the_filter_hides_shows_it(reader) -> None:
    page = reader.open("en/reference/tools.html")
    page.get_by_label("Risk").select_option("H")
    page.locator("#auto-archiver a[href='#archiveweb-page']").click()
    # the browser tells the page of the new address after the click has ended
    expect(page.locator("#archiveweb-page")).to_be_visible()
    expect(page.locator("#hb-tools .hb-tool:visible")).to_have_count(35)


@pytest.mark.parametrize("name", ["tools", "claims"])
def test_an_address_typed_wrong_breaks_nothing_and_keeps_the_filter(name: str, reader) -> None:
    folder = "reference" if name == "tools" else "research"
    page = reader.open(f"en/{folder}/{name}.html")
    page.goto(f"{page.url}#%")
    page.locator(".hb-filter select").first.select_option(index=1)
    shown = page.locator(".hb-filter [role=status]").inner_text()
    for bad in ("#%E0%A4%A", "#%%", "#none"):
        page.evaluate("(bad) => { location.hash = bad; }", bad)
        page.wait_for_timeout(100)
    assert page.locator(".hb-filter [role=status]").inner_text() == shown


def test_without_scripts_all_cards_stand_there_and_no_filter(chromium: Browser, open_reader: Callable) -> None:
    page = open_reader(chromium, java_script_enabled=False).open("reference/tools.html")
    assert page.locator(".hb-tool:visible").count() == 38
    assert page.locator(".hb-filter:visible").count() == 0


def test_a_card_past_its_review_date_says_so_by_the_readers_clock(chromium: Browser, open_reader: Callable) -> None:
    reader = open_reader(chromium)
    reader.page.clock.set_fixed_time("2027-03-01T09:00:00Z")
    page = reader.open("en/reference/tools.html")
    assert "was due for review by 2027-02-25" in page.locator("#tineye").inner_text()
    assert "was due for review" not in page.locator("#exiftool").inner_text()


def test_the_table_of_tools_keeps_names_in_sight_on_a_phone(chromium: Browser, open_reader: Callable) -> None:
    page = open_reader(chromium, viewport={"width": 360, "height": 640}).open("reference/tools.html")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    frame, name = page.locator(".hb-compare"), page.locator(".hb-compare tbody th").first
    name.scroll_into_view_if_needed()
    frame.evaluate("frame => { frame.scrollLeft = 400; }")
    assert name.bounding_box()["x"] >= 0
