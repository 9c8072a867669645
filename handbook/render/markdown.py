"""Our markup inside Python-Markdown: takes questions out of the text, and names the passes over what becomes of it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from html import escape

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from handbook.course.pages.markup import CITATION, COMMENT, fields
from handbook.course.pages.model import Question
from handbook.course.pages.questions import parse_quiz
from handbook.course.pages.scan import scan
from handbook.render.boxes import Blocks, calculator_mark
from handbook.render.links import Citations, Links
from handbook.render.passes import Pass, become, sub
from handbook.render.rendering import Rendering

LETTERS = {"mn": "АБВГДЕЖЗ", "en": "ABCDEFGH"}
QUIZ_HTML = r'<div class="hb-quiz".*?</details>\s*</div>'  # a question as written below, nothing in it nests a div
QUIZ_MARK = re.compile(r"HBQUIZ(\d+)ZIUQBH")


def quiz_mark(number: int) -> str:
    """What stands in the text in place of a question until it is built, see ``QUIZ_MARK``."""
    return f"HBQUIZ{number}ZIUQBH"


class HandbookExtension(Extension):
    """Registers our processors for one page; each page has an extension of its own."""

    def __init__(self, rendering: Rendering) -> None:
        super().__init__()
        self.rendering = rendering

    def extendMarkdown(self, md: Markdown) -> None:
        # 27: after white space is normalised (30), before fences (25) and raw HTML (20) are taken away
        md.preprocessors.register(_Quizzes(md, self.rendering), "hb-quizzes", 27)
        # 25: before the inline pass (20), so that words put in here are rendered as Markdown
        md.treeprocessors.register(Blocks(md, self.rendering), "hb-blocks", 25)
        md.treeprocessors.register(_Questions(md, self.rendering), "hb-questions", 24)
        md.inlinePatterns.register(Citations(CITATION.pattern, md), "hb-citations", 175)
        # 12: after the inline pass, before MkDocs resolves .md links (0)
        md.treeprocessors.register(Links(md, self.rendering), "hb-links", 12)


class _Quizzes(Preprocessor):
    """Takes questions and metadata comments out of the text; a mark keeps the place of a question and a calculator."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, lines: list[str]) -> list[str]:
        rendering = self.rendering
        out: list[str] = []
        for kind, text in scan("\n".join(lines)).parts():
            if kind == "line":
                out.append(text)
            elif kind == "quiz":
                question, _ = parse_quiz(text, rendering.page.file, 0)
                if question:
                    out += ["", quiz_mark(len(rendering.questions)), ""]
                    rendering.questions.append(question)
            elif comment := COMMENT.match(text):
                if name := fields(comment.group(1)).get("calculator"):
                    indent = text[: len(text) - len(text.lstrip())]
                    out += ["", f"{indent}{calculator_mark(name)}", ""]
                if minutes := re.search(r"minutes:\s*(\d+)", comment.group(1)):
                    rendering.minutes.append(int(minutes.group(1)))
        return out


class _Questions(Pass):
    """Builds the questions in the places that their marks have kept."""

    def visit(self, parent: etree.Element, element: etree.Element, rendering: Rendering) -> None:
        if element.tag == "p" and (mark := QUIZ_MARK.fullmatch((element.text or "").strip())):
            number = int(mark.group(1))
            become(element, _question(rendering.questions[number], number + 1, rendering))


def _question(question: Question, number: int, rendering: Rendering) -> etree.Element:
    """The question as a fieldset, with its reasons in a `<details>` for a page without scripts."""
    letters = LETTERS[rendering.page.lang]
    several = len(question.right) > 1
    wrapper = etree.Element("div", {"class": "hb-quiz", "id": question.id, **rendering.attributes(question)})
    fieldset = sub(wrapper, "fieldset")
    legend = sub(fieldset, "legend")
    sub(legend, "b", rendering.words("question", number)).tail = " "
    for paragraph in question.text.split("\n\n"):
        # a legend may hold phrasing content only
        sub(legend, "span", paragraph.replace("\n", " "))
    if several:
        sub(fieldset, "p", rendering.words("choose-all"), class_="hb-quiz__many")
    for index, option in enumerate(question.options):
        label = sub(fieldset, "label")
        sub(label, "input", type="checkbox" if several else "radio", name=question.id, value=str(index))
        sub(label, "b", letters[index])
        sub(label, "span", option.text)
    details = sub(wrapper, "details")
    sub(details, "summary", rendering.words("answer-and-reasons"))
    reasons = sub(details, "ol")
    for option in question.options:
        item = sub(reasons, "li", **({"class_": "right"} if option.right else {}))
        sub(item, "b", rendering.words("right" if option.right else "wrong")).tail = f" {option.reason}"
    return wrapper


def answer_key(rendering: Rendering) -> str:
    """The letters of the right answers, for the end of a printed page."""
    if not rendering.questions:
        return ""
    letters = LETTERS[rendering.page.lang]
    rows = "".join(f"<li>{', '.join(letters[n] for n in question.right)}</li>" for question in rendering.questions)
    return f'<section class="hb-key"><h2>{escape(rendering.words("answer-key"))}</h2><ol>{rows}</ol></section>'
