"""Rules FM03–FM11: what the front matter says agrees with the page and its data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.layouts import layout_of
from handbook.course.pages.keys import page_id
from handbook.course.pages.model import Page

LONGEST_DESCRIPTION = 160
LONGEST_REVIEW = 184  # days from one review of a page to the next


def _line(page: Page, *keys: str) -> int:
    """Return the line of the first of these keys that is written."""
    return next((page.meta.lines[key] for key in keys if key in page.meta.lines), 1)


def _write_path(line: str, file: str) -> str:
    return f"id: {page_id(file.split('/', 2)[2])}" if line.startswith("id:") else line


@rule("FM03", mend=_write_path)
def id_is_the_path(course: Course) -> Iterator[Found]:
    """The id of a page is its path."""
    for page in course.pages.values():
        if page.meta.id and page.meta.id != page.id:
            yield page.file, _line(page, "id"), f'id "{page.meta.id}"'


def _drop_full_stop(line: str, _: str) -> str:
    return re.sub(r"(?<!\.)\.(?=[\"']?\s*$)", "", line) if line.startswith("title:") else line


@rule("FM04", mend=_drop_full_stop)
def title_and_description_fit(course: Course) -> Iterator[Found]:
    """A title has no full stop and a description is short."""
    for page in course.pages.values():
        if page.meta.title.endswith("."):
            yield page.file, _line(page, "title"), "a title that ends with a full stop"
        if len(page.meta.description) > LONGEST_DESCRIPTION:
            yield page.file, _line(page, "description"), f"a description of {len(page.meta.description)} letters"


@rule("FM06")
def review_dates_are_in_order(course: Course) -> Iterator[Found]:
    """A page that cites anything has both review dates, the second later than the first."""
    for page in course.pages.values():
        reviewed, review_by = page.meta.reviewed, page.meta.review_by
        cites = any(ref.kind in ("source", "law", "claim") for ref in page.refs)
        line = _line(page, "review_by", "reviewed")
        if reviewed and review_by:
            if review_by <= reviewed:
                yield page.file, line, f"review_by {review_by} is not later than reviewed {reviewed}"
        elif reviewed or review_by or cites or page.is_lesson:
            yield page.file, line, f"the date {'review_by' if reviewed else 'reviewed'} is missing"


def _enable_quiz(line: str, _: str) -> str:
    key = "quiz: {enabled: true}"
    return f"---\n{key}" if line == "---" else key if re.fullmatch(r"quiz: *\{enabled: *false\}", line) else line


@rule("FM07", mend=_enable_quiz)
def quiz_is_enabled_where_questions_are(course: Course) -> Iterator[Found]:
    """The key `quiz` stands on pages with questions and only there."""
    for page in course.pages.values():
        if page.meta.quiz != bool(page.questions):
            found = "questions without the key quiz" if page.questions else "the key quiz without questions"
            yield page.file, _line(page, "quiz"), found


@rule("FM08")
def form_exists(course: Course) -> Iterator[Found]:
    """The form a page names exists."""
    for page in course.pages.values():
        if page.meta.form and page.meta.form not in course.data.forms:
            yield page.file, _line(page, "form"), f'unknown form "{page.meta.form}"'


@rule("FM10")
def test_is_named(course: Course) -> Iterator[Found]:
    """A page of a test, and no other, says which test it is."""
    for page in course.pages.values():
        has_layout = page.meta.layout == "test"
        if has_layout != bool(page.meta.test):
            found = "layout: test without the key test" if has_layout else "the key test without layout: test"
            yield page.file, _line(page, "test", "layout"), found


@rule("FM09")
def layout_has_its_data(course: Course) -> Iterator[Found]:
    """The data file from which a layout makes its page exists."""
    for page in course.pages.values():
        file = layout_of(page.meta.layout).file
        if file and not (course.root / file).is_file():
            yield page.file, _line(page, "layout"), f"the layout {page.meta.layout} without {file}"


@rule("FM11")
def reviews_are_not_far_away(course: Course) -> Iterator[Found]:
    """The next review of a page is at most half a year after the last one."""
    for page in course.pages.values():
        meta = page.meta
        if meta.reviewed and meta.review_by and (days := (meta.review_by - meta.reviewed).days) > LONGEST_REVIEW:
            yield page.file, meta.lines.get("review_by", 1), f"{days} days after the last review"
