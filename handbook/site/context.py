"""Answers templates: the `hb` object of a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mkdocs.utils import get_relative_url

from handbook.course.data.forms import Form
from handbook.course.data.model import Data
from handbook.course.data.outline import Module
from handbook.course.data.strings import Interface
from handbook.course.layouts import LAYOUTS
from handbook.course.pages.minutes import minutes_to_read
from handbook.course.pages.model import Objective, Page, PageKey, page_url
from handbook.course.pages.refs import pages_by_target
from handbook.course.printed import words_printed
from handbook.render.forms.paper import write_date


@dataclass(frozen=True)
class Other:
    """The same page in another language."""

    lang: str
    url: str


@dataclass(frozen=True)
class LessonLink:
    """A page of a module as its index lists it."""

    page: Page
    url: str


class PageContext:
    """Answers the templates' questions about one page."""

    def __init__(self, page: Page, pages: dict[PageKey, Page], order: list[str], data: Data, trainer: bool) -> None:
        self.page, self.lang, self.data, self.trainer = page, page.lang, data, trainer
        self._pages, self._order = pages, order
        self.s = Interface(data.strings, page.lang)
        self.languages = data.languages
        self.own_url = page_url(self.languages, page.lang, page.id)
        self.outline = data.outline

    @property
    def others(self) -> list[Other]:
        """Return the page in the other languages, the source first."""
        return [
            Other(lang, get_relative_url(page_url(self.languages, lang, self.page.id), self.own_url))
            for lang in self.languages.compared(self.lang)
        ]

    def s_in(self, lang: str, key: str, *values: object) -> str:
        """Return words of the interface in another language."""
        return Interface(self.data.strings, lang)(key, *values)

    def url(self, page: str) -> str:
        """Return the address of a page id in this page's language, relative to this page."""
        return get_relative_url(page_url(self.languages, self.lang, page), self.own_url)

    def layout_url(self, layout: str) -> str:
        """Return the address of the only page of a layout, relative to this page."""
        return self.url(LAYOUTS[layout].page_id)

    def root_url(self, path: str) -> str:
        """Return the address of a file below the site's root, relative to this page."""
        return get_relative_url(path, self.own_url)

    def date(self, day: date) -> str:
        return write_date(day, self.lang)

    @property
    def module(self) -> Module | None:
        return next((module for module in self.outline.modules if module.id == self.page.module), None)

    @property
    def has_quiz(self) -> bool:
        return bool(self.page.questions)

    @property
    def form(self) -> Form | None:
        return self.data.forms.get(self.page.meta.form)

    def module_title(self, module: str) -> str:
        """Return the title of a module of the course by its id."""
        return next(found.title[self.lang] for found in self.outline.modules if found.id == module)

    def lessons(self, module: str) -> list[LessonLink]:
        """Return the pages of a module in the order of the navigation, without its index."""
        paths = [path for path in self._order if path.startswith(f"{module}/") and path != f"{module}/index.md"]
        pages = [self._pages[self.lang, path] for path in paths]
        return [LessonLink(page, self.url(page.id)) for page in pages]

    @property
    def in_order(self) -> list[Page]:
        """Return the pages of this language in the order of the navigation."""
        return [self._pages[self.lang, path] for path in self._order if (self.lang, path) in self._pages]

    def pages_with(self, kind: str) -> dict[str, list[Page]]:
        """Return the pages of this language that refer to each thing of a kind, in the order of the navigation."""
        return pages_by_target(self.in_order, kind)

    def objectives(self) -> list[tuple[Objective, Page, str]]:
        """Return every objective of this language's lessons with its page and the page's address."""
        return [
            (objective, page, self.url(page.id))
            for page in self._pages.values()
            if page.lang == self.lang
            for objective in page.meta.objectives
        ]

    def page_of(self, page: str) -> Page:
        """Return a page by its id, in this page's language."""
        return self._pages[self.lang, f"{page}.md"]

    def whole_module(self, page: str) -> Module | None:
        """Return the module whose index has this id; None for other pages."""
        return next((module for module in self.outline.modules if module.number and page == f"{module.id}/index"), None)

    @property
    def own_minutes(self) -> int:
        """Return the minutes to read this page; 0 if it is not read through."""
        return self._minutes(self.page)

    def _minutes(self, page: Page) -> int:
        return page.meta.read or minutes_to_read(words_printed(page.meta.layout, self.data, self.lang))

    def minutes_of(self, page: str) -> int:
        """Return the minutes to read a page; the index of a module counts with all its pages."""
        minutes = self._minutes(self.page_of(page))
        if module := self.whole_module(page):
            minutes += self.module_minutes(module.id)[0]
        return minutes

    @property
    def module_titles(self) -> list[tuple[str, str]]:
        """Return the modules in their order: id, number and title as one line."""
        return [(module.id, module.numbered_title(self.lang)) for module in self.outline.modules]

    def first_url(self, module: str) -> str:
        return self.url(f"{module}/index")

    def module_minutes(self, module: str) -> tuple[int, int]:
        """Return the minutes to read and to teach, summed over the module's pages."""
        metas = [link.page.meta for link in self.lessons(module)]
        return sum(meta.read for meta in metas), sum(meta.teach for meta in metas)
