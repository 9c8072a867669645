"""Assembles one book per language from the built trainee site: its pages in the order of the nav, numbers, key, index.

Classes that begin with ``hb-`` are the site's, those with ``bk-`` the book's own. Words that the book adds stand in
``bk-number``, ``bk-caption``, ``bk-where``, ``bk-to-key``, ``bk-back``, ``bk-right``, ``bk-letter``, in the headings
of a key, and in pages without a path.
"""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from string import ascii_uppercase
from urllib.parse import urldefrag, urlsplit

import tinyhtml5
from lxml import etree
from lxml.html import HtmlElement, XHTMLParser
from lxml.html.builder import E

from handbook.course.course import Course
from handbook.course.data.model import Module
from handbook.course.nav import in_groups
from handbook.course.pages.model import LANGUAGES
from handbook.render.questions.frame import taken_apart

GLOSSARY = "glossary"  # the page's id, on which every term has an id of its own
INDEX = "index"  # id of the chapter that says where terms are used
CHAPTER_LETTERS = {"mn": "АБВГДЕЖЗ", "en": ascii_uppercase}  # of chapters that are no module
# groups of the navigation that the book leaves out, and why
GROUPS_LEFT_OUT = {
    "index": "doors and cards that lead to other pages; its title and sentence stand on the cover",
    "trainer": "trainers have the trainer edition",
    "workbench": "tools that work on a screen only; the lessons say what they prove",
    "progress": "what a browser keeps of its reader",
    "review": "questions that a screen asks again; they stand in the chapters",
}
# parts of a page that the book leaves out, as XPath below the page's article, and why
LEFT_OUT = {
    ".//nav": "a book has its contents at the front",
    ".//script": "answers of an exercise, sealed, which a script compares",
    ".//*[@hidden]": "shown by a script",
    ".//div[@class='hb-calc']": "a calculator works on a screen only",
    ".//p[starts-with(@class, 'hb-filter')]": "a list is filtered on a screen only",
    ".//p[starts-with(@class, 'hb-form__')]": "buttons, and the files of the folder edition",
    ".//a[@class='hb-eg']": "leads to the example that stands below the form",
    ".//section[@class='hb-key']": "the key of the chapter says more",
    ".//section[@class='hb-self']/p": "says that a computer compares the answers",
    ".//section[@class='hb-self']//summary": "opens the questions on a screen",
    ".//button[contains(@class, 'hb-st')]": "opens a note that stands beside it on paper",
    ".//picture[@class='hb-dark']": "the same picture for a dark screen",
}
# attributes that mean something on paper and in a reading system
ATTRIBUTES = frozenset(
    ("id", "class", "lang", "href", "src", "alt", "width", "height", "colspan", "rowspan", "scope", "start")
)
ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
EDITION = re.compile(r'<html\b[^>]* data-edition="([^"]*)"')  # what every page says of its edition
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class CannotAssemble(Exception):
    """What of the site does not fit into a book; the message has a line for each."""


@dataclass(frozen=True)
class Page:
    """One page of the site, or one that the book adds: an opening, a key, the index.

    ``body`` is a ``section`` whose id is ``id``; its first heading is an h1 where the page opens a chapter, else an h2.
    Links inside the book are ``#id``, whatever file an edition puts the id into.
    """

    id: str
    path: str  # below the site's root, such as "en/law/check.html"; "" where the book adds the page
    number: str  # "3.1"; "" of a page without
    title: str
    body: HtmlElement


@dataclass(frozen=True)
class Chapter:
    """A module or another group of the navigation; its first page opens it."""

    id: str
    number: str  # "3", or a letter where it is no module; "" of the index
    label: str  # "Module 3", "A"
    title: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Part:
    """Chapters that stand together."""

    id: str
    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Book:
    """The handbook in one language, in reading order, knowing nothing of paper or files."""

    lang: str
    title: str
    lead: str  # one sentence: for whom it is and what it is about
    edition: str  # "2026-11"
    edition_line: str  # "Edition 2026-11 (25 November 2026)"
    day: date
    parts: tuple[Part, ...]
    site: Path  # pictures lie there, and style sheets
    words: dict[str, str]  # of the interface, in this language

    @property
    def chapters(self) -> Iterator[Chapter]:
        return (chapter for part in self.parts for chapter in part.chapters)

    @property
    def pages(self) -> Iterator[Page]:
        return (page for chapter in self.chapters for page in chapter.pages)

    @property
    def pictures(self) -> list[str]:
        """Paths below the site's root of the pictures that the pages show, each once."""
        return sorted({image.get("src", "") for page in self.pages for image in page.body.iter("img")})

    def s(self, key: str, *values: object) -> str:
        return self.words[key].format(*values)


