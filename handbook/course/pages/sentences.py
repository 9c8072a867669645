"""Cuts the body of a page into the sentences that are read, and tells what each of them is: prose, step, cell …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from handbook.course.pages.markup import BOX as BOX_LINE
from handbook.course.pages.markup import COMMENT, FENCE, HEADING, prose
from handbook.course.pages.model import Page
from handbook.course.pages.questions import QUIZ_END, QUIZ_START

# what a unit of reading is; the first two are what the measures of sentences look at
KINDS = ("prose", "step", "key", "cell", "question", "trainer", "heading")

_WORD = re.compile(r"[^\W_]+(?:[.,:'’/-][^\W_]+)*")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|Art|Arts|Nos?|nos?|Dr|Mr|Ms|St|cf|ам)\.")
_STOP = re.compile(r"[.!?…]+")
_AFTER = re.compile(r"[»”’\"'*_)\]]*")  # what may stand between a full stop and the blank after it
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LEAD = re.compile(r"^\*\*[^*]+\*\*\s*")  # bold words that name an item, and belong to no sentence
_RULE = re.compile(r"^\s*\|[-:| ]+\|\s*$")
_CELL = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Sentence:
    """What is read up to a full stop, or to the end of a paragraph, an item or a cell."""

    kind: str  # one of KINDS
    line: int  # in its file
    text: str  # without markup
    box: str = ""  # kind of the box it stands in
    head: bool = False  # a cell of a table's first row or first column

    @cached_property
    def words(self) -> int:
        return len(_WORD.findall(self.text))

    @property
    def is_whole(self) -> bool:
        """Whether it ends in a full stop, a question mark or the like; a list that follows is opened by a colon."""
        return bool(re.search(r"[.!?…][»”’\"')\]]*$", self.text))


def sentences(page: Page) -> tuple[Sentence, ...]:
    """All sentences of the page's body in order; code and comments are read by nobody here."""
    return _cached(page.body, page.body_line)


@lru_cache(512)  # several rules measure the same page
def _cached(body: str, body_line: int) -> tuple[Sentence, ...]:
    return tuple(_of_lines(body, body_line))


def _of_lines(body: str, body_line: int) -> Iterator[Sentence]:
    written = body.split("\n")
    # a word in code stands in its sentence as a word: “It writes `hash`.”
    masked = prose(_CODE.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), body)).split("\n")
    box, box_indent, in_quiz, fence = "", 0, False, ""
    paragraph: list[str] = []
    first, kind, own_box = 0, "prose", ""
    rows = 0

    def finished() -> Iterator[Sentence]:
        nonlocal paragraph
        text, paragraph = " ".join(paragraph), []
        yield from (Sentence(kind, first, part, own_box) for part in cut(text))

    for number, (line, row) in enumerate(zip(written, masked, strict=True), body_line):
        mark = FENCE.match(line)
        if mark or fence:
            fence = "" if fence and mark else fence or mark[1]
            yield from finished()
            continue
        indent = len(line) - len(line.lstrip())
        if line.strip() and box and indent <= box_indent:
            box = ""
        bare = line.strip()
        if bare in (QUIZ_START, QUIZ_END):
            yield from finished()
            in_quiz = bare == QUIZ_START
            continue
        if not row.strip() or COMMENT.match(line) or _RULE.match(line):
            if not _RULE.match(line):
                rows = 0
            yield from finished()
            continue
        if bare.startswith(("!!!", "???")) and (match := BOX_LINE.match(line)):
            yield from finished()
            box, box_indent = match["kind"], indent
            if match["title"]:
                yield Sentence("heading", number, match["title"], box)
            continue
        if bare.startswith("#") and (match := HEADING.match(line)):
            yield from finished()
            yield Sentence("heading", number, clean(match["title"]), box)
            continue
        if bare.startswith("|"):
            yield from finished()
            for n, cell in enumerate(_CELL.split(row.strip().strip("|"))):
                if clean(cell):
                    what = "trainer" if box == "trainer" else "cell"
                    yield from (Sentence(what, number, part, box, rows == 0 or n == 0) for part in cut(cell))
            rows += 1
            continue
        if in_quiz or _ITEM.match(row) or not paragraph:
            yield from finished()
            first, own_box = number, box
            if in_quiz:
                kind = "question"
            elif box in ("key", "trainer"):
                kind = box
            else:
                kind = "step" if _ITEM.match(row) else "prose"
            row = re.sub(r"^\s*(?:- \[[ x]\]|>)\s*", "", row) if in_quiz else _ITEM.sub("", row)
        paragraph.append(row.strip())
    yield from finished()


def cut(text: str) -> list[str]:
    """The sentences of a paragraph. A full stop inside quotation marks ends one only where the sentence goes no
    further: «Явлаа.» гэв is one."""
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
    return [part for part in (clean(part.replace("\0", ".")) for part in found) if _WORD.search(part.replace("x", ""))]


def end_of_sentence(text: str) -> int:
    """How many letters of ``text`` belong to the sentence that it goes on with; 0 where that does not end in it."""
    hidden = _ABBREVIATION.sub(lambda match: match[0].replace(".", "\0"), text)
    for match in _STOP.finditer(hidden):
        end = _AFTER.match(hidden, match.end()).end()  # type: ignore[union-attr]
        if end == len(hidden) or hidden[end].isspace():
            return end
    return 0


def clean(text: str) -> str:
    """Words without signs of markup."""
    text = re.sub(r"!?\[([^\[\]]*)\]", r"\1", text)
    return " ".join(re.sub(r"\*\*|(?<!\w)[*_]|[*_](?!\w)", "", text).split())


def _is_open(text: str) -> bool:
    """Whether a quotation or a bracket has begun and not ended."""
    pairs = (("«", "»"), ("“", "”"), ("(", ")"))
    return any(text.count(opening) > text.count(closing) for opening, closing in pairs)
