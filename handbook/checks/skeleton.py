"""Rule SK01: a lesson that was begun says what is still to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.pages.markup import without_code
from handbook.course.pages.model import Page

_TO_WRITE = re.compile(r"‹[^‹›\n]*›")


def _lines(page: Page) -> Iterator[tuple[int, str]]:
    """Yield what a reader would see, front matter included, with its lines."""
    yield from (*page.meta.texts, *page.meta.phrases)
    yield from enumerate(without_code(page.body).split("\n"), start=page.body_line)


@rule("SK01")
def everything_is_written(course: Course) -> Iterator[Found]:
    """No page still holds a request of the lesson skeleton, which stands in ‹ ›."""
    for page in course.pages.values():
        for line, text in _lines(page):
            for match in _TO_WRITE.finditer(text):
                yield page.file, line, f'still to be written: "{match[0]}"'
