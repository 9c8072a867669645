"""What a value of a data file may look like, and how one that does not fit is told.

A shape is written with plain Python: ``str`` (text that is not empty), ``int``, ``float``, ``bool``, ``date``, ``dict``
(keys of any kind), a compiled expression (text that matches it), a ``frozenset`` (one of these words), ``[shape]`` (a
list with at least one item), ``(shape,)`` (a list that may be empty), ``{"key": shape, "other?": shape}`` (these keys,
the second may be absent), ``{expression: shape}`` (any such keys), ``ByKind`` (keys that depend on the value of one) or
``OneOrList`` (one value or a list). The key ``EACH`` stands for one key a language, see ``spelled_out``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

Path = tuple[str | int, ...]

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
EACH = re.compile(r"(?!)")  # in a shape, the key that stands for one key a language; as an expression it fits nothing
WORDS = {EACH: str}  # a text in each language

_EXPECTED = {
    str: "text; put it in quotation marks if it looks like a number or yes/no",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date such as 2026-11-25",
    dict: "keys with values",
}


@dataclass(frozen=True)
class ByKind:
    """Keys with values, whose shape depends on the value of the key ``name``."""

    name: str
    shapes: dict[str, dict]

    @property
    def common(self) -> dict:
        """The keys that stand in all of the shapes."""
        first, *others = self.shapes.values()
        return {key: inner for key, inner in first.items() if all(other.get(key) == inner for other in others)}


@dataclass(frozen=True)
class OneOrList:
    """One value, or a list where there is more to say."""

    one: Any
    several: list


class Translated(str):
    """A language's code as a key of a shape; a text that lacks it stands there in the ``source`` language."""

    source: str


@dataclass(frozen=True)
class Misfit:
    """A place of a value that does not fit its shape."""

    path: Path
    found: str
    write: str
    is_extra: bool = False  # a key that the part does not need
    lacks: str = ""  # a required key that is missing or misspelt; "" for other misfits

    @property
    def told(self) -> str:
        """What was found, behind its place in the file."""
        where = " › ".join(str(part + 1) if isinstance(part, int) else part for part in self.path)
        return f"{where}: {self.found}" if where else self.found

    @property
    def is_untranslated(self) -> bool:
        """A text that lacks another language than its source: the entry can be judged all the same."""
        return isinstance(self.lacks, Translated)


def spelled_out(shape: Any, codes: Collection[str], source: str) -> Any:
    """The shape for a handbook in these languages: a key for each of them in the place of ``EACH``.

    The text in the ``source`` language stands for any that is missing; nothing stands for the source itself.
    """
    if isinstance(shape, ByKind):
        return ByKind(shape.name, {kind: spelled_out(inner, codes, source) for kind, inner in shape.shapes.items()})
    if isinstance(shape, OneOrList):
        return OneOrList(spelled_out(shape.one, codes, source), spelled_out(shape.several, codes, source))
    if isinstance(shape, list | tuple):
        return type(shape)(spelled_out(inner, codes, source) for inner in shape)
    if not isinstance(shape, dict):
        return shape
    each = [code if code == source else _translated(code, source) for code in codes]
    return {
        name: spelled_out(inner, codes, source)
        for key, inner in shape.items()
        for name in (each if key is EACH else [key])
    }


def _translated(code: str, source: str) -> Translated:
    code = Translated(code)
    code.source = source
    return code


def unfit(value: Any, shape: Any, path: Path) -> Iterator[Misfit]:
    """What does not fit in a value that stands at ``path``, in the order of the file."""
    if isinstance(shape, ByKind):
        kind = value.get(shape.name) if isinstance(value, dict) else None
        is_known = isinstance(kind, str) and kind in shape.shapes
        name, inner = shape.name, shape.shapes[kind] if is_known else shape.common
        shape = {name: frozenset(shape.shapes)} | inner
        if isinstance(value, dict) and not is_known:  # nobody can tell which other keys it may have
            near = get_close_matches(name, value)
            value = {key: one for key, one in value.items() if key in near or {key, f"{key}?"} & {*shape}}
    if isinstance(shape, OneOrList):
        shape = shape.several if isinstance(value, list) else shape.one
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            yield Misfit(path, f"{_shown(value)} instead of keys", f"write {expected(shape)}")
            return
        any_key = next((key for key in shape if isinstance(key, re.Pattern)), None)
        known = {str(key).removesuffix("?"): inner for key, inner in shape.items()}
        for key, inner in value.items():
            if any_key is not None and any_key.fullmatch(key):
                yield from unfit(inner, shape[any_key], (*path, key))
            elif key in known:
                yield from unfit(inner, known[key], (*path, key))
            else:
                near = get_close_matches(key, known, 1)
                write = f'"{near[0]}"' if near else f"only {expected(shape)}"
                lacks = near[0] if near and near[0] not in value else ""
                yield Misfit((*path, key), "unknown key", f"write {write}", True, lacks)
        for key in shape:
            if isinstance(key, str) and not key.endswith("?") and key not in value:
                yield Misfit(path, f'the key "{key}" is missing', f"add {key}: {expected(shape[key])}", lacks=key)
    elif isinstance(shape, (list, tuple)):
        may_be_empty = isinstance(shape, tuple)
        if not isinstance(value, list) or not (value or may_be_empty):
            write = "write a list, [] where there is none" if may_be_empty else "write a list with at least one item"
            yield Misfit(path, f"{_shown(value)} instead of a list", write)
            return
        for n, item in enumerate(value):
            yield from unfit(item, shape[0], (*path, n))
    elif not _fits(value, shape):
        yield Misfit(path, f"{_shown(value)} does not fit", f"write {expected(shape)}")


def _fits(value: Any, shape: Any) -> bool:
    if isinstance(shape, re.Pattern):
        return isinstance(value, str) and bool(shape.fullmatch(value))
    if isinstance(shape, frozenset):
        return isinstance(value, str) and value in shape
    if isinstance(shape, range):  # also below zero
        return type(value) is int and value in shape
    if shape is str:
        return isinstance(value, str) and bool(value.strip())
    if shape in (int, float):
        return type(value) in (int, shape) and value >= 0
    return type(value) is shape


def expected(shape: Any) -> str:
    """What to write where something else stands, in words."""
    if isinstance(shape, re.Pattern):
        return f"text of the form {shape.pattern}"
    if isinstance(shape, frozenset):
        return "one of " + ", ".join(sorted(shape))
    if isinstance(shape, range):
        return f"a whole number from {shape[0]} to {shape[-1]}"
    if isinstance(shape, (list, tuple)):
        return "a list"
    if isinstance(shape, dict):
        return "the keys " + ", ".join(getattr(key, "pattern", key) for key in shape)
    return _EXPECTED[shape]


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "keys"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return "nothing" if value in (None, "") else f'"{value}"'
