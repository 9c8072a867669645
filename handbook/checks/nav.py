"""Rules NA01–NA06: the navigation lists every page; the course and the paths by role only what exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.checks.rules import FEW, PAGES, Found, Site, rule
from handbook.content.model import LANGUAGES
from handbook.data.course import FILE as COURSE_FILE
from handbook.data.paths import FILE as PATHS_FILE
from handbook.findings import Finding, NotRead
from handbook.lined_yaml import Lined, Path, read_yaml
from handbook.printed import ENTRIES
from handbook.textfile import read_text

FILE = "mkdocs.yml"


def _config(site: Site) -> tuple[Lined, list[Finding]]:
    text, findings = read_text(site.root, FILE)
    return (Lined(None), findings) if findings else read_yaml(text, FILE, "NA03")


def _nav(site: Site) -> Iterator[tuple[str, int]]:
    """Paths in the navigation, with their lines."""
    config, entries = _entries(site)
    for path, text in entries:
        yield text, config.lines[path]


def _entries(site: Site) -> tuple[Lined, list[tuple[Path, str]]]:
    """The configuration, and the pages of its navigation with their place in it."""
    config, findings = _config(site)
    if findings:
        raise NotRead(FILE)
    value = config.value.get("nav") if isinstance(config.value, dict) else None
    return config, [(path, text) for path, text in _texts(value, ("nav",)) if "://" not in text]


def in_order(site: Site) -> list[str]:
    """Paths of the pages in the order of the navigation."""
    return [path for path, _ in _nav(site)]


def in_groups(site: Site) -> list[tuple[str, list[str]]]:
    """The groups of the navigation in order, each with its pages; a page that stands alone is a group by its id."""
    groups: dict[str, list[str]] = {}
    for path, text in _entries(site)[1]:
        group = path[2] if len(path) > 2 else text.removesuffix(".md")  # ("nav", 3, "law", 0) or ("nav", 0)
        groups.setdefault(str(group), []).append(text)
    return list(groups.items())


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from _texts(item, (*path, n))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))


@rule("NA01", where=(*PAGES, FILE))
def every_page_is_in_the_navigation(site: Site) -> Iterator[Found]:
    """The navigation lists every page."""
    listed = {path for path, _ in _nav(site)}
    if not listed:  # NA03 tells it
        raise NotRead(FILE)
    missing = [page for page in site.pages.values() if page.path not in listed]
    if len(missing) > FEW:
        yield FILE, 0, f'{len(missing)} pages are not in the nav, "{missing[0].path}" is the first'
        return
    for page in missing:
        yield page.file, 0, f'"{page.path}" is not in the nav of {FILE}'


@rule("NA02", where=(FILE,))
def the_navigation_lists_pages_that_exist(site: Site) -> Iterator[Found]:
    """The navigation lists only pages that exist."""
    for path, line in _nav(site):
        if not any((lang, path) in site.pages for lang in LANGUAGES):
            yield FILE, line, f'the nav names "{path}", which does not exist'


@rule("NA03", where=(FILE,))
def the_navigation_can_be_read(site: Site) -> Iterable[Found]:
    """mkdocs.yml can be read and has a navigation."""
    _, findings = _config(site)
    if not findings and not list(_nav(site)):
        yield FILE, 0, "no nav"
    yield from ((finding.file, finding.line, finding.found) for finding in findings)


@rule("NA04", where=(COURSE_FILE,))
def modules_of_the_course_exist(site: Site) -> Iterator[Found]:
    """Each module of the course has its index page in both languages."""
    for part in site.data.course.parts:
        for module in part.modules:
            for lang in LANGUAGES:
                if (lang, f"{module.id}/index.md") not in site.pages:
                    text, _ = read_text(site.root, COURSE_FILE)
                    line = text[: text.find(f"id: {module.id}")].count("\n") + 1
                    yield COURSE_FILE, line, f"no page docs/{lang}/{module.id}/index.md"


@rule("NA05", where=(PATHS_FILE,))
def pages_of_paths_exist(site: Site) -> Iterator[Found]:
    """Each page on a path by role exists in both languages."""
    for path in site.data.paths.values():
        for step in path.steps:
            for lang in LANGUAGES:
                if (lang, f"{step.page}.md") not in site.pages:
                    yield PATHS_FILE, step.line, f"no page docs/{lang}/{step.page}.md"


@rule("NA06", where=(PATHS_FILE,))
def pages_of_paths_have_minutes(site: Site) -> Iterator[Found]:
    """Each page on a path by role says how long it takes to read."""
    for path in site.data.paths.values():
        for step in path.steps:
            page = site.pages.get((LANGUAGES[0], f"{step.page}.md"))
            if page and not (page.meta.read or page.meta.layout in ENTRIES):
                yield PATHS_FILE, step.line, f'the page "{step.page}" has no minutes to read'
