"""Draws what words stand on: a flyer, the screen of a phone, a sketched map, a document."""

from __future__ import annotations

import math

from handbook.practice.web.dice import Dice
from handbook.practice.web.shapes import (
    CLOTH,
    SOFT,
    circle,
    column,
    filled,
    lettering,
    num,
    path,
    rect,
    width_of,
    wrapped,
)


def _ray(angle: float) -> tuple[float, float]:
    return 240 + 420 * math.cos(angle), 150 + 420 * math.sin(angle)


def flyer(dice: Dice, words: str) -> str:
    ink, paper, accent = dice.one(
        (
            ("#fff", "#0d4f8b", "#ffc93c"), ("#fff", "#8a1c3b", "#ffd9a0"), ("#10312b", "#ffd23f", "#0b6e4f"),
            ("#fff", "#14532d", "#f9e27d"), ("#3b1f0b", "#ffe8c7", "#c2410c"), ("#fff", "#4c2a85", "#7ee0c6"),
            ("#1b2a41", "#e3f2fd", "#d1495b"),
        )
    )  # fmt: skip
    parts = [rect(0, 0, 480, 600, paper)]
    shape = dice.whole(0, 3)
    if shape == 0:  # sun over waves
        parts.append(circle(dice.between(110, 370), 120, 74, accent))
        parts += [
            path(f"M0 {y}q40 -22 80 0t80 0t80 0t80 0t80 0t80 0V{y + 46}H0z", accent, more=f' fill-opacity="{o}"')
            for y, o in ((176, ".35"), (204, ".55"))
        ]
    elif shape == 1:  # an aeroplane on its way
        parts.append(path("M40 196Q180 40 420 74", "none", accent, 4, ' stroke-dasharray="3 13"'))
        parts.append(path("M380 84l52 -20l-18 46l-14 -12l-16 16l2 -20z", accent))
        parts.append(circle(62, 186, 13, accent))
        parts.append(path("M0 230H480", "none", accent, 6))
    elif shape == 2:  # rays
        parts += [
            path(
                filled("M240 150L{} {}L{} {}z", *_ray(angle), *_ray(angle + 0.13)),
                accent,
                more=' fill-opacity=".32"',
            )
            for angle in [n * math.pi / 9 for n in range(18)]
        ]
        parts.append(circle(240, 150, 62, accent))
        parts.append(rect(0, 230, 480, 370, paper))
    else:  # town
        parts += [
            rect(x, 224 - h, 44, h, accent, 3, f' fill-opacity="{num(dice.between(0.45, 1))}"')
            for x, h in ((n * 54 + 12, dice.between(50, 170)) for n in range(9))
        ]
        parts.append(rect(0, 224, 480, 8, accent))
    head, _, rest = words.partition("\n")
    big, px = column(head, 420, 96, 50, 18)
    y = 262.0 + px * 0.5
    for line in big:
        parts.append(lettering(240, y, px, line, ink, "middle", 800))
        y += px * 1.18
    if rest.strip():
        lines, small = column(rest, 410, 570 - y - 14, 30, 11)
        parts.append(rect(200, y - px * 0.55, 80, 5, accent, 2))
        y += small * 0.9
        for line in lines:
            parts.append(lettering(240, y, small, line, ink, "middle", 600))
            y += small * 1.3
    return "".join(parts)


def phone(dice: Dice, words: str) -> str:
    """A messenger on a phone: each line of the words is a bubble."""
    ground, cloth = dice.one(SOFT), dice.one(CLOTH)
    parts = [
        rect(0, 0, 480, 600, ground),
        rect(96, 24, 288, 540, "#1d2226", 34),
        rect(106, 58, 268, 470, "#f4f5f2", 6),
    ]
    parts += [
        rect(106, 58, 268, 46, cloth),
        circle(134, 81, 14, "#fff", ' fill-opacity=".85"'),
        rect(158, 74, 110, 13, "#fff", 6, ' fill-opacity=".85"'),
    ]
    parts.append(rect(206, 38, 68, 7, "#3b444a", 4))
    lines = [line for line in words.splitlines() if line.strip()]
    px = next((px for px in (17, 15, 13, 11) if _talk(lines, px) < 400), 9)
    y = earlier = 528.0 - _talk(lines, px)
    while earlier > 166:  # messages that nobody can read
        earlier -= 46
        broad = dice.between(80, 190)
        parts.append(rect(dice.one((118.0, 362 - broad)), earlier, broad, 34, "#e3e5e0", 14))
    for n, line in enumerate(lines):
        mine, rows = n % 2 == 1, wrapped(line, px, 188)
        broad = max(70.0, max(width_of(row, px) for row in rows) + 26)
        x = 362 - broad if mine else 118.0
        high = px + len(rows) * px * 1.3
        parts.append(rect(x, y, broad, high, "#d8eadb" if mine else "#fff", 14))
        parts += [
            lettering(x + 13, y + px * 1.55 + row * px * 1.3, px, text, "#1d2226") for row, text in enumerate(rows)
        ]
        y += high + 12
    parts.append(rect(106, 528, 268, 8, "#1d2226"))
    return "".join(parts)


