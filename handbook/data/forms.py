"""Loads the forms of docs/_data/forms.yml."""

from __future__ import annotations

from pathlib import Path

from handbook.data.model import Form, FormField, FormGroup
from handbook.data.repeats import repeats
from handbook.data.yaml_file import read_data
from handbook.findings import Finding
from handbook.lined_yaml import ID, WORDS, Lined

FILE = "docs/_data/forms.yml"
SHAPE = {
    ID: {
        "title": WORDS,
        "intro": WORDS,
        "file": ID,
        "groups": [
            {
                "title": WORDS,
                "help?": WORDS,
                "fields": [
                    {
                        "id": ID,
                        "type": frozenset({"text", "long", "date", "choice", "check", "sign"}),
                        "label": WORDS,
                        "help?": WORDS,
                        "options?": [{"id": ID, **WORDS}],
                    }
                ],
            }
        ],
    }
}
_NO_WORDS = {"mn": "", "en": ""}


def read_forms(root: Path) -> tuple[dict[str, Form], list[Finding]]:
    """Forms by id; a group, field or option with a mistake is left out."""
    lined, findings = read_data(root, FILE, SHAPE)
    for id_ in lined.value:
        findings += _id_findings(lined, id_)
    return {id_: _form(id_, item) for id_, item in lined.value.items()}, findings


def _id_findings(lined: Lined, form: str) -> list[Finding]:
    """Ids that stand twice in a form or in a choice, and options where there is nothing or something to choose."""
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
    return findings + repeats(ids, FILE)


def _form(id_: str, item: dict) -> Form:
    groups = tuple(
        FormGroup(
            title=group["title"],
            help=group.get("help", _NO_WORDS),
            fields=tuple(_field(field) for field in group["fields"] if field),
        )
        for group in item["groups"]
        if group
    )
    return Form(id_, item["title"], item["intro"], item["file"], groups)


def _field(field: dict) -> FormField:
    return FormField(
        id=field["id"],
        type=field["type"],
        label=field["label"],
        help=field.get("help", _NO_WORDS),
        options=tuple(
            (option["id"], {"mn": option["mn"], "en": option["en"]}) for option in field.get("options", ()) if option
        ),
    )
