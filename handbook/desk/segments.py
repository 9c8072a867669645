"""Takes a page apart into the pieces that are translated, block by block, and puts new words in their places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import dedent

import yaml

from handbook.course.pages.front_matter import split
from handbook.course.pages.ledger import META, OPENING
from handbook.course.pages.markup import CITATION
from handbook.course.pages.model import Page
from handbook.course.pages.reader import parse_page
from handbook.course.pages.scan import TEXT, Block, Scan, scan

ONE_LINE = ("meta", "heading", "title", "cell", "option", "reason")

_KINDS = {"row": "cell", "box": "title"}  # names for what of a block is translated
_TRANSLATED_KEYS = ("title", "description")


@dataclass(frozen=True)
class Segment:
    """A piece of a page to translate: the text from ``start`` to ``end``, without indent and quotation marks."""

    kind: str  # "meta" | "heading" | "title" of a box | "item" | "option" | "reason" | "cell" | "paragraph" | "code"
    text: str
    start: int
    end: int
    indent: str  # in front of its further lines
    part: str  # the part of the ledger to which it belongs
    line: int  # of its start, in the file

    def written(self, text: str) -> str:
        """Return new words as they are written in the file."""
        if self.kind == "meta":
            return json.dumps(text, ensure_ascii=False)  # a text in quotation marks that YAML reads alike
        first, *more = text.split("\n")
        indented = [first, *(self.indent + line if line.strip() else "" for line in more)]
        return ("" if self.kind != "code" else self.indent) + "\n".join(indented)


def find_segments(text: str, lang: str, path: str) -> list[Segment]:
    """Find all segments of a page in the order of its text, whose lines end with "\\n"."""
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
    """Yield title, description and the texts of objectives."""
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value in _TRANSLATED_KEYS:
            yield value
        elif key.value == "objectives":
            for item in value.value:
                yield from (inner for name, inner in item.value if name.value == "text")


def _body(text: str, page: Page) -> Iterator[Segment]:
    found = scan(page.body)
    offsets, at = [], len(text) - len(page.body)
    for line in found.lines:
        offsets.append(at)
        at += len(line) + 1
    sections = [(part.line, part.id) for part in page.sections]
    for block in found.blocks:
        line = page.body_line + block.first
        part = next((id_ for first, id_ in reversed(sections) if first <= line), OPENING)
        before = " " * block.start if block.kind in ("item", "option", "paragraph") else " " * block.indent
        for start, end in _places(found, block):
            begin, stop = offsets[block.first] + start, offsets[block.last] + end
            words = dedent(text[begin:stop]) if block.kind == "code" else _unindented(text[begin:stop])
            if re.search(r"\w", CITATION.sub("", words)):
                yield Segment(_KINDS.get(block.kind, block.kind), words, begin, stop, before, part, line)


def _unindented(raw: str) -> str:
    return "\n".join(line.lstrip() if n else line for n, line in enumerate(raw.split("\n")))


def _places(found: Scan, block: Block) -> list[tuple[int, int]]:
    """Return where words to translate begin in the block's first line and end in its last one."""
    if block.kind == "row":
        return found.cells(block.first)
    if block.kind == "code":  # from the first letter below the fence to the last one above the other
        return [(len(found.lines[block.first]) + 1, -1)] if block.last > block.first + 1 else []
    return [(block.start, block.end)] if block.kind in (*TEXT, "heading", "box") else []
