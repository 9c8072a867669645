"""Figures of amounts: bars of a share, and dots for a count."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.course.data.figures import Bars, Dots
from handbook.render.figures import letters
from handbook.render.figures.card import STYLES, block, card, line
from handbook.render.figures.drawing import DrawingSheet, DrawnBox, Marks
from handbook.render.figures.shared import EDGE, foot


def bars(sheet: DrawingSheet, figure: Bars) -> None:
    """Draw shares of one whole, and what they do not say."""
    total = sheet.w - 2 * EDGE
    size = 30 if sheet.wide else 26
    texts = [f"{bar.value:g}%" for bar in figure.bars]
    side = max(letters.width(text, "head", size) for text in texts) + 16
    y = block(sheet, figure.head[sheet.lang], EDGE, EDGE, total, colour="muted")
    for bar, text in zip(figure.bars, texts, strict=True):
        y = block(sheet, bar.label[sheet.lang], EDGE, y + 20, total, weight="head") + 8
        track = DrawnBox(EDGE, y, total - side, 36)
        sheet.add(track, DrawnBox(track.x, y, max(track.w * bar.value / 100, 8), 36, "ok", "ok", flat=True))
        room = DrawnBox(track.right, y, side + EDGE, 36)
        line(sheet, text, sheet.w - EDGE - letters.width(text, "head", size), y, 36, room, weight="head", size=size)
        y = track.bottom
    y = card(sheet, figure.result, total, tone="care").draw(EDGE, y + 32).bottom
    foot(sheet, figure, y)


def dots(sheet: DrawingSheet, figure: Dots) -> None:
    """Draw a mark for each person, in groups; each group has its own shape, count and label."""
    total = sheet.w - 2 * EDGE
    style = STYLES[sheet.shape]
    top = block(sheet, figure.head[sheet.lang], EDGE, EDGE, total, weight="head") + 12
    w, most = (400, 260) if sheet.wide else (total, 330)
    pitch = next(p for p in range(24, 5, -1) if -(-figure.total // (w // p)) * p <= most)
    columns, size = w // pitch, round(pitch * 0.7)
    at = 0
    for group in figure.groups:
        sheet.add(Marks(tuple(_runs(at, group.count, columns, EDGE + 1, top, pitch)), pitch, size, group.tone))
        at += group.count
    below = top + -(-at // columns) * pitch
    x, y = (EDGE + w + 32, top) if sheet.wide else (EDGE, below + 14)
    for group in figure.groups:
        sample = 16
        sheet.add(Marks(((x + 3, y + (style.head_line - sample) / 2, 1),), sample, sample, group.tone))
        left, room = x + 32, sheet.w - EDGE - x - 32
        y = block(sheet, f"{group.count:,}", left, y, room, weight="head")
        y = block(sheet, group.label[sheet.lang], left, y, room) + 10
    y = max(y - 10, below)
    if figure.result:
        y = card(sheet, figure.result, total, tone="care").draw(EDGE, y + 24).bottom
    foot(sheet, figure, y)


def _runs(at: int, count: int, columns: int, x: float, y: float, pitch: int) -> Iterator[tuple[float, float, int]]:
    """Return the rows, or parts of rows, that ``count`` marks fill from place ``at`` of a grid."""
    while count > 0:
        row, column = divmod(at, columns)
        here = min(count, columns - column)
        yield x + column * pitch, y + row * pitch, here
        at, count = at + here, count - here
