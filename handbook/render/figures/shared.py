"""Holds what the kinds of figure share: their measures, an arrow down, a border, words at a line, the foot."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.course.data.figures import Figure
from handbook.render.figures import letters
from handbook.render.figures.card import STYLES, TAG, Card, block, line
from handbook.render.figures.drawing import DrawingSheet, DrawnBox

EDGE = 1  # half of a line, so that the outermost one is not cut
TOUCH = 4  # air between the tip of an arrow and its box
SPINE = 18  # x of the line that leads down a stacked figure
BRANCH = 44  # x where its branches end and the indented boxes begin


def plain_card(sheet: DrawingSheet, words: Mapping[str, str], w: float, tone: str) -> Card:
    """Lay out a tinted box with text only."""
    style = STYLES[sheet.shape]
    text = letters.wrap(words[sheet.lang], "text", style.text, w - 2 * style.pad_x)
    return Card(sheet, w, tone, "", (), text, [], "", "", False, True)


def down(sheet: DrawingSheet, x: float, top: float, word: str = "", colour: str = "muted") -> float:
    """Draw an arrow down with its word beside it; return the y of the box it leads to."""
    high = 44 if word else 32
    sheet.line((x, top), (x, top + high - TOUCH), colour=colour)
    if word:
        room = DrawnBox(x + 12, top + 8, 160, 26)
        word_at(sheet, word, room.x, room.y, room, "muted")
    return top + high


def border_line(sheet: DrawingSheet, name: Mapping[str, str], y: float) -> None:
    """Draw a dashed line over the whole width with its name at the right."""
    words = name[sheet.lang]
    wide = letters.width(words, "head", TAG)
    left = sheet.w - EDGE - wide
    sheet.line((EDGE, y), (left - 12, y), arrow=False, dash=True)
    room = DrawnBox(left - 1, y - 13, wide + 2, 26)
    word_at(sheet, words, left, room.y, room, "muted")


def word_at(sheet: DrawingSheet, word: str, x: float, y: float, room: DrawnBox, colour: str) -> None:
    """Draw a word beside a line."""
    line(sheet, word, x, y, room.h, room, weight="head", size=TAG, colour=colour)


def foot(sheet: DrawingSheet, figure: Figure, y: float) -> None:
    y += 16
    for words in figure.foot:
        y = block(sheet, words[sheet.lang], EDGE, y, sheet.w - 2 * EDGE, colour="muted") + 4
