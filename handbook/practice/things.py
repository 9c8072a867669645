"""What the things of a town are made of: faces to draw, and the corners that throw their shadow."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handbook.practice.solid import Flat, Point, along, cross, dot, minus, unit
from handbook.practice.town import Building, Ger, Pole, Town, Tree, Turned, Vehicle, roof_ridge

UP: Point = (0, 0, 1)


@dataclass(frozen=True)
class Patch:
    """A flat thing on a face: corners in the face's own metres, from its lower left corner."""

    corners: tuple[Flat, ...]
    colour: str
    words: str = ""
    ink: str = "#ffffff"


@dataclass(frozen=True)
class Face:
    """One side of a solid, seen from outside: lower left corner, two directions, outline in metres along them."""

    origin: Point
    right: Point
    up: Point
    outline: tuple[Flat, ...]
    colour: str
    patches: tuple[Patch, ...] = ()

    @property
    def normal(self) -> Point:
        return cross(self.right, self.up)

    def point(self, at: Flat) -> Point:
        return along(along(self.origin, self.right, at[0]), self.up, at[1])

    def points(self, outline: Sequence[Flat]) -> list[Point]:
        return [self.point(at) for at in outline]


@dataclass(frozen=True)
class Solid:
    """A convex thing: what is drawn of it, and the corners that throw its shadow."""

    at: Flat
    corners: tuple[Point, ...]
    faces: tuple[Face, ...] = ()
    pole: Pole | None = None
    tree: Tree | None = None
    owner: int = 0  # parts of one thing do not shade each other


def _face(low: Point, end: Point, high: float, colour: str, patches: tuple[Patch, ...] = (), peak: float = 0) -> Face:
    """An upright side from ``low`` to ``end``, ``high`` metres tall, with a gable ``peak`` metres above it."""
    across = minus(end, low)
    length = math.sqrt(dot(across, across))
    outline = [(0.0, 0.0), (length, 0.0), (length, high), (0.0, high)]
    if peak:
        outline.insert(3, (length / 2, high + peak))
    return Face(low, unit(across), UP, tuple(outline), colour, patches)


def _sloped(corners: Sequence[Point], colour: str) -> Face:
    """A roof through its corners, counter-clockwise as seen from above."""
    right = unit(minus(corners[1], corners[0]))
    rise = minus(corners[-1], corners[0])
    up = unit(minus(rise, along((0, 0, 0), right, dot(rise, right))))
    outline = tuple((dot(minus(p, corners[0]), right), dot(minus(p, corners[0]), up)) for p in corners)
    return Face(corners[0], right, up, outline, colour)


def _box(x: float, y: float, w: float, h: float) -> tuple[Flat, ...]:
    return (x, y), (x + w, y), (x + w, y + h), (x, y + h)