def assemble(content: Course, site: Path, lang: str) -> Book:
    """The book of one language from the built trainee edition at ``site``.

    Raises CannotAssemble with all links that lead nowhere.
    """
    return _Assembly(content, site, lang).book()


@dataclass
class _Draft:
    """A chapter while it is made."""

    group: str
    module: Module | None
    number: str
    title: str = ""
    pages: list[Page] = field(default_factory=list)
    figures: int = 0
    tables: int = 0
    answers: list[HtmlElement] = field(default_factory=list)  # of the key, a section a page

    @property
    def id(self) -> str:
        return f"ch-{self.group}"


class _Assembly:
    """Reads pages one after another, then ties together what they say of each other."""

    def __init__(self, content: Course, site: Path, lang: str) -> None:
        self.content, self.site, self.lang = content, site, lang
        self.words = {key: words[lang] for key, words in content.data.strings.items()}
        self.prefix = "" if lang == LANGUAGES[0] else f"{lang}/"
        self.ids: dict[str, str] = {}  # "en/law/check.html" → id of the page in the book
        self.wrong: list[str] = []

    def s(self, key: str, *values: object) -> str:
        return self.words[key].format(*values)

    def book(self) -> Book:
        outline = self.content.data.outline
        groups = [(group, paths) for group, paths in in_groups(self.content.root) if group not in GROUPS_LEFT_OUT]
        for _, paths in groups:
            for path in paths:
                self.ids[self._html(path)] = path.removesuffix(".md").replace("/", "-")
        letters = iter(CHAPTER_LETTERS[self.lang])
        modules = {module.id: module for module in outline.modules}
        drafts = []
        for group, paths in groups:
            module = modules.get(group)
            drafts.append(self._chapter(_Draft(group, module, str(module.number) if module else next(letters)), paths))
        self._resolve_links(page for draft in drafts for page in draft.pages)
        if self.wrong:
            raise CannotAssemble("\n".join(self.wrong))
        first = self.site / self._html("index.md")
        home, edition = _read(first), EDITION.search(first.read_text("utf-8"))
        return Book(
            lang=self.lang,
            title=_words(home.find(".//h1")),
            lead=_words(home.find(".//p[@class='hb-lead']")),
            edition=outline.edition,
            edition_line=edition[1] if edition else "",
            day=outline.edition_date,
            parts=tuple(self._parts(drafts)),
            site=self.site,
            words=self.words,
        )

    def _html(self, path: str) -> str:
        """Where a page of docs/<language>/ lies below the site's root."""
        return f"{self.prefix}{path.removesuffix('.md')}.html"

    def _parts(self, drafts: list[_Draft]) -> Iterator[Part]:
        """The course's parts; what is no module joins the part it stands in, and after the last one the appendices."""
        last = max(n for n, draft in enumerate(drafts) if draft.module)
        part_of = {module.id: part for part in self.content.data.outline.parts for module in part.modules}
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
        chapters.extend(self._index(drafts))
        return (Part(f"part-{id_}", title, tuple(chapters)) for id_, (title, chapters) in opened.items())

    # --- a chapter and its pages

    def _chapter(self, draft: _Draft, paths: list[str]) -> _Draft:
        opening = len(paths) == 1 or paths[0].endswith("/index.md")
        if not opening:
            draft.title = self.s(f"book-{draft.group}")
            draft.pages.append(self._opening(draft, paths))
        for n, path in enumerate(paths):
            opens = opening and n == 0
            number = draft.number if opens else f"{draft.number}.{n if opening else n + 1}"
            page = self._page(draft, self._html(path), number, opens)
            draft.pages.append(page)
            if opens:
                draft.title = page.title
        if draft.answers:
            quizzes = any(section.find(".//*[@class='bk-answer']") is not None for section in draft.answers)
            title = self.s("answer-key" if quizzes else "exercise-hints")
            body = E.section({"id": f"{draft.id}--key", "class": "bk-page bk-key"}, E.h2(title), *draft.answers)
            draft.pages.append(Page(f"{draft.id}--key", "", "", title, body))
        return draft

    def _opening(self, draft: _Draft, paths: list[str]) -> Page:
        """A first page for a chapter that has none on the site: its title and what it holds."""
        rows = (
            E.li(E.a(_words(_read(self.site / self._html(path)).find(".//h1")), href=self._html(path)))
            for path in paths
        )
        heading = E.h1(E.span({"class": "bk-number"}, draft.number), f" {draft.title}")
        body = E.section({"id": draft.id, "class": "bk-page"}, heading, E.ul({"class": "bk-holds"}, *rows))
        return Page(draft.id, "", draft.number, draft.title, body)

    def _page(self, draft: _Draft, path: str, number: str, opens: bool) -> Page:
        id_ = self.ids[path]
        body = _read(self.site / path)
        body.tag = "section"
        for xpath in LEFT_OUT:
            for element in body.xpath(xpath):
                element.drop_tree()
        heading = body.find("h1")
        title = _words(heading)
        _space_words(body)
        _print_forms(body)
        self._number_figures(draft, body)
        self._number_tables(draft, body)
        for element in body.iter():
            _clean(element, f"{id_}--")
        body.set("id", id_)
        body.set("class", "bk-page")
        for link in body.iter("a"):
            link.set("href", self._absolute(path, link.get("href", "")))
        self._move_answers(draft, body, title)
        label = self.s("module", number) if opens and draft.module else number
        _prepend(heading, E.span({"class": "bk-number"}, label), " ")
        if not opens:
            for element in body.iter(*HEADINGS):
                element.tag = HEADINGS[HEADINGS.index(element.tag) + 1]
        return Page(id_, path, number, title, body)

    def _number_figures(self, draft: _Draft, body: HtmlElement) -> None:
        """One picture a figure, with all that its description says as the alternative text."""
        for figure in body.iter("figure"):
            draft.figures += 1
            image = figure.find("picture/img")
            told = figure.find("p[@class='hb-sr']")
            image.set("alt", f"{image.get('alt')}. {_words(told)}")
            # every picture of the site lies at its root, in either language
            image.set("src", image.get("src", "").lstrip("./"))
            caption = figure.find("figcaption")
            number = self.s("book-figure", f"{draft.number}.{draft.figures}")
            _prepend(caption, E.span({"class": "bk-number"}, f"{number}."), " ")
            figure[:] = [image, caption]
            image.tail = None
            figure.set("id", f"figure-{draft.figures}")

    def _number_tables(self, draft: _Draft, body: HtmlElement) -> None:
        """A table takes the name of the section it stands in."""
        section = ""
        for element in body.iter():
            if element.tag in HEADINGS:
                section = _words(element)
            elif element.tag == "table" and element.find("thead") is not None:
                draft.tables += 1
                number = self.s("table", f"{draft.number}.{draft.tables}")
                caption = E.caption(
                    {"class": "bk-caption"}, E.span({"class": "bk-number"}, f"{number}."), f" {section}"
                )
                element.insert(0, caption)
                element.set("id", f"table-{draft.tables}")

    # --- questions, hints and their key

    def _move_answers(self, draft: _Draft, body: HtmlElement, title: str) -> None:
        answers = [self._question(quiz) for quiz in body.xpath(".//div[@class='hb-quiz']")]
        answers += [self._hints(hints) for hints in body.xpath(".//div[@class='hb-hints']")]
        for opened in body.xpath(".//section[@class='hb-self']/details"):
            opened.drop_tag()
        if answers:
            draft.answers.append(E.section({"class": "bk-answers"}, E.h3(title), *answers))

    def _question(self, quiz: HtmlElement) -> HtmlElement:
        """Print a question as text with lettered options; return its entry in the key."""
        id_ = quiz.get("id", "")
        asked, reasons = taken_apart(quiz), quiz.find("details").find("ol")
        number, lines = asked.number, []
        number.tail = " "
        for n, paragraph in enumerate(asked.paragraphs):
            lines.append(E.p({"class": "bk-asked"}, *(() if n else (number,)), *_parts_of(paragraph)))
        lines += asked.lines
        options = [E.li(E.b(row.letter), " ", *_parts_of(row.text)) for row in asked.rows if row.text is not None]
        to_key = E.a(self.s("book-to-key"), href=f"#key-{id_}")
        offered = [E.ul({"class": "bk-options"}, *options)] if options else []
        quiz[:] = [*lines, *offered, E.p({"class": "bk-to-key"}, to_key)]
        for row in asked.rows if options else ():
            _prepend(row.reason, E.b({"class": "bk-letter"}, row.letter), " ")
        reasons.tag = "ul"
        reasons.tail = None
        answer = E.b({"class": "bk-right"}, ", ".join(row.named for row in asked.rows if row.right))
        head = E.p(E.a({"class": "bk-back", "href": f"#{id_}"}, number.text), " ", answer)
        return E.div({"class": "bk-answer", "id": f"key-{id_}"}, head, reasons)

    def _hints(self, hints: HtmlElement) -> HtmlElement:
        """Take the hints of an exercise from its brief; return them, the first one first."""
        id_ = f"key-{next(hints.iterancestors('section')).get('id')}--hints"
        rows = []
        for details in hints.iter("details"):
            name = details.find("summary")
            told = [child for child in details if child.tag not in ("summary", "details")]
            rows.append(E.li(E.b(name.text), *told))
        hints[:] = [E.p({"class": "bk-to-key"}, E.a(self.s("book-to-hints"), href=f"#{id_}"))]
        return E.ul({"class": "bk-hints", "id": id_}, *rows)

    # --- links

    def _absolute(self, path: str, href: str) -> str:
        """An address inside the site from its root; others stay."""
        if urlsplit(href).scheme:
            return href
        target, fragment = urldefrag(href)
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
        return f"{whole}#{fragment}" if fragment else whole

    def _resolve_links(self, pages: Iterable[Page]) -> None:
        pages = list(pages)
        known = {element.get("id") for page in pages for element in page.body.iter() if element.get("id")}
        for page in pages:
            for link in list(page.body.iter("a")):
                href = link.get("href", "")
                if urlsplit(href).scheme or href.startswith("#"):
                    continue
                target, fragment = urldefrag(href)
                if target in self.ids:
                    place = f"{self.ids[target]}--{fragment}"
                    # what stands there may be left out of the book
                    link.set("href", f"#{place}" if place in known else f"#{self.ids[target]}")
                elif (self.site / target).exists():
                    link.addnext(E.span({"class": "bk-where"}, f" ({href})"))
                    _tail_after(link)
                    link.drop_tag()
                else:
                    self.wrong.append(f"{page.path}: a link to {href}, which does not exist")

    # --- the index

    def _index(self, drafts: list[_Draft]) -> Iterator[Chapter]:
        """Which pages use each term of the glossary: a link to the first place on each; none where no term is used."""
        uses: dict[str, list[tuple[str, str]]] = {}  # id of a term → number of a page and the place on it
        glossary: HtmlElement | None = None
        for draft in drafts:
            for page in draft.pages:
                if page.id == GLOSSARY:
                    glossary = page.body
                for n, link in enumerate(page.body.xpath(".//a[@class='hb-term']") if page.path else ()):
                    found = uses.setdefault(link.get("href", "")[1:], [])
                    if not found or found[-1][0] != page.number:
                        link.set("id", f"{page.id}--term-{n}")
                        found.append((page.number, link.get("id", "")))
        rows = []
        for term in glossary.findall(".//dl/div") if glossary is not None else ():
            if places := uses.get(term.get("id", "")):
                rows.append(_entry(term, places))
        if rows:
            title = self.s("book-index")
            body = E.section({"id": INDEX, "class": "bk-page bk-index"}, E.h1(title), E.ul(*rows))
            yield Chapter(f"ch-{INDEX}", "", "", title, (Page(INDEX, "", "", title, body),))


