"""Rules LE01–LE03: the ledger in `translated:` says from which English text each Mongolian section was made."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checks.rules import Found, Site, rule
from handbook.content.model import Page


def _line(page: Page, section: str) -> int:
    return next((line for id_, _, _, line in page.headings if id_ == section), 1)


@rule("LE01")
def every_section_is_in_the_ledger(site: Site) -> Iterator[Found]:
    """Each English section stands in the ledger of the Mongolian page."""
    for mn, en in site.twins():
        for section in en.sections:
            if section.id and section.id not in mn.meta.translated:
                yield mn.file, _line(mn, section.id), f'the section "{section.id}" is not in the ledger'


@rule("LE02")
def no_section_has_drifted(site: Site) -> Iterator[Found]:
    """No English section has changed since it was translated."""
    for mn, en in site.twins():
        for section in en.sections:
            if mn.meta.translated.get(section.id, section.hash) != section.hash:
                found = f'the English section "{section.id}" has changed since it was translated'
                yield mn.file, _line(mn, section.id), found


@rule("LE03")
def ledger_names_known_sections(site: Site) -> Iterator[Found]:
    """The ledger stands on Mongolian pages and names English sections."""
    for page in site.pages.values():
        twin = site.pages.get(("en", page.path)) if page.lang == "mn" else None
        known = {section.id for section in twin.sections} if twin else set()
        for id_ in page.meta.translated:
            if id_ not in known:
                yield page.file, page.meta.lines[f"translated.{id_}"], f'the ledger names the unknown section "{id_}"'
