"""Puts two laid out pages on each side of A4 while a PDF is written; links, bookmarks and tags go along.

Pages are as WeasyPrint 70 builds them, before a byte is written: each has one stream, whose marked contents are counted
from 0, and its tags name the page. What lies on the right moves to the right, is counted on, and names the page on the
left, which becomes the side.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pydyf
from weasyprint import Document

from handbook.editions.press_tags import object_of

MM = 72 / 25.4  # points
SIDE = (297 * MM, 210 * MM)
BOUND = 9 * MM  # more room on the edge at which the sheets are bound


class Place(NamedTuple):
    """Where a page goes."""

    side: bytes  # reference of the page that becomes the side
    right: float  # points by which it moves
    counted: int  # how many ids of marked contents are used on that side already


def two_pages_a_side(_: Document, pdf: pydyf.PDF) -> None:
    """Leave the first page, the cover, alone on its side; put the others side by side, in the order of reading.

    Sheets are printed on both sides, turned over the short edge, and bound on the left of the first side.
    """
    references = list(pdf.page_references)
    places: dict[bytes, Place] = {}
    sides, labels = references[:1], ["1"]
    nums = object_of(pdf, object_of(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    tags_of = dict(zip(nums[::2], nums[1::2], strict=True))  # of the contents of a page, in their order
    for first in range(1, len(references), 2):
        pair = references[first : first + 2]
        pages = [object_of(pdf, reference) for reference in pair]
        side, right, counted = pages[0], BOUND if len(sides) % 2 == 0 else 0.0, 0
        for reference, page in zip(pair, pages, strict=True):
            places[reference] = Place(pair[0], right, counted)
            right += float(page["MediaBox"][2])
            counted += len(tags_of[page["StructParents"]])
        _set_on_side(pdf, pages, [places[reference] for reference in pair])
        for page in pages[1:]:
            tags_of[side["StructParents"]] += tags_of.pop(page["StructParents"])
            page.clear()  # nothing leads to it any more
        sides.append(pair[0])
        labels.append("–".join(str(number) for number in range(first + 1, first + 1 + len(pair))))
    nums[:] = [part for key in sorted(tags_of) for part in (key, tags_of[key])]
    _lead_to_sides(pdf, places)
    pdf.pages["Kids"][:] = [part for side in sides for part in (int(side.split()[0]), 0, "R")]
    pdf.pages["Count"] = len(sides)
    named = [part for n, label in enumerate(labels) for part in (n, pydyf.Dictionary({"P": pydyf.String(label)}))]
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(named)})


def _lead_to_sides(pdf: pydyf.PDF, places: dict[bytes, Place]) -> None:
    """Give tags, links and bookmarks the sides in the place of the pages they name."""
    for tag in pdf.objects:
        if isinstance(tag, pydyf.Dictionary) and (place := places.get(tag.get("Pg", b""))):
            tag["Pg"] = place.side
            if isinstance(tag.get("K"), list):
                tag["K"][:] = [kid + place.counted if isinstance(kid, int) else kid for kid in tag["K"]]
            if "BBox" in tag.get("A", {}):
                left, bottom, right, top = tag["A"]["BBox"]
                tag["A"]["BBox"] = pydyf.Array((left + place.right, bottom, right + place.right, top))
    for goal in _goals(pdf):
        if place := places.get(goal[0]):
            goal[0], goal[2] = place.side, goal[2] + place.right


def _set_on_side(pdf: pydyf.PDF, pages: list[pydyf.Dictionary], places: list[Place]) -> None:
    """Make the first page a side that holds all ``pages``, moved to their places."""
    side, contents, links = pages[0], [], []
    for page, place in zip(pages, places, strict=True):
        stream = object_of(pdf, page["Contents"])
        for part in stream.stream:
            if isinstance(part, pydyf.Dictionary) and "MCID" in part:
                part["MCID"] += place.counted
        stream.stream[:] = [f"q 1 0 0 1 {place.right:.3f} 0 cm", *stream.stream, "Q"]
        contents.append(page["Contents"])
        for reference in page.get("Annots", ()):
            rectangle = object_of(pdf, reference)["Rect"]
            rectangle[0] += place.right
            rectangle[2] += place.right
            links.append(reference)
    side["Contents"] = pydyf.Array(contents)
    if links:
        side["Annots"] = pydyf.Array(links)
    for box in ("MediaBox", "TrimBox", "BleedBox"):
        side[box] = pydyf.Array([0, 0, *SIDE])


def _goals(pdf: pydyf.PDF) -> Iterator[list[Any]]:
    """Yield every place that links and bookmarks lead to: ``[page, /XYZ, x, y, zoom]``."""
    yield from pdf.catalog["Names"]["Dests"]["Names"][1::2]
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Dictionary) and "Title" in entry and isinstance(entry.get("Dest"), list):
            yield entry["Dest"]
