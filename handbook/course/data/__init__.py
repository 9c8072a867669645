"""Loads and validates docs/_data: the facts that more than one page uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from handbook.base.findings import ALL, Finding, NotRead
from handbook.base.languages import Languages
from handbook.course.data import (
    bank,
    claims,
    editions,
    elements,
    emergency,
    everyday,
    figures,
    folklore,
    forms,
    glossary,
    law,
    lawyer,
    outline,
    paths,
    red_lines,
    review,
    sources,
    strings,
    timetables,
    tools,
)
from handbook.course.data.known import UNKNOWN
from handbook.course.data.model import Data
from handbook.course.exercises.answers import read_exercises
from handbook.course.exercises.model import FOLDER
from handbook.course.languages import read_languages

Reader = Callable[[Path, Any], tuple[Any, list[Finding]]]

# each field of Data: the file or folder it is read from, and how; a reader may ask for other fields
READERS: dict[str, tuple[str, Reader]] = {
    "glossary": (glossary.FILE, lambda root, _: glossary.read_glossary(root)),
    "sources": (sources.FILE, lambda root, _: sources.read_sources(root)),
    "law": (law.FILE, lambda root, data: law.read_law(root, data.sources)),
    "outline": (outline.FILE, lambda root, _: outline.read_outline(root)),
    "strings": (strings.FILE, lambda root, _: strings.read_strings(root)),
    "forms": (forms.FILE, lambda root, _: forms.read_forms(root)),
    "figures": (figures.FILE, lambda root, _: figures.read_figures(root)),
    "claims": (claims.FILE, lambda root, data: claims.read_claims(root, data.sources)),
    "red_lines": (red_lines.FILE, lambda root, data: red_lines.read_red_lines(root, data.law)),
    "lawyer": (lawyer.FILE, lambda root, data: lawyer.read_lawyer(root, data.glossary, data.law)),
    "cards": (tools.FILE, lambda root, data: tools.read_tools(root, data.sources)),
    "folklore": (folklore.FILE, lambda root, data: folklore.read_folklore(root, data.sources)),
    "emergency": (emergency.FILE, lambda root, data: emergency.read_emergency(root, data.sources)),
    "everyday": (everyday.FOLDER, lambda root, _: everyday.read_everyday(root)),
    "alike": (everyday.ALIKE_FILE, lambda root, _: everyday.read_alike(root)),
    "elements": (elements.FILE, lambda root, data: elements.read_elements(root, data.law)),
    "paths": (paths.FILE, lambda root, _: paths.read_paths(root)),
    "exercises": (f"{FOLDER}/", lambda root, data: read_exercises(root, data.outline.edition_date)),
    "timetables": (timetables.FILE, lambda root, _: timetables.read_timetables(root)),
    "bank": (bank.FILE, lambda root, _: bank.read_bank(root)),
    "editions": (editions.FILE, lambda root, data: editions.read_editions(root, data.outline)),
    "fingerprints": (editions.FOLDER, lambda root, data: editions.read_fingerprints(root, data.editions)),
    "review": (review.FILE, lambda root, _: review.read_review(root)),
}


# stands in for data that cannot be read, so that the form of other data is still checked
_NOTHING = SimpleNamespace(glossary={}, sources={}, law={}, editions={}, outline=outline.NO_OUTLINE)


class PartialEntries(dict):
    """A dict in which unreadable entries count as keys but raise NotRead when looked up."""

    def __init__(self, entries: dict, lost: Iterable[str], file: str) -> None:
        super().__init__(entries)
        self._lost, self._file = {*lost} - {*entries}, file

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or key in self._lost

    def __iter__(self) -> Iterator:
        return iter((*super().__iter__(), *sorted(self._lost)))

    def __missing__(self, key: str) -> Any:
        if key in self._lost:
            raise NotRead(self._file)
        raise KeyError(key)

    def get(self, key: Any, default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default


@dataclass(frozen=True)
class Reading:
    """The value that was read for one field of ``Data``, with the faults found."""

    value: Any
    findings: list[Finding]
    missing: str = ""  # the unreadable file because of which the value must not be used


class Readings(dict[str, Reading]):
    """The fields of ``Data`` that were read so far, by name; each is read when it is first asked for."""

    def __init__(self, data: DataOnDemand) -> None:
        super().__init__()
        self._data = data

    def __missing__(self, name: str) -> Reading:
        self[name] = _read(name, self._data)
        return self[name]


@dataclass(frozen=True)
class DataOnDemand:
    """The fields of ``Data``, each read when it is first asked for.

    With ``is_strict`` an unreadable field raises NotRead; without it the field is empty.
    """

    root: Path
    is_strict: bool = False

    tools, test_questions = Data.tools, Data.test_questions

    @cached_property
    def languages(self) -> Languages:
        """The languages of the handbook."""
        return read_languages(self.root)[0]

    @cached_property
    def readings(self) -> Readings:
        """What was read so far, and every mistake found in it."""
        return Readings(self)

    def __getattr__(self, name: str) -> Any:
        if name not in READERS:
            raise AttributeError(name)
        reading = self.readings[name]
        if reading.missing:
            raise NotRead(reading.missing)
        return reading.value

    def whole(self) -> Data:
        """Read all fields now. Raises NotRead if one cannot be judged."""
        return Data(languages=self.languages, **{name: getattr(self, name) for name in READERS})


def _read(name: str, data: DataOnDemand) -> Reading:
    _, read = READERS[name]
    missing = ""
    try:
        value, findings = read(data.root, data)
    except NotRead as error:  # it needs another file; its own form is still checked
        value, findings = read(data.root, _NOTHING)
        findings, missing = [finding for finding in findings if finding.code != UNKNOWN], error.file
    if data.is_strict and (torn := {finding.lost: finding.file for finding in findings if finding.lost}):
        file = torn.get(ALL) or next(iter(torn.values()))
        if ALL in torn or not isinstance(value, dict):
            missing = file
        value = PartialEntries(value, torn, file) if isinstance(value, dict) else value
    return Reading(value, findings, missing if data.is_strict else "")


def load(root: Path) -> tuple[Data, list[Finding]]:
    """Read all data; return what could be read, and every mistake found in it."""
    data = DataOnDemand(root)
    return data.whole(), [finding for name in READERS for finding in data.readings[name].findings]
