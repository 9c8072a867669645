"""Makes what every question of a lesson has around its answers: number, text, reasons, and its line in the key."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping
from html import escape

from handbook.course.questions import choice
from handbook.course.questions.model import Question
from handbook.render.questions.showing import Asked, Say
from handbook.render.questions.types import in_lesson
from handbook.render.words import split_paragraphs

QUIZ_HTML = r'<div class="hb-quiz".*?</details>\s*</div>'  # a question as written below, nothing in it nests a div
KIND = "data-kind"  # names the type of a question on its page, unless it is the usual one


def element(question: Question, number: int, lang: str, words: Say, attributes: Mapping[str, str]) -> etree.Element:
    """Return the question as a fieldset, with its reasons in a `<details>` for a page without scripts.

    ``attributes`` are those of the outermost element, beside its id and its type.
    """
    shown = in_lesson(question.kind)
    kind = {} if question.kind == choice.KIND else {KIND: question.kind}
    wrapper = etree.Element("div", {"class": "hb-quiz", "id": question.id, **kind, **attributes})
    fieldset = etree.SubElement(wrapper, "fieldset")
    legend = etree.SubElement(fieldset, "legend")
    mark = etree.SubElement(legend, "b")
    mark.text, mark.tail = words("question", number), " "
    for paragraph in split_paragraphs(question.text[lang]):
        # a legend may hold phrasing content only
        etree.SubElement(legend, "span").text = paragraph.replace("\n", " ")
    shown.fields(fieldset, question, lang, words)
    details = etree.SubElement(wrapper, "details")
    etree.SubElement(details, "summary").text = words("answer-and-reasons")
    reasons = etree.SubElement(details, "ol")
    for right, reason in shown.reasons(question, lang):
        row = etree.SubElement(reasons, "li", {"class": "right"} if right else {})
        verdict = etree.SubElement(row, "b")
        verdict.text, verdict.tail = words("right" if right else "wrong"), f" {reason}"
    return wrapper


def taken_apart(quiz: etree.Element) -> Asked:
    """Return the parts of a question on a built page, to be arranged anew; nothing of the page is copied."""
    fieldset, details = quiz.find("fieldset"), quiz.find("details")
    assert fieldset is not None and details is not None
    number, *paragraphs = fieldset.find("legend")  # type: ignore[misc]
    shown = in_lesson(quiz.get(KIND) or choice.KIND)
    rows = shown.rows(fieldset, list(details.find("ol")))  # type: ignore[arg-type]
    heading = details.find("summary")
    return Asked(number, paragraphs, fieldset.findall("p"), tuple(rows), heading)  # type: ignore[arg-type]


def answer_key(questions: Iterable[Question], lang: str, words: Say) -> str:
    """Return the right answers for the end of a printed page; "" if there is no question."""
    rows = "".join(f"<li>{escape(in_lesson(question.kind).key(question, lang))}</li>" for question in questions)
    return f'<section class="hb-key"><h2>{escape(words("answer-key"))}</h2><ol>{rows}</ol></section>' if rows else ""
