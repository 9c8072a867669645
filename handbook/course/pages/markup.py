"""The expressions of our markup inside a line, and the masks that hide what is not prose; scan.py finds the blocks."""

from __future__ import annotations

import re
from functools import cache

CITATION = re.compile(r"\[(@[\w.:-]+(?:\s*;\s*@[\w.:-]+)*)\]")
COMMENT = re.compile(r"^\s*<!--\s*((?:teaches|practises|minutes|id|objective|calculator)\s*:.*?)\s*-->\s*$")
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*<?(?P<target>(?:[^()\s<>]|\([^()\s<>]*\))*)>?(?:\s+\"[^\"]*\")?\s*\)"
)

_WORD = re.compile(r"[^\W_]+(?:[.,:'’-][^\W_]+)*")
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
    """``practises: dp-2; minutes: 10`` → its keys and values."""
    pairs = (part.partition(":") for part in comment.split(";"))
    return {key.strip(): value.strip() for key, _, value in pairs}


def names(value: str) -> tuple[str, ...]:
    """``dp-1, dp-2`` → the two names."""
    return tuple(name for name in re.split(r"[,\s]+", value) if name)


def fences(text: str) -> tuple[list[tuple[int, int]], int | None]:
    """First and last line of each piece of fenced code, and the line of a fence that is never closed, by index."""
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
    """``text`` of the same length with code blanked, fenced and inline."""
    if "`" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    for first, last in fences(text)[0]:
        lines[first : last + 1] = [" " * len(line) for line in lines[first : last + 1]]
    return _INLINE_CODE.sub(_blank, "\n".join(lines))


def without_comments(text: str) -> str:
    """``text`` of the same length with HTML comments blanked."""
    return _ANY_COMMENT.sub(_blank, text)


@cache  # without a bound: several rules read the same pages in turn
def prose(text: str) -> str:
    """``text`` of the same length with all blanked that nobody reads: code, comments, targets, citations, tags."""
    text = CITATION.sub(_blank, without_comments(without_code(text)))
    return _NOT_PROSE.sub(_blank, text)


def count_words(text: str) -> int:
    """How many words a reader reads."""
    return len(_WORD.findall(prose(text)))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())
