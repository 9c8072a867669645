"""Draws the pictures of the training web: flat SVG made of kind, seed and words, marked as fictional."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from typing import TypeVar

from handbook.checks.fiction import MARK, WORDS

T = TypeVar("T")

SIZES = {
    "portrait": (400, 400),
    "flyer": (480, 600),
    "phone": (480, 600),
    "map-note": (480, 480),
    "document": (480, 620),
}
WIDE = (640, 420)  # all other kinds
KINDS = {
    "portrait": ("Дүрс зураг: хүний хөрөг", "Drawing: a portrait without a face"),
    "flyer": ("Дүрс зураг: зарын хуудас", "Drawing: a flyer"),
    "office": ("Дүрс зураг: албан тасалгаа", "Drawing: an office"),
    "street": ("Дүрс зураг: гудамж", "Drawing: a street"),
    "room": ("Дүрс зураг: өрөө", "Drawing: a room"),
    "phone": ("Дүрс зураг: утасны дэлгэц", "Drawing: the screen of a phone"),
    "map-note": ("Дүрс зураг: гар зураг", "Drawing: a sketched map"),
    "landscape": ("Дүрс зураг: байгаль", "Drawing: a landscape"),
    "document": ("Дүрс зураг: бичиг баримт", "Drawing: a document"),
}
SANS = "'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',Arial,sans-serif"
SKIN = ("#e8b48c", "#d99f74", "#c98a5e", "#f0c5a0")
HAIR = ("#2a2224", "#3a2c26", "#1f1c22", "#574036", "#6d6a6a")
CLOTH = ("#2f6f73", "#9c3d4f", "#45618f", "#b7791f", "#5b4b8a", "#3f7a4b", "#a5572c", "#37424f")
SOFT = ("#f3d9b8", "#cfe3dc", "#dcd6ee", "#f2cfc9", "#d3e2f0", "#e7e3c4", "#e0d3c8")
SKY = (("#9fc9e8", "#e6f1f5"), ("#f3c79a", "#fbe9d0"), ("#b8b5dd", "#f0d9e0"), ("#8fbfd0", "#e2efe6"))
WALL = ("#c9785a", "#d9a566", "#8fa58a", "#7c93ad", "#b59aa6", "#c4b49a", "#a3b8b5", "#d4c5a1")


class Dice:
    """Numbers that come out of a seed, the same on every machine and with every Python."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.count = 0

    def roll(self) -> float:
        self.count += 1
        digest = hashlib.sha256(f"{self.seed}:{self.count}".encode()).digest()
        return int.from_bytes(digest[:6], "big") / 2**48

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.roll()

    def whole(self, low: int, high: int) -> int:
        return low + int(self.roll() * (high - low + 1))

    def one(self, of: Sequence[T]) -> T:
        return of[int(self.roll() * len(of))]

    def some(self, of: Sequence[T], number: int) -> list[T]:
        """Different ones, in the order they come out."""
        left = list(of)
        return [left.pop(int(self.roll() * len(left))) for _ in range(number)]


def size(kind: str) -> tuple[int, int]:
    return SIZES.get(kind, WIDE)


@cache
def drawn(kind: str, seed: int, words: str) -> tuple[str, str, str]:
    """File (named by its content), SVG and description of a picture."""
    wide, high = size(kind)
    body = DRAWERS[kind](Dice(f"{kind}:{seed}"), words)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">'
        f"<title>{escape(' / '.join(KINDS[kind]))}</title><desc>{MARK}</desc>"
        f"{body}{_mark(wide, high)}</svg>\n"
    )
    said = " · ".join(line.strip() for line in words.splitlines() if line.strip())
    described = " / ".join(KINDS[kind]) + (f": {said}" if said else "")
    return f"pictures/{hashlib.sha256(svg.encode()).hexdigest()[:12]}.svg", svg, described


# shapes


def _n(number: float) -> str:
    return f"{round(number, 1):g}"


def _d(form: str, *numbers: float) -> str:
    """A path with its numbers put in."""
    return form.format(*map(_n, numbers))


