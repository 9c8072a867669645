"""Computes whether text fits on a 16:9 and a 4:3 slide, from the letter widths of Inter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from handbook.render.figures import letters

SLACK = 1.05  # a browser's line is a little wider than the sum of its letters: code, bold words, another hinting


@dataclass(frozen=True)
class Canvas:
    """Room for text on a slide, in pixels; slides.css has the same numbers."""

    width: int
    height: int


# 1280×720 and 1024×768 without the edges, the foot, and 8 px for what is not computed
WIDE = Canvas(1168, 608)
BOX = Canvas(944, 656)
CANVASES = (WIDE, BOX)


@cache
def _width(word: str, weight: str) -> float:
    """Return the width of a word in em; a letter that Inter lacks counts as 1 em, because another font draws it."""
    return sum(1.0 if letters.missing(letter) else letters.width(letter, weight, 1) for letter in word)


@cache
def lines(text: str, size: float, room: float, weight: str = "text") -> int:
    """Count the lines that a text takes."""
    space = _width(" ", weight) * size
    count, used = 1, 0.0
    for word in text.split():
        wide = _width(word, weight) * size * SLACK
        if used and used + space + wide > room:
            count, used = count + 1, wide
        else:
            used += (space if used else 0) + wide
        # a word wider than its line is broken
        while used > room:
            count, used = count + 1, used - room
    return count


def text_height(text: str, size: float, room: float, weight: str = "text") -> float:
    """Return the height of a text in pixels; headings have lines of 1.2 times the size, all other text of 1.35."""
    return lines(text, size, room, weight) * size * (1.2 if weight == "head" else 1.35)


def list_height(items: list[str], size: float, room: float) -> float:
    """Return the height of a list: it is indented by one em and has half an em between its items."""
    return sum(text_height(item, size, room - size) for item in items) + (len(items) - 1) * size / 2


def largest(sizes: tuple[int, ...], height: Callable[[Canvas, int], float]) -> int | None:
    """Return the largest of the sizes at which ``height`` fits both shapes of a slide; None where none fits."""
    return next((size for size in sizes if all(height(shape, size) <= shape.height for shape in CANVASES)), None)
