"""Loads the red lines of docs/_data/red-lines.yml: acts that an officer never does in open-source work."""

from __future__ import annotations

from pathlib import Path

from handbook.data.known import unknown
from handbook.data.law import FILE as LAW_FILE
from handbook.data.model import LawFact, RedLine
from handbook.data.repeats import repeats
from handbook.data.yaml_file import read_optional
from handbook.findings import Finding
from handbook.lined_yaml import ID, WORDS

FILE = "docs/_data/red-lines.yml"
SHAPE = [{"id": ID, "never": WORDS, "why": WORDS, "instead": WORDS, "law": (str,)}]


def read_red_lines(root: Path, law: dict[str, LawFact]) -> tuple[dict[str, RedLine], list[Finding]]:
    """Red lines by id in the order of the card; one with a mistake in its form is left out."""
    lined, findings = read_optional(root, FILE, SHAPE)
    found = [_red_line(item, lined.lines[(n,)]) for n, item in enumerate(lined.value) if item]
    findings += unknown(lined, FILE, "law", law, "law fact", LAW_FILE)
    findings += repeats(((line.id, line.line) for line in found), FILE)
    return {line.id: line for line in found}, findings


def _red_line(item: dict, line: int) -> RedLine:
    facts = tuple(fact for fact in item["law"] if fact)
    return RedLine(item["id"], item["never"], item["why"], item["instead"], facts, line)
