"""Finds out whether a sentence has a finite verb: in Mongolian its last word, in English any word of it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from handbook.course.pages.sentences import Sentence
from handbook.mongolian.analyser import VERB, fold
from handbook.mongolian.lexicon import WORDS_FILE

_WORDS = yaml.safe_load(Path(__file__).with_name("verbs.yml").read_text(encoding="utf-8"))
_CLOSING = frozenset(map(fold, _WORDS["mn"]["closing"].split()))
# folded: э, ө, ү, ё and й are written as е, о, у, е and и
_FINITE = re.compile(rf"\w(?:{'|'.join(_WORDS['mn']['endings'].split())})$")
_LAST = re.compile(r"[^\W\d_]+(?=[^\w]*$)")
_BRACKETS = re.compile(r"\s*\([^()]*\)(?=[\s.!?…»”]*$)")
_FORBIDS = re.compile(r"\bбүү\s+\w", re.I)

_EN = _WORDS["en"]
_ANYWHERE = frozenset(_EN["auxiliary"].split()) | frozenset(_EN["irregular"].split())
_REGULAR = frozenset(_EN["regular"].split())
_BASES = _REGULAR | frozenset(_EN["base"].split())
_BEFORE_NOUNS = frozenset(_EN["before nouns"].split())
_ONLY_BEFORE_NOUNS = _BEFORE_NOUNS - frozenset(_EN["before verbs too"].split())
_TOKEN = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?")


def has_verb(sentence: Sentence, lang: str) -> bool:
    """Return True if the sentence has a finite verb. A line that opens a list (it ends in a colon) needs none."""
    if sentence.text.endswith(":"):
        return True
    judge = {"mn": _closes_in_verb, "en": _english}.get(lang)
    return judge is None or judge(sentence.text)  # other languages are not checked


def is_whole_sentence(sentence: Sentence, lang: str) -> bool:
    """Return True if the text ends as a sentence does and has a verb."""
    return sentence.is_whole and has_verb(sentence, lang)


@cache  # without a bound: pages, data and several rules ask of the same sentences
def _closes_in_verb(text: str) -> bool:
    text = _BRACKETS.sub("", text)
    last = _LAST.search(text)
    if last is None:  # it ends in a number
        return False
    if set(last[0]) == {"x"}:  # in code: it may be a verb
        return True
    word = fold(last[0])
    return word in _CLOSING or bool(_FINITE.search(word)) or last[0].lower() in _roots() or bool(_FORBIDS.search(text))


@cache
def _roots() -> frozenset[str]:
    """Return verbs' roots as they are written: a root alone is a command, «хадгал»."""
    lines = WORDS_FILE.read_text(encoding="utf-8").split("\n")
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return frozenset(lemma.removesuffix(VERB) for _, lemmas in rows for lemma in lemmas.split() if lemma.endswith(VERB))


@cache
def _english(text: str) -> bool:
    found = [*_TOKEN.finditer(text)]
    words = [match[0] for match in found]
    # a clause may begin with its verb: “In doubt, help first.”
    begins = [not n or text[: match.start()].rstrip(" “‘(")[-1:] in ",:;" for n, match in enumerate(found)]
    lower = [word.lower().replace("’", "'") for word in words]
    for n, word in enumerate(lower):
        if word in _ANYWHERE or word.endswith(("n't", "'ll", "'ve", "'re", "'d", "'m")):
            return True
        if _is_third_person_or_past(word):
            return True
        before = lower[n - 1] if n else ""
        # a word that may be a noun too counts where a verb can stand: not after an article or the like
        if word in _BASES and (begins[n] or before not in _ONLY_BEFORE_NOUNS):
            return True
        if (
            n
            and before not in _BEFORE_NOUNS
            and word.endswith("s")
            and {word[:-1], word[:-2], word[:-3] + "y"} & _BASES
        ):
            return True
    return False


@cache
def _is_third_person_or_past(word: str) -> bool:
    """Return True for a third-person or past form of a listed verb that cannot be a noun."""
    stems = []
    if word.endswith("ed"):
        stems = [word[:-2], word[:-1], word[:-3]]
        stems += [word[:-3] + "y"] if word.endswith("ied") else []
        return any(stem in _BASES for stem in stems)
    if word.endswith("s"):
        stems = [word[:-1], word[:-2]] + ([word[:-3] + "y"] if word.endswith("ies") else [])
        return any(stem in _REGULAR for stem in stems)
    return False
