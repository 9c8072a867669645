"""Loads the sources of docs/_data/sources.bib."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import bibtexparser
from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ImplicitComment

from handbook.base.findings import ALL, Finding
from handbook.base.textfile import read_text

FILE = "docs/_data/sources.bib"
# entry types (those of biblatex) of a text that itself lays down what it says: a law, a judgment, a treaty
PRIMARY = ("legislation", "jurisdiction", "legal")
TYPES = (*PRIMARY, "misc")


@dataclass(frozen=True)
class Source:
    """An entry of sources.bib, LaTeX braces removed."""

    key: str
    type: str  # what was seen, one of TYPES
    author: str
    title: str
    year: str  # "n.d." where not shown
    url: str
    urldate: str
    note: str
    line: int


def read_sources(root: Path) -> tuple[dict[str, Source], list[Finding]]:
    """Sources by key; an entry with a mistake is left out."""
    text, findings = read_text(root, FILE)
    # the library also logs what we report
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = bibtexparser.parse_string(text)
    sources: dict[str, Source] = {}
    for block in library.blocks:
        if isinstance(block, ImplicitComment):
            findings += _stray(block)
        elif isinstance(block, Entry):
            source = _source(block)
            problems = list(_problems(source))
            findings += problems
            sources |= {} if problems else {source.key: source}
    for failed in library.failed_blocks:
        line = (failed.start_line or 0) + 1
        lost = ""
        if isinstance(failed, DuplicateBlockKeyBlock):
            found, write = f'a second entry "{failed.key}"', "merge the two entries or rename one key"
        else:
            reason = getattr(failed.error, "abort_reason", "") or str(failed.error).split("Note:")[0]
            found = f"an entry that cannot be read ({' '.join(reason.split()).strip(' .')})"
            write, lost = "close every brace and part fields with commas", ALL
        findings.append(Finding(FILE, line, "DA05", found, write, lost))
    return sources, findings


def _stray(block: ImplicitComment) -> Iterator[Finding]:
    """Text between entries that is not marked as a comment: mostly the rest of a broken entry."""
    for number, line in enumerate((block.raw or "").split("\n"), start=(block.start_line or 0) + 1):
        if line.strip() and not line.startswith("%"):
            yield Finding(FILE, number, "DA05", f'"{line.strip()}" stands in no entry', "begin a comment with %")


def _source(entry: Entry) -> Source:
    texts = {name.lower(): _plain(str(given.value)) for name, given in entry.fields_dict.items()}
    return Source(
        key=entry.key,
        type=entry.entry_type.lower(),
        author=texts.get("author", ""),
        title=texts.get("title", ""),
        year=texts.get("year", ""),
        url=texts.get("url", ""),
        urldate=texts.get("urldate", ""),
        note=texts.get("note", ""),
        line=(entry.start_line or 0) + 1,
    )


def _plain(value: str) -> str:
    """Words without LaTeX's braces and escapes."""
    return re.sub(r"\\([&%$#_{}])", r"\1", re.sub(r"(?<!\\)[{}]", "", value)).strip()


def _problems(source: Source) -> Iterator[Finding]:
    if not re.fullmatch(r"[\w.:-]+", source.key):
        write = "write letters, digits and - . : only"
        yield Finding(FILE, source.line, "DA05", f'the key "{source.key}"', write, source.key)
    if source.type not in TYPES:
        write = f"write one of {', '.join(f'@{type_}' for type_ in TYPES)}"
        yield Finding(FILE, source.line, "DA05", f'the type "@{source.type}" of "{source.key}"', write)
    swallowed = next(
        (text for text in (source.author, source.title, source.year, source.note) if "\n" in text and "=" in text), ""
    )
    if swallowed:
        found = f'the entry "{source.key}" has a field inside another'
        yield Finding(FILE, source.line, "DA05", found, "close the field with } and a comma", ALL)
    for name in ("title", "year"):
        if not getattr(source, name):
            write = f"add {name} = {{…}}" + (" or {n.d.} where none is shown" if name == "year" else "")
            yield Finding(FILE, source.line, "DA05", f'the entry "{source.key}" has no {name}', write, source.key)
    if source.url and not source.url.startswith(("http://", "https://")):
        write = "begin the address with https://"
        yield Finding(FILE, source.line, "DA05", f'url "{source.url}"', write, source.key)
