"""Reads all that the handbook is made from: the one place where pages, data and exercises come together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from handbook.base.findings import Finding
from handbook.base.languages import Languages
from handbook.course.data import READERS, DataOnDemand
from handbook.course.data.model import Data
from handbook.course.pages.model import Page, PageKey
from handbook.course.pages.reader import Selection, Shelf
from handbook.course.passages import Passage, passage_of, passages_of_data
from handbook.course.wanted import EVERYTHING, PAGES, Wanted, compared, file_of


@dataclass(frozen=True)
class Course:
    """Everything that the handbook is made from, as far as it can be read."""

    root: Path
    pages: Mapping[PageKey, Page]  # by language and path below its folder
    data: Data | DataOnDemand
    wanted: Wanted = EVERYTHING
    skipped: dict[str, list[str]] = field(default_factory=dict)  # file that cannot be read → codes not checked for it

    def every_page(self) -> Iterable[Page]:
        """The pages, for a rule that misses something where one is missing. Raises NotRead if one cannot be read."""
        return self.pages.complete() if isinstance(self.pages, Selection) else self.pages.values()

    @property
    def languages(self) -> Languages:
        """The languages of the handbook."""
        return self.data.languages

    def translations(self) -> Iterator[tuple[Page, Page]]:
        """Each translated page with the page it is a translation of."""
        source = {path for lang, path in self.pages if lang == self.languages.source}
        for translated in self.languages.translated:
            paths = [path for lang, path in self.pages if lang == translated and path in source]
            yield from ((self.pages[translated, path], self.pages[self.languages.source, path]) for path in paths)

    def wanted_pages(self) -> Iterator[Page]:
        """The pages in which findings are asked for; where there are none, no page is read for it."""
        pages = self.pages.values() if self.wanted.meets(PAGES) else ()
        return (page for page in pages if self.wanted.has(page.file))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """One passage a wanted page, and one a language for each wanted data file; made once for the rules that ask."""
        return (*map(passage_of, self.wanted_pages()), *passages_of_data(self.root, self.data, self.wanted))

    def __getstate__(self) -> dict[str, object]:
        """What another process is handed: not the passages, which it can make again."""
        return {name: value for name, value in vars(self).items() if name != "passages"}

    def lessons(self) -> Iterator[Page]:
        """The pages with objectives."""
        return (page for page in self.pages.values() if page.is_lesson)


def read(root: Path, wanted: Wanted = EVERYTHING, known: Course | None = None) -> tuple[Course, list[Finding]]:
    """What can be read below ``root``, and what is wrong with how the wanted files are written.

    Where pages alone are wanted, going through the pages meets only those that they can be compared with. Of what is
    ``known`` from an earlier reading only the wanted pages are read again.
    """
    kept = {key: page for key, page in known.pages.items() if not wanted.has(file_of(key))} if known else {}
    shelf = Shelf(root, kept, is_strict=True)
    data = known.data if known else DataOnDemand(root, is_strict=True)
    readings = [data.readings[name] for name, (file, _) in READERS.items() if not known and wanted.meets(file)]
    findings = [*shelf.missing, *shelf.findings(key for key in shelf.keys_of_files if wanted.has(file_of(key)))]
    findings += [finding for reading in readings for finding in reading.findings]
    is_torn = any(finding.lost for finding in findings) or any(reading.missing for reading in readings)
    if wanted.paths or is_torn:
        course = Course(root, Selection(shelf, compared(root, shelf, wanted)), data, wanted)
    else:
        course = Course(root, dict(shelf), data.whole())
    return course, [finding for finding in findings if wanted.has(finding.file)]
