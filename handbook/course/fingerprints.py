"""Computes a fingerprint of each part of the handbook, and what changed between two editions."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from io import StringIO
from itertools import groupby
from typing import Any

from handbook.base.languages import Languages
from handbook.course.data.editions import Fingerprint, Fingerprints, columns
from handbook.course.data.model import Data
from handbook.course.pages.blocks import section_hash
from handbook.course.pages.model import Page

TRAINER = "trainer/"  # pages that only the trainer edition has
# keys of an entry that say when it was checked, not what it says
_NOT_SAID = frozenset({"line", "checked", "reviewed", "review_by"})


@dataclass(frozen=True)
class Change:
    """A page, or a part of one, that differs from an earlier edition."""

    kind: str  # "new" | "changed" | "gone"
    page: str  # id
    part: str  # id of a section or of an entry; "" where it is the page: all of it, or its title, objectives, opening
    title: str


def fingerprints(pages: Iterable[Page], data: Data) -> Fingerprints:
    """Return the fingerprint of every part of these pages, which are of one language and in nav order."""
    found: Fingerprints = {}
    for page in pages:
        id_, lang = page.id, page.lang
        meta = page.meta
        head = [meta.title, meta.description, [item.text for item in meta.objectives]]
        found[id_, ""] = Fingerprint(meta.title, _hash([*head, page.opening]))
        for section in page.sections:
            found[id_, section.id] = Fingerprint(section.title.replace("`", ""), section.hash)
        for part, title, entry in _entries(id_, data, lang):
            found[id_, part] = Fingerprint(title, _hash(_said(asdict(entry), lang, data.languages)))
    return found


def compare(now: Fingerprints, before: Fingerprints) -> list[Change]:
    """Return what is new, changed or gone, in the order of the pages; what is gone stands last in its page.

    For a page that is new or gone, only the page itself is named.
    """
    changes = [
        Change("changed" if key in before else "new", *key, part.title)
        for key, part in now.items()
        if key not in before or before[key].hash != part.hash
    ]
    changes += [Change("gone", *key, part.title) for key, part in before.items() if key not in now]
    whole = {change.page for change in changes if not change.part and change.kind != "changed"}
    order = {page: n for n, page in enumerate(dict.fromkeys(page for page, _ in [*now, *before]))}
    return sorted(
        (change for change in changes if not change.part or change.page not in whole),
        key=lambda change: order[change.page],
    )


def knows(of_edition: dict[str, Fingerprints], lang: str) -> bool:
    """Return True if an edition can be compared in a language, False if it was released before the handbook had that.

    ``of_edition`` are its fingerprints by language.
    """
    return not of_edition or lang in of_edition


def by_module(changes: Iterable[Change], data: Data, lang: str) -> Iterator[tuple[str, list[list[Change]]]]:
    """Yield the changes page by page under the title of their module, or of their part of the menu."""
    groups: dict[str, list[list[Change]]] = {}
    for page, of_page in groupby(changes, key=lambda change: change.page):
        groups.setdefault(_group(page, data, lang), []).append(list(of_page))
    yield from groups.items()


def table(prints: dict[str, Fingerprints]) -> str:
    """Write the fingerprints of each language as the CSV file that is kept for an edition."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns(prints))
    for key in dict.fromkeys(key for of_lang in prints.values() for key in of_lang):
        cells = [of_lang.get(key, Fingerprint("", "")) for of_lang in prints.values()]
        writer.writerow([*key, *(value for cell in cells for value in (cell.hash, cell.title))])
    return written.getvalue()


def _group(page: str, data: Data, lang: str) -> str:
    folder = page.partition("/")[0]
    for module in data.outline.modules:
        if module.id == folder and "/" in page:
            return module.numbered_title(lang)
    named = f"nav-{folder}" if "/" in page and f"nav-{folder}" in data.strings else "nav-reference"
    return data.strings[named][lang]


def _entries(page: str, data: Data, lang: str) -> Iterator[tuple[str, str, Any]]:
    """Yield id, title and entry of each entry of data that a page shows and other pages quote."""
    if page == "glossary":
        yield from ((id_, term.term[lang], term) for id_, term in data.glossary.items())
    elif page == "reference/law-facts":
        yield from ((id_, fact.name(lang), fact) for id_, fact in data.law.items())
    elif page == "reference/tools":
        yield from ((id_, card.name[lang], card) for id_, card in data.cards.items())
    elif page == "reference/folklore":
        yield from ((id_, saying.said[lang], saying) for id_, saying in data.folklore.items())
    elif page == "reference/red-lines":
        yield from ((id_, line.never[lang], line) for id_, line in data.red_lines.items())
    elif page == "research/claims":
        yield from ((id_, claim.text[lang], claim) for id_, claim in data.claims.items())


def _said(value: Any, lang: str, languages: Languages) -> Any:
    """Reduce an entry to its texts in one language. Its structure stays, because the hash covers it.

    A field that an entry does not have is left out: a new one that may be absent then changes no hash.
    """
    if languages.is_words(value):
        return value[lang]
    if isinstance(value, dict):
        said = ((key, item) for key, item in value.items() if key not in _NOT_SAID and item is not None)
        return {key: _said(item, lang, languages) for key, item in said}
    return [_said(item, lang, languages) for item in value] if isinstance(value, list | tuple) else value


def _hash(said: Any) -> str:
    return section_hash("", json.dumps(said, ensure_ascii=False, default=str))
