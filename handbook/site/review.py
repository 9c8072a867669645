"""Writes the questions of the course once more, a file for each module, to be asked again on other pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

from lxml.html import HtmlElement

from handbook.base.html import fragment, html
from handbook.base.languages import Languages
from handbook.course.data.model import Data
from handbook.course.data.outline import Outline
from handbook.course.pages.model import Page, PageKey, Section, page_url
from handbook.course.pages.nearest import nearest
from handbook.course.pages.questions import version
from handbook.course.questions.model import Question
from handbook.render.scripts import as_json

ReviewCard = dict[str, str]  # what a script knows of a question


@dataclass(frozen=True)
class Reviews:
    """The pages of the course, and where each objective that their questions ask for is taught."""

    pages: Mapping[PageKey, Page]
    languages: Languages

    @cached_property
    def taught(self) -> dict[tuple[str, str], list[tuple[Page, Section]]]:
        """Map language and objective to the lessons and sections that teach it, in the order of the pages."""
        found: dict[tuple[str, str], list[tuple[Page, Section]]] = {}
        for page in self.pages.values():
            for section in page.sections:
                for objective in section.teaches:
                    found.setdefault((page.lang, objective), []).append((page, section))
        return found

    def attributes(self, question: Question, page: Page) -> dict[str, str]:
        """Return the attributes that scripts read from a question's element.

        data-v is the version of the question, data-old is set if it asks for an objective of an earlier module.
        """
        modules = {lesson.module for id_ in question.objectives for lesson, _ in self.taught.get((page.lang, id_), ())}
        old = {"data-old": ""} if modules and page.module not in modules else {}
        same_pages = (self.pages[lang, page.path] for lang in self.languages if (lang, page.path) in self.pages)
        twins = {each.lang: same for each in same_pages for same in each.questions if same.id == question.id}
        return {"data-v": version(twins), **old}

    def cards(self, rendered: str, page: Page) -> list[ReviewCard]:
        """Return the questions of a rendered page; links and pictures lead from the root of the site."""
        found = {quiz.get("id"): quiz for quiz in fragment(rendered).find_class("hb-quiz")}
        return [self._card(question, found[question.id], page) for question in page.questions]

    def _card(self, question: Question, quiz: HtmlElement, page: Page) -> ReviewCard:
        for opened in [*quiz.find_class("hb-st--note"), *quiz.find_class("hb-noted")]:
            opened.drop_tree()  # the note of a law fact, which may stand on the page once only
        address = page_url(self.languages, page.lang, page.id)
        for element in quiz.iter():
            for name in ("href", "src", "srcset"):
                if target := element.get(name):
                    element.set(name, urljoin(address, target))
        lesson, section = self.place(question, page)
        return {
            "id": question.id,
            "version": quiz.get("data-v", ""),
            "html": html(quiz),
            "lesson": lesson.meta.title,
            "section": section.title,
            "url": f"{page_url(self.languages, page.lang, lesson.id)}#{section.id}",
        }

    def place(self, question: Question, page: Page) -> tuple[Page, Section]:
        """Find the section that teaches what a question asks, a section of its own page if none does yet.

        Texts are compared in the source language, so that all languages agree.
        """
        source = self.languages.source
        there = [found for id_ in question.objectives for found in self.taught.get((page.lang, id_), ())]
        there = [found for found in there if found[0].path == page.path] or there  # a lesson teaches what it asks
        there = there or [(page, section) for section in page.sections]
        in_source = {
            (lesson.path, own.id): own
            for id_ in question.objectives
            for lesson, own in self.taught.get((source, id_), ())
        }
        texts = [in_source.get((lesson.path, section.id), section) for lesson, section in there]
        asked = self.pages.get((source, page.path), page)
        same = ((one, asked.lang) for one in asked.questions if one.id == question.id)
        best = nearest(*next(same, (question, page.lang)), texts)
        return next(found for found, text in zip(there, texts, strict=True) if text is best)


def write(made: Mapping[PageKey, list[ReviewCard]], data: Data, order: Iterable[str], folder: Path) -> None:
    """Write `review.<module>.<language>.js` for each module: its questions in the order of the navigation."""
    paths = list(order)
    for lang in data.languages:
        for module in data.outline.modules:
            rows = [card for path in paths if path.startswith(f"{module.id}/") for card in made.get((lang, path), ())]
            if rows:
                text = f'(window.HB_REVIEW??={{}})["{module.id}"]={as_json(rows)}\n'
                (folder / f"review.{module.id}.{lang}.js").write_text(text, encoding="utf-8")


def of_course(page: Page, outline: Outline) -> bool:
    """Check whether a page's questions are those of a module."""
    return bool(page.questions) and page.module in {module.id for module in outline.modules}
