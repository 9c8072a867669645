"""Reads the start tags of an HTML text, however its attributes are quoted and ordered."""

from __future__ import annotations

from html.parser import HTMLParser


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def start_tags(html: str) -> list[tuple[str, dict[str, str]]]:
    """Name and attributes of every start tag in order; an attribute without a value has the empty one."""
    reader = _Tags()
    reader.feed(html)
    return reader.found


def classes(attributes: dict[str, str]) -> set[str]:
    """The classes of one element."""
    return set(attributes.get("class", "").split())
