"""Prints how long `python -m handbook check` takes, for all files and for one, beside merely reading the same files."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

PAGE = "docs/mn/ethics/do-no-harm.md"
PLACES = ("docs/mn", "docs/en", "docs/_data", "exercises")
LIMITS = {"all files": 6, "one page": 1.5, "one data file": 1}
RUNS = 3


def main() -> None:
    """The best of some runs, in seconds of the processor, with the start of Python; the limits are the project's."""
    files = [file for place in PLACES for file in Path(place).rglob("*") if file.is_file()]
    print(f"{'check, seconds':36}{'handbook':>12}{'reading':>12}{'ratio':>8}{'limit':>10}")
    for name, paths in (("all files", []), ("one page", [PAGE]), ("one data file", ["docs/_data/law.yml"])):
        read = [Path(path) for path in paths] or files
        own = _best(
            lambda paths=paths: subprocess.run(
                [sys.executable, "-m", "handbook", "check", *paths], check=True, capture_output=True
            )
        )
        plain = _best(
            lambda read=read: subprocess.run(
                [sys.executable, "-c", READ, *map(str, read)], check=True, capture_output=True
            )
        )
        print(f"{name:36}{own:>12.2f}{plain:>12.2f}{own / plain:>8.1f}{LIMITS[name]:>10}")


READ = "import sys; [open(file, 'rb').read() for file in sys.argv[1:]]"


def _best(run: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = spent()
        run()
        times.append(spent() - start)
    return min(times)


def spent() -> float:
    """Seconds of the processor that ended children took: other work on the machine does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
