"""Prints the book of one language as PDF: cover, contents, parts and chapters, cross references by page, index."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

from lxml.html import HtmlElement, tostring
from lxml.html.builder import E

from handbook.editions.book import Book, BookPage, BookPart, Chapter
from handbook.editions.packing import NAME, SUMS, write_file
from handbook.editions.press import PressSheet, collect_garbage, long_document, pdf, render, rewrite

if TYPE_CHECKING:
    from weasyprint import Document

InspectPages = Callable[[Book, "Document", str], object]  # gets the book, its laid out pages, the name of its file
BREAKS = re.compile(r"[/&=?_.-]+")  # after these a printed address may go on in the next line
CHARACTERS = 1700  # on a page, about
CONTENTS, ABOUT_FILE = "contents", "this-file"
# a definition list in groups has no tag of its own in PDF/UA
GROUPED = {"dl": "div", "dt": "p", "dd": "div"}
# links that stay as they are: by their class, by the class of what they stand in, or by the page they lead to
NO_PAGE = frozenset(("hb-term", "bk-back", "bk-place"))
NO_PAGE_IN = frozenset(("hb-facts", "hb-sources", "hb-glossary", "bk-index", "hb-fact", "hb-all-sources", "bk-holds"))
NO_PAGE_TO = ("#reference-law-facts--", "#research-claims--")


def file_name(book: Book, kind: str = "") -> str:
    """Return the name of a printed book; ``kind``, such as ".print", marks one that is not for the screen."""
    return f"{NAME}-{book.edition}{kind}.{book.lang}.pdf"


def write_pdf(book: Book, dist: Path, inspect: InspectPages | None = None) -> Path:
    """Write ``osint-handbook-<edition>.<lang>.pdf`` into ``dist``; return its path.

    ``inspect`` gets the laid out pages, because a finished file no longer tells where each box stands.
    Raises CannotPrint where libraries are missing, a picture cannot be read or a link leads nowhere.
    """
    name = file_name(book)
    target = dist / name
    with long_document():
        document = lay_out(book, "book", name)
        write_file(target, pdf(document))
        if inspect:
            inspect(book, document, name)
    return target


def lay_out(book: Book, style: str, name: str, intro: Iterable[HtmlElement] = ()) -> Document:
    """Lay out the book chapter by chapter, because a whole book at once takes minutes and gigabytes.

    ``style`` names sheets in ``paper/``, ``name`` is that of the file, ``intro`` comes before the notes about it.
    References to pages that are not laid out yet get an empty place, which is filled at the end.
    """
    places: dict[str, int] = {}  # id → page
    guessed = _guess(book)
    documents: list[Document] = []
    done = 0
    for piece in _pieces(book, name, intro):
        for number in piece.iter("span"):
            if to := number.get("data-to"):
                number.text = _with_page(number.get("data-told", ""), places.get(to, guessed.get(to, 100)))
        document = render(_sheet(book, piece, style, done + 1), book.site)
        for n, page in enumerate(document.pages, done + 1):
            for anchor in page.anchors:
                places.setdefault(anchor, n)
        documents.append(document)
        done += len(document.pages)
        collect_garbage()
    pages = [page for document in documents for page in document.pages]
    for page in pages:
        rewrite(page, "page-no", lambda number: _with_page(number["data-told"], places[number["data-to"]]))
    return documents[0].copy(pages)


def _with_page(words: str, page: int) -> str:
    return words.replace("{0}", str(page))


def _guess(book: Book) -> dict[str, int]:
    """Guess on which page something begins, to keep enough room for its number."""
    guessed, characters = {}, 0
    for part in book.parts:
        guessed[part.id] = 12 + characters // CHARACTERS
        for chapter in part.chapters:
            for page in chapter.pages:
                about = 12 + characters // CHARACTERS
                guessed |= {element.get("id", ""): about for element in page.body.iter() if element.get("id")}
                characters += len(page.body.text_content())
    return guessed


def _pieces(book: Book, name: str, intro: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield the pieces laid out one by one: the front, then each chapter, a part's first with the part's title."""
    yield E.div(_cover(book), _this_file(book, name, intro), _contents(book))
    titles = {page.id: page.title for page in book.pages}
    for part in book.parts:
        opening = [_opening(part)]
        for chapter in part.chapters:
            yield E.div(*opening, *(print_page(book, page, titles) for page in chapter.pages))
            opening = []


