"""Finds everything a page refers to: sources, terms, law facts, claims, tools, figures, calculators, pages, images."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Protocol
from urllib.parse import unquote

from handbook.base.findings import Finding
from handbook.course.layouts import LAYOUTS
from handbook.course.pages.blocks import Body
from handbook.course.pages.markup import CITATION, LINK
from handbook.course.pages.model import Page, Ref

# pages made from data: a link to a place on one of them names an entry of this kind
ENTRIES = {layout.page: layout.entry for layout in LAYOUTS.values() if layout.entry}
# each is a script in overrides/hb/
CALCULATORS = (
    "base-rate",
    "spellings",
    "hash",
    "metadata",
    "time",
    "capture-log",
    "matrix",
    "charts",
    "phone-book",
    "public-numbers",
)
# links that no rule follows: [words][name], [name]: target, a target with a space; HTML is looked for as such
_OTHER_LINKS = re.compile(
    r"\]\[(?!@)[^\]\n]*\]"
    r"|^[ ]{0,3}\[(?!@)[^\]\n]+\]:.*"
    r'|\]\([^()\n"]*[^()\s"] +[^()\s"][^()\n"]*\)',
    re.M,
)
_FIGURE = re.compile(r"assets/figures/([\w-]+)\.svg")


class Entry(Protocol):
    """An entry of a data file with an id: a law fact, a claim, a tool …"""

    @property
    def id(self) -> str: ...
    @property
    def line(self) -> int: ...


def as_browsers_read(target: str) -> str:
    """Resolve the entities of an address and remove the signs that a browser ignores."""
    return re.sub(r"[\x00-\x20\x7f]", "", unescape(target))


def resolve(path: str, target: str) -> tuple[str, str]:
    """Return the file below the language's folder and the anchor that a link on the page ``path`` leads to."""
    file, _, anchor = unquote(target).partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path, anchor


def find_refs(body: Body, path: str) -> tuple[tuple[Ref, ...], list[Finding]]:
    """Return all references in the order of the page, and findings about citations and links in another form."""
    bare, written = "\n".join(body.scan.bare), "\n".join(body.scan.lines)
    refs: list[Ref] = []

    def add(kind: str, target: str, position: int, text: str = "", whole: bool = False) -> None:
        index = bare.count("\n", 0, position)
        refs.append(Ref(kind, target, body.first_line + index, body.scan.box_at(index), text, whole))

    for index, own in body.scan.metadata(0, len(body.scan.lines)):
        if name := own.get("calculator"):
            refs.append(Ref("calculator", name, body.first_line + index, body.scan.box_at(index)))
    for citation in CITATION.finditer(bare):
        for key in re.finditer(r"@([\w.:-]+)", citation[0]):
            add("source", key[1], citation.start() + key.start())
    for link in _links(bare):
        # the words as written: masks have blanked code in them
        text = written[link.start("text") : link.end("text")].strip()
        kind, target = classify(path, link["target"], is_image=bool(link["image"]))
        add(kind, target, link.start(), text, whole=kind in ("law", "claim") and not text)
    findings = [
        body.finding(
            bare.count("\n", 0, match.start()), "MK04", f'"{match[0]}" is no citation', "write [@key] or [@key1; @key2]"
        )
        for match in re.finditer(r"\[@[^\]\n]*\]?", bare)
        if not CITATION.fullmatch(match[0])
    ]
    findings += [
        body.finding(bare.count("\n", 0, match.start()), "MK07", f'"{match[0].strip()}"', "write [words](target)")
        for match in _OTHER_LINKS.finditer(bare)
    ]
    return tuple(sorted(refs, key=lambda ref: ref.line)), findings


def pages_by_target(pages: Iterable[Page], kind: str) -> dict[str, list[Page]]:
    """Map each thing of a kind to the pages that refer to it, in the order given, each once."""
    found: dict[str, list[Page]] = {}
    for page in pages:
        for target in dict.fromkeys(ref.target for ref in page.refs if ref.kind == kind):
            found.setdefault(target, []).append(page)
    return found


def unlinked(entries: Iterable[Entry], pages: Iterable[Page], kind: str) -> Iterator[tuple[str, int]]:
    """Yield id and line of each entry of a data file to which none of the pages refers."""
    used = pages_by_target(pages, kind)
    return ((entry.id, entry.line) for entry in entries if entry.id not in used)


def _links(text: str) -> list[re.Match[str]]:
    """Return links and images, also the images inside the words of a link."""
    outer = list(LINK.finditer(text))
    inner = [
        found
        for link in outer
        for start in [text.find("![", link.start("text"), link.end("text"))]
        if start >= 0 and (found := LINK.match(text, start))
    ]
    return outer + inner


def classify(path: str, target: str, is_image: bool = False) -> tuple[str, str]:
    """Return kind and target, see ``Ref``, of a link or an image on the page ``path``."""
    file, anchor = resolve(path, target)
    if is_image:
        figure = _FIGURE.fullmatch(file)
        return ("figure", figure[1]) if figure else ("image", target)
    return (ENTRIES[file], anchor) if anchor and file in ENTRIES else ("link", target)
