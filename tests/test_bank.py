"""The bank of the tests: forms that can be compared, and nothing of it where a trainee could read it."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import ours
import pytest

from handbook.checks.bank import modules_of_objectives
from handbook.course.data.bank import FILE, TEST_FORMS, BankQuestion
from handbook.course.data.model import Data
from handbook.site.bank import exam, item_analysis, key
from handbook.site.context import PageContext

ROOT = Path(__file__).parents[1]
SITE = ours.course()
BANK = list(SITE.data.bank.values())


def made(page: str, lang: str = "mn", data: Data = SITE.data) -> PageContext:
    order = [path for of, path in SITE.pages if of == lang]
    return PageContext(SITE.pages[lang, page], SITE.pages, order, data, True)


def folded(text: str) -> str:
    """Letters and digits alone: quotation marks and markup do not hide a sentence."""
    return re.sub(r"\W+", " ", text).casefold()


def test_the_head_of_the_bank_tells_what_the_forms_ask() -> None:
    module_of = modules_of_objectives(SITE)
    rows = re.findall(r"^# \| (\S+) +\| +(\d+) \| +(\d+) \|$", (ROOT / FILE).read_text(encoding="utf-8"), re.M)
    told = {name: (int(a), int(b)) for name, a, b in rows}
    counts = {form: Counter[str]() for form in TEST_FORMS}
    for question in BANK:
        counts[question.form].update([module_of[question.objective], question.decision])
    assert told == {name: (counts["a"][name], counts["b"][name]) for name in counts["a"] | counts["b"]}


def test_no_place_of_the_right_answer_gives_it_away() -> None:
    for form in TEST_FORMS:
        places = Counter(question.answer for question in BANK if question.form == form)
        assert set(places) == {1, 2, 3, 4} and max(places.values()) <= 10, (form, places)
    longest = [
        lang
        for question in BANK
        for lang in ("mn", "en")
        if max(question.options, key=lambda option: len(option.text[lang])).right
    ]
    assert len(longest) <= 2 * len(BANK) * 0.4, "the longest answer is right too often"


def test_the_pages_of_the_tests_are_for_trainers_only() -> None:
    for (_, path), page in SITE.pages.items():
        assert page.meta.layout not in ("test", "test-key", "item-analysis") or path.startswith("trainer/"), path


def test_no_page_of_a_trainee_holds_a_question_of_the_bank() -> None:
    prose = {
        file: folded(file.read_text(encoding="utf-8"))
        for folder in ("docs/mn", "docs/en", "exercises")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in (".md", ".yml", ".html") and "trainer" not in file.parts
    }
    for question in BANK:
        for words in question.text.values():
            assert not [file for file, text in prose.items() if folded(words) in text], question.id


@pytest.mark.parametrize("lang", ["mn", "en"])
@pytest.mark.parametrize("name", ["entry", "exit"])
def test_the_page_of_a_test_holds_its_questions_and_no_readable_answer(name: str, lang: str) -> None:
    html = exam(made(f"trainer/{name}-test.md", lang))
    shown = folded(html)
    for question in BANK:
        assert all(folded(option.text[lang]).strip() in shown for option in question.options)
        assert not any(folded(option.reason[lang]).strip() in shown for option in question.options)
        assert _marks(question, html) == {""}
    assert "data-right" not in html


@pytest.mark.parametrize("name", ["entry", "exit"])
def test_the_page_of_a_test_is_the_same_whichever_answer_is_right(name: str) -> None:
    """What does not depend on the key cannot tell it: neither in words nor to one who tries all answers."""
    moved = {
        question.id: replace(
            question,
            options=tuple(
                replace(option, right=before.right)
                for option, before in zip(question.options, (question.options[-1], *question.options), strict=False)
            ),
        )
        for question in BANK
    }
    assert all(moved[question.id].answer == question.answer % 4 + 1 for question in BANK)
    page = f"trainer/{name}-test.md"
    assert exam(made(page, data=replace(SITE.data, bank=moved))) == exam(made(page))


def _marks(question: BankQuestion, html: str) -> set[str]:
    """What the page says of each option beyond its number and words; one thing for all, or it would tell."""
    fieldset = html.split(f'id="{question.id}">')[1].split("</fieldset>")[0]
    labels = re.findall(r"<label(.*?)><input([^>]*)>", fieldset)
    assert len(labels) == 4
    expected = ' type="radio" name="{}" value="{}" autocomplete="off"'
    return {
        label + attributes.replace(expected.format(question.id, number), "")
        for number, (label, attributes) in enumerate(labels, 1)
    }


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_the_key_marks_one_answer_a_question_and_gives_every_reason(lang: str) -> None:
    html = key(made("trainer/answer-key.md", lang))
    shown = folded(html)
    for question in BANK:
        own = html.split(f'<li id="{question.id}">')[1].split("</ul>")[0]
        right = re.findall(r"<li data-right><b>(\w)</b>", own)
        assert right == [{"mn": "АБВГ", "en": "ABCD"}[lang][question.answer - 1]]
        sheet = html.split(f'<li id="sheet-{question.id}">')[1].split("</li>")[0]
        assert re.findall(r"<span data-right>(\w)</span>", sheet) == right
        assert all(folded(option.reason[lang]).strip() in shown for option in question.options)


def test_the_analysis_knows_every_question_once() -> None:
    html = item_analysis(made("trainer/item-analysis.md"))
    known = json.loads(html.split('id="hb-bank">')[1].removesuffix("</script>"))
    ordered = [question.id for form in TEST_FORMS for question in BANK if question.form == form]
    assert [entry["id"] for entry in known["questions"]] == ordered
    assert {entry["objective"] for entry in known["questions"]} == set(known["objectives"])
