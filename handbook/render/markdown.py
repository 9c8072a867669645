"""Our markup inside Python-Markdown: takes questions out of the text, and names the passes over what becomes of it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from handbook.course.pages.markup import CITATION, COMMENT, fields
from handbook.course.pages.questions import parse_quiz
from handbook.course.pages.scan import scan
from handbook.render.boxes import Blocks, calculator_mark
from handbook.render.links import Citations, Links
from handbook.render.passes import Pass, become
from handbook.render.questions import frame
from handbook.render.rendering import Rendering

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
                question, _ = parse_quiz(text, rendering.page.lang, rendering.page.file, 0)
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
            question = rendering.questions[number]
            attributes = rendering.attributes(question)
            become(element, frame.element(question, number + 1, rendering.page.lang, rendering.words, attributes))
