"""A time of a case, counted from the edition's day, so that a case can be told anew in each edition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from handbook.base.shaped import As

UTC_OFFSET = timedelta(hours=8)  # Ulaanbaatar
MINUTES = 24 * 60  # of a day


@dataclass(frozen=True, order=True)
class Moment:
    """A local time, in minutes from the first minute of the edition's day."""

    minutes: int

    @classmethod
    def of(cls, day: int, hour: int = 0, minute: int = 0) -> Moment:
        return cls(day * MINUTES + hour * 60 + minute)

    @classmethod
    def read(cls, written: str) -> Moment:
        """The moment that "-21 14:05" stands for."""
        day, hour, minute = re.split("[ :]", written)
        return cls.of(int(day), int(hour), int(minute))

    @property
    def day(self) -> int:
        return self.minutes // MINUTES

    def local(self, day: date) -> datetime:
        """The local time without a zone, with ``day`` as the edition's day."""
        return datetime(day.year, day.month, day.day) + timedelta(minutes=self.minutes)

    def utc(self, day: date) -> datetime:
        return (self.local(day) - UTC_OFFSET).replace(tzinfo=UTC)

    def __str__(self) -> str:
        rest = self.minutes % MINUTES
        return f"{self.day} {rest // 60:02}:{rest % 60:02}"


NOW = Moment.of(0, 23, 59)  # when the trainee looks
_WRITTEN = re.compile(r"-?\d{1,4} (?:[01]\d|2[0-3]):[0-5]\d")
At = Annotated[Moment, As(_WRITTEN, Moment.read)]
