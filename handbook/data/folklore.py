"""Loads docs/_data/folklore.yml: what people say of open-source work and what is known of it."""

from __future__ import annotations

from pathlib import Path

from handbook.data.known import unknown
from handbook.data.model import Saying, Source
from handbook.data.repeats import repeats
from handbook.data.sources import FILE as SOURCES_FILE
from handbook.data.yaml_file import read_optional
from handbook.findings import Finding
from handbook.lined_yaml import ID, WORDS

FILE = "docs/_data/folklore.yml"
STATUSES = frozenset({"read", "secondary"})  # what nobody saw in a source corrects nobody
SHAPE = [{"id": ID, "said": WORDS, "known": WORDS, "status": STATUSES, "sources": [str]}]


def read_folklore(root: Path, sources: dict[str, Source]) -> tuple[dict[str, Saying], list[Finding]]:
    """Sayings by id in the order of the page; one with a mistake in its form is left out."""
    lined, findings = read_optional(root, FILE, SHAPE)
    sayings = [_saying(item, lined.lines[(n,)]) for n, item in enumerate(lined.value) if item]
    findings += unknown(lined, FILE, "sources", sources, "source", SOURCES_FILE)
    findings += repeats(((saying.id, saying.line) for saying in sayings), FILE)
    return {saying.id: saying for saying in sayings}, findings


def _saying(item: dict, line: int) -> Saying:
    keys = tuple(key for key in item["sources"] if key)
    return Saying(item["id"], item["said"], item["known"], item["status"], keys, line)
