"""Shows type `choice`: options with letters, of which one or several are right."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from handbook.base.html import has_class
from handbook.base.languages import manner
from handbook.course.questions.model import Question
from handbook.course.questions.normal import seal
from handbook.render.questions.moodle_text import html_text
from handbook.render.questions.showing import InLesson, InSelfCheck, PlatformAnswer, PlatformQuestion, Row, Say, Showing
from handbook.render.words import with_code

# what one of n right answers counts; Moodle takes these numbers and no others, and our letters end at the eighth option
SHARES = {1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5"}

# --- in a lesson


def _fields(fieldset: etree.Element, question: Question, lang: str, words: Say) -> None:
    several = len(question.right) > 1
    if several:
        etree.SubElement(fieldset, "p", {"class": "hb-quiz__many"}).text = words("choose-all")
    for index, option in enumerate(question.options):
        label = etree.SubElement(fieldset, "label")
        kind = "checkbox" if several else "radio"
        etree.SubElement(label, "input", {"type": kind, "name": question.id, "value": str(index)})
        etree.SubElement(label, "b").text = manner(lang).letters[index]
        etree.SubElement(label, "span").text = option.text[lang]


def _reasons(question: Question, lang: str) -> Iterator[tuple[bool, str]]:
    return ((option.right, option.reason.get(lang, "")) for option in question.options)


def _key(question: Question, lang: str) -> str:
    return ", ".join(manner(lang).letters[n] for n in question.right)


def _rows(fieldset: etree.Element, reasons: list[etree.Element]) -> Iterator[Row]:
    for label, reason in zip(fieldset.iter("label"), reasons, strict=True):
        _, letter, text = label
        yield Row(letter.text or "", text, reason, has_class(reason, "right"), letter.text or "")


# --- on learning platforms


def _shares(question: Question) -> list[str]:
    """Return the share of the mark for each option.

    With several right options wrong ones subtract, so that ticking all scores 0.
    """
    right = len(question.right)
    wrong = len(question.options) - right
    lost = f"-{SHARES[wrong]}" if right > 1 and wrong else "0"
    return [SHARES[right] if option.right else lost for option in question.options]


def _moodle(item: PlatformQuestion, verdicts: dict[str, str]) -> Iterator[str]:
    # letters say nothing once the answers are shuffled
    yield f"<single>{'false' if item.several else 'true'}</single><shuffleanswers>true</shuffleanswers>"
    yield "<answernumbering>none</answernumbering><showstandardinstruction>0</showstandardinstruction>"
    for name, verdict in verdicts.items():
        yield f'<{name} format="html">{html_text(escape(verdict, quote=False))}</{name}>'
    for answer in item.answers:
        yield f'<answer fraction="{answer.share}" format="html">{html_text(answer.text)}'
        yield f'<feedback format="html">{html_text(answer.reason)}</feedback></answer>'


def _gift(item: PlatformQuestion, escaped: Callable[[str], str]) -> Iterator[str]:
    return (f"{_mark(item, answer)}{escaped(answer.text)}#{escaped(answer.reason)}" for answer in item.answers)


def _mark(item: PlatformQuestion, answer: PlatformAnswer) -> str:
    """Return the sign before an answer in GIFT: = marks the only right answer, which has no weight."""
    if answer.share == "100" and not item.several:
        return "="
    return "~" if answer.share == "0" else f"~%{answer.share}%"


# --- in a self-check


def offered(question: Question, lang: str) -> str:
    """Return the options as a list; hb/selfcheck.js knows them by their ids."""
    rows = "".join(f'<li data-choice="{option.id}">{with_code(option.text[lang])}</li>' for option in question.options)
    return f"<ul>{rows}</ul>"


def _sealed(question: Question, lang: str) -> dict[str, Any]:
    right = [option.id for option in question.options if option.right]
    return {
        "right": [[seal(question.id, ",".join(sorted(right)))]],
        "many": len(right) > 1,
        "each": [seal(question.id, id_) for id_ in right],
        "reasons": {option.id: option.reason[lang] for option in question.options},
    }


def _key_rows(question: Question, lang: str, words: Say) -> str:
    return "".join(
        f"<li>{with_code(option.text[lang])} — <b>{escape(words('right' if option.right else 'wrong'))}</b> "
        f"{with_code(option.reason[lang])}</li>"
        for option in question.options
    )


SHOWING = Showing(
    InLesson(_fields, _reasons, _key, _rows, _shares, "multichoice", _moodle, _gift),
    InSelfCheck(offered, _sealed, _key_rows),
)
