"""Draws the pictures of the training web: flat SVG made of kind, seed and words, marked as fictional."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from html import escape

from handbook.checks.fiction import MARK
from handbook.practice.web.dice import Dice
from handbook.practice.web.papers import document, flyer, map_note, phone
from handbook.practice.web.places import landscape, office, room, street
from handbook.practice.web.portrait import portrait
from handbook.practice.web.shapes import mark

SIZES = {
    "portrait": (400, 400),
    "flyer": (480, 600),
    "phone": (480, 600),
    "map-note": (480, 480),
    "document": (480, 620),
}
WIDE = (640, 420)  # all other kinds
KINDS = {
    "portrait": ("Дүрс зураг: хүний хөрөг", "Drawing: a portrait without a face"),
    "flyer": ("Дүрс зураг: зарын хуудас", "Drawing: a flyer"),
    "office": ("Дүрс зураг: албан тасалгаа", "Drawing: an office"),
    "street": ("Дүрс зураг: гудамж", "Drawing: a street"),
    "room": ("Дүрс зураг: өрөө", "Drawing: a room"),
    "phone": ("Дүрс зураг: утасны дэлгэц", "Drawing: the screen of a phone"),
    "map-note": ("Дүрс зураг: гар зураг", "Drawing: a sketched map"),
    "landscape": ("Дүрс зураг: байгаль", "Drawing: a landscape"),
    "document": ("Дүрс зураг: бичиг баримт", "Drawing: a document"),
}


def size(kind: str) -> tuple[int, int]:
    return SIZES.get(kind, WIDE)


@cache
def drawn(kind: str, seed: int, words: str) -> tuple[str, str, str]:
    """File (named by its content), SVG and description of a picture."""
    wide, high = size(kind)
    body = DRAWERS[kind](Dice(f"{kind}:{seed}"), words)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">'
        f"<title>{escape(' / '.join(KINDS[kind]))}</title><desc>{MARK}</desc>"
        f"{body}{mark(wide, high)}</svg>\n"
    )
    said = " · ".join(line.strip() for line in words.splitlines() if line.strip())
    described = " / ".join(KINDS[kind]) + (f": {said}" if said else "")
    return f"pictures/{hashlib.sha256(svg.encode()).hexdigest()[:12]}.svg", svg, described


# shapes


# kinds


DRAWERS: dict[str, Callable[[Dice, str], str]] = {
    "portrait": portrait,
    "flyer": flyer,
    "office": office,
    "street": street,
    "room": room,
    "phone": phone,
    "map-note": map_note,
    "landscape": landscape,
    "document": document,
}