def _talk(lines: list[str], px: float) -> float:
    """How high these messages are in letters of this size."""
    return sum(px + len(wrapped(line, px, 188)) * px * 1.3 + 12 for line in lines)


def map_note(dice: Dice, words: str) -> str:
    paper = dice.one(("#fbf3dc", "#f3efe6", "#eef3ea"))
    parts = [rect(0, 0, 480, 480, "#8b7760"), rect(26, 22, 428, 416, paper, 3)]
    y = dice.between(150, 230)
    parts.append(path(f"M34 {num(y)}Q150 {num(y - 46)} 250 {num(y + 10)}T446 {num(y - 20)}", "none", "#8fb7c9", 13))
    x = dice.between(160, 300)
    parts += [
        path(f"M{num(x)} 22Q{num(x + 26)} 150 {num(x - 10)} 320", "none", "#55514a", 4),
        path(f"M30 {num(y + 78)}Q240 {num(y + 64)} 450 {num(y + 90)}", "none", "#55514a", 4),
    ]
    for bx, by in dice.some([(70, 70), (110, 120), (350, 70), (390, 120), (80, 270), (360, 260), (320, 300)], 4):
        parts.append(rect(bx, by, 34, 26, "none", 2, ' stroke="#55514a" stroke-width="3"'))
    cross = (dice.between(90, 390), dice.between(80, 130))
    parts.append(path(f"M{num(cross[0] - 13)} {num(cross[1] - 13)}l26 26m0 -26l-26 26", "none", "#b3261e", 6))
    parts.append(
        path(
            f"M{num(x)} {num(y + 74)}Q{num(x)} {num(cross[1] + 60)} {num(cross[0])} {num(cross[1] + 22)}",
            "none",
            "#b3261e",
            4,
            ' stroke-dasharray="4 10"',
        )
    )
    lines, px = column(words, 380, 84, 22, 12)
    parts.append(rect(26, 344, 428, 94, paper))
    parts += [lettering(240, 344 + px + n * px * 1.25, px, line, "#33302b", "middle") for n, line in enumerate(lines)]
    return "".join(parts)


def document(dice: Dice, words: str) -> str:
    cloth = dice.one(CLOTH)
    parts = [
        rect(0, 0, 480, 620, "#d9d4ca"),
        rect(48, 34, 392, 540, "#000", 2, ' fill-opacity=".16"'),
        rect(42, 26, 392, 540, "#fffdf8", 2),
    ]
    parts += [
        rect(42, 26, 392, 14, cloth),
        circle(92, 92, 24, "none", f' stroke="{cloth}" stroke-width="5"'),
        path("M80 92l9 9l16 -18", "none", cloth, 5),
    ]
    head, _, rest = words.partition("\n")
    title, px = column(head, 228, 60, 25, 13)
    parts += [
        lettering(134, 100 - (len(title) - 1) * px * 0.6 + n * px * 1.2, px, line, "#24292c", weight=700)
        for n, line in enumerate(title)
    ]
    parts.append(rect(74, 136, 328, 2, cloth))
    lines, small = column(rest, 322, 300, 21, 11)
    y = 168.0
    for line in lines:
        parts.append(lettering(76, y, small, line, "#24292c"))
        y += small * 1.4
    while y < 440:
        parts.append(rect(76, y - 6, dice.between(200, 322), 7, "#d8d5cf", 3))
        y += 24
    parts.append(path(f"M86 510q14 -34 26 -4t28 -10t24 4t{num(dice.between(20, 60))} -14", "none", "#2b3f66", 3))
    parts.append(
        circle(356, 494, 42, "none", f' stroke="{cloth}" stroke-width="4" stroke-opacity=".7"')
        + circle(356, 494, 31, "none", f' stroke="{cloth}" stroke-width="2" stroke-opacity=".7"')
    )
    return "".join(parts)
