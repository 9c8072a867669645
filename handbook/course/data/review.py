"""Loads docs/_data/review.yml: which role looks at what again, after how many months, and with which questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.shaped import Id, Words, judged
from handbook.course.data.known import UNKNOWN
from handbook.course.data.yaml_file import read_optional

FILE = "docs/_data/review.yml"
KINDS = ("page", "law", "tool", "source")


@dataclass(frozen=True, kw_only=True)
class ReviewKind:
    """Who looks at things of a kind again, after how long, with which questions."""

    role: Id
    months: Annotated[int, range(1, 61)] = 0  # 0: as long as the last time
    questions: tuple[Words, ...]


@dataclass(frozen=True)
class Review:
    """review.yml; empty where there is none."""

    roles: dict[str, Words]
    kinds: dict[Annotated[str, KINDS], ReviewKind]
    folders: dict[str, Id]  # first folder of a page → role


def read_review(root: Path) -> tuple[Review, list[Finding]]:
    """Return the roles and kinds; empty if there is no such file."""
    review, lined, findings = read_optional(root, FILE, Review, Review({}, {}, {}))

    def unknown(review: Review) -> Iterator[Finding]:
        named = judged(review.kinds.items(), lambda kind: [(("kinds", kind[0], "role"), kind[1].role)])
        for path, role in [*named, *((("folders", folder), role) for folder, role in review.folders.items())]:
            if role not in review.roles:
                yield Finding(FILE, lined.lines[path], UNKNOWN, f'unknown role "{role}"', "add it to roles")

    return review, [*findings, *judged([review], unknown)]
