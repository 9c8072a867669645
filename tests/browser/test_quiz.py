"""Questions work by mouse, by keyboard, without scripts, without storage and on paper; answers are kept."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect
from reader import answer, give_file, parts_of, saved_by

from handbook.base.html import classes, start_tags

LESSON = "ethics/three-part-test.html"
KEY = "osint-handbook.progress"


def has_quiz(page: Path) -> bool:
    return any("hb-quiz" in classes(attributes) for _, attributes in start_tags(page.read_text("utf-8")))


@pytest.mark.both
def test_a_question_is_answered_by_keyboard_alone_and_focus_stays(reader) -> None:
    page = reader.open(LESSON)
    quiz = page.locator(".hb-quiz").first
    quiz.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert quiz.get_attribute("data-state") is None, "an arrow key must not submit"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert quiz.get_attribute("data-state") in ("right", "wrong")
    assert page.evaluate("document.activeElement.closest('.hb-quiz')?.id") == quiz.get_attribute("id")
    page.keyboard.press("Enter")
    assert quiz.get_attribute("data-state") is None


def test_nothing_is_judged_before_an_option_is_chosen(reader) -> None:
    quiz = reader.open(LESSON).locator(".hb-quiz").first
    quiz.get_by_role("button").click()
    assert quiz.get_attribute("data-state") is None
    assert quiz.locator("[role=status]").inner_text()


def test_a_choice_made_before_the_script_came_stays(chromium: Browser, open_reader: Callable) -> None:
    reader = open_reader(chromium)  # Firefox lets nobody hold back a file of a folder
    held: list[Route] = []
    reader.page.route("**/hb/page.*.js", lambda route: held.append(route))
    reader.page.goto((reader.site / LESSON).as_uri(), wait_until="commit")
    quiz = reader.page.locator(".hb-quiz").first
    quiz.locator("input").first.check()
    assert quiz.get_by_role("button").count() == 0 and held
    for route in held:
        route.continue_()
    quiz.get_by_role("button").click()
    assert quiz.get_attribute("data-state") in ("right", "wrong")


def test_a_screen_reader_hears_group_question_and_verdict(site: Path, reader) -> None:
    page = reader.open(LESSON)
    for quiz in page.locator(".hb-quiz").all():
        assert quiz.locator("fieldset > legend").inner_text().strip()
        assert quiz.locator("[role=status]").count() == 1
        assert quiz.locator("fieldset label input").count() >= 3


def test_without_scripts_every_reason_can_be_opened(chromium: Browser, open_reader: Callable) -> None:
    # only Chromium can be told to run no scripts from a test; the page is the same
    reader = open_reader(chromium, java_script_enabled=False)
    page = reader.open(LESSON)
    for quiz in page.locator(".hb-quiz").all():
        quiz.locator("summary").click()
        reasons = quiz.locator("details li")
        assert reasons.count() == quiz.locator("label").count()
        assert quiz.locator("details li.right").first.is_visible()


def test_on_paper_the_questions_stand_on_the_page_and_the_key_at_its_end(
    chromium: Browser, open_reader: Callable
) -> None:
    # only Chromium can be told to show paper from a test
    reader = open_reader(chromium)
    page = reader.open(LESSON)
    assert not page.locator(".hb-key").is_visible()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    key = page.locator(".hb-key")
    assert key.is_visible()
    assert key.locator("> ol > li").count() == page.locator(".hb-quiz").count()
    assert len(key.inner_text()) > 200, "the reasons stand in the key"
    assert not page.locator(".hb-quiz details").first.is_visible()
    boxes = [page.locator(selector).last.bounding_box()["y"] for selector in (".hb-quiz", ".hb-key")]
    assert boxes == sorted(boxes)


def test_answers_are_kept_per_question_under_a_key_without_a_path(reader) -> None:
    page = reader.open(LESSON)
    answer(page.locator(".hb-quiz").first, right=True)
    keys = page.evaluate("Object.keys(localStorage)")
    assert all(re.fullmatch(r"osint-handbook\.[\w.-]+", key) for key in keys), keys
    stored = page.evaluate(f"localStorage['{KEY}']")
    assert "file:" not in stored and "Сургалт" not in stored
    assert list(json.loads(stored)["answers"]) == ["eth-1-q1"]


def test_an_answer_is_kept_also_after_something_was_searched_for(reader) -> None:
    page = reader.open(LESSON)
    page.locator(".md-search__input").fill("хохирогч")
    page.locator(".md-search-result__item").first.wait_for(timeout=20_000)
    page.keyboard.press("Escape")
    answer(page.locator(".hb-quiz").first, right=True)
    assert list(json.loads(page.evaluate(f"localStorage['{KEY}']"))["answers"]) == ["eth-1-q1"]


def test_both_languages_share_the_answers(reader) -> None:
    answer(reader.open(LESSON).locator(".hb-quiz").first, right=True)
    quiz = reader.open(f"en/{LESSON}").locator(".hb-quiz").first
    assert quiz.get_attribute("data-state") == "right"


def test_answers_survive_moving_the_folder(
    chromium: Browser, open_reader: Callable, site: Path, tmp_path: Path
) -> None:
    reader = open_reader(chromium)
    answer(reader.open(LESSON).locator(".hb-quiz").first, right=True)
    moved = shutil.copytree(site, tmp_path / "өөр хавтас")
    reader.page.goto((moved / LESSON).as_uri())
    assert reader.page.locator(".hb-quiz").first.get_attribute("data-state") == "right"


@pytest.mark.parametrize("broken", ["off", "full"])
def test_with_storage_off_or_full_the_quiz_works_and_says_nothing_is_kept(
    broken: str, browser: Browser, open_reader: Callable
) -> None:
    reader = open_reader(browser)
    script = {
        "off": "Object.defineProperty(self, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})",
        "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    }[broken]
    reader.page.add_init_script(script)
    page = reader.open(LESSON)
    answer(page.locator(".hb-quiz").first, right=True)
    assert page.locator(".hb-quiz").first.get_attribute("data-state") == "right"
    assert page.locator(".hb-notice--storage").is_visible()


def test_no_quiz_script_or_style_on_pages_without_a_question(site: Path) -> None:
    for path in site.rglob("*.html"):
        if not path.is_relative_to(site / "exercises"):
            wanted = has_quiz(path) or path.name == "review.html"
            assert ("hb/quiz" in parts_of(path)) == ("quiz.css" in path.read_text("utf-8")) == wanted, path
    for sheet in ("handbook.css", "print.css"):
        assert "quiz" not in (site / "assets" / "stylesheets" / sheet).read_text("utf-8")


@pytest.mark.both
def test_progress_is_exported_imported_and_erased(reader, tmp_path: Path) -> None:
    page = reader.open(LESSON)
    for quiz in page.locator(".hb-quiz").all():
        answer(quiz, right=True)
    reader.open("progress.html")
    page.wait_for_selector("#hb-progress table")
    assert page.locator("#hb-progress tr", has_text="3 / 3").count() == 1
    buttons = page.locator("#hb-progress button")
    file = tmp_path / "progress.json"
    file.write_text(saved_by(page, buttons.nth(0).click), "utf-8")
    assert len(json.loads(file.read_text("utf-8"))["answers"]) == 3
    buttons.nth(2).click()
    assert page.evaluate(f"localStorage['{KEY}']"), "it asks first"
    buttons.nth(3).click()
    assert page.evaluate(f"localStorage['{KEY}']") is None
    assert page.locator("#hb-progress tr", has_text="3 / 3").count() == 0
    give_file(page, file, buttons.nth(1).click)
    page.wait_for_selector("#hb-progress tr:has-text('3 / 3')")
    (tmp_path / "bad.json").write_text("{]", "utf-8")
    said = page.locator(".hb-progress__said")
    before = said.inner_text()
    give_file(page, tmp_path / "bad.json", buttons.nth(1).click)
    expect(said).not_to_have_text(before)
    assert page.locator("#hb-progress tr", has_text="3 / 3").count() == 1, "a bad file changes nothing"


def test_the_start_page_offers_to_continue(reader) -> None:
    page = reader.open("index.html")
    assert not page.locator(".hb-continue").is_visible()
    reader.open("ethics/do-no-harm.html")
    reader.open("en/index.html")
    link = page.locator(".hb-continue a")
    link.wait_for()
    link.click()
    page.wait_for_url("**/en/ethics/do-no-harm.html")
