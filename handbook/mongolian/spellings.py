"""Lists ways in which a name or key word may be written, by `spellings` in rules.yml. Its twin is spellings.js."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from handbook.base.languages import CYRILLIC
from handbook.mongolian.analyser import IGNORED, RULES, VERB, fold, normalise
from handbook.mongolian.lexicon import lexicon

TABLES = RULES["spellings"]
STANDARD, CHAT, READINGS = TABLES["standard"], TABLES["chat"], TABLES["readings"]
UNLIKELY = [re.compile(pattern) for pattern in TABLES["unlikely"]]
SHOWN = 12  # spellings of one group
READ = 6  # readings of what was typed
WITHIN = 5  # how much worse than the best a reading may be
TRIED = 600  # readings of one word that are compared
LONGEST = 60  # signs; what is longer is cut
PENALTY = 3  # for what a Mongolian word hardly holds, in places of a row
INSIDE = "-'’."  # signs that a word may hold, but not begin or end with
KNOWN = 10  # gained by a word of the handbook's list: it stands before all others


@dataclass(frozen=True)
class SpellingGroup:
    """Spellings of one kind, the likeliest first, and how many more there are."""

    shown: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True)
class Spellings:
    """``readings``: what may be meant, in Cyrillic. ``word``: the one of them from which the groups are made."""

    typed: str
    readings: tuple[str, ...]
    word: str
    groups: Mapping[str, SpellingGroup]


def clean(text: str) -> str:
    """Return words in lower case without signs that engines read as operators: - ' ’ and inner points stay."""
    text = IGNORED.sub("", unicodedata.normalize("NFC", text))[:LONGEST]
    kept = "".join(sign if sign.isalnum() or sign in INSIDE else " " for sign in text)
    words = (normalise(word.strip(INSIDE)) for word in kept.split())
    return " ".join(word for word in words if word)


def spellings(text: str, chosen: int = 0) -> Spellings:
    """Return all groups for what was typed; ``chosen``: which of the readings is meant."""
    typed = clean(text)
    meant = readings(typed)
    word = meant[min(chosen, len(meant) - 1)] if meant else ""
    groups = {
        "typed": SpellingGroup((typed,) if typed else ()),
        "cyrillic": SpellingGroup((word,) if word else ()),
        "same": SpellingGroup(same(word)),
        "keyboard": keyboard(word),
        "standard": SpellingGroup((standard(word),) if word else ()),
        "chat": chat(word),
        "alike": alike(word),
    }
    seen = {""}
    for name, group in groups.items():
        groups[name] = SpellingGroup(tuple(dict.fromkeys(each for each in group.shown if each not in seen)), group.more)
        seen |= set(group.shown)
    return Spellings(typed, meant, word, {name: group for name, group in groups.items() if group.shown})


def standard(word: str) -> str:
    return "".join(STANDARD.get(letter, letter) for letter in word)


def chat(word: str) -> SpellingGroup:
    if not CYRILLIC.search(word):
        return SpellingGroup(())
    units = _units(word, CHAT)
    rows = [row for row in CHAT if row in units]
    shown = []
    for _, picked in islice(picks([CHAT[row] for row in rows]), SHOWN):
        choice = dict(zip(rows, picked, strict=True))
        shown.append("".join(choice[unit] if unit in choice else STANDARD.get(unit, unit) for unit in units))
    return SpellingGroup(tuple(shown), math.prod(len(CHAT[row]) for row in rows) - len(shown))


def keyboard(word: str) -> SpellingGroup:
    """Return spellings for keyboards without ү and ө, and with letters that are confused."""
    return _swapped(word, _habits())


def alike(word: str) -> SpellingGroup:
    """Return spellings with letters of the other alphabet that look the same and are other signs to an engine."""
    return _swapped(word, _lookalikes())


def _swapped(word: str, habits: Sequence[Mapping[str, str]]) -> SpellingGroup:
    found = list(dict.fromkeys(swapped for swaps in habits if (swapped := _swap(word, swaps)) != word))
    return SpellingGroup(tuple(found[:SHOWN]), len(found[SHOWN:]))


