"""The map of a drawn town as SVG: grid, streets, numbered places, north, scale, latitude and longitude at the edge."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from handbook.base.shaped import Words
from handbook.checks.fiction import MARK, WORDS
from handbook.practice.town import Building, Flat, Paving, Town, roof_ridge

SCALE = 2.5  # SVG units a metre
EDGE = 66  # room around the grid
PANEL = 210  # room for signs and scale, right of it
INK, THIN, HALO = "#1d2529", "#6b7478", {"stroke": "#ffffff", "stroke_width": 4, "paint_order": "stroke"}
FONT = "Inter, Arial, sans-serif"


def tag(name: str, words: str | None = None, **attributes: float | str) -> str:
    """One element; ``stroke_width`` becomes ``stroke-width``, numbers lose what the eye does not see."""
    told = "".join(f' {key.rstrip("_").replace("_", "-")}="{_short(value)}"' for key, value in attributes.items())
    return f"<{name}{told}/>" if words is None else f"<{name}{told}>{escape(words)}</{name}>"


def _short(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def opening(width: float, height: float) -> str:
    """The first tag of a drawing that fills the page's width."""
    view = f"0 0 {width:.0f} {height:.0f}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" font-family="{FONT}" fill="{INK}" role="img">'


@dataclass(frozen=True)
class Listed:
    """What the legend lists."""

    number: int
    kind: str
    name: Words
    at: Flat
    colour: str


def listed(town: Town) -> list[Listed]:
    """From the north-west, row by row."""
    rows = [("building", b.name, b.at, b.roof) for b in town.buildings if b.name]
    rows += [("tower", t.name, t.at, "#c8d3d6") for t in town.towers if t.name]
    rows += [("bridge", b.name, b.at, "#9aa3a6") for b in town.bridges if b.name]
    for p in town.paving:
        if p.name:  # its number stands in a corner, where no pole is
            rows.append(("paving", p.name, p.point(4.6 - p.size[0] / 2, 4.6 - p.size[1] / 2)[:2], p.colour))
    rows.sort(key=lambda row: (town.square(row[2])[1], row[2][0], row[2][1]))
    return [Listed(number, *row) for number, row in enumerate(rows, 1)]


@dataclass(frozen=True)
class MapSheet:
    """Where a point of the town lies on the paper."""

    half: float

    def at(self, p: Sequence[float]) -> Flat:
        return EDGE + (p[0] + self.half) * SCALE, EDGE + (self.half - p[1]) * SCALE

    def line(self, a: Sequence[float], b: Sequence[float], **more: float | str) -> str:
        (x, y), (x2, y2) = self.at(a), self.at(b)
        return tag("line", x1=x, y1=y, x2=x2, y2=y2, **more)

    def polygon(self, points: Sequence[Sequence[float]], **more: float | str) -> str:
        return tag("polygon", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in map(self.at, points)), **more)

    def circle(self, p: Sequence[float], r: float, **more: float | str) -> str:
        x, y = self.at(p)
        return tag("circle", cx=x, cy=y, r=r, **more)

    def words(self, p: Sequence[float], words: str, size: float, **more: float | str) -> str:
        x, y = self.at(p)
        return tag("text", words, x=x, y=y, font_size=size, **more)


def svg(town: Town) -> str:
    """The whole map; the legend of numbers is ``listed``."""
    sheet = MapSheet(town.side * town.cell / 2)
    side = 2 * sheet.half * SCALE
    width, height = side + 2 * EDGE + PANEL, side + 2 * EDGE
    frame = {"x": EDGE, "y": EDGE, "width": side, "height": side}
    out = [
        opening(width, height),
        tag("title", f"{town.name['mn']} / {town.name['en']}"),
        tag("desc", MARK),
        tag("rect", width=width, height=height, fill="#ffffff"),
        f'<clipPath id="grid">{tag("rect", **frame)}</clipPath>',
        '<g clip-path="url(#grid)">',
        tag("rect", **frame, fill="#eef0e2"),
        *_land(sheet, town),
        *_things(sheet, town),
        "</g>",
        *_grid(sheet, town),
        tag("rect", **frame, fill="none", stroke=INK, stroke_width=1.6),
        *_names(sheet, town),
        *_panel(EDGE + side + 122, EDGE),
        tag("text", WORDS, x=EDGE, y=22, font_size=13, fill=THIN),
        "</svg>\n",
    ]
    return "\n".join(out)


