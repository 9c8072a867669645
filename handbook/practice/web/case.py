"""Reads the case.yml of an exercise: the sites, people and things of its training web."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from handbook.base.findings import Finding
from handbook.base.lined_yaml import ID, WORDS, Lined, OneOrList, read_shaped, spelled_out
from handbook.practice.web import model as m

FORM, IDS = "EX11", "EX12"  # codes
ROOT = Path(__file__).resolve().parents[3]
NAMES = ROOT / "exercises/names.yml"

SITES = frozenset(
    ["search", "social", "jobs", "register", "licences", "news", "map", "archive", "lookup", "ledger", "plain"]
)  # kinds, each with a look of its own
SEARCHED = frozenset({"social", "jobs", "news", "plain"})  # kinds that search engines know
LANGS = frozenset({"mn", "mn-Latn", "ru", "en"})
PICTURES = frozenset(["portrait", "flyer", "office", "street", "room", "phone", "map-note", "landscape", "document"])
CAPTURED = ("page", "account", "post", "job", "news")
DAY = range(-20000, 20001)
METRES = range(-20000, 20001)
AT = re.compile(r"-?\d{1,4} (?:[01]\d|2[0-3]):[0-5]\d")
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:example|test)")
PATH = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)*\.html")
NUMERIC = re.compile(r"1000002\d{8}")
WALLET = re.compile(r"T[1-9A-HJ-NP-Za-km-z]{33}")
TRANSFER = re.compile(r"[0-9a-f]{64}")
HANDLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
PICTURE = {"kind?": PICTURES, "seed?": int, "words?": str, "file?": str, "alt?": WORDS}
COMMENT = {"account": NUMERIC, "at": AT, "text": str, "lang?": LANGS}
TEXT = {"text": str, "lang?": LANGS}
SPOKEN = ("mn", "en")  # an invented web shows both, in whichever language the handbook is read

SHAPE = {
    "title?": WORDS,
    "intro?": WORDS,
    "town?": {"name": str, "lat": float, "lon": float, "cell?": int},
    "sites": [
        {
            "id": ID,
            "kind": SITES,
            "name": str,
            "host": HOST,
            "matching?": frozenset({"mongolian", "exact"}),
            "about?": WORDS,
            "look?": range(1, 5),
            "tracker?": str,
            "indexed?": bool,
            "bookmark?": bool,
            "clock?": frozenset({"both", "utc"}),
            "no_person_search?": WORDS,
        }
    ],
    "persons?": (
        {"id": ID, "name": str, "role": frozenset({"suspect", "victim", "witness", "bystander", "firm"})},
    ),
    "places?": (
        {
            "id": ID,
            "name": str,
            "kind": frozenset(["building", "shop", "station", "square", "tower", "school", "river-crossing"]),
            "x": METRES,
            "y": METRES,
            "text?": str,
        },
    ),
    "streets?": ({"name": str, "from": [METRES], "to": [METRES]},),
    "accounts?": (
        {
            "id": NUMERIC,
            "site": ID,
            "kind": frozenset({"person", "page", "group"}),
            "names": [{"name": str, "handle?": HANDLE, "since": DAY}],
            "about?": str,
            "lang?": LANGS,
            "picture?": PICTURE,
            "cover?": PICTURE,
            "person?": ID,
            "followers?": OneOrList(int, [{"since": DAY, "count": int}]),
            "place?": ID,
            "link?": str,
            "admins?": {"countries": [str]},
            "closed?": bool,
            "members?": int,
            "removed?": DAY,
            "lost?": bool,
        },
    ),
    "posts?": (
        {
            "id": ID,
            "account": NUMERIC,
            "group?": NUMERIC,
            "at": AT,
            **TEXT,
            "place?": ID,
            "picture?": PICTURE,
            "reactions?": int,
            "comments?": (COMMENT,),
            "removed?": DAY,
            "lost?": bool,
        },
    ),
    "ads?": (
        {
            "id": ID,
            "account": NUMERIC,
            "from": DAY,
            "to": DAY,
            **TEXT,
            "regions?": (str,),
            "reach?": int,
            "picture?": PICTURE,
            "link?": str,
            "stop?": WORDS,
        },
    ),
    "jobs?": (
        {
            "id": ID,
            "site": ID,
            "at": AT,
            "title": str,
            "employer": str,
            "category?": str,
            "place?": str,
            "pay?": str,
            **TEXT,
            "contact?": str,
            "picture?": PICTURE,
            "removed?": DAY,
            "lost?": bool,
        },
    ),
    "firms?": (
        {
            "id": ID,
            "number": re.compile(r"000\d{4}"),
            "name": str,
            "registered": DAY,
            "address": str,
            "place?": ID,
            "director": str,
            "owners?": (str,),
            "status": frozenset({"active", "suspended", "liquidated"}),
            "activity": str,
            "contact?": str,
            "changes?": ({"at": DAY, "text": str},),
        },
    ),
    "licences?": (
        {
            "id": ID,
            "number": str,
            "holder": str,
            "firm?": ID,
            "kind": str,
            "from": DAY,
            "to": DAY,
            "status": frozenset({"valid", "expired", "revoked"}),
            "note?": str,
        },
    ),
    "domains?": (
        {
            "host": HOST,
            "created": DAY,
            "updated": DAY,
            "expires": DAY,
            "registrar": str,
            "registrant": str,
            "status?": (str,),
            "ns?": (HOST,),
            "a?": ({"ip": str, "from": DAY, "to?": DAY},),
            "mx?": (str,),
            "txt?": (str,),
            "certs?": ({"id": ID, "names": [str], "from": DAY, "to": DAY, "issuer": str},),
        },
    ),
    "networks?": ({"name": str, "holder": str, "country?": str, "domains?": int},),
    "wallets?": ({"address": WALLET, "label?": str},),
    "transfers?": (
        {"id": TRANSFER, "at": AT, "from": WALLET, "to": WALLET, "amount": float, "asset": str},
    ),
    "news?": (
        {
            "id": ID,
            "site": ID,
            "at": AT,
            "title": str,
            "byline?": str,
            **TEXT,
            "picture?": PICTURE,
            "removed?": DAY,
            "lost?": bool,
        },
    ),
    "pages?": (
        {
            "id": ID,
            "site": ID,
            "path": PATH,
            "title": str,
            "lang?": LANGS,
            "versions": [{"since": DAY, "text": str, "title?": str}],
            "changes_on_second_visit?": bool,
            "removed?": DAY,
            "lost?": bool,
        },
    ),
    "captures?": (
        {"page?": ID, "account?": NUMERIC, "post?": ID, "job?": ID, "news?": ID, "site?": ID, "at": [AT]},
    ),
}  # fmt: skip

# Where a name leads: list, key → list it stands in.
LEADS = {
    ("accounts", "site"): "sites",
    ("accounts", "person"): "persons",
    ("accounts", "place"): "places",
    ("posts", "account"): "accounts",
    ("posts", "group"): "accounts",
    ("posts", "place"): "places",
    ("ads", "account"): "accounts",
    ("jobs", "site"): "sites",
    ("firms", "place"): "places",
    ("licences", "firm"): "firms",
    ("news", "site"): "sites",
    ("pages", "site"): "sites",
    ("captures", "site"): "sites",
    ("captures", "account"): "accounts",
    ("captures", "post"): "posts",
    ("captures", "job"): "jobs",
    ("captures", "news"): "news",
}
KEYS = {"domains": "host", "wallets": "address", "networks": "name"}  # what identifies an entry, where it is not "id"
KIND_OF_SITE = {"accounts": "social", "jobs": "jobs", "news": "news", "pages": "plain"}


def read_case(file: Path, names: frozenset[str] | None = None) -> tuple[m.Case, list[Finding]]:
    """The case of a file, with what does not fit left out. ``names``: given names that people may have."""
    shown = file.resolve().relative_to(ROOT).as_posix() if file.resolve().is_relative_to(ROOT) else file.as_posix()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return m.Case(shown), [Finding(shown, 0, FORM, f"file that cannot be read ({error})", "write it in UTF-8")]
    lined, findings = read_shaped(text, shown, spelled_out(SHAPE, SPOKEN, "en"), (FORM, FORM))
    findings += _repeated(lined, shown)
    if not findings:  # what was left out would be missed everywhere
        findings += _unknown(lined, shown)
    findings += _problems(lined, shown)
    case = _case(lined, shown)
    return case, findings + _unnamed(case, given_names() if names is None else names)


@cache
def given_names(file: Path = NAMES) -> frozenset[str]:
    lists = yaml.safe_load(file.read_text(encoding="utf-8"))
    return frozenset(name for names in lists.values() for name in names)


def _entries(lined: Lined, key: str) -> Iterator[tuple[int, dict, int]]:
    """Each entry of a list that fits, with its place and line."""
    for n, item in enumerate(lined.value.get(key) or ()):
        if item:
            yield n, item, lined.lines[(key, n)]


def _ids(lined: Lined, key: str) -> list[str]:
    return [item[KEYS.get(key, "id")] for _, item, _ in _entries(lined, key)]


def _repeated(lined: Lined, file: str) -> Iterator[Finding]:
    """Ids that stand twice in their list; ids of pages are their site's, certificates are numbered through."""
    seen: dict[tuple[str, ...], int] = {}

    def again(name: tuple[str, ...], line: int) -> Iterator[Finding]:
        if name in seen:
            found = f'"{name[-1]}" already stands on line {seen[name]}'
            yield Finding(file, line, IDS, found, "give it an id of its own or remove it")
        seen.setdefault(name, line)

    for key in SHAPE:
        key = key.removesuffix("?")
        if not isinstance(lined.value.get(key), list):
            continue
        for n, item, line in _entries(lined, key):
            if key == "pages":
                yield from again((key, item["site"], item["id"]), line)
                yield from again(("path", item["site"], item["path"]), line)
            elif id_ := item.get(KEYS.get(key, "id")):
                yield from again((key, id_), line)
            if key == "sites":
                yield from again(("host", item["host"]), line)
            for c, cert in enumerate(item.get("certs") or () if key == "domains" else ()):
                if cert:
                    yield from again(("certs", cert["id"]), lined.lines[(key, n, "certs", c)])


