"""Rules RL01–RL07: a page explains in whole sentences that are understood at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from handbook.checks.measures import (
    BEFORE_TABLE,
    FEWEST,
    LEAST_PROSE,
    LONGEST,
    MEAN,
    MOST_SHORT,
    MOST_WITHOUT_VERB,
    SHORT,
    measure_page,
    must_meet_minimum,
    words_before_tables,
)
from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.data.outline import FILE as COURSE_FILE
from handbook.course.pages.model import Page

PageRule = Callable[[Page], Iterator[Found]]
MINIMUM_RULES: list[PageRule] = []  # rules that do not apply to modules waiting for fuller text


def minimum(code: str) -> Callable[[PageRule], PageRule]:
    """Make a rule from a function that judges one page; it runs on the pages that ``must_meet_minimum`` names."""

    def register(function: PageRule) -> PageRule:
        def bound(course: Course) -> Iterator[Found]:
            for page in course.wanted_pages():
                if must_meet_minimum(course, page):
                    yield from function(page)

        rule(code)(bound)
        MINIMUM_RULES.append(function)
        return function

    return register


@minimum("RL01")
def sentences_are_not_too_long(page: Page) -> Iterator[Found]:
    """No sentence of prose or of a step has more words than an officer takes in at one reading."""
    for one in measure_page(page).too_long:
        yield page.file, one.line, f'{one.words} words in "{_begin(one.text)}"; at most {LONGEST[page.lang]}'


@minimum("RL02")
def sentences_flow(page: Page) -> Iterator[Found]:
    """The sentences of a page's prose are neither slogans nor clauses of a contract."""
    figures = measure_page(page)
    low, high = MEAN.get(page.lang, (0, figures.mean))
    if len(figures.prose) >= FEWEST and not low <= figures.mean <= high:
        found = f"{figures.mean:.1f} words a sentence of prose instead of {low:.0f} to {high:.0f}"
        yield page.file, page.body_line, found


@minimum("RL03")
def sentences_are_not_slogans(page: Page) -> Iterator[Found]:
    """Few sentences of a page's prose have hardly any words."""
    figures = measure_page(page)
    short = [one for one in figures.prose if one.words < SHORT]
    if len(figures.prose) >= FEWEST and figures.short > MOST_SHORT:
        for one in short:
            found = f'"{one.text}" has fewer than {SHORT} words, as {len(short)} of {len(figures.prose)} sentences have'
            yield page.file, one.line, found


@minimum("RL04")
def sentences_have_a_verb(page: Page) -> Iterator[Found]:
    """Nearly every sentence and step of a page has a finite verb; in Mongolian it closes the sentence."""
    figures = measure_page(page)
    verbless = figures.without_verb
    if len(verbless) > 1 and figures.verbless > MOST_WITHOUT_VERB:
        for one in verbless:
            yield page.file, one.line, f'no finite verb in "{_begin(one.text)}" ({len(verbless)} such on the page)'


@minimum("RL05")
def lessons_are_told(page: Page) -> Iterator[Found]:
    """At least half of a lesson's words stand in running paragraphs."""
    share = measure_page(page).prose_share
    if page.is_lesson and share < LEAST_PROSE:
        yield page.file, page.body_line, f"{share:.0f} of 100 words stand in paragraphs"


@minimum("RL06")
def tables_come_after_prose(page: Page) -> Iterator[Found]:
    """Before a section's first table prose has explained what it compares."""
    for line, words in words_before_tables(page) if page.is_lesson else ():
        if words < BEFORE_TABLE:
            yield page.file, line, f"{words} words of prose before the first table of its section"


@rule("RL07", where=(COURSE_FILE,))
def exemptions_are_needed(course: Course) -> Iterator[Found]:
    """A module waits for fuller text only as long as one of its pages needs that."""
    modules = course.data.outline.module_ids
    for module in course.data.outline.waiting:
        pages = [page for page in course.every_page() if page.module == module]
        if module not in modules:
            yield COURSE_FILE, 0, f'the module "{module}" under "waiting" is none of the course'
        elif not any(found for page in pages for each in MINIMUM_RULES for found in each(page)):
            yield COURSE_FILE, 0, f'every page of "{module}" meets the minimum values'


def _begin(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
