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
    """The section with the highest BM25 score for the words of the question, its options and reasons in ``lang``.

    The endings of words are those of English. A title counts twice, and so does what is said of right options.
    There must be at least one section.
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
    """How often each word occurs, without the usual endings of English. Nobody may change what is returned."""
    return Counter(map(_stem, _WORD.findall(_MARKUP.sub("", text.lower()))))


def _stem(word: str) -> str:
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) > 3), "")
    return word.removesuffix(ending)
