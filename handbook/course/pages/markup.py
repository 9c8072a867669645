"""The expressions of our markup, shared by all that read Markdown, and the masks that hide what is not prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})")
HEADING = re.compile(r"^(?P<indent> *)(?P<marks>#{1,6})(?P<title>.*?)(?:\{(?P<attributes>[^{}]*)\})?\s*#*\s*$")
BOX = re.compile(r"^(?P<indent> *)(?:!!!|\?\?\?\+?) ?(?P<kind>[\w-]+)(?: +[\w-]+)*(?: +\"(?P<title>.*?)\")? *$")
CITATION = re.compile(r"\[(@[\w.:-]+(?:\s*;\s*@[\w.:-]+)*)\]")
COMMENT = re.compile(r"^\s*<!--\s*((?:teaches|practises|minutes|id|objective|calculator)\s*:.*?)\s*-->\s*$")
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*<?(?P<target>(?:[^()\s<>]|\([^()\s<>]*\))*)>?(?:\s+\"[^\"]*\")?\s*\)"
)

_WORD = re.compile(r"[^\W_]+(?:[.,:'’-][^\W_]+)*")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
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


def fenced(text: str) -> tuple[set[int], int | None]:
    """Indexes of the lines of fenced code, and of the line of a fence that is never closed."""
    inside: set[int] = set()
    fence, opened = "", None
    for number, line in enumerate(text.split("\n")):
        mark = FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence or mark:
            inside.add(number)
        if mark and not fence:
            fence, opened = mark.group(1), number
        elif mark and mark.group(1).startswith(fence) and line.strip() == mark.group(1):
            fence, opened = "", None
    return inside, opened


def without_code(text: str) -> str:
    """``text`` of the same length with code blanked, fenced and inline."""
    if "`" not in text and "~~~" not in text:
        return text
    inside, _ = fenced(text)
    lines = (" " * len(line) if number in inside else line for number, line in enumerate(text.split("\n")))
    return _INLINE_CODE.sub(_blank, "\n".join(lines))


def without_comments(text: str) -> str:
    """``text`` of the same length with HTML comments blanked."""
    return _ANY_COMMENT.sub(_blank, text)


def tables(lines: Iterable[str]) -> Iterator[list[tuple[int, list[str]]]]:
    """The tables among these lines: each row by its index and the words of its cells, without the line of dashes."""
    rows: list[tuple[int, list[str]]] = []
    for index, line in enumerate([*lines, ""]):
        if line.lstrip().startswith("|"):
            cells = [cell.strip(" *") for cell in _CELL_EDGE.split(line.strip().strip("|"))]
            if not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
                rows.append((index, cells))
        elif rows:
            yield rows
            rows = []


@lru_cache(1024)  # several rules read the same page
def prose(text: str) -> str:
    """``text`` of the same length with all blanked that nobody reads: code, comments, targets, citations, tags."""
    text = CITATION.sub(_blank, without_comments(without_code(text)))
    return _NOT_PROSE.sub(_blank, text)


def count_words(text: str) -> int:
    """How many words a reader reads."""
    return len(_WORD.findall(prose(text)))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())
