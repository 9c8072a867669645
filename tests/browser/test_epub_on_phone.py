"""The e-book as a phone shows it: nothing is wider than the screen, by day and by night."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from handbook.editions.book import Book
from handbook.editions.epub import FOLDER, write_epub


def test_every_page_of_an_excerpt_fits_a_phone(excerpt: Book, chromium: Browser, tmp_path: Path) -> None:
    assert too_wide(excerpt, chromium, tmp_path) == []


@pytest.mark.full
def test_every_page_fits_a_phone(book: Book, chromium: Browser, tmp_path: Path) -> None:
    assert too_wide(book, chromium, tmp_path) == []


def too_wide(book: Book, chromium: Browser, tmp_path: Path) -> list[tuple[str, int]]:
    """The pages wider than a phone, with their width."""
    with zipfile.ZipFile(write_epub(book, tmp_path)) as archive:
        archive.extractall(tmp_path)
    page = chromium.new_page(viewport={"width": 360, "height": 740}, color_scheme="dark")
    found = []
    for file in sorted((tmp_path / FOLDER).glob("*.xhtml")):
        page.goto(file.as_uri())
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
            found.append((file.name, width))
    page.close()
    return found
