"""The status of a law fact stands after its sentence, and what is open of the fact opens on it and stands in print."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml.html import HtmlElement, document_fromstring
from playwright.sync_api import Browser, expect

BOUND = ("start", "trafficking", "osint", "law", "ethics", "data-protection", "quick")
NOTED = "en/law/victims-and-treaties.html"
STATUS = "hb-st--read", "hb-st--secondary", "hb-st--unverified"


def before(chip: HtmlElement) -> str:
    """The words of its block in front of a status, other statuses and notes left out."""
    said, at = "", chip
    while True:
        previous = at.getprevious()
        if previous is None:
            return (at.getparent().text or "") + said
        if not {*(previous.get("class") or "").split()} & {"hb-st", "hb-noted"} and previous.tag != "sup":
            return (previous.text_content() or "") + (previous.tail or "") + said
        said, at = (previous.tail or "") + said, previous


def test_a_status_never_stands_inside_a_sentence(site: Path) -> None:
    torn, seen = [], 0
    for path in (file for folder in ("", "en") for module in BOUND for file in (site / folder / module).glob("*.html")):
        for chip in document_fromstring(path.read_text("utf-8")).iter("span", "button"):
            classes = (chip.get("class") or "").split()
            if "hb-st" not in classes or not {*STATUS} & {*classes} or chip.getparent().tag not in ("p", "li"):
                continue
            if any(parent.get("class") in ("hb-fact", "hb-public") for parent in chip.iterancestors()):
                continue
            seen += 1
            after = (chip.tail or "").strip()
            if after and not re.search(r"[.!?…][»”’)\"]*\s*$", before(chip)):
                torn.append((path.relative_to(site).as_posix(), before(chip)[-40:], after[:30]))
    assert torn == [] and seen > 100


@pytest.mark.both
@pytest.mark.parametrize("how", ["click", "Enter"])
def test_the_note_opens_on_the_status_by_mouse_and_by_keyboard(how: str, reader) -> None:
    page = reader.open(NOTED)
    button = page.locator("button.hb-st--note").first
    note = page.locator(f"#{button.get_attribute('popovertarget')}")
    assert not note.is_visible()
    if how == "click":
        button.click()
    else:
        button.focus()
        page.keyboard.press("Enter")
    assert note.is_visible() and len(note.inner_text()) > 30
    page.keyboard.press("Escape")
    assert not note.is_visible()


def test_the_note_opens_by_touch_and_fits_a_phone(chromium: Browser, open_reader: Callable) -> None:
    page = open_reader(chromium, viewport={"width": 360, "height": 740}, has_touch=True).open(NOTED)
    button = page.locator("button.hb-st--note").first
    button.tap()
    note = page.locator(f"#{button.get_attribute('popovertarget')}")
    expect(note).to_be_visible()  # the browser makes the click of a touch after the touch has ended
    box = note.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360


def test_the_note_stands_in_print(chromium: Browser, open_reader: Callable) -> None:
    page = open_reader(chromium).open(NOTED)
    page.emulate_media(media="print")
    notes = page.locator(".hb-noted")
    assert notes.count() and all(note.is_visible() for note in notes.all())
