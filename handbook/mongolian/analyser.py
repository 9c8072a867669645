"""Takes Mongolian words apart by rules.yml: letters, endings, keys, Latin readings. Its twin is lunr.mn.js."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import yaml

from handbook.base.languages import CYRILLIC

RULES_FILE = Path(__file__).parent / "rules.yml"
RULES = yaml.safe_load(RULES_FILE.read_text(encoding="utf-8"))
VOWELS = frozenset(RULES["vowels"])
IGNORED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u0305\u0307\u0309-\u036f]")
LONGEST_LATIN = max(map(len, RULES["latin"]))
READINGS = 24  # of one Latin word at most: four letters with two readings make sixteen
LONGEST = 40  # letters; a longer run of letters is no word and is left as it is
TAKES = {"": (False,), "ending": (False,), "root": (True,), "both": (False, True)}  # verbs' roots, other words
VERB = "-"  # ends the key of a verb's root, so that хил (border) and хилэн are not forms of one word
WORD = "."  # ends any other key: a key is no word and is never taken apart again


@dataclass(frozen=True)
class Ending:
    """One ending of rules.yml with its harmony vowel put in."""

    text: str
    instead: str
    after: str
    vowel: str


@dataclass(frozen=True)
class EndingStep:
    verb: str  # "ending", "root", "both" or ""
    endings: Mapping[str, tuple[Ending, ...]]
    longest: int


@dataclass(frozen=True)
class Base:
    """A rest of a word. ``verb``: an ending of a verb was taken off; ``taken``: how many steps that took."""

    text: str
    verb: bool
    taken: int


@cache  # a text has most of its words many times
def normalise(word: str) -> str:
    """Return a word in lower case, composed, without invisible signs, and in Cyrillic letters if it has any."""
    word = unicodedata.normalize("NFC", IGNORED.sub("", unicodedata.normalize("NFC", word.lower())))
    if not CYRILLIC.search(word):
        return word
    word = "".join(RULES["lookalike"].get(letter, letter) for letter in word)
    return re.sub(r"з(?=\d)|(?<=\d)з", "3", word)


def fold(word: str) -> str:
    """Normalise, and write one letter for those that keyboards lack or writers confuse (ү→у, ө→о, э→е …)."""
    return "".join(RULES["fold"].get(letter, letter) for letter in normalise(word))


def loose(folded: str) -> str:
    """Return the letters that Mongolian typed in Latin can tell apart."""
    text = "".join(RULES["loose"].get(letter, letter) for letter in folded)
    text = "".join(letter if letter in VOWELS else letter * len(list(run)) for letter, run in groupby(text))
    return text[:-1] if len(text) > 2 and text[-1] == "и" and text[-2] not in VOWELS else text


def consonants(loosened: str) -> str:
    """Return the first letter and the consonants: for Latin spellings that leave vowels out."""
    return loosened[:1] + "".join(letter for letter in loosened[1:] if letter not in VOWELS)


def readings(latin: str) -> list[str]:
    """Return the folded Cyrillic words that a word in Latin letters may stand for; none if it has other signs."""
    if len(latin) > LONGEST:
        return []
    found, at = [""], 0
    while at < len(latin):
        group = next(
            (latin[at : at + n] for n in range(LONGEST_LATIN, 0, -1) if latin[at : at + n] in RULES["latin"]), None
        )
        if group is None:
            if latin[at] not in "'’`":
                return []
            at += 1
            continue
        found = [start + end for start in found for end in RULES["latin"][group]][:READINGS]
        at += len(group)
    return list(dict.fromkeys(found))


def skeleton(base: str) -> str:
    """Return the base without the vowels that come and go.

    These are a final short vowel and the last short vowel before a consonant; ь is written и.
    """
    if len(base) > 2 and base[-1] == "и" and base[-2] not in VOWELS:
        base = base[:-1] + "ь"
    if len(base) > 3 and base[-1] in "аеоу" and base[-2] not in VOWELS and _has_vowel(base[:-2]):
        base = base[:-1]
    if (
        len(base) > 3
        and base[-1] not in VOWELS
        and base[-1] != "ь"
        and base[-2] in "аеои"
        and base[-3] not in VOWELS
        and base[-3] != "ь"
        and _has_vowel(base[:-3])
    ):
        base = base[:-2] + base[-1]
    return base


def bases(word: str) -> list[Base]:
    """Return the rests of a word when endings are taken off, longest first; the word itself is the first."""
    folded = fold(word)
    found = {(folded, False): 0}
    if len(folded) <= LONGEST:
        for step in _steps():
            found |= {
                state: taken for state, taken in _shorter(step, dict(found)).items() if state not in found
            }  # what an earlier step reached is kept
    return sorted(
        (Base(text, verb, taken) for (text, verb), taken in found.items()),
        key=lambda base: (-len(base.text), base.taken, base.verb, base.text),
    )


def key(base: Base) -> str:
    return skeleton(base.text) + (VERB if base.verb else WORD)


def lemma_key(lemma: str) -> str:
    """Return the key of a dictionary form; a verb's root is written with a hyphen at its end (худалдаал-)."""
    return skeleton(fold(lemma.removesuffix(VERB))) + (VERB if lemma.endswith(VERB) else WORD)


