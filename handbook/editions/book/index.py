"""Writes the index: which pages of the book use each term of the glossary."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.html import HtmlElement
from lxml.html.builder import E

from handbook.editions.book.model import GLOSSARY, INDEX, BookPage, Chapter


def term_index(pages: Iterable[BookPage], title: str) -> Chapter | None:
    """Make the index chapter: for each term its first place on every page that uses it; None where no term is used.

    Gives each such place an id, so that the index can link it.
    """
    uses: dict[str, list[tuple[str, str]]] = {}  # id of a term → number of a page and the place on it
    glossary: HtmlElement | None = None
    for page in pages:
        if page.id == GLOSSARY:
            glossary = page.body
        for n, link in enumerate(page.body.xpath(".//a[@class='hb-term']") if page.path else ()):
            found = uses.setdefault(link.get("href", "")[1:], [])
            if not found or found[-1][0] != page.number:
                link.set("id", f"{page.id}--term-{n}")
                found.append((page.number, link.get("id", "")))
    rows = []
    for term in glossary.findall(".//dl/div") if glossary is not None else ():
        if places := uses.get(term.get("id", "")):
            rows.append(_entry(term, places))
    if not rows:
        return None
    body = E.section({"id": INDEX, "class": "bk-page bk-index"}, E.h1(title), E.ul(*rows))
    return Chapter(f"ch-{INDEX}", "", "", title, (BookPage(INDEX, "", "", title, body),))


def _entry(term: HtmlElement, places: list[tuple[str, str]]) -> HtmlElement:
    """Write the entry of a term, such as “хохирогч victim: 3.1, 7.2”, with links to the term and its places."""
    name = term.find("dt")
    row = E.li(E.a((name.text or "").strip(), href=f"#{term.get('id')}"))
    for other in name.findall("span"):
        row[-1].tail = " "
        row.append(E.span(other.text or "", lang=other.get("lang", "")))
    row[-1].tail = ": "
    for n, (number, place) in enumerate(places):
        row.append(E.a({"class": "bk-place", "href": f"#{place}"}, number))
        row[-1].tail = ", " if n + 1 < len(places) else None
    return row
