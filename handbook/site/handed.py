"""Passes a course that a command has read and checked to the generator's process, which then does neither again."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

from handbook.course.course import Course

VARIABLE = "HANDBOOK_COURSE"


def pass_course(course: Course, folder: Path) -> dict[str, str]:
    """Pickle the course into ``folder``; return the environment variable that names the file."""
    file = folder / "course.pickle"
    file.write_bytes(pickle.dumps(course, pickle.HIGHEST_PROTOCOL))
    return {VARIABLE: str(file)}


def passed_course() -> Course | None:
    """Return the course that this process was given; None if it was started alone and has to read and check."""
    file = os.environ.get(VARIABLE)
    return pickle.loads(Path(file).read_bytes()) if file else None
