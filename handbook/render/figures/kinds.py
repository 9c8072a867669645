"""The kinds of figure. Each draws one definition on a sheet, side by side when wide, stacked when narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from handbook.render.figures import letters
from handbook.render.figures.card import STYLES, TAG, Card, block, card, line, matched, paint
from handbook.render.figures.drawing import Box, Marks, Sheet

WIDTH = {"wide": 720, "narrow": 340}
EDGE = 1  # half of a line, so that the outermost one is not cut
TOUCH = 4  # air between the tip of an arrow and its box
SPINE = 18  # x of the line that leads down a stacked figure
BRANCH = 44  # x where its branches end and the indented boxes begin

Figure = dict[str, Any]


def gates(sheet: Sheet, figure: Figure) -> None:
    """Questions in order; each has a way out at its side; the way down leads to the result."""
    total = sheet.w - 2 * EDGE
    way_out, onward = (_say(figure, key, sheet.lang) for key in ("exit_word", "next_word"))
    main, aside = (430, 222) if sheet.wide else (total, total - BRANCH + EDGE)
    stations = figure["stations"]
    asked = [part for part in stations if "exit" in part]
    icons = [str(asked.index(part) + 1) if part in asked and len(asked) > 1 else None for part in stations]
    y = float(EDGE)
    for part, station in zip(stations, matched(sheet, stations, icons, main, bullet="box"), strict=True):
        if "exit" not in part:
            box = station.draw(EDGE, y)
            y = _down(sheet, box.cx if sheet.wide else SPINE, box.bottom)
            continue
        leave = card(sheet, part["exit"], aside, tone="stop")
        tone = leave.tone
        if sheet.wide:
            tall = max(station.h, leave.h)
            box = station.draw(EDGE, y, tall)
            out = leave.draw(sheet.w - EDGE - aside, y + (tall - leave.h) / 2)
            sheet.line((box.right, box.cy), (out.x - TOUCH, box.cy), colour=tone)
            gap = Box(box.right, box.cy - 30, out.x - box.right, 26)
            left = gap.x + (gap.w - letters.width(way_out, "head", TAG)) / 2 - 2
            _word(sheet, way_out, left, gap.y, gap, tone)
            y = _down(sheet, box.cx, box.bottom, onward)
        else:
            box = station.draw(EDGE, y)
            middle = BRANCH + 36
            out = leave.draw(BRANCH, box.bottom + 40)
            sheet.line((middle, box.bottom), (middle, out.y - TOUCH), colour=tone)
            gap = Box(middle + 12, box.bottom + 6, 160, 26)
            _word(sheet, way_out, gap.x, gap.y, gap, tone)
            sheet.line((SPINE, box.bottom), (SPINE, out.bottom), arrow=False)
            y = _down(sheet, SPINE, out.bottom, onward)
    box = card(sheet, figure["result"], main, tone="ok").draw(EDGE, y)
    y = box.bottom
    if "note" in figure:
        y = card(sheet, figure["note"], total, tone="care").draw(EDGE, y + 24).bottom
    _foot(sheet, figure, y)


def paths(sheet: Sheet, figure: Figure) -> None:
    """One act, what holds it back, and the harm that follows where nothing does."""
    total = sheet.w - 2 * EDGE
    effects = figure["effects"]
    if not sheet.wide:
        act = card(sheet, figure["act"], total, tone="care", icon="seen").draw(EDGE, EDGE)
        shield_y = _down(sheet, SPINE, act.bottom, colour="care")
        shield = card(sheet, figure["shield"], total, tone="ok", icon="").draw(EDGE, shield_y)
        y, start = shield.bottom + 24, shield.bottom
        for effect in effects:
            box = card(sheet, effect, total - BRANCH + EDGE, tone="stop", icon="care").draw(BRANCH, y)
            sheet.line((SPINE, start), (SPINE, box.cy), (BRANCH - TOUCH, box.cy), colour="stop", dash=True)
            start, y = box.cy, box.bottom + 14
        _foot(sheet, figure, y - 14)
        return
    cards = [card(sheet, effect, 248, tone="stop", icon="care") for effect in effects]
    tall = max(c.h for c in cards)
    high = len(cards) * tall + (len(cards) - 1) * 16
    act = card(sheet, figure["act"], 186, tone="care", icon="seen")
    act = act.draw(EDGE, EDGE + (high - act.h) / 2)
    shield = card(sheet, figure["shield"], 200, tone="ok", icon="").draw(act.right + 40, EDGE, high)
    sheet.line((act.right, act.cy), (shield.x - TOUCH, act.cy), colour="care")
    for n, effect in enumerate(cards):
        box = effect.draw(sheet.w - EDGE - effect.w, EDGE + n * (tall + 16), tall)
        sheet.line((shield.right, box.cy), (box.x - TOUCH, box.cy), colour="stop", dash=True)
    _foot(sheet, figure, shield.bottom)


def readings(sheet: Sheet, figure: Figure) -> None:
    """Facts in the middle, each read two ways."""
    total = sheet.w - 2 * EDGE
    sides = (("left", "care"), ("right", "ok"))
    if sheet.wide:
        w, gap = 216, 28
        middle = total - 2 * (w + gap)
        xs = {"left": EDGE, "right": sheet.w - EDGE - w}
    else:
        w, gap, middle = 163, 12, total
        xs = {"left": EDGE, "right": sheet.w - EDGE - w}
    y = EDGE
    heads = {side: letters.wrap(figure[side][sheet.lang], "head", STYLES[sheet.shape].head, w) for side, _ in sides}
    lines = max(map(len, heads.values()))
    step = STYLES[sheet.shape].head_line
    for side, tone in sides:
        top = y + (lines - len(heads[side])) * step
        block(sheet, figure[side][sheet.lang], xs[side], top, w, weight="head", colour=tone, centre=True)
    if sheet.wide:
        block(sheet, figure["fact"][sheet.lang], xs["left"] + w + gap, y + (lines - 1) * step, middle, weight="head",
              colour="muted", centre=True)  # fmt: skip
    y += lines * step + 14
    for row in figure["rows"]:
        fact = card(sheet, {"head": row["fact"]}, middle)
        read = {side: _plain_card(sheet, row[side], w, tone) for side, tone in sides}
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
    if "result" in figure:
        y += 8 if sheet.wide else 0
        y = card(sheet, figure["result"], total, icon="ok").draw(EDGE, y).bottom
    _foot(sheet, figure, y)


def bars(sheet: Sheet, figure: Figure) -> None:
    """Shares of one whole, and what they do not say."""
    total = sheet.w - 2 * EDGE
    size = 30 if sheet.wide else 26
    texts = [f"{bar['value']:g}%" for bar in figure["bars"]]
    side = max(letters.width(text, "head", size) for text in texts) + 16
    y = block(sheet, figure["head"][sheet.lang], EDGE, EDGE, total, colour="muted")
    for bar, text in zip(figure["bars"], texts, strict=True):
        y = block(sheet, bar["label"][sheet.lang], EDGE, y + 20, total, weight="head") + 8
        track = Box(EDGE, y, total - side, 36)
        sheet.add(track, Box(track.x, y, max(track.w * bar["value"] / 100, 8), 36, "ok", "ok", flat=True))
        room = Box(track.right, y, side + EDGE, 36)
        line(sheet, text, sheet.w - EDGE - letters.width(text, "head", size), y, 36, room, weight="head", size=size)
        y = track.bottom
    y = card(sheet, figure["result"], total, tone="care").draw(EDGE, y + 32).bottom
    _foot(sheet, figure, y)


def parts(sheet: Sheet, figure: Figure) -> None:
    """A sheet of paper and the fields that stand on it."""
    total = sheet.w - 2 * EDGE
    columns = 2 if sheet.wide else 1
    w = total / columns
    cells = [card(sheet, part, w, icon=str(n), frame=False) for n, part in enumerate(figure["parts"], 1)]
    fold, top = 24, 54
    rows = [cells[n : n + columns] for n in range(0, len(cells), columns)]
    talls = [max(c.h for c in cells) + 8 for cells in rows]
    high = top + sum(talls)
    right, bottom = EDGE + total, EDGE + high
    upper, lower = (right - fold, EDGE), (right, EDGE + fold)  # ends of the turned-down corner
    sheet.line(upper, (EDGE, EDGE), (EDGE, bottom), (right, bottom), lower, upper, arrow=False, colour="ok")
    sheet.line(upper, (right - fold, EDGE + fold), lower, arrow=False, colour="ok")
    head = Box(EDGE + STYLES[sheet.shape].pad_x, EDGE, total - 2 * STYLES[sheet.shape].pad_x - fold, top)
    line(sheet, figure["head"][sheet.lang], head.x, EDGE, top, head, weight="head", colour="ok")
    y = EDGE + top
    for cells, tall in zip(rows, talls, strict=True):
        sheet.line((EDGE, y), (right, y), arrow=False, colour="ok" if cells is rows[0] else "line")
        for n, cell in enumerate(cells):
            cell.draw(EDGE + n * w, y + 4)
        y += tall
    if columns == 2:
        sheet.line((EDGE + w, EDGE + top), (EDGE + w, bottom), arrow=False, colour="line")
    _foot(sheet, figure, bottom)


def nested(sheet: Sheet, figure: Figure) -> None:
    """Each box lies inside the one before it."""
    inset = 24 if sheet.wide else 12
    rings = figure["rings"]
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
        boxes.append(Box(x, tops[n], sheet.w - 2 * x, high, *paint(tones[n])))
    for box, words in zip(boxes, cards, strict=True):
        sheet.add(box)
        words.draw(box.x, box.y, ground=box.fill)
    _foot(sheet, figure, boxes[0].bottom)


def route(sheet: Sheet, figure: Figure) -> None:
    """One thing, two ways: above the border it stays, below it has left."""
    total = sheet.w - 2 * EDGE
    ways = [(figure["home"], "ok"), (figure["abroad"], "stop")]
    if sheet.wide:
        first, second, third, gap = 166, 220, 252, 40
        source = card(sheet, figure["source"], first)
        rows = [
            (card(sheet, way["tool"], second, icon=""), card(sheet, way["end"], third, tone=tone)) for way, tone in ways
        ]
        y, border = float(EDGE), 72
        talls = [max(c.h for c in row) for row in rows]
        talls[0] = max(talls[0], source.h)
        start = source.draw(EDGE, y, talls[0])
        for n, (tool, end) in enumerate(rows):
            tool_box = tool.draw(EDGE + first + gap, y, talls[n])
            end_box = end.draw(sheet.w - EDGE - third, y, talls[n])
            if n == 0:
                sheet.line((start.right, start.cy), (tool_box.x - TOUCH, start.cy), colour="ok")
                _border(sheet, figure, y + talls[0] + border / 2)
            else:
                tip = (tool_box.x - TOUCH, tool_box.cy)
                sheet.line((start.cx, start.bottom), (start.cx, tool_box.cy), tip, colour="stop")
            sheet.line((tool_box.right, tool_box.cy), (end_box.x - TOUCH, tool_box.cy), colour=ways[n][1])
            y += talls[n] + border
        y -= border
    else:
        start = card(sheet, figure["source"], total).draw(EDGE, EDGE)
        y, w = start.bottom + 24, total - BRANCH + EDGE
        for n, (way, tone) in enumerate(ways):
            if n:
                _border(sheet, figure, y + 36)
                y += 60
            tool_box = card(sheet, way["tool"], w, icon="").draw(BRANCH, y)
            x = SPINE + 8 if n == 0 else SPINE - 4
            sheet.line((x, start.bottom), (x, tool_box.cy), (BRANCH - TOUCH, tool_box.cy), colour=tone)
            y = _down(sheet, tool_box.cx, tool_box.bottom, colour=tone)
            y = card(sheet, way["end"], w, tone=tone).draw(BRANCH, y).bottom
    if "note" in figure:
        y = card(sheet, figure["note"], total, tone="care").draw(EDGE, y + 28).bottom
    _foot(sheet, figure, y)


def steps(sheet: Sheet, figure: Figure) -> None:
    """Steps in order, each with its rule."""
    total = sheet.w - 2 * EDGE
    columns, gap = (3, 34) if sheet.wide else (1, 0)
    w = (total - (columns - 1) * gap) / columns
    cards = matched(sheet, figure["steps"], [str(n) for n, _ in enumerate(figure["steps"], 1)], w)
    y = float(EDGE)
    before: Box | None = None
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
    _foot(sheet, figure, before.bottom)


def dots(sheet: Sheet, figure: Figure) -> None:
    """Everybody as one mark each, in groups; each group has a shape, a count and a label of its own."""
    total = sheet.w - 2 * EDGE
    style = STYLES[sheet.shape]
    top = block(sheet, figure["head"][sheet.lang], EDGE, EDGE, total, weight="head") + 12
    w, most = (400, 260) if sheet.wide else (total, 330)
    pitch = next(p for p in range(24, 5, -1) if -(-figure["total"] // (w // p)) * p <= most)
    columns, size = w // pitch, round(pitch * 0.7)
    at = 0
    for group in figure["groups"]:
        sheet.add(Marks(tuple(_runs(at, group["count"], columns, EDGE + 1, top, pitch)), pitch, size, group["tone"]))
        at += group["count"]
    below = top + -(-at // columns) * pitch
    x, y = (EDGE + w + 32, top) if sheet.wide else (EDGE, below + 14)
    for group in figure["groups"]:
        sample = 16
        sheet.add(Marks(((x + 3, y + (style.head_line - sample) / 2, 1),), sample, sample, group["tone"]))
        left, room = x + 32, sheet.w - EDGE - x - 32
        y = block(sheet, f"{group['count']:,}", left, y, room, weight="head")
        y = block(sheet, group["label"][sheet.lang], left, y, room) + 10
    y = max(y - 10, below)
    if "result" in figure:
        y = card(sheet, figure["result"], total, tone="care").draw(EDGE, y + 24).bottom
    _foot(sheet, figure, y)


def _runs(at: int, count: int, columns: int, x: float, y: float, pitch: int) -> Iterator[tuple[float, float, int]]:
    """The rows, or parts of rows, that ``count`` marks fill from place ``at`` of a grid."""
    while count > 0:
        row, column = divmod(at, columns)
        here = min(count, columns - column)
        yield x + column * pitch, y + row * pitch, here
        at, count = at + here, count - here


KINDS: dict[str, Callable[[Sheet, Figure], None]] = {
    kind.__name__: kind for kind in (gates, paths, readings, bars, parts, nested, route, steps, dots)
}


def _say(figure: Figure, key: str, lang: str) -> str:
    return figure[key][lang] if key in figure else ""


def _plain_card(sheet: Sheet, words: dict[str, str], w: float, tone: str) -> Card:
    """A tinted box with text only."""
    style = STYLES[sheet.shape]
    text = letters.wrap(words[sheet.lang], "text", style.text, w - 2 * style.pad_x)
    return Card(sheet, w, tone, "", [], text, [], "", "", False, True)


def _down(sheet: Sheet, x: float, top: float, word: str = "", colour: str = "muted") -> float:
    """An arrow down with its word beside it; returns the y of the box it leads to."""
    high = 44 if word else 32
    sheet.line((x, top), (x, top + high - TOUCH), colour=colour)
    if word:
        room = Box(x + 12, top + 8, 160, 26)
        _word(sheet, word, room.x, room.y, room, "muted")
    return top + high


def _border(sheet: Sheet, figure: Figure, y: float) -> None:
    """A dashed line over the whole width with its name at the right."""
    words = figure["border"][sheet.lang]
    wide = letters.width(words, "head", TAG)
    left = sheet.w - EDGE - wide
    sheet.line((EDGE, y), (left - 12, y), arrow=False, dash=True)
    room = Box(left - 1, y - 13, wide + 2, 26)
    _word(sheet, words, left, room.y, room, "muted")


def _word(sheet: Sheet, word: str, x: float, y: float, room: Box, colour: str) -> None:
    """A word at a line."""
    line(sheet, word, x, y, room.h, room, weight="head", size=TAG, colour=colour)


def _foot(sheet: Sheet, figure: Figure, y: float) -> None:
    y += 16
    for words in figure.get("foot", ()):
        y = block(sheet, words[sheet.lang], EDGE, y, sheet.w - 2 * EDGE, colour="muted") + 4
