"""A new type of question is one module that reads it and one that shows it; all that shows questions takes it up."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import lxml.etree
import ours
import pytest
from markdown import Markdown

from handbook import checks
from handbook.base.findings import NotRead
from handbook.base.html import by_class, fragment, html
from handbook.base.shaped import Words, read_as
from handbook.course.course import Course
from handbook.course.languages import read_languages
from handbook.course.questions import types
from handbook.course.questions.entry import QuestionEntry
from handbook.course.questions.model import Item, Question, Quiz, Type
from handbook.course.questions.typed import AnswerForm, listed
from handbook.editions.gift import gift
from handbook.editions.moodle import moodle_xml
from handbook.editions.questions import self_checks
from handbook.editions.slides.questions import question_slides
from handbook.render.markdown import HandbookExtension, marked_text
from handbook.render.questions import typed
from handbook.render.questions.frame import answer_key
from handbook.render.questions.moodle_text import html_text
from handbook.render.questions.showing import InLesson, PlatformQuestion, Row, Say, Showing
from handbook.render.questions.types import SHOWN, in_self_check
from handbook.render.rendering import Rendering

ROOT = Path(__file__).parents[1]
STRINGS = ours.data().strings
LESSON = "rescue/check.md"
GAP = """\
<quiz>
<!-- id: res-gap -->
<!-- objective: res-1 -->
First the [[ground]] is written.
> Article 6.1 asks for it.
</quiz>

"""

# --- the module that reads it


def of_quiz(quiz: Quiz) -> Question | None:
    if quiz.options or len(quiz.gaps) != 1:
        return None
    asked, _, told = quiz.text.partition("\n> ")
    text = {quiz.lang: asked.replace(f"[[{quiz.gaps[0]}]]", "…")}
    return quiz.question("gap", text=text, accepted=(quiz.gaps,), shown=quiz.gaps[0], why={quiz.lang: told})


READ = Type("gap", of_quiz=of_quiz)

# --- the module that shows it


def fields(fieldset: ElementTree.Element, question: Question, lang: str, say: Say) -> None:
    ElementTree.SubElement(fieldset, "input", {"type": "text", "name": question.id})


def reasons(question: Question, lang: str) -> Iterable[tuple[bool, str]]:
    return [(True, " ".join([f"*{question.shown}.*", *(question.why or {}).values()]))]


def rows(fieldset: ElementTree.Element, told: list[ElementTree.Element]) -> Iterable[Row]:
    (reason,) = told
    answer = reason.find("em")
    assert answer is not None and answer.text
    return [Row("", None, reason, True, answer.text.removesuffix("."))]


def moodle(item: PlatformQuestion, verdicts: dict[str, str]) -> Iterator[str]:
    yield "<usecase>0</usecase>"
    for answer in item.answers:
        yield f'<answer fraction="{answer.share}" format="plain_text"><text>{answer.text}</text>'
        yield f'<feedback format="html">{html_text(answer.reason)}</feedback></answer>'


def in_gift(item: PlatformQuestion, escaped: Callable[[str], str]) -> Iterator[str]:
    return (f"={escaped(answer.text)}#{escaped(answer.reason)}" for answer in item.answers)


SHOW = Showing(
    InLesson(
        fields, reasons, lambda question, lang: question.shown, rows, lambda question: ["100"], "shortanswer", moodle,
        in_gift,
    )
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """The tiny handbook with such a question at the head of its check, and that page as it is rendered."""

    course: Course
    found: list[str]  # codes of findings
    page: str
    rendering: Rendering


def make(handbook: Path) -> Made:
    for lang in ("mn", "en"):
        file = handbook / "docs" / lang / LESSON
        file.write_text(file.read_text("utf-8").replace("<quiz>", f"{GAP}<quiz>", 1), "utf-8")
    course, findings = checks.read_course(handbook)
    course = replace(course, data=replace(course.data, strings=STRINGS))
    page = course.pages["en", LESSON]
    rendering = Rendering(page, course.data, False, lambda path: path)
    markdown = Markdown(extensions=["attr_list", HandbookExtension(rendering)])
    return Made(course, [finding.code for finding in findings], markdown.convert(marked_text(page)), rendering)


@pytest.fixture
def with_gaps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(types.TYPES, "gap", READ)
    monkeypatch.setitem(SHOWN, "gap", SHOW)


def test_without_its_type_a_gap_is_a_finding_and_no_question(handbook: Path) -> None:
    made = make(handbook)
    assert {"QU02", "QU04"} <= set(made.found)
    assert "res-gap" not in made.page


@pytest.mark.usefixtures("with_gaps")
def test_a_new_type_of_a_lesson_comes_out_wherever_questions_do(handbook: Path) -> None:
    made = make(handbook)
    assert not {"QU02", "QU04"} & set(made.found)
    # page: what is typed into, and the answer only where reasons are
    assert made.page.count('class="hb-quiz"') == 9
    quiz = next(one for one in by_class(fragment(made.page), "hb-quiz") if one.get("id") == "res-gap")
    asked, told = (html(part) for part in quiz)
    assert quiz.find("fieldset/input[@name='res-gap']") is not None and "First the … is written." in asked
    assert "ground" not in asked and "<em>ground.</em> Article 6.1 asks for it." in told
    # paper: the key at the end of the page
    assert "<ol><li>ground</li><li>" in answer_key(made.rendering.page.questions, "en", made.rendering.words)
    # platforms
    categories = self_checks(made.course, "en")
    item = next(item for category in categories for item in category.items if item.id == "res-gap")
    xml = lxml.etree.fromstring(moodle_xml(categories, "en", STRINGS).encode())
    (short,) = xml.findall("question[@type='shortanswer']")
    assert (short.findtext("idnumber"), short.findtext("answer/text")) == ("res-gap", "ground")
    assert "Article 6.1 asks for it." in short.findtext("answer/feedback/text")
    assert item.tags == ("res-1",) and "ground" not in item.text
    assert "\t=ground#<em>ground.</em> Article 6.1 asks for it." in gift(categories)
    # slide: shown on a key
    (slide,) = question_slides(quiz)
    screen = "".join(map(html, slide.body))
    assert "First the … is written." in screen
    assert screen.index("fragment") < screen.index("ground")


def asked(entry: str) -> tuple[Question, list[str]]:
    """The only question of a list of entries as in answers.yml, and what is wrong with it."""
    languages, _ = read_languages(ROOT)
    (question,), _, findings = read_as(tuple[types.AnyQuestion, ...], entry, "f.yml", ("EX01", "EX01"), languages)
    return question, [finding.found for finding in findings]


@dataclass(frozen=True, kw_only=True)
class Ordered(QuestionEntry):
    """An entry of a type whose steps are put in order."""

    steps: tuple[Words, ...]
    hint: Words | None = None

    @property
    def rows(self) -> tuple[Item, ...]:
        return tuple(Item(str(number), step) for number, step in enumerate(self.steps))

    @property
    def otherwise(self) -> Words | None:
        return self.hint


def test_a_new_type_of_a_self_check_is_a_data_class_of_its_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(types.TYPES, "order", Type("order", entry=Ordered))
    entry = """\
