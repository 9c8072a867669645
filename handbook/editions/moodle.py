"""Writes questions as Moodle XML: what a Moodle course imports into its question bank, pictures included."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from handbook.base.shaped import Words
from handbook.editions.questions import Category, PlatformQuestion

TOP = ("$course$", "top")
PENALTY = "0.3333333"  # Moodle's own for a further try
VERDICTS = {"correctfeedback": "right", "partiallycorrectfeedback": "platform-partly", "incorrectfeedback": "wrong"}


def moodle_xml(categories: Iterable[Category], lang: str, strings: dict[str, Words]) -> str:
    """The whole file; the same text for the same questions."""
    verdicts = {name: strings[key][lang] for name, key in VERDICTS.items()}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    for category in categories:
        lines += _category(category)
        for item in category.items:
            lines += _question(item, verdicts)
    return "\n".join([*lines, "</quiz>", ""])


def category_path(category: Category) -> str:
    """``$course$/top/3 The legal frame/Evidence``; a slash inside a name is written twice."""
    return "/".join([*TOP, *(name.replace("/", "//") for name in category.path)])


def _category(category: Category) -> Iterator[str]:
    yield '<question type="category">'
    yield f"<category><text>{escape(category_path(category))}</text></category>"
    yield f"<idnumber>{escape(category.id)}</idnumber>"
    yield "</question>"


def _question(item: PlatformQuestion, verdicts: dict[str, str]) -> Iterator[str]:
    yield '<question type="multichoice">'
    yield f"<name><text>{escape(item.id)}</text></name>"
    files = "".join(
        f'<file name={quoteattr(name)} path="/" encoding="base64">{base64.b64encode(content).decode()}</file>'
        for name, content in sorted(item.files.items())
    )
    yield f'<questiontext format="html">{_text(item.text)}{files}</questiontext>'
    yield f'<generalfeedback format="html">{_text(item.after)}</generalfeedback>'
    yield f"<defaultgrade>1</defaultgrade><penalty>{PENALTY}</penalty><hidden>0</hidden>"
    yield f"<idnumber>{escape(item.id)}</idnumber>"
    # letters say nothing once the answers are shuffled
    yield f"<single>{'false' if item.several else 'true'}</single><shuffleanswers>true</shuffleanswers>"
    yield "<answernumbering>none</answernumbering><showstandardinstruction>0</showstandardinstruction>"
    for name, words in verdicts.items():
        yield f'<{name} format="html">{_text(escape(words))}</{name}>'
    for answer in item.answers:
        yield f'<answer fraction="{answer.share}" format="html">{_text(answer.text)}'
        yield f'<feedback format="html">{_text(answer.reason)}</feedback></answer>'
    tags = "".join(f"<tag><text>{escape(tag)}</text></tag>" for tag in item.tags)
    yield f"<tags>{tags}</tags>"
    yield "</question>"


def _text(html: str) -> str:
    """HTML as it is, inside CDATA; the one sign that would end it is split over two."""
    return f"<text><![CDATA[{html.replace(']]>', ']]]]><![CDATA[>')}]]></text>"
