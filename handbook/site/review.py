"""The questions of the course once more, a file a module, so that they can be asked again on other pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
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

Taught = dict[tuple[str, str], list[tuple[Page, Section]]]  # language and id of an objective → where it is taught
ReviewCard = dict[str, str]  # what a script knows of a question


def taught(pages: Mapping[PageKey, Page]) -> Taught:
    """The lessons and sections that teach each objective, in the order of the pages."""
    found: Taught = {}
    for page in pages.values():
        for section in page.sections:
            for objective in section.teaches:
                found.setdefault((page.lang, objective), []).append((page, section))
    return found


def attributes(
    question: Question, page: Page, pages: Mapping[PageKey, Page], places: Taught, languages: Languages
) -> dict[str, str]:
    """What scripts must know of a question on its page: its version, and whether it brings back an earlier module."""
    modules = {lesson.module for id_ in question.objectives for lesson, _ in places.get((page.lang, id_), ())}
    old = {"data-old": ""} if modules and page.module not in modules else {}
    there = (pages[lang, page.path] for lang in languages if (lang, page.path) in pages)
    told = {each.lang: same for each in there for same in each.questions if same.id == question.id}
    return {"data-v": version(told), **old}


def cards(
    rendered: str, page: Page, pages: Mapping[PageKey, Page], places: Taught, languages: Languages
) -> list[ReviewCard]:
    """The questions of a rendered page, links and pictures named from the root of the site."""
    found = {quiz.get("id"): quiz for quiz in fragment(rendered).find_class("hb-quiz")}
    address = page_url(languages, page.lang, page.id)
    return [_card(question, found[question.id], address, page, pages, places, languages) for question in page.questions]


def _card(
    question: Question,
    quiz: HtmlElement,
    address: str,
    page: Page,
    pages: Mapping[PageKey, Page],
    places: Taught,
    languages: Languages,
) -> ReviewCard:
    for opened in [*quiz.find_class("hb-st--note"), *quiz.find_class("hb-noted")]:
        opened.drop_tree()  # the note of a law fact, which may stand on the page once only
    for element in quiz.iter():
        for name in ("href", "src", "srcset"):
            if target := element.get(name):
                element.set(name, urljoin(address, target))
    lesson, section = place(question, page, pages, places, languages)
    return {
        "id": question.id,
        "version": quiz.get("data-v", ""),
        "html": html(quiz),
        "lesson": lesson.meta.title,
        "section": section.title,
        "url": f"{page_url(languages, page.lang, lesson.id)}#{section.id}",
    }


def place(
    question: Question, page: Page, pages: Mapping[PageKey, Page], places: Taught, languages: Languages
) -> tuple[Page, Section]:
    """The section of its objectives that is nearest to a question, found in the source text for all languages.

    While nothing teaches its objective yet, a section of its own page.
    """
    source = languages.source
    there = [found for id_ in question.objectives for found in places.get((page.lang, id_), ())]
    there = [found for found in there if found[0].path == page.path] or there  # a lesson teaches what it asks
    there = there or [(page, section) for section in page.sections]
    told = {(lesson.path, own.id): own for id_ in question.objectives for lesson, own in places.get((source, id_), ())}
    texts = [told.get((lesson.path, section.id), section) for lesson, section in there]
    asked = pages.get((source, page.path), page)
    same = ((one, asked.lang) for one in asked.questions if one.id == question.id)
    best = nearest(*next(same, (question, page.lang)), texts)
    return next(found for found, text in zip(there, texts, strict=True) if text is best)


def write(made: Mapping[PageKey, list[ReviewCard]], data: Data, order: Iterable[str], folder: Path) -> None:
    """`review.<module>.<language>.js` for each module: its questions in the order of the navigation."""
    paths = list(order)
    for lang in data.languages:
        for module in data.outline.modules:
            rows = [card for path in paths if path.startswith(f"{module.id}/") for card in made.get((lang, path), ())]
            if rows:
                told = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
                text = f'(window.HB_REVIEW??={{}})["{module.id}"]={told}\n'
                (folder / f"review.{module.id}.{lang}.js").write_text(text, encoding="utf-8")


def of_course(page: Page, outline: Outline) -> bool:
    """Whether a page's questions are those of a module."""
    return bool(page.questions) and page.module in {module.id for module in outline.modules}
