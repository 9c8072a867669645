"""Paths by role: only pages that exist, one line why in both languages, and minutes that are the sum of the pages."""

from __future__ import annotations

from pathlib import Path

import ours
import pytest
from test_made_pages import context_of
from tiny import PATHS

from handbook import checks
from handbook.course.data import load
from handbook.course.data.paths import FILE
from handbook.site.context import PageContext
from handbook.site.paths import paths

ROOT = Path(__file__).parents[1]
ROLES = ["police", "immigration", "prosecutor", "data-protection-officer", "supervisor", "trainer"]
SECOND = '    - {page: rescue/index, why: {mn: "Бүгдийг уншина.", en: "Read it all."}}\n'


def write(handbook: Path, text: str) -> None:
    (handbook / FILE).write_text(text, encoding="utf-8")


def codes(handbook: Path) -> list[tuple[str, str]]:
    return [(finding.code, finding.found) for finding in checks.run(handbook) if finding.file == FILE]


def test_every_role_of_the_course_has_its_path() -> None:
    data, findings = load(ROOT)
    assert findings == [] and list(data.paths) == ROLES
    assert all(len(path.steps) >= 8 for path in data.paths.values())


def test_the_file_may_be_missing(handbook: Path) -> None:
    assert list(load(handbook)[0].paths) == ["police"]
    (handbook / FILE).unlink()
    assert load(handbook)[0].paths == {} and checks.run(handbook) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "word"),
    [
        ("rescue/index", "rescue/ask-first", "DA", "rescue/ask-first"),
        (', en: "Read it all."', "", "DA02", "en"),
    ],
)
def test_a_mistake_in_a_path_is_told(old: str, new: str, code: str, word: str, handbook: Path) -> None:
    write(handbook, (PATHS + SECOND).replace(old, new))
    assert any(found.startswith(code) and word in words for found, words in codes(handbook)), codes(handbook)


def test_the_page_adds_up_the_minutes_and_a_module_counts_with_all_its_pages(handbook: Path) -> None:
    write(handbook, PATHS + SECOND)
    context = context_of(handbook, "index.md")
    lesson = context.page_of("rescue/ask-first").meta.read
    module = context.page_of("rescue/index").meta.read + context.module_minutes("rescue")[0]
    assert context.minutes_of("rescue/index") == module >= lesson > 0
    html = paths(context)
    assert "Ask &lt; first." in html and 'href="rescue/ask-first.html"' in html
    assert context.s("minutes", lesson) in html and context.s("path-sum", 2) in html
    hours, minutes = divmod(lesson + module, 60)
    assert (context.s("hours-minutes", hours, minutes) if hours else context.s("minutes", minutes)) in html


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_every_path_of_the_handbook_is_shown_with_its_pages(lang: str) -> None:
    site = ours.course()
    order = [path for of, path in site.pages if of == lang]
    html = paths(PageContext(site.pages[lang, "start/paths.md"], site.pages, order, site.data, False))
    for path in site.data.paths.values():
        assert f'<h2 id="{path.id}">' in html
    assert html.count("<small>") == sum(len(path.steps) for path in site.data.paths.values())
