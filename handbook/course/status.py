"""The translation desk: which part of each translated page is behind its source, and by how much."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path

from handbook.course.earlier import earlier_texts
from handbook.course.languages import read_languages
from handbook.course.pages.ledger import NAMES, parts
from handbook.course.pages.markup import count_words
from handbook.course.pages.model import Page, PageKey

# unconfirmed: it exists, but the ledger does not say from which text it was translated
STATES = ("current", "drifted", "unconfirmed", "missing")
WordChange = tuple[str, str]  # " " kept, "-" taken out or "+" put in, and the words

_WORDS_AND_LINES = re.compile(r"\n+|[^\s]+")


@dataclass(frozen=True)
class PartStatus:
    """One part of a page; ``title`` is that of the source."""

    id: str
    title: str
    state: str  # one of STATES
    line: int  # in the translated file, 0 where it is missing
    words: int  # words of the source to translate or, where it is there, to compare again
    changes: tuple[tuple[WordChange, ...], ...] | None = None  # of a drifted part, by line; None: no earlier text


@dataclass(frozen=True)
class PageStatus:
    lang: str  # into which it is translated
    path: str
    title: str  # in the source language
    parts: tuple[PartStatus, ...]

    @property
    def words(self) -> int:
        """Words of the source left to do."""
        return sum(part.words for part in self.parts)

    @property
    def count(self) -> Counter[str]:
        """How many parts are in each state."""
        return Counter(part.state for part in self.parts)


def statuses(root: Path, pages: dict[PageKey, Page], paths: Iterable[str]) -> list[PageStatus]:
    """Return the state of the translations of these pages of the source language, one language after the other."""
    languages, _ = read_languages(root)
    paths = [*paths]
    return [
        _page_status(root, pages[languages.source, path], pages.get((lang, path)), lang)
        for lang in languages.translated
        for path in paths
    ]


def _page_status(root: Path, source: Page, translated: Page | None, lang: str) -> PageStatus:
    there = {part.id: part.line for part in parts(translated)} if translated else {}
    ledger = translated.meta.translated if translated else {}
    behind = {
        part.id: ledger[part.id]
        for part in parts(source)
        if part.id in there and ledger.get(part.id, part.hash) != part.hash
    }
    earlier = earlier_texts(root, source.lang, source.path, behind) if behind else {}
    found = []
    for part in parts(source):
        now = f"{part.title}\n{part.text}".strip()
        changes = None
        if part.id not in there:
            state, words = "missing", count_words(now)
        elif part.id not in ledger:
            state, words = "unconfirmed", count_words(now)
        elif part.id not in behind:
            state, words = "current", 0
        else:
            state, words = "drifted", count_words(now)
            if part.id in earlier:
                changes = tuple(differences(earlier[part.id], now))
                put_in = (text for line in changes for mark, text in line if mark == "+")
                words = sum(count_words(text) for text in put_in)
        found.append(PartStatus(part.id, part.title, state, there.get(part.id, 0), words, changes))
    return PageStatus(lang, source.path, source.meta.title, tuple(found))


def differences(earlier: str, now: str) -> Iterator[tuple[WordChange, ...]]:
    """Yield lines with an added or removed word; line breaks are ignored."""
    old, new = _WORDS_AND_LINES.findall(earlier), _WORDS_AND_LINES.findall(now)
    line: list[WordChange] = []
    for kind, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind != "equal":
            line += [("-", word) for word in old[old_start:old_end] if word.strip()]
        for word in new[new_start:new_end]:
            if word.strip():
                line.append((" " if kind == "equal" else "+", word))
            else:
                yield from _joined(line)
                line = []
    yield from _joined(line)


def _joined(line: list[WordChange]) -> Iterator[tuple[WordChange, ...]]:
    if any(mark != " " for mark, _ in line):
        yield tuple(
            (mark, " ".join(word for _, word in words)) for mark, words in groupby(line, key=lambda change: change[0])
        )


def report(pages: list[PageStatus], everything: bool) -> str:
    """Write the desk as text; current pages and parts are left out unless ``everything`` is asked for."""
    lines = []
    for page in pages:
        shown = [part for part in page.parts if everything or part.state != "current"]
        if shown:
            lines.append(f"docs/{page.lang}/{page.path}: {page.title}")
        for part in shown:
            place = f"line {part.line}" if part.line else "not there"
            words = f"{part.words} words" if part.state != "current" else ""
            title = part.title or NAMES.get(part.id, "")
            lines.append(f"  {part.state:<12}{part.id:<20} {words:<10} {place:<10} {title}".rstrip())
            if part.state == "drifted":
                lines += [f"      {line}" for line in _written(part)]
    total = sum((page.count for page in pages), Counter())
    counted = ", ".join(f"{total[state]} {state}" for state in STATES)
    left = sum(page.words for page in pages)
    return "\n".join([*lines, f"{len(pages)} pages, {total.total()} parts: {counted}; {left} words left to do"])


def _written(part: PartStatus) -> list[str]:
    if part.changes is None:
        return ["earlier text not found"]
    form = {" ": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return [" ".join(form[mark].format(text) for mark, text in line) for line in part.changes]
