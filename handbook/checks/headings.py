"""Rules HD01–HD07: headings can be linked to, form an outline and keep to their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.base.textfile import read_text
from handbook.checks.rules import Found, rule
from handbook.checks.spelling import small
from handbook.course.course import Course
from handbook.course.pages.model import Page
from handbook.course.passages import passage_of

_OF_THE_FRAME = {"main", "sources"}  # stand on the page without a heading in the text
_LATIN_ID = re.compile(r"[a-z][a-z0-9-]*")
_CAPITALS = re.compile(r"[^\W\d_]{4,}")
_ENDS_WRONG = re.compile(r"[.:;,]$")
_INSIDE_CAPITAL = re.compile(r"(?<=[\w,’] )[A-ZА-ЯЁӨҮ][a-zа-яёөү][\w’-]*")


@rule("HD01")
def headings_have_ids(course: Course) -> Iterator[Found]:
    """Each heading has an explicit id."""
    for page in course.pages.values():
        for heading in page.headings:
            if not heading.id:
                yield page.file, heading.line, f'the heading "{heading.title}" has no id'


@rule("HD02")
def heading_ids_are_unique(course: Course) -> Iterator[Found]:
    """An id stands once on its page, and is not that of a question or of the list of sources."""
    for page in course.pages.values():
        seen = _OF_THE_FRAME | {question.id for question in page.questions}
        for heading in page.headings:
            if heading.id and heading.id in seen:
                yield page.file, heading.line, f"the id #{heading.id} stands twice"
            seen.add(heading.id)


@rule("HD03")
def levels_do_not_jump(course: Course) -> Iterator[Found]:
    """A heading is at most one level below the one before it."""
    for page in course.pages.values():
        before = 1
        for heading in page.headings:
            if heading.level > before + 1:
                jump = f"jumps from level {before} to {heading.level}"
                yield page.file, heading.line, f'the heading "{heading.title}" {jump}'
            before = heading.level


@rule("HD04")
def no_main_heading(course: Course) -> Iterator[Found]:
    """No page has a `#` heading."""
    for page in course.pages.values():
        for heading in page.headings:
            if heading.level == 1:
                yield page.file, heading.line, f'the main heading "{heading.title}"'


@rule("HD05")
def ids_are_latin(course: Course) -> Iterator[Found]:
    """Ids are written in small Latin letters."""
    for page in course.pages.values():
        for heading in page.headings:
            if heading.id and not _LATIN_ID.fullmatch(heading.id):
                yield page.file, heading.line, f"the id #{heading.id}"


@rule("HD06")
def headings_are_no_sentences(course: Course) -> Iterator[Found]:
    """No heading ends with a full stop or a colon, or is written in capitals."""
    for page in course.pages.values():
        for heading in page.headings:
            shown = heading.title.strip()
            if _ENDS_WRONG.search(shown):
                yield page.file, heading.line, f'the heading "{shown}" ends with "{shown[-1]}"'
            if len(_CAPITALS.findall(shown)) > 1 and shown.isupper():
                yield page.file, heading.line, f'the heading "{shown}" in capitals'


@rule("HD07")
def headings_are_in_sentence_case(course: Course) -> Iterator[Found]:
    """Inside a heading no word has a capital that the handbook writes small elsewhere; a name is always written so."""
    suspects = [
        (page.file, page.lang, line, title.strip(), match[0])
        for page in course.wanted_pages()
        for title, line in _titles(page)
        for match in _INSIDE_CAPITAL.finditer(title)
    ]
    titles = {title for _, _, _, title, _ in suspects}
    for lang in course.languages:
        words = {word for _, own, _, _, word in suspects if own == lang}
        running = "\n".join(_rows_with(course, lang, words | set(map(small, words)), titles))
        wrong = {word for word in words if _stands(small(word), running) and not _stands_inside(word, running)}
        for file, own, line, title, word in suspects:
            if own == lang and word in wrong:
                yield file, line, f'"{word}" in the heading "{title}"'


def _titles(page: Page) -> Iterator[tuple[str, int]]:
    """Yield the title of a page and its headings, each with its line."""
    yield page.meta.title, page.meta.lines.get("title", 1)
    yield from ((heading.title, heading.line) for heading in page.headings)


def _rows_with(course: Course, lang: str, words: set[str], titles: set[str]) -> Iterator[str]:
    """Yield the lines of all pages in a language that may hold one of the words, headings and titles left out.

    Where one page is checked, other pages are read only if their file holds one of the words: reading takes long.
    """
    folder = course.root / "docs" / lang
    for file in sorted(folder.rglob("*.md")) if words else ():
        path = file.relative_to(folder).as_posix()
        written = read_text(course.root, f"docs/{lang}/{path}")[0]
        page = course.pages.get((lang, path)) if any(word in written for word in words) else None
        if page:
            yield from (row for row in passage_of(page).masked.split("\n") if row.strip() not in titles)


def _stands(word: str, text: str) -> bool:
    return word in text and bool(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text))


def _stands_inside(word: str, text: str) -> bool:
    """Return True if the word stands inside a sentence."""
    return word in text and bool(re.search(rf"(?<=[\w,] ){re.escape(word)}(?![\w-])", text))
