"""Figures: words and a kind in docs/_data/figures.yml become SVG files, one for each language and shape.

``<id>.<lang>.<wide|narrow>.svg``, and with ``#dark`` at the end of its address as it looks by night. The words are text
in Inter, measured letter by letter, so boxes grow with them; the same definition always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from handbook.render.figures.drawing import COLOURS, DrawingSheet, svg
from handbook.render.figures.kinds import KINDS, WIDTH
from handbook.render.figures.rules import validate

SHAPES = tuple(WIDTH)
SCHEMES = tuple(COLOURS)

__all__ = ["KINDS", "SCHEMES", "SHAPES", "describe", "draw", "files", "render", "size", "validate"]


def draw(definition: dict[str, Any], lang: str, shape: str) -> DrawingSheet:
    """Lay out everything that the figure shows, without colours."""
    sheet = DrawingSheet(lang, shape, WIDTH[shape])
    KINDS[definition["kind"]](sheet, definition)
    return sheet


def render(definition: dict[str, Any], fid: str, lang: str, shape: str) -> str:
    """Return the figure as SVG text, the same bytes on every run."""
    return svg(draw(definition, lang, shape), fid, definition["title"][lang], describe(definition, lang))


def size(definition: dict[str, Any], lang: str, shape: str) -> tuple[int, int]:
    """Return width and height in CSS pixels, equal in both colour schemes."""
    sheet = draw(definition, lang, shape)
    return sheet.w, sheet.h


def describe(definition: dict[str, Any], lang: str) -> str:
    """Describe the figure in two or three sentences for readers who do not see it."""
    return definition["desc"][lang]


def files(figures: dict[str, dict[str, Any]], languages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield file name and SVG text of every figure in each language."""
    for fid, definition in figures.items():
        for lang in languages:
            title, desc = definition["title"][lang], describe(definition, lang)
            for shape in SHAPES:
                yield f"{fid}.{lang}.{shape}.svg", svg(draw(definition, lang, shape), fid, title, desc)
