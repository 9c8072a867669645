"""Numbered rules over the content. ``RULES`` lists them; ``run`` reads everything and returns every finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from handbook.base.findings import BadContent, Finding, NotRead

# Importing a module puts its rules into the table.
from handbook.checks import (  # noqa: F401
    articles,
    asks,
    bank,
    endings,
    exercises,
    figures,
    files_allowed,
    forms,
    front_matter,
    headings,
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
from handbook.checks.rules import RULES, Rule, unused
from handbook.course.course import Course, read_course
from handbook.course.data import READERS
from handbook.course.wanted import EVERYTHING, Wanted

__all__ = [
    "RULES",
    "Checked",
    "Course",
    "Finding",
    "Rule",
    "Wanted",
    "check",
    "examine",
    "places",
    "read_checked",
    "read_course",
    "run",
]

if unused():
    raise ValueError(f"codes/ has entries of no rule: {', '.join(unused())}")


@dataclass(frozen=True)
class Checked:
    """A course with every finding in the wanted files, sorted by file and line, and the rules that were not run."""

    course: Course
    findings: list[Finding]
    skipped: dict[str, list[str]]  # file that cannot be read → codes of the rules that need it


def check(course: Course, findings: Iterable[Finding] = ()) -> Checked:
    """Run every rule over the course, and add what it finds to the ``findings`` of the reading.

    A rule that needs a file which cannot be read is not run, because its findings would only repeat that fault.
    """
    found = {*findings}
    skipped: dict[str, list[str]] = {}
    for rule in RULES.values():
        if rule.check and any(map(course.wanted.meets, rule.where)):
            try:
                found.update(finding for finding in rule.check(course) if course.wanted.has(finding.file))
            except NotRead as error:
                skipped.setdefault(error.file, []).append(rule.code)
    return Checked(course, sorted(found), skipped)


def examine(root: Path, wanted: Wanted = EVERYTHING) -> Checked:
    """Read and check the content below ``root``."""
    return check(*read_course(root, wanted))


def run(root: Path, wanted: Wanted = EVERYTHING) -> list[Finding]:
    """Return every finding in the wanted files below ``root``, sorted by file and line."""
    return examine(root, wanted).findings


def read_checked(root: Path) -> Course:
    """Read and check all content below ``root``. Raises BadContent with every finding if there is any."""
    checked = examine(root)
    if checked.findings:
        raise BadContent(checked.findings, output.skipped(checked.skipped))
    return checked.course


def places() -> tuple[str, ...]:
    """List the files and folders that the rules and readers look at."""
    return (*(place for rule in RULES.values() for place in rule.where), *(place for place, _ in READERS.values()))
