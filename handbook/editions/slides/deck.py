"""What slides are: screens of a module in one language, and the sizes of their letters."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml.html import HtmlElement as Element

from handbook.course.data.outline import Module

HEAD = 40  # size of a heading in pixels, where a slide is 1280 or 1024 wide
LEAST = 28  # smallest size of a slide's own text
REASON = 24  # and of reasons, marks and feet


@dataclass(frozen=True)
class Slide:
    """One screen; ``notes`` are seen only in the speaker's window and on paper."""

    kind: str
    body: tuple[Element, ...]
    notes: tuple[Element, ...] = ()
    section: str = ""  # slides of one section share the notes of its first


@dataclass(frozen=True)
class Deck:
    """What the slides of one module in one language are made from."""

    site: Path
    lang: str
    module: Module
    strings: dict[str, dict[str, str]]
    root: str  # the folder of the language below the site's root, see Languages.folder

    def s(self, key: str, *values: object) -> str:
        return self.strings[key][self.lang].format(*values)

    @property
    def folder(self) -> Path:
        return self.site / self.root

    @property
    def name(self) -> str:
        """What stands at the foot of each slide."""
        return self.s("module", self.module.number) if self.module.number else self.module.title[self.lang]
