"""Boxes with their titles, without what only trainers see, and the places of calculators and numbers to call."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from handbook.render.entries import cite, status_class
from handbook.render.passes import Pass, become, sub
from handbook.render.rendering import Rendering

BOXES = ("key", "law", "check", "tip", "warning", "example", "exercise")
CALCULATOR_MARK = re.compile(r"HBCALC([\w-]+)CLACBH")
BOX_MARK = "hb-box-"
PHONE = "phone-"  # keys of strings.yml: one a line of the unit's numbers, in their order


def calculator_mark(name: str) -> str:
    """What stands in the text in place of a calculator until its pass, see ``CALCULATOR_MARK``."""
    return f"HBCALC{name}CLACBH"


def box_mark(number: int) -> str:
    """Return the class that tells ``Blocks`` the number of a box in ``Page.boxes``. No reader's page has it."""
    return f"{BOX_MARK}{number}"


class Blocks(Pass):
    """Gives boxes their titles, drops trainer notes from the trainee edition, makes room for calculators."""

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
            become(element, place)


def _title_box(box: etree.Element, kind: str, minutes: int, rendering: Rendering) -> None:
    if kind not in BOXES or not len(box) or box[0].get("class") != "admonition-title":
        return
    title, word = box[0], rendering.words(f"box-{kind}")
    given = title.text or ""
    title.text = ""
    if given == kind.capitalize():  # what the extension writes where the author gave no title
        title.text = word
    else:
        sub(title, "b", f"{word}.").tail = f" {given}"
    if minutes:
        sub(title, "span", rendering.words("minutes", minutes), class_="hb-min")


def _phones(place: etree.Element, rendering: Rendering) -> None:
    """Whom a unit may have to call, with room to write each number by pen; hb/phones.js puts fields there."""
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
    """The public emergency numbers: who answers, how far it is known, from which source, on which day compared."""
    lang = rendering.page.lang
    rows = etree.Element("dl", {"class": "hb-public"})
    for number in rendering.data.emergency.values():
        row = sub(rows, "div")
        sub(row, "dt", number.number)
        told = sub(row, "dd")
        sub(told, "b", number.who[lang]).tail = " "
        sub(told, "span", rendering.words(f"status-{number.status}"), class_=status_class(number.status)).tail = " "
        text = f"{number.note[lang]} {rendering.words('verify-number', number.checked.isoformat())}"
        cite(sub(told, "span", text), number.sources, rendering)
    return rows


def blank(parent: etree.Element, code: etree.Element, rendering: Rendering) -> None:
    """A line to write on. After the name of one of the unit's numbers the script of the numbers fills it in."""
    index = list(parent).index(code)
    before = (parent[index - 1].tail if index else parent.text) or ""
    blank = etree.Element("span", {"class": "hb-blank"})
    names = {key: rendering.words(key) for key in rendering.data.strings if key.startswith(PHONE)}
    ended = [key for key, name in names.items() if before.rstrip(" :").casefold().endswith(name.casefold())]
    if ended:
        blank.set("data-number", max(ended, key=lambda key: len(names[key])).removeprefix(PHONE))
    blank.text = "\u00a0"
    become(code, blank)
