"""Loads docs/_data/review.yml: which role looks at what again, after how many months, and with which questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.base.findings import Finding
from handbook.base.lined_yaml import ID, WORDS, Lined
from handbook.base.shaped import Words
from handbook.course.data.yaml_file import read_optional

FILE = "docs/_data/review.yml"
KINDS = ("page", "law", "tool", "source")
_KIND = {"role": ID, "months?": range(1, 61), "questions": [WORDS]}
SHAPE = {"roles": {ID: WORDS}, "kinds": dict.fromkeys(KINDS, _KIND), "folders": {ID: ID}}


@dataclass(frozen=True)
class ReviewKind:
    """Who looks at things of a kind again, after how long, with which questions."""

    role: str
    months: int  # 0: as long as the last time
    questions: tuple[Words, ...]


@dataclass(frozen=True)
class Review:
    """review.yml; empty where there is none."""

    roles: dict[str, Words]
    kinds: dict[str, ReviewKind]  # by KINDS
    folders: dict[str, str]  # first folder of a page → role


def read_review(root: Path) -> tuple[Review, list[Finding]]:
    """The roles and kinds; empty where there is no such file."""
    lined, findings = read_optional(root, FILE, SHAPE)
    value = lined.value
    kinds = {
        name: ReviewKind(kind["role"], kind.get("months", 0), tuple(words for words in kind["questions"] if words))
        for name, kind in value.get("kinds", {}).items()
    }
    return Review(value.get("roles", {}), kinds, value.get("folders", {})), [*findings, *_unknown(lined)]


def _unknown(lined: Lined) -> Iterator[Finding]:
    roles = lined.value.get("roles", {})
    named = [(("kinds", name, "role"), kind["role"]) for name, kind in lined.value.get("kinds", {}).items()]
    named += [(("folders", name), role) for name, role in lined.value.get("folders", {}).items()]
    for path, role in named:
        if role not in roles:
            yield Finding(FILE, lined.lines[path], "DA06", f'unknown role "{role}"', "add it to roles")
