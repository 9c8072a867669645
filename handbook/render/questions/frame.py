"""What every question of a lesson has around its answers: number, text, reasons, and its line in the key on paper."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable, Mapping
from html import escape

from handbook.course.pages.model import Question

LETTERS = {"mn": "АБВГДЕЖЗ", "en": "ABCDEFGH"}
QUIZ_HTML = r'<div class="hb-quiz".*?</details>\s*</div>'  # a question as written below, nothing in it nests a div


def element(
    question: Question, number: int, lang: str, words: Callable[..., str], attributes: Mapping[str, str]
) -> etree.Element:
    """The question as a fieldset, with its reasons in a `<details>` for a page without scripts.

    ``words`` gives the words of the interface by their key; ``attributes`` are those of the outermost element.
    """
    letters = LETTERS[lang]
    several = len(question.right) > 1
    wrapper = etree.Element("div", {"class": "hb-quiz", "id": question.id, **attributes})
    fieldset = etree.SubElement(wrapper, "fieldset")
    legend = etree.SubElement(fieldset, "legend")
    mark = etree.SubElement(legend, "b")
    mark.text, mark.tail = words("question", number), " "
    for paragraph in question.text.split("\n\n"):
        # a legend may hold phrasing content only
        etree.SubElement(legend, "span").text = paragraph.replace("\n", " ")
    if several:
        etree.SubElement(fieldset, "p", {"class": "hb-quiz__many"}).text = words("choose-all")
    for index, option in enumerate(question.options):
        label = etree.SubElement(fieldset, "label")
        kind = "checkbox" if several else "radio"
        etree.SubElement(label, "input", {"type": kind, "name": question.id, "value": str(index)})
        etree.SubElement(label, "b").text = letters[index]
        etree.SubElement(label, "span").text = option.text
    details = etree.SubElement(wrapper, "details")
    etree.SubElement(details, "summary").text = words("answer-and-reasons")
    reasons = etree.SubElement(details, "ol")
    for option in question.options:
        item = etree.SubElement(reasons, "li", {"class": "right"} if option.right else {})
        verdict = etree.SubElement(item, "b")
        verdict.text, verdict.tail = words("right" if option.right else "wrong"), f" {option.reason}"
    return wrapper


def answer_key(questions: Iterable[Question], lang: str, words: Callable[..., str]) -> str:
    """The letters of the right answers, for the end of a printed page; "" where nothing is asked."""
    letters = LETTERS[lang]
    rows = "".join(f"<li>{', '.join(letters[n] for n in question.right)}</li>" for question in questions)
    return f'<section class="hb-key"><h2>{escape(words("answer-key"))}</h2><ol>{rows}</ol></section>' if rows else ""
