"""Loads the edition and the modules of docs/_data/course.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook.base.findings import Finding
from handbook.base.lined_yaml import ID, WORDS
from handbook.base.shaped import Words
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_data

FILE = "docs/_data/course.yml"
_NO_DAY = date(1980, 1, 1)  # days of exercises lie before it, and are still days
SPDX = re.compile(r"[A-Za-z0-9.-]+")
SHAPE = {
    "edition": re.compile(r"\d{4}-\d{2}"),
    "edition_date": date,
    "licence": {"text": SPDX, "url": re.compile(r"https://\S+"), "code": SPDX},
    "news?": [WORDS],
    "waiting?": (ID,),  # empty once all is told
    "parts": [
        {
            "id": ID,
            "title": WORDS,
            "modules": [{"id": ID, "number": int, "title": WORDS, "summary": WORDS, "icon": ID, "hours": float}],
        }
    ],
}


@dataclass(frozen=True)
class Module:
    """A module of course.yml in the order of the course."""

    id: str  # folder name
    number: int  # 0 where the part has no number (start)
    title: Words
    summary: Words  # one sentence for the card
    icon: str  # name of an icon in overrides/.icons/handbook/
    hours: float


@dataclass(frozen=True)
class ModuleGroup:
    """A group of modules on the start page."""

    id: str
    title: Words
    modules: tuple[Module, ...]


@dataclass(frozen=True)
class Licence:
    """On which terms others may reuse the handbook; names are those of SPDX."""

    text: str
    url: str  # of the terms for the texts
    code: str


@dataclass(frozen=True)
class Outline:
    edition: str  # e.g. "2026-11"
    edition_date: date
    licence: Licence
    parts: tuple[ModuleGroup, ...]
    news: tuple[Words, ...]  # what is new in this edition
    waiting: tuple[str, ...] = ()  # ids of modules whose text is still a digest and need not keep the floors

    @property
    def modules(self) -> tuple[Module, ...]:
        """All modules in the order of the course."""
        return tuple(module for part in self.parts for module in part.modules)


def read_outline(root: Path) -> tuple[Outline, list[Finding]]:
    """The course; a part or module with a mistake is left out."""
    lined, findings = read_data(root, FILE, SHAPE)
    value = lined.value
    # the day goes into the zip, whose dates begin in 1980
    if (day := value.get("edition_date")) and not 1980 <= day.year <= 2107:
        line = lined.lines[("edition_date",)]
        findings.append(Finding(FILE, line, "DA02", f"edition_date: {day}", "write the day of the edition"))
    parts = [(n, part) for n, part in enumerate(value.get("parts", [])) if part]
    modules = [
        (module["id"], lined.lines[("parts", n, "modules", m)])
        for n, part in parts
        for m, module in enumerate(part["modules"])
        if module
    ]
    findings += repeats(((part["id"], lined.lines[("parts", n)]) for n, part in parts), FILE)
    findings += repeats(modules, FILE)
    return Outline(
        edition=value.get("edition", ""),
        edition_date=value.get("edition_date", _NO_DAY),
        licence=Licence(**(value.get("licence") or {"text": "", "url": "", "code": ""})),
        parts=tuple(
            ModuleGroup(part["id"], part["title"], tuple(Module(**module) for module in part["modules"] if module))
            for _, part in parts
        ),
        news=tuple(item for item in value.get("news", []) if item),
        waiting=tuple(item for item in value.get("waiting", []) if item),
    ), findings
