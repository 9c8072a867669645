"""The model of a book: parts, chapters and pages in reading order, without anything about paper or files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml.html import HtmlElement

from handbook.course.data.strings import Interface
from handbook.course.pages.model import Meta

GLOSSARY = "glossary"  # the page's id, on which every term has an id of its own
INDEX = "index"  # id of the chapter that says where terms are used
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class CannotAssemble(Exception):
    """The site cannot become a book; the message has a line for each reason."""


@dataclass(frozen=True)
class BookPage:
    """One page of the site, or one that the book adds: an opening, a key, the index.

    ``body`` is a ``section`` whose id is ``id``; its first heading is an h1 where the page opens a chapter, else an h2.
    Links inside the book are ``#id``, whatever file an edition puts the id into.
    """

    id: str
    path: str  # below the site's root, such as "en/law/check.html"; "" where the book adds the page
    number: str  # "3.1"; "" of a page without
    title: str
    body: HtmlElement
    meta: Meta | None = None  # of the page of the course; None where the book adds the page


@dataclass(frozen=True)
class Chapter:
    """A module or another group of the navigation; its first page opens it."""

    id: str
    number: str  # "3", or a letter where it is no module; "" of the index
    label: str  # "Module 3", "A"
    title: str
    pages: tuple[BookPage, ...]


@dataclass(frozen=True)
class BookPart:
    """Chapters that stand together."""

    id: str
    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Book:
    """The handbook in one language, in reading order, without anything about paper or files."""

    lang: str
    title: str
    lead: str  # one sentence: for whom it is and what it is about
    edition: str  # "2026-11"
    edition_line: str  # "Edition 2026-11 (25 November 2026)"
    day: date
    parts: tuple[BookPart, ...]
    site: Path  # pictures lie there, and style sheets
    s: Interface  # words of the interface, in this language

    @property
    def chapters(self) -> Iterator[Chapter]:
        return (chapter for part in self.parts for chapter in part.chapters)

    @property
    def pages(self) -> Iterator[BookPage]:
        return (page for chapter in self.chapters for page in chapter.pages)

    @property
    def pictures(self) -> list[str]:
        """Return the pictures that the pages show, each once, by their paths below the site's root."""
        return sorted({image.get("src", "") for page in self.pages for image in page.body.iter("img")})
