"""The map of the town: a drawn sheet with a grid, streets, river and places that can be pressed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from handbook.practice.web import address as ad
from handbook.practice.web.dice import Dice
from handbook.practice.web.model import Case, Place, Site, Street, Town
from handbook.practice.web.view import View, WebPage

COLUMNS = "ABCDEFGH"
ROWS = 8
PIXELS = 120  # of a square
SIDE = PIXELS * ROWS
PIN, GAP, LETTER = 17.0, 21.0, 10.6  # half a pin, from its middle to its name, the width of a letter of a name
CORNERS = ((SIDE - 70.0, 10.0, SIDE - 10.0, 100.0), (10.0, SIDE - 52.0, 220.0, SIDE - 8.0))  # north, scale
DEGREE = 111_320  # metres of one degree of latitude, near enough for a town
KINDS = {
    "building": ("Барилга", "Building"),
    "shop": ("Дэлгүүр", "Shop"),
    "station": ("Буудал", "Station"),
    "square": ("Талбай", "Square"),
    "tower": ("Цамхаг", "Tower"),
    "school": ("Сургууль", "School"),
    "river-crossing": ("Гарам, гүүр", "River crossing"),
}
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Label:
    """Where the name of a place is written: its foot, and which end of it stands there."""

    x: float
    y: float
    anchor: str  # "start" | "middle" | "end"


@dataclass(frozen=True)
class Spot:
    """A place on the sheet: pixels, square of the grid, coordinates, where its name stands."""

    place: Place
    x: float
    y: float
    square: str
    lat: str
    lon: str
    label: Label


def sheets(view: View, site: Site) -> Iterator[WebPage]:
    town = view.case.town or Town(name=site.name, lat=0.0, lon=0.0)
    places = list(view.case.places.values())
    spots = [spot(town, place, label) for place, label in zip(places, labels(town, places), strict=True)]
    spots.sort(key=lambda spot: (spot.square, spot.place.name))
    data = {
        "town": town,
        "spots": spots,
        "streets": [(street, line(town, view.case, street)) for street in view.case.streets],
        "river": river(town, view.case),
        "blocks": blocks(town, view.case),
        "side": SIDE,
        "step": PIXELS,
        "columns": COLUMNS,
        "kinds": KINDS,
        "scale": scale(town),
    }
    yield WebPage(ad.front(site), "map/front.html", f"{site.host}/", site.name, data)


def square(town: Town, x: float, y: float) -> str:
    """The square of the grid; "" outside of it."""
    column, row = math.floor(x / town.cell) + ROWS // 2, math.floor(-y / town.cell) + ROWS // 2
    return f"{COLUMNS[column]}{row + 1}" if 0 <= column < ROWS and 0 <= row < ROWS else ""


def coordinates(town: Town, x: float, y: float) -> tuple[str, str]:
    lat = town.lat + y / DEGREE
    return f"{lat:.5f}", f"{town.lon + x / (DEGREE * math.cos(math.radians(town.lat))):.5f}"


def spot(town: Town, place: Place, label: Label) -> Spot:
    x, y = pixels(town, place.x, place.y)
    lat, lon = coordinates(town, place.x, place.y)
    return Spot(place, x, y, square(town, place.x, place.y), lat, lon, label)


def labels(town: Town, places: list[Place]) -> list[Label]:
    """A side of each pin for its name, where it covers no other pin, no earlier name, not the scale or the north."""
    pins = [pixels(town, place.x, place.y) for place in places]
    taken = [*map(pin_box, pins), *CORNERS]
    found = []
    for place, pin in zip(places, pins, strict=True):
        others = [box for box in taken if box != pin_box(pin)]
        label = min(_sides(pin), key=lambda label: covered(words_box(label, place.name), others))
        taken.append(words_box(label, place.name))
        found.append(label)
    return found


def _sides(pin: tuple[float, float]) -> list[Label]:
    """Right, left, below, above, then the corners; in a sheet's right part the left comes first."""
    x, y = pin
    right, left = Label(x + GAP, y + 6, "start"), Label(x - GAP, y + 6, "end")
    beside = [left, right] if x > SIDE * 0.72 else [right, left]
    level = [Label(x, y + 36, "middle"), Label(x, y - 23, "middle")]
    corners = [Label(x + side * 12, y + low, "start" if side > 0 else "end") for low in (30, -18) for side in (1, -1)]
    return [*beside, *level, *corners]


def pin_box(pin: tuple[float, float]) -> Box:
    return pin[0] - PIN, pin[1] - PIN, pin[0] + PIN, pin[1] + PIN


def words_box(label: Label, words: str) -> Box:
    wide = len(words) * LETTER
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, label.y - 15, left + wide, label.y + 5


