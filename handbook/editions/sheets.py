"""Prints each form and card of the book alone, to be filled in by pen; the files of one language are one zip."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

from lxml.html import HtmlElement, tostring
from lxml.html.builder import E

from handbook.course.pages.model import Meta
from handbook.editions.book import HEADINGS, Book, BookPage
from handbook.editions.packing import NAME, write_zip
from handbook.editions.press import CannotPrint, PressSheet, pdf, render
from handbook.render.forms.paper import write_date

if TYPE_CHECKING:
    from weasyprint import Document

CARDS = ("legal-quick", "red-lines")  # sheets without fields
FORM = {"hb-intro", "hb-form", "hb-house-rule"}  # classes of what a form's sheet has below its title
SIDES = {"red-lines": 1}  # of a card; all others take both sides of one sheet at most
SHEET = 2
# numbers of lines to write on, tried in this order; the last are set closer
ROOM = ((6, ""), (5, ""), (4, ""), (3, ""), (2, ""), (2, "tight"), (1, "tight"))
SHORT = 46  # characters of a label that leaves room to write beside it


def write_sheets(book: Book, dist: Path) -> Path:
    """Write ``osint-handbook-<edition>.forms.<lang>.zip`` with a PDF of each form and card; return its path.

    Raises CannotPrint where libraries are missing or a form takes more than a sheet.
    """
    folder = f"{NAME}-{book.edition}.forms.{book.lang}"
    files = {f"{folder}/{name(page)}.{book.lang}.pdf": pdf(lay_out(book, page)) for page in sheets(book)}
    target = dist / f"{folder}.zip"
    write_zip(target, files, book.day)
    return target


def sheets(book: Book) -> Iterator[BookPage]:
    """Yield the pages that are forms or cards, in the order of the book."""
    return (page for page in book.pages if name(page) in CARDS or page.body.find("div[@class='hb-form']") is not None)


def name(page: BookPage) -> str:
    """Return the name of a form or card: "capture-log" for templates/capture-log.html."""
    return Path(page.path).stem


def lay_out(book: Book, page: BookPage) -> Document:
    """Lay out a page with as many lines to write on as its sides hold."""
    sides = SIDES.get(name(page), SHEET)
    for lines, tight in ROOM if name(page) not in CARDS else ROOM[:1]:
        document = render(_sheet(book, page, lines, tight), book.site)
        if len(document.pages) <= sides:
            return document
    raise CannotPrint(f"{page.path}: takes {len(document.pages)} sides on paper, at most {sides}; shorten it")


def _sheet(book: Book, page: BookPage, lines: int, tight: str) -> PressSheet:
    body = deepcopy(page.body)
    body.tag = "body"
    body.set("class", f"{name(page)} {tight}".strip())
    body.remove(body.find("p[@class='hb-facts']"))
    body.set("data-foot", _foot(book, page.meta))
    if name(page) not in CARDS:  # the explanation and the filled-in example are read in the book
        for element in [element for element in body[1:] if element.get("class") not in FORM]:
            element.drop_tree()
    for element in list(body.iter()):
        if element.tag in HEADINGS[1:]:
            element.tag = HEADINGS[HEADINGS.index(element.tag) - 1]
        elif element.tag == "a":
            _as_text(element)
    for number in body.findall(".//span[@class='bk-number']"):
        number.drop_tree()
    for line in body.findall("ol[@class='hb-red']/li"):
        line[1:] = [E.div({"class": "told"}, *line[1:])]
    for field in body.findall(".//div[@class='hb-form']/section/div"):
        _rule(field, lines)
    return PressSheet(book.lang, page.title, tostring(body, encoding="unicode"), "sheets", book.day, book.title)


def _foot(book: Book, page: Meta) -> str:
    """Write the foot of a sheet: the edition and the dates of review, of all that a page says below its title."""
    days = (("reviewed", page.reviewed), ("review-by", page.review_by))
    dates = (book.s(key, write_date(day, book.lang)) for key, day in days if day)
    return " · ".join((book.s("site-name"), book.s("form-edition", book.edition), *dates))


def _as_text(link: HtmlElement) -> None:
    """Turn links into text, since they lead nowhere on a single sheet; a link to another site shows its address."""
    if link.get("href").startswith("http"):
        link.append(E.span({"class": "address"}, f" {link.get('href')}"))
    link.tag = "span"
    link.attrib.pop("href")


def _rule(field: HtmlElement, lines: int) -> None:
    """Draw the lines to write on: beside a short label, else below it."""
    kind = field.get("class", "").split("--")[-1]
    label, blank = field.find("p[@class='bk-label']"), field.find("div[@class='bk-blank']")
    boxes = field.find("ul[@class='bk-choices']")
    if boxes is not None and kind == "check" and len(boxes) == 1:  # its one choice says yes
        boxes[0][0].tail = f" {label.text_content()}"
        field.remove(label)
    beside = blank is not None and kind != "long" and (kind == "date" or len(label.text_content()) <= SHORT)
    hint = field.find("p[@class='hb-help']")
    if hint is not None and label is not None and label.getparent() is not None and not beside:
        label.append(E.span({"class": "hint"}, f" {hint.text_content()}"))
        field.remove(hint)
    if blank is None:
        return
    if kind == "long":
        blank[:] = [E.div({"class": "rule"}) for _ in range(lines)]
    elif beside:
        field.insert(0, E.div({"class": f"beside {kind}"}, label, blank))
