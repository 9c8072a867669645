"""Holds what one page needs while it is rendered, and what it leaves for its foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from handbook.course.data.model import Data
from handbook.course.data.strings import Interface
from handbook.course.pages.model import Page
from handbook.course.questions.model import Question


@dataclass
class Rendering:
    """Made anew for each page; its counts and notes are those of this page."""

    page: Page
    data: Data
    trainer: bool
    root_url: Callable[[str], str]  # address below the site's root → address relative to the page
    attributes: Callable[[Question], dict[str, str]] = lambda question: {}  # of the element of a question
    tables: int = 0
    rated: set[str] = field(default_factory=set)  # tools whose risk stands on the page already
    notes: list[str] = field(default_factory=list)  # source keys in order of first mention
    opened: list[str] = field(default_factory=list)  # law facts whose note stands on the page already

    @cached_property
    def words(self) -> Interface:
        """Words of the interface in the language of the page."""
        return Interface(self.data.strings, self.page.lang)

    def note_number(self, key: str) -> int:
        """Return the number of a source on this page, from 1."""
        if key not in self.notes:
            self.notes.append(key)
        return self.notes.index(key) + 1
