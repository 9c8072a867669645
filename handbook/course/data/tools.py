"""Loads the tool cards of docs/_data/tools.yml: what a tool does, what it tells to whom, and where it fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.lined_yaml import Lined
from handbook.base.shaped import Id, Line, Names, Words, make, shape_of
from handbook.course.data.known import unknown
from handbook.course.data.repeats import repeats
from handbook.course.data.sources import FILE as SOURCES_FILE
from handbook.course.data.sources import Source
from handbook.course.data.statuses import STATUSES
from handbook.course.data.yaml_file import read_optional

FILE = "docs/_data/tools.yml"
TEXTS = ("purpose", "cost", "runs", "leaks", "limits", "evidence", "ethics", "seen")
GROUPS = (
    "capture",
    "computer",
    "search",
    "pictures",
    "accounts",
    "sites",
    "money",
    "charts",
)  # in the order of the page
RISKS = "LMH"  # of tools: low; medium, the supervisor agrees; high, specialists only
OFFLINE = ("yes", "no", "unknown")  # whether a tool does its work without a network
ACCOUNTS = ("no", "optional", "needed", "unknown")


@dataclass(frozen=True, kw_only=True)
class _Card:
    """What every entry of tools.yml says."""

    id: Id
    name: Words
    names: tuple[str, ...]  # as a lesson may write it, exactly
    status: Annotated[str, STATUSES]
    sources: Names  # empty where nothing was confirmed
    reviewed: date
    review_by: date
    alternatives: Names  # ids of other cards
    line: Line


@dataclass(frozen=True, kw_only=True)
class Tool(_Card):
    """A tool that lessons name."""

    purpose: Words
    cost: Words
    runs: Words
    leaks: Words  # who learns what
    limits: Words
    evidence: Words  # what to heed before it becomes evidence
    ethics: Words  # the condition of its use
    seen: Words  # the newest date in what was read
    group: Annotated[str, frozenset(GROUPS)]
    offline: Annotated[str, frozenset(OFFLINE)]
    account: Annotated[str, frozenset(ACCOUNTS)]
    account_note: Words | None = None
    risk: Annotated[str, frozenset(RISKS)]


@dataclass(frozen=True, kw_only=True)
class UnusedTool(_Card):
    """A tool that is known and not used here."""

    why: Words


KINDS = {"tools": Tool, "not_used": UnusedTool}  # key of the file → what its entries are


def read_tools(root: Path, sources: dict[str, Source]) -> tuple[dict[str, Tool | UnusedTool], list[Finding]]:
    """Cards by id in the order of the file, those not used last; one with a mistake in its form is left out."""
    lined, findings = read_optional(root, FILE, {"tools": [shape_of(Tool)], "not_used?": [shape_of(UnusedTool)]})
    cards = [
        make(kind, item, lined.lines, (key, n))
        for key, kind in KINDS.items()
        for n, item in enumerate(lined.value.get(key, ()))
        if item
    ]
    ids = [card.id for card in cards]
    for key in KINDS:
        part = _part(lined, key)
        findings += unknown(part, FILE, "sources", sources, "source", SOURCES_FILE)
        findings += unknown(part, FILE, "alternatives", ids, "tool", FILE)
    findings += repeats(((card.id, card.line) for card in cards), FILE)
    findings += [Finding(FILE, card.line, "DA08", *problem) for card in cards for problem in _problems(card)]
    return {card.id: card for card in cards}, findings


def _part(lined: Lined, key: str) -> Lined:
    """One of the two lists, as if it stood alone in its file."""
    lines = {path[1:]: line for path, line in lined.lines.items() if path[:1] == (key,)}
    return Lined(lined.value.get(key, []), lines)


def _problems(card: Tool | UnusedTool) -> Iterator[tuple[str, str]]:
    """What the parts of a card say against each other: found, what to write."""
    if card.review_by <= card.reviewed:
        yield f'the card "{card.id}": review_by {card.review_by} is not later than reviewed', "write a later review_by"
    if (card.status == "unverified") != (not card.sources):
        found = f'the card "{card.id}" is {card.status} and has {"sources" if card.sources else "no source"}'
        yield found, "name what was read, or write status: unverified and sources: []"
    if card.id in card.alternatives:
        yield f'the card "{card.id}" is its own alternative', "name another tool, or []"
