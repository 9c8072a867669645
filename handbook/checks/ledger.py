"""Rules LE01–LE03: the ledger in `translated:` says from which text each part of a translated page was made."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.base.findings import Finding
from handbook.checks.rules import RULES, rule
from handbook.course.course import Course
from handbook.course.pages.ledger import NAMES, LedgerPart, parts
from handbook.course.pages.model import Page


def _line(page: Page, part: LedgerPart) -> int:
    return next((own.line for own in parts(page) if own.id == part.id), 1)


def _named(part: LedgerPart) -> str:
    """Name a part for a finding: its kind, and in quotation marks the id that stands in the ledger."""
    return f'{NAMES.get(part.id, "section")} "{part.id}"'


def _finding(code: str, page: Page, line: int, found: str, part: str) -> Finding:
    """Make a finding whose advice holds the command to type, with page and id filled in for PAGE and ID."""
    write = RULES[code].words.mend["en"].replace("PAGE", page.file).replace("#ID", f"#{part}")
    return Finding(page.file, line, code, found, write)


@rule("LE01")
def every_part_is_in_the_ledger(course: Course) -> Iterator[Finding]:
    """Each part of a page in the source language stands in the ledger of each translation."""
    for page, source in course.translations():
        for part in parts(source):
            if part.id not in page.meta.translated:
                found = f"the {_named(part)} is not in the ledger"
                yield _finding("LE01", page, _line(page, part), found, part.id)


@rule("LE02")
def no_part_has_drifted(course: Course) -> Iterator[Finding]:
    """No part of a page in the source language has changed since it was translated."""
    for page, source in course.translations():
        for part in parts(source):
            if page.meta.translated.get(part.id, part.hash) != part.hash:
                found = f"the {_named(part)} of {source.file} has changed since it was translated"
                yield _finding("LE02", page, _line(page, part), found, part.id)


@rule("LE03")
def ledger_names_known_parts(course: Course) -> Iterator[Finding]:
    """The ledger stands on translated pages and names parts of their source."""
    for page in course.pages.values():
        source = course.pages.get((course.languages.source, page.path)) if page.meta.translated else None
        known = {part.id for part in parts(source)} if source and page.lang != source.lang else set()
        for id_ in page.meta.translated:
            if id_ not in known:
                found = f'the ledger names the unknown part "{id_}"'
                yield _finding("LE03", page, page.meta.lines[f"translated.{id_}"], found, id_)
