"""Turns a form that is filled in on a screen into one that is filled in by pen."""

from __future__ import annotations

from lxml.html import HtmlElement
from lxml.html.builder import E

from handbook.editions.book.reading import parts_of


def print_forms(body: HtmlElement) -> None:
    """Give every form of a page blanks and boxes in the place of its fields."""
    for form in body.iter("form"):
        form.tag = "div"
        for group in form.findall("fieldset"):
            group.tag = "section"
            group.set("class", "bk-group")
            legend = group.find("legend")
            legend.tag = "h2"
            for place in group.findall("div"):
                _print_field(place)


def _print_field(place: HtmlElement) -> None:
    choice = place.find("fieldset")
    if choice is not None:
        legend, helped = choice.find("legend"), choice.findall("p")
        boxes = E.ul({"class": "bk-choices"})
        for label in choice.findall("label"):
            boxes.append(E.li(E.span({"class": "bk-box"}), " ", *_parts_after_input(label)))
        place[:] = [E.p({"class": "bk-label"}, *parts_of(legend)), boxes, *helped]
        return
    for label in place.findall("label"):
        label.tag = "p"
        label.set("class", "bk-label")
    for blank in place.xpath("input | textarea"):
        blank.getparent().replace(blank, E.div({"class": "bk-blank"}))


def _parts_after_input(label: HtmlElement) -> list[str | HtmlElement]:
    """Return the words of a choice; they follow the field that is ticked on a screen."""
    ticked, *rest = label
    return [ticked.tail or "", *rest]
