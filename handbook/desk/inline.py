"""Takes the words of a segment and the codes in them apart: links, sources, bold, code. Codes have to come back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.course.pages.markup import CITATION, LINK

_CODES = re.compile(
    r"(?P<ticks>(?<!`)`+(?!`))(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    rf"|(?P<source>{CITATION.pattern})"
    rf"|(?P<link>{LINK.pattern})"
    r"|\*\*(?=\S)(?P<bold>.+?)(?<=\S)\*\*"
    r"|(?P<tag><!--.*?-->|</?[a-zA-Z][^<>]*>|\{[#.:][^{}\n]*\})",
    re.S,
)


@dataclass(frozen=True)
class Code:
    """Signs that a translator must keep: a pair around words, or a single sign where ``end`` is ""."""

    kind: str  # "code" | "source" | "link" | "image" | "bold" | "tag"
    start: str
    end: str = ""
    inner: tuple[str | Code, ...] = ()

    @property
    def name(self) -> str:
        """Return the code as a finding names it."""
        return f"{self.start}…{self.end}" if self.end else self.start


Piece = str | Code


def inline(text: str) -> tuple[Piece, ...]:
    """Split a line into words and codes, in order; joined, their sources give ``text`` back."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    done = 0
    for match in _CODES.finditer(text):
        if match.start() > done:
            yield text[done : match.start()]
        yield _code(match)
        done = match.end()
    if done < len(text):
        yield text[done:]


def _code(match: re.Match[str]) -> Code:
    whole = match[0]
    if match["code"]:
        return Code("code", match["ticks"], match["ticks"], (match["code"],))
    if match["bold"]:
        return Code("bold", "**", "**", inline(match["bold"]))
    if not match["link"]:
        return Code("source" if match["source"] else "tag", whole)
    image = match["image"]
    words = match["text"]
    end = whole[len(image) + 1 + len(words) :]
    return Code("image" if image else "link", f"{image}[", end, inline(words))


def codes(pieces: tuple[Piece, ...]) -> Iterator[Code]:
    """Yield all codes in order, also those inside others."""
    for piece in pieces:
        if isinstance(piece, Code):
            yield piece
            yield from codes(piece.inner)


def code_names(text: str) -> Counter[str]:
    """Count each code of a text."""
    return Counter(code.name for code in codes(inline(text)))
