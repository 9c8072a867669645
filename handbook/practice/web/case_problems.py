"""What is wrong with a case.yml beyond its shape: ids that stand twice or lead nowhere, and people with other names.

In the YAML, None stands for what does not fit the shape: nothing is told that could follow from that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from handbook.base.findings import Finding, NotRead
from handbook.base.holes import judged
from handbook.base.lined_yaml import Lined
from handbook.base.listed import lists_of
from handbook.practice.web.model import Case, Person
from handbook.practice.web.problem import FORM, IDS
from handbook.practice.web.published import CAPTURED, Account

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
KIND_OF_SITE = {"accounts": "social", "jobs": "jobs", "news": "news", "pages": "plain"}
NAMED_BY = lists_of(Case)


def entries(lined: Lined, key: str) -> Iterator[tuple[int, dict, int]]:
    """Each entry of a list that has keys, with its place and line."""
    for n, item in enumerate(lined.value.get(key) or ()):
        if item:
            yield n, item, lined.lines[(key, n)]


def is_whole(lined: Lined, key: str) -> bool:
    """Whether each entry of a list has a name of its own that can be read: only then does another name lead nowhere."""
    items = lined.value.get(key, ())
    if items is None or not all(items):
        return False
    names = [tuple(item[name] for name in NAMED_BY[key]) for item in items]
    return all(map(all, names)) and len({*names}) == len(names)


def repeated(lined: Lined, file: str) -> Iterator[Finding]:
    """Ids that stand twice in their list; ids of pages are their site's, certificates are numbered through."""
    seen: dict[tuple[str | None, ...], int] = {}

    def again(name: tuple[str | None, ...], line: int) -> Iterator[Finding]:
        if None in name:
            return
        if name in seen:
            found = f'"{name[-1]}" already stands on line {seen[name]}'
            yield Finding(file, line, IDS, found, "give it an id of its own or remove it")
        seen.setdefault(name, line)

    for key, by in NAMED_BY.items():
        for n, item, line in entries(lined, key):
            yield from again((key, *(item[name] for name in by)), line)
            if key == "pages":
                yield from again(("path", item["site"], item["path"]), line)
            if key == "sites":
                yield from again(("host", item["host"]), line)
            for c, cert in enumerate(item.get("certs") or () if key == "domains" else ()):
                if cert:
                    yield from again(("certs", cert["id"]), lined.lines[(key, n, "certs", c)])


def unknown(lined: Lined, file: str) -> Iterator[Finding]:
    """Names that lead nowhere."""
    known = {home: {item["id"] for _, item, _ in entries(lined, home)} for home in set(LEADS.values())}
    known = {home: ids for home, ids in known.items() if is_whole(lined, home)}

    def leads(name: str, value: str | None, home: str, place: tuple) -> Iterator[Finding]:
        if value is not None and value not in known.get(home, (value,)):
            write = f"write an id of {home} or add it there"
            yield Finding(file, lined.lines[place], IDS, f'{name}: unknown "{value}"', write)

    for (key, name), home in LEADS.items():
        for n, item, _ in entries(lined, key):
            yield from leads(name, item.get(name), home, (key, n, name))
    for n, post, _ in entries(lined, "posts"):
        for c, comment in enumerate(post.get("comments") or ()):
            if comment:
                yield from leads("account", comment["account"], "accounts", ("posts", n, "comments", c))
    pages = {(page["site"], page["id"]) for _, page, _ in entries(lined, "pages")}
    for _, item, line in entries(lined, "captures") if is_whole(lined, "pages") else ():
        if {*CAPTURED}.intersection(item) == {"page"} and None not in (item["page"], item.get("site", "")):
            fits = [page for page in pages if page[1] == item["page"] and item.get("site", page[0]) == page[0]]
            if len(fits) != 1:
                found = f'page "{item["page"]}" stands {len(fits)} times'
                yield Finding(file, line, IDS, found, "write the id of a page and its site")


