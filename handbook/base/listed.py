"""Annotations for lists in YAML that an object keeps as dicts, by one field of each entry or by several."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, get_args, get_origin

from handbook.base.findings import NotRead
from handbook.base.holes import hints_of

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class ListedBy:
    """A list of entries, kept as a dict by the value of these fields; by one field plainly, by several as a tuple."""

    by: tuple[str, ...]
    may_be_empty: bool = False

    def kept(self, entries: Iterable[T]) -> dict[Hashable, T]:
        """Each entry by its name, of two with the same name the first; one whose name cannot be read is left out."""
        found: dict[Hashable, T] = {}
        for entry in entries:
            with suppress(NotRead):
                name = tuple(getattr(entry, field) for field in self.by)
                found.setdefault(name if len(name) > 1 else name[0], entry)
        return found


ById = Annotated[dict[str, T], ListedBy(("id",), may_be_empty=True)]


def lists_of(cls: type) -> dict[str, tuple[str, ...]]:
    """The lists of a file that a data class keeps by name, each with the fields that name an entry."""
    hints = hints_of(cls).items()
    marks: dict[str, Any] = {name: hint.__metadata__[0] for name, hint in hints if get_origin(hint) is Annotated}
    return {name: mark.by for name, mark in marks.items() if isinstance(mark, ListedBy)}


def as_list(hint: Any) -> Any:
    """``tuple[X, ...]``, which the file holds, of an annotated ``dict[…, X]``."""
    _, entry = get_args(get_args(hint)[0])
    return tuple[entry, ...]  # type: ignore[valid-type]
