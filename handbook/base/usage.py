"""Measures how long a run takes, and the most memory that one of its processes used."""

from __future__ import annotations

import time

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]


class Usage:
    """Measures while the block runs; ``str()`` gives the result. Memory is known on Linux only."""

    def __enter__(self) -> Usage:
        self.seconds, self.peak = 0.0, 0  # peak in bytes
        self._start = time.monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.monotonic() - self._start
        if resource:
            who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
            self.peak = 1024 * max(resource.getrusage(one).ru_maxrss for one in who)

    def __str__(self) -> str:
        memory = f", at most {self.peak / 1e9:.2f} GB of memory in one process" if self.peak else ""
        minutes, seconds = divmod(round(self.seconds), 60)
        return f"{minutes} min {seconds} s{memory}"
