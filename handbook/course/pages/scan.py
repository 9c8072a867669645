"""Finds the blocks of Markdown: the one place that knows what code, a question, a box, a heading, a row, an item is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from handbook.course.pages.markup import COMMENT, fences, fields, without_code, without_comments
from handbook.course.pages.questions import QUIZ_END, QUIZ_START

BOX_KINDS = ("key", "law", "check", "tip", "warning", "example", "exercise", "trainer")
TEXT = ("paragraph", "item", "option", "reason")  # kinds of blocks that hold sentences

_HEADING = re.compile(r"^(?P<indent> *)(?P<marks>#{1,6})(?P<title>.*?)(?:\{(?P<attributes>[^{}]*)\})?\s*#*\s*$")
_ID = re.compile(r"(?:^|\s)#([\w-]+)")
_UNDERLINE = re.compile(r"^(=+|-+) *$")
_BOX = re.compile(r"^(?P<indent> *)(?:!!!|\?\?\?\+?) ?(?P<kind>[\w-]+)(?: +[\w-]+)*(?: +\"(?P<title>.*?)\")? *$")
_NO_BOX = re.compile(r"\s*(?:!!!|\?\?\?\+?) ?[\w-]*")
_ITEM = re.compile(r"\s*(?:[-*+]|(?P<number>\d+)[.)])\s+(?P<box>\[[ xX]?\]\s+)?")
_REASON = re.compile(r"\s*>\s?")
_RULE = re.compile(r"\s*\|[\s|:-]*")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_QUIZ_TAG = re.compile(r"</?quiz\b")


@dataclass(frozen=True)
class Block:
    """Lines that belong together, by their indexes; a nested block is one of its own.

    Kinds: "code" with its fences, "comment", "tag" of a question, "box" (the line that opens it), "no box" (a line that
    starts like a box but is not written as one, MK02), "heading", "row" and "rule" (dashes) of a table, "item",
    "option" (with a box to tick), "reason" (after >), "paragraph".
    """

    kind: str
    first: int
    last: int
    indent: int = 0
    start: int = 0  # where its words begin in its first line, behind its signs; of a heading and a box the title
    end: int = 0  # where they end in its last line
    box: str = ""  # kind of the innermost box around it; for a line that opens a box that box
    in_quiz: bool = False  # inside a question, also one whose tags are not as they should be
    level: int = 0  # of a heading
    id: str = ""  # written behind a heading
    numbered: bool = False  # of an item


@dataclass(frozen=True)
class Span:
    """A box from the line that opens it to its last one."""

    kind: str
    title: str
    indent: int
    first: int
    last: int


@dataclass(frozen=True)
class Scan:
    """A Markdown text by its lines, in three forms of the same length, and what stands in them."""

    lines: tuple[str, ...]
    no_code: tuple[str, ...]  # code blanked
    bare: tuple[str, ...]  # code and comments blanked
    unclosed: int | None  # index of the line of a code fence that is never closed
    blocks: tuple[Block, ...] = ()
    boxes: tuple[Span, ...] = ()  # an inner box comes after the one around it
    innermost: tuple[Span | None, ...] = ()  # of the boxes, for each line
    quizzes: tuple[tuple[int, int], ...] = ()  # lines of <quiz> and </quiz>
    stray: tuple[int, ...] = ()  # lines with a tag of a question that belongs to none

    def box_at(self, index: int) -> str:
        """Return the kind of the innermost box around a line; "" outside."""
        span = self.innermost[index]
        return span.kind if span else ""

    def metadata(self, first: int, last: int) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield line and fields of each metadata comment from line ``first`` up to, not including, ``last``."""
        for n in range(first, last):
            if "<!--" in self.no_code[n] and (comment := COMMENT.match(self.no_code[n])):
                yield n, fields(comment[1])

    @cached_property
    def code(self) -> frozenset[int]:
        """Lines of fenced code."""
        return frozenset(n for one in self.blocks if one.kind == "code" for n in range(one.first, one.last + 1))

    def cells(self, index: int) -> list[tuple[int, int]]:
        """Return start and end of the words in each cell of a row; a bar in code does not separate cells."""
        line = self.no_code[index]
        edges = [match.start() for match in _CELL_EDGE.finditer(line)]
        ends = [*edges[1:], *([len(line)] if line.rstrip()[-1] != "|" else [])]
        spans = []
        for left, right in zip(edges, ends, strict=False):
            cell = self.lines[index][left + 1 : right]
            start = left + 1 + len(cell) - len(cell.lstrip())
            spans.append((start, start + len(cell.strip())))
        return spans

    @property
    def tables(self) -> Iterator[list[tuple[int, list[str]]]]:
        """The tables: each row by its line and the words of its cells, code blanked, without the line of dashes."""
        rows: list[tuple[int, list[str]]] = []
        after = 0
        for block in self.blocks:
            if block.kind not in ("row", "rule"):
                continue
            if rows and block.first > after:
                yield rows
                rows = []
            if block.kind == "row":
                words = self.no_code[block.first]
                rows.append((block.first, [words[start:end].strip(" *") for start, end in self.cells(block.first)]))
            after = block.first + 1
        if rows:
            yield rows

    def parts(self) -> Iterator[tuple[str, int]]:
        """Yield what a renderer handles one after the other: its kind and the index of its first line.

        Kinds: "line" of text, "comment" (a line of metadata), "quiz" (a question). A question that is never closed
        is left out, with all lines up to the next one.
        """
        ends, unclosed = dict(self.quizzes), {n for n in self.stray if self.bare[n].strip() == QUIZ_START}
        starts = sorted([*ends, *unclosed, len(self.lines)])
        n = 0
        while n < len(self.lines):
            if n in ends:
                yield "quiz", n
                n = ends[n]
            elif n in unclosed:
                n = next(start for start in starts if start > n) - 1
            else:
                yield "comment" if next(self.metadata(n, n + 1), None) else "line", n
            n += 1