def misplaced(lined: Lined, file: str) -> Iterator[Finding]:
    """Names that lead to something of the wrong kind."""
    kinds = _kinds(lined, "sites")
    for key, kind in KIND_OF_SITE.items():
        for n, item, _ in entries(lined, key):
            if (found := kinds.get(item["site"])) not in (None, kind):
                found = f'site "{item["site"]}" is of kind {found}'
                yield Finding(file, lined.lines[(key, n, "site")], IDS, found, f"name a site of kind {kind}")
    kinds = _kinds(lined, "accounts")
    for n, post, _ in entries(lined, "posts"):
        if kinds.get(post.get("group")) not in (None, "group"):
            yield Finding(file, lined.lines[("posts", n, "group")], IDS, "posted in what is no group", "name a group")
        if kinds.get(post["account"]) == "group":
            yield Finding(file, lined.lines[("posts", n, "account")], IDS, "a group that posts", "name who posts")


def _kinds(lined: Lined, key: str) -> dict[str, str | None]:
    """The kind of each entry of a list by id; none where ids do not tell the entries apart."""
    return {item["id"]: item["kind"] for _, item, _ in entries(lined, key)} if is_whole(lined, key) else {}


def unfit(lined: Lined, file: str) -> Iterator[Finding]:
    """What the shape cannot say."""
    for path, value in _dicts(lined.value):
        if path and path[-1] in ("picture", "cover") and ("kind" in value) == ("file" in value):
            yield Finding(file, lined.lines[path], FORM, f"{path[-1]} without a kind or a file", "write one of the two")
        if path and path[-1] in ("picture", "cover") and "kind" in value and "seed" not in value:
            yield Finding(file, lined.lines[path], FORM, f"{path[-1]} without a seed", "add seed: a whole number")
    for n, street, line in entries(lined, "streets"):
        if any(end is not None and len(end) != 2 for end in (street["from"], street["to"])):
            yield Finding(file, line, FORM, f"streets › {n + 1}: an end without x and y", "write [x, y]")
    for n, site, _ in entries(lined, "sites"):
        if site.get("no_person_search") and site["kind"] not in (None, "register"):
            found = f"no_person_search of a site of kind {site['kind']}"
            line = lined.lines[("sites", n, "no_person_search")]
            yield Finding(file, line, FORM, found, "write it at a site of kind register")
    for n, advert, _ in entries(lined, "ads"):
        if "stop" in advert and "link" not in advert:
            yield Finding(file, lined.lines[("ads", n, "stop")], FORM, "stop without a link", "add the link it stops")
    for _, page, line in entries(lined, "pages"):
        if page.get("changes_on_second_visit") and len(page["versions"] or (1, 2)) < 2:
            yield Finding(file, line, FORM, "changes_on_second_visit with one version", "add the other version")
    for _, item, line in entries(lined, "captures"):
        if len({*CAPTURED}.intersection(item)) != 1:
            write = f"write one of {', '.join(CAPTURED)}"
            yield Finding(file, line, FORM, "capture of nothing or of two things", write)


def _dicts(value: Any, path: tuple = ()) -> Iterator[tuple[tuple, dict]]:
    if isinstance(value, dict):
        yield path, value
    inner: Iterable = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield from _dicts(part, (*path, key))


def unnamed(case: Case, names: frozenset[str]) -> Iterator[Finding]:
    """People whose names are not in the list: any other name could be somebody's."""
    people: list[tuple[str, int]] = []
    with suppress(NotRead):
        people += judged(case.persons.values(), _names_of_person)
    with suppress(NotRead):
        people += judged(case.accounts.values(), _names_of_account)
    for name, line in people:
        if not is_given(name, names):
            write = "take a given name from exercises/names.yml"
            yield Finding(case.file, line, FORM, f'name "{name}" of a person', write)


def _names_of_person(person: Person) -> Iterator[tuple[str, int]]:
    if person.role != "firm":
        yield person.name, person.line


def _names_of_account(account: Account) -> Iterator[tuple[str, int]]:
    if account.kind == "person":
        yield from judged(account.names, lambda name: [(name.name, account.line)])


def is_given(name: str, names: frozenset[str]) -> bool:
    """Whether a name is a given name of the list; an initial, words in small letters and signs may stand with it."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 1 and word[0].isupper()]
    return bool(words) and all(word in names for word in words)