def _rect(x: float, y: float, w: float, h: float, fill: str, r: float = 0, more: str = "") -> str:
    rounded = f' rx="{_n(r)}"' if r else ""
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}" fill="{fill}"{rounded}{more}/>'


def _circle(x: float, y: float, r: float, fill: str, more: str = "") -> str:
    return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}" fill="{fill}"{more}/>'


def _oval(x: float, y: float, rx: float, ry: float, fill: str) -> str:
    return f'<ellipse cx="{_n(x)}" cy="{_n(y)}" rx="{_n(rx)}" ry="{_n(ry)}" fill="{fill}"/>'


def _path(d: str, fill: str = "none", stroke: str = "", width: float = 0, more: str = "") -> str:
    line = (
        f' stroke="{stroke}" stroke-width="{_n(width)}" stroke-linecap="round" stroke-linejoin="round"'
        if stroke
        else ""
    )
    return f'<path d="{d}" fill="{fill}"{line}{more}/>'


def _words(x: float, y: float, px: float, text: str, fill: str, anchor: str = "start", weight: int = 400) -> str:
    bold = f' font-weight="{weight}"' if weight != 400 else ""
    place = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" font-family="{SANS}" font-size="{_n(px)}" fill="{fill}"{bold}{place}>'
        f"{escape(text)}</text>"
    )


def _ground(id_: str, top: str, bottom: str) -> str:
    return (
        f'<defs><linearGradient id="{id_}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{top}"/>'
        f'<stop offset="1" stop-color="{bottom}"/></linearGradient></defs>'
    )


def _mark(wide: int, high: int) -> str:
    px = wide / 31
    return _rect(0, high - px * 1.9, wide, px * 1.9, "#1b2326", more=' fill-opacity=".86"') + _words(
        wide / 2, high - px * 0.62, px, WORDS, "#fff", "middle", 600
    )


def width_of(text: str, px: float) -> float:
    """A generous guess, since nobody knows the font that will be there."""
    return px * sum(0.3 if c in " .,:;·|il'" else 0.8 if c.isupper() or c in "шщжмыфюmw" else 0.6 for c in text)


def wrapped(words: str, px: float, room: float) -> list[str]:
    """The lines of a text in a column; a word that is wider than the column is cut."""
    lines: list[str] = []
    for written in words.splitlines():
        line = ""
        for word in written.split():
            longer = f"{line} {word}".strip()
            if line and width_of(longer, px) > room:
                lines.append(line)
                longer = word
            while width_of(longer, px) > room and len(longer) > 1:
                cut = next(n for n in range(len(longer), 0, -1) if n == 1 or width_of(longer[:n], px) <= room)
                lines.append(longer[:cut])
                longer = longer[cut:]
            line = longer
        lines.append(line)
    return lines


def _column(words: str, room: float, high: float, biggest: float, smallest: float = 11) -> tuple[list[str], float]:
    """The words in the largest letters that fit into a box of this width and height."""
    px = biggest
    while px > smallest:
        lines = wrapped(words, px, room)
        whole = all(width_of(word, px) <= room for word in words.split())
        if whole and len(lines) * px * 1.3 <= high:
            return lines, px
        px -= 1
    return wrapped(words, smallest, room), smallest


# kinds


