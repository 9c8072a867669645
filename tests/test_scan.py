"""All that read Markdown see the same blocks; the scanner alone knows what a block is."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from handbook.course.pages.scan import Block, scan

ROOT = Path(__file__).parents[1]
# what finds blocks, the masks, and what mends a line that is no box yet
KNOWS = {"course/pages/scan.py", "course/pages/markup.py", "checks/reading.py"}
PAGE = """\
Opening, and
its second line.

## Title {#id}
<!-- teaches: a-1 -->
!!! key "Words"
    - One
      goes on
    1. Two

    | A | `b|c` |
    |---|-------|
    | d | e     |

```text
## no heading
```

<quiz>
<!-- id: q-1 -->
Why?
- [ ] So
  > No.
</quiz>
"""


def block(kind: str, text: str = PAGE) -> Block:
    return next(found for found in scan(text).blocks if found.kind == kind)


def test_each_line_has_one_kind() -> None:
    assert [(found.kind, found.first, found.last) for found in scan(PAGE).blocks] == [
        ("paragraph", 0, 1),
        ("heading", 3, 3),
        ("comment", 4, 4),
        ("box", 5, 5),
        ("item", 6, 7),
        ("item", 8, 8),
        ("row", 10, 10),
        ("rule", 11, 11),
        ("row", 12, 12),
        ("code", 14, 16),
        ("tag", 18, 18),
        ("comment", 19, 19),
        ("paragraph", 20, 20),
        ("option", 21, 21),
        ("reason", 22, 22),
        ("tag", 23, 23),
    ]


@pytest.mark.parametrize(
    ("kind", "words"),
    [("heading", "Title"), ("box", "Words"), ("item", "One\n      goes on"), ("option", "So"), ("reason", "No.")],
)
def test_the_words_of_a_block_begin_behind_its_signs(kind: str, words: str) -> None:
    found, lines = block(kind), PAGE.split("\n")
    text = "\n".join(lines[found.first : found.last + 1])
    end = len(text) - len(lines[found.last]) + found.end
    assert text[found.start : end] == words


def test_a_block_knows_its_box_and_its_question() -> None:
    assert {found.box for found in scan(PAGE).blocks if 5 <= found.first <= 12} == {"key"}
    assert [found.kind for found in scan(PAGE).blocks if found.in_quiz] == ["comment", "paragraph", "option", "reason"]
    assert (scan(PAGE).quizzes, scan(PAGE).stray) == (((18, 23),), ())
    nested = scan("!!! key\n    a\n\n    !!! law\n        b\n\n    c\n\nd\n")
    assert [(found.kind, found.box) for found in nested.blocks] == [
        ("box", "key"),
        ("paragraph", "key"),
        ("box", "law"),
        ("paragraph", "law"),
        ("paragraph", "key"),
        ("paragraph", ""),
    ]
    assert [(span.first, span.last) for span in nested.boxes] == [(0, 6), (3, 4)]


def test_a_bar_in_code_parts_no_cells() -> None:
    assert list(scan(PAGE).tables) == [[(10, ["A", ""]), (12, ["d", "e"])]]
    assert [PAGE.split("\n")[10][start:end] for start, end in scan(PAGE).cells(10)] == ["A", "`b|c`"]


@pytest.mark.parametrize(
    ("text", "quizzes", "stray"),
    [
        ("<quiz>\na\n<quiz>\nb\n</quiz>\nc", ((2, 4),), (0,)),
        ("</quiz>\na", (), (0,)),
        ("a <quiz>\n", (), (0,)),
        ("`<quiz>`\n<!--\n<quiz>\n-->\n", (), ()),
    ],
)
def test_a_tag_that_belongs_to_no_question_is_known(text: str, quizzes: tuple, stray: tuple) -> None:
    assert (scan(text).quizzes, scan(text).stray) == (quizzes, stray)


def test_a_renderer_gets_every_line_once() -> None:
    parts = list(scan(PAGE).parts())
    assert [kind for kind, _ in parts if kind != "line"] == ["comment", "quiz"]
    ends = dict(scan(PAGE).quizzes)
    assert [n for kind, first in parts for n in range(first, (ends[first] if kind == "quiz" else first) + 1)] == [
        *range(len(scan(PAGE).lines))
    ]
    assert list(scan("<quiz>\na").parts()) == []


def test_no_other_module_looks_for_the_signs_of_a_block() -> None:
    signs = ("(`{3,}", "#{1,6}", "\\?\\?\\?", "\\d+[.)]", "[-*+]", "<quiz>")
    found = [
        (name, value)
        for path in (ROOT / "handbook").rglob("*.py")
        for name in [path.relative_to(ROOT / "handbook").as_posix()]
        if name not in KNOWS
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("compile", "match", "fullmatch", "sub")
        for value in (arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant))
        if any(sign in str(value) for sign in signs)
    ]
    assert found == []
