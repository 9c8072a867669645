"""Prepares questions for learning platforms: the HTML of our pages without links, by module and lesson."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

from lxml.html import HtmlElement
from markdown import Markdown

from handbook.base.html import fragment, inside
from handbook.course.course import Course
from handbook.course.data.bank import TEST_FORMS
from handbook.course.nav import in_order
from handbook.course.pages.model import Page
from handbook.course.pages.refs import classify, resolve
from handbook.course.questions.model import Question
from handbook.render import figures
from handbook.render.markdown import HandbookExtension, quiz_mark
from handbook.render.questions.frame import taken_apart
from handbook.render.questions.showing import PlatformAnswer, PlatformQuestion, Row
from handbook.render.questions.types import in_lesson
from handbook.render.rendering import Rendering

EXTENSIONS = ("attr_list",)  # those of mkdocs.yml that work inside a line
FILES = "@@PLUGINFILE@@/"  # Moodle's address of a file that comes with the question


@dataclass(frozen=True)
class Category:
    """Questions that stand together: those of a page below its module."""

    id: str  # the same in every edition
    path: tuple[str, ...]
    items: tuple[PlatformQuestion, ...]


def self_checks(course: Course, lang: str) -> list[Category]:
    """Return every question on the modules' pages in the order of the course; `check` has found them right."""
    order = in_order(course.root)
    writer = _Writer(course, lang)
    return [
        Category(
            f"{page.meta.id}.{lang}",
            (f"{module.number} {module.title[lang]}", page.meta.title),
            tuple(writer.item(page, question) for question in page.questions),
        )
        for part in course.data.outline.parts
        for module in part.modules
        for path in order
        if path.startswith(f"{module.id}/") and (page := course.pages[lang, path]).questions
    ]


def exam_forms(course: Course, lang: str) -> list[Category]:
    """Return the entry and exit tests, a category for each form; for trainers only."""
    writer, words = _Writer(course, lang), course.data.strings
    home = next(page for (of, _), page in course.pages.items() if of == lang)  # the bank's questions stand on no page
    forms = {form: course.data.test_questions(form) for form in TEST_FORMS}
    return [
        Category(
            f"tests/{form}.{lang}",
            (words["platform-tests"][lang], words[f"test-form-{form}"][lang]),
            tuple(writer.item(home, question, (question.decision,)) for question in questions),
        )
        for form, questions in forms.items()
        if questions
    ]


class _Writer:
    """Renders questions of one language with the extension that renders the pages."""

    def __init__(self, course: Course, lang: str) -> None:
        self.root, self.data, self.lang = course.root, course.data, lang
        self._taught = {
            objective.id: (page.meta.title, objective.text)
            for (of, _), page in course.pages.items()
            if of == lang
            for objective in page.meta.objectives
        }

    def item(self, page: Page, question: Question, more_tags: tuple[str, ...] = ()) -> PlatformQuestion:
        """Make a question for a platform from the HTML that its page shows."""
        rendering = Rendering(replace(page, questions=(question,)), self.data, False, lambda path: path)
        markdown = Markdown(extensions=[*EXTENSIONS, HandbookExtension(rendering)])
        quiz = fragment(markdown.convert(quiz_mark(0)))[0]
        files: dict[str, bytes] = {}
        for picture in quiz.iter("img"):
            self._embed(picture, page, files)
        _without_links(quiz)
        asked = taken_apart(quiz)
        shares = in_lesson(question.kind).shares(question)
        return PlatformQuestion(
            question.id,
            question.kind,
            "".join(f"<p>{inside(line)}</p>" for line in (*asked.paragraphs, *asked.lines)),
            tuple(_answer(row, share) for row, share in zip(asked.rows, shares, strict=True)),
            len(question.right) > 1,
            "".join(self._lines_after(question)),
            (*question.objectives, *more_tags),
            files,
        )

    def _lines_after(self, question: Question) -> Iterator[str]:
        """Yield the lessons that teach what the question asks, for those who want to read them again."""
        for objective in question.objectives:
            lesson, text = self._taught[objective]
            words = self.data.strings["platform-after"][self.lang].format(lesson, text.rstrip("."))
            yield f"<p>{escape(words, quote=False)}</p>"

    def _embed(self, picture: HtmlElement, page: Page, files: dict[str, bytes]) -> None:
        """Put the picture's bytes among ``files`` and its name there into the text."""
        target = picture.get("src", "")
        kind, id_ = classify(page.path, target, is_image=True)
        if kind == "figure":
            name = f"{id_}.{self.lang}.svg"
            content = figures.render(self.data.figures[id_], self.lang, "wide").encode()
        else:
            below, _ = resolve(page.path, target)
            file = self.root / "docs" / ("" if below.startswith("assets/") else self.lang) / below
            name, content = file.name, file.read_bytes()
        files[name] = content
        for attribute in list(picture.attrib):
            if attribute != "alt":
                del picture.attrib[attribute]
        picture.set("src", f"{FILES}{name}")


def _answer(row: Row, share: str) -> PlatformAnswer:
    text = escape(row.named, quote=False) if row.text is None else inside(row.text)
    return PlatformAnswer(text, _after_verdict(row.reason), share)


def _without_links(quiz: HtmlElement) -> None:
    """Turn links to other pages into text, and remove numbers of sources, which lead to the foot of a page."""
    for note in list(quiz.iter("sup")):
        if note.find("a") is not None:
            note.drop_tree()
    for heard in quiz.find_class("hb-sr"):
        heard.drop_tree()
    for note in quiz.find_class("hb-noted"):
        note.drop_tree()
    # brackets set a badge apart from the text, since our style sheet is not there
    for badge in quiz.find_class("hb-st"):
        badge.text = f" ({badge.text_content().strip()})"
        del badge[:]
        badge.drop_tag()
    for link in list(quiz.iter("a")):
        link.drop_tag()


def _after_verdict(line: HtmlElement) -> str:
    """Drop the «Right.» at the beginning of a reason, because the platform says it itself."""
    verdict = line[0]
    line.text, verdict.tail = (verdict.tail or "").lstrip(), None
    line.remove(verdict)
    return inside(line)
