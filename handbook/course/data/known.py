"""Puts the entries of a data file under their ids, and finds references to entries that another file does not have."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from handbook.base.findings import Finding
from handbook.base.lined_yaml import Lined
from handbook.base.shapes import Path
from handbook.course.data.repeats import repeats

UNKNOWN = "DA06"  # code of a reference to what is not there

T = TypeVar("T", bound=Any)


@dataclass(frozen=True)
class Reference:
    """A key of entries under which ids of another file stand, one or a list of them."""

    key: str
    known: Collection[str]
    kind: str  # what such an id names, in words
    home: str  # the file of all such ids


def by_id(
    read: tuple[tuple[T, ...], Lined, list[Finding]], file: str, *references: Reference
) -> tuple[dict[str, T], list[Finding]]:
    """Return the entries that were read by their ids, in order; report ids that stand twice and unknown references."""
    entries, lined, findings = read
    findings += (finding for reference in references for finding in unknown(lined, file, reference))
    findings += repeats(((entry.id, entry.line) for entry in entries), file)
    return {entry.id: entry for entry in entries}, findings


def unknown(lined: Lined, file: str, reference: Reference) -> Iterator[Finding]:
    """Report each name in a list of entries that the home of such names lacks."""
    names = list(reference.known)
    for path, name in _names(lined, reference.key):
        if name is not None and name not in names:
            near = get_close_matches(name, names, 1)
            add = f"add it to {reference.home}"
            write = f'{add}, or write "{near[0]}" if that was meant' if near else add
            yield Finding(file, lined.lines[path], UNKNOWN, f'unknown {reference.kind} "{name}"', write)


def _names(lined: Lined, key: str) -> Iterator[tuple[Path, str | None]]:
    """Yield what stands under ``key`` of each entry, one name or each of a list, with its place."""
    for n, item in enumerate(lined.value or ()):
        value = (item.get(key) if item else None) or []
        if isinstance(value, list):
            yield from (((n, key, m), name) for m, name in enumerate(value))
        else:
            yield (n, key), value
