"""Rules PA01–PA08: the two languages say the same, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import zip_longest

from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.pages.model import LANGUAGES, Meta, Page
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
    mine: Sequence[tuple[Hashable, int]], theirs: Sequence[tuple[Hashable, int]], page: Page, name: str
) -> Iterator[Found]:
    """Return the first place where two sequences of (thing, line) differ; later differences only follow from it."""
    for here, there in zip_longest(mine, theirs):
        if here is None or there is None or here[0] != there[0]:
            line = here[1] if here else (mine[-1][1] if mine else page.body_line)
            words = f"{name} {here[0]}" if here else f"no {name}"
            yield page.file, line, f"{words} where the English page has {there[0] if there else 'none'}"
            return


def _extra_refs(course: Course, kinds: tuple[str, ...]) -> Iterator[Found]:
    """Yield the references that only one of two twins has, each with its own file and line."""
    for twins in course.twins():
        for page, other in (twins, twins[::-1]):
            theirs = {(ref.kind, ref.target) for ref in other.refs}
            extra = {(ref.kind, ref.target): ref.line for ref in reversed(page.refs) if ref.kind in kinds}
            for (kind, target), line in extra.items():
                if (kind, target) not in theirs:
                    yield page.file, line, f'the {kind} "{target}" stands only here, not in {other.file}'


@rule("PA01")
def every_page_has_a_twin(course: Course) -> Iterator[Found]:
    """Each page exists in both languages."""
    for (lang, path), page in course.pages.items():
        for other in LANGUAGES:
            if (other, path) not in course.pages:
                yield page.file, 0, f"docs/{other}/{path} does not exist; the page is only in {lang}"


@rule("PA02")
def headings_agree(course: Course) -> Iterator[Found]:
    """Twins have the same headings."""
    for mn, en in course.twins():
        yield from _first_difference(*(_headings(page) for page in (mn, en)), mn, "heading")


def _headings(page: Page) -> list[tuple[str, int]]:
    return [(f"{'#' * level} {{#{id_}}}", line) for id_, level, _, line in page.headings]


@rule("PA03")
def boxes_agree(course: Course) -> Iterator[Found]:
    """Twins have the same boxes."""
    for mn, en in course.twins():
        yield from _first_difference(*(_boxes(page) for page in (mn, en)), mn, "box")


def _boxes(page: Page) -> list[tuple[str, int]]:
    return [
        (" ".join(filter(None, (box.kind, ", ".join(box.practises), f"{box.minutes or ''}"))), box.line)
        for box in page.boxes
    ]


@rule("PA04")
def questions_agree(course: Course) -> Iterator[Found]:
    """Twins have the same questions: id, number of options, right answers, objectives."""
    for mn, en in course.twins():
        yield from _first_difference(*(_questions(page) for page in (mn, en)), mn, "question")


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
    """Twins cite the same sources."""
    return _extra_refs(course, ("source",))


@rule("PA06")
def terms_and_law_agree(course: Course) -> Iterable[Found]:
    """Twins link the same terms, law facts, claims, tools and sayings."""
    return _extra_refs(course, tuple(ENTRIES.values()))


@rule("PA07")
def figures_agree(course: Course) -> Iterable[Found]:
    """Twins show the same figures and calculators."""
    return _extra_refs(course, ("figure", "calculator"))


@rule("PA08")
def front_matter_agrees(course: Course) -> Iterator[Found]:
    """Twins have the same minutes to teach, objectives, layout, test, form and review dates."""
    for mn, en in course.twins():
        for key, value in _KEYS.items():
            if value(mn.meta) != value(en.meta):
                yield mn.file, mn.meta.lines.get(key, 1), f'"{key}" differs from {en.file}'
