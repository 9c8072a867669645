"""Finds references from one data file to an entry that another file does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from handbook.base.findings import Finding
from handbook.base.lined_yaml import Lined
from handbook.base.shapes import Path

UNKNOWN = "DA06"  # code of a reference to what is not there


def unknown(lined: Lined, file: str, key: str, known: Iterable[str], kind: str, home: str) -> Iterator[Finding]:
    """A finding for each name under ``key`` of a list of entries that ``home``, the file of all such names, lacks."""
    names = list(known)
    for path, name in _names(lined, key):
        if name is not None and name not in names:
            near = get_close_matches(name, names, 1)
            add = f"add it to {home}"
            write = f'{add}, or write "{near[0]}" if that was meant' if near else add
            yield Finding(file, lined.lines[path], UNKNOWN, f'unknown {kind} "{name}"', write)


def _names(lined: Lined, key: str) -> Iterator[tuple[Path, str | None]]:
    """What stands under ``key`` of each entry, one name or a list of them, with its place."""
    for n, item in enumerate(lined.value or ()):
        value = (item.get(key) if item else None) or []
        if isinstance(value, list):
            yield from (((n, key, m), name) for m, name in enumerate(value))
        else:
            yield (n, key), value
