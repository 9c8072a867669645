"""Draws places: an office, a street, a room, a landscape."""

from __future__ import annotations

from handbook.practice.web.dice import Dice
from handbook.practice.web.shapes import CLOTH, SKY, SOFT, WALL, circle, filled, gradient, num, oval, path, rect


def office(dice: Dice, words: str) -> str:
    wall, wood, cloth = dice.one(SOFT), dice.one(("#8a5a3b", "#a06b45", "#6f5240", "#b98555")), dice.one(CLOTH)
    top, low = dice.one(SKY)
    parts = [
        gradient("s", top, low),
        rect(0, 0, 640, 420, wall),
        rect(0, 318, 640, 102, wood, more=' fill-opacity=".35"'),
    ]
    x = dice.between(40, 120)
    parts += [
        rect(x, 54, 190, 140, "#fff", 4),
        rect(x + 9, 63, 172, 122, "url(#s)"),
        rect(x + 91, 63, 8, 122, "#fff"),
    ]
    parts.append(
        path(f"M{num(x + 9)} 185v-30l22 -18v14h30v-34h34v44h26v-22h40v46z", "#5c6f7c", more=' fill-opacity=".55"')
    )
    shelf = dice.between(420, 450)
    parts.append(rect(shelf, 60, 170, 258, wood, 4))
    for row in range(4):
        parts.append(rect(shelf + 9, 69 + row * 62, 152, 52, "#000", more=' fill-opacity=".28"'))
        at = shelf + 13
        while at < shelf + 140:
            broad, tall = dice.between(9, 19), dice.between(30, 46)
            parts.append(rect(at, 69 + row * 62 + 52 - tall, broad, tall, dice.one(CLOTH), 1.5))
            at += broad + dice.one((1.5, 1.5, 1.5, 16))
    desk = dice.between(110, 170)
    parts += [
        rect(desk, 262, 280, 16, wood, 3),
        rect(desk + 14, 278, 16, 92, wood),
        rect(desk + 250, 278, 16, 92, wood),
    ]
    parts += [rect(desk + 150, 278, 100, 64, wood), rect(desk + 158, 286, 84, 22, "#fff", 2, ' fill-opacity=".2"')]
    parts += [
        rect(desk + 60, 184, 118, 70, "#263238", 5),
        rect(desk + 66, 190, 106, 58, "#b9d7e2", 2),
        rect(desk + 112, 254, 14, 8, "#263238"),
    ]
    parts.append(path(f"M{num(desk + 74)} 232l20 -18l16 10l30 -24", "none", cloth, 4))
    parts += [
        rect(desk + 204, 240, 20, 22, dice.one(CLOTH), 3),
        circle(desk + 226, 250, 7, "none", f' stroke="{cloth}" stroke-width="3"'),
    ]
    chair = desk + 60
    parts.append(
        path(f"M{num(chair)} 400V330Q{num(chair)} 290 {num(chair + 54)} 290T{num(chair + 108)} 330V400z", cloth)
    )
    if dice.roll() < 0.7:
        pot = dice.between(20, 60)
        parts += [
            path(f"M{num(pot)} 330h46l-6 60h-34z", "#b5573a"),
            path(
                f"M{num(pot + 23)} 330q-47 -38 -25 -90q18 40 25 90q7 -68 29 -84q14 54 -29 84z",
                "#3f7a4b",
            ),
        ]
    return "".join(parts)


