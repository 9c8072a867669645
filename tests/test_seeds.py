"""A seed of an exercise is read whole or told with its line; a translation sheet has each text once."""

from __future__ import annotations

import re
import runpy
from dataclasses import dataclass
from pathlib import Path

import pytest

from handbook.base.findings import BadContent
from handbook.practice.seeds import Name, read_seed
from handbook.practice.translations import Line, Text, folded, read_translations, table, write_sheet


@dataclass(frozen=True)
class English:
    posts: dict[Name, str]


MAKE = """
from __future__ import annotations
from dataclasses import dataclass
from handbook.practice.seeds import Day, Name, read_seed

@dataclass(frozen=True)
class Post:
    day: Day
    text: str = ""

@dataclass(frozen=True)
class Seed:
    posts: dict[Name, Post]

def make(source):
    return read_seed(source / "seed.yml", Seed).posts["Дэлгүүр 1"]
"""


def told(error: pytest.ExceptionInfo[BadContent]) -> list[str]:
    return list(map(str, error.value.findings))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("posts: {p1: One, p2: [}", "EX02 seed.yml:1: YAML that cannot be read"),
        ("posts:\n  p1: One\n  p2: 7\n", 'EX02 seed.yml:3: posts › p2: "7" does not fit'),
        ("posts: {p1: One}\npots: {}\n", "EX02 seed.yml:2: pots: unknown key"),
        (None, "FI01 seed.yml:0: file not found"),
    ],
)
def test_a_seed_that_does_not_fit_is_told_with_its_line(text: str | None, found: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "seed.yml").write_text(text, encoding="utf-8")
    with pytest.raises(BadContent) as error:
        read_seed(tmp_path / "seed.yml", English)
    assert [finding.startswith(found) for finding in told(error)] == [True], told(error)


def test_a_text_without_a_translation_and_a_translation_of_nothing_are_told(tmp_path: Path) -> None:
    (tmp_path / "seed.yml").write_text("posts:\n  p1: One\n  p3: Three\n", encoding="utf-8")
    with pytest.raises(BadContent) as error:
        read_translations(tmp_path / "seed.yml", English, {"posts": ["p1", "p2"]})
    assert told(error) == [
        'EX02 seed.yml:1: posts: no translation of "p2" — add "p2" and what it says in English',
        'EX02 seed.yml:3: posts: "p3" translates no text of the case — take it away, or write another name',
    ]
    english = read_translations(tmp_path / "seed.yml", English, {"posts": ["p1", "p3"]})
    assert english == English({"p1": "One", "p3": "Three"})


def test_a_make_py_gets_its_seed_as_objects_of_its_own_classes(tmp_path: Path) -> None:
    (tmp_path / "make.py").write_text(MAKE, encoding="utf-8")
    (tmp_path / "seed.yml").write_text("posts:\n  Дэлгүүр 1: {day: -3}\n", encoding="utf-8")
    post = runpy.run_path(str(tmp_path / "make.py"))["make"](tmp_path)
    assert (type(post).__name__, post.day, post.text) == ("Post", -3, "")


def test_a_comment_is_folded_once_more_than_its_text_and_nothing_is_markup(tmp_path: Path) -> None:
    text = Text("a.example/1", (Line("<b>One", "Нэг\nХоёр"),), "Нэг", (Line("Alarm"),))
    write_sheet(tmp_path, ("Орчуулга", "Translation"), ("Эхлэл", "Lead"), folded([text]))
    html = (tmp_path / "translation.html").read_text("utf-8")
    assert "<b>" not in html and "&lt;b&gt;One" in html and "Нэг<br>Хоёр" in html
    before = html.partition("Alarm")[0]
    assert before.count("<details>") - before.count("</details>") == 2
    assert html.count("<details>") == html.count("</details>") == 2 and "<code>a.example/1</code> · Нэг" in html


def test_each_class_of_the_sheet_has_its_style(tmp_path: Path) -> None:
    text = Text("a.example/1", (Line("One", "Нэг"),))
    write_sheet(tmp_path, ("Орчуулга", "Translation"), ("Эхлэл", "Lead"), folded([text]) + table([text]))
    css = (tmp_path / "translation.css").read_text("utf-8")
    names = set(re.findall(r'class="([\w -]+)"', (tmp_path / "translation.html").read_text("utf-8")))
    assert {"pair", "texts"} <= names
    assert [name for one in names for name in one.split() if not re.search(rf"\.{name}\b|={name}\b", css)] == []
