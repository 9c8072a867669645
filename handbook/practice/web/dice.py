"""Numbers that come out of a seed, by which pictures and the map of a case are drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Numbers that come out of a seed, the same on every machine and with every Python."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.count = 0

    def roll(self) -> float:
        self.count += 1
        digest = hashlib.sha256(f"{self.seed}:{self.count}".encode()).digest()
        return int.from_bytes(digest[:6], "big") / 2**48

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.roll()

    def whole(self, low: int, high: int) -> int:
        return low + int(self.roll() * (high - low + 1))

    def one(self, of: Sequence[T]) -> T:
        return of[int(self.roll() * len(of))]

    def some(self, of: Sequence[T], number: int) -> list[T]:
        """Different ones, in the order they come out."""
        left = list(of)
        return [left.pop(int(self.roll() * len(left))) for _ in range(number)]
