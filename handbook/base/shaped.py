"""Makes data classes from YAML that keeps its lines: the shape that is checked is derived from the class itself.

A field's annotation tells what may stand there: ``str`` (text that is not empty), ``date``, ``bool``, ``int``,
``float``, another data class, ``tuple[X, ...]`` (a list with at least one item), ``dict[str, X]`` (any ids as keys), or
``Annotated[X, shape]`` with a shape of ``lined_yaml``. A field with a default, or that may be None, may be absent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from handbook.base.lined_yaml import ID, WORDS, Path

_LINE, _BESIDE, _EMPTY = object(), object(), object()


@dataclass(frozen=True, eq=False)
class As:
    """A shape that is no single value, such as keys with values, in a form that an annotation can hold."""

    shape: Any


Id = Annotated[str, ID]
Words = Annotated[dict[str, str], As(WORDS)]  # language → text
Line = Annotated[int, _LINE]  # no key: the line on which the entry begins
WordsBeside = Annotated[dict[str, str], _BESIDE]  # no key: the words stand beside the other keys of the entry
Names = Annotated[tuple[str, ...], _EMPTY]  # a list of names that may be empty

T = TypeVar("T")


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=True)


def shape_of(cls: type) -> dict[str, Any]:
    """The shape of lined_yaml that an entry of this class has, keys in the order of the fields."""
    shape: dict[str, Any] = {}
    for field in fields(cls):
        hint = _hints(cls)[field.name]
        if _is(hint, _BESIDE):
            shape |= WORDS
        elif not _is(hint, _LINE):
            shape[f"{field.name}?" if _may_lack(field, hint) else field.name] = _shape(hint)
    return shape


def make(cls: type[T], item: Mapping[str, Any], lines: Mapping[Path, int], path: Path) -> T:
    """An entry that fits its shape as an object; ``path`` is its place in the file."""
    values: dict[str, Any] = {}
    for field in fields(cls):  # type: ignore[arg-type]
        hint = _hints(cls)[field.name]
        if _is(hint, _LINE):
            values[field.name] = lines[path]
        elif _is(hint, _BESIDE):
            others = {field.name for field in fields(cls)}  # type: ignore[arg-type]
            values[field.name] = {lang: text for lang, text in item.items() if lang not in others}
        elif field.name in item:
            values[field.name] = _value(hint, item[field.name], lines, (*path, field.name))
        elif field.default is MISSING and field.default_factory is MISSING:
            values[field.name] = None
    return cls(**values)


def _is(hint: Any, mark: object) -> bool:
    return get_origin(hint) is Annotated and hint.__metadata__[0] is mark


def _may_lack(field: Field, hint: Any) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING or _without_none(hint) is not hint


def _without_none(hint: Any) -> Any:
    """``X`` of ``X | None``, else the hint itself."""
    if get_origin(hint) in (Union, UnionType):
        return next(inner for inner in get_args(hint) if inner is not NoneType)
    return hint


def _shape(hint: Any) -> Any:
    hint = _without_none(hint)
    if _is(hint, _EMPTY):
        return (str,)
    if get_origin(hint) is Annotated:
        shape = hint.__metadata__[0]
        return shape.shape if isinstance(shape, As) else shape
    if get_origin(hint) is tuple:
        return [_shape(get_args(hint)[0])]
    if get_origin(hint) is dict:
        return {ID: _shape(get_args(hint)[1])}
    return shape_of(hint) if is_dataclass(hint) else hint


def _value(hint: Any, value: Any, lines: Mapping[Path, int], path: Path) -> Any:
    """A value as the class has it; items that did not fit their shape, which are None, are left out."""
    hint = _without_none(hint)
    if _is(hint, _EMPTY):
        return tuple(name for name in value if name)
    if get_origin(hint) is Annotated:
        return _value(get_args(hint)[0], value, lines, path)
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return tuple(_value(inner, one, lines, (*path, n)) for n, one in enumerate(value) if one is not None)
    if get_origin(hint) is dict and is_dataclass(get_args(hint)[1]):
        return {key: _value(get_args(hint)[1], one, lines, (*path, key)) for key, one in value.items()}
    return make(hint, value, lines, path) if is_dataclass(hint) else value
