"""Gives every colour of colours.yml to what shows it: style sheets, pictures, office files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("colours.yml")
OF_THE_READER = {"color": "inherit", "background": "transparent"}
MEDIA = ("light", "dark", "print", "book", "office", "always")
DECLARATION = re.compile(r"--colours: (?P<medium>\w+) (?P<names>[^;]+);")
_ASKED = re.compile(r"var\(--([\w-]+)\)")
_COLOURED = re.compile(r"(?P<property>(?<![\w-])[a-z][a-z-]*): (?P<value>[^;{}]*var\(--[^;{}]*[^;{}\s])")


@dataclass(frozen=True)
class Colour:
    """A named colour: CSS value by medium, and the grounds on which it needs the contrast of text or of graphics."""

    name: str
    purpose: str
    values: dict[str, str]
    text: tuple[str, ...]
    mark: tuple[str, ...]


class UnknownColour(Exception):
    """Raised for a name that colours.yml lacks, or lacks for this medium; the message says which."""


def _read() -> Iterator[Colour]:
    for name, entry in yaml.safe_load(FILE.read_text(encoding="utf-8")).items():
        values = {medium: entry[medium] for medium in MEDIA if medium in entry}
        yield Colour(name, entry["for"], values, tuple(entry.get("text", ())), tuple(entry.get("mark", ())))


COLOURS = {colour.name: colour for colour in _read()}


def value(name: str, medium: str) -> str:
    """Return a colour as CSS writes it, with its number sign. Raises UnknownColour."""
    values = COLOURS[name].values if name in COLOURS else {}
    if found := values.get(medium, values.get("always")):
        return found
    raise UnknownColour(f"{FILE.name} has no colour {name} for {medium}")


def office(name: str) -> str:
    """Return a colour as Word and Excel write it: six digits and capitals, no sign."""
    digits = value(name, "office").removeprefix("#")
    return (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)).upper()


def declared(css: str) -> str:
    """Write out each ``--colours: light paper ink;`` of a style sheet, one declaration for each name."""
    return DECLARATION.sub(
        lambda found: " ".join(f"--{name}: {value(name, found['medium'])};" for name in found["names"].split()), css
    )


def put_in(text: str, medium: str) -> str:
    """Replace each ``var(--name)`` by its value, except names that the sheet or picture itself declares."""
    own = {name for found in DECLARATION.finditer(text) for name in found["names"].split()}
    return _ASKED.sub(lambda found: found[0] if found[1] in own else value(found[1], medium), text)


def with_fallback(css: str, medium: str) -> str:
    """Write each colour of a style sheet twice: first for readers that know no custom properties, then by name.

    Such a reader may have a light or a dark ground: it keeps its own text and ground, and gets edges by value.
    """

    def twice(found: re.Match[str]) -> str:
        edge = _ASKED.sub(lambda asked: value(asked[1], medium), found["value"])
        return f"{found['property']}: {OF_THE_READER.get(found['property'], edge)}; {found[0]}"

    return _COLOURED.sub(twice, css)
