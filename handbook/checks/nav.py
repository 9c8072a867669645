"""Rules NA01–NA06: the navigation lists every page; the course and the paths by role only what exists."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.base.findings import Finding, NotRead
from handbook.base.textfile import read_text
from handbook.checks.rules import FEW, PAGES, Found, rule
from handbook.course.course import Course
from handbook.course.data.outline import FILE as COURSE_FILE
from handbook.course.data.paths import FILE as PATHS_FILE
from handbook.course.languages import read_languages
from handbook.course.layouts import layout_of
from handbook.course.nav import FILE, read_config, with_lines


@rule("NA01", where=(PAGES, FILE))
def every_page_is_in_the_navigation(course: Course) -> Iterator[Found]:
    """The navigation lists every page."""
    listed = {path for path, _ in with_lines(course.root)}
    if not listed:  # NA03 reports it
        raise NotRead(FILE)
    missing = [page for page in course.pages.values() if page.path not in listed]
    if len(missing) > FEW:
        yield FILE, 0, f'{len(missing)} pages are not in the nav, "{missing[0].path}" is the first'
        return
    for page in missing:
        yield page.file, 0, f'"{page.path}" is not in the nav of {FILE}'


@rule("NA02", where=(FILE,))
def the_navigation_lists_pages_that_exist(course: Course) -> Iterator[Found]:
    """The navigation lists only pages that exist."""
    for path, line in with_lines(course.root):
        if not _is_anywhere(course, path):
            yield FILE, line, f'the nav names "{path}", which does not exist'


@rule("NA03", where=(FILE,))
def mkdocs_yml_can_be_read(course: Course) -> Iterator[Found | Finding]:
    """mkdocs.yml can be read, names the languages and has a navigation."""
    _, findings = read_config(course.root)
    if not findings and not list(with_lines(course.root)):
        yield FILE, 0, "no nav"
    yield from ((finding.file, finding.line, finding.found) for finding in findings)
    if not findings:
        yield from read_languages(course.root)[1]


@rule("NA04", where=(COURSE_FILE,))
def modules_of_the_course_exist(course: Course) -> Iterator[Found]:
    """Each module of the course has its index page."""
    for part in course.data.outline.parts:
        for module in part.modules:
            if not _is_anywhere(course, f"{module.id}/index.md"):
                text, _ = read_text(course.root, COURSE_FILE)
                line = text[: text.find(f"id: {module.id}")].count("\n") + 1
                yield COURSE_FILE, line, f"no page docs/{course.languages.source}/{module.id}/index.md"


@rule("NA05", where=(PATHS_FILE,))
def pages_of_paths_exist(course: Course) -> Iterator[Found]:
    """Each page on a path by role exists."""
    for path in course.data.paths.values():
        for step in path.steps:
            if not _is_anywhere(course, f"{step.page}.md"):
                yield PATHS_FILE, step.line, f"no page docs/{course.languages.source}/{step.page}.md"


def _is_anywhere(course: Course, path: str) -> bool:
    """Return True if any language has a page; if another one lacks it, PA01 reports that."""
    return any((lang, path) in course.pages for lang in course.languages)


@rule("NA06", where=(PATHS_FILE,))
def pages_of_paths_have_minutes(course: Course) -> Iterator[Found]:
    """Each page on a path by role says how long it takes to read."""
    for path in course.data.paths.values():
        for step in path.steps:
            page = course.pages.get((course.languages.default, f"{step.page}.md"))
            if page and not (page.meta.read or layout_of(page.meta.layout).printed):
                yield PATHS_FILE, step.line, f'the page "{step.page}" has no minutes to read'
