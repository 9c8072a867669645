"""Loads the forms of docs/_data/forms.yml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.lined_yaml import Lined
from handbook.base.shaped import By, Id, Key, Line, Words, WordsBeside, WordsIfAny, judged
from handbook.base.shapes import ID, WORDS
from handbook.base.shapes import Path as Place
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_data

FILE = "docs/_data/forms.yml"
TYPES = frozenset({"text", "long", "date", "choice", "check", "sign"})
# what an officer wrote in a field, by its type: words, a day, the id of an option, whether a box is ticked
WRITTEN = By("type", {"text": WORDS, "long": WORDS, "date": date, "choice": ID, "check": bool})


@dataclass(frozen=True)
class FormOption:
    """One thing to choose in a field."""

    id: Id
    text: WordsBeside


@dataclass(frozen=True, kw_only=True)
class FormField:
    """Something to fill in."""

    id: Id
    type: Annotated[str, TYPES]
    label: Words
    help: WordsIfAny
    options: tuple[FormOption, ...] = ()  # of a choice
    example: Annotated[Words | date | str | bool, WRITTEN] | None = None
    line: Line

    @property
    def answer(self) -> Words | date | bool | None:
        """What stands in the field of the filled-in example; of a choice the words of its option."""
        if not isinstance(self.example, str):
            return self.example
        words = {option.id: option.text for option in self.options}
        return words.get(self.example, dict.fromkeys(self.label, self.example))


@dataclass(frozen=True, kw_only=True)
class FormGroup:
    """Fields under one heading."""

    title: Words
    help: WordsIfAny
    fields: tuple[FormField, ...]
    line: Line


@dataclass(frozen=True, kw_only=True)
class Form:
    """An entry of forms.yml."""

    id: Key
    title: Words
    intro: Words
    example: WordsIfAny  # of which invented case the filled-in example is
    file: Id
    groups: tuple[FormGroup, ...]
    line: Line

    @property
    def has_example(self) -> bool:
        return any(self.example.values())


def read_forms(root: Path) -> tuple[dict[str, Form], list[Finding]]:
    """Return the forms by id."""
    forms, lined, findings = read_data(root, FILE, dict[str, Form], {})
    for id_, form in forms.items():
        fields = [
            ((id_, "groups", n, "fields", m), one)
            for n, group in enumerate(judged([form], lambda form: form.groups))
            for m, one in enumerate(judged([group], lambda group: group.fields))
        ]
        findings += judged(fields, lambda placed: [*_problems(*placed, lined)])
        findings += repeats(((one.id, one.line) for _, one in fields), FILE)
    return forms, findings


def _problems(path: Place, field: FormField, lined: Lined) -> Iterator[Finding]:
    """Report options that stand twice, options of a field that is no choice, an example that is no option."""
    known = [option.id for option in field.options]
    yield from repeats([(id_, lined.lines[*path, "options", n]) for n, id_ in enumerate(known)], FILE)
    if bool(known) != (field.type == "choice"):
        found = f'the field "{field.id}" is of type {field.type} and has {"options" if known else "no options"}'
        yield Finding(FILE, field.line, "DA07", found, "give options to a choice and to no other type")
    if field.type == "choice" and known and field.example not in (None, *known):
        found = f'the example of "{field.id}" chooses "{field.example}"'
        line = lined.lines[*path, "example"]
        yield Finding(FILE, line, "DA10", found, f"write one of {', '.join(known)}")
