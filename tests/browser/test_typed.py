"""However a trainee writes a date, a number, an id or a list, it is understood, or told what form it lacks."""

from __future__ import annotations

import re
from pathlib import Path

import ours
import pytest

from handbook.course.questions import types

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "tests/typed.tsv"
READ = (
    "([typed, own]) => HB.typed(typed, own).map(({ value, bad, unless }) => (bad ? `!${bad}` : unless ? '?' : value))"
)
DATA = ours.data()


def rows() -> list[list[str]]:
    lines = TABLE.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


def asked(kind: str) -> dict[str, object]:
    """What a page tells hb/typed.js of a question of this type."""
    several, (typed, *more) = kind.startswith("set "), kind.removeprefix("set ").split()
    own: dict[str, object] = {"typed": typed, "several": several}
    if typed == "number":
        own["decimals"] = int(more[0])
    if typed == "time":
        own["zone"] = " ".join(more)
    if typed == "id":
        own |= {"prefix": {"-": "", "*": None}.get(more[0], more[0]), "length": int(more[1])}
    return own


def expected(read: str, lang: str) -> list[str]:
    """The entries of a row; a message stands there by its key and values."""
    return [_message(entry.removeprefix("!"), lang) if entry.startswith("!") else entry for entry in read.split(" | ")]


def _message(told: str, lang: str) -> str:
    key, *values = told.split()
    return "!" + DATA.strings[f"js-self-bad-{key}"][lang].format(*values)


@pytest.mark.both
def test_every_usual_way_to_write_an_answer_is_understood_or_told_its_form(reader) -> None:
    page = reader.open("exercises/ads.html")
    read = {
        (kind, typed): page.evaluate(READ, [typed.replace("\\n", "\n").replace("\\t", "\t"), asked(kind)])
        for kind, typed, _ in rows()
    }
    wrong = {
        key: (read[key], expected(told, "mn"))
        for *key_, told in rows()
        for key in [tuple(key_)]
        if read[key] != expected(told, "mn")
    }
    assert wrong == {}


def test_each_type_that_is_typed_has_a_reader_in_the_script() -> None:
    """Also one that no exercise uses yet. Ids have a reader of their own, lists that of their answers."""
    readers = re.search(r"const READ = \{ (.*) \}", (ROOT / "overrides/hb/typed.js").read_text(encoding="utf-8"))
    assert readers
    assert {*types.TYPES} - {"choice", "sort", "set", "id"} == {*readers[1].split(", ")}


def test_the_table_asks_for_every_type_that_an_exercise_has() -> None:
    used = {
        f"set {check.detail['typed']}" if check.kind == "set" else check.kind
        for exercise in DATA.exercises.values()
        for check in exercise.questions
        if check.kind not in ("choice", "sort")
    }
    asked_for = {kind if kind.startswith("set") else kind.split()[0] for kind, *_ in rows()}
    assert used <= {" ".join(kind.split()[:2]) if kind.startswith("set") else kind for kind in asked_for}
