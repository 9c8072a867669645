"""Loads the forms of docs/_data/forms.yml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook.base.findings import Finding
from handbook.base.lined_yaml import ID, WORDS, ByKind, Lined
from handbook.base.shaped import Words
from handbook.course.data.repeats import repeats
from handbook.course.data.yaml_file import read_data

FILE = "docs/_data/forms.yml"
_FIELD = {"id": ID, "label": WORDS, "help?": WORDS, "options?": [{"id": ID, **WORDS}]}
# what stands in a field of the filled-in example: words, a day, the id of an option, whether a box is ticked
_EXAMPLES = {"text": WORDS, "long": WORDS, "date": date, "choice": ID, "check": bool}
SHAPE = {
    ID: {
        "title": WORDS,
        "intro": WORDS,
        "example?": WORDS,
        "file": ID,
        "groups": [
            {
                "title": WORDS,
                "help?": WORDS,
                "fields": [
                    ByKind(
                        "type",
                        {"sign": _FIELD, **{kind: {**_FIELD, "example?": shape} for kind, shape in _EXAMPLES.items()}},
                    )
                ],
            }
        ],
    }
}
_NO_WORDS = {"mn": "", "en": ""}


@dataclass(frozen=True)
class FormField:
    id: str
    type: str  # text | long | date | choice | check | sign
    label: Words
    help: Words
    options: tuple[tuple[str, Words], ...]
    example: Words | date | bool | None  # what an officer wrote there; of a choice the words of its option
    line: int


@dataclass(frozen=True)
class FormGroup:
    title: Words
    help: Words
    fields: tuple[FormField, ...]
    line: int


@dataclass(frozen=True)
class Form:
    id: str
    title: Words
    intro: Words
    example: Words  # of which invented case the filled-in example is; empty where there is none
    file: str
    groups: tuple[FormGroup, ...]
    line: int

    @property
    def has_example(self) -> bool:
        return bool(self.example["mn"])


def read_forms(root: Path) -> tuple[dict[str, Form], list[Finding]]:
    """Forms by id; a group, field or option with a mistake is left out."""
    lined, findings = read_data(root, FILE, SHAPE)
    for id_ in lined.value:
        findings += _id_findings(lined, id_)
    return {id_: _form(lined, id_) for id_ in lined.value}, findings


def _id_findings(lined: Lined, form: str) -> list[Finding]:
    """Ids that stand twice in a form or in a choice, options of what is no choice, an example that is no option."""
    ids: list[tuple[str, int]] = []
    findings: list[Finding] = []
    for n, group in enumerate(lined.value[form]["groups"]):
        for m, field in enumerate(group["fields"] if group else ()):
            if not field:
                continue
            path = (form, "groups", n, "fields", m)
            ids.append((field["id"], lined.lines[path]))
            options = enumerate(field.get("options", ()))
            findings += repeats(
                ((option["id"], lined.lines[(*path, "options", o)]) for o, option in options if option), FILE
            )
            if ("options" in field) != (field["type"] == "choice"):
                found = f'the field "{field["id"]}" is of type {field["type"]} and has '
                found += "options" if "options" in field else "no options"
                write = "give options to a choice and to no other type"
                findings.append(Finding(FILE, lined.lines[path], "DA07", found, write))
            chosen, known = field.get("example"), [option["id"] for option in field.get("options", ()) if option]
            if field["type"] == "choice" and known and chosen not in (None, *known):
                found = f'the example of "{field["id"]}" chooses "{chosen}"'
                findings.append(
                    Finding(FILE, lined.lines[*path, "example"], "DA10", found, f"write one of {', '.join(known)}")
                )
    return findings + repeats(ids, FILE)


def _form(lined: Lined, id_: str) -> Form:
    item, at = lined.value[id_], (id_, "groups")
    groups = tuple(
        FormGroup(
            title=group["title"],
            help=group.get("help", _NO_WORDS),
            fields=tuple(
                _field(field, lined.lines[*at, n, "fields", m]) for m, field in enumerate(group["fields"]) if field
            ),
            line=lined.lines[*at, n],
        )
        for n, group in enumerate(item["groups"])
        if group
    )
    example, line = item.get("example", _NO_WORDS), lined.lines[id_,]
    return Form(id_, item["title"], item["intro"], example, item["file"], groups, line)


def _field(field: dict, line: int) -> FormField:
    return FormField(
        id=field["id"],
        type=field["type"],
        label=field["label"],
        help=field.get("help", _NO_WORDS),
        options=tuple(
            (option["id"], {"mn": option["mn"], "en": option["en"]}) for option in field.get("options", ()) if option
        ),
        example=_example(field),
        line=line,
    )


def _example(field: dict) -> Words | date | bool | None:
    """What stands in a field of the example; of a choice the words of its option."""
    example = field.get("example")
    if field["type"] != "choice":
        return example
    words = {one["id"]: {"mn": one["mn"], "en": one["en"]} for one in field.get("options", ()) if one}
    return words.get(example, {"mn": example, "en": example}) if example else None
