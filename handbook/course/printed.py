"""Counts the words that a page prints from the data, so that its reading time can be told like that of any other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from handbook.base.languages import Languages
from handbook.course.data.model import Data
from handbook.course.layouts import layout_of
from handbook.course.pages.markup import count_words


def words_printed(layout: str, data: Data, lang: str) -> int:
    """Words of the entries in one language; 0 where the layout prints none."""
    entries = printed(data) if (printed := layout_of(layout).printed) else []
    return sum(count_words(text) for entry in entries for text in _texts(entry, lang, data.languages))


def _texts(value: Any, lang: str, languages: Languages) -> Iterator[str]:
    if languages.is_words(value):
        yield value[lang]
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner, lang, languages)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name), lang, languages)
