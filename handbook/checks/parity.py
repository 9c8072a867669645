"""Rules PA01–PA08: each translation says the same as its source, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import zip_longest

from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.pages.model import Meta, Page
from handbook.course.pages.refs import ENTRIES

_KEYS: dict[str, Callable[[Meta], object]] = {
    "minutes to teach": lambda meta: meta.teach,
    "objectives": lambda meta: [objective.id for objective in meta.objectives],
    "layout": lambda meta: meta.layout,
    "test": lambda meta: meta.test,
    "form": lambda meta: meta.form,
    "exercise": lambda meta: meta.exercise,
    "reviewed": lambda meta: meta.reviewed,
    "review_by": lambda meta: meta.review_by,
    "quiz": lambda meta: meta.quiz,
}


def _first_difference(
    things: Callable[[Page], Sequence[tuple[Hashable, int]]], page: Page, source: Page, name: str
) -> Iterator[Found]:
    """Return the first place where two sequences of (thing, line) differ; later differences only follow from it."""
    mine, theirs = things(page), things(source)
    for here, there in zip_longest(mine, theirs):
        if here is None or there is None or here[0] != there[0]:
            line = here[1] if here else (mine[-1][1] if mine else page.body_line)
            words = f"{name} {here[0]}" if here else f"no {name}"
            yield page.file, line, f"{words} where {source.file} has {there[0] if there else 'none'}"
            return


def _extra_refs(course: Course, kinds: tuple[str, ...]) -> Iterator[Found]:
    """Yield the references that only a translation or only its source has, each with its own file and line."""
    for pair in course.translations():
        for page, other in (pair, pair[::-1]):
            theirs = {(ref.kind, ref.target) for ref in other.refs}
            extra = {(ref.kind, ref.target): ref.line for ref in reversed(page.refs) if ref.kind in kinds}
            for (kind, target), line in extra.items():
                if (kind, target) not in theirs:
                    yield page.file, line, f'the {kind} "{target}" stands only here, not in {other.file}'


@rule("PA01")
def every_page_is_in_every_language(course: Course) -> Iterator[Found]:
    """Each page exists in every language."""
    there: dict[str, list[Page]] = {}
    for (_, path), page in course.pages.items():
        there.setdefault(path, []).append(page)
    for path, pages in there.items():
        known = ", ".join(page.lang for page in pages)
        at = next((page for page in pages if page.lang == course.languages.source), pages[0])
        for lang in course.languages:
            if (lang, path) not in course.pages:
                yield at.file, 0, f"docs/{lang}/{path} does not exist; the page is only in {known}"


@rule("PA02")
def headings_agree(course: Course) -> Iterator[Found]:
    """A translation has the headings of its source."""
    for page, source in course.translations():
        yield from _first_difference(_headings, page, source, "heading")


def _headings(page: Page) -> list[tuple[str, int]]:
    return [(f"{'#' * heading.level} {{#{heading.id}}}", heading.line) for heading in page.headings]


@rule("PA03")
def boxes_agree(course: Course) -> Iterator[Found]:
    """A translation has the boxes of its source."""
    for page, source in course.translations():
        yield from _first_difference(_boxes, page, source, "box")


def _boxes(page: Page) -> list[tuple[str, int]]:
    return [
        (" ".join(filter(None, (box.kind, ", ".join(box.practises), f"{box.minutes or ''}"))), box.line)
        for box in page.boxes
    ]


@rule("PA04")
def questions_agree(course: Course) -> Iterator[Found]:
    """A translation has the questions of its source: id, number of options, right answers, objectives."""
    for page, source in course.translations():
        yield from _first_difference(_questions, page, source, "question")


def _questions(page: Page) -> list[tuple[str, int]]:
    return [
        (
            f"{question.id} ({len(question.options)} options, right: "
            f"{', '.join(str(n + 1) for n in question.right) or 'none'}; {', '.join(question.objectives)})",
            question.line,
        )
        for question in page.questions
    ]


@rule("PA05")
def sources_agree(course: Course) -> Iterable[Found]:
    """A translation cites what its source cites."""
    return _extra_refs(course, ("source",))


@rule("PA06")
def terms_and_law_agree(course: Course) -> Iterable[Found]:
    """A translation links the terms, law facts, claims, tools and sayings of its source."""
    return _extra_refs(course, tuple(ENTRIES.values()))


@rule("PA07")
def figures_agree(course: Course) -> Iterable[Found]:
    """A translation shows the figures and calculators of its source."""
    return _extra_refs(course, ("figure", "calculator"))


@rule("PA08")
def front_matter_agrees(course: Course) -> Iterator[Found]:
    """A translation has the minutes to teach, objectives, layout, test, form and review dates of its source."""
    for page, source in course.translations():
        for key, value in _KEYS.items():
            if value(page.meta) != value(source.meta):
                yield page.file, page.meta.lines.get(key, 1), f'"{key}" differs from {source.file}'
