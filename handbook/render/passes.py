"""How a page's elements are visited once, and how one is put in the place of another or beside it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from handbook.render.rendering import Rendering


class Pass(Treeprocessor):
    """Visits every element of the page once, in document order."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: etree.Element) -> None:
        for parent, element in list(walk(root)):
            self.visit(parent, element, self.rendering)
        self.finish(root, self.rendering)

    def finish(self, root: etree.Element, rendering: Rendering) -> None:
        """What can only be done once every element was visited."""

    def visit(self, parent: etree.Element, element: etree.Element, rendering: Rendering) -> None:
        raise NotImplementedError


def walk(root: etree.Element) -> Iterator[tuple[etree.Element, etree.Element]]:
    """Every element below ``root`` with its parent, in document order."""
    for child in root:
        yield root, child
        yield from walk(child)


def become(element: etree.Element, other: etree.Element) -> None:
    """Turn ``element`` into ``other`` in place, keeping its tail."""
    tail = element.tail
    element.clear()
    element.tag, element.attrib, element.text, element.tail = other.tag, dict(other.attrib), other.text, tail
    element.extend(list(other))


def insert_after(parent: etree.Element, element: etree.Element, new: etree.Element) -> None:
    new.tail, element.tail = element.tail, None
    parent.insert(list(parent).index(element) + 1, new)


def sub(parent: etree.Element, tag: str, text: str = "", **attributes: str) -> etree.Element:
    child = etree.SubElement(parent, tag, {name.rstrip("_"): value for name, value in attributes.items()})
    child.text = text
    return child
