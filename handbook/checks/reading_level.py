"""Rules RL01–RL02: sentences are short enough to be understood at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from statistics import mean

from handbook.checks.passages import Passage, passages
from handbook.checks.rules import Found, Site, rule

# Words; what no tested formula tells for Mongolian. The average of the handbook is 8 in English and 7 in Mongolian.
LONGEST = {"en": 30, "mn": 25}
HIGHEST_MEAN = {"en": 14, "mn": 12}
FEWEST = 20  # sentences of a page whose mean tells something

_WORD = re.compile(r"[^\W_]+(?:[.,:'’-][^\W_]+)*")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|Art|Arts|Nos?|nos?|Dr|Mr|Ms|St|cf|ам)\.")
# an item of a list is one sentence, and so is what a colon announces
_END = re.compile(r"[.!?…;:][»”’)*\]]*(?=\s|$)|\|")


def _pages(site: Site) -> Iterator[Passage]:
    """Pages alone: law facts and claims keep the sentences of their sources."""
    return (passage for passage in passages(site) if passage.is_page)


@lru_cache(maxsize=1024)  # two rules ask for those of every page
def _sentences(passage: Passage) -> tuple[tuple[int, str, int], ...]:
    """Line, text and number of words of each sentence; a cell of a table is at least one."""
    return tuple(_cut(passage))


def _cut(passage: Passage) -> Iterator[tuple[int, str, int]]:
    rows = zip(passage.lines, passage.masked.split("\n"), passage.written.split("\n"), strict=True)
    for line, row, written in rows:
        if written.lstrip().startswith("|"):
            row = "".join("|" if sign == "|" else letter for letter, sign in zip(row, written, strict=True))
        for sentence in _END.split(_ABBREVIATION.sub(lambda match: match[0].replace(".", " "), row)):
            if words := len(_WORD.findall(sentence)):
                yield line, sentence, words


@rule("RL01")
def sentences_are_short(site: Site) -> Iterator[Found]:
    """No sentence has more words than an officer takes in at one reading."""
    for passage in _pages(site):
        for line, sentence, words in _sentences(passage):
            if words > LONGEST[passage.lang]:
                yield passage.file, line, f'{words} words in "{" ".join(sentence.split()[:6])} …"'


@rule("RL02")
def pages_are_easy_to_read(site: Site) -> Iterator[Found]:
    """The sentences of a page have few words on average."""
    for passage in _pages(site):
        lengths = [words for _, _, words in _sentences(passage)]
        if len(lengths) >= FEWEST and mean(lengths) > HIGHEST_MEAN[passage.lang]:
            yield passage.file, passage.lines[0], f"{mean(lengths):.1f} words a sentence"
