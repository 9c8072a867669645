"""Reads HTML as browsers do, also without the end tags that HTML lets out, and helps to build and write it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element as Parsed

import lxml.html
import tinyhtml5
from lxml.html import HtmlElement

DOCTYPE = "<!doctype html>"


class _StartTags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def start_tags(html: str) -> list[tuple[str, dict[str, str]]]:
    """Return name and attributes of every start tag in order; an attribute without a value has the empty one.

    Use it to look for tags that must not be there: a tree leaves out a tag where it is not allowed, such as a <td>
    outside a table, and moves others. It is also fifty times as quick.
    """
    reader = _StartTags()
    reader.feed(html)
    return reader.found


def classes(attributes: dict[str, str]) -> set[str]:
    """Return the classes of one start tag."""
    return set(attributes.get("class", "").split())


def document(html: str) -> HtmlElement:
    """Return the ``html`` element of a page, without comments."""
    return _with_parents(tinyhtml5.parse(html, namespace_html_elements=False))


def fragment(html: str) -> HtmlElement:
    """Return a ``body`` element that holds the HTML, parsed as a browser does inside a page."""
    return document(f"{DOCTYPE}<body>{html}").find("body")


def read(path: Path) -> HtmlElement:
    """Return the ``html`` element of the page in a file."""
    return document(path.read_text("utf-8"))


def _with_parents(parsed: Parsed) -> HtmlElement:
    """Convert an element to lxml, which knows parents and has XPath."""
    made = lxml.html.html_parser.makeelement(parsed.tag, parsed.attrib)
    made.text = parsed.text
    for child in parsed:
        if isinstance(child.tag, str):
            made.append(_with_parents(child))
            made[-1].tail = child.tail
        else:  # a comment
            add(made, child.tail or "")
    return made


def has_class(element: HtmlElement, name: str) -> bool:
    return name in element.get("class", "").split()


def by_class(element: HtmlElement, name: str) -> Iterator[HtmlElement]:
    """Yield the element and every one below it that have the class, in the order of the text."""
    return (found for found in element.iter() if has_class(found, name))


def words(element: HtmlElement) -> str:
    """Return the text of an element with white space as a page shows it."""
    return " ".join("".join(element.itertext()).split())


def add(parent: HtmlElement, part: HtmlElement | str) -> None:
    """Append a text or an element to ``parent``; an element that already has a parent is copied."""
    if not isinstance(part, str):
        parent.append(part if part.getparent() is None else deepcopy(part))
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + part
    else:
        parent.text = (parent.text or "") + part


def element(tag: str, *children: HtmlElement | str, **attributes: str) -> HtmlElement:
    """Make an element; ``class_`` and ``data_x`` stand for attributes that Python cannot spell."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    made = lxml.html.html_parser.makeelement(tag, named)
    for child in children:
        add(made, child)
    return made


def contents(parent: HtmlElement) -> list[HtmlElement | str]:
    """Return the texts of an element and copies of its children, to build another one from."""
    found: list[HtmlElement | str] = [parent.text or ""]
    for child in parent:
        copy = deepcopy(child)
        copy.tail = None
        found += [copy, child.tail or ""]
    return found


def html(element: HtmlElement) -> str:
    """Write an element as HTML without the text behind it; a whole page begins with its doctype."""
    written = lxml.html.tostring(element, encoding="unicode", with_tail=False)
    return DOCTYPE + written if element.tag == "html" else written


def inside(element: HtmlElement) -> str:
    """Return the HTML inside an element, on one line."""
    children = (html(child) + escape(child.tail or "", quote=False) for child in element)
    return " ".join((escape(element.text or "", quote=False) + "".join(children)).split())
