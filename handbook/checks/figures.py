"""Rules about figures that their data classes cannot tell: short labels, letters of the font, room, sums."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from typing import Any

from handbook.base.findings import NotRead
from handbook.base.holes import judged
from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.data.figures import FILE, Bars, Dots, Figure
from handbook.render import figures as drawings
from handbook.render.figures.letters import NBSP, TooWide, missing

MOST_WORDS = 9  # in a label: more is read as a text, which belongs beside the figure
Label = tuple[int, str, str]  # line, language, words


@rule("FG03", where=(FILE,))
def labels_are_short(course: Course) -> Iterator[Found]:
    """A label has at most nine words."""
    for line, lang, label in _labels(course):
        if (count := _count_words(label)) > MOST_WORDS:
            yield FILE, line, f'"{label}" ({lang}) has {count} words'


@rule("FG06", where=(FILE,))
def letters_are_in_the_font(course: Course) -> Iterator[Found]:
    """Each letter that is drawn is in the font that figures carry."""
    for line, lang, label in _labels(course):
        if lacking := missing(label):
            yield FILE, line, f'Inter has no {" ".join(lacking)}, which "{label}" ({lang}) has'


@rule("FG07", where=(FILE,))
def words_fit_their_boxes(course: Course) -> Iterator[Found]:
    """Each word is narrower than its box, in each language and at both widths."""

    def misfits(figure: Figure) -> Iterator[Found]:
        for lang in course.languages:
            for shape in drawings.SHAPES:
                try:
                    drawings.draw(figure, lang, shape)
                except TooWide as error:
                    yield FILE, figure.line, f'{error} in "{figure.id}" ({lang}, {shape})'

    for figure in course.data.figures.values():
        if not any(missing(label) for *_, label in _labels_of(figure)):
            yield from judged((figure,), misfits)


@rule("FG08", where=(FILE,))
def counts_add_up(course: Course) -> Iterator[Found]:
    """The groups of dots add up to their total and look different; no bar is longer than the whole."""

    def faults(figure: Figure) -> Iterator[Found]:
        if isinstance(figure, Dots):
            tones = [group.tone for group in figure.groups]
            if (total := sum(group.count for group in figure.groups)) != figure.total:
                yield FILE, figure.line, f'the counts of "{figure.id}" add up to {total}, the total is {figure.total}'
            if len(set(tones)) < len(tones):
                yield FILE, figure.line, f'two groups of "{figure.id}" have the tone {max(tones, key=tones.count)}'
        if isinstance(figure, Bars):
            yield from ((FILE, bar.line, f"a bar of {bar.value:g} of 100") for bar in figure.bars if bar.value > 100)

    yield from judged(course.data.figures.values(), faults)


def _labels(course: Course) -> Iterator[Label]:
    for figure in course.data.figures.values():
        yield from _labels_of(figure)


def _labels_of(part: Any) -> Iterator[Label]:
    """Yield each text of a figure, or of a part of one, that has to be short; skip what cannot be read."""
    for one in fields(part):
        if one.name in ("id", "kind", "tone", "desc"):
            continue
        with suppress(NotRead):
            value = getattr(part, one.name)
            for inner in value if isinstance(value, tuple) else (value,):
                if is_dataclass(inner):
                    yield from _labels_of(inner)
                elif isinstance(inner, dict):
                    yield from ((part.line, lang, label) for lang, label in inner.items())
                elif isinstance(inner, str):
                    yield part.line, "in each language", inner


def _count_words(label: str) -> int:
    """Count the words of a label, without dashes and marks that stand alone."""
    return sum(any(c.isalnum() for c in part) for part in label.replace(NBSP, " ").split())
