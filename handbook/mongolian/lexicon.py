"""Finds the dictionary form of a Mongolian word among words that are known: those of words.tsv."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from handbook.mongolian.analyser import RULES, VERB, Base, bases, fold, heads, key, lemma_key, normalise

WORDS_FILE = Path(__file__).with_name("words.tsv")


@dataclass(frozen=True)
class Lexicon:
    """Words whose dictionary form is known; all others are taken apart by rule and compared with the known lemmas.

    ``forms``: form → its lemma, first, and then others it may belong to. Verbs' roots end in a hyphen.
    """

    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for lemma in dict.fromkeys([*(lemmas[0] for lemmas in self.forms.values()), *heads()]):
            found.setdefault(lemma_key(lemma), []).append(lemma)
        return found

    def lemma(self, word: str) -> str:
        """Return the dictionary form of a word; if no known lemma fits, the word itself."""
        word = normalise(word)
        if word not in self._lemmas:
            self._lemmas[word] = self._lemma(word)
        return self._lemmas[word]

    @cached_property
    def _lemmas(self) -> dict[str, str]:
        """Those found so far."""
        return {}

    def _lemma(self, word: str) -> str:
        if word in heads():
            return heads()[word]
        if word in self.forms:
            return self.forms[word][0]
        return next(iter(self.known(word)), word)

    def known(self, word: str) -> Iterator[str]:
        """Return known lemmas the word may be a form of, by the longest base that has one: same letters only."""
        word = normalise(word)
        for base in bases(word):
            found = [lemma for lemma in self.by_key.get(key(base), ()) if leads_to(base, lemma) and agree(word, lemma)]
            if found:
                yield from (heads().get(lemma, lemma) for lemma in found)
                return
            if not base.verb and base.text.endswith(RULES["whole"]):  # a word in -гч, known or not
                yield word[: len(base.text)]
                return


def agree(word: str, lemma: str) -> bool:
    """Check that the letters they share are the same letters, not only folded ones (хүнээс: хүн, not хун)."""
    for own, other in zip(word, lemma.removesuffix(VERB), strict=False):
        if own != other:
            return RULES["fold"].get(own, own) != RULES["fold"].get(other, other)
    return True


def leads_to(base: Base, lemma: str) -> bool:
    """Check whether a base can be the lemma: a whole word only the same word, a shortened one may have lost vowels."""
    folded = fold(lemma.removesuffix(VERB))
    return len(base.text) <= len(folded) if base.taken else base.text == folded


def lexicon(file: Path = WORDS_FILE) -> Lexicon:
    """Read the handbook's own words with their lemmas, as `make words` wrote them; a verb's root ends in a hyphen."""
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return Lexicon({form: tuple(lemmas.split()) for form, lemmas in rows})
