"""Loads the edition and the modules of docs/_data/course.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.shaped import As, Id, Line, Words, judged
from handbook.base.shapes import ID
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_data

FILE = "docs/_data/course.yml"
SPDX = re.compile(r"[A-Za-z0-9.-]+")


@dataclass(frozen=True)
class Module:
    """A module of course.yml in the order of the course."""

    id: Id  # folder name
    number: int  # 0 where the part has no number (start)
    title: Words
    summary: Words  # one sentence for the card
    icon: Id  # name of an icon in overrides/.icons/handbook/
    hours: float
    line: Line

    def numbered_title(self, lang: str) -> str:
        """Return the title with its number before it, if it has one."""
        return f"{self.number}. {self.title[lang]}" if self.number else self.title[lang]


@dataclass(frozen=True)
class ModuleGroup:
    """A group of modules on the start page."""

    id: Id
    title: Words
    modules: tuple[Module, ...]
    line: Line


@dataclass(frozen=True)
class Licence:
    """On which terms others may reuse the handbook; names are those of SPDX."""

    text: Annotated[str, SPDX]
    url: Annotated[str, re.compile(r"https://\S+")]  # of the terms for the texts
    code: Annotated[str, SPDX]


@dataclass(frozen=True, kw_only=True)
class Outline:
    """All of course.yml."""

    edition: Annotated[str, re.compile(r"\d{4}-\d{2}")]  # e.g. "2026-11"
    edition_date: date
    licence: Licence
    news: tuple[Words, ...] = ()  # what is new in this edition
    # ids of modules whose text is still a digest and need not meet the minimum values; empty once all are written
    waiting: Annotated[tuple[str, ...], As((ID,))] = ()
    parts: tuple[ModuleGroup, ...]

    @property
    def modules(self) -> tuple[Module, ...]:
        """All modules in the order of the course."""
        return tuple(module for part in self.parts for module in part.modules)


# exercises subtract days from this date, so it must not be date.min
NO_OUTLINE = Outline(edition="", edition_date=date(1980, 1, 1), licence=Licence("", "", ""), parts=())


def read_outline(root: Path) -> tuple[Outline, list[Finding]]:
    """Return the course, its edition and modules."""
    outline, lined, findings = read_data(root, FILE, Outline, NO_OUTLINE)

    def day(outline: Outline) -> Iterator[Finding]:
        # the day goes into the zip, whose dates begin in 1980
        if not 1980 <= outline.edition_date.year <= 2107:
            found = f"edition_date: {outline.edition_date}"
            yield Finding(FILE, lined.lines["edition_date",], "DA02", found, "write the day of the edition")

    findings += judged([outline], day)
    findings += judged([outline], lambda outline: repeats([(part.id, part.line) for part in outline.parts], FILE))
    findings += judged([outline], lambda outline: repeats([(one.id, one.line) for one in outline.modules], FILE))
    return outline, findings