def _entry(term: HtmlElement, places: list[tuple[str, str]]) -> HtmlElement:
    """«хохирогч victim: 3.1, 7.2»"""
    name = term.find("dt")
    other = name.find("span")
    row = E.li(E.a((name.text or "").strip(), href=f"#{term.get('id')}"), " ")
    row.append(E.span(other.text or "", lang=other.get("lang", "")))
    row[-1].tail = ": "
    for n, (number, place) in enumerate(places):
        row.append(E.a({"class": "bk-place", "href": f"#{place}"}, number))
        row[-1].tail = ", " if n + 1 < len(places) else None
    return row


def _read(path: Path) -> HtmlElement:
    """The article of a page as browsers read it, also without the end tags that HTML lets out."""
    article = ARTICLE.search(path.read_text("utf-8"))
    page = tinyhtml5.parse(article[0] if article else "", namespace_html_elements=False)
    return etree.fromstring(ElementTree.tostring(page[1][0], encoding="unicode"), XHTMLParser())


def _words(element: HtmlElement) -> str:
    """The text of an element, white space as a page shows it."""
    return " ".join(element.text_content().split())


def _parts_of(element: HtmlElement) -> list[str | HtmlElement]:
    """What stands in an element, to build another one from."""
    return [element.text or "", *element]


