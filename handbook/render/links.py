"""Tree pass over links, figures, tables and notes: terms, law facts, claims, tools, and the numbers of sources."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from html import escape

from markdown.inlinepatterns import InlineProcessor

from handbook.course.data.law import LawFact
from handbook.course.pages.refs import classify
from handbook.course.pages.sentences import end_of_sentence
from handbook.render import figures
from handbook.render.boxes import blank
from handbook.render.entries import grade_badge, number_notes, risk_badge, statuses, whole_claim, whole_fact
from handbook.render.passes import Pass, insert_after, replace_element
from handbook.render.rendering import Rendering

_INLINE = frozenset({"a", "b", "strong", "em", "i", "code"})


class Citations(InlineProcessor):
    """Turns `[@a; @b]` into a mark that the last pass numbers in reading order."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:
        element = etree.Element("sup", {"keys": m.group(1)})
        return element, m.start(0), m.end(0)


class Links(Pass):
    """Gives links to terms, law facts, claims and tools, figures and tables their form; numbers notes of sources."""

    def visit(self, parent: etree.Element, element: etree.Element, rendering: Rendering) -> None:
        if element.tag == "sup" and element.get("keys"):
            number_notes(element, rendering)
        elif element.tag == "a":
            self._link(parent, element, rendering)
        elif element.tag == "img" and parent.tag == "p":
            kind, id_ = classify(rendering.page.path, element.get("src", ""), is_image=True)
            if kind == "figure":
                replace_element(parent, etree.Element("p"))
                parent.text = self.md.htmlStash.store(_figure(id_, element.get("alt", ""), rendering))
        elif element.tag == "code" and element.text and not element.text.strip("_"):
            blank(parent, element, rendering)
        elif element.tag == "table":
            _wrap_table(parent, element, rendering)

    def _link(self, parent: etree.Element, link: etree.Element, rendering: Rendering) -> None:
        href = link.get("href", "")
        kind, id_ = classify(rendering.page.path, href)
        named = bool(link.text or len(link))
        if kind == "term":
            link.set("class", "hb-term")
        elif kind == "law":
            fact = rendering.data.law[id_]
            if named:
                link.set("data-fact", fact.id)  # its status is put at the end of its sentence
            else:
                replace_element(parent, whole_fact(fact, href, rendering))
        elif kind == "claim":
            claim = rendering.data.claims[id_]
            if named:
                insert_after(parent, link, grade_badge(claim, rendering))
            else:
                replace_element(parent, whole_claim(claim, href, rendering))
        elif kind == "tool" and (card := rendering.data.cards.get(id_)):
            if not named:
                link.text = card.name[rendering.page.lang]
            if card.id not in rendering.rated:  # once a page is enough
                rendering.rated.add(card.id)
                insert_after(parent, link, risk_badge(card, rendering))

    def finish(self, root: etree.Element, rendering: Rendering) -> None:
        """Put the status of each law fact after the sentence that quotes it, once, so that no sentence is cut."""
        for block in [root, *root.iter()]:
            ends: dict[tuple[int, int], list[str]] = {}  # the text in which a sentence ends, and the place in it
            for child in list(block):
                for link in [child, *child.iter()] if child.tag in _INLINE else ():
                    if not (id_ := link.attrib.pop("data-fact", "")):
                        continue
                    place = _end_of_sentence(block, child, link)
                    facts = ends.setdefault(place, [])
                    if id_ not in facts:
                        facts.append(id_)
            for (index, at), facts in sorted(ends.items(), reverse=True):
                _put_statuses(block, index, at, [rendering.data.law[id_] for id_ in facts], rendering)


def _end_of_sentence(block: etree.Element, child: etree.Element, link: etree.Element) -> tuple[int, int]:
    """Return the index of the child of ``block`` after which the sentence of ``link`` ends, and where in its tail."""
    children = list(block)
    for index in range(children.index(child), len(children)):
        tail = children[index].tail or ""
        if end := end_of_sentence(tail):
            return index, end
    last = children[-1]
    return len(children) - 1, len((last.tail or "").rstrip())


def _put_statuses(block: etree.Element, index: int, at: int, facts: list[LawFact], rendering: Rendering) -> None:
    """Put the statuses of ``facts`` after the first ``at`` letters of the tail of the child with this index."""
    child = block[index]
    tail = child.tail or ""
    child.tail = tail[:at]
    for fact in facts:
        for element in statuses(fact, rendering):
            index += 1
            block.insert(index, element)
    block[index].tail = tail[at:]


def _figure(figure_id: str, caption: str, rendering: Rendering) -> str:
    """Return the figure for both schemes and widths (one of four is displayed), described once for screen readers."""
    shown, lang = rendering.data.figures[figure_id], rendering.page.lang
    alt = escape(shown.title[lang])
    width, height = figures.size(shown, lang, "wide")
    wide, narrow = (rendering.root_url(f"assets/figures/{figure_id}.{lang}.{shape}.svg") for shape in figures.SHAPES)
    pictures = [
        f'<picture class="hb-{scheme}"><source media="(max-width:44em)" srcset="{narrow}{place}">'
        f'<img src="{wide}{place}" alt="{alt}" width="{width}" height="{height}" loading="lazy"></picture>'
        for scheme, place in (("light", ""), ("dark", "#dark"))
    ]
    description = f'<p class="hb-sr">{escape(shown.desc[lang])}</p>'
    return (
        f'<figure class="hb-figure">{"".join(pictures)}{description}<figcaption>{escape(caption)}</figcaption></figure>'
    )


def _wrap_table(parent: etree.Element, table: etree.Element, rendering: Rendering) -> None:
    """Put a table into a frame in which it scrolls, and which the keyboard can reach."""
    rendering.tables += 1  # regions of a page need names of their own
    name = rendering.words("table", rendering.tables)
    frame = etree.Element("div", {"class": "hb-table", "tabindex": "0", "role": "region", "aria-label": name})
    position = list(parent).index(table)
    frame.tail, table.tail = table.tail, None
    parent.remove(table)
    frame.append(table)
    parent.insert(position, frame)
