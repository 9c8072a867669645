"""What the entries of answers.yml have in common, whichever type of question they write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from handbook.base.shaped import Id, Line, Words, Written


@dataclass(frozen=True, kw_only=True)
class QuestionEntry:
    """What every entry says; each type adds what its own say.

    A question takes from it all that has the name of one of its fields, be it a key of the entry or made of some.
    """

    id: Id
    kind: str  # name of its type
    text: Annotated[Words, Written("ask")]
    why: Words | None = None
    line: Line
