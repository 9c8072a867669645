"""How a page reads is measured as a reader reads it: to the full stop, with what belongs to no sentence left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.__main__ import main
from handbook.checks.measures import measure, words_before_tables
from handbook.checks.verbs import has_verb
from handbook.course.pages.minutes import minutes_to_read, words_read
from handbook.course.pages.model import Page
from handbook.course.pages.reader import parse_page
from handbook.course.pages.sentences import Sentence, cut, end_of_sentence, sentences

PAGE = """---
id: x/y
title: X
description: X.
---

The officer opens the log [of the day](../glossary.md#search-log).[@paper] Then she
asks: “Who wrote this? Is it known?”

## The first part {#one}
<!-- teaches: x-1 -->

!!! key
    - Write it down.

Look at the following:

1. **First** she writes `hash`.
2. She stops.

| Head | Other |
|---|---|
| Name | It is long. It is old. |

```text
Nobody reads this here.
```

??? trainer
    - **Ask:** Why?
    - **Time:** 7

<quiz>
<!-- id: x-1-q1 -->
What now?
- [x] She asks.
  > It is right.
- [ ] She waits.
  > It is wrong.
</quiz>
"""


def page(text: str = PAGE, lang: str = "en") -> Page:
    return parse_page(text, lang, "x/y.md")[0]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One ends. Two ends.", 2),
        ("She said: “It is done.” Then she left.", 2),
        ("«Явлаа.» гэж Сараа хэлэв.", 1),  # the sentence goes on after the quotation
        ("«Хэн бэ? Хаана байна?» гэж асуув. Дараа нь бичив.", 2),
        ("Art. 9 of the law, e.g. its part 9.2, is short.", 1),
        ("On 3 March at 13.10 he came.", 1),
        ("**Step.** He comes.", 1),  # bold words that name an item belong to no sentence
        ("xxxx", 0),  # code alone
        ("", 0),
    ],
)
def test_a_sentence_ends_where_a_reader_stops(text: str, parts: int) -> None:
    assert len(cut(text)) == parts


def test_what_is_read_is_told_apart() -> None:
    found = [(one.kind, one.text) for one in sentences(page())]
    assert found == [
        ("prose", "The officer opens the log of the day ."),
        ("prose", "Then she asks: “Who wrote this? Is it known?”"),
        ("heading", "The first part"),
        ("key", "Write it down."),
        ("prose", "Look at the following:"),
        ("step", "she writes xxxxxx."),
        ("step", "She stops."),
        ("cell", "Head"),
        ("cell", "Other"),
        ("cell", "Name"),
        ("cell", "It is long."),
        ("cell", "It is old."),
        ("trainer", "Why?"),
        ("trainer", "7"),
        ("question", "What now?"),
        ("question", "She asks."),
        ("question", "It is right."),
        ("question", "She waits."),
        ("question", "It is wrong."),
    ]


def test_each_sentence_knows_its_line() -> None:
    lines = PAGE.split("\n")
    for one in sentences(page()):
        assert one.text.split()[0].strip("“") in lines[one.line - 1].replace("`hash`", "xxxxxx"), one


def test_the_figures_are_those_counted_by_hand() -> None:
    figures = measure([page()], "en")
    assert figures.lengths == [8, 9, 4] and figures.words == 21 + 3 + 3 + 3 + 2 + 1 + 1 + 1 + 3 + 3
    assert figures.mean == 7 and figures.short == 0 and figures.too_long == []
    assert round(figures.prose_share) == 51 and figures.without_verb == ()
    assert list(words_before_tables(page())) == [(21, 9)]


@pytest.mark.parametrize(
    ("lang", "text", "verb"),
    [
        ("mn", "Мөрдөгч үндэслэлээ бичнэ.", True),
        ("mn", "Мөрдөгч үндэслэлээ бичихгүй.", True),
        ("mn", "Энэ нь нотлох баримт биш.", True),
        ("mn", "Файлыг хэн нээсэн бэ?", True),
        ("mn", "Модуль таван хичээлтэй.", True),
        ("mn", "Удирдлагад залга.", True),  # a root alone is a command
        ("mn", "Хуудсыг бүү хаа.", True),
        ("mn", "Шүүх сэжиг төрж болзошгүй (9.2).", True),
        ("mn", "Үүнд дараах зүйл орно:", True),
        ("mn", "Хуулбар, зарсан хаяг, нэг зуучлагч.", False),
        ("mn", "Шинэ дугаар, өнөөдрийн цаг.", False),
        ("mn", "Суурь хувь 1,000-д 5.", False),
        ("en", "The officer writes the ground.", True),
        ("en", "In doubt, help first.", True),
        ("en", "Nobody doubted it.", True),
        ("en", "Officers mostly rest on a ground.", True),
        ("en", "A sale, a copy, a broker.", False),
        ("en", "No name in the log.", False),
        ("en", "Of all three the first.", False),
    ],
)
def test_a_finite_verb_is_found_and_missed_where_there_is_none(lang: str, text: str, verb: bool) -> None:
    assert has_verb(Sentence("prose", 1, text), lang) is verb


def test_the_status_of_a_fact_goes_behind_the_full_stop() -> None:
    assert end_of_sentence(" stands in Art. 9. Then more.") == len(" stands in Art. 9.")
    assert end_of_sentence("). Next") == 2 and end_of_sentence(", and so on") == 0
    assert end_of_sentence(" is so.») And") == len(" is so.»)")


def test_the_time_to_read_is_computed_from_what_is_read() -> None:
    assert words_read(page()) == measure([page()], "en").words
    assert minutes_to_read(140) == 1 and minutes_to_read(1400, 3) == 13 and minutes_to_read(0) == 0
    assert page().meta.read == 2 and page().meta.teach == 7  # a minute of words and one of the question


def test_figures_are_printed_for_a_page_a_module_and_all(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(handbook)
    assert main(["check", "--figures", "rescue/ask-first.md"]) == 0
    head, *rows = capsys.readouterr().out.strip().split("\n")
    assert head.split() == ["words", "prose", "%", "mean", "longest", "short", "%", "no", "verb", "%", "minutes"]
    assert [row.split()[:2] for row in rows] == [["rescue/ask-first.md", "mn"], ["rescue/ask-first.md", "en"]]
    assert main(["check", "--figures"]) == 0
    names = [row.split()[0] for row in capsys.readouterr().out.strip().split("\n")[1:]]
    assert names == ["rescue/", "all", "rescue/", "all"]
