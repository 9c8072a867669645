"""The layouts that a page may name, a row each: what makes the page, and what the rest of the program asks about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from handbook.course.data.bank import FILE as BANK_FILE
from handbook.course.data.claims import FILE as CLAIMS_FILE
from handbook.course.data.folklore import FILE as FOLKLORE_FILE
from handbook.course.data.lawyer import FILE as LAWYER_FILE
from handbook.course.data.model import Data
from handbook.course.data.paths import FILE as PATHS_FILE
from handbook.course.data.red_lines import FILE as RED_LINES_FILE
from handbook.course.data.timetables import FILE as TIMETABLES_FILE
from handbook.course.data.tools import FILE as TOOLS_FILE
from handbook.course.pages.model import page_id


@dataclass(frozen=True)
class Layout:
    """One page layout. Its HTML comes from a function in MAKERS of site/plugin.py, or from a template."""

    name: str  # as the front matter of a page says it
    file: str = ""  # rule FM09 asks for this data file where a page has the layout
    page: str = ""  # below docs/<language>/: its only page, on which each entry of its data has an anchor
    entry: str = ""  # kind of a reference (``Ref.kind``) that a link to such a place is
    is_read: bool = False  # count the page's own words for its reading time
    printed: Callable[[Data], list[Any]] | None = None  # entries of data whose words count for the reading time
    resource: str = ""  # schema.org learningResourceType; "": decided elsewhere (site/reuse.py)
    left_out: str = ""  # why the book has no such page; "" where it has
    trainers_files: tuple[str, ...] = ()  # below the site's root: files that only trainers' pages load

    @property
    def page_id(self) -> str:
        """Id of its only page."""
        return page_id(self.page)


_ROWS = (
    Layout("home", left_out="doors and cards that lead to other pages; its title and sentence stand on the cover"),
    Layout("module", is_read=True, resource="module overview"),
    Layout("glossary", page="glossary.md", entry="term", resource="glossary"),
    Layout("law-facts", page="reference/law-facts.md", entry="law"),
    Layout("sources", page="reference/sources.md"),
    Layout("claims", CLAIMS_FILE, page="research/claims.md", entry="claim"),
    Layout("tools", TOOLS_FILE, page="reference/tools.md", entry="tool"),
    Layout("folklore", FOLKLORE_FILE, page="reference/folklore.md", entry="saying"),
    Layout(
        "red-lines",
        RED_LINES_FILE,
        page="reference/red-lines.md",
        entry="red-line",
        printed=lambda data: [*data.red_lines.values()],
    ),
    Layout("legal-quick", printed=lambda data: [fact for fact in data.law.values() if fact.quick]),
    Layout(
        "for-the-lawyer",
        LAWYER_FILE,
        page="reference/for-the-lawyer.md",
        printed=lambda data: [*data.lawyer.values()],
    ),
    Layout("changes"),
    Layout("paths", PATHS_FILE),
    Layout("exercise", is_read=True, resource="exercise"),
    Layout("exercises", is_read=True),
    Layout("progress", left_out="what a browser keeps of its reader"),
    Layout("review", left_out="questions that a screen asks again; they stand in the chapters"),
    Layout("class-review", trainers_files=("assets/stylesheets/class.css", "hb/classreview.js")),
    Layout("timetables", TIMETABLES_FILE),
    Layout("test", BANK_FILE, resource="assessment"),
    Layout("test-key", BANK_FILE),
    Layout("item-analysis", BANK_FILE),
)
LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in _ROWS}
_TEXT = Layout("", is_read=True)  # a page without a layout is its own text


def layout_of(name: str) -> Layout:
    """Return the layout that a page's front matter names in ``Meta.layout``."""
    return LAYOUTS[name] if name else _TEXT
