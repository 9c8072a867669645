"""The sheet a figure is drawn on: boxes, lines, icons and measured text, then SVG that has both colour schemes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from handbook.course.data.figures import Figure
from handbook.render.colours import value as value_of
from handbook.render.figures import letters

FAMILY = "F,Inter,Arial,sans-serif"
RADIUS = 6
ARROW = 6

# Each tone has a strong colour for lines and icons and a tint for the ground.
PAINTS = {  # what a part is called in the file of a figure: the colour that it has
    "ink": "ink", "muted": "soft", "line": "figure-line",
    "ok": "figure-ok", "care": "figure-care", "stop": "figure-stop",
    "ok-tint": "figure-ok-tint", "care-tint": "figure-care-tint", "stop-tint": "figure-stop-tint",
}  # fmt: skip
SCHEMES = ("light", "dark")
GROUND = {scheme: value_of("paper", scheme) for scheme in SCHEMES}  # of the page; the figure itself is transparent
PLACES = {"light": "", "dark": ":target "}  # where each scheme's rules hold in a drawing
COLOURS = {scheme: {part: value_of(paint, scheme) for part, paint in PAINTS.items()} for scheme in SCHEMES}
_CLASSES = re.compile(r'class="([^"]+)"')

# Icons on a field of 22 × 22, so that no meaning is in colour alone.
ICONS = {
    "ok": "M21 11a10 10 0 1 1-20 0a10 10 0 1 1 20 0M6.5 11.5l3 3l6-6.5",
    "care": "M11 1.5l10 18.5h-20zM11 8v5.5M11 16.7v.1",
    "stop": "M7 1h8l6 6v8l-6 6h-8l-6-6v-8zM6.5 11h9",
    "seen": "M1 11q10-15 20 0q-10 15-20 0M14 11a3 3 0 1 1-6 0a3 3 0 1 1 6 0",
    "box": "M5 2h12a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3h-12a3 3 0 0 1-3-3v-12a3 3 0 0 1 3-3z",
}


@dataclass(frozen=True)
class DrawnBox:
    x: float
    y: float
    w: float
    h: float
    stroke: str = "line"
    fill: str = "none"
    flat: bool = False  # its right end is cut straight: the filled part of a bar

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def cx(self) -> float:
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        return self.y + self.h / 2


@dataclass(frozen=True)
class Text:
    """One line of words. ``x`` is its left edge, ``y`` its base line; ``room`` is the box it must stay in."""

    x: float
    y: float
    words: str
    weight: str
    size: int
    colour: str
    room: DrawnBox
    ground: str  # fill it stands on, for the contrast test

    @property
    def width(self) -> float:
        return letters.width(self.words, self.weight, self.size)


@dataclass(frozen=True)
class DrawnLine:
    points: tuple[tuple[float, float], ...]
    colour: str = "muted"
    arrow: bool = True
    dash: bool = False


@dataclass(frozen=True)
class Icon:
    name: str
    x: float
    y: float
    colour: str


@dataclass(frozen=True)
class Disc:
    x: float  # of the centre
    y: float
    r: float
    colour: str


@dataclass(frozen=True)
class Marks:
    """Many marks of one shape in rows. The shape follows the tone, so that no meaning is in colour alone."""

    runs: tuple[tuple[float, float, int], ...]  # left and top of the first mark of a row, and how many follow
    pitch: float  # from one mark to the next
    size: float
    tone: str

    @property
    def colour(self) -> str:
        return "muted" if self.tone == "plain" else self.tone

    @property
    def bottom(self) -> float:
        return max(y for _, y, _ in self.runs) + self.size


DrawnItem = DrawnBox | Text | DrawnLine | Icon | Disc | Marks


@dataclass
class DrawingSheet:
    """Everything drawn, in order. Heights grow as parts are added; widths are given."""

    lang: str
    shape: str
    w: int
    items: list[DrawnItem] = field(default_factory=list)

    @property
    def wide(self) -> bool:
        return self.shape == "wide"

    @property
    def h(self) -> int:
        bottom = 0.0
        for item in self.items:
            if isinstance(item, (DrawnBox, Marks)):
                bottom = max(bottom, item.bottom)
            elif isinstance(item, Text):
                bottom = max(bottom, item.y + item.size * 0.25)
            elif isinstance(item, DrawnLine):
                bottom = max(bottom, *(y for _, y in item.points))
        return int(bottom) + 2

    def add(self, *items: DrawnItem) -> None:
        self.items.extend(items)

    def line(self, *points: tuple[float, float], colour: str = "muted", arrow: bool = True, dash: bool = False) -> None:
        self.add(DrawnLine(points, colour, arrow, dash))

    @property
    def texts(self) -> list[Text]:
        return [item for item in self.items if isinstance(item, Text)]


def svg(sheet: DrawingSheet, figure: Figure) -> str:
    """Return the drawing as SVG: in light colours, in dark ones if its address ends in #dark."""
    body = "".join(_item(item) for item in sheet.items)
    used = {name for names in _CLASSES.findall(body) for name in names.split()}
    style = [
        f"text{{font-family:{FAMILY};font-kerning:none;text-rendering:geometricPrecision}}.head{{font-weight:600}}",
        "path,rect,circle{fill:none;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}"
        ".dash{stroke-dasharray:5 5}",
    ]
    for scheme, at in PLACES.items():
        for name, colour in COLOURS[scheme].items():
            rules = ((name, "stroke"), (f"{name}-f", "fill"))
            style += [f"{at}.{part}{{{what}:{colour}}}" for part, what in rules if part in used]
    for weight, value in (("text", 400), ("head", 600)):
        words = "".join(text.words for text in sheet.texts if text.weight == weight)
        if words:
            font = letters.embedded("".join(sorted(set(words.replace(letters.NBSP, " ")))), weight)
            style.append(
                f"@font-face{{font-family:F;font-weight:{value};src:url(data:font/woff2;base64,{font})format('woff2')}}"
            )
    title, desc = (escape(words[sheet.lang], quote=False) for words in (figure.title, figure.desc))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="dark" lang="{sheet.lang}" role="img" '
        f'aria-labelledby="{figure.id}-t {figure.id}-d" '
        f'width="{sheet.w}" height="{sheet.h}" viewBox="0 0 {sheet.w} {sheet.h}">'
        f'<title id="{figure.id}-t">{title}</title><desc id="{figure.id}-d">{desc}</desc>'
        f"<style>{''.join(style)}</style>{body}</svg>\n"
    )


