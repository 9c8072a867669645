"""Rule RE12: an article of law is never named from memory."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.pages.markup import LINK, blank
from handbook.course.pages.model import Page
from handbook.course.pages.scan import scan
from handbook.course.passages import read_of

_ARTICLE = re.compile(
    r"\b(?:Articles?|Arts?\.) \d+(?:\.\d+)+"
    r"|(?<![\w.])\d+\.\d+(?:\.\d+)? (?:дүгээр|дугаар) зүйл"
    r"|(?<![\w.])\d+\.\d+\.\d+(?:-[дт]| дахь| дэх)(?!\w)"
)
_NUMBER = re.compile(r"\d\.\d")
_SHOWS_STATUS = ("law", "source", "claim")


def _part(page: Page, line: int) -> range:
    """Return the line numbers of the section that holds a line; before the first section, those of the opening."""
    starts = [page.body_line, *(section.line for section in page.sections), page.body_line + page.body.count("\n") + 1]
    first = max(start for start in starts if start <= line)
    return range(first, min(start for start in starts if start > line))


@rule("RE12")
def articles_are_named_with_their_source(course: Course) -> Iterator[Found]:
    """A section that names an article of law links its fact or cites a source, or asks about it in `!!! check`.

    Questions are left out: they ask for what their lesson has taught.
    """
    for page in course.pages.values():
        if not _NUMBER.search(page.body):  # a cheap filter: most pages name no article
            continue
        rows = LINK.sub(blank, page.body).split("\n")
        for block in scan(page.body).blocks:
            if block.in_quiz:
                rows[block.first : block.last + 1] = [""] * (block.last + 1 - block.first)
        text = "\n".join(rows)
        if not _ARTICLE.search(text):
            continue
        sourced = {ref.line for ref in page.refs if ref.kind in _SHOWS_STATUS}
        asked = {
            line
            for box in page.boxes
            if box.kind == "check"
            for line in range(box.line, box.line + box.text.count("\n") + 2)
        }
        for line, row in enumerate(read_of(text).split("\n"), page.body_line):
            for match in _ARTICLE.finditer(row):
                if line not in asked and sourced.isdisjoint(_part(page, line)):
                    yield page.file, line, f'"{match[0]}" without a law fact or a source'
