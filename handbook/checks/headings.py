"""Rules HD01–HD05: headings can be linked to and form an outline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.checks.rules import Found, rule
from handbook.course.course import Course

_OF_THE_FRAME = {"main", "sources"}  # stand on the page without a heading in the text
_LATIN_ID = re.compile(r"[a-z][a-z0-9-]*")


@rule("HD01")
def headings_have_ids(course: Course) -> Iterator[Found]:
    """Each heading has an explicit id."""
    for page in course.pages.values():
        for heading in page.headings:
            if not heading.id:
                yield page.file, heading.line, f'the heading "{heading.title}" has no id'


@rule("HD02")
def heading_ids_are_unique(course: Course) -> Iterator[Found]:
    """An id stands once on its page, and is not that of a question or of the list of sources."""
    for page in course.pages.values():
        seen = _OF_THE_FRAME | {question.id for question in page.questions}
        for heading in page.headings:
            if heading.id and heading.id in seen:
                yield page.file, heading.line, f"the id #{heading.id} stands twice"
            seen.add(heading.id)


@rule("HD03")
def levels_do_not_jump(course: Course) -> Iterator[Found]:
    """A heading is at most one level below the one before it."""
    for page in course.pages.values():
        before = 1
        for heading in page.headings:
            if heading.level > before + 1:
                jump = f"jumps from level {before} to {heading.level}"
                yield page.file, heading.line, f'the heading "{heading.title}" {jump}'
            before = heading.level


@rule("HD04")
def no_main_heading(course: Course) -> Iterator[Found]:
    """No page has a `#` heading."""
    for page in course.pages.values():
        for heading in page.headings:
            if heading.level == 1:
                yield page.file, heading.line, f'the main heading "{heading.title}"'


@rule("HD05")
def ids_are_latin(course: Course) -> Iterator[Found]:
    """Ids are written in small Latin letters."""
    for page in course.pages.values():
        for heading in page.headings:
            if heading.id and not _LATIN_ID.fullmatch(heading.id):
                yield page.file, heading.line, f"the id #{heading.id}"
