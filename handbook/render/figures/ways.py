"""Figures of ways that arrows lead: gates, paths, a route, steps."""

from __future__ import annotations

from handbook.course.data.figures import Gates, Paths, Route, Steps
from handbook.render.figures import letters
from handbook.render.figures.card import TAG, card, matched
from handbook.render.figures.drawing import DrawingSheet, DrawnBox
from handbook.render.figures.shared import BRANCH, EDGE, SPINE, TOUCH, border_line, down, foot, word_at


def gates(sheet: DrawingSheet, figure: Gates) -> None:
    """Draw questions in order; each has a way out at its side, and the way down leads to the result."""
    total = sheet.w - 2 * EDGE
    way_out, onward = (words[sheet.lang] for words in (figure.exit_word, figure.next_word))
    main, aside = (430, 222) if sheet.wide else (total, total - BRANCH + EDGE)
    stations = figure.stations
    asked = [part for part in stations if part.exit]
    icons = [str(asked.index(part) + 1) if part in asked and len(asked) > 1 else None for part in stations]
    y = float(EDGE)
    for part, station in zip(stations, matched(sheet, stations, icons, main, bullet="box"), strict=True):
        if not part.exit:
            box = station.draw(EDGE, y)
            y = down(sheet, box.cx if sheet.wide else SPINE, box.bottom)
            continue
        leave = card(sheet, part.exit, aside, tone="stop")
        tone = leave.tone
        if sheet.wide:
            tall = max(station.h, leave.h)
            box = station.draw(EDGE, y, tall)
            out = leave.draw(sheet.w - EDGE - aside, y + (tall - leave.h) / 2)
            sheet.line((box.right, box.cy), (out.x - TOUCH, box.cy), colour=tone)
            gap = DrawnBox(box.right, box.cy - 30, out.x - box.right, 26)
            left = gap.x + (gap.w - letters.width(way_out, "head", TAG)) / 2 - 2
            word_at(sheet, way_out, left, gap.y, gap, tone)
            y = down(sheet, box.cx, box.bottom, onward)
        else:
            box = station.draw(EDGE, y)
            middle = BRANCH + 36
            out = leave.draw(BRANCH, box.bottom + 40)
            sheet.line((middle, box.bottom), (middle, out.y - TOUCH), colour=tone)
            gap = DrawnBox(middle + 12, box.bottom + 6, 160, 26)
            word_at(sheet, way_out, gap.x, gap.y, gap, tone)
            sheet.line((SPINE, box.bottom), (SPINE, out.bottom), arrow=False)
            y = down(sheet, SPINE, out.bottom, onward)
    box = card(sheet, figure.result, main, tone="ok").draw(EDGE, y)
    y = box.bottom
    if figure.note:
        y = card(sheet, figure.note, total, tone="care").draw(EDGE, y + 24).bottom
    foot(sheet, figure, y)


def paths(sheet: DrawingSheet, figure: Paths) -> None:
    """Draw an act, what holds it back, and the harm that follows if nothing does."""
    total = sheet.w - 2 * EDGE
    effects = figure.effects
    if not sheet.wide:
        act = card(sheet, figure.act, total, tone="care", icon="seen").draw(EDGE, EDGE)
        shield_y = down(sheet, SPINE, act.bottom, colour="care")
        shield = card(sheet, figure.shield, total, tone="ok", icon="").draw(EDGE, shield_y)
        y, start = shield.bottom + 24, shield.bottom
        for effect in effects:
            box = card(sheet, effect, total - BRANCH + EDGE, tone="stop", icon="care").draw(BRANCH, y)
            sheet.line((SPINE, start), (SPINE, box.cy), (BRANCH - TOUCH, box.cy), colour="stop", dash=True)
            start, y = box.cy, box.bottom + 14
        foot(sheet, figure, y - 14)
        return
    cards = [card(sheet, effect, 248, tone="stop", icon="care") for effect in effects]
    tall = max(c.h for c in cards)
    high = len(cards) * tall + (len(cards) - 1) * 16
    act = card(sheet, figure.act, 186, tone="care", icon="seen")
    act = act.draw(EDGE, EDGE + (high - act.h) / 2)
    shield = card(sheet, figure.shield, 200, tone="ok", icon="").draw(act.right + 40, EDGE, high)
    sheet.line((act.right, act.cy), (shield.x - TOUCH, act.cy), colour="care")
    for n, effect in enumerate(cards):
        box = effect.draw(sheet.w - EDGE - effect.w, EDGE + n * (tall + 16), tall)
        sheet.line((shield.right, box.cy), (box.x - TOUCH, box.cy), colour="stop", dash=True)
    foot(sheet, figure, shield.bottom)


