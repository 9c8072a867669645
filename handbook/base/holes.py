"""Entries of which some fields could not be read: asking for such a hole raises ``NotRead``, all else is there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from handbook.base.findings import NotRead

T = TypeVar("T")
F = TypeVar("F")


@cache
def hints_of(cls: type) -> dict[str, Any]:
    """Return the annotations of the fields of a data class, with all that ``Annotated`` adds."""
    # a file that runpy has run, such as the make.py of an exercise, is no module any more; its functions know its names
    names = None if cls.__module__ in sys.modules else cls.__init__.__globals__  # type: ignore[misc]
    return get_type_hints(cls, names, include_extras=True)


def with_holes(cls: type[T], values: Mapping[str, Any], holes: Collection[str], file: str) -> T:
    """Make an entry of which some fields could not be read: asking for one of these raises NotRead with ``file``."""

    def refuse(_: object) -> None:
        raise NotRead(file)

    if not holes:
        return cls(**values)

    def shown(entry: Any) -> str:  # a debugger asks for it, and must not stop at a hole
        told = (
            f"{one.name}={'<hole>' if one.name in holes else repr(getattr(entry, one.name))}" for one in fields(entry)
        )
        return f"{cls.__name__}({', '.join(told)})"

    # __init__ assigns every field, so the property needs a setter; it ignores the value
    hole = property(refuse, lambda _, value: None)
    made = type(cls.__name__, (cls,), dict.fromkeys(holes, hole) | {"__repr__": shown})
    return made(**values | dict.fromkeys(holes))


def like(cls: type[T], entry: Any) -> T:
    """Make an object of ``cls`` of the attributes of ``entry`` that bear its fields' names; holes stay holes."""
    values: dict[str, Any] = {}
    holes, file = set(), ""
    known = dir(entry)
    for one in fields(cls):  # type: ignore[arg-type]
        if one.name in known:
            try:
                values[one.name] = _each_like(hints_of(cls)[one.name], getattr(entry, one.name))
            except NotRead as error:
                holes.add(one.name)
                file = error.file
    return with_holes(cls, values, holes, file)


def _each_like(hint: Any, value: Any) -> Any:
    inner = get_args(hint)[0] if get_origin(hint) is tuple else None
    if not is_dataclass(inner):
        return value
    return tuple(one if isinstance(one, inner) else like(inner, one) for one in value)


def judged(entries: Iterable[T], judge: Callable[[T], Iterable[F]]) -> Iterator[F]:
    """Yield what ``judge`` finds in each entry, up to the first hole that it asks for."""
    for entry in entries:
        with suppress(NotRead):
            yield from judge(entry)


def readable(entry: Any) -> Iterator[Any]:
    """Yield the values of the fields of a data class, without holes."""
    for one in fields(entry):
        with suppress(NotRead):
            yield getattr(entry, one.name)
