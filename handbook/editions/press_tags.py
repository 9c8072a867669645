"""Adds to WeasyPrint's tags what PDF/UA asks for beyond them: languages of parts, heads of cells, words of links.

WeasyPrint 70 knows the language of a whole document only, names a link by its address, measures figures in pixels and
leaves running heads in the text that is read aloud. Its builder of tags is therefore wrapped while a file is written.
The version is pinned; tests/test_pdf.py reads the finished files and holds all this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint import Document
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags as builder

PIXEL = 0.75  # points
SCOPES = {"row": "/Row", "col": "/Column"}
PAGINATION = pydyf.Dictionary({"Type": "/Pagination"})
Finisher = Callable[[Document, pydyf.PDF], None]


@contextmanager
def described(arrange: Finisher | None = None) -> Iterator[Finisher]:
    """Wrap WeasyPrint's builder of tags for a while; yields the function that finishes each file, ``arrange`` last."""
    original, slow = builder._build_box_tree, pydyf.PDF.page_references
    pages: list[bytes] = []
    running: defaultdict[int, set[int]] = defaultdict(set)  # page → its marked contents that are heads and feet

    def build(box: Any, parent: Any, pdf: pydyf.PDF, page: int, nums: Any, annotations: Any, tags: Any) -> Iterator:
        if isinstance(box, boxes.MarginBox):
            for part in box.descendants():
                if found := tags.pop(part, None):
                    nums[found["mcid"]] = "null"
                    running[page].add(found["mcid"])
            return
        for tag in original(box, parent, pdf, page, nums, annotations, tags):
            _describe(tag, box, pdf, page)
            if tag["S"] == "/LI":
                _hold_together(tag, pdf)
            yield tag

    def finish(document: Document, pdf: pydyf.PDF) -> None:
        for page, contents in running.items():
            _take_out(object_of(pdf, object_of(pdf, pdf.page_references[page])["Contents"]), contents)
        _list_ids(pdf)
        if arrange:
            arrange(document, pdf)

    def references(pdf: pydyf.PDF) -> list[bytes]:
        """Return the references to all pages, made once: the library asks for them at every tag of a long book."""
        numbers = pdf.pages["Kids"]  # each followed by its generation and an R
        if len(pages) * 3 != len(numbers):
            pages[:] = [f"{number} 0 R".encode() for number in numbers[::3]]
        return pages

    builder._build_box_tree, pydyf.PDF.page_references = build, property(references)
    try:
        yield finish
    finally:
        builder._build_box_tree, pydyf.PDF.page_references = original, slow


def object_of(pdf: pydyf.PDF, reference: bytes) -> Any:
    """Return the object that a reference, such as ``12 0 R``, names."""
    return pdf.objects[int(reference.split()[0])]


def _describe(tag: pydyf.Dictionary, box: Any, pdf: pydyf.PDF, page: int) -> None:
    element = getattr(box, "element", None)
    if element is None:
        return
    if lang := element.get("lang"):
        tag["Lang"] = pydyf.String(lang)
    if tag["S"] == "/TH":
        tag["A"]["Scope"] = SCOPES[element.get("scope", "col")]
    elif tag["S"] == "/Figure":
        height = float(object_of(pdf, pdf.page_references[page])["MediaBox"][3])
        left, top, right, bottom = (side * PIXEL for side in tag["A"]["BBox"])
        tag["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))
    if box.link_annotation:
        words = " ".join("".join(element.itertext()).split())
        box.link_annotation["Contents"] = pydyf.String(words or element.get("title", ""))


def _hold_together(item: pydyf.Dictionary, pdf: pydyf.PDF) -> None:
    """Give a body to a list item that continues from the page before: WeasyPrint puts its text into the item itself."""
    loose = [part for part in item["K"] if object_of(pdf, part)["S"] not in ("/Lbl", "/LBody")]
    if loose:
        body = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(loose), "P": item.reference, "Pg": item["Pg"]}
        )
        pdf.add_object(body)
        for part in loose:
            object_of(pdf, part)["P"] = body.reference
        item["K"] = pydyf.Array([*(part for part in item["K"] if part not in loose), body.reference])


def _take_out(stream: pydyf.Stream, contents: set[int]) -> None:
    """Mark running heads and feet as artifacts, so that nothing reads them aloud."""
    for n, part in enumerate(stream.stream):
        if isinstance(part, pydyf.Dictionary) and part.get("MCID") in contents:
            stream.stream[n - 1 : n + 1] = ["/Artifact", PAGINATION]


def _list_ids(pdf: pydyf.PDF) -> None:
    """List the ids by which cells name their heads, as the format asks for."""
    named = sorted(
        (tag["ID"].string, tag.reference) for tag in pdf.objects if isinstance(tag, pydyf.Dictionary) and "ID" in tag
    )
    if named:
        names = pydyf.Array(part for name, reference in named for part in (pydyf.String(name), reference))
        object_of(pdf, pdf.catalog["StructTreeRoot"])["IDTree"] = pydyf.Dictionary({"Names": names})
