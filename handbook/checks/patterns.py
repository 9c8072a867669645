"""Rules that look for a pattern of letters: its places in the texts, the words around one, and how it is mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from handbook.base.languages import KNOWN
from handbook.checks.rules import Mend
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
