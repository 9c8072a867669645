"""Rules SP01–SP02: English and Mongolian words are spelt as their dictionaries say."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from handbook.base import languages
from handbook.checks.endings import ABBREVIATION, LOOSE_ENDING
from handbook.checks.rules import TEXTS, Found, rule
from handbook.course.course import Course
from handbook.course.passages import read_of
from handbook.mongolian.dictionary import look_up

LISTS = Path(__file__).with_name("spelling_lists")
KNOWN = LISTS / "known.txt"  # made by `make words`
SUPPLEMENT = LISTS / "supplement.txt"  # right Mongolian words that the dictionary lacks
ON_PURPOSE = LISTS / "on-purpose.txt"  # Mongolian words that lessons and exercises show misspelt
ENGLISH = LISTS / "english.txt"  # words of another English, and ours in their place

_LETTERS = re.compile("[A-Za-z]+")
_LATIN_WORD = re.compile(r"(?<![\w@./-])[A-Za-z]+(?:[’'][a-z]+)?(?![\w/’']|\.\w)")
# a word, not an ending behind digits, Latin letters, signs or quotations; «А-гийн» is a letter with an ending
_MN_WORD = re.compile(r"(?<![\w-])(?<![^\s(«“/]-)(?![L]-)[L]{2,}(?:-[L]+)*(?!\w|-\w)".replace("L", languages.MONGOLIAN))


@cache
def words_of_list(file: Path) -> frozenset[str]:
    """Return the words of a list: one a line, # begins a comment."""
    lines = (line.partition("#")[0].strip() for line in file.read_text(encoding="utf-8").split("\n"))
    return frozenset(line for line in lines if line)


@cache
def _mistakes() -> dict[str, str]:
    """Map misspelt words to what codespell proposes, from its list of words that are always mistakes."""
    spec = find_spec("codespell_lib")
    assert spec and spec.submodule_search_locations
    file = Path(spec.submodule_search_locations[0]) / "data" / "dictionary.txt"
    return dict(line.split("->", 1) for line in file.read_text(encoding="utf-8").split("\n") if line)


@cache
def _other_english() -> dict[str, str]:
    return dict(line.split("->", 1) for line in words_of_list(ENGLISH))


def _proposed(word: str) -> str:
    """Return what to write for a misspelt English word, choices with commas; "" if right. Names may be American."""
    if _other_english().get(word) == word:
        return ""
    return _mistakes().get(word.lower(), "") or _other_english().get(word, "")


def _corrected(line: str, file: str) -> str:
    """Mend each misspelling of a line for which codespell proposes exactly one word."""
    masked = read_of(line)
    for match in reversed([*_LATIN_WORD.finditer(masked)] if file.startswith("docs/en/") else []):
        right = _proposed(match[0])
        if right and "," not in right and match[0] in (match[0].lower(), match[0].capitalize()):
            right = right.capitalize() if match[0][0].isupper() else right
            line = line[: match.start()] + right + line[match.end() :]
    return line


@rule("SP01", where=TEXTS, mend=_corrected)
def english_is_spelt_right(course: Course) -> Iterator[Found]:
    """No English word is a known misspelling, or of another English than the house's."""
    for passage in course.passages:
        if passage.lang == "en" and any(map(_proposed, {*_LETTERS.findall(passage.masked)})):
            for line, match in passage.find(_LATIN_WORD):
                if right := _proposed(match[0]):
                    yield passage.file, line, f'"{match[0]}": {" or ".join(right.strip(" ,").split(","))}?'


@rule("SP02", where=TEXTS)
def mongolian_is_spelt_right(course: Course) -> Iterator[Found]:
    """Each Mongolian word is in the dictionary, or in the list of words that the dictionary lacks."""
    known = words_of_list(KNOWN) | words_of_list(SUPPLEMENT) | words_of_list(ON_PURPOSE)
    found = [
        (passage.file, line, match[0])
        for passage in course.passages
        if passage.lang in languages.KNOWN  # in another language a word in Cyrillic letters may be its own
        and any(word not in known and small(word) not in known for word in {*_MN_WORD.findall(passage.masked)})
        for line, match in passage.find(_MN_WORD)
        if match[0] not in known and small(match[0]) not in known and not _ends_wrong(match)
    ]
    # words that are new to the handbook, where the dictionary itself is at hand
    new = look_up(word for _, _, word in found) if found and shutil.which("hunspell") else {}
    for file, line, word in found:
        if word not in new:
            yield file, line, f'the word "{word}"'


def mongolian_words(course: Course) -> set[str]:
    """Collect every Mongolian word of the texts as it is written, those in English texts too."""
    read = (passage for passage in course.passages if passage.lang in languages.KNOWN)
    return {match[0] for passage in read for _, match in passage.find(_MN_WORD)}


def _ends_wrong(match: re.Match[str]) -> bool:
    """Return True for a loose ending or a wrong one of an abbreviation: TX04 and TX06 report those."""
    return bool(LOOSE_ENDING.match(match.string, match.start()) or ABBREVIATION.fullmatch(match[0]))


def small(word: str) -> str:
    """Return the word with a small first letter, as it stands inside a sentence."""
    return word[0].lower() + word[1:]
