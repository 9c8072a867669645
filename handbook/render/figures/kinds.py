"""Draws a figure by its kind: side by side when wide, stacked when narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from handbook.course.data.figures import Figure
from handbook.render.figures.amounts import bars, dots
from handbook.render.figures.drawing import DrawingSheet
from handbook.render.figures.frames import nested, parts, readings
from handbook.render.figures.ways import gates, paths, route, steps

WIDTH = {"wide": 720, "narrow": 340}

_DRAW: dict[str, Callable[[DrawingSheet, Any], None]] = {
    draw.__name__: draw for draw in (gates, paths, readings, bars, parts, nested, route, steps, dots)
}


def draw(figure: Figure, lang: str, shape: str) -> DrawingSheet:
    """Lay out everything that the figure shows, without colours.

    Raises ``TooWide`` for a word that does not fit its box.
    """
    sheet = DrawingSheet(lang, shape, WIDTH[shape])
    _DRAW[figure.kind](sheet, figure)
    return sheet
