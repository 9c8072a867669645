"""Finds among the sections that teach an objective the one that a question asks about, by the words they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import log

from handbook.course.pages.model import Section
from handbook.course.questions.model import Question

_WORD = re.compile(r"[a-z]{3,}")
_MARKUP = re.compile(r"\]\([^)]*\)|\{#[^}]*\}|\[@[^]]*\]")
_ENDINGS = ("ing", "ies", "ed", "es", "s")
_K, _B = 1.2, 0.75  # of BM25: how soon repetition stops to count, how much the length of a section does


def nearest(question: Question, lang: str, sections: Sequence[Section]) -> Section:
    """Return the section with the highest BM25 score for the words of the question, its options and reasons.

    The endings of words are those of English. Titles and the texts of right options count twice. There must be at
    least one section.
    """
    texts = [_words(f"{section.title} {section.title} {section.text}") for section in sections]
    holding = Counter(word for text in texts for word in text)
    mean = sum(map(Counter.total, texts)) / len(texts) or 1
    right = (option.reason.get(lang, "") for option in question.options if option.right)
    asked = _words(" ".join([*question.texts(lang), *right]))

    def score(text: Counter[str]) -> float:
        length = _K * (1 - _B + _B * text.total() / mean)
        return sum(
            log(1 + (len(texts) - holding[word] + 0.5) / (holding[word] + 0.5))
            * log(1 + count)
            * text[word]
            / (text[word] + length)
            for word, count in asked.items()
            if word in text
        )

    return max(zip(map(score, texts), sections, strict=True), key=lambda pair: pair[0])[1]


@cache  # each section is compared with several questions, and for both languages
def _words(text: str) -> Counter[str]:
    """Count each word, without the usual endings of English. The result is cached: callers must not change it."""
    return Counter(map(_stem, _WORD.findall(_MARKUP.sub("", text.lower()))))


def _stem(word: str) -> str:
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) > 3), "")
    return word.removesuffix(ending)