def _item(item: DrawnItem) -> str:
    if isinstance(item, DrawnBox):
        names = [item.stroke] if item.stroke != "none" else []
        names += [f"{item.fill}-f"] if item.fill != "none" else []
        if item.flat:
            r, run, rise = RADIUS, item.w - RADIUS, item.h - 2 * RADIUS
            return (
                f'<path class="{" ".join(names)}" d="M{_n(item.right)} {_n(item.y)}h{_n(-run)}q{-r} 0 {-r} {r}'
                f'v{_n(rise)}q0 {r} {r} {r}h{_n(run)}z"/>'
            )
        return (
            f'<rect class="{" ".join(names)}" x="{_n(item.x)}" y="{_n(item.y)}" '
            f'width="{_n(item.w)}" height="{_n(item.h)}" rx="{RADIUS}"/>'
        )
    if isinstance(item, Text):
        kind = f"head {item.colour}-f" if item.weight == "head" else f"{item.colour}-f"
        words = escape(item.words.replace(letters.NBSP, " "), quote=False)
        return f'<text class="{kind}" x="{_n(item.x)}" y="{_n(item.y)}" font-size="{item.size}">{words}</text>'
    if isinstance(item, Icon):
        return f'<path class="{item.colour}" transform="translate({_n(item.x)} {_n(item.y)})" d="{ICONS[item.name]}"/>'
    if isinstance(item, Disc):
        return f'<circle class="{item.colour}" cx="{_n(item.x)}" cy="{_n(item.y)}" r="{_n(item.r)}"/>'
    if isinstance(item, Marks):
        return _marks(item)
    path = f'<path class="{item.colour}{" dash" if item.dash else ""}" d="{_path(item.points)}"/>'
    return path + (f'<path class="{item.colour}" d="{_head(item.points)}"/>' if item.arrow else "")


def _marks(marks: Marks) -> str:
    """Return marks as a path; squares are the dashes of one line a row, so that a thousand of them stay small."""
    size, pitch = marks.size, marks.pitch
    if marks.tone in ("plain", "ok"):
        thick = round(size * 0.4) if marks.tone == "plain" else size
        inset = (size - thick) / 2
        d = "".join(
            f"M{_n(x + inset)} {_n(y + size / 2)}h{_n((count - 1) * pitch + thick)}" for x, y, count in marks.runs
        )
        style = f"stroke-width:{_n(thick)};stroke-dasharray:{_n(thick)} {_n(pitch - thick)};stroke-linecap:butt"
    else:
        s, step = _n(size), _n(pitch)
        shape, on = (
            (f"h{s}v{s}h-{s}z", f"m{step} 0") if marks.tone == "care" else (f"l{s} {s}m0-{s}l-{s} {s}", f"m{step}-{s}")
        )
        d = "".join(f"M{_n(x)} {_n(y)}" + on.join([shape] * count) for x, y, count in marks.runs)
        style = "stroke-width:1.5"
    return f'<path class="{marks.colour}" style="{style}" d="{d}"/>'


def _path(points: Sequence[tuple[float, float]]) -> str:
    """Return straight runs with round corners."""
    out = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        (ax, ay), (bx, by) = _towards(corner, before), _towards(corner, after)
        out.append(f"L{_n(ax)} {_n(ay)}Q{_n(corner[0])} {_n(corner[1])} {_n(bx)} {_n(by)}")
    out.append(f"L{_n(points[-1][0])} {_n(points[-1][1])}")
    return "".join(out)


def _towards(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = max(abs(dx), abs(dy)) or 1
    step = min(RADIUS, length / 2)
    return start[0] + dx / length * step, start[1] + dy / length * step


def _head(points: Sequence[tuple[float, float]]) -> str:
    (ax, ay), (x, y) = points[-2:]
    if abs(x - ax) > abs(y - ay):
        back = -ARROW if x > ax else ARROW
        return f"M{_n(x + back)} {_n(y - ARROW)}L{_n(x)} {_n(y)}L{_n(x + back)} {_n(y + ARROW)}"
    back = -ARROW if y > ay else ARROW
    return f"M{_n(x - ARROW)} {_n(y + back)}L{_n(x)} {_n(y)}L{_n(x + ARROW)} {_n(y + back)}"


def _n(value: float) -> str:
    """Write a number in half pixels, as short as possible."""
    rounded = round(value * 2) / 2
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)
