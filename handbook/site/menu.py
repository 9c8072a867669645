"""Makes the menu beside a page: the nav of mkdocs.yml in its order, under the headings of the course."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from mkdocs.structure import StructureItem

from handbook.course.pages.model import page_id
from handbook.site.context import PageContext

TRAINER = "trainer"  # folder of the pages that only the trainer edition has, and its name in nav
HOME = "index"  # the title of the site leads there
REFERENCE = "reference"  # heads all that follows the last module


@dataclass(frozen=True)
class MenuGroup:
    """A top entry of the nav: a list of pages under a name, or one page."""

    name: str  # "" for a page that stands alone
    pages: tuple[str, ...]  # ids
    inside: frozenset[str]  # pages of a nested list, shown only on pages of this group


@dataclass(frozen=True)
class Link:
    """A page in the menu; on pages of its group with the pages below it."""

    page: str
    title: str
    number: int = 0
    below: tuple[Link, ...] = ()


@dataclass(frozen=True)
class MenuPart:
    """A heading of the menu with its links."""

    title: str
    links: tuple[Link, ...]


def read(items: Iterable[StructureItem]) -> list[MenuGroup]:
    """Return the groups of the nav as the generator read it, without other addresses, which need a network."""
    groups = []
    for item in items:
        pages = dict(_pages([item]))
        inside = frozenset(page for page, depth in pages.items() if depth > 1)
        groups.append(MenuGroup(item.title if item.is_section else "", tuple(pages), inside))
    return [group for group in groups if group.pages and group.pages != (HOME,)]


def _pages(items: Iterable[StructureItem], depth: int = 0) -> Iterator[tuple[str, int]]:
    """Yield the ids of the pages, each with the number of lists around it."""
    for item in items:
        if item.is_page:
            yield page_id(item.file.src_uri.partition("/")[2]), depth
        elif item.is_section:
            yield from _pages(item.children, depth + 1)


def parts(groups: list[MenuGroup], context: PageContext) -> list[MenuPart]:
    """Return the menu of one page."""
    named = zip(_headings(groups, context), groups, strict=True)
    return [
        MenuPart(title, tuple(link for _, group in part for link in _links(group, context)))
        for title, part in groupby(named, key=lambda pair: pair[0])
    ]


def _headings(groups: list[MenuGroup], context: PageContext) -> Iterator[str]:
    """Return the heading of each group: the part of its module; before the last module, that of the group before."""
    outline = {module.id: part.title[context.lang] for part in context.outline.parts for module in part.modules}
    last = max((n for n, group in enumerate(groups) if group.name in outline), default=-1)
    heading = context.outline.parts[0].title[context.lang]
    for n, group in enumerate(groups):
        if group.name == TRAINER:
            yield context.s(f"nav-{TRAINER}")
        elif n > last:
            yield context.s(f"nav-{REFERENCE}")
        else:
            heading = outline.get(group.name, heading)
            yield heading


def _links(group: MenuGroup, context: PageContext) -> Iterator[Link]:
    """Return the first page of a group if that is an index, else all pages; the others on pages of the group."""
    reading = context.page.id in group.pages
    first, *others = group.pages
    if not first.endswith("/index"):
        yield from (Link(page, _name(page, context)) for page in group.pages if reading or page not in group.inside)
        return
    module = next((module for module in context.outline.modules if module.id == group.name), None)
    below = tuple(Link(page, context.page_of(page).meta.title) for page in others) if reading else ()
    if module:
        yield Link(first, module.title[context.lang], module.number, below)
    else:
        yield Link(first, _name(first, context), below=below)


def _name(page: str, context: PageContext) -> str:
    """Return the short name of a page from strings.yml; without one its title."""
    short = page.removeprefix(f"{REFERENCE}/").removesuffix("/index")
    keys = (f"nav-{page.replace('/', '-')}", f"nav-{short}")
    words = next((context.data.strings[key] for key in keys if key in context.data.strings), None)
    return words[context.lang] if words else context.page_of(page).meta.title
