"""The kinds of figure by name. Each draws one definition on a sheet, side by side when wide, stacked when narrow."""

from __future__ import annotations

from collections.abc import Callable

from handbook.render.figures.amounts import bars, dots
from handbook.render.figures.drawing import DrawingSheet
from handbook.render.figures.frames import nested, parts, readings
from handbook.render.figures.shared import Figure
from handbook.render.figures.ways import gates, paths, route, steps

WIDTH = {"wide": 720, "narrow": 340}

KINDS: dict[str, Callable[[DrawingSheet, Figure], None]] = {
    kind.__name__: kind for kind in (gates, paths, readings, bars, parts, nested, route, steps, dots)
}
