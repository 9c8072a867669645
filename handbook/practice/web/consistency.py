"""Finds what cannot be true of a case: nobody is in two places at once, nothing is older than what made it.

A trainee who finds two pages that contradict each other must be able to trust that somebody of the story lies.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from handbook.base.findings import Finding
from handbook.practice.web import address as ad
from handbook.practice.web import townmap
from handbook.practice.web.captured import captures
from handbook.practice.web.model import Case
from handbook.practice.web.moment import NOW, Moment
from handbook.practice.web.problem import ADS, DOMAINS, FIRMS, HOMES, LEDGER, LINKS, PLACES, TIMES, Problem
from handbook.practice.web.published import Ad, Post
from handbook.practice.web.view import MARKDOWN_LINK, capture_addresses

SPEED = 15  # metres in a second, more than a car makes in a town


def contradictions(case: Case) -> list[Finding]:
    """All of them; the case must be of the right form."""
    return [
        Finding(case.file, line, code, found, write) for check in CHECKS for line, code, found, write in check(case)
    ]


def two_places(case: Case) -> Iterator[Problem]:
    seen: dict[str, list[Post]] = defaultdict(list)
    for post in case.posts.values():
        account = case.accounts[post.account]
        if post.place and account.kind == "person":
            seen[account.person or account.id].append(post)
    for who, posts in seen.items():
        for one, other in combinations(posts, 2):
            a, b = case.places[one.place], case.places[other.place]
            metres = math.hypot(a.x - b.x, a.y - b.y)
            seconds = abs(one.at.minutes - other.at.minutes) * 60
            if metres > SPEED * seconds:
                found = f"{who} is at {a.id} ({one.id}) and, {seconds // 60} minutes away, {metres:.0f} m off at {b.id}"
                yield other.line, PLACES, found, "another time or place"


def accounts_in_time(case: Case) -> Iterator[Problem]:
    for account in case.accounts.values():
        days = [name.since for name in account.names]
        if days != sorted(set(days)):
            yield account.line, TIMES, f"names of {account.id} out of order", "one day for each, earliest first"
        if days[-1] > 0:
            yield account.line, TIMES, f"{account.id} has a name of day {days[-1]}", "a day that has come"
        counted = [number.since for number in account.counts]
        if counted != sorted(set(counted)) or not account.created <= counted[0] <= counted[-1] <= 0:
            found = f"followers of {account.id} out of order, before its first day or after day 0"
            yield account.line, TIMES, found, "one day for each, earliest first"
        if account.removed is not None and account.removed <= days[-1]:
            yield account.line, TIMES, f"{account.id} is renamed after it was removed", "a later day of removal"
    by_handle: dict[tuple[str, str], list[tuple[int, int, str, int]]] = defaultdict(list)
    for account in case.accounts.values():
        ends = [*(name.since for name in account.names[1:]), 1 if account.removed is None else account.removed]
        for name, end in zip(account.names, ends, strict=True):
            if name.handle:
                by_handle[account.site, name.handle.lower()].append((name.since, end, account.id, account.line))
    for (_, handle), spans in by_handle.items():
        for (start, end, one, _), (start2, end2, other, line) in combinations(spans, 2):
            if one != other and start < end2 and start2 < end:
                yield line, TIMES, f"@{handle} belongs to {one} and {other} at once", "another handle"


def posts_in_time(case: Case) -> Iterator[Problem]:
    for post in case.posts.values():
        for account in filter(None, (post.account, post.group)):
            if not case.accounts[account].there(post.at):
                yield post.line, TIMES, f"{post.id} is written when {account} is not there", "another time"
        if case.accounts[post.account].site != case.accounts.get(post.group, case.accounts[post.account]).site:
            yield post.line, TIMES, f"{post.id} stands in a group of another site", "a group of the same site"
        if post.removed is not None and Moment.of(post.removed) <= post.at:
            yield post.line, TIMES, f"{post.id} is removed before it is written", "a later day"
        for comment in post.comments:
            if comment.at <= post.at:
                yield comment.line, TIMES, f"a comment on {post.id} is not later than it", "a later time"
            if not case.accounts[comment.account].there(comment.at):
                found = f"a comment on {post.id} is written when {comment.account} is not there"
                yield comment.line, TIMES, found, "another time"
            if post.removed is not None and comment.at.day >= post.removed:
                yield comment.line, TIMES, f"a comment on {post.id} is later than its removal", "an earlier time"
    everything = [*case.posts.values(), *case.jobs.values(), *case.news.values(), *case.transfers.values()]
    everything += [comment for post in case.posts.values() for comment in post.comments]
    for thing in everything:
        if thing.at > NOW:
            yield thing.line, TIMES, f"{getattr(thing, 'id', 'a comment')} comes after day 0", "a time that has come"
    for thing in [*case.jobs.values(), *case.news.values()]:
        if thing.removed is not None and Moment.of(thing.removed) <= thing.at:
            yield thing.line, TIMES, f"{thing.id} is removed before it is there", "a later day"


def adverts(case: Case) -> Iterator[Problem]:
    for item in case.ads.values():
        account = case.accounts[item.account]
        if item.start >= item.end:
            yield item.line, ADS, f"{item.id} ends before it begins", "from before to"
        if item.start > 0:
            yield item.line, ADS, f"{item.id} begins after day 0", "a day that has come"
        gone = account.removed is not None and account.removed < item.end
        if account.created > item.start or gone:
            yield item.line, ADS, f"{item.id} runs when {account.id} is not there", "other days"


def firms_and_licences(case: Case) -> Iterator[Problem]:
    for firm in case.firms.values():
        if firm.registered > 0:
            yield firm.line, FIRMS, f"{firm.id} is registered after day 0", "a day that has come"
        if any(not firm.registered <= change.at <= 0 for change in firm.changes):
            yield firm.line, FIRMS, f"{firm.id} changes before it is registered or after day 0", "another day"
    numbers = [firm.number for firm in case.firms.values()]
    for firm in case.firms.values():
        if numbers.count(firm.number) > 1:
            yield firm.line, FIRMS, f"number {firm.number} of {firm.id} is another firm's too", "a number of its own"
    for item in case.licences.values():
        if item.start >= item.end:
            yield item.line, FIRMS, f"{item.id} ends before it begins", "from before to"
        fits = {
            "valid": item.start <= 0 <= item.end,
            "expired": item.end < 0,
            "revoked": item.start <= 0,
        }
        if not fits[item.status]:
            yield (
                item.line,
                FIRMS,
                f"{item.id} is {item.status}, but runs from {item.start} to {item.end}",
                "what fits day 0",
            )
        if item.firm and case.firms[item.firm].registered > item.start:
            yield item.line, FIRMS, f"{item.id} is older than its firm", "a later day"


def domains(case: Case) -> Iterator[Problem]:
    for item in case.domains.values():
        if not item.created <= item.updated < item.expires:
            yield item.line, DOMAINS, f"days of {item.host} out of order", "created, updated, expires in order"
        if item.updated > 0 or item.created > 0:
            yield item.line, DOMAINS, f"{item.host} is changed after day 0", "a day that has come"
        for record in item.a:
            if record.start < item.created or (record.end is not None and not record.start < record.end <= 0):
                yield item.line, DOMAINS, f"{record.ip} of {item.host} at an impossible time", "days after created"
        for cert in item.certs:
            if not item.created <= cert.start < cert.end or cert.start > 0:
                yield item.line, DOMAINS, f"certificate {cert.id} at an impossible time", "days after created"
            for name in cert.names:
                other = case.domains.get(name)
                if other and cert.start < other.created:
                    yield item.line, DOMAINS, f"certificate {cert.id} is older than {name}", "a later day"
    for page in case.pages.values():
        domain = case.domains.get(case.sites[page.site].host)
        if domain and page.versions[0].since < domain.created:
            yield page.line, DOMAINS, f"page {page.id} is older than {domain.host}", "a later day"


def ledger(case: Case) -> Iterator[Problem]:
    purse: dict[tuple[str, str], float] = defaultdict(float)
    for item in sorted(case.transfers.values(), key=lambda item: (item.at, item.id)):
        if item.sender == item.receiver or item.amount <= 0:
            yield item.line, LEDGER, f"{item.id[:10]}… moves nothing", "two wallets and an amount"
        purse[item.sender, item.asset] -= item.amount
        purse[item.receiver, item.asset] += item.amount
        labelled = item.sender in case.wallets and case.wallets[item.sender].label
        if not labelled and purse[item.sender, item.asset] < -1e-6:
            short = -purse[item.sender, item.asset]
            found = f"{item.sender[:8]}… spends {short:.2f} {item.asset} more than it has by {item.at}"
            yield item.line, LEDGER, found, "an earlier transfer to it, a smaller amount or another order"


def links(case: Case) -> Iterator[Problem]:
    """A host in a text leads to a page of this web or to a record of the host."""
    known = set(ad.files(case)) | {
        ad.key(address) for c in case.captures for at in c.at for address in capture_addresses(case, c, at)
    }
    sites = {site.host for site in case.sites.values()}

    def dead(written: str) -> bool:
        host = ad.key(written).split("/")[0]
        return ad.key(written) not in known and not (host in case.domains and host not in sites)

    for line, text in _texts(case):
        for match in ad.LINK.finditer(text):
            if dead(match[0]):
                write = "an address of this web, or add the page or a record of the host"
                yield line, LINKS, f"{match[0]} leads nowhere", write
    for page in case.pages.values():
        host = case.sites[page.site].host
        for version in page.versions:
            for target in MARKDOWN_LINK.findall(version.text):
                if "://" not in target and not target.startswith("#") and dead(f"{host}/{target}"):
                    yield page.line, LINKS, f"{target} is no page of {host}", "the path of a page of the same site"


def _texts(case: Case) -> Iterator[tuple[int, str]]:
    for account in case.accounts.values():
        yield account.line, f"{account.about} {account.link}"
    for post in case.posts.values():
        yield post.line, post.text
        yield from ((comment.line, comment.text) for comment in post.comments)
    for item in case.ads.values():
        text = f"{item.text} {item.link}"
        # what an advert stops need not be there
        yield item.line, ad.LINK.sub(lambda match, item=item: "" if _stopped(item, match[0]) else match[0], text)
    yield from ((job.line, f"{job.text} {job.contact}") for job in case.jobs.values())
    yield from ((item.line, item.text) for item in case.news.values())
    yield from ((firm.line, firm.contact) for firm in case.firms.values())
    yield from ((page.line, version.text) for page in case.pages.values() for version in page.versions)


def _stopped(advert: Ad, written: str) -> bool:
    return advert.stop is not None and ad.key(written) == ad.key(advert.link)


def homes(case: Case) -> Iterator[Problem]:
    """Everything has a site that shows it, and every place lies on the map."""
    needed: Iterable[tuple[str, Iterable, str]] = (
        ("register", case.firms.values(), "firms"),
        ("licences", case.licences.values(), "licences"),
        ("lookup", case.domains.values(), "domains"),
        ("ledger", case.transfers.values(), "transfers"),
        ("archive", case.captures, "captures"),
    )
    for kind, things, name in needed:
        first = next(iter(things), None)
        if first and not case.site_of_kind(kind):
            yield first.line, HOMES, f"{name} without a site of kind {kind}", "add the site"
    for site in case.of_kind("plain"):
        if not any(page.site == site.id and page.path == "index.html" for page in case.pages.values()):
            yield site.line, HOMES, f"site {site.id} without a page index.html", "add the page"
    if town_map := case.site_of_kind("map"):
        if not case.town:
            yield town_map.line, HOMES, "a map without a town", "add town"
        for place in case.places.values():
            if case.town and not townmap.square(case.town, place.x, place.y):
                yield place.line, HOMES, f"{place.id} lies outside of the map", "x and y on its sheet, or a larger cell"


CHECKS: tuple[Callable[[Case], Iterator[Problem]], ...] = (
    two_places,
    accounts_in_time,
    posts_in_time,
    adverts,
    firms_and_licences,
    domains,
    ledger,
    captures,
    links,
    homes,
)
