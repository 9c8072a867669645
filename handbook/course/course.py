"""Reads all that the handbook is made from: the one place where pages, data and exercises come together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from handbook.base.findings import Finding
from handbook.base.languages import Languages
from handbook.course.data import READERS, DataOnDemand
from handbook.course.data.model import Data
from handbook.course.pages.keys import PageKey
from handbook.course.pages.model import Page, Ref
from handbook.course.pages.reader import LazyPages, PageSubset
from handbook.course.passages import Passage, passage_of, passages_of_data
from handbook.course.wanted import EVERYTHING, PAGES, Wanted, compared, file_of


@dataclass(frozen=True)
class Course:
    """Everything that the handbook is made from, as far as it can be read."""

    root: Path
    pages: Mapping[PageKey, Page]  # by language and path below its folder
    data: Data | DataOnDemand
    wanted: Wanted = EVERYTHING

    def every_page(self) -> Iterable[Page]:
        """Return all selected pages; raises NotRead if one is unreadable.

        Use it in rules that report something as missing.
        """
        return self.pages.complete() if isinstance(self.pages, PageSubset) else self.pages.values()

    def objectives(self) -> dict[tuple[str, str], Page]:
        """Return the lesson of each objective, by language and id. Raises NotRead if a page cannot be read."""
        return {(page.lang, objective.id): page for page in self.every_page() for objective in page.meta.objectives}

    @property
    def languages(self) -> Languages:
        """The languages of the handbook."""
        return self.data.languages

    def translations(self) -> Iterator[tuple[Page, Page]]:
        """Yield each translated page with its source."""
        source = {path for lang, path in self.pages if lang == self.languages.source}
        for translated in self.languages.translated:
            paths = [path for lang, path in self.pages if lang == translated and path in source]
            yield from ((self.pages[translated, path], self.pages[self.languages.source, path]) for path in paths)

    def wanted_pages(self) -> Iterator[Page]:
        """Yield the pages in which findings are asked for; if none is wanted, no page is read."""
        pages = self.pages.values() if self.wanted.meets(PAGES) else ()
        return (page for page in pages if self.wanted.has(page.file))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """One passage a wanted page, and one a language for each wanted data file; made once for the rules that ask."""
        return (*map(passage_of, self.wanted_pages()), *passages_of_data(self.data, self.wanted))

    def __getstate__(self) -> dict[str, object]:
        """Leave the passages out of what another process gets: it can make them again."""
        return {name: value for name, value in vars(self).items() if name != "passages"}

    def refs(self, *kinds: str) -> Iterator[tuple[Page, Ref]]:
        """Yield the references of these kinds, each with its page."""
        return ((page, ref) for page in self.pages.values() for ref in page.refs if ref.kind in kinds)

    def lessons(self) -> Iterator[Page]:
        """Yield the pages with objectives."""
        return (page for page in self.pages.values() if page.is_lesson)


def read_course(root: Path, wanted: Wanted = EVERYTHING, known: Course | None = None) -> tuple[Course, list[Finding]]:
    """Read the course; return it with the reading faults of the wanted files.

    If only pages are wanted, iterating over the pages yields only those that rules compare with them. Given ``known``,
    the course of an earlier reading, only the wanted pages are read again.
    """
    kept = {key: page for key, page in known.pages.items() if not wanted.has(file_of(key))} if known else {}
    pages = LazyPages(root, kept, is_strict=True)
    data = known.data if known else DataOnDemand(root, is_strict=True)
    readings = [data.readings[name] for name, (file, _) in READERS.items() if not known and wanted.meets(file)]
    findings = [
        *pages.missing,
        *pages.findings(key for key in pages.keys_of_files if wanted.has(file_of(key))),
    ]
    findings += [finding for reading in readings for finding in reading.findings]
    is_torn = any(finding.lost for finding in findings) or any(reading.missing for reading in readings)
    if wanted.paths or is_torn:
        course = Course(root, PageSubset(pages, compared(root, pages, wanted)), data, wanted)
    else:
        course = Course(root, dict(pages), data.whole())
    return course, [finding for finding in findings if wanted.has(finding.file)]
