"""Type `set`: several answers of one of the listed types are typed, one a line. Of exercises."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from handbook.base.shaped import Line, LinedWords, Words
from handbook.course.questions import address, date, ids, text
from handbook.course.questions.model import Item, Type
from handbook.course.questions.typed import FormOf, ListedEntry, problems

LISTED: dict[str, Type] = {type_.kind: type_ for type_ in (text.TYPE, date.TYPE, ids.TYPE, address.TYPE)}


@dataclass(frozen=True)
class _Answer:
    accept: tuple[str, ...]  # several ways to write it
    line: Line
    why: Words | None = None

    def shown_in(self, langs: Iterable[str]) -> LinedWords:
        """Return the first way to write it, the same in each language."""
        return LinedWords(dict.fromkeys(langs, self.accept[0]), dict.fromkeys(langs, self.line))


@dataclass(frozen=True, kw_only=True)
class _Entry(ListedEntry):
    of: Annotated[str, re.compile("|".join(LISTED))] = text.TYPE.kind
    items: tuple[_Answer, ...]

    @property
    def form_of(self) -> FormOf:
        return LISTED[self.of].entry.form_of

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        return tuple(answer.accept for answer in self.items)

    @property
    def rows(self) -> tuple[Item, ...]:
        return tuple(
            Item(str(number), answer.shown_in(self.text), why=answer.why) for number, answer in enumerate(self.items, 1)
        )

    @property
    def detail(self) -> dict[str, Any]:
        return super().detail | {"typed": self.of, "several": True}


TYPE = Type("set", entry=_Entry, problems=problems)
