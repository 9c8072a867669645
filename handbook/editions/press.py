"""Prints HTML on paper: tagged PDF/UA by WeasyPrint, the same bytes for the same content."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook.render import colours
from handbook.render.figures.letters import FILES, FONTS

if TYPE_CHECKING:
    from weasyprint import CSS, Document, Page
    from weasyprint.text.fonts import FontConfiguration

    from handbook.editions.press_tags import Finisher

STYLES = Path(__file__).with_name("paper")
# Debian's package → the library it brings; the last one cuts the fonts, which come out otherwise without it
LIBRARIES = {
    "libpango-1.0-0": "pango-1.0",
    "libpangoft2-1.0-0": "pangoft2-1.0",
    "libharfbuzz-subset0": "harfbuzz-subset",
}
WEIGHTS = {"text": 400, "head": 600}


class CannotPrint(Exception):
    """Printing lacks libraries, or something cannot be printed; the message has a line for each."""


@dataclass(frozen=True)
class PressSheet:
    """A document to be printed: ``body`` is its <body>, ``style`` names sheets in ``paper/``, a later one on top."""

    lang: str
    title: str
    body: str
    style: str
    day: date
    subject: str = ""
    first: int = 1  # number of its first page


def render(sheet: PressSheet, base: Path) -> Document:
    """Lay a document out on pages; ``base`` is the folder its pictures are named from.

    Raises CannotPrint where libraries are missing, a picture cannot be read or a link leads nowhere.
    """
    check_libraries()
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    from handbook.editions.press_files import Files

    with _nothing_said():
        fonts, styles = _styles(sheet.style)
        page = HTML(string=_page(sheet), base_url=f"{base.resolve().as_uri()}/", url_fetcher=Files())
        try:
            document = page.render(font_config=fonts, stylesheets=styles)
        except FatalURLFetchingError as error:  # not a subclass of Exception, so `except Exception` above would miss it
            raise CannotPrint(f"PDF: {error}") from error
    _let_go(document)
    return document


def _let_go(document: Document) -> None:
    """Drop the references of drawings to everything their document was laid out with, a third of a long one's memory.

    A drawing needs them for pictures inside it only, and ours have none: one with pictures would end the run.
    """
    for page in document.pages:
        for box in _boxes(page):
            if hasattr(getattr(box, "replacement", None), "_context"):
                box.replacement._context = None


@contextmanager
def long_document() -> Iterator[None]:
    """Collect garbage in ``keep`` only, while a long document is printed: else that takes longer than the printing."""
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.enable()


def keep() -> None:
    """Collect garbage now, and leave out of later collections all that stays."""
    gc.collect()
    gc.freeze()


def check_libraries() -> None:
    """Raises CannotPrint with the Debian packages to install, if any are missing."""
    missing = [package for package, library in LIBRARIES.items() if not find_library(library)]
    if missing:
        raise CannotPrint(f"PDF: libraries are missing. Install them: apt-get install {' '.join(missing)}")


def pdf(document: Document, arrange: Finisher | None = None) -> bytes:
    """Write a laid out document as the bytes of a PDF file; ``arrange`` may put its pages on sheets."""
    from handbook.editions.press_tags import described

    with _nothing_said(), described(arrange) as finish:
        return document.write_pdf(pdf_variant="pdf/ua-1", finisher=finish)


def rewrite(page: Page, class_: str, words: Callable[[dict[str, str]], str]) -> None:
    """Replace the words of each element of a class on a laid out page by those in its attributes; nothing else moves.

    A number alone keeps its right edge: numerals are equally wide.
    """
    for box in _boxes(page):
        element = getattr(box, "element", None)
        if element is not None and element.get("class") == class_ and hasattr(box, "pango_layout"):
            new = words(element.attrib)
            if new.isdecimal():
                grown = box.width * (len(new) / len(box.text) - 1)
                box.position_x -= grown
                box.width += grown
            box.text = box.pango_layout.text = new


def _boxes(page: Page) -> Iterator[Any]:
    """Yield all boxes of a laid out page, also absolutely placed ones, which only their placeholders lead to."""
    return page._page_box.descendants(placeholders=True)


def _page(sheet: PressSheet) -> str:
    told = "".join(
        f'<meta name="{name}" content="{escape(words)}">'
        for name, words in (
            ("description", sheet.subject),
            ("dcterms.created", sheet.day.isoformat()),
            ("dcterms.modified", sheet.day.isoformat()),
        )
        if words
    )
    first = f"<style>@page :first {{ counter-reset: page {sheet.first} }}</style>" if sheet.first > 1 else ""
    return (
        f'<!doctype html><html lang="{sheet.lang}"><head><meta charset="utf-8"><title>{escape(sheet.title)}</title>'
        f"{told}{first}</head>{sheet.body}</html>"
    )


@cache
def _fonts() -> tuple[FontConfiguration, CSS]:
    """Inter in the weights that figures have too; it holds every letter of the handbook. Unpacking takes seconds."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    faces = "".join(
        f"@font-face{{font-family:Inter;font-weight:{WEIGHTS[name]};src:url({(FONTS / file).as_uri()})}}"
        for name, file in FILES.items()
    )
    fonts = FontConfiguration()
    return fonts, CSS(string=faces, font_config=fonts)


@cache
def _styles(style: str) -> tuple[FontConfiguration, list[CSS]]:
    from weasyprint import CSS

    fonts, faces = _fonts()
    sheets = (
        colours.put_in((STYLES / f"{name}.css").read_text(encoding="utf-8"), "book")
        for name in ("paper", *style.split())
    )
    return fonts, [faces, *(CSS(string=sheet, font_config=fonts) for sheet in sheets)]


class _Said(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _nothing_said() -> Iterator[None]:
    """End the run where WeasyPrint would only warn: a link to nothing, a picture without words."""
    logger, said = logging.getLogger("weasyprint"), _Said()
    logger.addHandler(said)
    try:
        yield
    finally:
        logger.removeHandler(said)
    if said.lines:
        raise CannotPrint("\n".join(dict.fromkeys(f"PDF: {line}" for line in said.lines)))
