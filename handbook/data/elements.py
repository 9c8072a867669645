"""Loads docs/_data/elements.yml: the elements of the offence, against which the evidence matrix sets items of a log."""

from __future__ import annotations

from pathlib import Path

from handbook.data.known import unknown
from handbook.data.law import FILE as LAW_FILE
from handbook.data.model import Element, LawFact
from handbook.data.repeats import repeats
from handbook.data.yaml_file import read_optional
from handbook.findings import Finding
from handbook.lined_yaml import ID, WORDS

FILE = "docs/_data/elements.yml"
# in every case; not where the victim is a child; shown, and no gap where it is empty
NEEDED = frozenset({"always", "adult", "beside"})
SHAPE = [{"id": ID, "title": WORDS, "needed": NEEDED, "law": (str,), "parts": [{"id": ID, "title": WORDS}]}]


def read_elements(root: Path, law: dict[str, LawFact]) -> tuple[dict[str, Element], list[Finding]]:
    """Elements by id in the order of the matrix; one with a mistake in its form is left out."""
    lined, findings = read_optional(root, FILE, SHAPE)
    elements = [_element(item, lined.lines[(n,)]) for n, item in enumerate(lined.value) if item]
    findings += unknown(lined, FILE, "law", law, "law fact", LAW_FILE)
    ids = [(element.id, element.line) for element in elements]
    ids += [(part, element.line) for element in elements for part in element.parts]
    return {element.id: element for element in elements}, findings + repeats(ids, FILE)


def _element(item: dict, line: int) -> Element:
    parts = {part["id"]: part["title"] for part in item["parts"] if part}
    facts = tuple(fact for fact in item["law"] if fact)
    return Element(item["id"], item["title"], item["needed"], facts, parts, line)
