"""Type `sort`: each row of a table is given one of the options. Of exercises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook.base.languages import Languages
from handbook.base.shapes import ID, WORDS
from handbook.course.questions.choice import options_problems
from handbook.course.questions.entry import of_all, words
from handbook.course.questions.model import Item, Option, Problem, Question, Type


def _of_entry(item: dict[str, Any], line: int, languages: Languages) -> Question:
    rows = (
        Item(row["id"], words(row, languages), row["right"], tuple(row.get("fair", ())), row.get("hint"), row["why"])
        for row in item["items"]
    )
    return Question(
        **of_all(item, line),
        options=tuple(Option(words(option, languages), id=option["id"]) for option in item["options"]),
        items=tuple(rows),
        detail={"positive": item.get("positive", ""), "without": item.get("without")},
    )


def _problems(question: Question) -> Iterator[Problem]:
    yield from options_problems(question)
    ids = [option.id for option in question.options]
    positive, without = question.detail["positive"], question.detail["without"]
    if bool(positive) != bool(without):
        yield "positive: and without: that do not stand together", "write both or none"
    named = [id_ for item in question.items for id_ in (item.right, *item.fair)] + ([positive] if positive else [])
    for name in dict.fromkeys(named):
        if name not in ids:
            yield f'unknown choice "{name}"', f"write one of {', '.join(ids)}"
    if len({item.id for item in question.items}) < len(question.items):
        yield "two rows with one id", "give each its own id"
    hints = sum(item.hint is not None for item in question.items)
    if 0 < hints < len(question.items):
        yield f"{len(question.items) - hints} rows without a hint", "give each row its hint, or none"


TYPE = Type(
    "sort",
    shape={
        "options": [{"id": ID, **WORDS}],
        "positive?": ID,  # the option that means "found"; without it precision and recall mean nothing
        "without?": WORDS,  # with it: how rows are called that were marked and are none
        "items": [{"id": ID, **WORDS, "right": ID, "fair?": [ID], "hint?": WORDS, "why": WORDS}],
    },
    of_entry=_of_entry,
    problems=_problems,
)
