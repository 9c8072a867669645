"""Draws a portrait: head and shoulders without a face."""

from __future__ import annotations

from handbook.practice.web.dice import Dice
from handbook.practice.web.shapes import CLOTH, HAIR, SKIN, SOFT, circle, filled, num, oval, path, rect


def portrait(dice: Dice, words: str) -> str:
    """Head and shoulders without a face."""
    ground, cloth = dice.one(SOFT), dice.one(CLOTH)
    skin, hair = dice.one(SKIN), dice.one(HAIR)
    back = dice.whole(0, 3)
    parts = [rect(0, 0, 400, 400, ground)]
    if back == 0:
        parts.append(
            circle(dice.between(90, 310), dice.between(110, 200), dice.between(120, 170), "#fff", ' fill-opacity=".45"')
        )
    elif back == 1:
        parts += [rect(x, 0, 28, 400, "#fff", more=' fill-opacity=".3"') for x in range(dice.whole(0, 30), 400, 64)]
    elif back == 2:
        hill = dice.between(190, 240)
        parts.append(
            path(
                f"M0 {num(hill)}Q110 {num(hill - 90)} 210 {num(hill)}T400 {num(hill - 30)}V400H0z",
                "#fff",
                more=' fill-opacity=".5"',
            )
        )
        parts.append(circle(dice.between(60, 340), 70, 30, "#fff", ' fill-opacity=".7"'))
    else:
        parts.append(rect(60, 40, 280, 330, "#fff", 140, ' fill-opacity=".42"'))
    style = dice.whole(0, 5)
    if style == 1:  # long
        parts.append(path("M118 170Q112 60 200 60T282 170V300Q282 330 250 330H150Q118 330 118 300z", hair))
    if style == 2:  # to the shoulders
        parts.append(path("M122 165Q118 62 200 62T278 165Q290 240 268 262H132Q110 240 122 165z", hair))
    if style == 3:
        parts.append(circle(200, 68, 34, hair))
    broad = dice.between(120, 150)
    parts.append(
        path(
            filled("M{} 400Q{} 292 168 276H232Q{} 292 {} 400z", 200 - broad, 200 - broad, 200 + broad, 200 + broad),
            cloth,
        )
    )
    parts.append(path("M172 220H228V282Q200 306 172 282z", skin))
    parts.append(path("M172 246Q200 272 228 246V234H172z", "#000", more=' fill-opacity=".13"'))
    parts.append(oval(200, 172, 66, 80, skin))
    if style in (0, 4):  # short
        parts.append(path("M131 172Q124 84 200 82T269 172Q262 128 232 124Q196 134 160 122Q138 132 131 172z", hair))
    elif style == 5:  # a cap
        parts.append(path("M130 150Q130 78 200 78T270 150Q236 130 200 130T130 150z", dice.one(CLOTH)))
        parts.append(path("M128 152Q200 118 272 152Q292 156 296 164Q240 142 200 142T128 152z", "#2b2f33"))
    else:
        parts.append(path("M132 180Q126 84 200 84T268 180Q262 136 214 116Q172 150 132 180z", hair))
    collar = dice.whole(0, 3)
    if collar == 0:
        parts.append(path("M166 280L200 330L234 280", "none", "#fff", 9, ' stroke-opacity=".75"'))
    elif collar == 1:
        parts.append(path("M150 288Q200 336 250 288Q256 312 244 326Q200 352 156 326Q144 312 150 288z", dice.one(CLOTH)))
    elif collar == 2:  # a deel's crossed front
        parts.append(path("M232 277Q236 330 150 400", "none", "#f0d58a", 10))
    else:
        parts.append(path("M172 284Q200 312 228 284", "none", "#000", 6, ' stroke-opacity=".25"'))
    return "".join(parts)
