"""Definitions beside words by mouse, keyboard and touch; the glossary's filter; forms saved and opened again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from reader import give_file, saved_by

LESSON = "ethics/do-no-harm.html"
FORM = "templates/decision-record.html"


@pytest.mark.both
def test_a_definition_shows_by_mouse_and_by_keyboard_and_goes_with_escape(reader) -> None:
    page = reader.open(LESSON)
    term = page.locator("a.hb-term").first
    term.hover()
    tip = page.get_by_role("tooltip")
    tip.wait_for()
    assert len(tip.inner_text()) > 20
    page.keyboard.press("Escape")
    assert tip.count() == 0
    page.mouse.move(0, 0)
    term.focus()
    tip.wait_for()
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")


def test_a_first_tap_shows_the_definition_and_a_second_opens_the_glossary(
    chromium: Browser, open_reader: Callable
) -> None:
    reader = open_reader(chromium, has_touch=True, viewport={"width": 360, "height": 800})
    page = reader.open(LESSON)
    term = page.locator("a.hb-term").first
    term.tap()
    page.get_by_role("tooltip").wait_for()
    assert "glossary" not in page.url
    term.tap()
    page.wait_for_url("**/glossary.html#*")


def test_without_scripts_a_term_is_a_link_to_its_definition(chromium: Browser, open_reader: Callable) -> None:
    reader = open_reader(chromium, java_script_enabled=False)
    page = reader.open(LESSON)
    term = page.locator("a.hb-term").first
    anchor = term.get_attribute("href").split("#")[1]
    term.click()
    page.wait_for_url(f"**/glossary.html#{anchor}")
    assert page.locator(f"#{anchor} dd").is_visible()


@pytest.mark.parametrize(
    ("name", "typed", "term"),
    [("glossary.html", "хуний", "human-rights-freedoms"), ("en/glossary.html", "hash", "hash-value")],
)
def test_typing_filters_the_glossary(name: str, typed: str, term: str, reader) -> None:
    page = reader.open(name)
    rows = page.locator(".hb-glossary dl > div")
    before = rows.count()
    page.locator("#hb-filter").fill(typed)
    assert page.locator(f"#{term}").is_visible()
    shown = page.locator(".hb-glossary dl > div:visible").count()
    assert 0 < shown < before / 4
    page.locator("#hb-filter").fill("zzzz")
    assert page.locator(".hb-glossary dl > div:visible").count() == 0
    assert page.locator(".hb-filter [role=status]").inner_text()


@pytest.mark.both
def test_a_form_exports_what_is_typed_opens_it_again_and_erases_it(reader, tmp_path: Path) -> None:
    page = reader.open(FORM)
    field = page.locator(".hb-form textarea").first
    page.locator("#hb-keep").check()
    field.fill("Зарын хуудас дахь утасны дугаар")
    page.locator(".hb-form input[type=radio]").first.check()
    page.reload()
    assert field.input_value() == "Зарын хуудас дахь утасны дугаар"
    assert page.locator(".hb-form input[type=radio]").first.is_checked()
    buttons = page.locator(".hb-form__bar button")
    assert "Зарын хуудас дахь утасны дугаар" in saved_by(page, buttons.nth(1).click)
    file = tmp_path / "form.json"
    file.write_text(saved_by(page, buttons.nth(2).click), "utf-8")
    buttons.nth(5).click()
    assert field.input_value() == "Зарын хуудас дахь утасны дугаар", "it asks first"
    page.get_by_role("button", name="Устгах", exact=True).click()
    assert field.input_value() == ""
    page.reload()
    assert field.input_value() == "" and not page.locator("#hb-keep").is_checked()
    give_file(page, file, buttons.nth(4).click)
    expect(field).to_have_value("Зарын хуудас дахь утасны дугаар")


def test_every_field_of_a_form_has_a_label(site: Path, reader) -> None:
    for name in (FORM, "templates/impact-assessment.html"):
        page = reader.open(name)
        unlabelled = page.locator(".hb-form :is(input, textarea)").evaluate_all(
            "all => all.filter(field => !field.labels.length).map(field => field.name)"
        )
        assert unlabelled == []
        assert page.locator(".hb-form .hb-field").count() >= 15