def _prepend(element: HtmlElement, new: HtmlElement, between: str) -> None:
    new.tail, element.text = between + (element.text or "").lstrip(), None
    element.insert(0, new)


def _tail_after(link: HtmlElement) -> None:
    """Give what follows a link to what now stands right after it."""
    after = link.getnext()
    after.tail, link.tail = link.tail, None


def _clean(element: HtmlElement, prefix: str) -> None:
    """Keep what means something without scripts and style sheets of the site; ids are those of the whole book."""
    for name in list(element.attrib):
        if name not in ATTRIBUTES:
            del element.attrib[name]
    if id_ := element.get("id"):
        element.set("id", prefix + id_)


def _space_words(body: HtmlElement) -> None:
    """Where the site's style sheet alone keeps two things apart, put a space."""
    for element in body.iter("span", "small"):
        before = element.getprevious()
        if element.get("lang"):
            continue
        if before is not None and not before.tail:
            before.tail = " "
        elif before is None and element.get("class") and (text := element.getparent().text) and text == text.rstrip():
            element.getparent().text = f"{text} "
        elif before is not None and element.get("class") and before.tail == before.tail.rstrip():
            before.tail += " "


# --- forms as printed blanks


def _print_forms(body: HtmlElement) -> None:
    """A form that is filled in on a screen becomes one that is filled in by pen."""
    for form in body.iter("form"):
        form.tag = "div"
        for group in form.findall("fieldset"):
            group.tag = "section"
            group.set("class", "bk-group")
            legend = group.find("legend")
            legend.tag = "h2"
            for place in group.findall("div"):
                _print_field(place)


def _print_field(place: HtmlElement) -> None:
    choice = place.find("fieldset")
    if choice is not None:
        legend, helped = choice.find("legend"), choice.findall("p")
        boxes = E.ul({"class": "bk-choices"})
        for label in choice.findall("label"):
            boxes.append(E.li(E.span({"class": "bk-box"}), " ", *_parts_after_input(label)))
        place[:] = [E.p({"class": "bk-label"}, *_parts_of(legend)), boxes, *helped]
        return
    for label in place.findall("label"):
        label.tag = "p"
        label.set("class", "bk-label")
    for blank in place.xpath("input | textarea"):
        blank.getparent().replace(blank, E.div({"class": "bk-blank"}))


def _parts_after_input(label: HtmlElement) -> list[str | HtmlElement]:
    """The words of a choice, which follow the field that is ticked."""
    ticked, *rest = label
    return [ticked.tail or "", *rest]
