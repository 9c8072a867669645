"""Exercises in the hands of a reader: what is planted is reached, right is told from wrong, no key lies there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import ours
import pytest
from axe import NO_CONTRAST, axe, too_wide
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from reader import Reader, exercise_pages
from test_pages import loaded_from_outside

from handbook.base.html import start_tags
from handbook.course.exercises.model import Exercise, Planted
from handbook.course.questions.model import Question

ROOT = Path(__file__).parents[2]
EXERCISES = ours.data().exercises
DATA_FOLDERS = sorted({path.parts[-3] for path in (ROOT / "exercises").glob("*/data/*.html")})
PAGES = {"mn": "exercises/{}.html", "en": "en/exercises/{}.html"}
THUMB = {"target-size": {"enabled": True}}
LOOKS = [(1280, {"rules": THUMB}), (360, {"rules": THUMB | NO_CONTRAST["rules"]})]  # widths, what axe is asked there


def text_of(page: Page) -> str:
    return re.sub(r"\s+", " ", page.locator("body").inner_text())


def walk(page: Page, site: Path, exercise: Exercise, planted: Planted) -> None:
    """Take the way as a trainee does: open a file, press a link by its words, type into a search box."""
    for step in planted.way:
        kind, _, what = step.partition(": ")
        if kind == "open":
            if not what.endswith(".html"):
                return
            page.goto((site / exercise.data / what).as_uri())
        elif kind == "link":
            with page.expect_navigation():  # it begins after the press has ended
                page.locator("a:visible", has_text=what).first.click(timeout=5000)
        else:
            box = page.locator("input[type=search]:visible").first
            box.fill(what)
            with page.expect_navigation():
                box.press("Enter")


@pytest.mark.parametrize("extent", ["longest", pytest.param("every", marks=pytest.mark.full)])
@pytest.mark.parametrize("id_", [id_ for id_ in EXERCISES if EXERCISES[id_].planted])
def test_every_planted_thing_is_reached_by_links_and_searches_alone(id_: str, extent: str, reader, site: Path) -> None:
    exercise, page, missed = EXERCISES[id_], reader.page, {}
    things = sorted(exercise.planted, key=lambda planted: len(planted.way), reverse=True)
    for planted in things[: 1 if extent == "longest" else None]:
        try:
            walk(page, site, exercise, planted)
        except Exception as error:  # told together with the others
            missed[planted.id] = str(error).split("\n")[0]
            continue
        if planted.file.endswith(".html"):
            with suppress(PlaywrightTimeout):  # a page may lead on by itself; where the way ends is told below
                page.wait_for_url(f"**/{exercise.id}/data/{planted.file}**", timeout=5000)
            name = page.url.partition("?")[0].partition("#")[0].rpartition(f"/{exercise.id}/data/")[2]
            found = text_of(page)
            if name != planted.file:
                missed[planted.id] = f"the way ends on {name}, not on {planted.file}"
            elif re.sub(r"\s+", " ", planted.text) not in found:
                missed[planted.id] = f"“{planted.text}” is not to be read on {name}"
        else:
            assert planted.text in (site / exercise.data / planted.file).read_text("utf-8"), planted.id
    assert missed == {}


def open_check(page: Page) -> None:
    """The questions, which could tell something to a team that has not done its work yet."""
    page.locator(".hb-self summary").click()


def answer(question: Locator, check: Question) -> None:
    """Give the right answer."""
    if check.kind == "choice":
        for choice in check.options:
            if choice.right:
                question.locator(f"input[value='{choice.id}']").check()
    elif check.kind == "sort":
        for item in check.rows:
            question.locator(f"tr[data-item='{item.id}'] select").select_option(item.right)
    else:
        question.locator("> input, > textarea").fill("\n".join(group[0] for group in check.accepted))
    question.locator(".hb-self__act button").click()


@pytest.mark.parametrize("id_", list(EXERCISES))
@pytest.mark.parametrize("lang", ["mn", pytest.param("en", marks=pytest.mark.full)])
def test_right_answers_are_known_and_kept_and_foreseen_mistakes_get_their_hint(
    lang: str, id_: str, reader, site: Path
) -> None:
    exercise, page = EXERCISES[id_], reader.open(PAGES[lang].format(id_))
    assert not page.locator(".hb-self__q").first.is_visible()
    open_check(page)
    for check in exercise.questions:
        question = page.locator(f"#{check.id}")
        out = question.locator(".hb-self__out")
        if check.kind not in ("choice", "sort"):
            field = question.locator("> input, > textarea")
            for mistake in check.mistakes:
                field.fill(mistake.answers[0])
                question.locator(".hb-self__act button").click()
                expect(question).to_have_attribute("data-state", "wrong")
                expect(out).to_contain_text(mistake.hint[lang].replace("`", "")[:60])
            field.fill("12:34" if check.kind == "time" and "12:34" not in check.accepted[0] else "987654321")
            question.locator(".hb-self__act button").click()
            expect(question).not_to_have_attribute("data-state", "right")
        answer(question, check)
        expect(question).to_have_attribute("data-state", "right")
        if check.detail.get("positive"):
            expect(out).to_contain_text("100%")
    reader.open(PAGES[lang].format(id_))
    for check in exercise.questions:
        if check.kind == "text":
            expect(page.locator(f"#{check.id} > input")).to_have_value(check.accepted[0][0])


def test_wrong_choices_and_rows_are_told(reader) -> None:
    page = reader.open(PAGES["en"].format("decide"))
    open_check(page)
    check = next(check for check in EXERCISES["decide"].questions if check.kind == "choice")
    question = page.locator(f"#{check.id}")
    question.locator(".hb-self__act button").click()
    expect(question.locator(".hb-self__out")).to_contain_text("Answer first")
    wrong = next(choice for choice in check.options if not choice.right)
    question.locator(f"input[value='{wrong.id}']").check()
    question.locator(".hb-self__act button").click()
    expect(question).to_have_attribute("data-state", "wrong")
    assert wrong.reason is not None
    expect(question.locator(".hb-self__out")).to_contain_text(wrong.reason["en"].replace("`", "")[:60])
    table = next(check for check in EXERCISES["decide"].questions if check.kind == "sort")
    rows = page.locator(f"#{table.id}")
    rows.locator("select").first.select_option(table.options[0].id)
    rows.locator(".hb-self__act button").click()
    expect(rows.locator(".hb-self__out")).to_contain_text(f"Rows still to be chosen: {len(table.rows) - 1}.")


@pytest.mark.both
def test_hints_open_one_by_one(reader) -> None:
    page = reader.open(PAGES["en"].format("decide"))
    hints = page.locator(".hb-hints summary")
    assert [hints.nth(n).is_visible() for n in range(2)] == [True, False]
    hints.first.click()
    assert hints.nth(1).is_visible()


def paragraphs_of(page: Page) -> list[str]:
    return [re.sub(r"\s+", " ", words) for words in page.locator("main p").all_inner_texts() if words.strip()]


def test_a_page_of_the_capstone_changes_between_two_visits_and_the_archive_shows_both(reader, site: Path) -> None:
    data = site / EXERCISES["capstone"].data
    changing = [path for path in data.glob("*.html") if "visits.js" in path.read_text("utf-8")]
    assert len(changing) == 1
    address = changing[0].relative_to(site).as_posix()
    first = paragraphs_of(reader.open(address))
    page = reader.open(address)
    page.wait_for_url(f"**/{changing[0].stem}-b.html")
    later = paragraphs_of(page)
    captures = data.glob(f"arkhiv-{changing[0].stem}-home-*.html")
    archived = [text_of(reader.open(path.relative_to(site).as_posix())) for path in captures]
    assert first != later
    for seen in (first, later):
        assert any(all(words in text for words in seen) for text in archived), seen


def test_pressing_to_join_or_to_write_leads_to_a_page_that_stops(reader, site: Path) -> None:
    stops = sorted((site / EXERCISES["capstone"].data).glob("*-stop-*.html"))
    assert len(stops) >= 3
    for path in stops:
        text = text_of(reader.open(path.relative_to(site).as_posix()))
        assert "Энд зогсоно" in text and "Stop here" in text


def words_of_the_key(exercise: Exercise) -> set[str]:
    """Sentences that only a trainer may read."""
    told = [words for part in exercise.key for words in part.text.values()]
    told += [words for criterion in exercise.rubric for words in criterion.full.values()]
    told += [words for check in exercise.questions if check.why for words in check.why.values()]
    told += [words for check in exercise.questions for item in check.rows if item.why for words in item.why.values()]
    told += [words for planted in exercise.planted for words in planted.what.values()]
    sentences = {max(re.split(r"[.\n`]", words), key=len).strip() for words in told}
    return {sentence for sentence in sentences if len(sentence) > 24}


def test_the_trainee_bundle_holds_no_key(site: Path) -> None:
    assert [path for path in site.rglob("*") if path.name in ("answers.yml", "case.yml", "make.py")] == []
    for lang, page in PAGES.items():
        for id_, exercise in EXERCISES.items():
            html = (site / page.format(id_)).read_text("utf-8")
            assert "hb-trainer-key" not in html and words_of_the_key(exercise), lang
            assert [words for words in words_of_the_key(exercise) if words in html] == [], id_


def test_no_answer_stands_in_its_page(site: Path) -> None:
    """Typed answers that hold a digit, which nobody could guess; words may stand in a question by chance."""
    for page in PAGES.values():
        for id_, exercise in EXERCISES.items():
            html = (site / page.format(id_)).read_text("utf-8").lower()
            for check in (check for check in exercise.questions if check.kind in ("text", "set")):
                for answer_ in (answer_ for group in check.accepted for answer_ in group):
                    assert not (len(answer_) > 6 and any(sign.isdigit() for sign in answer_) and answer_ in html), (
                        answer_
                    )


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_the_handbooks_own_search_finds_no_answer(lang: str, site: Path) -> None:
    text = (site / "search" / f"index.{lang}.js").read_text("utf-8")
    docs = json.loads(text.removeprefix("window.HB_INDEX="))["docs"]
    assert not any("/data/" in entry["location"] for entry in docs)
    indexed = re.sub(r"[^\w]", "", " ".join(f"{entry['title']} {entry['text']}" for entry in docs).lower())
    for exercise in EXERCISES.values():
        for check in exercise.questions:
            for answer_ in (answer_ for group in check.accepted for answer_ in group if check.kind in ("text", "set")):
                if len(answer_) > 6 and any(sign.isdigit() for sign in answer_):
                    assert answer_ not in indexed, (check.id, answer_)


def visited(reader: Reader, paths: Iterable[Path], looks: list[tuple[int, dict]]) -> dict[str, list[str]]:
    """What is wrong on pages of exercises; ``looks``: widths of the window and what axe is asked there."""
    found = {}
    for path in paths:
        page = reader.open(path.relative_to(reader.site).as_posix())
        band = page.locator(".hb-fiction").first
        told = band.inner_text().casefold() if band.is_visible() else ""
        wrong = [f"does not say that it is {word}" for word in ("зохиомол", "fictional") if word not in told]
        wrong += page.evaluate("violations")
        for width, rules in looks:
            page.set_viewport_size({"width": width, "height": 900})
            wrong += axe(page, rules)
            if wide := too_wide(page):
                wrong.append(f"{wide} px wider than a window of {width}")
        if wrong:
            found[path.relative_to(reader.site).as_posix()] = wrong
    return found


def that_show_every_element(site: Path) -> list[Path]:
    """Few pages of exercises on which every element of every class stands that any of them has."""
    elements = {
        path: {(tag, attributes.get("class", "")) for tag, attributes in start_tags(path.read_text("utf-8"))}
        for path in exercise_pages(site)
    }
    missing, chosen = set[tuple[str, str]]().union(*elements.values()), []
    while missing:
        chosen.append(max(elements, key=lambda path: len(elements[path] & missing)))
        missing -= elements[chosen[-1]]
    assert len(chosen) < len(elements) / 5
    return chosen


def test_every_kind_of_element_is_open_to_all_and_its_page_says_that_it_is_fictional(
    chromium: Browser, open_reader: Callable, site: Path
) -> None:
    reader, paths = open_reader(chromium), that_show_every_element(site)
    assert visited(reader, paths[:1], LOOKS) | visited(reader, paths[1:], [(360, {"rules": THUMB})]) == {}


@pytest.mark.full
@pytest.mark.parametrize("id_", DATA_FOLDERS)
def test_every_page_of_an_exercise_is_open_to_all_and_says_that_it_is_fictional(
    id_: str, chromium: Browser, open_reader: Callable, site: Path
) -> None:
    paths = [path for path in exercise_pages(site) if path.relative_to(site).parts[1] == id_]
    assert visited(open_reader(chromium), paths, LOOKS) == {}


@pytest.mark.weekly
@pytest.mark.parametrize("id_", DATA_FOLDERS)
def test_every_page_of_an_exercise_opens_in_firefox(
    id_: str, firefox: Browser, open_reader: Callable, site: Path
) -> None:
    paths = [path for path in exercise_pages(site) if path.relative_to(site).parts[1] == id_]
    assert visited(open_reader(firefox), paths, []) == {}


def test_pages_of_exercises_load_nothing_from_outside_and_no_link_is_dead(site: Path) -> None:
    broken = []
    for path in exercise_pages(site):
        assert loaded_from_outside(path) == []
        tags = start_tags(path.read_text("utf-8"))
        for tag, attributes in tags:
            href = attributes.get("href", "") if tag == "a" else ""
            if href and not href.startswith("#"):
                target = (path.parent / re.split(r"[?#]", href)[0]).resolve()
                if re.match(r"\w+:", href) or not target.is_file():
                    broken.append(f"{path.relative_to(site)}: {href}")
    assert broken == []
