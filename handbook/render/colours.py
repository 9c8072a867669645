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
    """``values``: as CSS writes it, by medium. ``text``, ``mark``: names of grounds on which it is read, or seen."""

    name: str
    purpose: str
    values: dict[str, str]
    text: tuple[str, ...]
    mark: tuple[str, ...]


class UnknownColour(Exception):
    """A name that colours.yml does not have, or not for this medium; the message says which."""


def _read() -> Iterator[Colour]:
    for name, entry in yaml.safe_load(FILE.read_text(encoding="utf-8")).items():
        values = {medium: entry[medium] for medium in MEDIA if medium in entry}
        yield Colour(name, entry["for"], values, tuple(entry.get("text", ())), tuple(entry.get("mark", ())))


COLOURS = {colour.name: colour for colour in _read()}


def value(name: str, medium: str) -> str:
    """A colour as CSS writes it, with its number sign; raises UnknownColour."""
    values = COLOURS[name].values if name in COLOURS else {}
    if found := values.get(medium, values.get("always")):
        return found
    raise UnknownColour(f"{FILE.name} has no colour {name} for {medium}")


def office(name: str) -> str:
    """A colour as Word and Excel write it: six digits and capitals, no sign."""
    digits = value(name, "office").removeprefix("#")
    return (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)).upper()


def declared(css: str) -> str:
    """A style sheet with each ``--colours: light paper ink;`` written out, one declaration a name."""
    return DECLARATION.sub(
        lambda found: " ".join(f"--{name}: {value(name, found['medium'])};" for name in found["names"].split()), css
    )


def put_in(text: str, medium: str) -> str:
    """A style sheet or picture with values in the place of each ``var(--name)``, but of names it declares itself."""
    own = {name for found in DECLARATION.finditer(text) for name in found["names"].split()}
    return _ASKED.sub(lambda found: found[0] if found[1] in own else value(found[1], medium), text)


def with_fallback(css: str, medium: str) -> str:
    """A style sheet that says each colour twice: first for readers that know no custom properties, then by name.

    Such a reader may have a light ground or a dark one: it keeps its own text and ground, and gets edges by value.
    """

    def twice(found: re.Match[str]) -> str:
        edge = _ASKED.sub(lambda asked: value(asked[1], medium), found["value"])
        return f"{found['property']}: {OF_THE_READER.get(found['property'], edge)}; {found[0]}"

    return _COLOURED.sub(twice, css)
