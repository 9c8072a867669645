"""What is wrong with a case.yml beyond its shape: ids that stand twice or lead nowhere, and people with other names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from handbook.base.findings import Finding
from handbook.base.lined_yaml import Lined
from handbook.practice.web.case_shape import CAPTURED, FORM, IDS, KEYS, KIND_OF_SITE, LEADS, SHAPE
from handbook.practice.web.model import Case


def entries(lined: Lined, key: str) -> Iterator[tuple[int, dict, int]]:
    """Each entry of a list that fits, with its place and line."""
    for n, item in enumerate(lined.value.get(key) or ()):
        if item:
            yield n, item, lined.lines[(key, n)]


def ids_of(lined: Lined, key: str) -> list[str]:
    return [item[KEYS.get(key, "id")] for _, item, _ in entries(lined, key)]


def repeated(lined: Lined, file: str) -> Iterator[Finding]:
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
        for n, item, line in entries(lined, key):
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


def unknown(lined: Lined, file: str) -> Iterator[Finding]:
    known = {key: set(ids_of(lined, key)) for key in set(LEADS.values())}
    kinds = {site["id"]: site["kind"] for _, site, _ in entries(lined, "sites")}
    for (key, name), home in LEADS.items():
        for n, item, _ in entries(lined, key):
            if (value := item.get(name)) is not None and value not in known[home]:
                write = f"write an id of {home} or add it there"
                yield Finding(file, lined.lines[(key, n, name)], IDS, f'{name}: unknown "{value}"', write)
    for n, post, _ in entries(lined, "posts"):
        for c, comment in enumerate(post.get("comments") or ()):
            if comment and comment["account"] not in known["accounts"]:
                found = f'account: unknown "{comment["account"]}"'
                line = lined.lines[("posts", n, "comments", c)]
                yield Finding(file, line, IDS, found, "write an id of accounts or add it there")
    for key, kind in KIND_OF_SITE.items():
        for n, item, _ in entries(lined, key):
            if kinds.get(item["site"], kind) != kind:
                found = f'site "{item["site"]}" is of kind {kinds[item["site"]]}'
                yield Finding(file, lined.lines[(key, n, "site")], IDS, found, f"name a site of kind {kind}")


def unfit(lined: Lined, file: str) -> Iterator[Finding]:
    """What the shape cannot say."""
    for path, value in _dicts(lined.value):
        if path and path[-1] in ("picture", "cover") and ("kind" in value) == ("file" in value):
            yield Finding(file, lined.lines[path], FORM, f"{path[-1]} without a kind or a file", "write one of the two")
        if path and path[-1] in ("picture", "cover") and "kind" in value and "seed" not in value:
            yield Finding(file, lined.lines[path], FORM, f"{path[-1]} without a seed", "add seed: a whole number")
    for n, street, line in entries(lined, "streets"):
        if len(street["from"]) != 2 or len(street["to"]) != 2:
            yield Finding(file, line, FORM, f"streets › {n + 1}: an end without x and y", "write [x, y]")
    for n, site, _ in entries(lined, "sites"):
        if "no_person_search" in site and site["kind"] != "register":
            found = f"no_person_search of a site of kind {site['kind']}"
            line = lined.lines[("sites", n, "no_person_search")]
            yield Finding(file, line, FORM, found, "write it at a site of kind register")
    for n, advert, _ in entries(lined, "ads"):
        if "stop" in advert and "link" not in advert:
            yield Finding(file, lined.lines[("ads", n, "stop")], FORM, "stop without a link", "add the link it stops")
    groups = {item["id"]: item["kind"] for _, item, _ in entries(lined, "accounts")}
    for n, post, _ in entries(lined, "posts"):
        if groups.get(post.get("group"), "group") != "group":
            yield Finding(file, lined.lines[("posts", n, "group")], IDS, "posted in what is no group", "name a group")
        if groups.get(post["account"]) == "group":
            yield Finding(file, lined.lines[("posts", n, "account")], IDS, "a group that posts", "name who posts")
    for _, page, line in entries(lined, "pages"):
        if page.get("changes_on_second_visit") and len([v for v in page["versions"] if v]) < 2:
            yield Finding(file, line, FORM, "changes_on_second_visit with one version", "add the other version")
    pages = [(item["site"], item["id"]) for _, item, _ in entries(lined, "pages")]
    for _, item, line in entries(lined, "captures"):
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


def unnamed(case: Case, names: frozenset[str]) -> list[Finding]:
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
