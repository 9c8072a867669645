"""Hands content that a command has read and checked to the generator's process, which then does neither again."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

from handbook.course.course import Course

VARIABLE = "HANDBOOK_CONTENT"


def over(content: Course, folder: Path) -> dict[str, str]:
    """Keep ``content`` in ``folder``; the environment that tells the generator's process where it lies."""
    file = folder / "content.pickle"
    file.write_bytes(pickle.dumps(content, pickle.HIGHEST_PROTOCOL))
    return {VARIABLE: str(file)}


def received() -> Course | None:
    """What this process was handed; None where it was started by itself and has to read and check."""
    file = os.environ.get(VARIABLE)
    return pickle.loads(Path(file).read_bytes()) if file else None
