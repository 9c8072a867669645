"""Rules LE01–LE03: the ledger in `translated:` says from which English text each part of a Mongolian page was made."""

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
    """Each part of an English page stands in the ledger of the Mongolian page."""
    for mn, en in course.twins():
        for part in parts(en):
            if part.id not in mn.meta.translated:
                yield mn.file, _line(mn, part), f"the {_named(part)} is not in the ledger"


@rule("LE02")
def no_part_has_drifted(course: Course) -> Iterator[Found]:
    """No part of an English page has changed since it was translated."""
    for mn, en in course.twins():
        for part in parts(en):
            if mn.meta.translated.get(part.id, part.hash) != part.hash:
                yield mn.file, _line(mn, part), f"the English {_named(part)} has changed since it was translated"


@rule("LE03")
def ledger_names_known_parts(course: Course) -> Iterator[Found]:
    """The ledger stands on Mongolian pages and names parts of the English page."""
    for page in course.pages.values():
        twin = course.pages.get(("en", page.path)) if page.lang == "mn" else None
        known = {part.id for part in parts(twin)} if twin else set()
        for id_ in page.meta.translated:
            if id_ not in known:
                yield page.file, page.meta.lines[f"translated.{id_}"], f'the ledger names the unknown part "{id_}"'
