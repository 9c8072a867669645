"""Loads the law facts of docs/_data/law.yml."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from handbook.data.known import unknown
from handbook.data.model import LawFact, LawNote, Source
from handbook.data.repeats import repeats
from handbook.data.sources import FILE as SOURCES_FILE
from handbook.data.yaml_file import read_data
from handbook.findings import Finding
from handbook.lined_yaml import ID, WORDS

STATUSES = frozenset({"read", "secondary", "unverified"})
NOTE_KINDS = frozenset({"check", "conflict"})
FILE = "docs/_data/law.yml"
_MAY_BE_EMPTY = re.compile(r".*")
SHAPE = [
    {
        "id": ID,
        "law": WORDS,
        "article": {"mn": _MAY_BE_EMPTY, "en": _MAY_BE_EMPTY},
        "statement": WORDS,
        "sources": [str],
        "status": STATUSES,
        "note?": {"kind": NOTE_KINDS, **WORDS},
        "quick?": bool,
        "international?": bool,
        "checked": date,
    }
]


def read_law(root: Path, sources: dict[str, Source]) -> tuple[dict[str, LawFact], list[Finding]]:
    """Law facts by id; one with a mistake in its form is left out."""
    lined, findings = read_data(root, FILE, SHAPE)
    facts = [_fact(item, lined.lines[(n,)]) for n, item in enumerate(lined.value) if item]
    findings += unknown(lined, FILE, "sources", sources, "source", SOURCES_FILE)
    findings += repeats(((fact.id, fact.line) for fact in facts), FILE)
    return {fact.id: fact for fact in facts}, findings


def _fact(item: dict, line: int) -> LawFact:
    note = item.get("note")
    return LawFact(
        id=item["id"],
        law=item["law"],
        article=item["article"],
        statement=item["statement"],
        sources=tuple(key for key in item["sources"] if key),
        status=item["status"],
        note=LawNote(note["kind"], {"mn": note["mn"], "en": note["en"]}) if note else None,
        checked=item["checked"],
        quick=item.get("quick", False),
        international=item.get("international", False),
        line=line,
    )