def _portrait(dice: Dice, words: str) -> str:
    """Head and shoulders without a face."""
    ground, cloth = dice.one(SOFT), dice.one(CLOTH)
    skin, hair = dice.one(SKIN), dice.one(HAIR)
    back = dice.whole(0, 3)
    parts = [_rect(0, 0, 400, 400, ground)]
    if back == 0:
        parts.append(
            _circle(
                dice.between(90, 310), dice.between(110, 200), dice.between(120, 170), "#fff", ' fill-opacity=".45"'
            )
        )
    elif back == 1:
        parts += [_rect(x, 0, 28, 400, "#fff", more=' fill-opacity=".3"') for x in range(dice.whole(0, 30), 400, 64)]
    elif back == 2:
        hill = dice.between(190, 240)
        parts.append(
            _path(
                f"M0 {_n(hill)}Q110 {_n(hill - 90)} 210 {_n(hill)}T400 {_n(hill - 30)}V400H0z",
                "#fff",
                more=' fill-opacity=".5"',
            )
        )
        parts.append(_circle(dice.between(60, 340), 70, 30, "#fff", ' fill-opacity=".7"'))
    else:
        parts.append(_rect(60, 40, 280, 330, "#fff", 140, ' fill-opacity=".42"'))
    style = dice.whole(0, 5)
    if style == 1:  # long
        parts.append(_path("M118 170Q112 60 200 60T282 170V300Q282 330 250 330H150Q118 330 118 300z", hair))
    if style == 2:  # to the shoulders
        parts.append(_path("M122 165Q118 62 200 62T278 165Q290 240 268 262H132Q110 240 122 165z", hair))
    if style == 3:
        parts.append(_circle(200, 68, 34, hair))
    broad = dice.between(120, 150)
    parts.append(
        _path(
            f"M{_n(200 - broad)} 400Q{_n(200 - broad)} 292 168 276H232Q{_n(200 + broad)} 292 {_n(200 + broad)} 400z",
            cloth,
        )
    )
    parts.append(_path("M172 220H228V282Q200 306 172 282z", skin))
    parts.append(_path("M172 246Q200 272 228 246V234H172z", "#000", more=' fill-opacity=".13"'))
    parts.append(_oval(200, 172, 66, 80, skin))
    if style in (0, 4):  # short
        parts.append(_path("M131 172Q124 84 200 82T269 172Q262 128 232 124Q196 134 160 122Q138 132 131 172z", hair))
    elif style == 5:  # a cap
        parts.append(_path("M130 150Q130 78 200 78T270 150Q236 130 200 130T130 150z", dice.one(CLOTH)))
        parts.append(_path("M128 152Q200 118 272 152Q292 156 296 164Q240 142 200 142T128 152z", "#2b2f33"))
    else:
        parts.append(_path("M132 180Q126 84 200 84T268 180Q262 136 214 116Q172 150 132 180z", hair))
    collar = dice.whole(0, 3)
    if collar == 0:
        parts.append(_path("M166 280L200 330L234 280", "none", "#fff", 9, ' stroke-opacity=".75"'))
    elif collar == 1:
        parts.append(
            _path("M150 288Q200 336 250 288Q256 312 244 326Q200 352 156 326Q144 312 150 288z", dice.one(CLOTH))
        )
    elif collar == 2:  # a deel's crossed front
        parts.append(_path("M232 277Q236 330 150 400", "none", "#f0d58a", 10))
    else:
        parts.append(_path("M172 284Q200 312 228 284", "none", "#000", 6, ' stroke-opacity=".25"'))
    return "".join(parts)


def _ray(angle: float) -> tuple[float, float]:
    return 240 + 420 * math.cos(angle), 150 + 420 * math.sin(angle)


