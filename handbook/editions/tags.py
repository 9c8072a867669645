"""Changes single tags of a finished page, every other byte stays: a parser would write a minified page anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True)
class Tag:
    """A start or end tag and the characters it takes."""

    name: str
    attributes: dict[str, str]  # of an end tag: none
    start: int
    end: int
    closes: bool


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.html = html
        self.found: list[Tag] = []
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(html)

    def _add(self, name: str, attributes: dict[str, str], closes: bool) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        written = self.html[start : self.html.index(">", start) + 1] if closes else self.get_starttag_text() or ""
        self.found.append(Tag(name, attributes, start, start + len(written), closes))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, {name: value or "" for name, value in attrs}, False)

    def handle_endtag(self, tag: str) -> None:
        self._add(tag, {}, True)


def tags(html: str) -> list[Tag]:
    """Every start and end tag in order."""
    return _Tags(html).found


def replace(html: str, edits: list[tuple[int, int, str]]) -> str:
    """``html`` with the characters from … to … replaced; the edits do not overlap."""
    for start, end, text in sorted(edits, reverse=True):
        html = html[:start] + text + html[end:]
    return html


def change_links(html: str, keep: Callable[[str], bool]) -> str:
    """Links whose address is not kept become text; those that only turn the page go with their words."""
    edits: list[tuple[int, int, str]] = []
    opened: Tag | None = None
    for tag in tags(html):
        if tag.name != "a":
            continue
        if not tag.closes:
            opened = tag
        elif opened:
            if not keep(opened.attributes.get("href", "")):
                if "rel" in opened.attributes:
                    edits.append((opened.start, tag.end, ""))
                else:
                    edits += [(opened.start, opened.end, "<span>"), (tag.start, tag.end, "</span>")]
            opened = None
    return replace(html, edits)


def element(html: str, name: str, class_: str) -> tuple[int, int]:
    """Find where the first element of this name and class begins and ends; no such element may contain another one."""
    found = tags(html)
    first = next(
        n for n, tag in enumerate(found) if tag.name == name and class_ in tag.attributes.get("class", "").split()
    )
    last = next(tag for tag in found[first:] if tag.name == name and tag.closes)
    return found[first].start, last.end