def _windows(length: float, building: Building, front: bool) -> Iterator[Patch]:
    storey = (building.height - 0.5) / building.floors
    yield Patch(_box(0, 0, length, 0.45), "#8d857b")
    if not building.gable:
        yield Patch(_box(0, building.height - 0.35, length, 0.35), building.roof)
    count = max(1, int((length - 1) // 3))
    gap = length / count
    wide, tall = 1.5, min(1.7, storey * 0.48)
    door = count // 2 if front else -1
    for floor in range(building.floors):
        for i in range(count):
            x = gap * (i + 0.5) - wide / 2
            y = 0.5 + floor * storey + (0.45 if building.sign and front and building.floors == 1 else storey * 0.27)
            if floor == 0 and i == door:
                yield Patch(_box(x - 0.1, 0.1, wide + 0.2, 2.3), "#f4efe4")
                yield Patch(_box(x, 0.1, wide / 2 - 0.03, 2.2), "#6d4b36")
                yield Patch(_box(x + wide / 2 + 0.03, 0.1, wide / 2 - 0.03, 2.2), "#6d4b36")
                yield Patch(_box(x - 0.3, 0, wide + 0.6, 0.14), "#b4aca0")
                continue
            if floor == 0 and building.sign and front:
                wider = min(gap - 0.6, 2.3)
                x = gap * (i + 0.5) - wider / 2
            else:
                wider = wide
            yield Patch(_box(x - 0.12, y - 0.12, wider + 0.24, tall + 0.24), "#f6f2e8")
            yield Patch(_box(x, y, wider, tall), "#6f8ea0")
            gleam = ((x, y + tall * 0.35), (x + wider, y + tall * 0.8), (x + wider, y + tall), (x, y + tall))
            yield Patch(gleam, "#8fabba")
            yield Patch(_box(x + wider / 2 - 0.04, y, 0.08, tall), "#f6f2e8")
    if building.sign and front:
        tall = 1.0
        wide = min(length - 1.2, tall * 0.86 * len(building.sign) + 1)
        y = 0.05 + storey if building.floors > 1 else building.height - (0.25 if building.gable else 0.5) - tall
        yield Patch(_box((length - wide) / 2, y, wide, tall), building.roof, building.sign)


def _building(b: Building, owner: int) -> Solid:
    corners = b.rectangle(b.size)
    top = [(e, n, b.height) for e, n, _ in corners]
    sides = dict(zip("senw", ((0, 1), (1, 2), (2, 3), (3, 0)), strict=True))
    ridge: list[Point] = []
    peak = 0.0
    if b.gable:
        peak = min(b.size) * 0.32
        ridge = [*roof_ridge(b, b.height + peak)]
    faces = []
    for name, (i, j) in sides.items():
        low, end = corners[i], corners[j]
        gabled = b.gable and (name in "ew") == (b.size[0] >= b.size[1])
        length = math.dist(low, end)
        patches = tuple(_windows(length, b, name == b.front))
        faces.append(_face(low, end, b.height, b.wall, patches, peak if gabled else 0))
    if not b.gable:
        faces.append(_sloped(top, b.roof))
    elif b.size[0] >= b.size[1]:
        faces += [_sloped([top[0], top[1], ridge[1], ridge[0]], b.roof)]
        faces += [_sloped([top[2], top[3], ridge[0], ridge[1]], b.roof)]
    else:
        faces += [_sloped([top[1], top[2], ridge[1], ridge[0]], b.roof)]
        faces += [_sloped([top[3], top[0], ridge[0], ridge[1]], b.roof)]
    return Solid(b.at, (*corners, *top, *ridge), tuple(faces), owner=owner)


def _ring(at: Flat, radius: float) -> list[Flat]:
    turns = [math.tau * i / 12 for i in range(12)]
    return [(at[0] + radius * math.cos(a), at[1] + radius * math.sin(a)) for a in turns]


def _round(at: Flat, low: float, high: float, radius: float, top: float, colour: str, roof: str, owner: int) -> Solid:
    """A shaft of twelve sides with a cone on it (``top`` metres above), or a flat lid where ``top`` is 0."""
    ring = _ring(at, radius)
    faces = []
    for (e, n), (e2, n2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        faces.append(_face((e, n, low), (e2, n2, low), high - low, colour))
        if top:
            faces.append(_sloped([(e, n, high), (e2, n2, high), (*at, high + top)], roof))
    if not top:
        faces.append(_sloped([(e, n, high) for e, n in ring], roof))
    corners = [(e, n, z) for e, n in ring for z in (low, high)] + [(*at, high + top)]
    return Solid(at, tuple(corners), tuple(faces), owner=owner)


def _ger(g: Ger, owner: int) -> list[Solid]:
    return [_round(g.at, 0, 1.6, g.radius, 1.2, "#f3f0e8", "#e8e3d6", owner)]


def _block(v: Turned, low: float, high: float, size: Flat, colour: str, owner: int, glass: bool = False) -> Solid:
    corners, top = v.rectangle(size, low), v.rectangle(size, high)
    faces = []
    for i in range(4):
        length = math.dist(corners[i], corners[(i + 1) % 4])
        panes = _box(0.12, 0.1, length - 0.24, high - low - 0.2)
        patches = (Patch(panes, "#5f7d8e"),) if glass else ()
        faces.append(_face(corners[i], corners[(i + 1) % 4], high - low, colour, patches))
    return Solid(v.at, (*corners, *top), (*faces, _sloped(top, colour)), owner=owner)


def _vehicle(v: Vehicle, owner: int) -> list[Solid]:
    """Two blocks; the lower one is drawn first, so both have the same place and owner."""
    if v.kind == "bus":
        w, d = 2.5, 9.0
        parts = [(0.3, 1.3, (w, d), v.colour, False), (1.3, 2.6, (w, d), v.colour, True)]
        parts.append((2.6, 2.9, (w, d), "#f2efe6", False))
    else:
        parts = [(0.25, 0.85, (1.8, 4.3), v.colour, False), (0.85, 1.45, (1.6, 2.3), v.colour, True)]
    axle = parts[0][2][1] * 0.3
    wheels = [v.point(x, y)[:2] for x in (-1.0, 1.0) for y in (-axle, axle)]
    made = [_block(replace(v, at=at), 0, 0.6, (0.24, 0.66), "#33373a", owner) for at in wheels]
    return made + [_block(v, low, high, size, colour, owner, glass) for low, high, size, colour, glass in parts]


def _ball(at: Flat, up: float, radius: float) -> tuple[Point, ...]:
    rings = [(math.cos(a) * radius, math.sin(a) * radius) for a in (math.pi * k / 8 for k in range(-4, 5))]
    return tuple((e, n, up + h) for r, h in rings for e, n in _ring(at, r))


def _stick(at: Flat, low: float, high: float, half: float) -> tuple[Point, ...]:
    return tuple((at[0] + x * half, at[1] + y * half, z) for x in (-1, 1) for y in (-1, 1) for z in (low, high))


def _tree(t: Tree, owner: int) -> list[Solid]:
    trunk = Solid(t.at, _stick(t.at, 0, t.height * 0.3, 0.12), owner=owner)
    if t.kind == "larch":
        skirt = [(e, n, t.height * 0.16) for e, n in _ring(t.at, t.height * 0.24)]
        crown: tuple[Point, ...] = (*skirt, (*t.at, t.height))
    else:
        crown = _ball(t.at, t.height * 0.66, t.height * 0.34)
    return [trunk, Solid(t.at, crown, tree=t, owner=owner)]


POLE = 0.07  # half the width of a pole, metres


def pole_parts(p: Pole) -> list[tuple[Point, ...]]:
    """What hangs on a pole; its own top stays the highest point, so that it can be measured."""
    e, n = p.at
    if p.kind == "flag":
        h = p.height - 0.25
        return [((e, n, h), (e + 0.9, n - 0.55, h - 0.06), (e + 0.9, n - 0.55, h - 0.72), (e, n, h - 0.72))]
    if p.kind == "lamp":
        h = p.height - 0.5
        return [tuple((e + x, n + y, z) for x in (-0.2, 0.2) for y in (-0.2, 0.2) for z in (h - 0.35, h))]
    plate = Turned(p.at, p.turn)
    return [tuple(plate.point(x, y, p.height - z) for x in (-0.34, 0.34) for y in (-0.02, 0.02) for z in (0.2, 0.95))]


def _pole(p: Pole, owner: int) -> list[Solid]:
    stick = Solid(p.at, _stick(p.at, 0, p.height, POLE), pole=p, owner=owner)
    return [stick, *(Solid(p.at, part, owner=owner) for part in pole_parts(p))]


def solids(town: Town) -> list[Solid]:
    made: list[Solid] = []
    for i, b in enumerate(town.buildings, 1):
        made.append(_building(b, i))
    for i, g in enumerate(town.gers, 1000):
        made += _ger(g, i)
    for i, t in enumerate(town.towers, 2000):
        neck = t.height * 0.62
        made.append(_round(t.at, 0, neck + 1, 1.5, 0, "#b9aa98", "#b9aa98", i))
        made.append(_round(t.at, neck, t.height - 1.5, 3.4, 1.5, "#c8d3d6", "#a5473c", i))
    for i, b in enumerate(town.bridges, 3000):
        low, top = b.rectangle(b.size, b.height - 0.5), b.rectangle(b.size, b.height)
        made.append(Solid(b.at, (*low, *top), owner=i))  # the camera stands on it: only its shadow is seen
    for i, v in enumerate(town.vehicles, 6000):
        made += _vehicle(v, i)
    for i, t in enumerate(town.trees, 4000):
        made += _tree(t, i)
    for i, p in enumerate(town.poles, 5000):
        made += _pole(p, i)
    return made
