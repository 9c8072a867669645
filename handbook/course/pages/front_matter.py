"""Reads and checks the front matter of a page."""

from __future__ import annotations

import re
from datetime import date

from handbook.base.findings import ALL, Finding
from handbook.base.lined_yaml import Lined, read_shaped
from handbook.base.shapes import ID
from handbook.course.layouts import LAYOUTS
from handbook.course.pages.model import Meta, Objective

SHAPE = {
    "id": re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*"),
    "title": str,
    "description": str,
    "asks?": [str],
    "objectives?": [{"id": ID, "text": str}],
    "reviewed?": date,
    "review_by?": date,
    "quiz?": {"enabled": bool},
    "layout?": frozenset(LAYOUTS),
    "form?": ID,
    "exercise?": ID,
    "test?": frozenset({"entry", "exit"}),
    "translated?": {re.compile(r".+"): re.compile(r"[0-9a-f]{8}")},
}


def split(text: str, file: str) -> tuple[str, int, list[Finding]]:
    """The YAML between the two `---` lines and the index of the first line of the body."""
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        for number, line in enumerate(lines[1:], start=1):
            if line.rstrip() == "---":
                return "\n".join(lines[1:number]), number + 1, []
        found = "front matter that is never closed"
    else:
        found = "no front matter"
    return "", 0, [Finding(file, 1, "FM01", found, "begin the page with a line ---, the keys, and a line ---", ALL)]


def read_meta(text: str, file: str) -> tuple[Meta, list[Finding]]:
    """The typed front matter; a key that does not fit is reported and left out."""
    lined, findings = read_shaped(text, file, SHAPE, ("FM01", "FM02"), first_line=2)
    value = lined.value
    return Meta(
        id=value.get("id", ""),
        title=value.get("title", ""),
        description=value.get("description", ""),
        objectives=_objectives(lined),
        reviewed=value.get("reviewed"),
        review_by=value.get("review_by"),
        quiz=value.get("quiz", {}).get("enabled", False),
        layout=value.get("layout", ""),
        form=value.get("form", ""),
        exercise=value.get("exercise", ""),
        test=value.get("test", ""),
        asks=tuple(filter(None, value.get("asks", []))),
        translated=value.get("translated", {}),
        lines={".".join(map(str, path)): line for path, line in lined.lines.items()},
    ), findings


def _objectives(lined: Lined) -> tuple[Objective, ...]:
    return tuple(
        Objective(item["id"], item["text"], lined.lines[("objectives", n)])
        for n, item in enumerate(lined.value.get("objectives", []))
        if item
    )
