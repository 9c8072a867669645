"""Loads the sources of docs/_data/sources.bib."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import bibtexparser
from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ImplicitComment

from handbook.base.findings import ALL, Finding
from handbook.base.shaped import with_holes
from handbook.base.textfile import read_text
from handbook.course.data.known import Reference

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
    """Return the sources by key."""
    text, findings = read_text(root, FILE)
    # the library also logs what we report
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = bibtexparser.parse_string(text)
    sources: dict[str, Source] = {}
    for block in library.blocks:
        if isinstance(block, ImplicitComment):
            findings += _stray(block)
        elif isinstance(block, Entry):
            values = _values(block)
            problems = list(_problems(Source(**values)))
            findings += [problem for _, problem in problems]
            holes = {name for name, _ in problems}
            if "key" not in holes:
                sources[block.key] = with_holes(Source, values, holes, FILE)
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


def cited(sources: dict[str, Source]) -> Reference:
    """Return the rule that keys of sources stand under `sources` of entries."""
    return Reference("sources", sources, "source", FILE)


def _stray(block: ImplicitComment) -> Iterator[Finding]:
    """Report text between entries that is not marked as a comment: mostly the rest of a broken entry."""
    for number, line in enumerate((block.raw or "").split("\n"), start=(block.start_line or 0) + 1):
        if line.strip() and not line.startswith("%"):
            yield Finding(FILE, number, "DA05", f'"{line.strip()}" stands in no entry', "begin a comment with %")


def _values(entry: Entry) -> dict[str, Any]:
    """Return the fields of a source; a missing text is empty."""
    texts = {name.lower(): _plain(str(given.value)) for name, given in entry.fields_dict.items()}
    own = {"key": entry.key, "type": entry.entry_type.lower(), "line": (entry.start_line or 0) + 1}
    return {one.name: texts.get(one.name, "") for one in fields(Source)} | own


def _plain(value: str) -> str:
    """Remove LaTeX's braces and escapes."""
    return re.sub(r"\\([&%$#_{}])", r"\1", re.sub(r"(?<!\\)[{}]", "", value)).strip()


def _problems(source: Source) -> Iterator[tuple[str, Finding]]:
    """Yield each field that cannot be read, with the finding."""
    if not re.fullmatch(r"[\w.:-]+", source.key):
        write = "write letters, digits and - . : only"
        yield "key", Finding(FILE, source.line, "DA05", f'the key "{source.key}"', write, source.key)
    if source.type not in TYPES:
        write = f"write one of {', '.join(f'@{type_}' for type_ in TYPES)}"
        yield "type", Finding(FILE, source.line, "DA05", f'the type "@{source.type}" of "{source.key}"', write)
    for name in ("author", "title", "year", "note"):
        if "\n" in (text := getattr(source, name)) and "=" in text:
            found = f'the entry "{source.key}" has a field inside another'
            # what follows inside it may be entries
            yield name, Finding(FILE, source.line, "DA05", found, "close the field with } and a comma", ALL)
            break
    for name in ("title", "year"):
        if not getattr(source, name):
            write = f"add {name} = {{…}}" + (" or {n.d.} where none is shown" if name == "year" else "")
            yield name, Finding(FILE, source.line, "DA05", f'the entry "{source.key}" has no {name}', write)
    if source.url and not source.url.startswith(("http://", "https://")):
        write = "begin the address with https://"
        yield "url", Finding(FILE, source.line, "DA05", f'url "{source.url}"', write)
