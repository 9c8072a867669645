"""Reads finished HTML, also without the end tags that HTML lets out, as a tree of ElementTree elements."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

_EMPTY = "area base br col embed hr img input link meta source track wbr"
VOID = frozenset(_EMPTY.split())
# what a start tag ends, and the elements beyond which it ends nothing
_LIST = frozenset(("ul", "ol"))
_TABLE = frozenset(("table",))
ENDS = {
    "li": (frozenset(("li",)), _LIST),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "tr": (frozenset(("tr",)), _TABLE),
    "td": (frozenset(("td", "th")), _TABLE | {"tr"}),
    "th": (frozenset(("td", "th")), _TABLE | {"tr"}),
    "tbody": (frozenset(("thead", "tbody")), _TABLE),
    "tfoot": (frozenset(("thead", "tbody")), _TABLE),
    "option": (frozenset(("option",)), frozenset(("select",))),
    "body": (frozenset(("head",)), frozenset(("html",))),
}
# https://html.spec.whatwg.org/#optional-tags: a paragraph ends where one of these begins
_BLOCKS = (
    "address article aside blockquote details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hgroup hr main menu nav ol p pre search section table ul li dt dd tr td th tbody tfoot"
)
ENDS_PARAGRAPH = frozenset(_BLOCKS.split())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("root")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ENDS_PARAGRAPH and self.open[-1].tag == "p":
            self.open.pop()
        if tag in ENDS:
            self._end(*ENDS[tag])
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].append(element)
        if tag not in VOID:
            self.open.append(element)

    def _end(self, tags: frozenset[str], beyond: frozenset[str]) -> None:
        for n in range(len(self.open) - 1, 0, -1):
            if self.open[n].tag in beyond:
                return
            if self.open[n].tag in tags:
                del self.open[n:]
                return

    def handle_endtag(self, tag: str) -> None:
        for n in range(len(self.open) - 1, 0, -1):
            if self.open[n].tag == tag:
                del self.open[n:]
                return

    def handle_data(self, data: str) -> None:
        here = self.open[-1]
        if len(here):
            here[-1].tail = (here[-1].tail or "") + data
        else:
            here.text = (here.text or "") + data


def read(path: Path) -> Element:
    """The tree of a page; its root holds what stands outermost."""
    return parse(path.read_text("utf-8"))


def parse(html: str) -> Element:
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def has_class(element: Element, name: str) -> bool:
    return name in element.get("class", "").split()


def by_class(element: Element, name: str) -> Iterator[Element]:
    """Every element below with the class, in the order of the text."""
    return (found for found in element.iter() if has_class(found, name))


def words(element: Element) -> str:
    """The text of an element, white space as a page shows it."""
    return " ".join("".join(element.itertext()).split())


def element(tag: str, *children: Element | str, **attributes: str) -> Element:
    """A new element; ``class_`` and ``data_x`` stand for attributes that Python cannot spell."""
    made = Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    for child in children:
        if not isinstance(child, str):
            made.append(child)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + child
        else:
            made.text = (made.text or "") + child
    return made


def contents(parent: Element) -> list[Element | str]:
    """What stands in an element: texts and copies of its children, to build another one from."""
    found: list[Element | str] = [parent.text or ""]
    for child in parent:
        copy = deepcopy(child)
        copy.tail = None
        found += [copy, child.tail or ""]
    return found


def html(element: Element) -> str:
    return tostring(element, encoding="unicode", method="html")
