"""Makes the style sheets of the site, each put together from its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

SHEETS = "assets/stylesheets/"
_PART = re.compile(r'^@import "([\w/-]+\.css)";$', re.MULTILINE)


def files(theme: Path) -> Iterator[tuple[str, str]]:
    """Path below the site and content of each sheet; ``theme`` is overrides/."""
    for path in sorted((theme / SHEETS).glob("*.css")):
        yield f"{SHEETS}{path.name}", joined(path)


def joined(path: Path) -> str:
    """A style sheet with the text of each part in the place of its ``@import``, so that a page loads one file."""
    sheet = path.read_text(encoding="utf-8")
    return _PART.sub(lambda found: (path.parent / found[1]).read_text(encoding="utf-8"), sheet)
