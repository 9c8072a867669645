"""Finds every text inside nested values: of data classes in all languages, of YAML with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

from handbook.base.languages import Languages
from handbook.base.shaped import Words, readable
from handbook.base.shapes import Path


def words_in(value: Any, languages: Languages) -> Iterator[Words]:
    """Yield each text in all languages inside data classes, lists and keys, in their order; skip unreadable fields."""
    if languages.is_words(value) and all(isinstance(text, str) for text in value.values()):
        yield value
    elif isinstance(value, dict | list | tuple) or is_dataclass(value):
        inner = readable(value) if is_dataclass(value) else value.values() if isinstance(value, dict) else value
        for one in inner:
            yield from words_in(one, languages)


def texts_in(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield each text inside a value of a YAML file, with its place below ``path``."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts_in(inner, (*path, key))
