"""What is made of a page is made once, however many pages there are: a check grows as the handbook does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from served import Counted

from handbook.checks import RULES, Course, markup_allowed
from handbook.checks.measures import measure_page
from handbook.course.pages.markup import prose
from handbook.course.pages.model import Page
from handbook.course.pages.reader import parse_page
from handbook.course.pages.scan import scan
from handbook.course.pages.sentences import sentences

MANY = 2000  # pages: five times those of the handbook
PAGE = """\
---
id: many/page-{n}
title: Page {n}
description: One of many.
---

She writes down `hash` number {n}. <br> Then she stops.
"""
ALL_THAT_IS_MADE: dict[str, Callable[[Page], object]] = {
    "blocks": lambda page: scan(page.body),
    "prose": lambda page: prose(page.body),
    "sentences": sentences,
    "measures": measure_page,
}


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [parse_page(PAGE.format(n=n), "en", f"many/page-{n}.md")[0] for n in range(MANY)]


@pytest.mark.parametrize("made", ALL_THAT_IS_MADE.values(), ids=ALL_THAT_IS_MADE)
def test_what_is_made_of_a_page_is_there_for_the_next_rule(pages: list[Page], made: Callable[[Page], object]) -> None:
    """A rule goes through all pages before the next one begins with the first again."""
    first = [made(page) for page in pages]
    assert all(made(page) is one for page, one in zip(pages, first, strict=True))


def test_a_page_is_rendered_once_for_all_rules_about_html(
    pages: list[Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered = Counted(monkeypatch, markup_allowed, "render")
    course = Course(tmp_path, {(page.lang, page.path): page for page in pages}, None)  # type: ignore[arg-type]
    assert [RULES[code].check(course) for code in ("SA01", "SA02", "SA03", "SA04")] == [[], [], [], []]
    assert len(rendered.given) == MANY
