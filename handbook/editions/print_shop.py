"""Prints the book for a print shop: two pages a side, lessons run on, questions in columns, sources once at the end."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from lxml.html import HtmlElement
from lxml.html.builder import E

from handbook.base.html import words
from handbook.editions.book import Book, BookPage, BookPart
from handbook.editions.packing import write_file
from handbook.editions.pdf import InspectPages, file_name, lay_out, page_number
from handbook.editions.press import check_libraries, long_document, pdf

STYLE = "book print-shop"
KIND = ".print"  # in the name of the file
SIDE_BY_SIDE = ("hb-quiz", "bk-answer")  # set in two columns if several follow one another
Numbered = dict[str, tuple[int, str]]  # words of a source → its number in the list of all and its id


def write_print_shop(book: Book, dist: Path, inspect: InspectPages | None = None) -> Path:
    """Write ``osint-handbook-<edition>.print.<lang>.pdf`` into ``dist``; return its path.

    ``inspect`` gets the laid out pages, two of which stand on each side. Raises what ``write_pdf`` raises.
    """
    name = file_name(book, KIND)
    target = dist / name
    short = shortened(book)
    check_libraries()
    from handbook.editions.press_sides import two_pages_a_side  # loads the libraries

    with long_document():
        how = E.h2(book.s("pdf-print")), E.p(book.s("pdf-print-how"))
        document = lay_out(short, STYLE, name, how)
        write_file(target, pdf(document, two_pages_a_side))
        if inspect:
            inspect(short, document, name)
    return target


def shortened(book: Book) -> Book:
    """Copy the book with questions side by side, and short notes for sources that the list at its end names in full."""
    lists = [found for page in book.pages for found in page.body.iterfind(".//ol[@class='hb-all-sources']")]
    numbered = {_cited(source): (n, source.get("id", "")) for found in lists for n, source in enumerate(found, 1)}

    def short(page: BookPage) -> BookPage:
        body = deepcopy(page.body)
        _set_in_pairs(body)
        for sources in body.iterfind(".//section[@class='hb-sources']"):
            _shorten(sources, numbered, book.s.text("pdf-print-list"))
        return replace(page, body=body)

    def of_short_pages(part: BookPart) -> BookPart:
        chapters = (replace(chapter, pages=tuple(map(short, chapter.pages))) for chapter in part.chapters)
        return replace(part, chapters=tuple(chapters))

    return replace(book, parts=tuple(map(of_short_pages, book.parts)))


def _cited(source: HtmlElement) -> str:
    """Return the words of a source in the list, without the note on the kind of text."""
    cited = deepcopy(source)
    for note in cited.findall("small"):
        note.drop_tree()
    return words(cited)


def _shorten(sources: HtmlElement, numbered: Numbered, to_list: str) -> None:
    """Replace title and address by a number: “1 UNIAP, 2008. № 412”; the heading names the page of the list of sources.

    If the list lacks one of them, because only a part of the handbook is printed, the sources stay as they are.
    """
    notes = sources.find("ol")
    if not all(words(note) in numbered for note in notes):
        return
    notes.set("class", "bk-notes")
    for n, note in enumerate(notes, 1):
        number, id_ = numbered[words(note)]
        title = note.find("a")
        who = (note.text or "").strip().rstrip(".") or title.text_content()
        when = (title.tail or "").strip()
        note[:] = [E.b(str(n)), E.a(f"№ {number}", href=f"#{id_}")]
        note[0].tail, note.text = f" {who}{when} ", None
    heading = sources[0]
    list_id = next(iter(numbered.values()))[1].split("--")[0]
    heading.append(page_number(to_list, list_id))
    heading.text = f"{heading.text} "


def _set_in_pairs(body: HtmlElement) -> None:
    """Put questions that follow one another, and answers in the key, by twos into a frame that sets them side by side.

    One that is left over keeps the whole width.
    """
    around = {found.getparent(): name for name in SIDE_BY_SIDE for found in body.xpath(f".//div[@class='{name}']")}
    for parent in around:
        children: list[HtmlElement] = []
        for name, run in groupby(list(parent), key=lambda child: child.get("class", "")):
            waiting = list(run)
            while name in SIDE_BY_SIDE and len(waiting) > 1:
                children.append(E.div({"class": "bk-pair"}, waiting.pop(0), waiting.pop(0)))
            children += waiting
        parent[:] = children
