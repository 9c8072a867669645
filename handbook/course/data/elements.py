"""Loads docs/_data/elements.yml: the elements of the offence, against which the evidence matrix sets items of a log."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.shaped import Id, Line, Names, Words, judged
from handbook.course.data.known import unknown
from handbook.course.data.law import LawFact, law_facts
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_optional

FILE = "docs/_data/elements.yml"
# of elements: in every case; not where the victim is a child; shown, and no gap where it is empty
NEEDED = frozenset({"always", "adult", "beside"})


@dataclass(frozen=True)
class ElementPart:
    """One of several ways in which an element can be shown."""

    id: Id
    title: Words


@dataclass(frozen=True)
class Element:
    """An entry of elements.yml: what has to be shown of an offence."""

    id: Id
    title: Words
    needed: Annotated[str, NEEDED]
    law: Names  # ids of law facts; empty where it is a house rule
    parts: tuple[ElementPart, ...]
    line: Line


def read_elements(root: Path, law: dict[str, LawFact]) -> tuple[dict[str, Element], list[Finding]]:
    """Return the elements by id in the order of the matrix; no id of a part is that of an element or another part."""
    elements, lined, findings = read_optional(root, FILE, tuple[Element, ...], ())
    findings += unknown(lined, FILE, law_facts("law", law))
    ids = [(element.id, element.line) for element in elements]
    ids += judged(elements, lambda element: [(part.id, element.line) for part in element.parts])
    return {element.id: element for element in elements}, findings + repeats(ids, FILE)
