"""Our markup inside Python-Markdown: marks in the place of questions, and the passes over what Markdown makes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension

from handbook.course.pages.markup import CITATION, COMMENT, fields
from handbook.course.pages.model import Page
from handbook.course.pages.scan import scan
from handbook.render.boxes import Blocks, box_mark, calculator_mark
from handbook.render.links import Citations, Links
from handbook.render.passes import Pass, replace_element
from handbook.render.questions import frame
from handbook.render.rendering import Rendering

QUIZ_MARK = re.compile(r"HBQUIZ(\d+)ZIUQBH")


def quiz_mark(number: int) -> str:
    """Return the text that keeps the place of a question until it is built, see ``QUIZ_MARK``."""
    return f"HBQUIZ{number}ZIUQBH"


def marked_text(page: Page) -> str:
    """Return the body of a page as Markdown is given it.

    Questions and calculators are replaced by marks, boxes with minutes get the class of their number in ``page.boxes``,
    metadata is left out. A question that cannot be read is left out too; a finding tells of it.
    """
    questions = {question.line: number for number, question in enumerate(page.questions)}
    boxes = {box.line: number for number, box in enumerate(page.boxes) if box.minutes}
    found = scan(page.body)
    out: list[str] = []
    for kind, n in found.parts():
        text, line = found.lines[n], page.body_line + n
        if line in boxes:
            box = page.boxes[boxes[line]]
            out.append(text.replace(box.kind, f"{box.kind} {box_mark(boxes[line])}", 1))
        elif kind == "line":
            out.append(text)
        elif kind == "quiz":
            out += ["", quiz_mark(questions[line]), ""] if line in questions else []
        elif (comment := COMMENT.match(text)) and (name := fields(comment[1]).get("calculator")):
            indent = text[: len(text) - len(text.lstrip())]
            out += ["", f"{indent}{calculator_mark(name)}", ""]
    return "\n".join(out)


class HandbookExtension(Extension):
    """Registers our processors for one page; each page has an extension of its own."""

    def __init__(self, rendering: Rendering) -> None:
        super().__init__()
        self.rendering = rendering

    def extendMarkdown(self, md: Markdown) -> None:
        # 25: before the inline pass (20), so that words put in here are rendered as Markdown
        md.treeprocessors.register(Blocks(md, self.rendering), "hb-blocks", 25)
        md.treeprocessors.register(_Questions(md, self.rendering), "hb-questions", 24)
        md.inlinePatterns.register(Citations(CITATION.pattern, md), "hb-citations", 175)
        # 12: after the inline pass, before MkDocs resolves .md links (0)
        md.treeprocessors.register(Links(md, self.rendering), "hb-links", 12)


class _Questions(Pass):
    """Builds the questions where their marks are."""

    def visit(self, parent: etree.Element, element: etree.Element, rendering: Rendering) -> None:
        if element.tag == "p" and (mark := QUIZ_MARK.fullmatch((element.text or "").strip())):
            number = int(mark.group(1))
            question = rendering.page.questions[number]
            attributes = rendering.attributes(question)
            replace_element(
                element, frame.element(question, number + 1, rendering.page.lang, rendering.words, attributes)
            )