def _flyer(dice: Dice, words: str) -> str:
    ink, paper, accent = dice.one(
        (
            ("#fff", "#0d4f8b", "#ffc93c"), ("#fff", "#8a1c3b", "#ffd9a0"), ("#10312b", "#ffd23f", "#0b6e4f"),
            ("#fff", "#14532d", "#f9e27d"), ("#3b1f0b", "#ffe8c7", "#c2410c"), ("#fff", "#4c2a85", "#7ee0c6"),
            ("#1b2a41", "#e3f2fd", "#d1495b"),
        )
    )  # fmt: skip
    parts = [_rect(0, 0, 480, 600, paper)]
    shape = dice.whole(0, 3)
    if shape == 0:  # sun over waves
        parts.append(_circle(dice.between(110, 370), 120, 74, accent))
        parts += [
            _path(f"M0 {y}q40 -22 80 0t80 0t80 0t80 0t80 0t80 0V{y + 46}H0z", accent, more=f' fill-opacity="{o}"')
            for y, o in ((176, ".35"), (204, ".55"))
        ]
    elif shape == 1:  # an aeroplane on its way
        parts.append(_path("M40 196Q180 40 420 74", "none", accent, 4, ' stroke-dasharray="3 13"'))
        parts.append(_path("M380 84l52 -20l-18 46l-14 -12l-16 16l2 -20z", accent))
        parts.append(_circle(62, 186, 13, accent))
        parts.append(_path("M0 230H480", "none", accent, 6))
    elif shape == 2:  # rays
        parts += [
            _path(
                _d("M240 150L{} {}L{} {}z", *_ray(angle), *_ray(angle + 0.13)),
                accent,
                more=' fill-opacity=".32"',
            )
            for angle in [n * math.pi / 9 for n in range(18)]
        ]
        parts.append(_circle(240, 150, 62, accent))
        parts.append(_rect(0, 230, 480, 370, paper))
    else:  # town
        parts += [
            _rect(x, 224 - h, 44, h, accent, 3, f' fill-opacity="{_n(dice.between(0.45, 1))}"')
            for x, h in ((n * 54 + 12, dice.between(50, 170)) for n in range(9))
        ]
        parts.append(_rect(0, 224, 480, 8, accent))
    head, _, rest = words.partition("\n")
    big, px = _column(head, 420, 96, 50, 18)
    y = 262.0 + px * 0.5
    for line in big:
        parts.append(_words(240, y, px, line, ink, "middle", 800))
        y += px * 1.18
    if rest.strip():
        lines, small = _column(rest, 410, 570 - y - 14, 30, 11)
        parts.append(_rect(200, y - px * 0.55, 80, 5, accent, 2))
        y += small * 0.9
        for line in lines:
            parts.append(_words(240, y, small, line, ink, "middle", 600))
            y += small * 1.3
    return "".join(parts)


def _office(dice: Dice, words: str) -> str:
    wall, wood, cloth = dice.one(SOFT), dice.one(("#8a5a3b", "#a06b45", "#6f5240", "#b98555")), dice.one(CLOTH)
    top, low = dice.one(SKY)
    parts = [
        _ground("s", top, low),
        _rect(0, 0, 640, 420, wall),
        _rect(0, 318, 640, 102, wood, more=' fill-opacity=".35"'),
    ]
    x = dice.between(40, 120)
    parts += [
        _rect(x, 54, 190, 140, "#fff", 4),
        _rect(x + 9, 63, 172, 122, "url(#s)"),
        _rect(x + 91, 63, 8, 122, "#fff"),
    ]
    parts.append(
        _path(f"M{_n(x + 9)} 185v-30l22 -18v14h30v-34h34v44h26v-22h40v46z", "#5c6f7c", more=' fill-opacity=".55"')
    )
    shelf = dice.between(420, 450)
    parts.append(_rect(shelf, 60, 170, 258, wood, 4))
    for row in range(4):
        parts.append(_rect(shelf + 9, 69 + row * 62, 152, 52, "#000", more=' fill-opacity=".28"'))
        at = shelf + 13
        while at < shelf + 140:
            broad, tall = dice.between(9, 19), dice.between(30, 46)
            parts.append(_rect(at, 69 + row * 62 + 52 - tall, broad, tall, dice.one(CLOTH), 1.5))
            at += broad + dice.one((1.5, 1.5, 1.5, 16))
    desk = dice.between(110, 170)
    parts += [
        _rect(desk, 262, 280, 16, wood, 3),
        _rect(desk + 14, 278, 16, 92, wood),
        _rect(desk + 250, 278, 16, 92, wood),
    ]
    parts += [_rect(desk + 150, 278, 100, 64, wood), _rect(desk + 158, 286, 84, 22, "#fff", 2, ' fill-opacity=".2"')]
    parts += [
        _rect(desk + 60, 184, 118, 70, "#263238", 5),
        _rect(desk + 66, 190, 106, 58, "#b9d7e2", 2),
        _rect(desk + 112, 254, 14, 8, "#263238"),
    ]
    parts.append(_path(f"M{_n(desk + 74)} 232l20 -18l16 10l30 -24", "none", cloth, 4))
    parts += [
        _rect(desk + 204, 240, 20, 22, dice.one(CLOTH), 3),
        _circle(desk + 226, 250, 7, "none", f' stroke="{cloth}" stroke-width="3"'),
    ]
    chair = desk + 60
    parts.append(_path(f"M{_n(chair)} 400V330Q{_n(chair)} 290 {_n(chair + 54)} 290T{_n(chair + 108)} 330V400z", cloth))
    if dice.roll() < 0.7:
        pot = dice.between(20, 60)
        parts += [
            _path(f"M{_n(pot)} 330h46l-6 60h-34z", "#b5573a"),
            _path(
                f"M{_n(pot + 23)} 330q-47 -38 -25 -90q18 40 25 90q7 -68 29 -84q14 54 -29 84z",
                "#3f7a4b",
            ),
        ]
    return "".join(parts)


