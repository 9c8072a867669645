"""Rules LE01–LE03: the ledger in `translated:` says from which text each part of a translated page was made."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.pages.ledger import ASKS, META, OPENING, LedgerPart, parts
from handbook.course.pages.model import Page

_NAMES = {META: "title, description and objectives", ASKS: "phrases that readers type", OPENING: "opening"}


def _line(page: Page, part: LedgerPart) -> int:
    return next((own.line for own in parts(page) if own.id == part.id), 1)


def _named(part: LedgerPart) -> str:
    """Name a part for a finding: its kind, and in quotation marks the id that stands in the ledger."""
    return f'{_NAMES.get(part.id, "section")} "{part.id}"'


@rule("LE01")
def every_part_is_in_the_ledger(course: Course) -> Iterator[Found]:
    """Each part of a page in the source language stands in the ledger of each translation."""
    for page, source in course.translations():
        for part in parts(source):
            if part.id not in page.meta.translated:
                yield page.file, _line(page, part), f"the {_named(part)} is not in the ledger"


@rule("LE02")
def no_part_has_drifted(course: Course) -> Iterator[Found]:
    """No part of a page in the source language has changed since it was translated."""
    for page, source in course.translations():
        for part in parts(source):
            if page.meta.translated.get(part.id, part.hash) != part.hash:
                found = f"the {_named(part)} of {source.file} has changed since it was translated"
                yield page.file, _line(page, part), found


@rule("LE03")
def ledger_names_known_parts(course: Course) -> Iterator[Found]:
    """The ledger stands on translated pages and names parts of their source."""
    for page in course.pages.values():
        source = course.pages.get((course.languages.source, page.path)) if page.meta.translated else None
        known = {part.id for part in parts(source)} if source and page.lang != source.lang else set()
        for id_ in page.meta.translated:
            if id_ not in known:
                yield page.file, page.meta.lines[f"translated.{id_}"], f'the ledger names the unknown part "{id_}"'
