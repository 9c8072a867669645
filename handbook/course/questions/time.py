"""Type `time`: a time of day is typed, of one clock or of any. Of exercises."""

from __future__ import annotations

import re
from typing import Any

from handbook.base.languages import Languages
from handbook.base.shapes import WORDS
from handbook.course.questions.model import Question, Type
from handbook.course.questions.typed import HINT, of_range, problems

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def normal_time(text: str) -> str:
    """HH:MM; "" where it is none."""
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", text)
    return f"{int(match[1]):02}:{match[2]}" if match else ""


def _values(first: str, last: str) -> tuple[str, ...]:
    """Every minute of a range, which may pass midnight."""
    start, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (first, last))
    minutes = (start + n for n in range((end - start) % 1440 + 1))
    return tuple(normal_time(f"{minute // 60 % 24}:{minute % 60:02}") for minute in minutes)


def _of_entry(item: dict[str, Any], line: int, _: Languages) -> Question:
    return of_range(item, line, _values, {"zone": item["zone"]} if "zone" in item else {})


TYPE = Type(
    "time",
    shape={
        **HINT,
        "zone?": frozenset({"utc", "ub"}),  # the clock that is asked for
        "from": _CLOCK,
        "to": _CLOCK,
        "wrong?": [{"from": _CLOCK, "to": _CLOCK, "hint": WORDS}],
    },
    of_entry=_of_entry,
    problems=problems,
)