@lru_cache(1024)  # reading a page, several rules, the renderer and the exchange ask for the same text
def scan(text: str) -> Scan:
    """Find all blocks of a text, in one pass over its lines."""
    no_code = without_code(text)
    forms = (text, no_code, without_comments(no_code))
    code, unclosed = fences(text)
    found = Scan(*(tuple(form.split("\n")) for form in forms), unclosed)
    return _Scanner(found, code).run()


@dataclass
class _Scanner:
    """State of the scanner while it goes through the lines."""

    of: Scan
    code: list[tuple[int, int]]
    blocks: list[Block] = field(default_factory=list)
    boxes: list[Span] = field(default_factory=list)
    around: list[int] = field(default_factory=list)  # indexes in boxes
    quizzes: list[tuple[int, int]] = field(default_factory=list)
    stray: list[int] = field(default_factory=list)
    quiz: int | None = None  # line of the question that is open
    is_torn: bool = False  # a <quiz> tag that is not alone on its line is open
    text: bool = False  # the next line of text continues the last block
    underline: int = -1  # index of the === or --- line under a heading

    def run(self) -> Scan:
        starts = dict(self.code)
        ends = {n: first for first, last in self.code for n in range(first, last + 1)}
        for n in range(len(self.of.lines)):
            if not self.of.lines[n].strip():
                self.text = False
                continue
            self._leave_boxes(n)
            if n in starts:
                self._add(Block("code", n, starts[n]))
            elif n not in ends:
                self._read(n)
        stray = [*self.stray, *([] if self.quiz is None else [self.quiz])]
        innermost: list[Span | None] = [None] * len(self.of.lines)
        for box in self.boxes:
            innermost[box.first : box.last + 1] = [box] * (box.last + 1 - box.first)
        return replace(
            self.of,
            blocks=tuple(self.blocks),
            boxes=tuple(self.boxes),
            innermost=tuple(innermost),
            quizzes=tuple(self.quizzes),
            stray=tuple(stray),
        )

    def _leave_boxes(self, n: int) -> None:
        """End the boxes that are indented more than this line; the line belongs to the others around it."""
        indent = _indent(self.of.lines[n])
        while self.around and indent < self.boxes[self.around[-1]].indent + 4:
            self.around.pop()
        for index in self.around:
            self.boxes[index] = replace(self.boxes[index], last=n)

    def _add(self, block: Block, text: bool = False) -> None:
        box = self.boxes[self.around[-1]].kind if self.around else ""
        indent = _indent(self.of.lines[block.first])
        self.blocks.append(replace(block, indent=indent, box=box, in_quiz=self.quiz is not None or self.is_torn))
        self.text = text

    def _read(self, n: int) -> None:
        """Add the block that begins on a line, or make the line a part of the block above."""
        line, bare = self.of.lines[n], self.of.bare[n]
        begins, end = bare.lstrip(), len(line.rstrip())
        if not begins and self.of.no_code[n].strip():
            self._add(Block("comment", n, n))
        elif "quiz" in begins and _QUIZ_TAG.search(bare) and self._take_tag(n, begins.rstrip()):
            return
        elif n == self.underline:
            self._add(Block("rule", n, n))
        elif self._take_heading(n):
            return
        elif begins.startswith(("!!!", "???")):
            self._open_box(n, bare)
        elif line.lstrip().startswith("|"):
            self._add(Block("rule" if _RULE.fullmatch(line) else "row", n, n))
        elif reason := _REASON.match(line):
            self._add(Block("reason", n, n, start=reason.end(), end=end))
        elif item := _ITEM.match(line):
            kind = "option" if item["box"] else "item"
            block = Block(kind, n, n, start=item.end(), end=end, numbered=bool(item["number"]))
            self._add(block, text=kind == "item")
        elif self.text:
            self.blocks[-1] = replace(self.blocks[-1], last=n, end=end)
        else:
            self._add(Block("paragraph", n, n, start=_indent(line), end=end), text=True)

    def _take_tag(self, n: int, tag: str) -> bool:
        """Record a line that is <quiz> or </quiz> and nothing else; return False for any other line with such a tag."""
        if tag == QUIZ_START:
            if self.quiz is not None:  # the question that is not closed is at fault, not the one that begins here
                self.stray.append(self.quiz)
            self._add(Block("tag", n, n))
            self.quiz = n
        elif tag == QUIZ_END and self.quiz is not None:
            self.quizzes.append((self.quiz, n))
            self.quiz, self.is_torn = None, False
            self._add(Block("tag", n, n))
        else:
            self.stray.append(n)
            self.is_torn = tag != QUIZ_END and (self.is_torn or tag.startswith("<quiz"))
            if tag != QUIZ_END:
                return False
            self._add(Block("tag", n, n))
        return True

    def _take_heading(self, n: int) -> bool:
        """Record a heading; return False for any other line. Outside a box an indented heading is code."""
        line, bare = self.of.lines[n], self.of.bare[n]
        above, below = self.of.bare[n - 1] if n else "", self.of.bare[n + 1] if n + 1 < len(self.of.bare) else ""
        if below[:1] in ("=", "-") and bare.strip() and not above.strip() and _UNDERLINE.match(below):
            self.underline = n + 1
            level = 1 if "=" in below else 2
            self._add(Block("heading", n, n, start=_indent(line), end=len(line.rstrip()), level=level))
            return True
        match = _HEADING.match(bare) if "#" in bare else None
        if not match or (match["indent"] and not self.around):
            return False
        written = _HEADING.match(line) or match  # the title with its code
        start = written.start("title") + _indent(written["title"])
        id_ = _ID.search(match["attributes"] or "")
        self._add(
            Block(
                "heading",
                n,
                n,
                start=start,
                end=max(start, written.start("title") + len(written["title"].rstrip())),
                level=len(match["marks"]),
                id=id_[1] if id_ else "",
            )
        )
        return True

    def _open_box(self, n: int, bare: str) -> None:
        match = _BOX.match(bare)
        if not match or len(match["indent"]) % 4 or match["kind"] not in BOX_KINDS:
            wants = _NO_BOX.match(bare)
            self._add(Block("no box", n, n, start=wants.end() if wants else 0, end=len(bare.rstrip())))
            return
        self.around.append(len(self.boxes))
        self.boxes.append(Span(match["kind"], match["title"] or "", len(match["indent"]), n, n))
        start, end = match.span("title") if match["title"] else (0, 0)
        self._add(Block("box", n, n, start=start, end=end))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
