"""Collects the content of one file from a book: all of it, or one module with the terms that it uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement
from lxml.html.builder import E

from handbook.base.html import has_class, words
from handbook.editions.book import GLOSSARY, INDEX, Book, BookPage, Chapter
from handbook.editions.onefile.sections import section

TERMS = "terms"
# links to these entries already show a number, as in “(16.13)”, so no page number is added
NAMED = ("reference-law-facts--", "research-claims--")


@dataclass(frozen=True)
class FileContent:
    """The content of one file."""

    title: str  # of the file, as a browser names it
    front: tuple[HtmlElement, ...]  # its first words
    contents: tuple[HtmlElement, ...]
    sections: tuple[HtmlElement, ...]
    terms: str  # id of its list of terms; "" where it has none


def whole(book: Book) -> FileContent:
    """Return the content of the whole book; its index is the list of terms."""
    sections = _sections(book, book.pages)
    terms = next((body for body in sections if body.get("id") == INDEX), None)
    if terms is not None:
        _add_letters(terms, book.s("onefile-letters"))
    front = (E.h1(book.title), E.p({"class": "of-lead"}, book.lead), _edition(book))
    contents = [_opened(part.title, (_chapter(chapter) for chapter in part.chapters)) for part in book.parts]
    return FileContent(book.title, front, tuple(contents), sections, "" if terms is None else INDEX)


def module(book: Book, chapter: Chapter, whole_name: str) -> FileContent:
    """Return the content of one module with the terms that it uses; ``whole_name`` is the file of the whole book.

    A reader may have no other file, so a link to something outside it becomes text with the number of its page.
    """
    sections = _sections(book, chapter.pages)
    rows = [_row(page) for page in chapter.pages if page.path]
    if terms := _terms(book, sections):
        sections = (*sections, terms[0])
        rows.append(E.li(E.a(book.s("onefile-terms"), href=f"#{TERMS}")))
    _unlink(book, sections)
    before, _, after = book.s.text("onefile-module").partition("{0}")
    note = E.p({"class": "of-told"}, before, E.code(whole_name), after)
    title = f"{chapter.label}. {chapter.title}"
    front = (E.p({"class": "of-book"}, book.title), E.h1(title), _edition(book), note)
    return FileContent(f"{title} · {book.title}", front, (E.ul(*rows),), sections, TERMS if terms else "")


def _sections(book: Book, pages: Iterable[BookPage]) -> tuple[HtmlElement, ...]:
    """Make sections of the pages and put each answer, which the book has in a chapter's key, back to its question."""
    pages = list(pages)
    key = {
        entry.get("id"): entry
        for page in pages
        if has_class(page.body, "bk-key")
        for entry in page.body.iter("div", "ul")
        if entry.get("id")
    }
    return tuple(section(book, page, key) for page in pages if not has_class(page.body, "bk-key"))


def _edition(book: Book) -> HtmlElement:
    return E.p({"class": "bk-edition"}, book.edition_line)


# --- contents


def _opened(name: str, rows: Iterable[HtmlElement]) -> HtmlElement:
    return E.details(E.summary(name), *rows)


def _chapter(chapter: Chapter) -> HtmlElement:
    rows = [_row(page) for page in chapter.pages if not has_class(page.body, "bk-key")]
    if len(rows) == 1:
        return E.ul(*rows)
    return _opened(f"{chapter.label}. {chapter.title}", (E.ul(*rows),))


def _row(page: BookPage) -> HtmlElement:
    return E.li(E.a(f"{page.number} {page.title}".strip(), href=f"#{page.id}"))


# --- terms


def _add_letters(index: HtmlElement, label: str) -> None:
    """Put links to the first term of each letter above the index of terms; ``label`` names them for screen readers."""
    listed = index.find("ul")
    first: dict[str, HtmlElement] = {}
    for row in listed:
        first.setdefault(words(row)[0].upper(), row)
    letters = E.nav({"class": "of-letters"})
    letters.set("aria-label", label)
    for letter, row in first.items():
        row.set("id", f"{INDEX}--{letter}")
        letters.append(E.a(letter, href=f"#{INDEX}--{letter}"))
    listed.addprevious(letters)


def _terms(book: Book, sections: Iterable[HtmlElement]) -> tuple[HtmlElement, ...]:
    """Return a section with the glossary's entries that these sections link; nothing if they link none."""
    used = {link.get("href") for body in sections for link in body.find_class("hb-term")}
    glossary = [page.body for page in book.pages if page.id == GLOSSARY]
    entries = [
        deepcopy(entry) for body in glossary for entry in body.iterfind(".//dl/div") if f"#{entry.get('id')}" in used
    ]
    if not entries:
        return ()
    listed = E.div({"class": "hb-glossary"}, E.dl(*entries))
    return (E.section({"id": TERMS, "class": "bk-page"}, E.h3(book.s("onefile-terms")), listed),)


# --- links out of a module


def _unlink(book: Book, sections: Iterable[HtmlElement]) -> None:
    """Turn links to what is not in these sections into text that names the place by the number of its page."""
    numbers = _numbers(book)
    known = {element.get("id") for body in sections for element in body.iter() if element.get("id")}
    for body in sections:
        for link in list(body.iter("a")):
            to = link.get("href", "").removeprefix("#")
            if not link.get("href", "").startswith("#") or to in known:
                continue
            number = numbers[to]
            if number and not to.startswith(NAMED) and number not in words(link):
                link.append(E.span({"class": "of-where"}, f" ({number})"))
            link.drop_tag()


def _numbers(book: Book) -> Mapping[str, str]:
    """Map each id of the book to the number of its page."""
    return {
        element.get("id", ""): page.number for page in book.pages for element in page.body.iter() if element.get("id")
    }
