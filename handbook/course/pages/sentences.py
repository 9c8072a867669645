"""Cuts the body of a page into the sentences that are read, and gives each its kind: prose, step, cell …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from handbook.course.pages.markup import WORD, code_as_words, prose
from handbook.course.pages.model import Page
from handbook.course.pages.scan import TEXT, Block, scan

# what a unit of reading is; the first two are what the measures of sentences look at
KINDS = ("prose", "step", "key", "cell", "question", "trainer", "heading")

_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|Art|Arts|Nos?|nos?|Dr|Mr|Ms|St|cf|ам)\.")
_STOP = re.compile(r"[.!?…]+")
_AFTER = re.compile(r"[»”’\"'*_)\]]*")  # what may stand between a full stop and the blank after it
_LEAD = re.compile(r"^\*\*[^*]+\*\*\s*")  # bold words that name an item, and belong to no sentence
_BRACKETED = re.compile(r"!?\[([^\[\]]*)\]")
_EMPHASIS = re.compile(r"\*\*|(?<!\w)[*_]|[*_](?!\w)")
_KIND = {"item": "step", "option": "step"}  # of what is read outside of questions and of some boxes


@dataclass(frozen=True)
class Sentence:
    """A text up to a full stop, or to the end of a paragraph, an item or a cell."""

    kind: str  # one of KINDS
    line: int  # in its file
    text: str  # without markup
    box: str = ""  # kind of the box it stands in
    head: bool = False  # a cell of a table's first row or first column

    @cached_property
    def words(self) -> int:
        return _count(self.text)

    @property
    def is_whole(self) -> bool:
        """Whether it ends in a full stop, a question mark or the like; a list that follows is opened by a colon."""
        return bool(re.search(r"[.!?…][»”’\"')\]]*$", self.text))


@cache  # without a bound, as all that is asked of a sentence again
def _count(text: str) -> int:
    return len(WORD.findall(text))


def sentences(page: Page) -> tuple[Sentence, ...]:
    """Return all sentences of the page's body in order, without code and comments."""
    return sentences_of(page.body, page.body_line)


@cache  # without a bound: reading a page and several rules ask for the same texts in turn
def sentences_of(body: str, body_line: int) -> tuple[Sentence, ...]:
    """Return all sentences of a body that begins on this line of its file."""
    return tuple(_of_blocks(body, body_line))


def _of_blocks(body: str, body_line: int) -> Iterator[Sentence]:
    found = scan(body)
    masked = prose(code_as_words(body)).split("\n")
    rows, row_below = 0, 0  # rows of the table so far, and the line on which it would go on
    for block in found.blocks:
        line, box = body_line + block.first, block.box
        if block.kind in ("row", "rule"):
            rows, row_below = rows if block.first == row_below else 0, block.first + 1
            for n, (start, end) in enumerate(found.cells(block.first)) if block.kind == "row" else ():
                cell = masked[block.first][start:end]
                if clean(cell):
                    what = "trainer" if box == "trainer" else "cell"
                    yield from (Sentence(what, line, part, box, rows == 0 or n == 0) for part in cut(cell))
            rows += block.kind == "row"
        elif block.kind in ("box", "heading"):
            title = found.lines[block.first][block.start : block.end]
            if title or block.kind == "heading":
                yield Sentence("heading", line, clean(title) if block.kind == "heading" else title, box)
        elif block.kind in TEXT:
            kind = "question" if block.in_quiz else box if box in ("key", "trainer") else _KIND.get(block.kind, "prose")
            yield from _of_text(block, masked, body_line, kind)


def _of_text(block: Block, masked: list[str], body_line: int, kind: str) -> Iterator[Sentence]:
    """Yield the sentences of a block of text; a line of a question, or one without words, ends a paragraph."""
    paragraph: list[str] = []
    first = block.first
    for n in range(block.first, block.last + 2):
        row = masked[n][block.start if n == block.first else 0 :].strip() if n <= block.last else ""
        if paragraph and (block.in_quiz or not row):
            yield from (Sentence(kind, body_line + first, part, block.box) for part in cut(" ".join(paragraph)))
            paragraph = []
            kind = "prose" if kind == "step" else kind  # what follows is no step any more
        if row:
            first = first if paragraph else n
            paragraph.append(row)


@cache  # without a bound: pages repeat each other's rows, and each language is read by several rules
def cut(text: str) -> tuple[str, ...]:
    """Cut a paragraph into sentences.

    A full stop inside quotation marks ends one only if the sentence goes no further: «Явлаа.» гэв is one.
    """
    text = _LEAD.sub("", text.strip())
    text = _ABBREVIATION.sub(lambda match: match[0].replace(".", "\0"), text)
    found, start = [], 0
    for match in _STOP.finditer(text):
        end = _AFTER.match(text, match.end()).end()  # type: ignore[union-attr]
        if end < len(text) and not text[end].isspace():
            continue
        rest = text[end:].lstrip(" *_(«“\"'‘[")
        if _is_open(text[start:end]) or (rest and not (rest[0].isupper() or rest[0].isdigit())):
            continue
        found.append(text[start:end])
        start = end
    found.append(text[start:])
    parts = (clean(part.replace("\0", ".")) for part in found)
    return tuple(part for part in parts if WORD.search(part.replace("x", "")))


def end_of_sentence(text: str) -> int:
    """Return how many letters of ``text`` end the sentence that it continues; 0 if that does not end in it."""
    hidden = _ABBREVIATION.sub(lambda match: match[0].replace(".", "\0"), text)
    for match in _STOP.finditer(hidden):
        end = _AFTER.match(hidden, match.end()).end()  # type: ignore[union-attr]
        if end == len(hidden) or hidden[end].isspace():
            return end
    return 0


def clean(text: str) -> str:
    """Remove signs of markup."""
    if "[" in text:
        text = _BRACKETED.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    return " ".join(text.split())


def _is_open(text: str) -> bool:
    """Return True if a quotation or a bracket has begun and not ended."""
    pairs = (("«", "»"), ("“", "”"), ("(", ")"))
    return any(opening in text and text.count(opening) > text.count(closing) for opening, closing in pairs)
