"""Figures: words and a kind in docs/_data/figures.yml become SVG files, one for each language and shape.

``<id>.<lang>.<wide|narrow>.svg``, and with ``#dark`` at the end of its address as it looks by night. The words are text
in Inter, measured letter by letter, so boxes grow with them; the same figure always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.course.data.figures import Figure
from handbook.render.figures.drawing import COLOURS, svg
from handbook.render.figures.kinds import WIDTH, draw

SHAPES = tuple(WIDTH)
SCHEMES = tuple(COLOURS)

__all__ = ["SCHEMES", "SHAPES", "draw", "files", "render", "size"]


def render(figure: Figure, lang: str, shape: str) -> str:
    """Return the figure as SVG text, the same bytes on every run."""
    return svg(draw(figure, lang, shape), figure)


def size(figure: Figure, lang: str, shape: str) -> tuple[int, int]:
    """Return width and height in CSS pixels, equal in both colour schemes."""
    sheet = draw(figure, lang, shape)
    return sheet.w, sheet.h


def files(figures: Iterable[Figure], languages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield file name and SVG text of every figure in each language."""
    languages = tuple(languages)
    for figure in figures:
        for lang in languages:
            for shape in SHAPES:
                yield f"{figure.id}.{lang}.{shape}.svg", render(figure, lang, shape)
