"""Rules about figures that their data classes cannot express: short labels, letters of the font, room, sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.base.holes import judged
from handbook.base.walk import words_in
from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.data.figures import FILE, Bar, Bars, Dots, Figure
from handbook.render import figures as drawings
from handbook.render.figures.letters import NBSP, TooWide, missing

MOST_WORDS = 9  # in a label: more is read as a text, which belongs beside the figure


@rule("FG03", where=(FILE,))
def labels_are_short(course: Course) -> Iterator[Found]:
    """A label has at most nine words; dashes and marks that stand alone are none."""
    for line, label in _labels(course, course.data.figures.values()):
        parts = label.replace(NBSP, " ").split()
        if (count := sum(any(map(str.isalnum, part)) for part in parts)) > MOST_WORDS:
            yield FILE, line, f'"{label}" has {count} words'


@rule("FG06", where=(FILE,))
def letters_are_in_the_font(course: Course) -> Iterator[Found]:
    """Each letter that is drawn is in the font that figures carry."""
    for line, label in _labels(course, course.data.figures.values()):
        if lacking := missing(label):
            yield FILE, line, f'Inter has no {" ".join(lacking)}, which "{label}" has'


@rule("FG07", where=(FILE,))
def words_fit_their_boxes(course: Course) -> Iterator[Found]:
    """Each word is narrower than its box, in each language and at both widths."""

    def misfits(figure: Figure) -> Iterator[Found]:
        # a letter that the font lacks has no width
        if any(missing(label) for _, label in _labels(course, [figure])):
            return
        for lang in course.languages:
            for shape in drawings.SHAPES:
                try:
                    drawings.draw(figure, lang, shape)
                except TooWide as error:
                    yield FILE, figure.line, f'{error} in "{figure.id}" ({lang}, {shape})'

    yield from judged(course.data.figures.values(), misfits)


@rule("FG08", where=(FILE,))
def counts_add_up(course: Course) -> Iterator[Found]:
    """The groups of dots add up to their total and look different; no bar is longer than the whole."""
    figures = course.data.figures.values()
    dots = [figure for figure in figures if isinstance(figure, Dots)]
    yield from judged(dots, _wrong_sum)
    yield from judged(dots, _same_tone)
    for bars in judged((figure for figure in figures if isinstance(figure, Bars)), lambda figure: [figure.bars]):
        yield from judged(bars, _too_long)


def _wrong_sum(dots: Dots) -> Iterator[Found]:
    if (total := sum(group.count for group in dots.groups)) != dots.total:
        yield FILE, dots.line, f'the counts of "{dots.id}" add up to {total}, the total is {dots.total}'


def _same_tone(dots: Dots) -> Iterator[Found]:
    tones = [group.tone for group in dots.groups]
    if len(set(tones)) < len(tones):
        yield FILE, dots.line, f'two groups of "{dots.id}" have the tone {max(tones, key=tones.count)}'


def _too_long(bar: Bar) -> Iterator[Found]:
    if bar.value > 100:
        yield FILE, bar.line, f"a bar of {bar.value:g} per cent"


def _labels(course: Course, figures: Iterable[Figure]) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each text but the descriptions; one that is not translated is told once."""
    for figure in figures:
        described = [*judged([figure], lambda one: [one.desc])]
        for words in words_in(figure):
            if not any(words is one for one in described):
                yield from dict.fromkeys((words.lines[lang], label) for lang, label in words.items())
