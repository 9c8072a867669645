"""Leads links to the places that they have in the book."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from lxml.html import HtmlElement
from lxml.html.builder import E

from handbook.editions.book.model import BookPage


def absolute(path: str, href: str) -> str:
    """Make an address inside the site start from its root; addresses of other sites stay as they are."""
    if urlsplit(href).scheme:
        return href
    target, fragment = urldefrag(href)
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
    return f"{whole}#{fragment}" if fragment else whole


def resolve_links(pages: Iterable[BookPage], ids: Mapping[str, str], site: Path) -> list[str]:
    """Lead links between pages to their places in the book, and print where a link to a file of the site leads.

    ``ids`` are those of the book's pages by their paths below the site's root, which is ``site``. Returns a line for
    each link that leads nowhere.
    """
    pages, wrong = list(pages), []
    known = {element.get("id") for page in pages for element in page.body.iter() if element.get("id")}
    for page in pages:
        for link in list(page.body.iter("a")):
            href = link.get("href", "")
            if urlsplit(href).scheme or href.startswith("#"):
                continue
            target, fragment = urldefrag(href)
            if target in ids:
                place = f"{ids[target]}--{fragment}"
                # the place may be left out of the book; then the link leads to its page
                link.set("href", f"#{place}" if place in known else f"#{ids[target]}")
            elif (site / target).exists():
                link.addnext(E.span({"class": "bk-where"}, f" ({href})"))
                _tail_after(link)
                link.drop_tag()
            else:
                wrong.append(f"{page.path}: a link to {href}, which does not exist")
    return wrong


def _tail_after(link: HtmlElement) -> None:
    """Give what follows a link to what now stands right after it."""
    after = link.getnext()
    after.tail, link.tail = link.tail, None
