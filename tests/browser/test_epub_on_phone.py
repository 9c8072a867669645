"""The e-book as a phone shows it: nothing is wider than the screen, by day and by night."""

from __future__ import annotations

import zipfile
from pathlib import Path

from playwright.sync_api import Browser

from handbook.editions.book import Book
from handbook.editions.epub import FOLDER, write_epub


def test_every_page_fits_a_phone(book: Book, chromium: Browser, tmp_path: Path) -> None:
    with zipfile.ZipFile(write_epub(book, tmp_path)) as archive:
        archive.extractall(tmp_path)
    page = chromium.new_page(viewport={"width": 360, "height": 740}, color_scheme="dark")
    too_wide = []
    for file in sorted((tmp_path / FOLDER).glob("*.xhtml")):
        page.goto(file.as_uri())
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
            too_wide.append((file.name, width))
    page.close()
    assert too_wide == []
