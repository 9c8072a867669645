"""Copies parts of a page without what a slide cannot use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement as Element

from handbook.base.html import add, contents, element, has_class, words


def notes_in(boxes: Iterable[Element]) -> Iterator[Element]:
    for box in boxes:
        yield from (clean(block) for block in box if block.tag != "summary")


def clean(found: Element) -> Element:
    """Copy an element without links, notes on sources and definitions; put the status of a law fact in brackets."""
    made = element(found.tag, **({"class": found.get("class", "")} if found.tag != "a" and found.get("class") else {}))
    made.text = found.text
    for child in found:
        if child.tag == "sup" or has_class(child, "hb-noted"):
            add(made, child.tail or "")
        elif has_class(child, "hb-st"):
            add(made, f" ({words(child)})" + (child.tail or ""))
        elif child.tag == "a":
            for part in contents(clean(child)):
                add(made, part)
            add(made, child.tail or "")
        else:
            copy = clean(child)
            copy.tail = child.tail
            made.append(copy)
    return made
