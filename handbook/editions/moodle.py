"""Writes questions as Moodle XML: what a Moodle course imports into its question bank, pictures included."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from handbook.base.shaped import Words
from handbook.editions.questions import Category
from handbook.render.questions.moodle_text import html_text
from handbook.render.questions.showing import PlatformQuestion
from handbook.render.questions.types import in_lesson

TOP = ("$course$", "top")
PENALTY = "0.3333333"  # Moodle's own for a further try
VERDICTS = {"correctfeedback": "right", "partiallycorrectfeedback": "platform-partly", "incorrectfeedback": "wrong"}


def moodle_xml(categories: Iterable[Category], lang: str, strings: dict[str, Words]) -> str:
    """Write the whole file, the same text for the same questions."""
    verdicts = {name: strings[key][lang] for name, key in VERDICTS.items()}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    for category in categories:
        lines += _category(category)
        for item in category.items:
            lines += _question(item, verdicts)
    return "\n".join([*lines, "</quiz>", ""])


def category_path(category: Category) -> str:
    """Write the path of a category: ``$course$/top/3 The legal frame/Evidence``; a slash inside a name is doubled."""
    return "/".join([*TOP, *(name.replace("/", "//") for name in category.path)])


def _category(category: Category) -> Iterator[str]:
    yield '<question type="category">'
    yield f"<category><text>{escape(category_path(category))}</text></category>"
    yield f"<idnumber>{escape(category.id)}</idnumber>"
    yield "</question>"


def _question(item: PlatformQuestion, verdicts: dict[str, str]) -> Iterator[str]:
    shown = in_lesson(item.kind)
    yield f'<question type="{shown.moodle_type}">'
    yield f"<name><text>{escape(item.id)}</text></name>"
    files = "".join(
        f'<file name={quoteattr(name)} path="/" encoding="base64">{base64.b64encode(content).decode()}</file>'
        for name, content in sorted(item.files.items())
    )
    yield f'<questiontext format="html">{html_text(item.text)}{files}</questiontext>'
    yield f'<generalfeedback format="html">{html_text(item.after)}</generalfeedback>'
    yield f"<defaultgrade>1</defaultgrade><penalty>{PENALTY}</penalty><hidden>0</hidden>"
    yield f"<idnumber>{escape(item.id)}</idnumber>"
    yield from shown.moodle(item, verdicts)
    tags = "".join(f"<tag><text>{escape(tag)}</text></tag>" for tag in item.tags)
    yield f"<tags>{tags}</tags>"
    yield "</question>"
