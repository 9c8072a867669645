"""Reads docs/<language>/**/*.md into pages, and reports what cannot be read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.base.findings import Finding, NotRead
from handbook.base.textfile import read_text
from handbook.course.languages import read_languages
from handbook.course.pages.blocks import Body, find_boxes, find_headings, find_questions, find_sections
from handbook.course.pages.front_matter import NO_META, read_meta, split
from handbook.course.pages.keys import PageKey
from handbook.course.pages.minutes import with_minutes
from handbook.course.pages.model import Page
from handbook.course.pages.refs import find_refs


def read_docs(root: Path) -> tuple[dict[PageKey, Page], list[Finding]]:
    """Read all pages; return them with everything that is wrong with how they are written."""
    all_pages = LazyPages(root)
    return dict(all_pages), [*all_pages.missing, *all_pages.findings(all_pages.keys_of_files)]


class LazyPages(Mapping[PageKey, Page]):
    """Pages that are read when they are first looked up; those that are ``known`` already are not read.

    With ``is_strict`` an unreadable page is ``in`` the mapping, iteration skips it, and looking it up raises NotRead.
    """

    def __init__(self, root: Path, known: Mapping[PageKey, Page] | None = None, is_strict: bool = False) -> None:
        self._is_strict = is_strict
        self.missing: list[Finding] = []
        self.keys_of_files: list[PageKey] = []
        self._root = root
        self.languages, _ = read_languages(root)
        self._read: dict[PageKey, tuple[Page | None, list[Finding]]] = {
            key: (page, []) for key, page in (known or {}).items()
        }
        if not self.languages.names:
            self.missing.append(Finding("docs", 0, "FI01", "no folder of a language", "create docs/mn and docs/en"))
        for lang in self.languages:
            folder = root / "docs" / lang
            if not folder.is_dir():
                found = Finding(f"docs/{lang}", 0, "FI01", "no such folder", "create it and put pages into it")
                self.missing.append(found)
            paths = sorted(file.relative_to(folder) for file in folder.rglob("*.md"))
            self.keys_of_files += [(lang, path.as_posix()) for path in paths]
        self._known = frozenset(self.keys_of_files)

    def findings(self, keys: Iterable[PageKey]) -> list[Finding]:
        """Return what is wrong with how these pages are written."""
        found = []
        for key in keys:
            causes = [finding for finding in self._page(key)[1] if finding.lost]
            found += causes if self._is_strict and causes else self._page(key)[1]
        return found

    def is_readable(self, key: PageKey) -> bool:
        """Return True if the page is there and can be read."""
        page, findings = self._page(key) if key in self._known else (None, [])
        return page is not None and not (self._is_strict and any(finding.lost for finding in findings))

    def __getitem__(self, key: PageKey) -> Page:
        if self.is_readable(key):
            return self._page(key)[0]
        if self._is_strict and key in self._known:
            raise NotRead(f"docs/{key[0]}/{key[1]}")
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return key in self._known and (self._is_strict or self._page(key)[0] is not None)

    def __iter__(self) -> Iterator[PageKey]:
        # a file that cannot be read is no page
        return filter(self.is_readable, self.keys_of_files)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _page(self, key: PageKey) -> tuple[Page | None, list[Finding]]:
        if key not in self._read:
            self._read[key] = read_page(self._root, *key)
        return self._read[key]


@dataclass(frozen=True)
class PageSubset(Mapping[PageKey, Page]):
    """Some pages of ``LazyPages``: iterating yields these alone, and all pages can be looked up."""

    all_pages: LazyPages
    keys: Collection[PageKey]

    def complete(self) -> Iterator[Page]:
        """Return the selected pages; raise NotRead if one of them cannot be read."""
        return (self.all_pages[key] for key in self.keys)

    def __getitem__(self, key: PageKey) -> Page:
        return self.all_pages[key]

    def __contains__(self, key: object) -> bool:
        return key in self.all_pages

    def __iter__(self) -> Iterator[PageKey]:
        return filter(self.all_pages.is_readable, self.keys)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def read_page(root: Path, lang: str, path: str) -> tuple[Page | None, list[Finding]]:
    """Read one page; return None for it if its file cannot be read."""
    text, findings = read_text(root, f"docs/{lang}/{path}")
    return (None, findings) if findings else parse_page(text, lang, path)


def parse_page(text: str, lang: str, path: str) -> tuple[Page, list[Finding]]:
    """Make the page that this text would be at this place."""
    file = f"docs/{lang}/{path}"
    yaml_text, start, findings = split(text, file)
    meta, problems = (NO_META, []) if findings else read_meta(yaml_text, file)
    body = Body.of("\n".join(text.split("\n")[start:]), file, start + 1)
    boxes, box_findings = find_boxes(body)
    headings = find_headings(body)
    questions, question_findings = find_questions(body, lang)
    refs, ref_findings = find_refs(body, path)
    if (opened := body.scan.unclosed) is not None:
        findings.append(body.finding(opened, "MK01", "a code fence is never closed", "repeat the same signs on a line"))
    page = Page(
        lang=lang,
        path=path,
        file=file,
        meta=meta,
        body_line=body.first_line,
        body="\n".join(body.scan.lines),
        headings=headings,
        sections=find_sections(body, headings, boxes, questions),
        boxes=boxes,
        questions=questions,
        refs=refs,
    )
    return with_minutes(page), [*findings, *problems, *box_findings, *question_findings, *ref_findings]
