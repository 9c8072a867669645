"""Measures how a page reads: its sentences, its verbs, how much of it is prose; printed by `check --figures`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from statistics import mean

from handbook.checks.verbs import has_verb
from handbook.course.course import Course
from handbook.course.pages.model import Page
from handbook.course.pages.sentences import Sentence, sentences

# words of a sentence up to its full stop: the longest, and the limits for the mean of a page; nothing is asked of a
# language that does not stand here
LONGEST = {"mn": 28, "en": 32}
MEAN = {"mn": (11.0, 18.0), "en": (12.0, 20.0)}
SHORT = 4  # words; a sentence of fewer is a call, not an explanation
MOST_SHORT = 5.0  # in a hundred sentences of prose
MOST_WITHOUT_VERB = 3.0  # in a hundred sentences of prose and steps
LEAST_PROSE = 50.0  # in a hundred words of a lesson
BEFORE_TABLE = 120  # words of prose in a section before its first table
FEWEST = 20  # sentences that a page needs before a share of them means anything

QUICK = "quick"
MEASURED_FOLDERS = {
    QUICK,
    "about",
    "exercises",
    "research",
    "templates",
    "trainer",
    "workbench",
}


@dataclass(frozen=True)
class Measures:
    """Numbers that tell how a page, a module or the whole book reads in one language."""

    prose: tuple[Sentence, ...]
    steps: tuple[Sentence, ...]
    words: int  # words that a trainee reads, without questions and trainer notes
    without_verb: tuple[Sentence, ...]  # of prose and steps
    lang: str

    @cached_property
    def lengths(self) -> list[int]:
        """Words of each sentence of prose."""
        return [sentence.words for sentence in self.prose]

    @property
    def mean(self) -> float:
        return mean(self.lengths) if self.prose else 0.0

    @property
    def short(self) -> float:
        """How many in a hundred sentences of prose are short."""
        return _share(sum(length < SHORT for length in self.lengths), len(self.prose))

    @property
    def too_long(self) -> list[Sentence]:
        return [one for one in (*self.prose, *self.steps) if one.words > LONGEST.get(self.lang, one.words)]

    @property
    def verbless(self) -> float:
        return _share(len(self.without_verb), len(self.prose) + len(self.steps))

    @property
    def prose_share(self) -> float:
        """How many in a hundred words stand in running paragraphs."""
        return _share(sum(self.lengths), self.words)


def measure(pages: Iterable[Page], lang: str) -> Measures:
    """Measure these pages together."""
    return _measured(tuple(sentence for page in pages for sentence in sentences(page)), lang)


@lru_cache(512)  # several rules measure the same page
def _measured(read: tuple[Sentence, ...], lang: str) -> Measures:
    prose = tuple(one for one in read if one.kind == "prose")
    steps = tuple(one for one in read if one.kind == "step")
    words = sum(one.words for one in read if one.kind not in ("question", "trainer"))
    return Measures(prose, steps, words, tuple(one for one in (*prose, *steps) if not has_verb(one, lang)), lang)


def must_meet_minimum(course: Course, page: Page) -> bool:
    """Return True if the minimum values of a teaching page apply to a page.

    They apply to modules that do not wait for fuller text and to MEASURED_FOLDERS. They do not apply to a lesson that
    was only begun (SK01 reports what is to be written there), nor to reference pages, which list things.
    """
    if "‹" in page.body:
        return False
    modules = {module.id for module in course.data.outline.modules}
    return page.module in modules | MEASURED_FOLDERS and page.module not in course.data.outline.waiting


def table(course: Course) -> str:
    """Write the figures of the wanted pages, then of their modules and of the book, a row each."""
    rows = [("", "", "words", "prose %", "mean", "longest", "short %", "no verb %", "minutes")]
    for lang in course.languages:
        pages = [page for page in course.wanted_pages() if page.lang == lang and page.meta.read]
        if course.wanted.paths:
            rows += [_row(page.path, [page], lang) for page in pages]
        for module in dict.fromkeys(page.module for page in pages):
            own = [page for page in pages if page.module == module]
            if len(own) > 1:
                rows.append(_row(f"{module}/", own, lang))
        if len(pages) > 1:
            rows.append(_row("all", pages, lang))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if n < 2 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )


def _row(name: str, pages: list[Page], lang: str) -> tuple[str, ...]:
    figures = measure(pages, lang)
    longest = max((one.words for one in (*figures.prose, *figures.steps)), default=0)
    return (
        name,
        lang,
        f"{figures.words:,}",
        f"{figures.prose_share:.0f}",
        f"{figures.mean:.1f}",
        f"{longest}",
        f"{figures.short:.1f}",
        f"{figures.verbless:.1f}",
        f"{sum(page.meta.read for page in pages)}",
    )


def words_before_tables(page: Page) -> Iterator[tuple[int, int]]:
    """Yield the line of the first table of each section, and how many words of prose stand before it."""
    ends = [section.line for section in page.sections[1:]] + [10**9]
    for section, end in zip(page.sections, ends, strict=True):
        words = 0
        for one in sentences(page):
            if not section.line < one.line < end or one.box in ("trainer", "exercise"):
                continue
            if one.kind == "cell":
                yield one.line, words
                break
            words += one.words if one.kind in ("prose", "step") else 0


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
