"""Loads and validates docs/_data: the facts that more than one page uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from handbook.data import (
    bank,
    claims,
    course,
    editions,
    elements,
    figures,
    folklore,
    forms,
    glossary,
    law,
    lawyer,
    paths,
    red_lines,
    review,
    sources,
    strings,
    timetables,
    tools,
)
from handbook.data.model import Data
from handbook.exercises.answers import read_exercises
from handbook.exercises.model import FOLDER
from handbook.findings import Finding

Reader = Callable[[Path, Data], tuple[Any, list[Finding]]]

# each field of Data: the file or folder it is read from, and how; a reader may ask for other fields
READERS: dict[str, tuple[str, Reader]] = {
    "glossary": (glossary.FILE, lambda root, _: glossary.read_glossary(root)),
    "sources": (sources.FILE, lambda root, _: sources.read_sources(root)),
    "law": (law.FILE, lambda root, data: law.read_law(root, data.sources)),
    "course": (course.FILE, lambda root, _: course.read_course(root)),
    "strings": (strings.FILE, lambda root, _: strings.read_strings(root)),
    "forms": (forms.FILE, lambda root, _: forms.read_forms(root)),
    "figures": (figures.FILE, lambda root, _: figures.read_figures(root)),
    "claims": (claims.FILE, lambda root, data: claims.read_claims(root, data.sources)),
    "red_lines": (red_lines.FILE, lambda root, data: red_lines.read_red_lines(root, data.law)),
    "lawyer": (lawyer.FILE, lambda root, data: lawyer.read_lawyer(root, data.glossary, data.law)),
    "cards": (tools.FILE, lambda root, data: tools.read_tools(root, data.sources)),
    "folklore": (folklore.FILE, lambda root, data: folklore.read_folklore(root, data.sources)),
    "elements": (elements.FILE, lambda root, data: elements.read_elements(root, data.law)),
    "paths": (paths.FILE, lambda root, _: paths.read_paths(root)),
    "exercises": (f"{FOLDER}/", lambda root, data: read_exercises(root, data.course.edition_date)),
    "timetables": (timetables.FILE, lambda root, _: timetables.read_timetables(root)),
    "bank": (bank.FILE, lambda root, _: bank.read_bank(root)),
    "editions": (editions.FILE, lambda root, data: editions.read_editions(root, data.course)),
    "review": (review.FILE, lambda root, _: review.read_review(root)),
}


class LazyData(Data):
    """Data of which a field is read when it is first asked for; ``findings`` are those of the fields read so far."""

    findings: list[Finding]

    def __init__(self, root: Path, known: Data | None = None) -> None:
        self.__dict__.update(vars(known) if known else {}, _root=root, findings=[])

    def __getattr__(self, name: str) -> Any:
        if name not in READERS:
            raise AttributeError(name)
        value, findings = READERS[name][1](self._root, self)
        self.findings.extend(findings)
        self.__dict__[name] = value
        return value

    def whole(self) -> Data:
        """All fields, read now."""
        return Data(**{field.name: getattr(self, field.name) for field in fields(Data)})


def load(root: Path) -> tuple[Data, list[Finding]]:
    """All data that could be read, and every mistake found in it."""
    lazy = LazyData(root)
    return lazy.whole(), lazy.findings
