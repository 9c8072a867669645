"""What can be seen of a case at one moment, live or in the archive, and how its texts become HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

import markdown
from markupsafe import Markup, escape

from handbook.practice.web import address as ad
from handbook.practice.web.model import Case, Site
from handbook.practice.web.moment import NOW, Moment
from handbook.practice.web.pictures import drawn, size
from handbook.practice.web.published import Account, Capture, Comment, Picture, Post

MARKDOWN_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(<?([^)>\s]+)>?\)")
WEEKDAYS = ("даваа", "мягмар", "лхагва", "пүрэв", "баасан", "бямба", "ням")


@dataclass(frozen=True)
class WebPage:
    """One page before it is written: its file, template, made-up address and what the template shows.

    One that is ``asked`` for is written only where a link leads to it: nobody would find it.
    """

    file: str
    template: str
    address: str
    title: str
    data: dict = field(default_factory=dict)
    lang: str = "mn"
    asked: bool = False


@dataclass(frozen=True)
class Shown:
    """A picture as a page shows it."""

    src: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class View:
    """``archive``: the site whose captures are shown, None on the live web. ``used``: pictures to write, by file."""

    case: Case
    day: date
    moment: Moment = NOW
    archive: Site | None = None
    used: dict[str, str] = field(default_factory=dict)

    @cached_property
    def files(self) -> dict[str, str]:
        return ad.files(self.case)

    @cached_property
    def captured(self) -> dict[str, Capture]:
        """Captures by every address that their thing has, or had when it was captured."""
        return {
            ad.key(address): capture
            for capture in self.case.captures
            for at in capture.at
            for address in capture_addresses(self.case, capture, at)
        }

    # what is there

    def there(self, id_: str) -> bool:
        return id_ in self.case.accounts and self.case.accounts[id_].there(self.moment)

    def accounts(self, site: Site, *kinds: str) -> list[Account]:
        return [
            account
            for account in self.case.accounts.values()
            if account.site == site.id and account.there(self.moment) and (not kinds or account.kind in kinds)
        ]

    def shows(self, post: Post) -> bool:
        group = self.case.accounts.get(post.group)
        return (
            post.at <= self.moment
            and not self.gone(post.removed)
            and self.there(post.account)
            and (group is None or (group.there(self.moment) and not group.closed))
        )

    def gone(self, removed: int | None) -> bool:
        return removed is not None and removed <= self.moment.day

    def posts(self, site: Site, wanted: Callable[[Post], bool] = lambda _: True) -> list[Post]:
        """Posts that anybody can see, newest first."""
        found = [
            post
            for post in self.case.posts.values()
            if self.shows(post) and self.case.accounts[post.account].site == site.id and wanted(post)
        ]
        return sorted(found, key=lambda post: (post.at, post.id), reverse=True)

    def comments(self, post: Post) -> list[Comment]:
        seen = [c for c in post.comments if c.at <= self.moment and self.there(c.account)]
        return sorted(seen, key=lambda comment: comment.at)

    def name(self, account: str) -> str:
        return self.case.accounts[account].name_at(self.moment).name

    # where it leads

    def href(self, written: str) -> str:
        """The file behind an address; in the archive its capture nearest in time. "" where nothing is there."""
        wanted = ad.key(written)
        if self.archive is None:
            host = wanted.split("/")[0]
            served = any(site.host == host for site in self.case.sites.values())
            return self.files.get(wanted, "") if served else self.files.get(host, "")
        if capture := self.captured.get(wanted):
            nearest = min(capture.at, key=lambda at: (abs(at.minutes - self.moment.minutes), at))
            return capture_file(self.archive, capture, nearest, self.day)
        return ad.file_of(self.archive, "none") if wanted in self.files else ""

    def to_account(self, id_: str) -> str:
        account = self.case.accounts[id_]
        return self.href(f"{self.case.sites[account.site].host}/{id_}")

    def to_post(self, post: Post) -> str:
        site = ad.site_of(self.case, post.account)
        return self.href(ad.post_address(site, post)) if site else ""

    def to_place(self, id_: str) -> str:
        town_map = self.case.site_of_kind("map")
        if not town_map or id_ not in self.case.places or self.archive:
            return ""
        return f"{ad.front(town_map)}#place-{id_}"

    # texts

    def rich(self, text: str, site: Site | None = None, instead: Mapping[str, str] | None = None) -> Markup:
        """A text as people write it: paragraphs, line breaks, addresses, @handles and #words that lead somewhere.

        ``instead``: files for addresses that are not to be opened, by ``key``.
        """
        parts, instead = re.split(r"\n\s*\n", text.strip()), instead or {}
        return Markup("").join(
            Markup("<p>{}</p>").format(
                Markup("<br>").join(self._linked(line, site, instead) for line in part.split("\n"))
            )
            for part in parts
        )

    def _linked(self, line: str, site: Site | None, instead: Mapping[str, str]) -> Markup:
        found = Markup("")
        at = 0
        signs = [ad.LINK] if site is None or site.kind != "social" else [ad.LINK, ad.HANDLE, ad.TAG]
        for match in sorted((m for sign in signs for m in sign.finditer(line)), key=lambda m: (m.start(), -m.end())):
            if match.start() < at:
                continue
            words = match[0].rstrip(".,;:!?") if match.re is ad.LINK else match[0]
            if href := instead.get(ad.key(words)) or self._target(match, words, site):
                found += escape(line[at : match.start()]) + Markup('<a href="{}">{}</a>').format(href, words)
                at = match.start() + len(words)
        return found + escape(line[at:])

    def _target(self, match: re.Match, words: str, site: Site | None) -> str:
        if match.re is ad.LINK:
            return self.href(words)
        if match.re is ad.HANDLE:
            return self.href(f"{site.host}/{match['handle']}")
        return "" if self.archive else ad.file_of(site, "search") + f"?q=%23{match['tag']}"

    def markdown(self, text: str, site: Site) -> Markup:
        """The Markdown of a plain page; its links lead into this web or are left as words."""
        html = markdown.markdown(text, extensions=["tables", "sane_lists"], output_format="html")
        html = re.sub(r'<a href="([^"]*)"[^>]*>(.*?)</a>', lambda m: self._anchor(m[1], m[2], site), html)
        html = re.sub(r'<img alt="([^"]*)" src="([^"]*)"[^>]*>', lambda m: self._image(m[1], m[2]), html)
        html = re.sub(
            r"<p>(<a [^>]*>[^<]*</a>)</p>", r'<p class="act">\1</p>', html
        )  # a link alone: something to press
        html = re.sub(r"<th(?= |>)", '<th scope="col"', html)
        pieces = re.split(r"(<a .*?</a>|<code>.*?</code>|<[^>]*>)", html, flags=re.DOTALL)
        return Markup("".join(piece if piece.startswith("<") else self._auto(piece) for piece in pieces))

    def _auto(self, html: str) -> str:
        def anchor(match: re.Match) -> str:
            words = match[0].rstrip(".,;:!?")
            href = self.href(words)
            return f'<a href="{href}">{words}</a>{match[0][len(words) :]}' if href else match[0]

        return ad.LINK.sub(anchor, html)

    def _anchor(self, target: str, words: str, site: Site) -> str:
        whole = target if "://" in target else f"{site.host}/{target}"
        href = self.href(whole) or (target if target.startswith("#") else "")
        return f'<a href="{href}">{words}</a>' if href else words

    def _image(self, alt: str, src: str) -> str:
        """``![words](kind:seed words)`` is a drawn picture, any other name a file that make.py wrote."""
        kind, _, rest = src.partition(":")
        seed, _, words = rest.partition("|")
        picture = Picture(kind=kind, seed=int(seed), words=words) if seed.isdigit() else Picture(file=src)
        shown = self.pic(picture)
        return f'<img src="{shown.src}" alt="{alt}" width="{shown.width}" height="{shown.height}">'

    # pictures and times

    def pic(self, picture: Picture) -> Shown:
        alt = f"{picture.alt['mn']} / {picture.alt['en']}" if picture.alt else ""
        if picture.file:
            return Shown(picture.file, alt or "Зураг / Picture", *size(""))
        file, svg, described = drawn(picture.kind, picture.seed, picture.words)
        self.used[file] = svg
        return Shown(file, alt or described, *size(picture.kind))

    def iso(self, day: int) -> str:
        return (self.day + timedelta(days=day)).isoformat()

    def local(self, at: Moment) -> str:
        """Day, weekday and local time, as a site of the town prints them."""
        when = at.local(self.day)
        return f"{when:%Y-%m-%d}, {WEEKDAYS[when.weekday()]}, {when:%H:%M}"

    def both(self, at: Moment, clock: str = "both") -> str:
        """UTC, then the local time (with its day where that is another one)."""
        utc, local = at.utc(self.day), at.local(self.day)
        if clock == "utc":
            return f"{utc:%Y-%m-%d %H:%M} UTC"
        other = f"{local:%H:%M}" if utc.date() == local.date() else f"{local:%Y-%m-%d %H:%M}"
        return f"{utc:%Y-%m-%d %H:%M} UTC · {other} (UTC+8)"

    def machine(self, at: Moment) -> str:
        return f"{at.local(self.day):%Y-%m-%dT%H:%M}+08:00"


def capture_addresses(case: Case, capture: Capture, at: Moment) -> list[str]:
    """The addresses of a captured thing; the first is the one of that time."""
    site = case.sites[capture.site]
    if capture.kind == "account":
        account = case.accounts[capture.id]
        return [ad.account_address(site, account, at), f"{site.host}/{account.id}"]
    if capture.kind == "post":
        return [ad.post_address(site, case.posts[capture.id])]
    if capture.kind == "page":
        page = case.pages[(capture.site, capture.id)]
        return [ad.page_address(site, page), f"{site.host}/{page.path}"]
    return [{"job": ad.job_address, "news": ad.news_address}[capture.kind](site, capture.id)]


def capture_key(capture: Capture) -> str:
    return f"{capture.site}-{capture.id}"


def capture_file(archive: Site, capture: Capture, at: Moment, day: date) -> str:
    return ad.file_of(archive, capture_key(capture), f"{at.utc(day):%Y-%m-%d-%H%M}")