def _house(dice: Dice, x: float, wide: float, high: float, base: float) -> str:
    wall = dice.one(WALL)
    parts = [rect(x, base - high, wide, high, wall)]
    roof = dice.whole(0, 2)
    if roof == 0:
        parts.append(
            path(
                filled(
                    "M{} {}L{} {}L{} {}z", x - 8, base - high, x + wide / 2, base - high - 40, x + wide + 8, base - high
                ),
                "#6b3f34",
            )
        )
    elif roof == 1:
        parts.append(rect(x - 5, base - high - 9, wide + 10, 11, "#4a4f55", 2))
    across = max(2, int(wide // 34))
    step = wide / across
    for row in range(int((high - 56) // 38)):
        for n in range(across):
            lit = dice.one(("#fdf3c7", "#dbe9ef", "#dbe9ef", "#9fb6c2"))
            parts.append(rect(x + n * step + step * 0.25, base - high + 16 + row * 38, step * 0.5, 22, lit, 1.5))
    door = x + wide / 2 - 13
    if dice.roll() < 0.5:
        parts += [
            rect(x + 8, base - 46, wide - 16, 30, "#cfe0e6", 2),
            path(f"M{num(x + 2)} {num(base - 46)}h{num(wide - 4)}l6 -16h{num(-wide - 8)}z", dice.one(CLOTH)),
        ]
    parts.append(rect(door, base - 40, 26, 40, "#463a35", 2))
    return "".join(parts)


def street(dice: Dice, words: str) -> str:
    top, low = dice.one(SKY)
    parts = [gradient("s", top, low), rect(0, 0, 640, 420, "url(#s)")]
    parts.append(circle(dice.between(60, 580), dice.between(50, 90), 30, "#fff", ' fill-opacity=".8"'))
    y = dice.between(170, 200)
    parts.append(
        path(
            f"M0 {num(y)}Q90 {num(y - 80)} 190 {num(y - 14)}T400 {num(y - 40)}T640 {num(y - 10)}V420H0z",
            "#7e9aa0",
            more=' fill-opacity=".6"',
        )
    )
    x = -20.0
    while x < 640:
        wide = dice.between(78, 140)
        parts.append(_house(dice, x, wide, dice.between(100, 210), 300))
        x += wide + dice.one((0, 6, 34))
    parts += [rect(0, 300, 640, 20, "#c9c4ba"), rect(0, 320, 640, 100, "#565c61")]
    parts += [rect(n, 360, 44, 6, "#f4efdf", 2) for n in range(dice.whole(0, 30), 640, 92)]
    for lamp in dice.some(range(60, 620, 80), 2):
        parts += [
            rect(lamp, 190, 6, 118, "#363c40"),
            path(f"M{lamp + 3} 192q0 -18 26 -18", "none", "#363c40", 6),
            oval(lamp + 32, 178, 12, 5, "#fff3bf"),
        ]
    for tree in dice.some(range(30, 620, 70), 2):
        parts += [
            rect(tree - 4, 262, 8, 46, "#6b4b35"),
            circle(tree, 244, 28, "#4e7f55"),
            circle(tree - 14, 256, 18, "#5f9464"),
        ]
    car, cloth = dice.between(40, 460), dice.one(CLOTH)
    parts.append(path(f"M{num(car)} 352q2 -22 24 -24l22 -22h52l24 22q26 0 28 26z", cloth))
    parts.append(path(f"M{num(car + 34)} 328l16 -15h18v15zM{num(car + 74)} 313h20l16 15h-36z", "#dbe9ef"))
    parts += [circle(car + x, 354, 13, "#22262a") + circle(car + x, 354, 5, "#aab3b8") for x in (36, 114)]
    return "".join(parts)


def room(dice: Dice, words: str) -> str:
    wall, cloth, cover = dice.one(SOFT), dice.one(CLOTH), dice.one(CLOTH)
    top, low = dice.one(SKY)
    parts = [gradient("s", top, low), rect(0, 0, 640, 420, wall), rect(0, 310, 640, 110, "#b08a63")]
    parts += [rect(x, 310, 2, 110, "#000", more=' fill-opacity=".12"') for x in range(40, 640, 80)]
    window = dice.between(230, 330)
    parts += [
        rect(window, 52, 160, 128, "#fff", 4),
        rect(window + 8, 60, 144, 112, "url(#s)"),
        rect(window + 77, 60, 6, 112, "#fff"),
    ]
    parts += [
        path(f"M{num(window - 22)} 40h54q-2 90 -44 158h-10z", cloth),
        path(f"M{num(window + 182)} 40h-54q2 90 44 158h10z", cloth),
    ]
    bed = dice.between(20, 70)
    parts += [
        rect(bed, 206, 18, 150, "#7b5640", 4),
        rect(bed + 190, 262, 14, 94, "#7b5640", 4),
        rect(bed + 10, 280, 190, 50, cover, 8),
    ]
    parts += [rect(bed + 22, 256, 64, 30, "#fff", 12), rect(bed + 10, 318, 190, 16, "#7b5640")]
    table = dice.between(430, 490)
    parts += [
        rect(table, 262, 130, 12, "#8a5a3b", 3),
        rect(table + 10, 274, 9, 86, "#8a5a3b"),
        rect(table + 111, 274, 9, 86, "#8a5a3b"),
    ]
    parts += [rect(table + 24, 226, 6, 36, "#444"), path(f"M{num(table + 8)} 228l10 -28h18l10 28z", "#f2c14e")]
    parts += [rect(table + 74, 242, 26, 20, dice.one(CLOTH), 4), rect(table + 66, 256, 44, 6, "#fff", 2)]
    parts.append(oval(330, 368, dice.between(90, 130), 26, dice.one(CLOTH)))
    if dice.roll() < 0.6:
        frame = dice.between(70, 130)
        parts += [
            rect(frame, 84, 74, 60, "#7b5640", 3),
            rect(frame + 6, 90, 62, 48, "#eef3f1"),
            path(f"M{num(frame + 6)} 138l20 -26l14 14l10 -10l18 22z", "#6d8f7a"),
        ]
    return "".join(parts)


def landscape(dice: Dice, words: str) -> str:
    top, low = dice.one(SKY)
    green = dice.one(
        (("#7d9d6c", "#94b47c", "#b3c98f"), ("#9c8f5a", "#b9a96c", "#d3c68d"), ("#6f8f8a", "#8cab9d", "#b2c9b2"))
    )
    parts = [gradient("s", top, low), rect(0, 0, 640, 420, "url(#s)")]
    parts.append(
        circle(dice.between(80, 560), dice.between(60, 110), dice.between(26, 42), "#fff", ' fill-opacity=".85"')
    )
    for _ in range(2):
        x, y = dice.between(40, 520), dice.between(40, 120)
        parts.append(
            path(f"M{num(x)} {num(y)}q6 -22 30 -18q14 -22 38 -6q28 -6 30 24z", "#fff", more=' fill-opacity=".7"')
        )
    peaks = dice.between(150, 190)
    parts.append(
        path(
            f"M0 {num(peaks + 60)}l90 -70l60 40l110 -80l100 90l90 -60l110 64l80 -44V420H0z",
            "#6e7f96",
        )
    )
    parts.append(path(f"M260 {num(peaks - 50)}l-36 32l18 -4l16 12l20 -10l14 6z", "#fff"))
    for n, colour in enumerate(green):
        y = 236 + n * 48 + dice.between(-12, 12)
        parts.append(
            path(
                f"M0 {num(y)}Q{num(dice.between(90, 200))} {num(y - 56)} 320 {num(y)}T640 {num(y - 16)}V420H0z", colour
            )
        )
    if dice.roll() < 0.6:
        parts.append(path("M350 420Q330 360 420 338T470 290", "none", "#bfe0ea", 15))
    for _ in range(dice.whole(1, 2)):  # a ger
        x, y = dice.between(70, 300), dice.between(312, 336)
        parts += [
            path(f"M{num(x)} {num(y)}v-26q34 -30 68 0v26z", "#fbfaf5"),
            path(f"M{num(x)} {num(y - 26)}q34 -30 68 0z", "#e3ddcf"),
            rect(x + 27, y - 20, 14, 20, "#b5573a"),
            rect(x, y - 15, 68, 4, "#c79a4b"),
        ]
    for tree in dice.some(range(380, 620, 40), 3):
        parts.append(path(f"M{tree} {num(330)}l18 -54l18 54z", "#41684a"))
    return "".join(parts)
