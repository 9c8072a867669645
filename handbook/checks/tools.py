"""Rules TO01–TO02: lessons and tool cards lead to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.data.tools import FILE
from handbook.course.pages.markup import CITATION, without_comments
from handbook.course.pages.model import Page
from handbook.course.pages.refs import unlinked
from handbook.course.pages.scan import scan

_TARGET = re.compile(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")


@rule("TO01", where=(FILE,))
def every_card_is_used(course: Course) -> Iterator[Found]:
    """Every tool in use is linked from at least one lesson."""
    lessons = (page for page in course.every_page() if page.is_lesson)
    for id_, line in unlinked(course.data.tools.values(), lessons, "tool"):
        yield FILE, line, f'no lesson uses the tool "{id_}"'


@rule("TO02")
def named_tools_are_linked(course: Course) -> Iterator[Found]:
    """A lesson that names a tool links its card."""
    cards = {name: card.id for card in course.data.cards.values() for name in card.names}
    if not cards:
        return
    # the longest first: «Google Earth Pro» is not «Google Earth»
    names = "|".join(map(re.escape, sorted(cards, key=len, reverse=True)))
    named = re.compile(rf"(?<![\w.@/-])({names})(?!\w)")
    for page in course.lessons():
        linked = {ref.target for ref in page.refs if ref.kind == "tool"}
        for line, text in enumerate(_read(page).split("\n"), start=page.body_line):
            for match in named.finditer(text):
                if (card := cards[match[1]]) not in linked:
                    linked.add(card)  # report it once a page
                    yield page.file, line, f'"{match[1]}" without a link to the card "{card}"'


def _read(page: Page) -> str:
    """Return the text of a lesson without code blocks, citations and comments; each line keeps its number."""
    found = scan(page.body)
    text = "\n".join("" if number in found.code else line for number, line in enumerate(found.lines))
    return _TARGET.sub("]", CITATION.sub("", without_comments(text)))
