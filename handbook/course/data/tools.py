"""Loads the tool cards of docs/_data/tools.yml: what a tool does, what it tells to whom, and where it fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.lined_yaml import Lined
from handbook.base.shaped import Id, Line, Names, Words, judged, readable
from handbook.course.data.known import Reference, unknown
from handbook.course.data.repeats import repeats
from handbook.course.data.sources import Source, cited
from handbook.course.data.statuses import STATUSES
from handbook.course.data.yaml_file import read_optional

FILE = "docs/_data/tools.yml"
TEXTS = ("purpose", "cost", "runs", "leaks", "limits", "evidence", "ethics", "seen")
GROUPS = ("capture", "computer", "search", "pictures", "accounts", "sites", "money", "charts")  # as the page has them
RISKS = "LMH"  # of tools: low; medium, the supervisor agrees; high, specialists only
OFFLINE = ("yes", "no", "unknown")  # whether a tool does its work without a network
ACCOUNTS = ("no", "optional", "needed", "unknown")


@dataclass(frozen=True, kw_only=True)
class _Card:
    """The fields that every entry of tools.yml has."""

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


@dataclass(frozen=True)
class _Cards:
    """All of tools.yml."""

    tools: tuple[Tool, ...]
    not_used: tuple[UnusedTool, ...] = ()


def read_tools(root: Path, sources: dict[str, Source]) -> tuple[dict[str, Tool | UnusedTool], list[Finding]]:
    """Return the cards by id in the order of the file, those not used last."""
    written, lined, findings = read_optional(root, FILE, _Cards, _Cards(()))
    cards = [card for kind in readable(written) for card in kind]
    ids = [card.id for card in cards]
    is_whole = not any(finding.lost for finding in findings)  # else an alternative may be a card that was left out
    for key in ("tools", "not_used"):
        part = _part(lined, key)
        findings += unknown(part, FILE, cited(sources))
        findings += unknown(part, FILE, Reference("alternatives", ids, "tool", FILE)) if is_whole else ()
    findings += repeats(((card.id, card.line) for card in cards), FILE)
    findings += judged(cards, lambda card: [Finding(FILE, card.line, "DA08", *told) for told in _problems(card)])
    return {card.id: card for card in cards}, findings


def _part(lined: Lined, key: str) -> Lined:
    """Return one of the two lists, as if it stood alone in its file."""
    lines = {path[1:]: line for path, line in lined.lines.items() if path[:1] == (key,)}
    return Lined((lined.value or {}).get(key), lines)


def _problems(card: Tool | UnusedTool) -> Iterator[tuple[str, str]]:
    """Yield the contradictions between the parts of a card: found, what to write."""
    if card.review_by <= card.reviewed:
        yield f'the card "{card.id}": review_by {card.review_by} is not later than reviewed', "write a later review_by"
    if (card.status == "unverified") != (not card.sources):
        found = f'the card "{card.id}" is {card.status} and has {"sources" if card.sources else "no source"}'
        yield found, "name what was read, or write status: unverified and sources: []"
    if card.id in card.alternatives:
        yield f'the card "{card.id}" is its own alternative', "name another tool, or []"
