"""Loads docs/_data/elements.yml: the elements of the offence, against which the evidence matrix sets items of a log."""

from __future__ import annotations

from pathlib import Path

from handbook.base.findings import Finding
from handbook.course.data.known import unknown
from handbook.course.data.law import FILE as LAW_FILE
from handbook.course.data.model import Element, LawFact
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_entries

FILE = "docs/_data/elements.yml"


def read_elements(root: Path, law: dict[str, LawFact]) -> tuple[dict[str, Element], list[Finding]]:
    """Elements by id in the order of the matrix; one with a mistake in its form is left out."""
    lined, elements, findings = read_entries(root, FILE, Element)
    findings += unknown(lined, FILE, "law", law, "law fact", LAW_FILE)
    ids = [(element.id, element.line) for element in elements]
    ids += [(part.id, element.line) for element in elements for part in element.parts]
    return {element.id: element for element in elements}, findings + repeats(ids, FILE)