@cache
def keys(word: str) -> tuple[str, ...]:
    """Return all keys of a word. The first is its own: of an infinitive the verb's root, of any other word the word."""
    if word.endswith(WORD):
        return (word,)
    if word.endswith(VERB):
        return (lemma_key(word),)
    root = infinitive_root(fold(word))
    head = _folded_heads().get(fold(word))
    own = [lemma_key(head)] if head else []
    first = skeleton(root) + VERB if root else skeleton(fold(word)) + WORD
    return tuple(dict.fromkeys([first, *(key(base) for base in bases(word)), *own]))


def infinitive_root(folded: str) -> str:
    """Return the root of a verb in the infinitive, or nothing."""
    return next((folded[: -len(e.text)] + e.instead for e in _infinitive() if _fits(folded, e)), "")


@cache
def heads() -> dict[str, str]:
    """Map names and foreign words in all spellings, and words with irregular forms, to the one that represents them."""
    groups = [group.split() for group in RULES["same"].split("|")]
    return {spelling: group[0] for group in groups for spelling in group} | RULES["lemmas"]


@cache
def _folded_heads() -> dict[str, str]:
    return {fold(spelling): head for spelling, head in heads().items()}


def _shorter(step: EndingStep, found: Mapping[tuple[str, bool], int]) -> dict[tuple[str, bool], int]:
    shorter: dict[tuple[str, bool], int] = {}
    for (text, verb), taken in found.items():
        if verb not in TAKES[step.verb] or (step.verb and text.endswith(RULES["whole"])):
            continue
        for length in range(1, min(step.longest, len(text) - 2) + 1):
            for ending in step.endings.get(text[-length:], ()):
                if not _fits(text, ending):
                    continue
                base = text[:-length]
                for left in (base + ending.instead, *([base + "ь"] if hides_soft_sign(base, ending) else [])):
                    state = (left, bool(step.verb))
                    shorter[state] = min(taken + 1, shorter.get(state, taken + 1))
    return shorter


def hides_soft_sign(base: str, ending: Ending) -> bool:
    return ending.text[0] == "и" and base[-1] not in VOWELS and not ending.instead


def _fits(text: str, ending: Ending) -> bool:
    base = text[: -len(ending.text)]
    if not text.endswith(ending.text) or len(base) < 2 or not _has_vowel(base):
        return False
    vowel_before = base[-1] in VOWELS
    if ending.after and not {"V": vowel_before, "C": not vowel_before}.get(ending.after, base[-1] in ending.after):
        return False
    if not ending.vowel:
        return True
    last = next((letter for letter in reversed(base) if letter in VOWELS and letter != "и"), "")
    return last in RULES["harmony"][ending.vowel] if last else ending.vowel == "е"


def _has_vowel(text: str) -> bool:
    return any(letter in VOWELS for letter in text)


def _endings(written: str) -> Iterator[Ending]:
    for part in written.split():
        after, _, rest = part.rpartition(":")
        text, _, instead = rest.partition(">")
        for vowel in "аео" if "А" in text else [""]:
            yield Ending(text.replace("А", vowel), instead.replace("А", vowel), after, vowel)


@cache
def _steps() -> tuple[EndingStep, ...]:
    steps = []
    for step in RULES["steps"]:
        by_text: dict[str, tuple[Ending, ...]] = {}
        for ending in _endings(step["endings"]):
            by_text[ending.text] = (*by_text.get(ending.text, ()), ending)
        steps.append(EndingStep(step.get("verb", ""), by_text, max(map(len, by_text))))
    return tuple(steps)


@cache
def _infinitive() -> tuple[Ending, ...]:
    return tuple(_endings(RULES["infinitive"]))
