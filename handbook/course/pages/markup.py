"""The expressions of our markup inside a line, and the masks that hide what is not prose; scan.py finds the blocks."""

from __future__ import annotations

import re
from functools import lru_cache

CITATION = re.compile(r"\[(@[\w.:-]+(?:\s*;\s*@[\w.:-]+)*)\]")
COMMENT = re.compile(r"^\s*<!--\s*((?:teaches|practises|minutes|id|objective|calculator)\s*:.*?)\s*-->\s*$")
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*<?(?P<target>(?:[^()\s<>]|\([^()\s<>]*\))*)>?(?:\s+\"[^\"]*\")?\s*\)"
)

WORD = re.compile(r"[^\W_]+(?:[.,:'’/-][^\W_]+)*")  # counted for minutes, measures and the ledger; “and/or” is one
TYPED = re.compile(r"`([^`]+)`")  # in a text of a data file: words to type exactly
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})")
_INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.S)
_ANY_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.S)  # one that is never closed does not swallow the next
_NOT_PROSE = re.compile(
    r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"  # target of a link
    r"|\{[^{}\n]*\}"  # attributes
    r"|</?[a-zA-Z][^<>]*>"  # tags
    r"|https?://[^\s)>\]]+"
)


def fields(comment: str) -> dict[str, str]:
    """Split ``practises: dp-2; minutes: 10`` into keys and values."""
    pairs = (part.partition(":") for part in comment.split(";"))
    return {key.strip(): value.strip() for key, _, value in pairs}


def names(value: str) -> tuple[str, ...]:
    """Split ``dp-1, dp-2`` into the two names."""
    return tuple(name for name in re.split(r"[,\s]+", value) if name)


def fences(text: str) -> tuple[list[tuple[int, int]], int | None]:
    """Return first and last line of each fenced code, and the line of a fence that is never closed, all as indexes."""
    found: list[tuple[int, int]] = []
    fence, opened = "", 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        mark = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if mark and not fence:
            fence, opened = mark.group(1), number
        elif mark and mark.group(1).startswith(fence) and line.strip() == mark.group(1):
            found.append((opened, number))
            fence = ""
    return ([*found, (opened, len(lines) - 1)], opened) if fence else (found, None)


def without_code(text: str) -> str:
    """Blank code, fenced and inline; the length stays."""
    return _INLINE_CODE.sub(blank, _without_fences(text))


def code_as_words(text: str) -> str:
    """Blank fenced code and write x for inline code, which stands in its sentence as a word: “It writes `hash`.”"""
    return _INLINE_CODE.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), _without_fences(text))


def _without_fences(text: str) -> str:
    if "```" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    for first, last in fences(text)[0]:
        lines[first : last + 1] = [" " * len(line) for line in lines[first : last + 1]]
    return "\n".join(lines)


def without_comments(text: str) -> str:
    """Blank HTML comments; the length stays."""
    return _ANY_COMMENT.sub(blank, text)


@lru_cache(1024)  # several rules read the same page
def prose(text: str) -> str:
    """Blank everything that is not read: code, comments, targets, citations, tags; the length stays."""
    text = CITATION.sub(blank, without_comments(without_code(text)))
    return _NOT_PROSE.sub(blank, text)


def count_words(text: str) -> int:
    """Count the words that a reader reads."""
    return len(WORD.findall(prose(text)))


def blank(match: re.Match[str]) -> str:
    """Return spaces in the place of a match; lines stay lines."""
    return re.sub(r"[^\n]", " ", match.group())
