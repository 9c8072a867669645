"""Tree pass: titles boxes, removes trainer notes, and puts in places of calculators and lists of phone numbers."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from handbook.render.entries import cite, status_class
from handbook.render.passes import Pass, add_child, replace_element
from handbook.render.rendering import Rendering

BOXES = ("key", "law", "check", "tip", "warning", "example", "exercise")
CALCULATOR_MARK = re.compile(r"HBCALC([\w-]+)CLACBH")
BOX_MARK = "hb-box-"
PHONE = "phone-"  # keys of strings.yml: one a line of the unit's numbers, in their order


def calculator_mark(name: str) -> str:
    """Return the text that keeps the place of a calculator until its pass, see ``CALCULATOR_MARK``."""
    return f"HBCALC{name}CLACBH"


def box_mark(number: int) -> str:
    """Return the class that tells ``Blocks`` the number of a box in ``Page.boxes``; ``Blocks`` removes it."""
    return f"{BOX_MARK}{number}"


class Blocks(Pass):
    """Titles boxes, removes trainer notes from the trainee edition, puts in the places of calculators."""

    def visit(self, parent: etree.Element, element: etree.Element, rendering: Rendering) -> None:
        kinds = (element.get("class") or "").split()
        if element.tag == "details" and "trainer" in kinds:
            if rendering.trainer:
                element[0].text = rendering.words("box-trainer")
            else:
                parent.remove(element)
        elif element.tag == "div" and "admonition" in kinds:
            marks = [name for name in kinds if name.startswith(BOX_MARK)]
            element.set("class", " ".join(name for name in kinds if name not in marks))
            minutes = sum(rendering.page.boxes[int(mark.removeprefix(BOX_MARK))].minutes for mark in marks)
            _title_box(element, next(kind for kind in kinds if kind != "admonition"), minutes, rendering)
        elif element.tag == "p" and (mark := CALCULATOR_MARK.fullmatch((element.text or "").strip())):
            place = etree.Element("div", {"class": "hb-calc", "data-calculator": mark.group(1)})
            if mark.group(1) == "phone-book":
                _phones(place, rendering)
            elif mark.group(1) == "public-numbers":
                place = _public_numbers(rendering)
            # else empty: its script puts the form here, and without scripts the text around it says enough
            replace_element(element, place)


def _title_box(box: etree.Element, kind: str, minutes: int, rendering: Rendering) -> None:
    if kind not in BOXES or not len(box) or box[0].get("class") != "admonition-title":
        return
    title, word = box[0], rendering.words(f"box-{kind}")
    given = title.text or ""
    title.text = ""
    if given == kind.capitalize():  # what the extension writes where the author gave no title
        title.text = word
    else:
        add_child(title, "b", f"{word}.").tail = f" {given}"
    if minutes:
        add_child(title, "span", rendering.words("minutes", minutes), class_="hb-min")


def _phones(place: etree.Element, rendering: Rendering) -> None:
    """Add the rows of the unit's own phone numbers, to be written by pen; hb/phones.js adds fields."""
    place.set("class", "hb-calc hb-phones")
    etree.SubElement(place, "p", {"class": "hb-phones__title"}).text = rendering.words("phones-title")
    rows = etree.SubElement(place, "dl")
    for key in rendering.data.strings:
        if key.startswith(PHONE):
            row = etree.SubElement(rows, "div", {"data-phone": key.removeprefix(PHONE)})
            etree.SubElement(row, "dt").text = rendering.words(key)
            etree.SubElement(row, "dd")
    approved = etree.SubElement(place, "p", {"class": "hb-phones__approved"})
    for part in ("approved", "sign-date"):
        etree.SubElement(approved, "span").text = rendering.words(part)


def _public_numbers(rendering: Rendering) -> etree.Element:
    """Return the list of public emergency numbers, each with its owner, status, source and date of comparison."""
    lang = rendering.page.lang
    rows = etree.Element("dl", {"class": "hb-public"})
    for number in rendering.data.emergency.values():
        row = add_child(rows, "div")
        add_child(row, "dt", number.number)
        about = add_child(row, "dd")
        add_child(about, "b", number.who[lang]).tail = " "
        add_child(
            about, "span", rendering.words(f"status-{number.status}"), class_=status_class(number.status)
        ).tail = " "
        text = f"{number.note[lang]} {rendering.words('verify-number', number.checked.isoformat())}"
        cite(add_child(about, "span", text), number.sources, rendering)
    return rows


def blank(parent: etree.Element, code: etree.Element, rendering: Rendering) -> None:
    """Turn `____` into a blank line to write on. If a number's name precedes it, hb/phones.js fills in that number."""
    index = list(parent).index(code)
    before = (parent[index - 1].tail if index else parent.text) or ""
    blank = etree.Element("span", {"class": "hb-blank"})
    names = {key: rendering.words(key) for key in rendering.data.strings if key.startswith(PHONE)}
    ended = [key for key, name in names.items() if before.rstrip(" :").casefold().endswith(name.casefold())]
    if ended:
        blank.set("data-number", max(ended, key=lambda key: len(names[key])).removeprefix(PHONE))
    blank.text = "\u00a0"
    replace_element(code, blank)
