"""Rules that look for a pattern of letters: its places in the texts, the words around one, and how it is mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from handbook.checks.rules import Mend
from handbook.course.course import Course
from handbook.course.passages import Passage, read_of

CYRILLIC = "А-Яа-яЁёӨөҮү"
_FRONT_MATTER = re.compile(r"(?:title|description): |  - \{id: ")  # its quotation marks are those of YAML


def places_of(course: Course, lang: str, *patterns: re.Pattern[str]) -> Iterator[tuple[Passage, int, re.Match[str]]]:
    """All places in one language, "" for both, that fit one of the patterns."""
    for passage in course.passages:
        if lang in ("", passage.lang):
            for pattern in patterns:
                for line, match in passage.find(pattern):
                    yield passage, line, match


def around(match: re.Match[str]) -> str:
    """The words around a match, to be found by."""
    start, end = match.span()
    text = match.string
    begin = max(text.rfind("\n", 0, start) + 1, text.rfind(" ", 0, max(start - 12, 0)) + 1)
    stop = min(position for position in (text.find("\n", end), text.find(" ", end + 12), len(text)) if position >= 0)
    return " ".join(text[begin:stop].split())


def mend_by(*changes: tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]]) -> Mend:
    """Puts other text in the place of what fits, in one language or, with "", in both, and only where it is read."""

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
