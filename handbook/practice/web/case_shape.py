"""The shape of a case.yml: which keys stand where, with what values, and which lead to one another."""

from __future__ import annotations

import re

from handbook.base.shapes import ID, WORDS, OneOrList
from handbook.practice.seeds import DAY

FORM, IDS = "EX11", "EX12"  # codes
SITES = frozenset(
    ["search", "social", "jobs", "register", "licences", "news", "map", "archive", "lookup", "ledger", "plain"]
)  # kinds, each with a look of its own
SEARCHED = frozenset({"social", "jobs", "news", "plain"})  # kinds that search engines know
LANGS = frozenset({"mn", "mn-Latn", "ru", "en"})
PICTURES = frozenset(["portrait", "flyer", "office", "street", "room", "phone", "map-note", "landscape", "document"])
CAPTURED = ("page", "account", "post", "job", "news")
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
