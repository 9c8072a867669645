"""Writes the static pages of a training web."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import jinja2

from handbook.practice.web import address as ad
from handbook.practice.web import archive, boards, records, searching, social, start, townmap, ways
from handbook.practice.web.model import Case, Site
from handbook.practice.web.view import View, WebPage

POLICY = (
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';"
    "form-action 'none';base-uri 'none'"
)
SHARED = "../../shared/data/"
LONGEST = 70  # letters of a file's name
SHEETS: dict[str, Callable[[View, Site], Iterator[WebPage]]] = {
    "search": searching.sheets,
    "social": social.sheets,
    "jobs": boards.job_sheets,
    "register": records.firm_sheets,
    "licences": records.licence_sheets,
    "news": boards.news_sheets,
    "map": townmap.sheets,
    "archive": archive.sheets,
    "lookup": records.lookup_sheets,
    "ledger": records.ledger_sheets,
    "plain": boards.plain_sheets,
}


def render(case: Case, day: date, target: Path) -> None:
    """Writes all pages into ``target`` but those that wait for a link and have none. The case is free of findings."""
    view = View(case, day)
    pages: dict[str, tuple[WebPage, str]] = {}
    for sheet, html in _pages(view):
        if sheet.file.casefold() in map(str.casefold, pages):
            raise ValueError(f"two pages are named {sheet.file}")
        if len(sheet.file) >= LONGEST:
            raise ValueError(f"the name {sheet.file} is too long")
        pages[sheet.file] = sheet, html
    reached = ways.reached({file: html for file, (_, html) in pages.items()}, [start.FILE])
    kept = {file: html for file, (sheet, html) in pages.items() if file in reached or not sheet.asked}
    shown = {name for html in kept.values() for name in ways.leads(html)}
    for file, text in (kept | {file: svg for file, svg in view.used.items() if file in shown}).items():
        _write(target / file, text)
    if case.of_kind("search"):
        _write(target / searching.INDEX, searching.index(view))


def _pages(view: View) -> Iterator[tuple[WebPage, str]]:
    templates = environment()

    def html(sheet: WebPage, seen: View, site: Site | None) -> tuple[WebPage, str]:
        template = templates.get_template(sheet.template)
        kind = site.kind if site else "start"
        sheet = replace(sheet, asked=sheet.asked or (site is not None and not site.is_public))
        return sheet, template.render(
            sheet=sheet, view=seen, case=seen.case, site=site, kind=kind, live=seen.archive is None, **sheet.data
        )

    yield html(start.sheet(view), view, None)
    for site in view.case.sites.values():
        for sheet in SHEETS[site.kind](view, site):
            yield html(sheet, view, site)
        for then, of, sheet in archive.captured(view, site) if site == view.case.site_of_kind("archive") else ():
            yield html(sheet, then, of)
    hosts = {site.host for site in view.case.sites.values()}
    for domain in view.case.domains.values():
        if domain.host not in hosts:
            gone = WebPage(ad.gone_file(domain.host), "gone.html", f"{domain.host}/", domain.host, asked=True)
            yield html(gone, view, None)


def environment() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(Path(__file__).parent / "templates")
    made = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    made.globals.update(
        policy=POLICY, shared=SHARED, ad=ad, social=social, records=records, townmap=townmap, searching=searching
    )
    made.filters["amount"] = records.amount
    made.filters["number"] = lambda number: f"{number:,}"
    return made


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