def _sheet(book: Book, piece: HtmlElement, style: str, first: int) -> PressSheet:
    piece.tag = "body"
    piece.set("data-foot", f"{book.title} · {book.edition_line}")
    return PressSheet(book.lang, book.title, tostring(piece, encoding="unicode"), style, book.day, book.lead, first)


def _cover(book: Book) -> HtmlElement:
    return E.section(
        {"class": "cover"},
        E.p({"class": "cover-name"}, book.s("pdf-cover")),
        E.h1({"class": "cover-title"}, book.title),
        E.p({"class": "cover-lead"}, book.lead),
        E.p({"class": "cover-edition"}, book.edition_line),
    )


def _this_file(book: Book, name: str, intro: Iterable[HtmlElement]) -> HtmlElement:
    """Write how a reader checks that the file is the published one, and what to do with an old one."""
    return E.section(
        {"class": "this-file", "id": ABOUT_FILE},
        *intro,
        E.h2(book.s("pdf-file")),
        E.p(book.s("pdf-file-is"), " ", E.code(name)),
        E.p(book.s("pdf-sums", SUMS)),
        E.ul(
            E.li("Windows, PowerShell: ", E.code(f"Get-FileHash {name}")),
            E.li("Linux, macOS: ", E.code(f"sha256sum {name}")),
        ),
        E.p(book.s("pdf-older")),
    )


def _contents(book: Book) -> HtmlElement:
    rows = []
    for part in book.parts:
        chapters = E.ul(*(_chapter_row(chapter) for chapter in part.chapters))
        rows.append(E.li({"class": "toc-part"}, _row("", part.title, part.id), chapters))
    return E.section({"class": "toc", "id": CONTENTS}, E.h1(book.s("pdf-contents")), E.ul(*rows))


def _chapter_row(chapter: Chapter) -> HtmlElement:
    first, *rest = chapter.pages
    row = E.li({"class": "toc-chapter"}, _row(chapter.label, chapter.title, first.id))
    if rest:
        row.append(E.ul(*(E.li(_row(page.number, page.title, page.id)) for page in rest)))
    return row


def _row(number: str, title: str, to: str) -> HtmlElement:
    name = [E.span({"class": "bk-number"}, number), f" {title}"] if number else [title]
    return E.a(*name, " ", page_number("{0}", to), href=f"#{to}")


def page_number(text: str, to: str) -> HtmlElement:
    """Make a place for the number of the page on which ``to`` begins; ``text`` has {0} in its place."""
    return E.span({"class": "page-no", "data-to": to, "data-told": text})


def _opening(part: BookPart) -> HtmlElement:
    rows = (E.li(_row(chapter.label, chapter.title, chapter.pages[0].id)) for chapter in part.chapters)
    return E.section({"class": "part-opening", "id": part.id}, E.h1(part.title), E.ul(*rows))


def print_page(book: Book, page: BookPage, titles: dict[str, str]) -> HtmlElement:
    """Copy a page of the book and add places for page numbers. ``titles`` are those of all pages by id."""
    body = deepcopy(page.body)
    for element in body.iter():
        if element.tag in GROUPED:
            element.classes.add(element.tag)
            element.tag = GROUPED[element.tag]
        if element.tag == "th" and element.getparent().getparent().tag == "tbody":
            element.set("scope", "row")
    for link in body.iter("a"):
        to = link.get("href", "").removeprefix("#")
        if to.startswith("http"):
            link.set("data-address", BREAKS.sub("\\g<0>\u200b", to))
        if "bk-place" in link.classes:
            link.set("title", titles[to.split("--")[0]])
            link.text = None
            link.append(page_number("{0}", to))
        elif link.get("href", "").startswith("#") and not _stays(link):
            link.append(page_number(f"({book.s.text('pdf-page')})", to))
            _space_before_last(link)
    return body


def _space_before_last(link: HtmlElement) -> None:
    before = link[-1].getprevious()
    if before is None:
        link.text = f"{link.text or ''} "
    else:
        before.tail = f"{before.tail or ''} "


def _stays(link: HtmlElement) -> bool:
    around = (name for element in link.iterancestors() for name in element.classes)
    return (
        not NO_PAGE.isdisjoint(link.classes)
        or not NO_PAGE_IN.isdisjoint(around)
        or link.get("href").startswith(NO_PAGE_TO)
        or link.getparent().tag == "sup"
    )