def covered(box: Box, others: list[Box]) -> float:
    """How much of other things a box covers; what leaves the sheet counts as much."""
    left, top, right, bottom = box
    outside = max(0.0, -left) + max(0.0, right - SIDE) + max(0.0, -top) + max(0.0, bottom - SIDE)
    shared = (
        max(0.0, min(right, right2) - max(left, left2)) * max(0.0, min(bottom, bottom2) - max(top, top2))
        for left2, top2, right2, bottom2 in others
    )
    return outside * SIDE + sum(shared)


def pixels(town: Town, x: float, y: float) -> tuple[float, float]:
    return round(SIDE / 2 + x * PIXELS / town.cell, 1), round(SIDE / 2 - y * PIXELS / town.cell, 1)


def line(town: Town, case: Case, street: Street) -> dict:
    """Its ends, and where and how its name is written: never upside down."""
    (x1, y1), (x2, y2) = pixels(town, *street.start), pixels(town, *street.end)
    angle = math.degrees(math.atan2(y2 - y1, x2 - x1))
    angle = angle - 180 if angle > 90 else angle + 180 if angle <= -90 else angle
    at = max((0.12, 0.2, 0.28, 0.36, 0.64, 0.72, 0.8, 0.88), key=lambda part: _free(town, case, street, part))
    return {
        "ends": (x1, y1, x2, y2),
        "x": round(x1 + (x2 - x1) * at, 1),
        "y": round(y1 + (y2 - y1) * at, 1),
        "angle": round(angle, 1),
    }


def _free(town: Town, case: Case, street: Street, part: float) -> float:
    """How far this part of a street is from what a name there would cover: places with their names, other streets."""
    (x1, y1), (x2, y2) = pixels(town, *street.start), pixels(town, *street.end)
    x, y = x1 + (x2 - x1) * part, y1 + (y2 - y1) * part
    places = [pixels(town, place.x, place.y) for place in case.places.values()]
    away = [math.hypot((x - px) / 1.6, y - py) for px, py in places]
    for other in case.streets:
        if other != street:
            away.append(distance(x, y, (*pixels(town, *other.start), *pixels(town, *other.end))))
    return min([*away, x, y, SIDE - x, SIDE - y, 90.0])


def scale(town: Town) -> tuple[int, float]:
    """A round number of metres and how long it is on the sheet."""
    metres = next(n for n in (1000, 500, 200, 100, 50, 20, 10, 5, 2, 1) if n <= town.cell or n == 1)
    return metres, round(metres * PIXELS / town.cell, 1)


def river(town: Town, case: Case) -> str:
    """A river through all its crossings, from the left edge to the right one."""
    points = sorted(pixels(town, p.x, p.y) for p in case.places.values() if p.kind == "river-crossing")
    if not points:
        return ""
    points = [(-20.0, points[0][1] + 46), *points, (SIDE + 20.0, points[-1][1] - 34)]
    path = f"M{points[0][0]:g} {points[0][1]:g}"
    for (x1, y1), (x2, y2) in pairwise(points):
        middle = round((x1 + x2) / 2, 1)
        path += f"C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"
    return path


def blocks(town: Town, case: Case) -> list[tuple[float, float, float, float, float]]:
    """Houses along the streets, only for the eye: x, y, width, height, angle; none on a place, street or river."""
    dice = Dice(f"town:{town.name}")
    lines = [line(town, case, street)["ends"] for street in case.streets]
    crossings = [pixels(town, p.x, p.y)[1] for p in case.places.values() if p.kind == "river-crossing"]
    places = [pixels(town, place.x, place.y) for place in case.places.values()]
    found = []
    for number, (x1, y1, x2, y2) in enumerate(lines):
        length = math.hypot(x2 - x1, y2 - y1)
        angle = math.degrees(math.atan2(y2 - y1, x2 - x1))
        for side in (-1, 1):
            at = 22.0
            while at < length - 22:
                wide, deep = dice.between(18, 32), dice.between(14, 20)
                away = side * (12 + deep / 2 + dice.between(2, 5))
                x = x1 + (x2 - x1) * at / length - (y2 - y1) / length * away
                y = y1 + (y2 - y1) * at / length + (x2 - x1) / length * away
                at += wide + dice.between(5, 26)
                inside = 24 < x < SIDE - 24 and 24 < y < SIDE - 24
                near_street = any(distance(x, y, other) < 30 for n, other in enumerate(lines) if n != number)
                near_place = any(abs(x - px) < 46 and abs(y - py) < 40 for px, py in places)
                in_river = any(abs(y - py) < 66 for py in crossings)
                if inside and not near_street and not near_place and not in_river:
                    found.append((round(x, 1), round(y, 1), round(wide, 1), round(deep, 1), round(angle, 1)))
    return found


def distance(x: float, y: float, ends: tuple[float, float, float, float]) -> float:
    """From a point to a line with two ends."""
    x1, y1, x2, y2 = ends
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2 or 1.0
    along = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))
