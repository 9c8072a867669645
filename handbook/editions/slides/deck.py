"""The model of slides: the deck of a module in one language, its screens, and the sizes of their letters."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml.html import HtmlElement as Element

from handbook.base.html import by_class, read
from handbook.course.course import Course
from handbook.course.data.outline import Module
from handbook.course.data.strings import Interface
from handbook.course.pages.keys import page_url
from handbook.course.pages.model import Box, Page

HEAD = 40  # size of a heading in pixels, where a slide is 1280 or 1024 wide
LEAST = 28  # smallest size of a slide's own text
REASON = 24  # and of reasons, marks and feet


@dataclass(frozen=True)
class Slide:
    """One screen; ``notes`` are seen only in the speaker's window and on paper."""

    kind: str
    body: tuple[Element, ...]
    notes: tuple[Element, ...] = ()
    section: str = ""  # slides of one section share the notes of its first


@dataclass(frozen=True)
class BuiltPage:
    """A page of a module: numbers and titles are taken from ``page``, prose from its ``article`` in the built site."""

    page: Page
    article: Element

    @property
    def exercises(self) -> dict[Element, Box]:
        """Map each exercise of the article to its box on the page; both stand in the same order."""
        boxes = (box for box in self.page.boxes if box.kind == "exercise")
        return dict(zip(by_class(self.article, "exercise"), boxes, strict=True))


@dataclass(frozen=True)
class Deck:
    """The slides of one module in one language: what they are made from."""

    course: Course
    site: Path
    lang: str
    module: Module

    @property
    def s(self) -> Interface:
        """Return the words of the interface in the deck's language."""
        return Interface(self.course.data.strings, self.lang)

    def built_page(self, path: str) -> BuiltPage:
        """Read a page of the module, named by its path below docs/<language>/, from the built site."""
        page = self.course.pages[self.lang, path]
        built = read(self.site / page_url(self.course.languages, self.lang, page.id))
        return BuiltPage(page, next(built.iter("article")))

    @property
    def root(self) -> str:
        """Return the folder of the language below the site's root, see Languages.folder."""
        return self.course.languages.folder(self.lang)

    @property
    def folder(self) -> Path:
        return self.site / self.root

    @property
    def name(self) -> str:
        """Return the words at the foot of each slide."""
        return self.s("module", self.module.number) if self.module.number else self.module.title[self.lang]
