"""Type `number`: a number of a range is typed. Of exercises."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from typing import Any

from handbook.base.languages import Languages
from handbook.base.shapes import WORDS
from handbook.course.questions.model import Question, Type
from handbook.course.questions.typed import HINT, MOST_VALUES, of_range, problems


def normal_number(text: str, decimals: int) -> str:
    """A number with so many digits after the point; "" where it is none."""
    return f"{float(text):.{decimals}f}" if re.fullmatch(r"-?\d+(\.\d+)?", text) else ""


def _decimals(step: float) -> int:
    return max(0, -int(Decimal(str(step)).normalize().as_tuple().exponent))


def _values(step: float, first: float, last: float) -> tuple[str, ...]:
    """Every value of a range, one too many where it is too wide."""
    wide, start, end = Decimal(str(step)), Decimal(str(first)), Decimal(str(last))
    count = min(int((end - start) / wide), MOST_VALUES) + 1 if wide else 0
    return tuple(normal_number(str(start + wide * n), _decimals(step)) for n in range(count))


def _of_entry(item: dict[str, Any], line: int, _: Languages) -> Question:
    step = item["step"]
    return of_range(item, line, partial(_values, step), {"decimals": _decimals(step)})


TYPE = Type(
    "number",
    shape={**HINT, "from": float, "to": float, "step": float, "wrong?": [{"from": float, "to": float, "hint": WORDS}]},
    of_entry=_of_entry,
    problems=problems,
)
