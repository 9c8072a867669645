"""Loads the tool cards of docs/_data/tools.yml: what a tool does, what it tells to whom, and where it fails."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from handbook.data.known import unknown
from handbook.data.model import Source, Tool, UnusedTool
from handbook.data.repeats import repeats
from handbook.data.sources import FILE as SOURCES_FILE
from handbook.data.yaml_file import read_optional
from handbook.findings import Finding
from handbook.lined_yaml import ID, WORDS, Lined

FILE = "docs/_data/tools.yml"
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
RISKS = "LMH"  # low, medium: the supervisor agrees, high: specialists only
OFFLINE = ("yes", "no", "unknown")  # does its work without a network
ACCOUNTS = ("no", "optional", "needed", "unknown")
STATUSES = frozenset({"read", "secondary", "unverified"})
_COMMON = {
    "id": ID,
    "name": WORDS,
    "names": [str],
    "status": STATUSES,
    "sources": (str,),
    "reviewed": date,
    "review_by": date,
    "alternatives": (str,),
}
TEXTS = ("purpose", "cost", "runs", "leaks", "limits", "evidence", "ethics", "seen")
SHAPE = {
    "tools": [
        {
            **_COMMON,
            **dict.fromkeys(TEXTS, WORDS),
            "group": frozenset(GROUPS),
            "offline": frozenset(OFFLINE),
            "account": frozenset(ACCOUNTS),
            "account_note?": WORDS,
            "risk": frozenset(RISKS),
        }
    ],
    "not_used?": [{**_COMMON, "why": WORDS}],
}


def read_tools(root: Path, sources: dict[str, Source]) -> tuple[dict[str, Tool | UnusedTool], list[Finding]]:
    """Cards by id in the order of the file, those not used last; one with a mistake in its form is left out."""
    lined, findings = read_optional(root, FILE, SHAPE)
    makers = {"tools": _tool, "not_used": _unused}
    cards = [
        make(item, lined.lines[(key, n)])
        for key, make in makers.items()
        for n, item in enumerate(lined.value.get(key, ()))
        if item
    ]
    ids = [card.id for card in cards]
    for key in makers:
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


def _tool(item: dict, line: int) -> Tool:
    return Tool(
        **_common(item, line),
        **{key: item[key] for key in (*TEXTS, "group", "offline", "account", "risk")},
        account_note=item.get("account_note"),
    )


def _unused(item: dict, line: int) -> UnusedTool:
    return UnusedTool(**_common(item, line), why=item["why"])


def _common(item: dict, line: int) -> dict:
    lists = {key: tuple(name for name in item[key] if name) for key in ("names", "sources", "alternatives")}
    return {key: item[key] for key in ("id", "name", "status", "reviewed", "review_by")} | lists | {"line": line}
