"""A drawn town as data: what stands where. Pictures and map are both made from it, so that they cannot disagree."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml

from handbook.base.shaped import Words
from handbook.practice.solid import Flat, Point

METRES = 111_200  # of one degree of latitude


@dataclass(frozen=True)
class Turned:
    """A place with directions of its own: right and ahead, turned clockwise from east and north."""

    at: Flat
    turn: float = 0

    def point(self, right: float, ahead: float, up: float = 0) -> Point:
        t = math.radians(self.turn)
        return (
            self.at[0] + right * math.cos(t) + ahead * math.sin(t),
            self.at[1] - right * math.sin(t) + ahead * math.cos(t),
            up,
        )

    def rectangle(self, size: Flat, up: float = 0) -> list[Point]:
        """South-west, south-east, north-east, north-west corner in its own directions."""
        w, d = size[0] / 2, size[1] / 2
        return [self.point(x, y, up) for x, y in ((-w, -d), (w, -d), (w, d), (-w, d))]


@dataclass(frozen=True)
class Street:
    name: Words
    start: Flat
    end: Flat
    width: float = 8
    named_at: float = 0.5  # where on the map its name stands, from start to end


@dataclass(frozen=True)
class Paving(Turned):
    """Slabs of one metre."""

    size: Flat = (10, 10)
    name: Words | None = None
    colour: str = "#d8d2c4"


@dataclass(frozen=True)
class Building(Turned):
    size: Flat = (10, 8)
    height: float = 4
    wall: str = "#e9e2d2"
    roof: str = "#8a5a44"
    gable: bool = False
    front: Literal["s", "e", "n", "w"] = "s"
    sign: str = ""
    name: Words | None = None
    floors: int = 1


def roof_ridge(b: Building, up: float = 0) -> tuple[Point, Point]:
    """The ends of a gable roof's ridge, along the longer side."""
    reach = max(b.size) / 2
    ends = ((-reach, 0), (reach, 0)) if b.size[0] >= b.size[1] else ((0, -reach), (0, reach))
    return b.point(*ends[0], up), b.point(*ends[1], up)


@dataclass(frozen=True)
class Pole:
    at: Flat
    kind: Literal["flag", "lamp", "stop"] = "lamp"
    height: float = 4
    turn: float = 0  # the bearing along which one looks straight at its plate


@dataclass(frozen=True)
class Vehicle(Turned):
    """Its own ahead is where it drives. Not on the map: it does not stay."""

    kind: Literal["car", "bus"] = "car"
    colour: str = "#b9c2c6"


@dataclass(frozen=True)
class Tree:
    at: Flat
    kind: Literal["larch", "round"] = "larch"
    height: float = 5


@dataclass(frozen=True)
class Ger:
    at: Flat
    radius: float = 3


@dataclass(frozen=True)
class Tower:
    """A water tower: a tank on a shaft."""

    at: Flat
    height: float = 20
    name: Words | None = None


@dataclass(frozen=True)
class Bridge(Turned):
    """A footbridge over a street."""

    size: Flat = (14, 2.4)
    height: float = 5.6
    name: Words | None = None


@dataclass(frozen=True)
class Town:
    name: Words
    lat: float
    lon: float
    cell: float  # side of a square of the map's grid, metres
    river: tuple[Flat, ...] = ()
    streets: tuple[Street, ...] = ()
    paving: tuple[Paving, ...] = ()
    buildings: tuple[Building, ...] = ()
    poles: tuple[Pole, ...] = ()
    trees: tuple[Tree, ...] = ()
    gers: tuple[Ger, ...] = ()
    towers: tuple[Tower, ...] = ()
    bridges: tuple[Bridge, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    side: int = field(default=8)

    def position(self, at: Flat) -> Flat:
        """Latitude and longitude of a point of the map."""
        return self.lat + at[1] / METRES, self.lon + at[0] / (METRES * math.cos(math.radians(self.lat)))

    def square(self, at: Flat) -> str:
        """The square of the grid: letters from the west, numbers from the north."""
        half = self.side * self.cell / 2
        return "ABCDEFGH"[int((at[0] + half) // self.cell)] + str(int((half - at[1]) // self.cell) + 1)


KINDS: dict[str, type] = {
    "streets": Street,
    "paving": Paving,
    "buildings": Building,
    "poles": Pole,
    "trees": Tree,
    "gers": Ger,
    "towers": Tower,
    "bridges": Bridge,
    "vehicles": Vehicle,
}


def read_town(path: Path) -> Town:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts = {key: tuple(_part(kind, row) for row in raw.pop(key, [])) for key, kind in KINDS.items()}
    return Town(**{key: _tuple(value) for key, value in raw.items()}, **parts)


def _part(kind: type, row: dict[str, Any]) -> Any:
    return kind(**{key: _tuple(value) for key, value in row.items()})


def _tuple(value: Any) -> Any:
    return tuple(map(_tuple, value)) if isinstance(value, list) else value
