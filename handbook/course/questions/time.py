"""Type `time`: a time of day is typed, of one clock or of any. Of exercises."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from handbook.base.shaped import Words, Written
from handbook.course.questions.model import Type
from handbook.course.questions.typed import RangeEntry, problems

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def normal_time(text: str) -> str:
    """Return the time as HH:MM, with a 0 before a single digit; "" if it is no time of day."""
    written = text.rjust(5, "0")
    return written if _CLOCK.fullmatch(written) else ""


_From = Annotated[str, _CLOCK, Written("from")]
_To = Annotated[str, _CLOCK, Written("to")]


@dataclass(frozen=True, kw_only=True)
class _Wrong:
    first: _From
    last: _To
    hint: Words


@dataclass(frozen=True, kw_only=True)
class _Entry(RangeEntry):
    zone: Annotated[str, frozenset({"utc", "ub"})] = ""  # the clock that is asked for
    first: _From
    last: _To
    wrong: tuple[_Wrong, ...] = ()

    def values(self, first: str, last: str) -> tuple[str, ...]:
        """Every minute of a range, which may pass midnight."""
        start, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (first, last))
        minutes = (start + n for n in range((end - start) % 1440 + 1))
        return tuple(normal_time(f"{minute // 60 % 24}:{minute % 60:02}") for minute in minutes)

    @property
    def detail(self) -> dict[str, Any]:
        return super().detail | ({"zone": self.zone} if self.zone else {})


TYPE = Type("time", entry=_Entry, problems=problems)
