"""Counts the words that a page prints from the data, so that its reading time can be told like that of any other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from handbook.base.languages import Languages
from handbook.course.data.model import Data
from handbook.course.pages.markup import count_words

# layout → the entries that its page prints whole
ENTRIES: Mapping[str, Callable[[Data], list[Any]]] = {
    "red-lines": lambda data: [*data.red_lines.values()],
    "legal-quick": lambda data: [fact for fact in data.law.values() if fact.quick],
    "for-the-lawyer": lambda data: [*data.lawyer.values()],
}


def words_printed(layout: str, data: Data, lang: str) -> int:
    """Words of the entries in one language; 0 where the layout prints none."""
    entries = ENTRIES[layout](data) if layout in ENTRIES else []
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
