"""Loads and validates docs/_data: the facts that more than one page uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

from handbook.base.findings import ALL, Finding, NotRead
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
from handbook.course.data.model import Data
from handbook.course.exercises.answers import read_exercises
from handbook.course.exercises.model import FOLDER
from handbook.course.languages import read_languages

Reader = Callable[[Path, Data], tuple[Any, list[Finding]]]

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
    "review": (review.FILE, lambda root, _: review.read_review(root)),
}


# of these nothing can be judged where a part is missing: the questions of a test are counted
_ONLY_WHOLE = {"bank"}


class Torn(dict):
    """Entries of which some cannot be read: they are there, but whoever asks what one says gets NotRead."""

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


class LazyData(Data):
    """Data of which a field is read when it is first asked for; ``findings`` are those of the fields read so far.

    Where ``is_strict``, who asks for what cannot be read gets NotRead; else nothing stands in its place.
    """

    findings: list[Finding]

    def __init__(self, root: Path, known: Data | None = None, is_strict: bool = False) -> None:
        self.__dict__.update(vars(known) if known else {}, languages=read_languages(root)[0])
        self.__dict__.update(_root=root, _is_strict=is_strict, _missing={}, findings=[])

    def __getattr__(self, name: str) -> Any:
        if name not in READERS:
            raise AttributeError(name)
        if name in self._missing:
            raise NotRead(self._missing[name])
        try:
            value, findings = READERS[name][1](self._root, self)
        except NotRead as error:  # it is compared with another file; its own form can still be told
            _, findings = READERS[name][1](self._root, LazyData(self._root))
            self.findings.extend(finding for finding in findings if finding.lost)
            self._missing[name] = error.file
            raise
        self.findings.extend(findings)
        if self._is_strict and (torn := {finding.lost: finding.file for finding in findings if finding.lost}):
            file = torn.get(ALL) or next(iter(torn.values()))
            if ALL in torn or name in _ONLY_WHOLE or not isinstance(value, dict):
                self._missing[name] = file
                raise NotRead(file)
            value = Torn(value, torn, file)
        self.__dict__[name] = value
        return value

    def read(self, name: str) -> None:
        """Read a field for the sake of its findings."""
        with suppress(NotRead):
            getattr(self, name)

    def whole(self) -> Data:
        """All fields, read now."""
        return Data(**{field.name: getattr(self, field.name) for field in fields(Data)})


def load(root: Path) -> tuple[Data, list[Finding]]:
    """All data that could be read, and every mistake found in it."""
    lazy = LazyData(root)
    return lazy.whole(), lazy.findings
