"""Where the sun stands over a place at a time, and what shadow follows from it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from astral import Observer
from astral.sun import azimuth, elevation


@dataclass(frozen=True)
class Place:
    """A point on the earth and the zone that clocks there show, in hours ahead of UTC."""

    lat: float
    lon: float
    offset: float = 8


@dataclass(frozen=True)
class Sun:
    """Degrees: azimuth from north over east, elevation above the horizon."""

    azimuth: float
    elevation: float

    @property
    def shadow(self) -> float:
        """Direction into which a shadow falls."""
        return (self.azimuth + 180) % 360

    @property
    def ratio(self) -> float:
        """Length of the shadow of an upright thing of height 1 on level ground."""
        return 1 / math.tan(math.radians(self.elevation))


def local(place: Place, day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, timezone(timedelta(hours=place.offset)))


def sun(place: Place, when: datetime) -> Sun:
    """The apparent place of the sun; ``when`` carries its zone."""
    if when.tzinfo is None:
        raise ValueError("a time without a zone says nothing about the sun")
    observer, utc = Observer(place.lat, place.lon), when.astimezone(UTC)
    return Sun(azimuth(observer, utc), elevation(observer, utc))


def table(place: Place, day: date, minutes: int = 10) -> list[tuple[datetime, Sun]]:
    """Every ``minutes`` of local time while the sun is above the horizon."""
    start = local(place, day, time())
    times = [start + timedelta(minutes=m) for m in range(0, 24 * 60, minutes)]
    return [(when, found) for when in times if (found := sun(place, when)).elevation > 0]
