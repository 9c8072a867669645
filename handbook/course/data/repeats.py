"""Finds ids that are used twice in a data file, because readers and other files refer to each by its id."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.base.findings import Finding


def repeats(ids: Iterable[tuple[str, int]], file: str) -> list[Finding]:
    """Report each id (given with its line) that an earlier line already has."""
    first: dict[str, int] = {}
    findings = []
    for id_, line in ids:
        if id_ in first:
            found = f'id "{id_}" already stands on line {first[id_]}'
            findings.append(Finding(file, line, "DA03", found, "give it an id of its own or remove it"))
        first.setdefault(id_, line)
    return findings