def _house(dice: Dice, x: float, wide: float, high: float, base: float) -> str:
    wall = dice.one(WALL)
    parts = [_rect(x, base - high, wide, high, wall)]
    roof = dice.whole(0, 2)
    if roof == 0:
        parts.append(
            _path(
                _d(
                    "M{} {}L{} {}L{} {}z", x - 8, base - high, x + wide / 2, base - high - 40, x + wide + 8, base - high
                ),
                "#6b3f34",
            )
        )
    elif roof == 1:
        parts.append(_rect(x - 5, base - high - 9, wide + 10, 11, "#4a4f55", 2))
    across = max(2, int(wide // 34))
    step = wide / across
    for row in range(int((high - 56) // 38)):
        for n in range(across):
            lit = dice.one(("#fdf3c7", "#dbe9ef", "#dbe9ef", "#9fb6c2"))
            parts.append(_rect(x + n * step + step * 0.25, base - high + 16 + row * 38, step * 0.5, 22, lit, 1.5))
    door = x + wide / 2 - 13
    if dice.roll() < 0.5:
        parts += [
            _rect(x + 8, base - 46, wide - 16, 30, "#cfe0e6", 2),
            _path(f"M{_n(x + 2)} {_n(base - 46)}h{_n(wide - 4)}l6 -16h{_n(-wide - 8)}z", dice.one(CLOTH)),
        ]
    parts.append(_rect(door, base - 40, 26, 40, "#463a35", 2))
    return "".join(parts)


def _street(dice: Dice, words: str) -> str:
    top, low = dice.one(SKY)
    parts = [_ground("s", top, low), _rect(0, 0, 640, 420, "url(#s)")]
    parts.append(_circle(dice.between(60, 580), dice.between(50, 90), 30, "#fff", ' fill-opacity=".8"'))
    y = dice.between(170, 200)
    parts.append(
        _path(
            f"M0 {_n(y)}Q90 {_n(y - 80)} 190 {_n(y - 14)}T400 {_n(y - 40)}T640 {_n(y - 10)}V420H0z",
            "#7e9aa0",
            more=' fill-opacity=".6"',
        )
    )
    x = -20.0
    while x < 640:
        wide = dice.between(78, 140)
        parts.append(_house(dice, x, wide, dice.between(100, 210), 300))
        x += wide + dice.one((0, 6, 34))
    parts += [_rect(0, 300, 640, 20, "#c9c4ba"), _rect(0, 320, 640, 100, "#565c61")]
    parts += [_rect(n, 360, 44, 6, "#f4efdf", 2) for n in range(dice.whole(0, 30), 640, 92)]
    for lamp in dice.some(range(60, 620, 80), 2):
        parts += [
            _rect(lamp, 190, 6, 118, "#363c40"),
            _path(f"M{lamp + 3} 192q0 -18 26 -18", "none", "#363c40", 6),
            _oval(lamp + 32, 178, 12, 5, "#fff3bf"),
        ]
    for tree in dice.some(range(30, 620, 70), 2):
        parts += [
            _rect(tree - 4, 262, 8, 46, "#6b4b35"),
            _circle(tree, 244, 28, "#4e7f55"),
            _circle(tree - 14, 256, 18, "#5f9464"),
        ]
    car, cloth = dice.between(40, 460), dice.one(CLOTH)
    parts.append(_path(f"M{_n(car)} 352q2 -22 24 -24l22 -22h52l24 22q26 0 28 26z", cloth))
    parts.append(_path(f"M{_n(car + 34)} 328l16 -15h18v15zM{_n(car + 74)} 313h20l16 15h-36z", "#dbe9ef"))
    parts += [_circle(car + x, 354, 13, "#22262a") + _circle(car + x, 354, 5, "#aab3b8") for x in (36, 114)]
    return "".join(parts)


def _room(dice: Dice, words: str) -> str:
    wall, cloth, cover = dice.one(SOFT), dice.one(CLOTH), dice.one(CLOTH)
    top, low = dice.one(SKY)
    parts = [_ground("s", top, low), _rect(0, 0, 640, 420, wall), _rect(0, 310, 640, 110, "#b08a63")]
    parts += [_rect(x, 310, 2, 110, "#000", more=' fill-opacity=".12"') for x in range(40, 640, 80)]
    window = dice.between(230, 330)
    parts += [
        _rect(window, 52, 160, 128, "#fff", 4),
        _rect(window + 8, 60, 144, 112, "url(#s)"),
        _rect(window + 77, 60, 6, 112, "#fff"),
    ]
    parts += [
        _path(f"M{_n(window - 22)} 40h54q-2 90 -44 158h-10z", cloth),
        _path(f"M{_n(window + 182)} 40h-54q2 90 44 158h10z", cloth),
    ]
    bed = dice.between(20, 70)
    parts += [
        _rect(bed, 206, 18, 150, "#7b5640", 4),
        _rect(bed + 190, 262, 14, 94, "#7b5640", 4),
        _rect(bed + 10, 280, 190, 50, cover, 8),
    ]
    parts += [_rect(bed + 22, 256, 64, 30, "#fff", 12), _rect(bed + 10, 318, 190, 16, "#7b5640")]
    table = dice.between(430, 490)
    parts += [
        _rect(table, 262, 130, 12, "#8a5a3b", 3),
        _rect(table + 10, 274, 9, 86, "#8a5a3b"),
        _rect(table + 111, 274, 9, 86, "#8a5a3b"),
    ]
    parts += [_rect(table + 24, 226, 6, 36, "#444"), _path(f"M{_n(table + 8)} 228l10 -28h18l10 28z", "#f2c14e")]
    parts += [_rect(table + 74, 242, 26, 20, dice.one(CLOTH), 4), _rect(table + 66, 256, 44, 6, "#fff", 2)]
    parts.append(_oval(330, 368, dice.between(90, 130), 26, dice.one(CLOTH)))
    if dice.roll() < 0.6:
        frame = dice.between(70, 130)
        parts += [
            _rect(frame, 84, 74, 60, "#7b5640", 3),
            _rect(frame + 6, 90, 62, 48, "#eef3f1"),
            _path(f"M{_n(frame + 6)} 138l20 -26l14 14l10 -10l18 22z", "#6d8f7a"),
        ]
    return "".join(parts)


def _phone(dice: Dice, words: str) -> str:
    """A messenger on a phone: each line of the words is a bubble."""
    ground, cloth = dice.one(SOFT), dice.one(CLOTH)
    parts = [
        _rect(0, 0, 480, 600, ground),
        _rect(96, 24, 288, 540, "#1d2226", 34),
        _rect(106, 58, 268, 470, "#f4f5f2", 6),
    ]
    parts += [
        _rect(106, 58, 268, 46, cloth),
        _circle(134, 81, 14, "#fff", ' fill-opacity=".85"'),
        _rect(158, 74, 110, 13, "#fff", 6, ' fill-opacity=".85"'),
    ]
    parts.append(_rect(206, 38, 68, 7, "#3b444a", 4))
    lines = [line for line in words.splitlines() if line.strip()]
    px = next((px for px in (17, 15, 13, 11) if _talk(lines, px) < 400), 9)
    y = earlier = 528.0 - _talk(lines, px)
    while earlier > 166:  # messages that nobody can read
        earlier -= 46
        broad = dice.between(80, 190)
        parts.append(_rect(dice.one((118.0, 362 - broad)), earlier, broad, 34, "#e3e5e0", 14))
    for n, line in enumerate(lines):
        mine, rows = n % 2 == 1, wrapped(line, px, 188)
        broad = max(70.0, max(width_of(row, px) for row in rows) + 26)
        x = 362 - broad if mine else 118.0
        high = px + len(rows) * px * 1.3
        parts.append(_rect(x, y, broad, high, "#d8eadb" if mine else "#fff", 14))
        parts += [_words(x + 13, y + px * 1.55 + row * px * 1.3, px, text, "#1d2226") for row, text in enumerate(rows)]
        y += high + 12
    parts.append(_rect(106, 528, 268, 8, "#1d2226"))
    return "".join(parts)


def _talk(lines: list[str], px: float) -> float:
    """How high these messages are in letters of this size."""
    return sum(px + len(wrapped(line, px, 188)) * px * 1.3 + 12 for line in lines)


def _map_note(dice: Dice, words: str) -> str:
    paper = dice.one(("#fbf3dc", "#f3efe6", "#eef3ea"))
    parts = [_rect(0, 0, 480, 480, "#8b7760"), _rect(26, 22, 428, 416, paper, 3)]
    y = dice.between(150, 230)
    parts.append(_path(f"M34 {_n(y)}Q150 {_n(y - 46)} 250 {_n(y + 10)}T446 {_n(y - 20)}", "none", "#8fb7c9", 13))
    x = dice.between(160, 300)
    parts += [
        _path(f"M{_n(x)} 22Q{_n(x + 26)} 150 {_n(x - 10)} 320", "none", "#55514a", 4),
        _path(f"M30 {_n(y + 78)}Q240 {_n(y + 64)} 450 {_n(y + 90)}", "none", "#55514a", 4),
    ]
    for bx, by in dice.some([(70, 70), (110, 120), (350, 70), (390, 120), (80, 270), (360, 260), (320, 300)], 4):
        parts.append(_rect(bx, by, 34, 26, "none", 2, ' stroke="#55514a" stroke-width="3"'))
    cross = (dice.between(90, 390), dice.between(80, 130))
    parts.append(_path(f"M{_n(cross[0] - 13)} {_n(cross[1] - 13)}l26 26m0 -26l-26 26", "none", "#b3261e", 6))
    parts.append(
        _path(
            f"M{_n(x)} {_n(y + 74)}Q{_n(x)} {_n(cross[1] + 60)} {_n(cross[0])} {_n(cross[1] + 22)}",
            "none",
            "#b3261e",
            4,
            ' stroke-dasharray="4 10"',
        )
    )
    lines, px = _column(words, 380, 84, 22, 12)
    parts.append(_rect(26, 344, 428, 94, paper))
    parts += [_words(240, 344 + px + n * px * 1.25, px, line, "#33302b", "middle") for n, line in enumerate(lines)]
    return "".join(parts)


def _landscape(dice: Dice, words: str) -> str:
    top, low = dice.one(SKY)
    green = dice.one(
        (("#7d9d6c", "#94b47c", "#b3c98f"), ("#9c8f5a", "#b9a96c", "#d3c68d"), ("#6f8f8a", "#8cab9d", "#b2c9b2"))
    )
    parts = [_ground("s", top, low), _rect(0, 0, 640, 420, "url(#s)")]
    parts.append(
        _circle(dice.between(80, 560), dice.between(60, 110), dice.between(26, 42), "#fff", ' fill-opacity=".85"')
    )
    for _ in range(2):
        x, y = dice.between(40, 520), dice.between(40, 120)
        parts.append(
            _path(f"M{_n(x)} {_n(y)}q6 -22 30 -18q14 -22 38 -6q28 -6 30 24z", "#fff", more=' fill-opacity=".7"')
        )
    peaks = dice.between(150, 190)
    parts.append(
        _path(
            f"M0 {_n(peaks + 60)}l90 -70l60 40l110 -80l100 90l90 -60l110 64l80 -44V420H0z",
            "#6e7f96",
        )
    )
    parts.append(_path(f"M260 {_n(peaks - 50)}l-36 32l18 -4l16 12l20 -10l14 6z", "#fff"))
    for n, colour in enumerate(green):
        y = 236 + n * 48 + dice.between(-12, 12)
        parts.append(
            _path(f"M0 {_n(y)}Q{_n(dice.between(90, 200))} {_n(y - 56)} 320 {_n(y)}T640 {_n(y - 16)}V420H0z", colour)
        )
    if dice.roll() < 0.6:
        parts.append(_path("M350 420Q330 360 420 338T470 290", "none", "#bfe0ea", 15))
    for _ in range(dice.whole(1, 2)):  # a ger
        x, y = dice.between(70, 300), dice.between(312, 336)
        parts += [
            _path(f"M{_n(x)} {_n(y)}v-26q34 -30 68 0v26z", "#fbfaf5"),
            _path(f"M{_n(x)} {_n(y - 26)}q34 -30 68 0z", "#e3ddcf"),
            _rect(x + 27, y - 20, 14, 20, "#b5573a"),
            _rect(x, y - 15, 68, 4, "#c79a4b"),
        ]
    for tree in dice.some(range(380, 620, 40), 3):
        parts.append(_path(f"M{tree} {_n(330)}l18 -54l18 54z", "#41684a"))
    return "".join(parts)


def _document(dice: Dice, words: str) -> str:
    cloth = dice.one(CLOTH)
    parts = [
        _rect(0, 0, 480, 620, "#d9d4ca"),
        _rect(48, 34, 392, 540, "#000", 2, ' fill-opacity=".16"'),
        _rect(42, 26, 392, 540, "#fffdf8", 2),
    ]
    parts += [
        _rect(42, 26, 392, 14, cloth),
        _circle(92, 92, 24, "none", f' stroke="{cloth}" stroke-width="5"'),
        _path("M80 92l9 9l16 -18", "none", cloth, 5),
    ]
    head, _, rest = words.partition("\n")
    title, px = _column(head, 228, 60, 25, 13)
    parts += [
        _words(134, 100 - (len(title) - 1) * px * 0.6 + n * px * 1.2, px, line, "#24292c", weight=700)
        for n, line in enumerate(title)
    ]
    parts.append(_rect(74, 136, 328, 2, cloth))
    lines, small = _column(rest, 322, 300, 21, 11)
    y = 168.0
    for line in lines:
        parts.append(_words(76, y, small, line, "#24292c"))
        y += small * 1.4
    while y < 440:
        parts.append(_rect(76, y - 6, dice.between(200, 322), 7, "#d8d5cf", 3))
        y += 24
    parts.append(_path(f"M86 510q14 -34 26 -4t28 -10t24 4t{_n(dice.between(20, 60))} -14", "none", "#2b3f66", 3))
    parts.append(
        _circle(356, 494, 42, "none", f' stroke="{cloth}" stroke-width="4" stroke-opacity=".7"')
        + _circle(356, 494, 31, "none", f' stroke="{cloth}" stroke-width="2" stroke-opacity=".7"')
    )
    return "".join(parts)


DRAWERS: dict[str, Callable[[Dice, str], str]] = {
    "portrait": _portrait,
    "flyer": _flyer,
    "office": _office,
    "street": _street,
    "room": _room,
    "phone": _phone,
    "map-note": _map_note,
    "landscape": _landscape,
    "document": _document,
}
