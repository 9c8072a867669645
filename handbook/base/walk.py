"""Finds every text inside nested values: of data classes in all languages, of YAML with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

from handbook.base.holes import readable
from handbook.base.shaped import LinedWords
from handbook.base.shapes import Path


def words_in(value: Any) -> Iterator[LinedWords]:
    """Yield each text in all languages inside data classes, lists and keys, in their order; skip unreadable fields."""
    if isinstance(value, LinedWords):
        yield value
    elif isinstance(value, dict | list | tuple) or is_dataclass(value):
        inner = readable(value) if is_dataclass(value) else value.values() if isinstance(value, dict) else value
        for one in inner:
            yield from words_in(one)


def texts_in(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield each text inside a value of a YAML file, with its place below ``path``."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts_in(inner, (*path, key))
