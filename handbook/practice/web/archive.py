"""Pages of the web archive: addresses it knows, a calendar for each, and the captured pages."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace

from handbook.practice.web import address as ad
from handbook.practice.web import boards, social
from handbook.practice.web.model import Site
from handbook.practice.web.moment import Moment
from handbook.practice.web.published import Capture
from handbook.practice.web.view import View, WebPage, capture_addresses, capture_file, capture_key

MONTHS = tuple(f"{n} дугаар сар" if n not in (1, 4, 9, 11) else f"{n} дүгээр сар" for n in range(1, 13))


@dataclass(frozen=True)
class Entry:
    """An address that was captured: when, under which files; ``keys`` are other addresses of the same thing.

    ``now``: the file that opens at the address today, "" where a trainee is not to come upon the site.
    """

    address: str
    file: str
    captures: tuple[tuple[Moment, str], ...]
    keys: str
    now: str


def entries(view: View, archive: Site) -> list[Entry]:
    """By address: an account that changed its handle stands under each one it was captured with."""
    found: dict[str, list[tuple[Capture, Moment]]] = {}
    for capture in view.case.captures:
        for at in capture.at:
            found.setdefault(capture_addresses(view.case, capture, at)[0], []).append((capture, at))
    listed = []
    used: dict[str, int] = {}
    for address, captures in sorted(found.items()):
        capture = captures[0][0]
        name = capture_key(capture)
        used[name] = used.get(name, 0) + 1
        file = ad.file_of(archive, name, *([str(used[name])] if used[name] > 1 else []))
        known = dict.fromkeys(key for capture, at in captures for key in capture_addresses(view.case, capture, at)[1:])
        times = tuple((at, capture_file(archive, capture, at, view.day)) for capture, at in sorted(captures, key=_time))
        now = view.href(address) if view.case.sites[capture.site].is_public else ""
        listed.append(Entry(address, file, times, " ".join(known), now))
    return listed


def _time(item: tuple[Capture, Moment]) -> Moment:
    return item[1]


def sheets(view: View, site: Site) -> Iterator[WebPage]:
    listed = entries(view, site)
    data = {"entries": listed, "count": sum(len(entry.captures) for entry in listed)}
    yield WebPage(ad.front(site), "archive/front.html", f"{site.host}/", site.name, data)
    yield WebPage(
        ad.file_of(site, "none"), "archive/none.html", f"{site.host}/none", f"Буулгалт алга – {site.name}", asked=True
    )
    for entry in listed:
        data = {"entry": entry, "months": months(view, entry)}
        title = f"{entry.address} – {site.name}"
        yield WebPage(entry.file, "archive/calendar.html", f"{site.host}/*/{entry.address}", title, data)


def captured(view: View, site: Site) -> Iterator[tuple[View, Site, WebPage]]:
    """Each captured page with the view of its time and the site it was taken from."""
    for entry in entries(view, site):
        for number, (at, file) in enumerate(entry.captures):
            capture = next(c for c in view.case.captures if at in c.at and capture_file(site, c, at, view.day) == file)
            then = View(view.case, view.day, at, site, view.used)
            if sheet := _sheet(then, capture):
                stamp = f"{at.utc(view.day):%Y%m%d%H%M%S}"
                banner = {
                    "entry": entry,
                    "at": at,
                    "before": entry.captures[number - 1] if number else None,
                    "after": entry.captures[number + 1] if number + 1 < len(entry.captures) else None,
                    "number": number + 1,
                }
                address = f"{site.host}/{stamp}/{sheet.address}"
                data = sheet.data | {"capture": banner}
                yield then, view.case.sites[capture.site], replace(sheet, file=file, address=address, data=data)


def _sheet(view: View, capture: Capture) -> WebPage | None:
    """What stood at the address at the time of the view; None if there was nothing (consistency reports it)."""
    case = view.case
    site = case.sites[capture.site]
    if capture.kind == "account":
        account = case.accounts[capture.id]
        return social.account_sheet(view, site, account) if account.there(view.moment) else None
    if capture.kind == "post":
        post = case.posts[capture.id]
        return social.post_sheet(view, site, post) if view.shows(post) else None
    if capture.kind == "job":
        return boards.job_sheet(site, case.jobs[capture.id])
    if capture.kind == "news":
        return boards.news_sheet(view, site, case.news[capture.id])
    page = case.pages[(capture.site, capture.id)]
    version = page.version_at(view.moment)
    return boards.page_sheet(view, site, page, version) if version else None


def months(view: View, entry: Entry) -> list[dict]:
    """The calendar's months that have a capture, by UTC: weeks of days with the captures of each."""
    by_day: dict[tuple[int, int, int], list[tuple[str, str]]] = {}
    for at, file in entry.captures:
        when = at.utc(view.day)
        by_day.setdefault((when.year, when.month, when.day), []).append((f"{when:%H:%M}", file))
    found = []
    for year, month in sorted({day[:2] for day in by_day}):
        weeks = [
            [(day, by_day.get((year, month, day), [])) for day in week]
            for week in calendar.Calendar().monthdayscalendar(year, month)
        ]
        found.append({"name": f"{year} оны {MONTHS[month - 1]}", "weeks": weeks})
    return found