def _land(sheet: MapSheet, town: Town) -> list[str]:
    out = [sheet.polygon(town.river, fill="#bcd9e6", stroke="#8fb4c4")] if town.river else []
    for more, colour in ((1.6, "#a9afb1"), (0, "#ffffff")):  # all edges first: streets run into each other
        out += [sheet.line(s.start, s.end, stroke=colour, stroke_width=(s.width + more) * SCALE) for s in town.streets]
    for p in town.paving:
        out.append(sheet.polygon(p.rectangle(p.size), fill=p.colour, stroke="#a59d8e"))
        out += _joints(sheet, p)
    return out


def _joints(sheet: MapSheet, p: Paving) -> list[str]:
    """Every fifth joint, as in the pictures."""
    w, d = p.size[0] / 2, p.size[1] / 2
    ends = [((-w + k, -d), (-w + k, d)) for k in range(5, round(2 * w), 5)]
    ends += [((-w, -d + k), (w, -d + k)) for k in range(5, round(2 * d), 5)]
    return [sheet.line(p.point(*a), p.point(*b), stroke="#a59d8e", stroke_width=0.5) for a, b in ends]


def _things(sheet: MapSheet, town: Town) -> list[str]:
    out = []
    for b in town.buildings:
        out.append(sheet.polygon(b.rectangle(b.size), fill=b.roof, stroke=INK))
        out += _ridge(sheet, b)
    out += [sheet.polygon(b.rectangle(b.size), fill="#9aa3a6", stroke=INK) for b in town.bridges]
    out += [sheet.circle(t.at, 9, fill="#c8d3d6", stroke=INK, stroke_width=2) for t in town.towers]
    out += [sheet.circle(g.at, g.radius * SCALE, fill="#ffffff", stroke="#8d9497") for g in town.gers]
    out += [sheet.circle(t.at, 3.4, fill="#6f9560" if t.kind == "larch" else "#b7a04f") for t in town.trees]
    return out + [pole_sign(p.kind, *sheet.at(p.at)) for p in town.poles]


def _ridge(sheet: MapSheet, b: Building) -> list[str]:
    return [sheet.line(*roof_ridge(b), stroke="#ffffff", stroke_opacity="0.6")] if b.gable else []


def _grid(sheet: MapSheet, town: Town) -> list[str]:
    out, half = [], sheet.half
    dashed = {"stroke": THIN, "stroke_width": 0.8, "stroke_dasharray": "3 4"}
    large = {"text_anchor": "middle", "font_weight": "600"}
    for i in range(town.side + 1):
        v = -half + i * town.cell
        out += [sheet.line((v, -half), (v, half), **dashed), sheet.line((-half, v), (half, v), **dashed)]
        lat, lon = town.position((v, v))
        out.append(sheet.words((half + 3, v - 1.6), f"{lat:.5f}", 11, fill=THIN))
        out.append(sheet.words((v, -half - 18), f"{lon:.5f}", 11, fill=THIN, text_anchor="middle"))
        if i < town.side:
            middle = v + town.cell / 2
            out += [sheet.words((middle, n), "ABCDEFGH"[i], 20, **large) for n in (half + 6, -half - 11)]
            out.append(sheet.words((-half - 9, middle - 2.5), str(town.side - i), 20, **large))
    return out


def _names(sheet: MapSheet, town: Town) -> list[str]:
    out = []
    for s in town.streets:
        (e, n), (e2, n2) = s.start, s.end
        x, y = sheet.at((e + (e2 - e) * s.named_at, n + (n2 - n) * s.named_at))
        lean = f"rotate({-math.degrees(math.atan2(n2 - n, e2 - e)):.1f} {x:.1f} {y:.1f})"
        words = f"{s.name['mn']} / {s.name['en']}"
        place = {"x": x, "y": y, "dy": 4, "font_size": 12, "text_anchor": "middle", "transform": lean}
        out.append(tag("text", words, **place, fill="#3d474b", **HALO))
    for row in listed(town):
        x, y = sheet.at(row.at)
        if row.kind in ("tower", "bridge"):
            x, y = x + 17, y - 12
        out.append(tag("circle", cx=x, cy=y, r=9.5, fill="#ffffff", stroke=INK, stroke_width=0.8))
        bold = {"font_size": 11.5, "font_weight": "600", "text_anchor": "middle"}
        out.append(tag("text", str(row.number), x=x, y=y + 4, **bold))
    return out


