"""Figures of things set beside or into one another: readings, the parts of a paper, nested rings."""

from __future__ import annotations

from handbook.course.data.figures import Nested, Part, Parts, TwoReadings
from handbook.render.figures import letters
from handbook.render.figures.card import STYLES, block, card, line, paint
from handbook.render.figures.drawing import DrawingSheet, DrawnBox
from handbook.render.figures.shared import EDGE, TOUCH, foot, plain_card


def readings(sheet: DrawingSheet, figure: TwoReadings) -> None:
    """Draw facts in the middle, each read in two ways."""
    total = sheet.w - 2 * EDGE
    sides = (("left", "care"), ("right", "ok"))
    if sheet.wide:
        w, gap = 216, 28
        middle = total - 2 * (w + gap)
        xs = {"left": EDGE, "right": sheet.w - EDGE - w}
    else:
        w, gap, middle = 163, 12, total
        xs = {"left": EDGE, "right": sheet.w - EDGE - w}
    y, named = EDGE, {"left": figure.left, "right": figure.right}
    heads = {side: letters.wrap(named[side][sheet.lang], "head", STYLES[sheet.shape].head, w) for side, _ in sides}
    lines = max(map(len, heads.values()))
    step = STYLES[sheet.shape].head_line
    for side, tone in sides:
        top = y + (lines - len(heads[side])) * step
        block(sheet, named[side][sheet.lang], xs[side], top, w, weight="head", colour=tone, centre=True)
    if sheet.wide:
        block(sheet, figure.fact[sheet.lang], xs["left"] + w + gap, y + (lines - 1) * step, middle, weight="head",
              colour="muted", centre=True)  # fmt: skip
    y += lines * step + 14
    for row in figure.rows:
        fact = card(sheet, Part(head=row.fact, line=row.line), middle)
        said = {"left": row.left, "right": row.right}
        read = {side: plain_card(sheet, said[side], w, tone) for side, tone in sides}
        if sheet.wide:
            tall = max(fact.h, *(c.h for c in read.values()))
            box = fact.draw(xs["left"] + w + gap, y, tall)
            for side in read:
                read[side].draw(xs[side], y, tall)
            sheet.line((box.x, box.cy), (xs["left"] + w + TOUCH, box.cy), colour="care")
            sheet.line((box.right, box.cy), (xs["right"] - TOUCH, box.cy), colour="ok")
            y += tall + 16
        else:
            box = fact.draw(EDGE, y)
            tall = max(c.h for c in read.values())
            for side, tone in sides:
                way = read[side].draw(xs[side], box.bottom + 26, tall)
                sheet.line((way.cx, box.bottom), (way.cx, way.y - TOUCH), colour=tone)
            y = box.bottom + 26 + tall + 28
    if figure.result:
        y += 8 if sheet.wide else 0
        y = card(sheet, figure.result, total, icon="ok").draw(EDGE, y).bottom
    foot(sheet, figure, y)


def parts(sheet: DrawingSheet, figure: Parts) -> None:
    """Draw a sheet of paper and the fields on it."""
    total = sheet.w - 2 * EDGE
    columns = 2 if sheet.wide else 1
    w = total / columns
    cells = [card(sheet, part, w, icon=str(n), frame=False) for n, part in enumerate(figure.parts, 1)]
    fold, top = 24, 54
    rows = [cells[n : n + columns] for n in range(0, len(cells), columns)]
    talls = [max(c.h for c in cells) + 8 for cells in rows]
    high = top + sum(talls)
    right, bottom = EDGE + total, EDGE + high
    upper, lower = (right - fold, EDGE), (right, EDGE + fold)  # ends of the turned-down corner
    sheet.line(upper, (EDGE, EDGE), (EDGE, bottom), (right, bottom), lower, upper, arrow=False, colour="ok")
    sheet.line(upper, (right - fold, EDGE + fold), lower, arrow=False, colour="ok")
    head = DrawnBox(EDGE + STYLES[sheet.shape].pad_x, EDGE, total - 2 * STYLES[sheet.shape].pad_x - fold, top)
    line(sheet, figure.head[sheet.lang], head.x, EDGE, top, head, weight="head", colour="ok")
    y = EDGE + top
    for cells, tall in zip(rows, talls, strict=True):
        sheet.line((EDGE, y), (right, y), arrow=False, colour="ok" if cells is rows[0] else "line")
        for n, cell in enumerate(cells):
            cell.draw(EDGE + n * w, y + 4)
        y += tall
    if columns == 2:
        sheet.line((EDGE + w, EDGE + top), (EDGE + w, bottom), arrow=False, colour="line")
    foot(sheet, figure, bottom)


def nested(sheet: DrawingSheet, figure: Nested) -> None:
    """Draw boxes that lie inside one another."""
    inset = 24 if sheet.wide else 12
    rings = figure.rings
    cards = [
        card(sheet, ring, sheet.w - 2 * EDGE - 2 * n * inset, icon="", frame=False) for n, ring in enumerate(rings)
    ]
    tops = [EDGE + sum(c.h for c in cards[:n]) for n in range(len(cards))]
    floor = tops[-1] + cards[-1].h
    tones = ["plain"] * (len(rings) - 3) + ["ok", "care", "stop"]
    boxes = []
    for n, _ in enumerate(cards):
        x = EDGE + n * inset
        high = floor + (len(cards) - 1 - n) * inset - tops[n]
        boxes.append(DrawnBox(x, tops[n], sheet.w - 2 * x, high, *paint(tones[n])))
    for box, words in zip(boxes, cards, strict=True):
        sheet.add(box)
        words.draw(box.x, box.y, ground=box.fill)
    foot(sheet, figure, boxes[0].bottom)
