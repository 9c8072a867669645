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
# Debian's package → its library; without the last one, which cuts fonts, other bytes are written
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

    with _no_warnings():
        fonts, styles = _styles(sheet.style)
        page = HTML(string=_page(sheet), base_url=f"{base.resolve().as_uri()}/", url_fetcher=Files())
        try:
            document = page.render(font_config=fonts, stylesheets=styles)
        except FatalURLFetchingError as error:  # derives from BaseException: no caller's `except Exception` catches it
            raise CannotPrint(f"PDF: {error}") from error
    _free_layout(document)
    return document


def _free_layout(document: Document) -> None:
    """Free a third of a long document's memory: drop what drawings keep of the layout of their document.

    A drawing needs that only for pictures inside it, and ours have none; one with pictures would end the run.
    """
    for page in document.pages:
        for box in _boxes(page):
            if hasattr(getattr(box, "replacement", None), "_context"):
                box.replacement._context = None


@contextmanager
def long_document() -> Iterator[None]:
    """Collect garbage in ``collect_garbage`` only while a long book is printed: it would take longer than the rest."""
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.enable()


def collect_garbage() -> None:
    """Collect garbage now, and exempt everything that is left from later collections."""
    gc.collect()
    gc.freeze()


def check_libraries() -> None:
    """Raise CannotPrint with the Debian packages to install, if any are missing."""
    missing = [package for package, library in LIBRARIES.items() if not find_library(library)]
    if missing:
        raise CannotPrint(f"PDF: libraries are missing. Install them: apt-get install {' '.join(missing)}")


def pdf(document: Document, arrange: Finisher | None = None) -> bytes:
    """Write a laid out document as the bytes of a PDF file; ``arrange`` may put its pages on sheets."""
    from handbook.editions.press_tags import described

    with _no_warnings(), described(arrange) as finish:
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
    described = "".join(
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
        f"{described}{first}</head>{sheet.body}</html>"
    )


@cache
def _fonts() -> tuple[FontConfiguration, CSS]:
    """Load Inter in the weights that figures use; it has every letter of the handbook. Unpacking takes seconds."""
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


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _no_warnings() -> Iterator[None]:
    """Raise CannotPrint if WeasyPrint warns: of a link to nothing, of a picture without alternative text."""
    logger, heard = logging.getLogger("weasyprint"), _Warnings()
    logger.addHandler(heard)
    try:
        yield
    finally:
        logger.removeHandler(heard)
    if heard.lines:
        raise CannotPrint("\n".join(dict.fromkeys(f"PDF: {line}" for line in heard.lines)))
