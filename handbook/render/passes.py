"""Visits the elements of a page once, and replaces or adds elements."""

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
        """Do what can only be done once every element was visited."""

    def visit(self, parent: etree.Element, element: etree.Element, rendering: Rendering) -> None:
        """Change an element; ``parent`` is the one around it."""
        raise NotImplementedError


def walk(root: etree.Element) -> Iterator[tuple[etree.Element, etree.Element]]:
    """Yield every element below ``root`` with its parent, in document order."""
    for child in root:
        yield root, child
        yield from walk(child)


def replace_element(element: etree.Element, other: etree.Element) -> None:
    """Turn ``element`` into ``other`` in place, keeping its tail."""
    tail = element.tail
    element.clear()
    element.tag, element.attrib, element.text, element.tail = other.tag, dict(other.attrib), other.text, tail
    element.extend(list(other))


def insert_after(parent: etree.Element, element: etree.Element, new: etree.Element) -> None:
    """Put ``new`` directly after ``element``, before the text that follows it."""
    new.tail, element.tail = element.tail, None
    parent.insert(list(parent).index(element) + 1, new)


def add_child(parent: etree.Element, tag: str, text: str = "", **attributes: str) -> etree.Element:
    """Add a child with text and attributes, and return it; ``class_`` stands for class."""
    child = etree.SubElement(parent, tag, {name.rstrip("_"): value for name, value in attributes.items()})
    child.text = text
    return child