def same(word: str) -> tuple[str, ...]:
    """Return all spellings of a product or a foreign word that rules.yml knows by name."""
    folded = fold(word)
    for group in RULES["same"].split("|"):
        names = tuple(group.split())
        if any(fold(name) == folded for name in names):
            return names
    return ()


def readings(typed: str) -> tuple[str, ...]:
    """Return what may be meant, in Cyrillic, the likeliest first; nothing if no letter can be read."""
    if CYRILLIC.search(typed):
        words = [(word, *_known_by_fold().get(fold(word), ())) for word in typed.split()]
    else:
        words = [_read(word) for word in typed.split()]
    found = (" ".join(picked) for _, picked in islice(picks(words), READ))
    return tuple(dict.fromkeys(text for text in found if CYRILLIC.search(text)))


def _read(latin: str) -> tuple[str, ...]:
    """Return readings of one Latin word: known words first, then those that are most like a Mongolian word."""
    if named := tuple(name for name in same(latin) if CYRILLIC.search(name)):
        return named
    units = _units(latin, READINGS)
    rows = [row for row in READINGS if row in units]
    found: dict[str, int] = {}
    for rank, picked in islice(picks([READINGS[row] for row in rows]), TRIED):
        choice = dict(zip(rows, picked, strict=True))
        word = "".join(choice.get(unit, unit) for unit in units)
        found.setdefault(word, rank + PENALTY * sum(1 for pattern in UNLIKELY if pattern.search(word)))
    worst = min(found.values()) + WITHIN
    likely = {word: cost - KNOWN * (word in known_words()) for word, cost in found.items() if cost <= worst}
    return tuple(sorted(likely, key=likely.__getitem__)[:READ])


def picks(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield one item of each row in all ways, with its distance from the beginnings of the rows; the nearest first.

    Of equally near ones those come first that leave the beginning in the first rows.
    """
    for rank in range(sum(len(row) - 1 for row in rows) + 1):
        for picked in _picks(rows, rank):
            yield rank, picked


def _picks(rows: Sequence[Sequence[str]], rank: int) -> Iterator[tuple[str, ...]]:
    if not rows:
        if rank == 0:
            yield ()
        return
    if rank > sum(len(row) - 1 for row in rows):
        return
    for at in range(min(rank, len(rows[0]) - 1), -1, -1):
        for rest in _picks(rows[1:], rank - at):
            yield (rows[0][at], *rest)


def _units(word: str, table: Mapping[str, object]) -> list[str]:
    """Cut the word into the groups of a table, the longest first; a sign that no group has is a unit of its own."""
    longest = max(map(len, table))
    units, at = [], 0
    while at < len(word):
        length = next((n for n in range(longest, 1, -1) if word[at : at + n] in table), 1)
        units.append(word[at : at + length])
        at += length
    return units


@cache
def known_words() -> frozenset[str]:
    """Return dictionary forms of the handbook's words; verbs, which are listed as roots, are left out."""
    return frozenset(lemmas[0] for lemmas in lexicon().forms.values() if not lemmas[0].endswith(VERB))


@cache
def _known_by_fold() -> dict[str, tuple[str, ...]]:
    """Return known words that a keyboard without ү and ө would write alike (хун: хүн)."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(known_words()):
        found[fold(word)] = (*found.get(fold(word), ()), word)
    return found


@cache
def _habits() -> tuple[dict[str, str], ...]:
    """Return habits of writing, first whole ones, then one letter at a time."""
    habits = [dict(swap.split(">") for swap in habit.split()) for habit in TABLES["keyboard"]]
    return (*habits, *({letter: other} for letter, other in RULES["fold"].items()))


@cache
def _lookalikes() -> tuple[dict[str, str], ...]:
    return tuple({RULES["lookalike"][other]: other} for other in TABLES["alike"])


def _swap(word: str, swaps: Mapping[str, str]) -> str:
    return "".join(swaps.get(letter, letter) for letter in word)
