"""Reads the case.yml of an exercise: the sites, people and things of its training web."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from handbook.base.findings import Finding
from handbook.base.lined_yaml import Lined, read_shaped
from handbook.base.shapes import spelled_out
from handbook.practice.seeds import SPOKEN
from handbook.practice.web.case_problems import entries, repeated, unfit, unknown, unnamed
from handbook.practice.web.case_shape import CAPTURED, FORM, KEYS, SHAPE
from handbook.practice.web.case_things import (
    as_account,
    as_ad,
    as_domain,
    as_firm,
    as_job,
    as_licence,
    as_news,
    as_page,
    as_place,
    as_post,
    as_site,
    as_transfer,
    moment,
)
from handbook.practice.web.model import Case, Person, Street, Town
from handbook.practice.web.published import Capture, Post
from handbook.practice.web.registered import Network, Wallet

ROOT = Path(__file__).resolve().parents[3]
NAMES = ROOT / "exercises/names.yml"


def read_case(file: Path, names: frozenset[str] | None = None) -> tuple[Case, list[Finding]]:
    """The case of a file, with what does not fit left out. ``names``: given names that people may have."""
    shown = file.resolve().relative_to(ROOT).as_posix() if file.resolve().is_relative_to(ROOT) else file.as_posix()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return Case(shown), [Finding(shown, 0, FORM, f"file that cannot be read ({error})", "write it in UTF-8")]
    lined, findings = read_shaped(text, shown, spelled_out(SHAPE, SPOKEN, "en"), (FORM, FORM))
    findings += repeated(lined, shown)
    if not findings:  # what was left out would be missed everywhere
        findings += unknown(lined, shown)
    findings += unfit(lined, shown)
    case = _case(lined, shown)
    return case, findings + unnamed(case, given_names() if names is None else names)


@cache
def given_names(file: Path = NAMES) -> frozenset[str]:
    lists = yaml.safe_load(file.read_text(encoding="utf-8"))
    return frozenset(name for names in lists.values() for name in names)


def _case(lined: Lined, file: str) -> Case:
    value = lined.value
    town = value.get("town")

    def ordered(key: str, make: Callable[[dict, int], Any]) -> dict:
        """By id, in the order of the file; of a repeated id the first."""
        found: dict = {}
        for _, item, line in entries(lined, key):
            found.setdefault(item[KEYS.get(key, "id")], make(item, line))
        return found

    pages = [as_page(item, line) for _, item, line in entries(lined, "pages")]
    case = Case(
        file=file,
        title=value.get("title", {}),
        intro=value.get("intro", {}),
        town=Town(town["name"], town["lat"], town["lon"], town.get("cell", 250)) if town else None,
        sites=ordered("sites", as_site),
        persons=ordered("persons", lambda i, line: Person(i["id"], i["name"], i["role"], line)),
        places=ordered("places", as_place),
        streets=tuple(
            Street(item["name"], tuple(item["from"]), tuple(item["to"]))
            for _, item, _ in entries(lined, "streets")
            if len(item["from"]) == len(item["to"]) == 2 and None not in item["from"] + item["to"]
        ),
        accounts={id_: account for id_, account in ordered("accounts", as_account).items() if account.names},
        posts=_posts(lined),
        ads=ordered("ads", as_ad),
        jobs=ordered("jobs", as_job),
        firms=ordered("firms", as_firm),
        licences=ordered("licences", as_licence),
        domains=ordered("domains", as_domain),
        networks=ordered(
            "networks",
            lambda i, line: Network(i["name"], i["holder"], i.get("country", ""), i.get("domains"), line),
        ),
        wallets=ordered("wallets", lambda i, line: Wallet(i["address"], i.get("label", ""), line)),
        transfers=ordered("transfers", as_transfer),
        news=ordered("news", as_news),
        pages={(page.site, page.id): page for page in pages if page.versions},
    )
    return replace(case, captures=tuple(_captures(lined, case)))


def _posts(lined: Lined) -> dict[str, Post]:
    posts: dict[str, Post] = {}
    for n, item, line in entries(lined, "posts"):
        lines = [lined.lines[("posts", n, "comments", c)] for c in range(len(item.get("comments", ())))]
        posts.setdefault(item["id"], as_post(item, line, lines))
    return posts


def _captures(lined: Lined, case: Case) -> Iterator[Capture]:
    """Captures of things that are there; the site is the thing's own."""
    for _, item, line in entries(lined, "captures"):
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
            yield Capture(kind, id_, sites[0], tuple(at), line)
