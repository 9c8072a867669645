"""Makes a page of the book a section for a phone: answers at their questions, drawings and tables that fit it."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement, html_parser
from lxml.html.builder import E

from handbook.base.html import has_class, words
from handbook.editions.book import HEADINGS, Book, BookPage
from handbook.editions.epub_documents import narrow
from handbook.render.figures.drawing import PAINTS

SIZE, STEP = "of-size-", 1000  # the class of a section names its height in steps of so many CSS pixels
# what makes a section high on a screen of 360 pixels, in CSS pixels: measured in a browser over all pages
PER_LETTER, PER_ROW, PER_FIGURE = 0.83, 16, 700


def section(book: Book, page: BookPage, key: Mapping[str, HtmlElement]) -> HtmlElement:
    """Copy a page's body for a file of its own; ``key`` has the answers and hints of its chapter by their ids."""
    body = deepcopy(page.body)
    for to_key in list(body.find_class("bk-to-key")):
        to_key.getparent().replace(to_key, _answer(book, key[to_key.find("a").get("href")[1:]]))
    for image in list(body.iter("img")):
        image.getparent().replace(image, _drawing(book, image))
    for table in list(body.iter("table")):
        _let_scroll(table)
    for heading in body.iter(*HEADINGS):  # the file's own title is above them
        heading.tag = HEADINGS[HEADINGS.index(heading.tag) + 1]
    body.classes.add(f"{SIZE}{_height(body)}")
    return body


def _answer(book: Book, entry: HtmlElement) -> HtmlElement:
    """Make an entry of the key that a reader opens: right letters and reasons of a question, or hints."""
    name = book.s("answer-and-reasons" if has_class(entry, "bk-answer") else "exercise-hints")
    entry = deepcopy(entry)
    del entry.attrib["id"]
    for back in list(entry.find_class("bk-back")):
        back.drop_tree()
    return E.details(E.summary(name), entry)


def _drawing(book: Book, image: HtmlElement) -> HtmlElement:
    """Copy a figure's narrow drawing into the page, where it uses the page's font and both colour schemes.

    The policy would refuse a ``style`` attribute, so it is written as attributes of SVG.
    """
    drawn = etree.fromstring((book.site / narrow(image.get("src"))).read_bytes())
    made = _of_html(drawn)
    for name in ("lang", "role", "aria-labelledby"):
        made.attrib.pop(name, None)
    made.set("role", "img")
    made.set("aria-label", image.get("alt"))
    return made


def _of_html(drawn: etree._Element) -> HtmlElement:
    made = html_parser.makeelement(etree.QName(drawn).localname, dict(drawn.attrib))
    made.text = drawn.text
    for part in (part.split(":") for part in made.attrib.pop("style", "").split(";") if part):
        made.set(*part)
    for child in drawn:
        if etree.QName(child).localname not in ("title", "desc", "style"):
            made.append(_of_html(child))
    return made


def drawing_style() -> str:
    """Write the style rules of all figures, which give each part of a drawing its colour."""
    parts = "".join(
        f".hb-figure .{part}{{stroke:var(--{paint})}}.hb-figure .{part}-f{{fill:var(--{paint})}}"
        for part, paint in PAINTS.items()
    )
    # inherited, so that a part of a figure can say another width
    return f".hb-figure svg{{fill:none;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}}{parts}"


def _let_scroll(table: HtmlElement) -> None:
    """Put a table into a box of its own that scrolls, also by keyboard."""
    box = table.getparent()
    if not has_class(box, "hb-table"):
        box = E.div({"class": "hb-table"})
        box.tail, table.tail = table.tail, None
        table.getparent().replace(table, box)
        box.append(table)
    box.set("role", "region")
    box.set("tabindex", "0")
    caption = table.find("caption")
    box.set("aria-label", words(caption if caption is not None else table.find(".//th")))


def _height(body: HtmlElement) -> int:
    """Guess the height of a section on a phone in steps; a browser keeps this room until it lays the section out."""
    rows = sum(1 for _ in body.iter("p", "li", "tr", "dt", "dd", "h3", "h4", "h5"))
    figures = sum(1 for _ in body.iter("figure"))
    pixels = len(words(body)) * PER_LETTER + rows * PER_ROW + figures * PER_FIGURE
    return max(1, round(pixels / STEP))
