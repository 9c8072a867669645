"""Loads the words of the interface from docs/_data/strings.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.shaped import Words
from handbook.course.data.yaml_file import read_data

FILE = "docs/_data/strings.yml"
_KEY = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


@dataclass(frozen=True)
class Interface:
    """The words of the interface in one language, called with a key and the values for its placeholders."""

    strings: Mapping[str, Words]
    lang: str

    def __call__(self, key: str, *values: object) -> str:
        """Return the words under a key of strings.yml, with the values in their placeholders."""
        return self.text(key).format(*values)

    def text(self, key: str) -> str:
        """Return the words under a key with their placeholders, such as "page {0}"."""
        return self.strings[key][self.lang]


def read_strings(root: Path) -> tuple[dict[str, Words], list[Finding]]:
    """Return the words of the interface by key; a key that lacks a language is left out."""
    strings, lined, findings = read_data(root, FILE, dict[Annotated[str, _KEY], Words], {})
    problems = [
        Finding(FILE, lined.lines[(key,)], "DA02", f"{key}: {found}", write)
        for key, words in strings.items()
        for found, write in _places(words)
    ]
    return strings, [*findings, *problems]


def _places(words: Words) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the placeholders {0}, {1} that a page fills in."""
    try:
        places = {
            lang: {name for _, name, _, _ in Formatter().parse(text) if name is not None}
            for lang, text in words.items()
        }
    except ValueError as error:
        yield f"braces that cannot be filled in ({error})", "write {0} or {1} where a value goes, no other braces"
        return
    if len({frozenset(names) for names in places.values()}) > 1 or not all(
        n.isdigit() for p in places.values() for n in p
    ):
        yield "the places in braces differ by language or are no numbers", "write the same {0}, {1} in every language"
