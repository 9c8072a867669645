"""Points in space: a level camera, polygons cut at a plane, and the shadow that a convex thing casts on a plane."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float, float]  # metres east, north, up
Flat = tuple[float, float]

NEAR = 1.0  # metres before the camera where drawing begins


def minus(a: Point, b: Point) -> Point:
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def along(a: Point, d: Point, t: float) -> Point:
    return a[0] + d[0] * t, a[1] + d[1] * t, a[2] + d[2] * t


def dot(a: Point, b: Point) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Point, b: Point) -> Point:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def unit(a: Point) -> Point:
    size = math.sqrt(dot(a, a))
    return a[0] / size, a[1] / size, a[2] / size


def towards(azimuth: float, elevation: float) -> Point:
    """The unit vector to a point of the sky, in degrees."""
    a, e = math.radians(azimuth), math.radians(elevation)
    return math.sin(a) * math.cos(e), math.cos(a) * math.cos(e), math.sin(e)


@dataclass(frozen=True)
class Camera:
    """Held level, so that what is upright stays upright in the picture: paving can be counted like squared paper."""

    east: float
    north: float
    height: float
    bearing: float
    size: tuple[int, int] = (1600, 900)
    focal: float = 1450.0  # pixels
    horizon: float = 225.0  # pixels below the upper edge

    def seen(self, p: Point) -> Point:
        """Metres to the right, above the ground, before the camera."""
        b = math.radians(self.bearing)
        e, n = p[0] - self.east, p[1] - self.north
        return e * math.cos(b) - n * math.sin(b), p[2], e * math.sin(b) + n * math.cos(b)

    def pixel(self, p: Point) -> Flat:
        x, y, z = self.seen(p)
        return self.size[0] / 2 + self.focal * x / z, self.horizon + self.focal * (self.height - y) / z

    def ground(self, pixel: Flat) -> Point:
        """The point of the ground that a pixel below the horizon shows."""
        z = self.focal * self.height / (pixel[1] - self.horizon)
        x = (pixel[0] - self.size[0] / 2) * z / self.focal
        b = math.radians(self.bearing)
        return (
            self.east + x * math.cos(b) + z * math.sin(b),
            self.north - x * math.sin(b) + z * math.cos(b),
            0.0,
        )

    def outline(self, polygon: Sequence[Point]) -> list[Flat]:
        """The polygon in pixels, without what lies behind the camera; empty where nothing is left."""
        b = math.radians(self.bearing)
        ahead = (math.sin(b), math.cos(b), 0.0)
        kept = cut(polygon, along((self.east, self.north, 0.0), ahead, NEAR), ahead)
        return [self.pixel(p) for p in kept] if len(kept) > 2 else []


def cut(polygon: Sequence[Point], origin: Point, normal: Point) -> list[Point]:
    """The part of a polygon on the side of a plane to which its normal points."""
    kept: list[Point] = []
    for a, b in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        da, db = dot(minus(a, origin), normal), dot(minus(b, origin), normal)
        if da >= 0:
            kept.append(a)
        if (da >= 0) != (db >= 0):
            kept.append(along(a, minus(b, a), da / (da - db)))
    return kept


def hull(points: Iterable[Flat]) -> list[Flat]:
    """The convex hull, counter-clockwise."""
    rest = sorted(set(points))
    if len(rest) < 3:
        return rest

    def half(row: Sequence[Flat]) -> list[Flat]:
        found: list[Flat] = []
        for p in row:
            while len(found) > 1 and _turn(found[-2], found[-1], p) <= 0:
                found.pop()
            found.append(p)
        return found[:-1]

    return half(rest) + half(rest[::-1])


def _turn(a: Flat, b: Flat, c: Flat) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def cast(thing: Sequence[Point], origin: Point, right: Point, up: Point, sun: Point) -> list[Flat]:
    """The shadow of a convex thing on a plane, in the plane's own two directions (unit vectors at right angles).

    Only what stands before the plane and between it and the sun casts; empty where the sun is behind the plane.
    """
    normal = cross(right, up)
    facing = dot(sun, normal)
    if facing <= 1e-6:
        return []
    heights = [dot(minus(p, origin), normal) for p in thing]
    before = [p for p, h in zip(thing, heights, strict=True) if h >= -1e-9]
    if not before:
        return []
    if len(before) < len(thing):  # a convex thing cut by the plane: its new corners lie on lines between two old ones
        pairs = list(zip(thing, heights, strict=True))
        ahead, behind = [x for x in pairs if x[1] > 0], [x for x in pairs if x[1] < 0]
        before += [along(a, minus(b, a), ha / (ha - hb)) for a, ha in ahead for b, hb in behind]
    fallen = [minus(along(p, sun, -dot(minus(p, origin), normal) / facing), origin) for p in before]
    return hull((dot(p, right), dot(p, up)) for p in fallen)


def clip(polygon: Sequence[Flat], frame: Sequence[Flat]) -> list[Flat]:
    """The part of a polygon inside a convex frame whose corners go counter-clockwise."""
    kept = list(polygon)
    for a, b in zip(frame, [*frame[1:], frame[0]], strict=True):
        before, kept = kept, []
        for p, q in zip(before, [*before[1:], *before[:1]], strict=True):
            dp, dq = _turn(a, b, p), _turn(a, b, q)
            if dp >= 0:
                kept.append(p)
            if (dp >= 0) != (dq >= 0):
                t = dp / (dp - dq)
                kept.append((p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t))
    return kept
