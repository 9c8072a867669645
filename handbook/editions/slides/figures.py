"""A drawing of a lesson on a slide."""

from __future__ import annotations

import re

from lxml.html import HtmlElement as Element

from handbook.base.html import by_class, contents, element, words
from handbook.editions import fit
from handbook.editions.slides.clean import clean
from handbook.editions.slides.deck import REASON, Deck, Slide

FIGURE_WIDTH = 720  # of a drawing, whose letters are measured in it
WHOLE = 410  # a drawing up to this height is large enough to be read as it fills a slide of 16:9
WHOLE_ON_BOX = 510  # and one of 4:3
FONT_SIZE = re.compile(r'font-size="([\d.]+)"')


def figure_slide(deck: Deck, drawn: Element) -> Slide:
    """Show a drawing as large as the slide; if its letters are small then, key presses show its parts enlarged."""
    pictures = [image for image in drawn.iter("img") if "src" in image.attrib]
    caption = words(clean(drawn.find("figcaption")))  # type: ignore[arg-type]
    height = int(pictures[0].get("height", "0"))
    # beside its caption or below it, wherever it is larger
    room = fit.WIDE.height + 32  # the edges are narrower here
    below = room - fit.text_height(caption, 32, fit.WIDE.width, "head") - 20
    scale_below = min(fit.WIDE.width / FIGURE_WIDTH, below / height)
    scale_beside = min((fit.WIDE.width - 332) / FIGURE_WIDTH, room / height)
    scale = max(scale_below, scale_beside)
    frame = element("div", class_="hb-drawn")
    for picture, scheme in zip(pictures, ("light", "dark"), strict=True):
        frame.append(
            element(
                "img",
                src=picture.get("src", ""),
                alt=picture.get("alt", ""),
                width=str(FIGURE_WIDTH),
                height=str(height),
                class_=f"hb-{scheme}",
            )
        )
    drawing = (deck.site / pictures[0].get("src", "").lstrip("./")).read_text("utf-8")
    smallest = min(float(size) for size in FONT_SIZE.findall(drawing))
    if smallest * scale < REASON:
        for n in range(1 if height <= WHOLE else 2):
            frame.append(element("i", class_="fragment hb-part", data_fragment_index=str(n)))
        if height <= WHOLE_ON_BOX:
            frame.set("class", "hb-drawn hb-short")
    notes = [element("p", *contents(clean(text))) for text in by_class(drawn, "hb-sr")]
    kind = "figure hb-beside" if scale_beside > scale_below else "figure"
    return Slide(kind, (element("h2", caption), frame), tuple(notes))
