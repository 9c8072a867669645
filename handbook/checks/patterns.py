"""Rules that look for a pattern of letters: its places in the texts, the words around one, and how it is mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from handbook.base.languages import KNOWN
from handbook.checks.rules import TEXTS, Found, Mend, rule
from handbook.course.course import Course
from handbook.course.passages import Passage, read_of

_FRONT_MATTER = re.compile(r"(?:title|description): |  - \{id: ")  # its quotation marks are those of YAML


def places_of(course: Course, lang: str, *patterns: re.Pattern[str]) -> Iterator[tuple[Passage, int, re.Match[str]]]:
    """Yield each place in the texts of a language ("" for all that are known) that matches one of the patterns."""
    for passage in course.passages:
        if passage.lang in ((lang,) if lang else KNOWN):
            for pattern in patterns:
                for line, match in passage.find(pattern):
                    yield passage, line, match


@dataclass(frozen=True)
class Forbidden:
    """Patterns that texts of a language ("" for all that are known) may not match, and the words of the finding.

    The words may hold ``{match[0]}``, a group of the match such as ``{match[word]}``, and ``{around}``.
    """

    lang: str
    found: str
    patterns: tuple[re.Pattern[str], ...]
    is_allowed: Callable[[re.Match[str]], bool] = lambda match: False


def forbid(code: str, *forbidden: Forbidden, mend: Mend | None = None) -> None:
    """Make a rule of patterns alone; what it guards is written in codes/."""

    def check(course: Course) -> Iterator[Found]:
        for one in forbidden:
            for passage, line, match in places_of(course, one.lang, *one.patterns):
                if not one.is_allowed(match):
                    yield passage.file, line, one.found.format(match=match, around=around(match))

    rule(code, where=TEXTS, mend=mend)(check)


def around(match: re.Match[str]) -> str:
    """Return the words around a match, so that a writer can search for the place."""
    start, end = match.span()
    text = match.string
    begin = max(text.rfind("\n", 0, start) + 1, text.rfind(" ", 0, max(start - 12, 0)) + 1)
    stop = min(position for position in (text.find("\n", end), text.find(" ", end + 12), len(text)) if position >= 0)
    return " ".join(text[begin:stop].split())


def mend_by(*changes: tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]]) -> Mend:
    """Make a function that mends lines: each match of a pattern gets its new text, in one language or ("") in any.

    Signs that nobody reads, such as addresses, code and comments, are left as they are.
    """

    def mend(line: str, file: str) -> str:
        if _FRONT_MATTER.match(line):
            return line
        for lang, pattern, new in changes:
            if lang and not file.startswith(f"docs/{lang}/"):
                continue
            masked = read_of(line)
            for match in reversed([*pattern.finditer(masked)]):
                start, end = match.span()
                if line[start:end] == match[0]:
                    line = line[:start] + (new(match) if callable(new) else match.expand(new)) + line[end:]
        return line

    return mend
