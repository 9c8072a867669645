"""Measures what a run takes: its time, and the memory of its processes at the moment when it was most."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

EVERY = 0.25  # seconds between two looks


class Usage:
    """Looks from time to time while the block runs; ``str()`` tells the outcome. Memory is known on Linux only."""

    def __enter__(self) -> Usage:
        self.seconds, self.peak = 0.0, 0  # peak in bytes
        self._start = time.monotonic()
        self._over = Event()
        self._watch = Thread(target=self._look, daemon=True)
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._watch.join()
        self.seconds = time.monotonic() - self._start

    def __str__(self) -> str:
        memory = f", at most {self.peak / 1e9:.2f} GB of memory in all its processes" if self.peak else ""
        minutes, seconds = divmod(round(self.seconds), 60)
        return f"{minutes} min {seconds} s{memory}"

    def _look(self) -> None:
        while True:
            self.peak = max(self.peak, sum(map(_memory, _family(os.getpid()))))
            if self._over.wait(EVERY):
                return


def _family(process: int) -> Iterator[int]:
    """A process and all that it has started."""
    yield process
    for file in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = file.read_text().split()
        except OSError:  # it has just ended
            continue
        for child in children:
            yield from _family(int(child))


def _memory(process: int) -> int:
    """Bytes of a process; what several processes share is divided among them."""
    try:
        rows = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended, or this is not Linux
        return 0
    return next((int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:")), 0)