def _unknown(lined: Lined, file: str) -> Iterator[Finding]:
    known = {key: set(_ids(lined, key)) for key in set(LEADS.values())}
    kinds = {site["id"]: site["kind"] for _, site, _ in _entries(lined, "sites")}
    for (key, name), home in LEADS.items():
        for n, item, _ in _entries(lined, key):
            if (value := item.get(name)) is not None and value not in known[home]:
                write = f"write an id of {home} or add it there"
                yield Finding(file, lined.lines[(key, n, name)], IDS, f'{name}: unknown "{value}"', write)
    for n, post, _ in _entries(lined, "posts"):
        for c, comment in enumerate(post.get("comments") or ()):
            if comment and comment["account"] not in known["accounts"]:
                found = f'account: unknown "{comment["account"]}"'
                line = lined.lines[("posts", n, "comments", c)]
                yield Finding(file, line, IDS, found, "write an id of accounts or add it there")
    for key, kind in KIND_OF_SITE.items():
        for n, item, _ in _entries(lined, key):
            if kinds.get(item["site"], kind) != kind:
                found = f'site "{item["site"]}" is of kind {kinds[item["site"]]}'
                yield Finding(file, lined.lines[(key, n, "site")], IDS, found, f"name a site of kind {kind}")


def _problems(lined: Lined, file: str) -> Iterator[Finding]:
    """What the shape cannot say."""
    for path, value in _dicts(lined.value):
        if path and path[-1] in ("picture", "cover") and ("kind" in value) == ("file" in value):
            yield Finding(file, lined.lines[path], FORM, f"{path[-1]} without a kind or a file", "write one of the two")
        if path and path[-1] in ("picture", "cover") and "kind" in value and "seed" not in value:
            yield Finding(file, lined.lines[path], FORM, f"{path[-1]} without a seed", "add seed: a whole number")
    for n, street, line in _entries(lined, "streets"):
        if len(street["from"]) != 2 or len(street["to"]) != 2:
            yield Finding(file, line, FORM, f"streets › {n + 1}: an end without x and y", "write [x, y]")
    for n, site, _ in _entries(lined, "sites"):
        if "no_person_search" in site and site["kind"] != "register":
            found = f"no_person_search of a site of kind {site['kind']}"
            line = lined.lines[("sites", n, "no_person_search")]
            yield Finding(file, line, FORM, found, "write it at a site of kind register")
    for n, advert, _ in _entries(lined, "ads"):
        if "stop" in advert and "link" not in advert:
            yield Finding(file, lined.lines[("ads", n, "stop")], FORM, "stop without a link", "add the link it stops")
    groups = {item["id"]: item["kind"] for _, item, _ in _entries(lined, "accounts")}
    for n, post, _ in _entries(lined, "posts"):
        if groups.get(post.get("group"), "group") != "group":
            yield Finding(file, lined.lines[("posts", n, "group")], IDS, "posted in what is no group", "name a group")
        if groups.get(post["account"]) == "group":
            yield Finding(file, lined.lines[("posts", n, "account")], IDS, "a group that posts", "name who posts")
    for _, page, line in _entries(lined, "pages"):
        if page.get("changes_on_second_visit") and len([v for v in page["versions"] if v]) < 2:
            yield Finding(file, line, FORM, "changes_on_second_visit with one version", "add the other version")
    pages = [(item["site"], item["id"]) for _, item, _ in _entries(lined, "pages")]
    for _, item, line in _entries(lined, "captures"):
        kinds = [kind for kind in CAPTURED if kind in item]
        if len(kinds) != 1:
            yield Finding(
                file, line, FORM, "capture of nothing or of two things", f"write one of {', '.join(CAPTURED)}"
            )
        elif kinds == ["page"]:
            fits = [page for page in pages if page[1] == item["page"] and item.get("site", page[0]) == page[0]]
            if len(fits) != 1:
                found = f'page "{item["page"]}" stands {len(fits)} times'
                yield Finding(file, line, IDS, found, "write the id of a page and its site")


