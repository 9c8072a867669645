"""Writes the theme's files that show colours: the style sheets, each joined from its parts, and the icon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handbook.render import colours

SHEETS, ICON = "assets/stylesheets/", "assets/images/hb.svg"
_PART = re.compile(r'^@import "([\w/-]+\.css)";$', re.MULTILINE)


def files(theme: Path) -> Iterator[tuple[str, str]]:
    """Yield path below the site and content of each file; ``theme`` is overrides/."""
    for path in sorted((theme / SHEETS).glob("*.css")):
        yield f"{SHEETS}{path.name}", colours.declared(joined(path))
    yield ICON, colours.put_in((theme / ICON).read_text(encoding="utf-8"), "light")


def joined(path: Path) -> str:
    """Return a style sheet with each ``@import`` replaced by the text of that part, so that a page loads one file."""
    sheet = path.read_text(encoding="utf-8")
    return _PART.sub(lambda found: (path.parent / found[1]).read_text(encoding="utf-8"), sheet)
