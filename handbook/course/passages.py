"""All text of the handbook in every language: the prose of pages, and the words of data files and exercises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from handbook.base.findings import NotRead
from handbook.base.walk import words_in
from handbook.course.data import READERS
from handbook.course.data.model import Data
from handbook.course.pages.markup import prose
from handbook.course.pages.model import Page
from handbook.course.pages.scan import scan
from handbook.course.wanted import Wanted


@dataclass(frozen=True)
class Passage:
    """Text of one file in one language, line by line.

    ``masked`` has code, links and markup blanked, ``written`` is the original; both have the same length.
    """

    file: str
    lang: str
    masked: str
    written: str
    lines: tuple[int, ...]  # number in the file of each row

    @property
    def is_page(self) -> bool:
        return self.file.endswith(".md")

    def rows(self) -> Iterator[tuple[int, str]]:
        """Yield each row that is not blank, with its line."""
        return ((line, row) for line, row in zip(self.lines, self.masked.split("\n"), strict=True) if row.strip())

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield line and match; skip matches that touch blanked text."""
        row, counted = 0, 0  # rows above, counted on from the match before: a data file has thousands of words
        for match in pattern.finditer(self.masked):
            if self.written[match.start() : match.end()] == match[0]:
                row, counted = row + self.masked.count("\n", counted, match.start()), match.start()
                yield self.lines[row], match


def read_of(text: str) -> str:
    """Blank everything that is not read in Markdown, the signs of lists, boxes and tables too; the length stays."""
    rows = prose(text).split("\n")
    found = scan(text)
    for block in found.blocks:
        row = rows[block.first]
        if block.kind == "box":  # nothing of it but its title, as it is written
            title = found.lines[block.first][block.start : block.end]
            rows[block.first] = " " * block.start + title + " " * (len(row) - block.end)
        elif block.kind == "rule":
            rows[block.first] = " " * len(row)
        else:
            rows[block.first] = " " * block.start + row[block.start :]
    return "\n".join(rows).replace("|", " ")


def passage_of(page: Page) -> Passage:
    """Return the text of a page, the texts of its front matter first."""
    head = page.meta.texts
    words = [text.replace("\n", " ") for _, text in head]
    lines = range(page.body_line, page.body_line + page.body.count("\n") + 1)
    return Passage(
        page.file,
        page.lang,
        "\n".join([*words, read_of(page.body)]),
        "\n".join([*words, page.body]),
        (*(line for line, _ in head), *lines),
    )


def passages_of_data(data: Data, wanted: Wanted) -> Iterator[Passage]:
    """Yield one passage a language for each wanted data file, exercises among them."""
    read: list[tuple[str, Any]] = []
    for name, (file, _) in READERS.items():
        # sources stand in the languages that they are in
        if name != "sources" and wanted.meets(file):
            with suppress(NotRead):  # unreadable data has no words to check; its own rule reports it
                value = getattr(data, name)
                read += [(one.file, one) for one in value.values()] if name == "exercises" else [(file, value)]
    for file, value in read:
        rows: dict[str, list[tuple[int, str]]] = {lang: [] for lang in data.languages}
        for words in words_in(value):
            for lang, text in words.items():
                rows[lang] += [(words.lines[lang], row) for row in text.split("\n")]
        for lang, found in rows.items():
            written = "\n".join(text for _, text in found)
            if found:
                yield Passage(file, lang, prose(written), written, tuple(line for line, _ in found))
