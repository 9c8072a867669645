"""Numbered rules over the content. ``RULES`` lists them; ``run`` reads everything and returns every finding."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

# Importing a module puts its rules into the table.
from handbook.checks import (  # noqa: F401
    articles,
    bank,
    exercises,
    front_matter,
    headings,
    labels,
    law,
    ledger,
    lesson,
    links,
    nav,
    objectives,
    parity,
    questions,
    reading,
    reading_level,
    references,
    skeleton,
    spelling,
    techniques,
    text,
    timetables,
    tools,
    typography,
    words,
)
from handbook.checks.rules import RULES, Rule, Site, unused
from handbook.checks.wanted import EVERYTHING, Wanted, compared, file_of
from handbook.content.reader import Shelf
from handbook.data import READERS, LazyData
from handbook.data.figures import FILE as FIGURES_FILE
from handbook.data.model import Data
from handbook.findings import BadContent, Finding
from handbook.textfile import read_text

__all__ = ["RULES", "Finding", "Rule", "Site", "Wanted", "check", "places", "read_checked", "read_site", "run"]

if unused():
    raise ValueError(f"codes/ has entries of no rule: {', '.join(unused())}")


def read_site(root: Path, wanted: Wanted = EVERYTHING, known: Site | None = None) -> tuple[Site, list[Finding]]:
    """What can be read below ``root``, and what is wrong with how the wanted files are written.

    Where pages alone are wanted, going through the pages meets only those that they can be compared with. Of what is
    ``known`` from an earlier reading only the wanted pages are read again.
    """
    kept = {key: page for key, page in known.pages.items() if not wanted.has(file_of(key))} if known else {}
    pages, data = Shelf(root, kept), LazyData(root, known and known.data)
    pages.shown = compared(root, pages, wanted)
    findings = [*pages.missing, *pages.findings(key for key in pages.keys_of_files if wanted.has(file_of(key)))]
    for name, (file, _) in READERS.items():
        if wanted.meets(file):
            getattr(data, name)
    findings += data.findings
    if wanted.meets(FIGURES_FILE):
        findings += _figures(root, data)
    site = Site(root, pages, data, wanted) if wanted.paths else Site(root, dict(pages), data.whole())
    return site, [finding for finding in findings if wanted.has(finding.file)]


def _figures(root: Path, data: Data) -> list[Finding]:
    """Findings about figures, which name the figure first, on the line where its definition begins."""
    # imported here: a check of one page draws nothing
    from handbook.figures import validate

    written = read_text(root, FIGURES_FILE)[0].split("\n")
    lines = {line.partition(":")[0]: number for number, line in enumerate(written, 1) if line[:1].strip()}
    found = validate(data.figures)
    return [replace(finding, line=lines.get(re.split(r"[: ]", finding.found)[0], 0)) for finding in found]


def check(site: Site) -> list[Finding]:
    """What the rules find in the wanted files of what was read."""
    return [
        finding
        for rule in RULES.values()
        if rule.check and any(map(site.wanted.meets, rule.where))
        for finding in rule.check(site)
        if site.wanted.has(finding.file)
    ]


def run(root: Path, wanted: Wanted = EVERYTHING) -> list[Finding]:
    """Every finding in the wanted files below ``root``, sorted by file and line."""
    site, findings = read_site(root, wanted)
    return sorted({*findings, *check(site)})


def read_checked(root: Path) -> Site:
    """All content below ``root``, in which nothing is to be found; raises BadContent with every finding."""
    site, findings = read_site(root)
    if findings := [*findings, *check(site)]:
        raise BadContent(findings)
    return site


def places() -> tuple[str, ...]:
    """The files and folders in which something can be found."""
    return (*(place for rule in RULES.values() for place in rule.where), *(place for place, _ in READERS.values()))
