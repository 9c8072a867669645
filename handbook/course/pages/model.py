"""The model of a page: sections, boxes, questions and the things it refers to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from handbook.base.languages import Languages
from handbook.course.questions.model import Question

PageKey = tuple[str, str]  # language and path below the language's folder


def page_id(path: str) -> str:
    """Return the id of the page at a path: `ethics/check.md` → `ethics/check`."""
    return path.removesuffix(".md")


def page_url(languages: Languages, lang: str, id_: str) -> str:
    """Return the address of a page below the site's root, where the default language stands."""
    return f"{languages.folder(lang)}{id_}.html"


@dataclass(frozen=True)
class Ref:
    """A thing a page refers to, and where: a source key, an id of an entry, a figure id, a link target."""

    # "source" | "term" | "law" | "claim" | "tool" | "saying" | "red-line" | "calculator" | "figure" | "link" | "image"
    kind: str
    target: str  # key or id; for links the target as written
    line: int
    box: str = ""  # kind of the innermost box it stands in, "" outside
    text: str = ""  # words of a link, alternative text of an image
    whole: bool = False  # law and claim: empty link words, the whole entry is printed


@dataclass(frozen=True)
class Heading:
    """A heading of any level."""

    id: str  # "" where none is written
    level: int
    title: str
    line: int


@dataclass(frozen=True)
class Box:
    """An admonition: `!!! kind "title"` or `??? kind`."""

    kind: str
    title: str
    line: int
    text: str  # dedented Markdown of its body
    practises: tuple[str, ...] = ()  # exercise only
    minutes: int = 0  # exercise only


@dataclass(frozen=True)
class Section:
    """A heading of level 2 with all that follows up to the next one (deeper headings are inside)."""

    id: str
    title: str
    line: int
    text: str  # Markdown below the heading
    teaches: tuple[str, ...]
    boxes: tuple[Box, ...]
    questions: tuple[Question, ...]
    hash: str  # 8 hex digits of SHA-256 over title and text with white space folded: the ledger's measure


@dataclass(frozen=True)
class Objective:
    id: str
    text: str
    line: int


@dataclass(frozen=True)
class Meta:
    """Front matter, typed. A page may lack what its kind does not need."""

    id: str
    title: str
    description: str
    objectives: tuple[Objective, ...]
    reviewed: date | None
    review_by: date | None
    quiz: bool
    layout: str  # "" or one of handbook.course.layouts.LAYOUTS
    form: str  # id in forms.yml or ""
    exercise: str = ""  # id of the exercise whose brief it is
    test: str = ""  # "entry" | "exit" where the page is a test
    asks: tuple[str, ...] = ()  # what readers type who need this page, in their own words
    read: int = 0  # minutes, see handbook.course.pages.minutes; 0 where nobody reads it through
    teach: int = 0
    translated: dict[str, str] = field(default_factory=dict)  # section id → hash of the section in the source language
    lines: dict[str, int] = field(default_factory=dict)  # front matter key → line

    @property
    def texts(self) -> tuple[tuple[int, str], ...]:
        """What of it is read, with its lines: title, description, objectives."""
        own = (
            (self.lines.get(key, 1), text) for key, text in (("title", self.title), ("description", self.description))
        )
        return (*own, *((objective.line, objective.text) for objective in self.objectives))

    @property
    def phrases(self) -> tuple[tuple[int, str], ...]:
        """What readers type, with its lines."""
        return tuple((self.lines.get(f"asks.{number}", 1), phrase) for number, phrase in enumerate(self.asks))


@dataclass(frozen=True)
class Page:
    """One Markdown file of one language."""

    lang: str
    path: str  # below docs/<lang>/, e.g. "ethics/do-no-harm.md"
    file: str  # relative to the project's root
    meta: Meta
    body_line: int  # line on which the body starts
    body: str  # Markdown without front matter
    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
    boxes: tuple[Box, ...]
    questions: tuple[Question, ...]
    refs: tuple[Ref, ...]

    @property
    def id(self) -> str:
        """The path without its ending: rule FM03 wants the same in the front matter."""
        return page_id(self.path)

    @property
    def module(self) -> str:
        """First folder of the path, "" for pages at the root."""
        return self.path.split("/")[0] if "/" in self.path else ""

    @property
    def opening(self) -> str:
        """The text above the first section."""
        lines = self.body.split("\n")
        return "\n".join(lines[: self.sections[0].line - self.body_line] if self.sections else lines)

    @property
    def is_lesson(self) -> bool:
        return bool(self.meta.objectives)