- id: tiny-a1
  kind: order
  ask: {mn: "Дараалал?", en: "In which order?"}
  steps: [{mn: "Зөвшөөрөл", en: "Permission"}, {mn: "Хайлт", en: "Search"}]
"""
    question, found = asked(entry)
    assert found == [] and (question.id, question.text["en"]) == ("tiny-a1", "In which order?")
    assert [row.text["en"] for row in question.rows] == ["Permission", "Search"] and question.otherwise is None
    question, found = asked(f"{entry}  hint: 7\n  colour: red\n")
    assert found == ['1 › hint: "7" instead of keys', "1 › colour: unknown key"]
    assert len(question.rows) == 2, "an entry with one bad field keeps the rest"
    with pytest.raises(NotRead):
        _ = question.otherwise


def test_a_new_typed_answer_of_a_self_check_needs_its_form_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        types.TYPES, "colour", listed("colour", lambda accepted: AnswerForm(str.casefold, {"names": "en"}))
    )
    monkeypatch.setitem(SHOWN, "colour", typed.SHOWING)
    entry = """\
- id: tiny-a1
  kind: colour
  ask: {mn: "Ямар өнгө?", en: "Which colour?"}
  accept: ["Blue"]
  otherwise: {mn: "Дахин хар.", en: "Look again."}
"""
    question, found = asked(entry)
    assert found == []
    assert question.accepted == (("blue",),) and list(types.problems(question)) == []
    sealed = in_self_check(question).sealed(question, "en")
    assert sealed["typed"] == "colour" and sealed["names"] == "en" and "blue" not in str(sealed)


@pytest.mark.parametrize("kind", list(types.TYPES))
def test_each_type_is_shown_wherever_it_is_read(kind: str) -> None:
    read, shown = types.TYPES[kind], SHOWN[kind]
    assert bool(read.of_quiz) == bool(shown.lesson)
    assert bool(read.entry) == bool(shown.self_check)
