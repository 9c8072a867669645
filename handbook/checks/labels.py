"""Rules HD06–HD07, LI06–LI07, QU12, FM11: headings, link words, descriptions and answers keep to their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.base.textfile import read_text
from handbook.checks.rules import Found, rule
from handbook.checks.spelling import small
from handbook.course.course import Course
from handbook.course.pages.model import Page
from handbook.course.pages.refs import ENTRIES
from handbook.course.passages import passage_of

MOST_OPTIONS = 4
LONGEST_DESCRIPTION = 150  # letters of an alternative text
LONGEST_REVIEW = 184  # days from one review of a page to the next

_CAPITALS = re.compile(r"[^\W\d_]{4,}")
_ENDS_WRONG = re.compile(r"[.:;,]$")
_INSIDE_CAPITAL = re.compile(r"(?<=[\w,’] )[A-ZА-ЯЁӨҮ][a-zа-яёөү][\w’-]*")
_ADDRESS = re.compile(r"https?://|^www\.|\.(?:md|html?)$|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/")
_FILE_NAME = re.compile(r"^[\w-]+\.(?:svg|png|jpe?g|webp|gif)$", re.I)
_SAYS_IMAGE = re.compile(r"(?:an? )?(?:image|picture|photo|figure|screenshot|drawing) of\b|зураг(?::| дээр)", re.I)
_ALL_OF_THEM = re.compile(r"\b(?:all|none) of (?:the above|these|them)\b|дээрх бүгд|бүгд зөв|аль нь ч зөв биш", re.I)


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


@rule("LI06")
def link_words_are_no_addresses(course: Course) -> Iterator[Found]:
    """The words of a link are no address and no file name."""
    for page, ref in course.refs("link", *ENTRIES.values()):
        if _ADDRESS.search(ref.text):
            yield page.file, ref.line, f'the link words "{ref.text}"'


@rule("LI07")
def descriptions_of_images_say_what_is_seen(course: Course) -> Iterator[Found]:
    """The description of an image is short, no file name, and does not say that it is an image."""
    for page, ref in course.refs("image", "figure"):
        if _FILE_NAME.match(ref.text) or _SAYS_IMAGE.match(ref.text):
            yield page.file, ref.line, f'the description "{ref.text}"'
        elif len(ref.text) > LONGEST_DESCRIPTION:
            yield page.file, ref.line, f"a description of {len(ref.text)} letters"


@rule("QU12")
def options_stand_each_for_itself(course: Course) -> Iterator[Found]:
    """Each option of a question stands alone: there are at most four, and none is “all of the above”."""
    for page in course.pages.values():
        for question in page.questions:
            if len(question.options) > MOST_OPTIONS:
                yield page.file, question.line, f'{len(question.options)} options in "{question.id}"'
            for option in question.options:
                if _ALL_OF_THEM.search(option.text[page.lang]):
                    yield page.file, question.line, f'the option "{option.text[page.lang]}" in "{question.id}"'


@rule("FM11")
def reviews_are_not_far_away(course: Course) -> Iterator[Found]:
    """The next review of a page is at most half a year after the last one."""
    for page in course.pages.values():
        meta = page.meta
        if meta.reviewed and meta.review_by and (days := (meta.review_by - meta.reviewed).days) > LONGEST_REVIEW:
            yield page.file, meta.lines.get("review_by", 1), f"{days} days after the last review"