def route(sheet: DrawingSheet, figure: Route) -> None:
    """Draw one thing with two ways: above the border it stays, below it has left."""
    total = sheet.w - 2 * EDGE
    ways = [(figure.home, "ok"), (figure.abroad, "stop")]
    if sheet.wide:
        first, second, third, gap = 166, 220, 252, 40
        source = card(sheet, figure.source, first)
        rows = [(card(sheet, way.tool, second, icon=""), card(sheet, way.end, third, tone=tone)) for way, tone in ways]
        y, border = float(EDGE), 72
        talls = [max(c.h for c in row) for row in rows]
        talls[0] = max(talls[0], source.h)
        start = source.draw(EDGE, y, talls[0])
        for n, (tool, end) in enumerate(rows):
            tool_box = tool.draw(EDGE + first + gap, y, talls[n])
            end_box = end.draw(sheet.w - EDGE - third, y, talls[n])
            if n == 0:
                sheet.line((start.right, start.cy), (tool_box.x - TOUCH, start.cy), colour="ok")
                border_line(sheet, figure.border, y + talls[0] + border / 2)
            else:
                tip = (tool_box.x - TOUCH, tool_box.cy)
                sheet.line((start.cx, start.bottom), (start.cx, tool_box.cy), tip, colour="stop")
            sheet.line((tool_box.right, tool_box.cy), (end_box.x - TOUCH, tool_box.cy), colour=ways[n][1])
            y += talls[n] + border
        y -= border
    else:
        start = card(sheet, figure.source, total).draw(EDGE, EDGE)
        y, w = start.bottom + 24, total - BRANCH + EDGE
        for n, (way, tone) in enumerate(ways):
            if n:
                border_line(sheet, figure.border, y + 36)
                y += 60
            tool_box = card(sheet, way.tool, w, icon="").draw(BRANCH, y)
            x = SPINE + 8 if n == 0 else SPINE - 4
            sheet.line((x, start.bottom), (x, tool_box.cy), (BRANCH - TOUCH, tool_box.cy), colour=tone)
            y = down(sheet, tool_box.cx, tool_box.bottom, colour=tone)
            y = card(sheet, way.end, w, tone=tone).draw(BRANCH, y).bottom
    if figure.note:
        y = card(sheet, figure.note, total, tone="care").draw(EDGE, y + 28).bottom
    foot(sheet, figure, y)


def steps(sheet: DrawingSheet, figure: Steps) -> None:
    """Draw steps in order, each with its rule."""
    total = sheet.w - 2 * EDGE
    columns, gap = (3, 34) if sheet.wide else (1, 0)
    w = (total - (columns - 1) * gap) / columns
    cards = matched(sheet, figure.steps, [str(n) for n, _ in enumerate(figure.steps, 1)], w)
    y = float(EDGE)
    before: DrawnBox | None = None
    for start in range(0, len(cards), columns):
        line_up = cards[start : start + columns]
        tall = max(c.h for c in line_up)
        for n, step in enumerate(line_up):
            box = step.draw(EDGE + n * (w + gap), y, tall, level=True)
            if before and n:
                sheet.line((before.right, box.cy), (box.x - TOUCH, box.cy))
            elif before and columns == 1:
                sheet.line((SPINE + 8, before.bottom), (SPINE + 8, box.y - TOUCH))
            elif before:
                turn = before.bottom + 22
                sheet.line((before.cx, before.bottom), (before.cx, turn), (box.cx, turn), (box.cx, box.y - TOUCH))
            before = box
        y += tall + (48 if columns > 1 else 28)
    assert before
    foot(sheet, figure, before.bottom)
