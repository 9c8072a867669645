"""Makes every edition once, of the whole book or of an excerpt, and notes what its laid out pages tell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path

import ours
import yaml
from kept import kept
from weasyprint import Document
from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import split_first_line

from handbook.course.course import Course
from handbook.editions.book import Book
from handbook.editions.packing import NAME
from handbook.release import Run, Sites, write_editions

# the pages of an excerpt by group: a module with facts of law, figures, tables and questions, one form, all sources
EXCERPT = {
    "law": ["index", "which-law-speaks", "offences-elements", "evidence-procedure", "check"],
    "templates": ["index", "report"],
    "reference": ["sources"],
}
BLOCKS = ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption", "div", "img")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TELL = partial(print, flush=True)


@dataclass(frozen=True)
class Laid:
    """What is wrong on the pages of a printed book, and of each chapter its pages and what they say."""

    faults: list[str]
    pages: dict[str, tuple[int, int]] = field(default_factory=dict)  # chapter → its first and last page
    read: dict[str, str] = field(default_factory=dict)  # chapter → its words as they are read aloud
    again: dict[str, str] = field(default_factory=dict)  # chapter → words of the heads of tables that go on overleaf


@dataclass(frozen=True)
class Editions:
    """The files of one run."""

    content: Course  # the handbook they were made from
    sites: Sites
    folder: Path
    whole: bool

    @property
    def files(self) -> Path:
        return self.folder / "dist"

    @property
    def name(self) -> str:
        """ "osint-handbook-2026-11", with which every file begins."""
        return f"{NAME}-{self.content.data.outline.edition}"

    def laid(self, pdf: str) -> Laid:
        """Of a printed book by the name of its file."""
        return Laid(**json.loads((self.folder / f"{pdf}.json").read_text("utf-8")))


def made_editions(sites: Sites, whole: bool) -> Editions:
    """Of the whole book, or of an excerpt."""

    def make(fresh: Path) -> None:
        write_editions(content, sites, fresh / "dist", Run(fresh / "work", TELL, partial(note, folder=fresh)))

    content = ours.course() if whole else excerpt_of(ours.course())
    return Editions(content, sites, kept("editions" if whole else "editions-excerpt", make), whole)


def excerpt_of(content: Course) -> Course:
    """The same content with the navigation of an excerpt."""
    return replace(content, root=kept("excerpt", _write_excerpt))


def _write_excerpt(root: Path) -> None:
    """A navigation of three chapters for the same content: links to what it leaves out become text."""
    nav: list[object] = ["index.md"]
    nav += [{group: [f"{group}/{page}.md" for page in pages]} for group, pages in EXCERPT.items()]
    (root / "mkdocs.yml").write_text(yaml.safe_dump({"nav": nav}), "utf-8")


def note(book: Book, document: Document, pdf: str, folder: Path) -> None:
    """Write down what only laid out pages tell; the process that printed them ends with them."""
    laid = Laid(list(faults(document)), *told(book, document))
    (folder / f"{pdf}.json").write_text(json.dumps(asdict(laid)), "utf-8")


def _inked(block: boxes.Box) -> float:
    """Width of a box without the blank that a line of an example ends in where it goes on below: nothing is printed
    there, and it may hang over the edge."""
    words = getattr(block, "text", "")
    if words == words.rstrip():
        return block.width
    return split_first_line(words.rstrip(), block.style, None, None, 0)[3]


def faults(document: Document) -> Iterator[str]:
    """Boxes beyond the text block, headings last on their page, rows on two pages."""
    rows: dict[object, int] = {}
    for number, page in enumerate(document.pages, 1):
        box = page._page_box
        left, top = box.content_box_x(), box.content_box_y()
        right, bottom = left + box.width, top + box.height
        last, last_kind = 0.0, ""
        lines: list[tuple[float, float, float, float, str]] = []
        for block, within in flow(box):
            is_row = isinstance(block, boxes.TableRowBox) and "thead" not in within
            if is_row and rows.setdefault(block.element, number) != number:
                yield f"page {number}: a row is cut: {''.join(block.element.itertext())[:60]}"
            if not isinstance(block, boxes.TextBox | boxes.ReplacedBox) or not block.width:
                continue
            words = getattr(block, "text", "picture")
            if words.strip() and (block.position_x < left - 1 or block.position_x + _inked(block) > right + 1):
                yield f"page {number}: beyond the edge: {words[:60]}"
            end = block.position_y + block.height
            if words.strip():
                lines.append((block.position_y, end, block.position_x, block.position_x + block.width, words))
            if words.strip() and end > bottom + 1:
                yield f"page {number}: below the foot: {words[:60]}"
            if words.strip() and end >= last:
                last, last_kind = end, next((tag for tag in reversed(within) if tag in BLOCKS), "")
        yield from (f"page {number}: one over the other: {pair}" for pair in overlaps(lines))
        if last_kind in HEADINGS and "part-opening" not in kinds(box):
            yield f"page {number}: ends with a heading"


def overlaps(lines: list[tuple[float, float, float, float, str]]) -> Iterator[str]:
    """Words printed over other words: by more than a third of their height, and more than a hair of their width."""
    lines = sorted(lines)
    for n, (top, bottom, left, right, words) in enumerate(lines):
        for other in lines[n + 1 :]:
            if other[0] > bottom - (bottom - top) / 3:
                break
            if min(right, other[3]) - max(left, other[2]) > 1:
                yield f"{words[:30]} / {other[4][:30]}"


def told(book: Book, document: Document) -> tuple[dict[str, tuple[int, int]], dict[str, str], dict[str, str]]:
    """Of each chapter its pages, its words in the order of its tags, and those of heads that are set again."""
    begins = {anchor: n for n, page in reversed([*enumerate(document.pages)]) for anchor in page.anchors}
    openings = [begins[part.id] for part in book.parts]
    ends = sorted([*openings, *(begins[chapter.pages[0].id] for chapter in book.chapters), len(document.pages)])
    pages, read, again = {}, {}, {}
    for chapter in book.chapters:
        first = begins[chapter.pages[0].id]
        last = next(end for end in ends if end > first)
        words, repeated, heads = [], [], set()
        for page in document.pages[first:last]:
            met = set()
            for box, _ in flow(page._page_box):
                if box.element_tag == "thead":
                    met.add(box.element)
                    repeated += box.element.itertext() if box.element in heads else ()
                if isinstance(box, boxes.TextBox):
                    words.append(box.text.removesuffix("\u2010"))
            heads |= met
        pages[chapter.id], read[chapter.id], again[chapter.id] = (first + 1, last), "".join(words), "".join(repeated)
    return pages, read, again


def flow(box: object, within: tuple[str, ...] = ()) -> Iterator[tuple[object, tuple[str, ...]]]:
    """Every box of the text with the tags it stands in; running heads are none of it."""
    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)
        if not isinstance(child, boxes.MarginBox):
            inner = (*within, child.element_tag or "")
            yield child, inner
            yield from flow(child, inner)


def kinds(box: object) -> set[str]:
    """The classes of all that stands on a page."""
    elements = (child.element for child, _ in flow(box) if child.element is not None)
    return {name for element in elements for name in element.get("class", "").split()}
