"""Takes a page apart into the pieces that are translated, block by block, and puts new words in their places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import dedent

import yaml

from handbook.course.pages.blocks import Body
from handbook.course.pages.front_matter import split
from handbook.course.pages.ledger import META, OPENING
from handbook.course.pages.markup import BOX, CITATION, FENCE, HEADING
from handbook.course.pages.model import Page
from handbook.course.pages.reader import parse_page

ONE_LINE = ("meta", "heading", "title", "cell", "option", "reason")

_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?P<box>\[[ xX]?\]\s+)?")
_REASON = re.compile(r"\s*>\s?")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"[\s|:-]+")
_TRANSLATED_KEYS = ("title", "description")


@dataclass(frozen=True)
class Segment:
    """What a translator sees of a page: the text from ``start`` to ``end``, without indent and quotation marks."""

    kind: str  # "meta" | "heading" | "title" of a box | "item" | "option" | "reason" | "cell" | "paragraph" | "code"
    text: str
    start: int
    end: int
    indent: str  # in front of its further lines
    part: str  # the part of the ledger it stands in
    line: int  # of its start, in the file

    def written(self, text: str) -> str:
        """New words as they stand in the file."""
        if self.kind == "meta":
            return json.dumps(text, ensure_ascii=False)  # a text in quotation marks that YAML reads alike
        first, *more = text.split("\n")
        indented = [first, *(self.indent + line if line.strip() else "" for line in more)]
        return ("" if self.kind != "code" else self.indent) + "\n".join(indented)


def find_segments(text: str, lang: str, path: str) -> list[Segment]:
    """All segments of a page in the order of its text, whose lines end with "\\n"."""
    page, _ = parse_page(text, lang, path)
    return [*_front_matter(text, page), *_body(text, page)]


def replaced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """Put new words into ``text`` at these places; a place of no length is an insertion."""
    pieces, done = [], 0
    for start, end, new in sorted(changes, key=lambda change: change[:2]):
        pieces += [text[done:start], new]
        done = end
    return "".join([*pieces, text[done:]])


def _front_matter(text: str, page: Page) -> Iterator[Segment]:
    yaml_text, _, problems = split(text, page.file)
    root = yaml.compose(yaml_text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) if not problems else None
    first = text.index("\n") + 1  # below the line ---
    for node in _words(root):
        start, end = first + node.start_mark.index, first + node.end_mark.index
        yield Segment("meta", node.value, start, end, "", META, 2 + node.start_mark.line)


def _words(root: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Title, description and the texts of objectives."""
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value in _TRANSLATED_KEYS:
            yield value
        elif key.value == "objectives":
            for item in value.value:
                yield from (inner for name, inner in item.value if name.value == "text")


def _body(text: str, page: Page) -> Iterator[Segment]:
    body = Body.of(page.body, page.file, page.body_line)
    offsets, at = [], len(text) - len(page.body)
    for line in body.lines:
        offsets.append(at)
        at += len(line) + 1
    sections = [(part.line, part.id) for part in page.sections]
    number = 0
    while number < len(body.lines):
        kind, spans, last, indent = _block(body, number)
        line = page.body_line + number
        part = next((id_ for first, id_ in reversed(sections) if first <= line), OPENING)
        for first, start, end in spans:
            raw = text[offsets[number] + start : offsets[last] + end] if first else body.lines[number][start:end]
            words = dedent(raw) if kind == "code" else _unindented(raw)
            if re.search(r"\w", CITATION.sub("", words)):
                begin = offsets[number] + start
                yield Segment(kind, words, begin, begin + len(raw), indent, part, line)
        number = last + 1


def _unindented(raw: str) -> str:
    return "\n".join(line.lstrip() if n else line for n, line in enumerate(raw.split("\n")))


Span = tuple[bool, int, int]  # whether it may have several lines, from, to (in its first and its last line)


def _block(body: Body, number: int) -> tuple[str, list[Span], int, str]:
    """Kind, spans, last line and indent of the block that begins on the line with this index."""
    line = body.lines[number]
    indent = line[: len(line) - len(line.lstrip())]
    nothing = ("", [], number, indent)
    if fence := FENCE.match(line):
        return _code(body, number, fence[1], indent)
    if not _has_words(body, number):
        return nothing
    if heading := _heading(line):
        words = heading["title"]
        start = heading.start("title") + len(words) - len(words.lstrip())
        return "heading", [(False, start, start + len(words.strip()))], number, indent
    if line.lstrip().startswith(("!!!", "???")):
        box = BOX.match(line)
        return ("title", [(False, *box.span("title"))], number, indent) if box and box["title"] else nothing
    if line.lstrip().startswith("|"):
        return "cell", [] if _DASHES.fullmatch(line) else _cells(line, body.no_code[number]), number, indent
    if reason := _REASON.match(line):
        return "reason", [(False, reason.end(), len(line.rstrip()))], number, indent
    item = _ITEM.match(line)
    start = item.end() if item else len(indent)
    last = number
    while last + 1 < len(body.lines) and not (item and item["box"]) and _goes_on(body, last + 1):
        last += 1
    kind = "paragraph" if not item else "option" if item["box"] else "item"
    return kind, [(True, start, len(body.lines[last].rstrip()))], last, " " * start


def _code(body: Body, number: int, fence: str, indent: str) -> tuple[str, list[Span], int, str]:
    last = number + 1
    while last < len(body.lines) and body.lines[last].strip() != fence:
        last += 1
    last = min(last, len(body.lines) - 1)
    if last <= number + 1:
        return "", [], last, indent
    # from the first letter below the fence to the last one above the other, seen from the line of the fence
    start = len(body.lines[number]) + 1
    return "code", [(True, start, -1)], last, indent


def _heading(line: str) -> re.Match[str] | None:
    match = HEADING.match(line)
    return match if match and match["title"].startswith(" ") else None


def _cells(line: str, no_code: str) -> list[Span]:
    """Split a table row into its cells; a bar inside code does not separate cells."""
    edges = [match.start() for match in _CELL_EDGE.finditer(no_code)]
    ends = [*edges[1:], *([len(line)] if line.rstrip()[-1] != "|" else [])]
    spans = []
    for left, right in zip(edges, ends, strict=False):
        cell = line[left + 1 : right]
        start = left + 1 + len(cell) - len(cell.lstrip())
        spans.append((False, start, start + len(cell.strip())))
    return spans


def _has_words(body: Body, number: int) -> bool:
    """Whether a line has words to translate: it is not blank, no comment and no tag of a question."""
    line = body.lines[number].strip()
    comment = bool(body.no_code[number].strip()) and not body.bare[number].strip()
    return bool(line) and not comment and line not in ("<quiz>", "</quiz>")


def _goes_on(body: Body, number: int) -> bool:
    """Whether the line belongs to the paragraph above it."""
    line = body.lines[number]
    begins = line.lstrip().startswith(("!!!", "???", "|")) or FENCE.match(line) or _heading(line)
    return _has_words(body, number) and not begins and not _ITEM.match(line) and not _REASON.match(line)
