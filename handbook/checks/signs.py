"""Rule SA05: no file holds invisible signs, which can make a text read differently from what it shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from handbook.base.textfile import read_text
from handbook.checks.rules import Found, rule
from handbook.course.course import Course

WHERE = ("docs/", "exercises/", "overrides/", "mkdocs.yml")
_KINDS = {".md", ".yml", ".csv", ".bib", ".html", ".css", ".js", ".svg"}
_NOT_OURS = ("docs/assets/vendor/", "docs/_data/editions/")
# control signs, signs that turn the direction of writing, and signs without width
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


@rule("SA05", where=WHERE)
def every_sign_is_seen(course: Course) -> Iterator[Found]:
    """No control sign and no sign without width stands in a text."""
    for file in _files(course):
        text = read_text(course.root, file)[0]
        for match in _HIDDEN.finditer(text):
            name = unicodedata.name(match[0], "control sign").lower()
            yield file, text.count("\n", 0, match.start()) + 1, f"U+{ord(match[0]):04X} ({name})"


def _files(course: Course) -> Iterator[str]:
    for place in WHERE:
        if course.wanted.meets(place):
            paths = (course.root / place).rglob("*") if place.endswith("/") else (course.root / place,)
            yield from (
                file
                for path in sorted(paths)
                if path.suffix in _KINDS and path.is_file() and not _is_made(path, course.root)
                for file in [path.relative_to(course.root).as_posix()]
                if course.wanted.has(file) and not file.startswith(_NOT_OURS)
            )


def _is_made(path: Path, root: Path) -> bool:
    """Return True for exercise data that a seed makes: some cases plant invisible signs on purpose."""
    parts = path.relative_to(root).parts
    return parts[0] == "exercises" and "data" in parts[2:3]
