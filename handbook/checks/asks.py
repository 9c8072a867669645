"""Rules AS01–AS07: each page that acts can be found by what readers type, and words of daily speech lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.data.everyday import ALIKE_FILE, FOLDER, Everyday, file_of
from handbook.course.data.forms import Form
from handbook.course.pages.model import Page

ACTING = frozenset({"quick", "templates", "workbench", "exercises", "trainer"})  # modules; lessons act anyway
FEWEST, MOST = 3, 8  # phrases of a page: fewer leave readers without a way, more are not kept up
STEM = 5  # first letters by which a word is recognised in another form
_WORD = re.compile(r"\w+")


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in _words(text))


def _acts(page: Page) -> bool:
    return page.is_lesson or page.module in ACTING


def _line(page: Page) -> int:
    return page.meta.lines.get("asks", page.meta.lines.get("title", 1))


@rule("AS01")
def pages_that_act_are_asked_for(course: Course) -> Iterator[Found]:
    """Each page that tells how to act has three to eight phrases that readers type into the search."""
    for page in course.pages.values():
        count = len(page.meta.asks)
        if (count or _acts(page)) and not FEWEST <= count <= MOST:
            yield page.file, _line(page), f"{count} phrases that readers type"


@rule("AS02")
def no_phrase_leads_to_two_pages(course: Course) -> Iterator[Found]:
    """No phrase stands twice in a language."""
    first: dict[tuple[str, tuple[str, ...]], Page] = {}
    for page in course.pages.values():
        for line, phrase in page.meta.phrases:
            key = page.lang, _words(phrase)
            if key in first:
                yield page.file, line, f'"{phrase}", which already leads to {first[key].path}'
            first.setdefault(key, page)


@rule("AS03")
def no_phrase_repeats_the_title(course: Course) -> Iterator[Found]:
    """No phrase only repeats the page's title."""
    for page in course.pages.values():
        for line, phrase in page.meta.phrases:
            if {*_words(phrase)} <= {*_words(page.meta.title)}:
                yield page.file, line, f'"{phrase}", which the title says'


@rule("AS04", where=(FOLDER,))
def daily_speech_leads_to_pages(course: Course) -> Iterator[Found]:
    """Each page to which words of daily speech lead exists."""
    for entry in course.data.everyday:
        if (entry.lang, f"{entry.page}.md") not in course.pages:
            yield file_of(entry.lang), entry.line, f'unknown page "{entry.page}"'


@rule("AS05", where=(FOLDER,))
def daily_speech_leads_to_words(course: Course) -> Iterator[Found]:
    """An entry of daily speech names a page; the handbook's own words of that entry stand on the page."""
    stems: dict[tuple[str, str], frozenset[str]] = {}  # a page has many entries and is taken apart once
    for entry in course.data.everyday:
        page = course.pages.get((entry.lang, f"{entry.page}.md"))
        if not page or page.meta.layout:
            continue
        key = entry.lang, entry.page
        if key not in stems:
            stems[key] = _stems(_text(course, page))
        if not _stems(entry.means) <= stems[key]:
            yield file_of(entry.lang), entry.line, f'"{entry.means}", which {entry.page} does not have'


def _text(course: Course, page: Page) -> str:
    """Return what is read on a page: its front matter, its own text and its form."""
    form = course.data.forms.get(page.meta.form) if page.meta.form else None
    meta = page.meta
    objectives = " ".join(objective.text for objective in meta.objectives)
    return " ".join(
        [meta.title, meta.description, objectives, page.body, *(_form_words(form, page.lang) if form else ())]
    )


def _form_words(form: Form, lang: str) -> Iterable[str]:
    yield from (form.title[lang], form.intro[lang])
    for group in form.groups:
        yield from (group.title[lang], group.help[lang])
        for field in group.fields:
            yield from (field.label[lang], field.help[lang], *(option.text[lang] for option in field.options))


@rule("AS06", where=(FOLDER,))
def daily_speech_leads_to_one_page(course: Course) -> Iterator[Found]:
    """No expression of daily speech stands twice in a language, or repeats the words that it leads to."""
    first: dict[tuple[str, tuple[str, ...]], Everyday] = {}
    for entry in course.data.everyday:
        for said in entry.said:
            key = entry.lang, _words(said)
            if key in first:
                yield file_of(entry.lang), entry.line, f'"{said}", which already leads to {first[key].page}'
            elif key[1] == _words(entry.means):
                yield file_of(entry.lang), entry.line, f'"{said}", which is what it means'
            first.setdefault(key, entry)


@rule("AS07", where=(FOLDER,))
def words_alike_lead_to_the_handbook(course: Course) -> Iterator[Found]:
    """Each group of words that readers use for one another has at least one word that the handbook uses."""
    texts: dict[str, str] = {}
    for group in course.data.alike:
        if group.lang not in texts:
            pages = (page for page in course.every_page() if page.lang == group.lang)
            texts[group.lang] = "\n".join(f"{page.meta.title}\n{page.body}" for page in pages).lower()
        if len(group.words) < 2 or not any(word.lower()[:STEM] in texts[group.lang] for word in group.words):
            yield ALIKE_FILE, group.line, f'the words "{", ".join(group.words)}", none of which a page has'
