"""What the entries of answers.yml have in common, whichever type of question they write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from handbook.base.shaped import Id, Line, Words, Written


@dataclass(frozen=True, kw_only=True)
class QuestionEntry:
    """What every entry says; each type adds what its own say.

    ``like`` copies every field or property that has the name of a field of Question.
    """

    id: Id
    kind: str  # name of its type
    text: Annotated[Words, Written("ask")]
    why: Words | None = None
    line: Line
