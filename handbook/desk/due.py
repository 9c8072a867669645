"""Lists what has to be reviewed in the next days and by which role, as text and as a checklist to print."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handbook.base.findings import BadContent, Finding
from handbook.base.languages import Languages
from handbook.base.shaped import Words
from handbook.course.data.law import FILE as LAW_FILE
from handbook.course.data.model import Data
from handbook.course.data.review import FILE as REVIEW_FILE
from handbook.course.data.review import KINDS
from handbook.course.data.sources import FILE as SOURCES_FILE
from handbook.course.data.strings import Interface
from handbook.course.data.tools import FILE as TOOLS_FILE
from handbook.course.pages.keys import PageKey
from handbook.course.pages.model import Page
from handbook.render.colours import value


@dataclass(frozen=True)
class DatedEntry:
    """A page or an entry of data that has to be looked at again on some day."""

    kind: str  # one of handbook.course.data.review.KINDS
    id: str  # what `still-true` takes
    day: date  # until which it was said to hold
    title: Words
    where: str  # file:line
    claims: tuple[str, ...] = ()  # that rest on a source


@dataclass(frozen=True, kw_only=True)
class Due(DatedEntry):
    """An entry whose day comes soon or has passed, and who looks at it."""

    role: str
    overdue: bool


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or its last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def due(pages: dict[PageKey, Page], data: Data, today: date, days: int) -> list[Due]:
    """Return what is overdue or becomes due within ``days`` of ``today``, sorted by role and day."""
    if not data.review.kinds:
        raise BadContent(
            [Finding(REVIEW_FILE, 0, "FI01", "file not found", f"create {REVIEW_FILE}: who looks at what")]
        )
    last = today + timedelta(days=days)
    roles = list(data.review.roles)
    found = [
        Due(**vars(entry), role=_role(entry, data), overdue=entry.day < today)
        for entry in (*_pages(pages, data.languages), *_entries(data))
        if entry.day <= last
    ]
    return sorted(found, key=lambda one: (roles.index(one.role), one.day, KINDS.index(one.kind), one.id))


def _role(entry: DatedEntry, data: Data) -> str:
    own = data.review.kinds[entry.kind].role
    return data.review.folders.get(entry.id.split("/")[0], own) if entry.kind == "page" else own


def _pages(pages: dict[PageKey, Page], languages: Languages) -> Iterator[DatedEntry]:
    for (lang, path), page in pages.items():
        if lang == languages.default and page.meta.review_by:  # the same days in every language, rule PA08
            title = {lang: pages.get((lang, path), page).meta.title for lang in languages}
            where = f"{page.file}:{page.meta.lines.get('review_by', 1)}"
            yield DatedEntry("page", path, page.meta.review_by, title, where)


def _entries(data: Data) -> Iterator[DatedEntry]:
    months = {name: kind.months for name, kind in data.review.kinds.items()}
    for fact in data.law.values():
        title = {lang: fact.name(lang) for lang in fact.law}
        day = add_months(fact.checked, months["law"])
        yield DatedEntry("law", fact.id, day, title, f"{LAW_FILE}:{fact.line}")
    for card in data.cards.values():
        yield DatedEntry("tool", card.id, card.review_by, card.name, f"{TOOLS_FILE}:{card.line}")
    for source in data.sources.values():
        seen = _day(source.urldate)
        if source.url and seen:
            title = dict.fromkeys(data.languages, f"{source.title}, {source.url}")
            claims = tuple(claim.id for claim in data.claims.values() if source.key in claim.sources)
            day = add_months(seen, months["source"])
            yield DatedEntry("source", source.key, day, title, f"{SOURCES_FILE}:{source.line}", claims)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def due_report(found: list[Due], data: Data, days: int) -> str:
    """Write the list as text, by role, with the command that confirms each entry."""
    lines, source = [], data.languages.source
    for role, things in groupby(found, key=lambda one: one.role):
        lines.append(" · ".join(data.review.roles[role][lang] for lang in (source, *data.languages.translated)))
        for one in things:
            late = " overdue" if one.overdue else ""
            lines.append(f"  {one.day}{late}  {one.kind:<7}{one.title[source]}  ({one.where})")
            lines.append(f"      python -m handbook still-true {one.id}")
    late = sum(one.overdue for one in found)
    return "\n".join([*lines, f"{len(found)} due in {days} days, {late} of them overdue"])


def checklist(found: list[Due], data: Data, lang: str) -> str:
    """Write the list as an HTML page to print: questions for each kind of entry, a box to tick, room to sign."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    by_role = [
        (role, [(kind, list(some)) for kind, some in groupby(sorted(things, key=_by_kind), key=lambda one: one.kind)])
        for role, things in groupby(found, key=lambda one: one.role)
    ]
    return environment.get_template("due.html").render(
        lang=lang,
        review=data.review,
        roles=by_role,
        s=Interface(data.strings, lang),
        colour=lambda name: value(name, "light"),
    )


def _by_kind(one: Due) -> tuple[int, date]:
    return KINDS.index(one.kind), one.day