def _dicts(value: Any, path: tuple = ()) -> Iterator[tuple[tuple, dict]]:
    if isinstance(value, dict):
        yield path, value
    inner: Iterable = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield from _dicts(part, (*path, key))


def _unnamed(case: m.Case, names: frozenset[str]) -> list[Finding]:
    """People whose names are not in the list: any other name could be somebody's."""
    people = [(person.name, person.line) for person in case.persons.values() if person.role != "firm"]
    people += [
        (name.name, account.line)
        for account in case.accounts.values()
        if account.kind == "person"
        for name in account.names
    ]
    return [
        Finding(case.file, line, FORM, f'name "{name}" of a person', "take a given name from exercises/names.yml")
        for name, line in people
        if not is_given(name, names)
    ]


def is_given(name: str, names: frozenset[str]) -> bool:
    """Whether a name is a given name of the list; an initial, words in small letters and signs may stand with it."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 1 and word[0].isupper()]
    return bool(words) and all(word in names for word in words)


def moment(written: str) -> m.Moment:
    day, clock = written.split(" ")
    hour, minute = clock.split(":")
    return m.Moment.of(int(day), int(hour), int(minute))


def _case(lined: Lined, file: str) -> m.Case:
    value = lined.value
    town = value.get("town")

    def ordered(key: str, make: Callable[[dict, int], Any]) -> dict:
        """By id, in the order of the file; of a repeated id the first."""
        found: dict = {}
        for _, item, line in _entries(lined, key):
            found.setdefault(item[KEYS.get(key, "id")], make(item, line))
        return found

    pages = [_page(item, line) for _, item, line in _entries(lined, "pages")]
    case = m.Case(
        file=file,
        title=value.get("title", {}),
        intro=value.get("intro", {}),
        town=m.Town(town["name"], town["lat"], town["lon"], town.get("cell", 250)) if town else None,
        sites=ordered("sites", _site),
        persons=ordered("persons", lambda i, line: m.Person(i["id"], i["name"], i["role"], line)),
        places=ordered("places", _place),
        streets=tuple(
            m.Street(item["name"], tuple(item["from"]), tuple(item["to"]))
            for _, item, _ in _entries(lined, "streets")
            if len(item["from"]) == len(item["to"]) == 2 and None not in item["from"] + item["to"]
        ),
        accounts={id_: account for id_, account in ordered("accounts", _account).items() if account.names},
        posts=_posts(lined),
        ads=ordered("ads", _ad),
        jobs=ordered("jobs", _job),
        firms=ordered("firms", _firm),
        licences=ordered("licences", _licence),
        domains=ordered("domains", _domain),
        networks=ordered(
            "networks",
            lambda i, line: m.Network(i["name"], i["holder"], i.get("country", ""), i.get("domains"), line),
        ),
        wallets=ordered("wallets", lambda i, line: m.Wallet(i["address"], i.get("label", ""), line)),
        transfers=ordered("transfers", _transfer),
        news=ordered("news", _news),
        pages={(page.site, page.id): page for page in pages if page.versions},
    )
    return replace(case, captures=tuple(_captures(lined, case)))


def _picture(item: dict | None) -> m.Picture | None:
    if not item:
        return None
    return m.Picture(
        item.get("kind", ""), item.get("seed", 0), item.get("words", "").strip(), item.get("file", ""), item.get("alt")
    )


def _site(item: dict, line: int) -> m.Site:
    kind = item["kind"]
    return m.Site(
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


def _place(item: dict, line: int) -> m.Place:
    return m.Place(item["id"], item["name"], item["kind"], item["x"], item["y"], item.get("text", "").strip(), line)


def _account(item: dict, line: int) -> m.Account:
    return m.Account(
        id=item["id"],
        site=item["site"],
        kind=item["kind"],
        names=tuple(m.Name(n["name"], n.get("handle", ""), n["since"]) for n in item["names"] if n),
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


def _counts(written: int | list[dict | None], names: list[dict | None]) -> tuple[m.Count, ...]:
    """A plain number holds from the account's first day on."""
    if isinstance(written, int):
        return (m.Count(next((name["since"] for name in names if name), 0), written),)
    return tuple(m.Count(number["since"], number["count"]) for number in written if number)


