"""Loads the law facts of docs/_data/law.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.shaped import As, Id, Line, Words, WordsBeside
from handbook.base.shapes import WORDS
from handbook.course.data.known import unknown
from handbook.course.data.repeats import repeats
from handbook.course.data.sources import FILE as SOURCES_FILE
from handbook.course.data.sources import Source
from handbook.course.data.statuses import STATUSES
from handbook.course.data.yaml_file import read_data

FILE = "docs/_data/law.yml"
NOTE_KINDS = frozenset({"check", "conflict"})


@dataclass(frozen=True)
class LawNote:
    kind: Annotated[str, NOTE_KINDS]
    text: WordsBeside


@dataclass(frozen=True)
class LawFact:
    """An entry of law.yml."""

    id: Id
    law: Words
    article: Annotated[dict[str, str], As(dict.fromkeys(WORDS, re.compile(r".*")))]  # "" where there is none
    statement: Words
    sources: tuple[str, ...]  # keys of sources.bib
    status: Annotated[str, STATUSES]
    checked: date
    line: Line
    note: LawNote | None = None
    quick: bool = False  # stands on the legal quick reference
    international: bool = False  # its text is not on legalinfo.mn

    def name(self, lang: str) -> str:
        """«Хүний хувийн мэдээлэл хамгаалах тухай хууль, 6.1»: law and article, the law alone without one."""
        return ", ".join(filter(None, (self.law[lang], self.article[lang])))

    @property
    def is_open(self) -> bool:
        """Nobody has read it in its text, or something is still to be checked."""
        return self.status != "read" or self.note is not None


def read_law(root: Path, sources: dict[str, Source]) -> tuple[dict[str, LawFact], list[Finding]]:
    """Law facts by id. There must be such a file."""
    facts, lined, findings = read_data(root, FILE, tuple[LawFact, ...], ())
    findings += unknown(lined, FILE, "sources", sources, "source", SOURCES_FILE)
    findings += repeats(((fact.id, fact.line) for fact in facts), FILE)
    return {fact.id: fact for fact in facts}, findings
