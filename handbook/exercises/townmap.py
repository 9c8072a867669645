"""The map of a drawn town as SVG: grid, streets, numbered places, north, scale, latitude and longitude at the edge."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from handbook.exercises.photo import MARK
from handbook.exercises.solid import Flat
from handbook.exercises.town import Town, Turned, Words

SCALE = 2.5  # SVG units a metre
EDGE = 66  # room around the grid
INK, THIN = "#1d2529", "#6b7478"
FICTION = "ЗОХИОМОЛ · СУРГАЛТ / FICTIONAL · TRAINING"


def named(town: Town) -> list[tuple[int, str, Words, Flat, str]]:
    """Number, kind, name, place and colour of what the legend lists; from the north-west, row by row."""
    rows = [("building", b.name, b.at, b.roof) for b in town.buildings if b.name]
    rows += [("tower", t.name, t.at, "#c8d3d6") for t in town.towers if t.name]
    rows += [("bridge", b.name, b.at, "#9aa3a6") for b in town.bridges if b.name]
    rows += [("paving", p.name, p.point(4.6 - p.size[0] / 2, 4.6 - p.size[1] / 2)[:2], p.colour) for p in town.paving if p.name]
    rows.sort(key=lambda row: (town.square(row[2])[1], row[2][0], row[2][1]))
    return [(i, kind, name, at, colour) for i, (kind, name, at, colour) in enumerate(rows, 1)]


def svg(town: Town) -> str:
    """The whole map; legend of numbers not included, see ``named``."""
    half = town.side * town.cell / 2
    side = 2 * half * SCALE
    width, height = side + 2 * EDGE + 210, side + 2 * EDGE

    def at(p: Flat) -> str:
        return f"{EDGE + (p[0] + half) * SCALE:.1f},{EDGE + (half - p[1]) * SCALE:.1f}"

    def xy(p: Flat) -> str:
        x, y = at(p).split(",")
        return f'x="{x}" y="{y}"'

    def polygon(points: Sequence[tuple[float, ...]], more: str) -> str:
        return f'<polygon points="{" ".join(at((p[0], p[1])) for p in points)}" {more}/>'

    def text(p: Flat, words: str, size: float = 13, more: str = "") -> str:
        return f'<text {xy(p)} font-size="{size}" {more}>{escape(words)}</text>'

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" font-family="Inter, Arial, sans-serif" '
        f'fill="{INK}" role="img">',
        f"<title>{escape(town.name['mn'])} / {escape(town.name['en'])}</title>",
        f"<desc>{MARK}</desc>",
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="#ffffff"/>',
        f'<clipPath id="grid"><rect x="{EDGE}" y="{EDGE}" width="{side:.0f}" height="{side:.0f}"/></clipPath>',
        '<g clip-path="url(#grid)">',
        f'<rect x="{EDGE}" y="{EDGE}" width="{side:.0f}" height="{side:.0f}" fill="#eef0e2"/>',
    ]
    if town.river:
        out.append(polygon(town.river, 'fill="#bcd9e6" stroke="#8fb4c4"'))
    for width_more, colour in ((1.6, "#a9afb1"), (0, "#ffffff")):
        for s in town.streets:
            (x, y), (x2, y2) = (at(p).split(",") for p in (s.start, s.end))
            out.append(f'<line x1="{x}" y1="{y}" x2="{x2}" y2="{y2}" stroke="{colour}" stroke-width="{(s.width + width_more) * SCALE:.1f}"/>')
    for p in town.paving:
        out.append(polygon(p.rectangle(p.size), f'fill="{p.colour}" stroke="#a59d8e"'))
        for k in range(5, round(p.size[0]), 5):
            out.append(_joint(at, p, -p.size[0] / 2 + k, True))
        for k in range(5, round(p.size[1]), 5):
            out.append(_joint(at, p, -p.size[1] / 2 + k, False))
    for b in town.buildings:
        out.append(polygon(b.rectangle(b.size), f'fill="{b.roof}" stroke="{INK}" stroke-width="1"'))
        if b.gable:
            reach = max(b.size) / 2
            ends = ((-reach, 0), (reach, 0)) if b.size[0] >= b.size[1] else ((0, -reach), (0, reach))
            (x, y), (x2, y2) = (at(b.point(*end)[:2]).split(",") for end in ends)
            out.append(f'<line x1="{x}" y1="{y}" x2="{x2}" y2="{y2}" stroke="#ffffff" stroke-opacity="0.6"/>')
    for b in town.bridges:
        out.append(polygon(b.rectangle(b.size), f'fill="#9aa3a6" stroke="{INK}"'))
    for t in town.towers:
        out.append(_circle(at(t.at), 9, f'fill="#c8d3d6" stroke="{INK}" stroke-width="2"'))
    for g in town.gers:
        out.append(_circle(at(g.at), g.radius * SCALE, 'fill="#ffffff" stroke="#8d9497"'))
    for t in town.trees:
        out.append(_circle(at(t.at), 3.4, 'fill="#6f9560"' if t.kind == "larch" else 'fill="#b7a04f"'))
    for p in town.poles:
        out.append(pole_sign(p.kind, *map(float, at(p.at).split(","))))
    out.append("</g>")
    for i in range(town.side + 1):
        v = -half + i * town.cell
        for a, b in (((v, -half), (v, half)), ((-half, v), (half, v))):
            (x, y), (x2, y2) = at(a).split(","), at(b).split(",")
            out.append(f'<line x1="{x}" y1="{y}" x2="{x2}" y2="{y2}" stroke="{THIN}" stroke-width="0.8" stroke-dasharray="3 4"/>')
        lat, lon = town.position((v, v))
        out.append(text((half + 3, v - 1.6), f"{lat:.5f}", 11, f'fill="{THIN}"'))
        out.append(text((v, -half - 18), f"{lon:.5f}", 11, f'fill="{THIN}" text-anchor="middle"'))
        if i < town.side:
            letter, number, middle = "ABCDEFGH"[i], str(town.side - i), v + town.cell / 2
            for n in (half + 6, -half - 11):
                out.append(text((middle, n), letter, 20, 'text-anchor="middle" font-weight="600"'))
            out.append(text((-half - 9, middle - 2.5), number, 20, 'text-anchor="middle" font-weight="600"'))
    out.append(f'<rect x="{EDGE}" y="{EDGE}" width="{side:.0f}" height="{side:.0f}" fill="none" stroke="{INK}" stroke-width="1.6"/>')
    for s in town.streets:
        e = s.start[0] + (s.end[0] - s.start[0]) * s.named_at
        n = s.start[1] + (s.end[1] - s.start[1]) * s.named_at
        lean = -math.degrees(math.atan2(s.end[1] - s.start[1], s.end[0] - s.start[0]))
        x, y = at((e, n)).split(",")
        words = f"{s.name['mn']} / {s.name['en']}"
        out.append(
            f'<text x="{x}" y="{y}" font-size="12" text-anchor="middle" dy="4" fill="#3d474b" stroke="#ffffff" stroke-width="4" paint-order="stroke" transform="rotate({lean:.1f} {x} {y})">{escape(words)}</text>'
        )
    for number, kind, _, place, _ in named(town):
        x, y = (float(v) for v in at(place).split(","))
        if kind in ("tower", "bridge"):
            x, y = x + 17, y - 12
        out.append(_circle(f"{x:.1f},{y:.1f}", 9.5, f'fill="#ffffff" stroke="{INK}" stroke-width="0.8"'))
        out.append(f'<text x="{x:.1f}" y="{y + 4:.1f}" font-size="11.5" font-weight="600" text-anchor="middle">{number}</text>')
    out += _panel(EDGE + side + 62 + 60, EDGE)
    out.append(f'<text x="{EDGE}" y="22" font-size="13" fill="{THIN}">{FICTION}</text>')
    return "\n".join([*out, "</svg>\n"])


def _joint(at, p: Turned, where: float, upright: bool) -> str:
    w, d = p.size[0] / 2, p.size[1] / 2  # type: ignore[attr-defined]
    ends = ((where, -d), (where, d)) if upright else ((-w, where), (w, where))
    (x, y), (x2, y2) = (at(p.point(*end)[:2]).split(",") for end in ends)
    return f'<line x1="{x}" y1="{y}" x2="{x2}" y2="{y2}" stroke="#a59d8e" stroke-width="0.5"/>'


def _circle(at: str, radius: float, more: str) -> str:
    x, y = at.split(",")
    return f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" {more}/>'


def pole_sign(kind: str, x: float, y: float) -> str:
    """Flag, lamp and stop: the foot of the pole is the small dot."""
    foot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4" fill="{INK}"/>'
    if kind == "flag":
        line = f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{x:.1f}" y2="{y - 17:.1f}" stroke="{INK}" stroke-width="1.6"/>'
        return f'{foot}{line}<path d="M{x:.1f} {y - 17:.1f}h11l-3 4 3 4h-11z" fill="#1f7a78"/>'
    if kind == "lamp":
        line = f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{x:.1f}" y2="{y - 14:.1f}" stroke="{INK}" stroke-width="1.6"/>'
        return f'{foot}{line}<circle cx="{x:.1f}" cy="{y - 15:.1f}" r="4" fill="#f3d36b" stroke="{INK}" stroke-width="1.2"/>'
    line = f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{x:.1f}" y2="{y - 9:.1f}" stroke="{INK}" stroke-width="1.6"/>'
    return f'{foot}{line}<rect x="{x - 5:.1f}" y="{y - 18:.1f}" width="10" height="10" rx="2" fill="#1f5f8b"/>'


def rose(x: float, y: float, radius: float, step: int = 10) -> list[str]:
    """A ring of degrees, clockwise from the top."""
    out = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="none" stroke="{INK}" stroke-width="1.2"/>']
    for degree in range(0, 360, step // 2):
        a = math.radians(degree)
        long = 10 if degree % step == 0 else 5
        s, c = math.sin(a), -math.cos(a)
        out.append(
            f'<line x1="{x + s * radius:.1f}" y1="{y + c * radius:.1f}" x2="{x + s * (radius - long):.1f}" y2="{y + c * (radius - long):.1f}" stroke="{INK}" stroke-width="{1 if long > 5 else 0.6}"/>'
        )
        if degree % (30 if radius < 120 else step) == 0:
            r = radius + 13
            out.append(f'<text x="{x + s * r:.1f}" y="{y + c * r + 3.8:.1f}" font-size="11" text-anchor="middle">{degree}</text>')
    return out


def _panel(x: float, y: float) -> list[str]:
    """North, degrees, scale and signs, right of the grid."""
    middle = y + 110
    out = [
        *rose(x + 20, middle, 68),
        f'<path d="M{x + 20:.1f} {middle - 56:.1f}l10 52-10-8-10 8z" fill="{INK}"/>',
        f'<path d="M{x + 20:.1f} {middle + 50:.1f}l8-46-8 7-8-7z" fill="none" stroke="{INK}"/>',
        f'<text x="{x + 20:.1f}" y="{middle - 90:.1f}" font-size="18" font-weight="600" text-anchor="middle">Х / N</text>',
    ]
    left, low = x - 42, middle + 132
    out.append(f'<path d="M{left:.1f} {low - 5:.1f}v10M{left:.1f} {low:.1f}h{50 * SCALE:.1f}M{left + 50 * SCALE:.1f} {low - 5:.1f}v10M{left + 25 * SCALE:.1f} {low - 3:.1f}v6" fill="none" stroke="{INK}" stroke-width="1.6"/>')
    for metres in (0, 25, 50):
        out.append(f'<text x="{left + metres * SCALE:.1f}" y="{low + 20:.1f}" font-size="12" text-anchor="middle">{metres}{" m" if metres == 50 else ""}</text>')
    signs = [
        ("flag", "Тугны шон", "Flag pole"),
        ("lamp", "Гэрлийн шон", "Lamp post"),
        ("stop", "Автобусны зогсоол", "Bus stop"),
    ]
    for k, (kind, mn, en) in enumerate(signs):
        row = low + 70 + k * 44
        out.append(pole_sign(kind, left + 8, row))
        out.append(f'<text x="{left + 30:.1f}" y="{row - 9:.1f}" font-size="13">{mn}</text><text x="{left + 30:.1f}" y="{row + 6:.1f}" font-size="12" fill="{THIN}">{en}</text>')
    row = low + 70 + len(signs) * 44
    for mark, mn, en in (
        (f'<rect x="{left:.1f}" y="{{y:.1f}}" width="18" height="13" fill="#a5473c" stroke="{INK}"/>', "Барилга (дээврийн өнгө)", "Building (colour of roof)"),
        (f'<rect x="{left:.1f}" y="{{y:.1f}}" width="18" height="13" fill="#d8d2c4" stroke="#a59d8e"/>', "Хавтантай талбай", "Paved place"),
        (f'<circle cx="{left + 9:.1f}" cy="{{c:.1f}}" r="7.5" fill="#ffffff" stroke="#8d9497"/>', "Гэр", "Ger (round tent)"),
        (f'<circle cx="{left + 5:.1f}" cy="{{c:.1f}}" r="4" fill="#6f9560"/><circle cx="{left + 15:.1f}" cy="{{c:.1f}}" r="4" fill="#b7a04f"/>', "Мод", "Trees"),
    ):
        out.append(mark.replace("{y:.1f}", f"{row - 16:.1f}").replace("{c:.1f}", f"{row - 9:.1f}"))
        out.append(f'<text x="{left + 30:.1f}" y="{row - 9:.1f}" font-size="13">{mn}</text><text x="{left + 30:.1f}" y="{row + 6:.1f}" font-size="12" fill="{THIN}">{en}</text>')
        row += 44
    return out