def pole_sign(kind: str, x: float, y: float) -> str:
    """Flag, lamp and stop: the foot of the pole is the small dot."""
    high = {"flag": 17, "lamp": 14, "stop": 9}[kind]
    foot = tag("circle", cx=x, cy=y, r=2.4)
    line = tag("line", x1=x, y1=y, x2=x, y2=y - high, stroke=INK, stroke_width=1.6)
    if kind == "flag":
        return foot + line + tag("path", d=f"M{x:.1f} {y - 17:.1f}h11l-3 4 3 4h-11z", fill="#1f7a78")
    if kind == "lamp":
        return foot + line + tag("circle", cx=x, cy=y - 15, r=4, fill="#f3d36b", stroke=INK, stroke_width=1.2)
    return foot + line + tag("rect", x=x - 5, y=y - 18, width=10, height=10, rx=2, fill="#1f5f8b")


def rose(x: float, y: float, radius: float) -> list[str]:
    """A ring of degrees, clockwise from the top; a large one has a number at every ten."""
    out = [tag("circle", cx=x, cy=y, r=radius, fill="none", stroke=INK, stroke_width=1.2)]
    for degree in range(0, 360, 5):
        s, c = math.sin(math.radians(degree)), -math.cos(math.radians(degree))
        long = degree % 10 == 0
        r = radius - (10 if long else 5)
        ends = {"x1": x + s * radius, "y1": y + c * radius, "x2": x + s * r, "y2": y + c * r}
        out.append(tag("line", **ends, stroke=INK, stroke_width=1 if long else 0.6))
        if degree % (30 if radius < 120 else 10) == 0:
            r = radius + 13
            out.append(tag("text", str(degree), x=x + s * r, y=y + c * r + 3.8, font_size=11, text_anchor="middle"))
    return out


def _panel(x: float, y: float) -> list[str]:
    """North, degrees, scale and signs."""
    middle, left = y + 110, x - 42
    x += 20
    out = [
        *rose(x, middle, 68),
        tag("path", d=f"M{x:.1f} {middle - 56:.1f}l10 52-10-8-10 8z"),
        tag("path", d=f"M{x:.1f} {middle + 50:.1f}l8-46-8 7-8-7z", fill="none", stroke=INK),
        tag("text", "Х / N", x=x, y=middle - 90, font_size=18, font_weight="600", text_anchor="middle"),
    ]
    low = middle + 132
    for metres in (0, 25, 50):
        at, tick = left + metres * SCALE, 3 if metres == 25 else 5
        out.append(tag("line", x1=at, y1=low - tick, x2=at, y2=low + tick, stroke=INK, stroke_width=1.6))
        words = f"{metres} m" if metres == 50 else str(metres)
        out.append(tag("text", words, x=at, y=low + 20, font_size=12, text_anchor="middle"))
    out.append(tag("line", x1=left, y1=low, x2=left + 50 * SCALE, y2=low, stroke=INK, stroke_width=1.6))

    def box(row: float, colour: str, edge: str) -> str:
        return tag("rect", x=left, y=row - 16, width=18, height=13, fill=colour, stroke=edge)

    def dot(row: float, dx: float, r: float, **more: str) -> str:
        return tag("circle", cx=left + dx, cy=row - 9, r=r, **more)

    rows = [low + 70 + k * 44 for k in range(7)]
    signs = [
        (pole_sign("flag", left + 8, rows[0]), "Тугны шон", "Flag pole"),
        (pole_sign("lamp", left + 8, rows[1]), "Гэрлийн шон", "Lamp post"),
        (pole_sign("stop", left + 8, rows[2]), "Автобусны зогсоол", "Bus stop"),
        (box(rows[3], "#a5473c", INK), "Барилга (дээврийн өнгө)", "Building (colour of roof)"),
        (box(rows[4], "#d8d2c4", "#a59d8e"), "Хавтантай талбай", "Paved place"),
        (dot(rows[5], 9, 7.5, fill="#ffffff", stroke="#8d9497"), "Гэр", "Ger (round tent)"),
        (dot(rows[6], 5, 4, fill="#6f9560") + dot(rows[6], 15, 4, fill="#b7a04f"), "Мод", "Trees"),
    ]
    for row, (sign, mn, en) in zip(rows, signs, strict=True):
        out += [sign, tag("text", mn, x=left + 30, y=row - 9, font_size=13)]
        out.append(tag("text", en, x=left + 30, y=row + 6, font_size=12, fill=THIN))
    return out
