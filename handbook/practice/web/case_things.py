"""Makes the things of a case from entries of case.yml that fit their shape, with values for what is left out."""

from __future__ import annotations

from handbook.practice.web.case_shape import SEARCHED
from handbook.practice.web.model import Place, Site
from handbook.practice.web.moment import Moment
from handbook.practice.web.published import Account, Ad, Comment, Count, Job, Name, News, Page, Picture, Post, Version
from handbook.practice.web.registered import Certificate, Change, Domain, Firm, Licence, Record, Transfer


def moment(written: str) -> Moment:
    day, clock = written.split(" ")
    hour, minute = clock.split(":")
    return Moment.of(int(day), int(hour), int(minute))


def _picture(item: dict | None) -> Picture | None:
    if not item:
        return None
    return Picture(
        item.get("kind", ""), item.get("seed", 0), item.get("words", "").strip(), item.get("file", ""), item.get("alt")
    )


def as_site(item: dict, line: int) -> Site:
    kind = item["kind"]
    return Site(
        id=item["id"],
        kind=kind,
        name=item["name"],
        host=item["host"],
        matching=item.get("matching", "mongolian"),
        about=item.get("about"),
        look=item.get("look", 0),
        tracker=item.get("tracker", ""),
        indexed=item.get("indexed", kind in SEARCHED),
        bookmark=item.get("bookmark", kind != "plain"),
        clock=item.get("clock", "both"),
        no_person_search=item.get("no_person_search"),
        line=line,
    )


def as_place(item: dict, line: int) -> Place:
    return Place(item["id"], item["name"], item["kind"], item["x"], item["y"], item.get("text", "").strip(), line)


def as_account(item: dict, line: int) -> Account:
    return Account(
        id=item["id"],
        site=item["site"],
        kind=item["kind"],
        names=tuple(Name(n["name"], n.get("handle", ""), n["since"]) for n in item["names"] if n),
        about=item.get("about", "").strip(),
        lang=item.get("lang", "mn"),
        picture=_picture(item.get("picture")),
        cover=_picture(item.get("cover")),
        person=item.get("person", ""),
        followers=_counts(item.get("followers", 0), item["names"]),
        place=item.get("place", ""),
        link=item.get("link", ""),
        countries=tuple(item.get("admins", {}).get("countries", ())),
        closed=item.get("closed", False),
        members=item.get("members", 0),
        removed=item.get("removed"),
        lost=item.get("lost", False),
        line=line,
    )


def _counts(written: int | list[dict | None], names: list[dict | None]) -> tuple[Count, ...]:
    """A plain number holds from the account's first day on."""
    if isinstance(written, int):
        return (Count(next((name["since"] for name in names if name), 0), written),)
    return tuple(Count(number["since"], number["count"]) for number in written if number)


def as_post(item: dict, line: int, lines: list[int]) -> Post:
    return Post(
        id=item["id"],
        account=item["account"],
        group=item.get("group", ""),
        at=moment(item["at"]),
        text=item["text"].strip(),
        lang=item.get("lang", "mn"),
        place=item.get("place", ""),
        picture=_picture(item.get("picture")),
        reactions=item.get("reactions", 0),
        comments=tuple(
            Comment(c["account"], moment(c["at"]), c["text"].strip(), c.get("lang", "mn"), at)
            for c, at in zip(item.get("comments", ()), lines, strict=True)
            if c
        ),
        removed=item.get("removed"),
        lost=item.get("lost", False),
        line=line,
    )


def as_ad(item: dict, line: int) -> Ad:
    return Ad(
        id=item["id"],
        account=item["account"],
        start=item["from"],
        end=item["to"],
        text=item["text"].strip(),
        lang=item.get("lang", "mn"),
        regions=tuple(item.get("regions", ())),
        reach=item.get("reach", 0),
        picture=_picture(item.get("picture")),
        link=item.get("link", ""),
        stop=item.get("stop"),
        line=line,
    )


def as_job(item: dict, line: int) -> Job:
    return Job(
        id=item["id"],
        site=item["site"],
        at=moment(item["at"]),
        title=item["title"],
        employer=item["employer"],
        category=item.get("category", ""),
        place=item.get("place", ""),
        pay=item.get("pay", ""),
        text=item["text"].strip(),
        contact=item.get("contact", "").strip(),
        lang=item.get("lang", "mn"),
        picture=_picture(item.get("picture")),
        removed=item.get("removed"),
        lost=item.get("lost", False),
        line=line,
    )


def as_firm(item: dict, line: int) -> Firm:
    return Firm(
        id=item["id"],
        number=item["number"],
        name=item["name"],
        registered=item["registered"],
        address=item["address"],
        place=item.get("place", ""),
        director=item["director"],
        owners=tuple(item.get("owners", ())),
        status=item["status"],
        activity=item["activity"],
        contact=item.get("contact", ""),
        changes=tuple(Change(c["at"], c["text"]) for c in item.get("changes", ()) if c),
        line=line,
    )


def as_licence(item: dict, line: int) -> Licence:
    return Licence(
        id=item["id"],
        number=item["number"],
        holder=item["holder"],
        firm=item.get("firm", ""),
        kind=item["kind"],
        start=item["from"],
        end=item["to"],
        status=item["status"],
        note=item.get("note", ""),
        line=line,
    )


def as_domain(item: dict, line: int) -> Domain:
    return Domain(
        host=item["host"],
        created=item["created"],
        updated=item["updated"],
        expires=item["expires"],
        registrar=item["registrar"],
        registrant=item["registrant"],
        status=tuple(item.get("status", ())),
        ns=tuple(item.get("ns", ())),
        a=tuple(Record(a["ip"], a["from"], a.get("to")) for a in item.get("a", ()) if a),
        mx=tuple(item.get("mx", ())),
        txt=tuple(item.get("txt", ())),
        certs=tuple(
            Certificate(c["id"], tuple(c["names"]), c["from"], c["to"], c["issuer"], line)
            for c in item.get("certs", ())
            if c
        ),
        line=line,
    )


def as_transfer(item: dict, line: int) -> Transfer:
    return Transfer(
        item["id"], moment(item["at"]), item["from"], item["to"], float(item["amount"]), item["asset"], line
    )


def as_news(item: dict, line: int) -> News:
    return News(
        id=item["id"],
        site=item["site"],
        at=moment(item["at"]),
        title=item["title"],
        byline=item.get("byline", ""),
        text=item["text"].strip(),
        lang=item.get("lang", "mn"),
        picture=_picture(item.get("picture")),
        removed=item.get("removed"),
        lost=item.get("lost", False),
        line=line,
    )


def as_page(item: dict, line: int) -> Page:
    return Page(
        id=item["id"],
        site=item["site"],
        path=item["path"],
        title=item["title"],
        lang=item.get("lang", "mn"),
        versions=tuple(
            Version(v["since"], v["text"].strip(), v.get("title", item["title"])) for v in item["versions"] if v
        ),
        changes_on_second_visit=item.get("changes_on_second_visit", False),
        removed=item.get("removed"),
        lost=item.get("lost", False),
        line=line,
    )
