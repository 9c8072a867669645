"""Type `number`: a number of a range is typed. Of exercises."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from handbook.base.shaped import Words, Written
from handbook.course.questions.model import Type
from handbook.course.questions.typed import MOST_VALUES, RangeEntry, problems


def normal_number(text: str, decimals: int) -> str:
    """A number with so many digits after the point; "" where it is none."""
    return f"{float(text):.{decimals}f}" if re.fullmatch(r"-?\d+(\.\d+)?", text) else ""


def _decimals(step: float) -> int:
    return max(0, -int(Decimal(str(step)).normalize().as_tuple().exponent))


_From = Annotated[float, float, Written("from")]
_To = Annotated[float, float, Written("to")]


@dataclass(frozen=True, kw_only=True)
class _Wrong:
    first: _From
    last: _To
    hint: Words


@dataclass(frozen=True, kw_only=True)
class _Entry(RangeEntry):
    first: _From
    last: _To
    step: float
    wrong: tuple[_Wrong, ...] = ()

    def values(self, first: float, last: float) -> tuple[str, ...]:
        """Every number of a range, one too many where it is too wide."""
        wide, start, end = (Decimal(str(number)) for number in (self.step, first, last))
        count = min(int((end - start) / wide), MOST_VALUES) + 1 if wide else 0
        return tuple(normal_number(str(start + wide * n), _decimals(self.step)) for n in range(count))

    @property
    def detail(self) -> dict[str, Any]:
        return super().detail | {"decimals": _decimals(self.step)}


TYPE = Type("number", entry=_Entry, problems=problems)
