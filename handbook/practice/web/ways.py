"""Which pages of a web a trainee can come to: a page without a way to it is never found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from handbook.base.html import start_tags

LEADING = ("href", "src", "data-later", "data-stop")  # a link, a picture, a second opening, a search that is stopped


def leads(html: str) -> set[str]:
    """The files that a page leads to, as it names them."""
    named = (attributes.get(name, "") for _, attributes in start_tags(html) for name in LEADING)
    return {unquote(re.split(r"[?#]", name)[0]) for name in named} - {""}


def reached(pages: Mapping[str, str], starts: Iterable[str]) -> set[str]:
    """The pages that links, registers and search engines lead to from ``starts``; ``pages``: HTML by file."""
    found: set[str] = set()
    left = [start for start in starts if start in pages]
    while left:
        file = left.pop()
        if file not in found:
            found.add(file)
            left += [to for to in (normpath(join(dirname(file), name)) for name in leads(pages[file])) if to in pages]
    return found


def orphans(data: Path, starts: Iterable[str]) -> list[str]:
    """The pages of an exercise's data to which nothing leads; ``starts``: what its brief gives to the trainee."""
    pages = {path.relative_to(data).as_posix(): path.read_text(encoding="utf-8") for path in data.rglob("*.html")}
    return sorted(set(pages) - reached(pages, starts))
