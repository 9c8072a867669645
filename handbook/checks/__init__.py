"""Numbered rules over the content. ``RULES`` lists them; ``run`` reads everything and returns every finding."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

# Importing a module puts its rules into the table.
from handbook.checks import (  # noqa: F401
    bank,
    exercises,
    front_matter,
    headings,
    ledger,
    lesson,
    links,
    nav,
    objectives,
    parity,
    questions,
    reading,
    references,
    techniques,
    text,
    timetables,
    tools,
    words,
)
from handbook.checks.rules import RULES, Rule, Site, families
from handbook.content.reader import read_docs
from handbook.data import load
from handbook.data.figures import FILE as FIGURES_FILE
from handbook.figures import validate
from handbook.findings import Finding
from handbook.textfile import read_text

__all__ = ["RULES", "Rule", "Site", "check", "explain", "read_site", "run"]

if _unused := [code for _, told in families().values() for code in told if code not in RULES]:
    raise ValueError(f"codes/ has entries of no rule: {', '.join(_unused)}")


def read_site(root: Path) -> tuple[Site, list[Finding]]:
    """Everything below ``root`` that could be read, and what is wrong with how it is written."""
    pages, page_findings = read_docs(root)
    data, data_findings = load(root)
    return Site(root, pages, data), [*page_findings, *data_findings, *_placed(root, validate(data.figures))]


def _placed(root: Path, findings: list[Finding]) -> list[Finding]:
    """Findings about figures, which name the figure first, on the line where its definition begins."""
    written = read_text(root, FIGURES_FILE)[0].split("\n")
    lines = {line.partition(":")[0]: number for number, line in enumerate(written, 1) if line[:1].strip()}
    return [replace(finding, line=lines.get(re.split(r"[: ]", finding.found)[0], 0)) for finding in findings]


def check(site: Site) -> list[Finding]:
    """What the rules find in what was read."""
    return [finding for rule in RULES.values() if rule.check for finding in rule.check(site)]


def run(root: Path) -> list[Finding]:
    """Every finding below ``root``, sorted by file and line."""
    site, findings = read_site(root)
    return sorted({*findings, *check(site)})


def explain() -> str:
    """The table of rules as text."""
    return "\n".join(
        f"{code}  {rule.words.guards['en']}\n      Why: {rule.words.why['en']}\n      Fix: {rule.words.mend['en']}"
        for code, rule in sorted(RULES.items())
    )
