"""Numbered rules over the content. ``RULES`` lists them; ``run`` reads everything and returns every finding."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

# Importing a module puts its rules into the table.
from handbook.checks import (  # noqa: F401
    articles,
    asks,
    bank,
    exercises,
    files_allowed,
    forms,
    front_matter,
    headings,
    labels,
    law,
    ledger,
    lesson,
    links,
    markup_allowed,
    nav,
    objectives,
    output,
    parity,
    personal,
    questions,
    reading,
    reading_level,
    references,
    signs,
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
from handbook.findings import BadContent, Finding, NotRead
from handbook.textfile import read_text

__all__ = [
    "RULES",
    "Finding",
    "Rule",
    "Site",
    "Wanted",
    "check",
    "examine",
    "places",
    "read_checked",
    "read_site",
    "run",
]

if unused():
    raise ValueError(f"codes/ has entries of no rule: {', '.join(unused())}")


def read_site(root: Path, wanted: Wanted = EVERYTHING, known: Site | None = None) -> tuple[Site, list[Finding]]:
    """What can be read below ``root``, and what is wrong with how the wanted files are written.

    Where pages alone are wanted, going through the pages meets only those that they can be compared with. Of what is
    ``known`` from an earlier reading only the wanted pages are read again.
    """
    kept = {key: page for key, page in known.pages.items() if not wanted.has(file_of(key))} if known else {}
    pages, data = Shelf(root, kept, is_strict=True), LazyData(root, known and known.data, is_strict=True)
    pages.shown = compared(root, pages, wanted)
    findings = [*pages.missing, *pages.findings(key for key in pages.keys_of_files if wanted.has(file_of(key)))]
    for name, (file, _) in READERS.items():
        if wanted.meets(file):
            data.read(name)
    findings += data.findings
    if wanted.meets(FIGURES_FILE):
        with suppress(NotRead):
            findings += _figures(root, data)
    is_torn = wanted.paths or any(finding.lost for finding in findings)
    site = Site(root, pages, data, wanted) if is_torn else Site(root, dict(pages), data.whole())
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
    """What the rules find in the wanted files of what was read.

    A rule that asks for what cannot be read finds nothing: what it would say follows from that, and ``site.skipped``
    tells which rules those are.
    """
    findings: list[Finding] = []
    for rule in RULES.values():
        if rule.check and any(map(site.wanted.meets, rule.where)):
            try:
                findings += rule.check(site)
            except NotRead as error:
                site.skipped.setdefault(error.file, []).append(rule.code)
    return [finding for finding in findings if site.wanted.has(finding.file)]


def examine(root: Path, wanted: Wanted = EVERYTHING) -> tuple[Site, list[Finding]]:
    """What was read, and every finding in the wanted files below ``root``, sorted by file and line."""
    site, findings = read_site(root, wanted)
    return site, sorted({*findings, *check(site)})


def run(root: Path, wanted: Wanted = EVERYTHING) -> list[Finding]:
    """Every finding in the wanted files below ``root``, sorted by file and line."""
    return examine(root, wanted)[1]


def read_checked(root: Path) -> Site:
    """All content below ``root``, in which nothing is to be found; raises BadContent with every finding."""
    site, findings = examine(root)
    if findings:
        raise BadContent(findings, output.skipped(site))
    return site


def places() -> tuple[str, ...]:
    """The files and folders in which something can be found."""
    return (*(place for rule in RULES.values() for place in rule.where), *(place for place, _ in READERS.values()))
