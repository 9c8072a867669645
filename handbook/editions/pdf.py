"""Prints the book of one language as PDF: cover, contents, parts and chapters, cross references by page, index."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from lxml.html import HtmlElement, tostring
from lxml.html.builder import E

from handbook.editions.book import Book, Chapter, Page, Part
from handbook.editions.packing import NAME, SUMS, write_file
from handbook.editions.press import Sheet, pdf, render

CONTENTS, ABOUT_FILE = "contents", "this-file"
# a definition list in groups has no tag of its own in PDF/UA
GROUPED = {"dl": "div", "dt": "p", "dd": "div"}
# links that stay as they are: by their class, or by the class of what they stand in
NO_PAGE = frozenset(("hb-term", "hb-law", "hb-claim", "bk-back", "bk-place"))
NO_PAGE_IN = frozenset(("hb-facts", "hb-sources", "hb-glossary", "bk-index", "hb-fact", "hb-all-sources", "bk-holds"))


def file_name(book: Book) -> str:
    return f"{NAME}-{book.edition}.{book.lang}.pdf"


def write_pdf(book: Book, dist: Path) -> Path:
    """Write ``osint-handbook-<edition>.<lang>.pdf`` into ``dist``; return its path.

    Raises CannotPrint where libraries are missing, a picture cannot be read or a link leads nowhere.
    """
    target = dist / file_name(book)
    write_file(target, pdf(render(print_out(book), book.site)))
    return target


def print_out(book: Book) -> Sheet:
    """The book as it goes to the printer."""
    body = E.body(
        {"class": "book", "data-foot": f"{book.title} · {book.edition_line}"},
        _cover(book),
        _this_file(book),
        _contents(book),
        *(_part(book, part) for part in book.parts),
    )
    return Sheet(book.lang, book.title, tostring(body, encoding="unicode"), "book", book.day, book.lead)


def _cover(book: Book) -> HtmlElement:
    return E.section(
        {"class": "cover"},
        E.p({"class": "cover-name"}, book.s("pdf-cover")),
        E.h1({"class": "cover-title"}, book.title),
        E.p({"class": "cover-lead"}, book.lead),
        E.p({"class": "cover-edition"}, book.edition_line),
    )


def _this_file(book: Book) -> HtmlElement:
    """How to see that the file is the one that was given out, and what to do with an old one."""
    name = file_name(book)
    return E.section(
        {"class": "this-file", "id": ABOUT_FILE},
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
        rows.append(E.li({"class": "toc-part"}, E.a(part.title, href=f"#{part.id}"), chapters))
    return E.section({"class": "toc", "id": CONTENTS}, E.h1(book.s("pdf-contents")), E.ul(*rows))


def _chapter_row(chapter: Chapter) -> HtmlElement:
    first, *rest = chapter.pages
    row = E.li({"class": "toc-chapter"}, _row(chapter.label, chapter.title, first))
    if rest:
        row.append(E.ul(*(E.li(_row(page.number, page.title, page)) for page in rest)))
    return row


def _row(number: str, title: str, page: Page) -> HtmlElement:
    return E.a(
        E.span({"class": "bk-number"}, number), f" {title}".lstrip() if not number else f" {title}", href=f"#{page.id}"
    )


def _part(book: Book, part: Part) -> HtmlElement:
    opening = E.section(
        {"class": "part-opening", "id": part.id},
        E.h1(part.title),
        E.ul(*(E.li(_row(chapter.label, chapter.title, chapter.pages[0])) for chapter in part.chapters)),
    )
    return E.div({"class": "part"}, opening, *(_chapter(book, chapter) for chapter in part.chapters))


def _chapter(book: Book, chapter: Chapter) -> HtmlElement:
    return E.div({"class": "chapter"}, *(_page(book, page) for page in chapter.pages))


def _page(book: Book, page: Page) -> HtmlElement:
    body = deepcopy(page.body)
    titles = {other.id: other.title for other in book.pages}
    before, after = book.words["pdf-page"].split("{0}")
    for element in body.iter():
        if element.tag in GROUPED and element.tag != "dl":
            element.set("class", element.tag)
        element.tag = GROUPED.get(element.tag, element.tag)
        if element.tag == "th" and element.getparent().getparent().tag == "tbody":
            element.set("scope", "row")
    for link in body.iter("a"):
        if "bk-place" in link.classes:
            link.set("title", titles[link.get("href", "").removeprefix("#").split("--")[0]])
            link.text = None
        elif link.get("href", "").startswith("#") and not _stays(link):
            link.classes.add("to-page")
            link.set("data-before", f" ({before}")
            link.set("data-after", f"{after})")
    return body


def _stays(link: HtmlElement) -> bool:
    around = (name for element in link.iterancestors() for name in element.classes)
    return not NO_PAGE.isdisjoint(link.classes) or not NO_PAGE_IN.isdisjoint(around) or link.getparent().tag == "sup"
