"""Assembles the pages of the built trainee site into chapters and parts, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml.html import HtmlElement
from lxml.html.builder import E

from handbook.base.html import words
from handbook.base.languages import manner
from handbook.course.course import Course
from handbook.course.data.outline import Module
from handbook.course.data.strings import Interface
from handbook.course.layouts import layout_of
from handbook.course.nav import FILE as NAV_FILE
from handbook.course.nav import in_groups
from handbook.course.pages.keys import page_url
from handbook.course.pages.model import Page
from handbook.editions.book.answers import move_answers
from handbook.editions.book.forms import print_forms
from handbook.editions.book.index import term_index
from handbook.editions.book.links import absolute, resolve_links
from handbook.editions.book.model import HEADINGS, Book, BookPage, BookPart, CannotAssemble, Chapter
from handbook.editions.book.reading import (
    GROUPS_LEFT_OUT,
    clean,
    leave_out,
    prepend,
    read_article,
    space_words,
)
from handbook.render.forms.paper import write_date


def assemble(course: Course, site: Path, lang: str) -> Book:
    """Assemble the book of one language from the built trainee edition at ``site``.

    Raises CannotAssemble with all links that lead nowhere.
    """
    return _Assembly(course, site, lang).book()


@dataclass
class _Draft:
    """A chapter while its pages are added."""

    group: str
    module: Module | None
    number: str
    title: str = ""
    pages: list[BookPage] = field(default_factory=list)
    figures: int = 0
    tables: int = 0
    answers: list[HtmlElement] = field(default_factory=list)  # of the key, a section a page

    @property
    def id(self) -> str:
        return f"ch-{self.group}"


class _Assembly:
    """Reads the pages one after another, then leads their links to one another."""

    def __init__(self, course: Course, site: Path, lang: str) -> None:
        self.course, self.site, self.lang = course, site, lang
        self.s = Interface(course.data.strings, lang)
        self.ids: dict[str, str] = {}  # "en/law/check.html" → id of the page in the book

    def book(self) -> Book:
        outline = self.course.data.outline
        groups = [
            (group, kept)
            for group, paths in in_groups(self.course.root)
            if group not in GROUPS_LEFT_OUT and (kept := [path for path in paths if not self._is_left_out(path)])
        ]
        for _, paths in groups:
            for path in paths:
                page = self.course.pages[self.lang, path]
                self.ids[self._file(page)] = page.id.replace("/", "-")
        modules = {module.id: module for module in outline.modules}
        numbers = self._numbers([group for group, _ in groups], modules)
        drafts = [self._chapter(_Draft(group, modules.get(group), numbers[group]), paths) for group, paths in groups]
        if wrong := resolve_links((page for draft in drafts for page in draft.pages), self.ids, self.site):
            raise CannotAssemble("\n".join(wrong))
        home = self.course.pages[self.lang, "index.md"].meta
        return Book(
            lang=self.lang,
            title=home.title,
            lead=home.description,
            edition=outline.edition,
            edition_line=self.s("edition", outline.edition, write_date(outline.edition_date, self.lang)),
            day=outline.edition_date,
            parts=tuple(self._parts(drafts)),
            site=self.site,
            s=self.s,
        )

    def _numbers(self, groups: list[str], modules: dict[str, Module]) -> dict[str, str]:
        """Map each chapter to its number: that of its module, else the next letter of the language.

        Raises CannotAssemble where the letters are too few.
        """
        letters = manner(self.lang).chapters
        others = [group for group in groups if group not in modules]
        if len(others) > len(letters):
            raise CannotAssemble(
                f'{NAV_FILE}: the book in "{self.lang}" has {len(others)} chapters that are no module '
                f"({', '.join(others)}), and letters for {len(letters)}; add letters to `chapters` of this language in "
                "handbook/base/languages.py, or put pages of one group into another"
            )
        return {group: str(modules[group].number) for group in groups if group in modules} | dict(
            zip(others, letters, strict=False)
        )

    def _is_left_out(self, path: str) -> bool:
        """Return whether the book leaves a page out because of its layout."""
        return bool(layout_of(self.course.pages[self.lang, path].meta.layout).left_out)

    def _file(self, page: Page) -> str:
        """Return where a page lies below the site's root."""
        return page_url(self.course.languages, self.lang, page.id)

    def _parts(self, drafts: list[_Draft]) -> Iterator[BookPart]:
        """Group the chapters by the parts of the course.

        A chapter that is no module joins the part it stands in; after the last module it joins the appendices.
        """
        last = max(n for n, draft in enumerate(drafts) if draft.module)
        part_of = {module.id: part for part in self.course.data.outline.parts for module in part.modules}
        opened: dict[str, tuple[str, list[Chapter]]] = {}
        chapters: list[Chapter] = []
        for n, draft in enumerate(drafts):
            if draft.module:
                part = part_of[draft.group]
                _, chapters = opened.setdefault(part.id, (part.title[self.lang], []))
            elif n > last:
                _, chapters = opened.setdefault("appendices", (self.s("book-appendices"), []))
            label = self.s("module", draft.number) if draft.module else draft.number
            chapters.append(Chapter(draft.id, draft.number, label, draft.title, tuple(draft.pages)))
        if index := term_index((page for draft in drafts for page in draft.pages), self.s("book-index")):
            chapters.append(index)
        return (BookPart(f"part-{id_}", title, tuple(chapters)) for id_, (title, chapters) in opened.items())

    # --- a chapter and its pages

    def _chapter(self, draft: _Draft, paths: list[str]) -> _Draft:
        opening = len(paths) == 1 or paths[0].endswith("/index.md")
        if not opening:
            draft.title = self.s(f"book-{draft.group}")
            draft.pages.append(self._opening(draft, paths))
        for n, path in enumerate(paths):
            opens = opening and n == 0
            number = draft.number if opens else f"{draft.number}.{n if opening else n + 1}"
            page = self._page(draft, self.course.pages[self.lang, path], number, opens)
            draft.pages.append(page)
            if opens:
                draft.title = page.title
        if draft.answers:
            quizzes = any(section.find(".//*[@class='bk-answer']") is not None for section in draft.answers)
            title = self.s("answer-key" if quizzes else "exercise-hints")
            body = E.section({"id": f"{draft.id}--key", "class": "bk-page bk-key"}, E.h2(title), *draft.answers)
            draft.pages.append(BookPage(f"{draft.id}--key", "", "", title, body))
        return draft

    def _opening(self, draft: _Draft, paths: list[str]) -> BookPage:
        """Make a first page, with title and contents, for a chapter that has none on the site."""
        pages = (self.course.pages[self.lang, path] for path in paths)
        rows = (E.li(E.a(page.meta.title, href=self._file(page))) for page in pages)
        heading = E.h1(E.span({"class": "bk-number"}, draft.number), f" {draft.title}")
        body = E.section({"id": draft.id, "class": "bk-page"}, heading, E.ul({"class": "bk-holds"}, *rows))
        return BookPage(draft.id, "", draft.number, draft.title, body)

    def _page(self, draft: _Draft, source: Page, number: str, opens: bool) -> BookPage:
        path, title = self._file(source), source.meta.title
        id_ = self.ids[path]
        body = read_article(self.site / path)
        body.tag = "section"
        leave_out(body)
        heading = body.find("h1")
        space_words(body)
        print_forms(body)
        self._number_figures(draft, body)
        self._number_tables(draft, body)
        for element in body.iter():
            clean(element, f"{id_}--")
        body.set("id", id_)
        body.set("class", "bk-page")
        for link in body.iter("a"):
            link.set("href", absolute(path, link.get("href", "")))
        if (answers := move_answers(body, title, self.s)) is not None:
            draft.answers.append(answers)
        label = self.s("module", number) if opens and draft.module else number
        prepend(heading, E.span({"class": "bk-number"}, label), " ")
        if not opens:
            for element in body.iter(*HEADINGS):
                element.tag = HEADINGS[HEADINGS.index(element.tag) + 1]
        return BookPage(id_, path, number, title, body, source.meta)

    def _number_figures(self, draft: _Draft, body: HtmlElement) -> None:
        """Number the figures; each keeps one picture, with its whole description as the alternative text."""
        for figure in body.iter("figure"):
            draft.figures += 1
            image = figure.find("picture/img")
            description = figure.find("p[@class='hb-sr']")
            image.set("alt", f"{image.get('alt')}. {words(description)}")
            # every picture of the site lies at its root, in either language
            image.set("src", image.get("src", "").lstrip("./"))
            caption = figure.find("figcaption")
            number = self.s("book-figure", f"{draft.number}.{draft.figures}")
            prepend(caption, E.span({"class": "bk-number"}, f"{number}."), " ")
            figure[:] = [image, caption]
            image.tail = None
            figure.set("id", f"figure-{draft.figures}")

    def _number_tables(self, draft: _Draft, body: HtmlElement) -> None:
        """Number the tables; each takes its section's heading as its name."""
        section = ""
        for element in body.iter():
            if element.tag in HEADINGS:
                section = words(element)
            elif element.tag == "table" and element.find("thead") is not None:
                draft.tables += 1
                number = self.s("table", f"{draft.number}.{draft.tables}")
                caption = E.caption(
                    {"class": "bk-caption"}, E.span({"class": "bk-number"}, f"{number}."), f" {section}"
                )
                element.insert(0, caption)
                element.set("id", f"table-{draft.tables}")
