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
from handbook.course.data.known import Reference, by_id
from handbook.course.data.sources import Source, cited
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
        """Return law and article, or the law alone: «Хүний хувийн мэдээлэл хамгаалах тухай хууль, 6.1»."""
        return ", ".join(filter(None, (self.law[lang], self.article[lang])))

    @property
    def is_open(self) -> bool:
        """Nobody has read it in its text, or something is still to be checked."""
        return self.status != "read" or self.note is not None


def read_law(root: Path, sources: dict[str, Source]) -> tuple[dict[str, LawFact], list[Finding]]:
    """Return the law facts by id. There must be such a file."""
    return by_id(read_data(root, FILE, tuple[LawFact, ...], ()), FILE, cited(sources))


def law_facts(key: str, law: dict[str, LawFact]) -> Reference:
    """Return the rule that ids of law facts stand under a key of entries."""
    return Reference(key, law, "law fact", FILE)