def _posts(lined: Lined) -> dict[str, m.Post]:
    posts: dict[str, m.Post] = {}
    for n, item, line in _entries(lined, "posts"):
        lines = [lined.lines[("posts", n, "comments", c)] for c in range(len(item.get("comments", ())))]
        posts.setdefault(item["id"], _post(item, line, lines))
    return posts


def _post(item: dict, line: int, lines: list[int]) -> m.Post:
    return m.Post(
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
            m.Comment(c["account"], moment(c["at"]), c["text"].strip(), c.get("lang", "mn"), at)
            for c, at in zip(item.get("comments", ()), lines, strict=True)
            if c
        ),
        removed=item.get("removed"),
        lost=item.get("lost", False),
        line=line,
    )


def _ad(item: dict, line: int) -> m.Ad:
    return m.Ad(
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


def _job(item: dict, line: int) -> m.Job:
    return m.Job(
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


def _firm(item: dict, line: int) -> m.Firm:
    return m.Firm(
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
        changes=tuple(m.Change(c["at"], c["text"]) for c in item.get("changes", ()) if c),
        line=line,
    )


def _licence(item: dict, line: int) -> m.Licence:
    return m.Licence(
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


def _domain(item: dict, line: int) -> m.Domain:
    return m.Domain(
        host=item["host"],
        created=item["created"],
        updated=item["updated"],
        expires=item["expires"],
        registrar=item["registrar"],
        registrant=item["registrant"],
        status=tuple(item.get("status", ())),
        ns=tuple(item.get("ns", ())),
        a=tuple(m.Record(a["ip"], a["from"], a.get("to")) for a in item.get("a", ()) if a),
        mx=tuple(item.get("mx", ())),
        txt=tuple(item.get("txt", ())),
        certs=tuple(
            m.Certificate(c["id"], tuple(c["names"]), c["from"], c["to"], c["issuer"], line)
            for c in item.get("certs", ())
            if c
        ),
        line=line,
    )


def _transfer(item: dict, line: int) -> m.Transfer:
    return m.Transfer(
        item["id"], moment(item["at"]), item["from"], item["to"], float(item["amount"]), item["asset"], line
    )


def _news(item: dict, line: int) -> m.News:
    return m.News(
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


def _page(item: dict, line: int) -> m.Page:
    return m.Page(
        id=item["id"],
        site=item["site"],
        path=item["path"],
        title=item["title"],
        lang=item.get("lang", "mn"),
        versions=tuple(
            m.Version(v["since"], v["text"].strip(), v.get("title", item["title"])) for v in item["versions"] if v
        ),
        changes_on_second_visit=item.get("changes_on_second_visit", False),
        removed=item.get("removed"),
        lost=item.get("lost", False),
        line=line,
    )


def _captures(lined: Lined, case: m.Case) -> Iterator[m.Capture]:
    """Captures of things that are there; the site is the thing's own."""
    for _, item, line in _entries(lined, "captures"):
        kind = next((kind for kind in CAPTURED if kind in item), "")
        id_ = item.get(kind, "")
        if kind == "page":
            sites = [site for site, page in case.pages if page == id_ and item.get("site", site) == site]
        elif kind == "post":
            account = case.accounts.get(case.posts[id_].account) if id_ in case.posts else None
            sites = [account.site] if account else []
        else:
            things: dict = {"account": case.accounts, "job": case.jobs, "news": case.news}.get(kind, {})
            sites = [things[id_].site] if id_ in things else []
        if len(sites) == 1:
            at = sorted(moment(written) for written in item["at"] if written)
            yield m.Capture(kind, id_, sites[0], tuple(at), line)
