"""Questions that a reader has met come back when they are due: by a set clock, in both languages and editions."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from axe import axe, too_wide
from playwright.sync_api import Browser, Page, expect
from reader import Reader, answer, give_file, saved_by

LESSON, OTHER = "trafficking/act-means-purpose.html", "osint/six-phases.html"
REVIEW, CHECK, CLASS = "review.html", "law/check.html", "en/trainer/review.html"
KEY = "osint-handbook.progress"
START = datetime(2026, 12, 1, 10, tzinfo=UTC)
OFF = "Object.defineProperty(self, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"


def on_day(reader: Reader, day: int, name: str) -> Page:
    """The page as it opens so many days after the start."""
    reader.page.clock.set_fixed_time(START + timedelta(days=day))
    return reader.open(name)


def begin(page: Page) -> None:
    page.locator("#hb-review .hb-again__act button").click()
    expect(page.locator("#hb-review .hb-quiz").first).to_be_visible()


def asked(page: Page) -> list[str]:
    return page.locator("#hb-review .hb-quiz").evaluate_all("list => list.map((quiz) => quiz.id)")


def said(page: Page) -> str:
    expect(page.locator("#hb-review p").first).to_be_visible()
    return page.locator("#hb-review").inner_text()


def stored(page: Page) -> dict:
    return json.loads(page.evaluate(f"localStorage['{KEY}']"))


def meet(reader: Reader, *rights: bool) -> list[str]:
    """Answer the first questions of a lesson on the first day, right or wrong; their ids."""
    page = on_day(reader, 0, LESSON)
    quizzes = page.locator(".hb-quiz")
    for n, right in enumerate(rights):
        answer(quizzes.nth(n), right=right)
    return [quizzes.nth(n).get_attribute("id") for n in range(len(rights))]


@pytest.mark.both
def test_a_wrong_question_comes_back_tomorrow_and_a_right_one_after_some_days(reader: Reader) -> None:
    right, wrong = meet(reader, True, False)
    assert "Өнөөдөр давтах асуулт алга. Дараагийн давталтын өдөр: 2026.12.02" in said(on_day(reader, 0, REVIEW))
    begin(page := on_day(reader, 1, REVIEW))
    assert asked(page) == [wrong]
    answer(page.locator(f"#{wrong}"), right=False)
    assert "2026.12.03" in said(on_day(reader, 1, REVIEW))
    begin(page := on_day(reader, 4, REVIEW))
    assert asked(page) == [wrong, right]
    for quiz in page.locator(".hb-quiz").all():
        answer(quiz, right=True)
    expect(page.locator(".hb-again__end")).to_contain_text("Хариулсан: 2 / 2. Зөв: 2.")
    days = {
        id_: datetime.fromisoformat(card["due"]) - (START + timedelta(days=4))
        for id_, card in stored(page)["review"].items()
    }
    assert days[right] > timedelta(days=7) > days[wrong] >= timedelta(days=1), days
    assert "алга" in said(on_day(reader, 4, REVIEW))


def test_who_tries_again_at_once_is_asked_as_one_who_was_wrong(reader: Reader) -> None:
    (wrong,) = meet(reader, False)
    quiz = reader.page.locator(f"#{wrong}")
    quiz.get_by_role("button").click()
    answer(quiz, right=True)
    begin(page := on_day(reader, 1, REVIEW))
    assert asked(page) == [wrong]


def test_the_keyboard_alone_is_enough(reader: Reader) -> None:
    (wrong,) = meet(reader, False)
    page = on_day(reader, 1, REVIEW)
    said(page)
    page.locator("#hb-review .hb-again__act button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{wrong} input").first).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(f"#{wrong}").get_attribute("data-state") in ("right", "wrong")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.hb-again__way') !== null"), (
        "the way to the section comes next"
    )


def test_both_languages_have_one_memory(reader: Reader) -> None:
    met = meet(reader, False, False)
    begin(page := on_day(reader, 1, f"en/{REVIEW}"))
    assert sorted(asked(page)) == sorted(met)
    answer(page.locator(f"#{met[0]}"), right=True)
    begin(page := on_day(reader, 1, REVIEW))
    assert asked(page) == met[1:]
    page = on_day(reader, 1, LESSON)
    assert page.locator(f"#{met[0]}").get_attribute("data-state") == "right", "whatever order the options had there"
    assert page.locator(f"#{met[1]}").get_attribute("data-state") == "wrong"


def test_each_question_leads_to_the_section_that_teaches_it(reader: Reader) -> None:
    (met,) = meet(reader, False)
    begin(page := on_day(reader, 1, f"en/{REVIEW}"))
    answer(page.locator(f"#{met}"), right=False)
    page.locator(".hb-again__way a").click()
    page.wait_for_url(f"**/en/{LESSON}#*")
    anchor = page.evaluate("location.hash.slice(1)")
    assert page.locator(f"h2#{anchor}").count() == 1


def test_a_question_that_was_changed_begins_anew(reader: Reader) -> None:
    right, wrong = meet(reader, True, False)
    begin(page := on_day(reader, 1, REVIEW))
    answer(page.locator(f"#{wrong}"), right=True)
    assert set(stored(page)["review"]) == {wrong}
    progress = stored(page)
    progress["answers"][right]["version"] = "0000"
    progress["answers"][wrong]["version"] = progress["review"][wrong]["version"] = "0000"
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps(progress)])
    page = on_day(reader, 1, LESSON)
    assert page.locator(f"#{right}").get_attribute("data-state") is None, "another question stands there now"
    begin(page := on_day(reader, 1, REVIEW))
    assert sorted(asked(page)) == sorted([right, wrong])
    answer(page.locator(f"#{wrong}"), right=True)
    assert stored(page)["review"][wrong]["reps"] == 1


def test_at_most_ten_are_asked_and_the_modules_are_mixed(reader: Reader) -> None:
    said(page := on_day(reader, 0, REVIEW))
    modules = page.evaluate("HB_COURSE.map(({ pages }) => pages.flatMap(({ questions }) => questions))")
    met = [id_ for questions in modules[:4] for id_ in questions[:6]]
    answers = {id_: {"chosen": [0], "right": False, "at": START.isoformat()} for id_ in met}
    progress = {"version": 1, "answers": answers, "last": None}
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps(progress)])
    page = on_day(reader, 1, REVIEW)
    assert f"Давтах {len(met)} асуулт бий." in said(page)
    begin(page)
    ids = asked(page)
    of = {id_: n for n, questions in enumerate(modules) for id_ in questions}
    for quiz in page.locator(".hb-quiz").all():
        answer(quiz, right=True)
    assert f"Маргаашаас давтах асуулт: {len(met) - 10}." in said(on_day(reader, 1, REVIEW)), "ten a day are enough"
    assert len(ids) == 10 and len({of[id_] for id_ in ids[:4]}) == len({of[id_] for id_ in met}) > 2


def test_who_has_met_none_and_who_keeps_nothing_may_be_asked_all_the_same(
    browser: Browser, open_reader: Callable
) -> None:
    for script in ("", OFF):
        reader = open_reader(browser)
        reader.page.add_init_script(script)
        page = reader.open(f"en/{REVIEW}")
        assert "You have not answered a question of the lessons yet" in said(page)
        assert page.locator(".hb-notice--storage").count() == bool(script)
        begin(page)
        assert len(asked(page)) == 10
        for quiz in page.locator(".hb-quiz").all():
            answer(quiz, right=True)
        expect(page.locator(".hb-again__end")).to_contain_text("Answered: 10 of 10. Right: 10.")


def test_what_comes_back_goes_with_export_import_and_erase(reader: Reader, tmp_path) -> None:
    (wrong,) = meet(reader, False)
    begin(page := on_day(reader, 1, REVIEW))
    answer(page.locator(f"#{wrong}"), right=False)
    kept = stored(page)
    page = on_day(reader, 1, "en/progress.html")
    text = saved_by(page, lambda: page.get_by_role("button", name="Save to a file").click())
    page.get_by_role("button", name="Erase all").click()
    page.locator(".hb-work__ask button").first.click()
    assert page.evaluate(f"localStorage['{KEY}'] ?? null") is None
    file = tmp_path / "progress.json"
    file.write_text(text, encoding="utf-8")
    give_file(page, file, lambda: page.get_by_role("button", name="Restore from a file").click())
    expect(page.locator(".hb-progress__said")).to_have_text("Progress restored.")
    assert stored(page)["review"] == kept["review"] and stored(page)["missed"] == kept["missed"]
    begin(page := on_day(reader, 2, REVIEW))
    assert asked(page) == [wrong]


def test_what_another_page_left_in_our_place_is_left_out(reader: Reader) -> None:
    page = reader.open(REVIEW)
    odd = {"version": 1, "answers": {}, "review": {"x": {"due": "never"}, "<b>": 1}, "missed": {"y": 7}}
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps(odd)])
    assert "хараахан хариулаагүй" in said(reader.open(REVIEW))


@pytest.mark.both
def test_the_check_of_a_module_brings_back_what_this_reader_got_wrong(reader: Reader) -> None:
    page = reader.open(f"en/{CHECK}")
    old = page.locator(".hb-quiz[data-old]").evaluate_all("list => list.map((quiz) => quiz.id)")
    assert len(old) == 2
    met = meet(reader, True, False, False)
    page = on_day(reader, 1, f"en/{CHECK}")
    expect(page.locator(".hb-again__why")).to_have_count(2)
    ids = page.locator(".hb-quiz").evaluate_all("list => list.map((quiz) => quiz.id)")
    assert set(met[1:]) < set(ids) and not set(old) & set(ids) and met[0] not in ids
    quiz = page.locator(f"#{met[1]}")
    answer(quiz, right=True)
    expect(quiz).to_have_attribute("data-state", "right")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    key = page.locator(".hb-key > ol > li").nth(ids.index(met[1]))
    right = quiz.locator("details li.right").first.inner_text()
    assert right.removeprefix("Right.").strip()[:40] in key.inner_text()


def test_paper_shows_the_ten_and_their_key(chromium: Browser, open_reader: Callable) -> None:
    reader = open_reader(chromium)
    page = reader.open(REVIEW)
    begin(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".hb-key > ol > li").count() == 10 and page.locator(".hb-key").is_visible()
    assert page.locator(".hb-key > ol > li > ol").count() == 10, "the reasons stand in the key"
    assert not page.locator("#hb-review button:visible").count()


@pytest.mark.parametrize(
    ("lang", "width", "scheme"),
    [
        ("", 360, "light"),
        ("en/", 1280, "dark"),
        *(pytest.param(*look, marks=pytest.mark.full) for look in (("", 1280, "dark"), ("en/", 360, "light"))),
    ],
)
def test_the_review_is_open_to_all(lang: str, width: int, scheme: str, browser: Browser, open_reader: Callable) -> None:
    reader = open_reader(browser, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = reader.open(f"{lang}{REVIEW}")
    assert (said(page) and axe(page), too_wide(page)) == ([], 0)
    begin(page)
    answer(page.locator(".hb-quiz").first, right=False)
    assert (axe(page), too_wide(page)) == ([], 0)


@pytest.mark.both
def test_a_class_is_asked_five_questions_of_earlier_modules_by_a_clicker(
    browser: Browser, open_trainer: Callable
) -> None:
    reader = open_trainer(browser)
    page = reader.open(CLASS)
    page.locator("#hb-reached").select_option("ethics")
    taught = page.evaluate(
        "HB_COURSE.slice(0, HB_COURSE.findIndex(({ id }) => id === 'ethics') + 1).map(({ id }) => id)"
    )
    page.get_by_role("button", name="Start").click()
    dialog = page.locator("dialog.hb-class")
    titles = dict(json.loads(page.locator("#hb-class").get_attribute("data-titles")))
    for number in range(1, 6):
        head = dialog.locator(".hb-class__number").inner_text()
        assert head.startswith(f"Question {number} of 5") and any(titles[id_] in head for id_ in taught), head
        assert dialog.locator("li[data-mark]").count() == 0, "the answer is not shown with the question"
        page.keyboard.press(["PageDown", "ArrowRight", " "][number % 3])
        expect(dialog.locator("li[data-mark=right]").first).to_be_attached()
        assert dialog.locator("li small").count() == dialog.locator("li").count() >= 3
        expect(dialog.locator(".hb-class__foot")).to_contain_text("Taught in:")
        if number == 1:
            page.keyboard.press("PageUp")
            expect(dialog.locator("li[data-mark]")).to_have_count(0)
            page.keyboard.press("PageDown")
        page.keyboard.press("PageDown")
        expect(dialog.locator(".hb-class__number", has_text=f"Question {number} of")).to_have_count(0)
    expect(dialog).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).length") == 0, "nothing of a class is kept"


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (360, 740)])
def test_a_question_for_the_class_fills_the_screen_in_large_letters(
    size, chromium: Browser, open_trainer: Callable
) -> None:
    reader = open_trainer(chromium, viewport={"width": size[0], "height": size[1]})
    page = reader.open(CLASS)
    page.get_by_role("button", name="Start").click()
    dialog = page.locator("dialog.hb-class")
    assert dialog.bounding_box() == {"x": 0, "y": 0, "width": size[0], "height": size[1]}
    assert float(dialog.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")) >= 20
    for _ in range(2):
        assert (axe(page), too_wide(page)) == ([], 0)
        page.keyboard.press("PageDown")


def test_the_trainee_edition_has_no_page_for_the_class(site) -> None:
    assert not [path for path in site.rglob("class.css")]
    scripts = [path.read_text("utf-8") for path in (site / "hb").glob("*.js")]
    assert scripts and not [text for text in scripts if "//# hb/classreview" in text]
