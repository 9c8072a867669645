"""What data says beside or in the place of a link: law facts, claims, tools, and the numbers of their sources."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from handbook.base.shaped import Words
from handbook.course.data.claims import Claim
from handbook.course.data.law import LawFact
from handbook.course.data.tools import Tool, UnusedTool
from handbook.render.passes import sub
from handbook.render.rendering import Rendering

GRADE_CLASS = "hb-st hb-st--grade"


def number_notes(element: etree.Element, rendering: Rendering) -> None:
    keys = [key.strip().lstrip("@") for key in element.attrib.pop("keys").split(";")]
    for position, key in enumerate(keys):
        number = rendering.note_number(key)
        link = sub(element, "a", str(number), href=f"#src-{number}")
        link.tail = ", " if position + 1 < len(keys) else None


def status_class(status: str) -> str:
    return f"hb-st hb-st--{status}"


def _status(fact: LawFact, rendering: Rendering) -> etree.Element:
    badge = etree.Element("span", {"class": status_class(fact.status)})
    badge.text = rendering.words(f"status-{fact.status}")
    return badge


def statuses(fact: LawFact, rendering: Rendering) -> Iterator[etree.Element]:
    """The status; where the fact has a note, a button that says so and opens it, and the note, which print shows."""
    yield _status(fact, rendering)
    if not fact.note:
        return
    id_, kind = f"hb-note-{fact.id}", rendering.words(f"note-{fact.note.kind}")
    button = etree.Element("button", {"type": "button", "class": "hb-st hb-st--note", "popovertarget": id_})
    button.text = kind
    yield button
    if fact.id in rendering.opened:
        return
    rendering.opened.append(fact.id)
    note = etree.Element("span", {"class": "hb-noted", "id": id_, "popover": "auto"})
    sub(note, "b", f"{fact.name(rendering.page.lang)}. {kind}:").tail = f" {fact.note.text[rendering.page.lang]}"
    yield note


def whole_fact(fact: LawFact, href: str, rendering: Rendering) -> etree.Element:
    """A law fact printed whole: article, status, statement, what is still to be checked, sources."""
    lang = rendering.page.lang
    block = etree.Element("div", {"class": "hb-fact"})
    head = sub(block, "p")
    sub(sub(head, "b"), "a", fact.name(lang), href=href)
    head[0].tail = " "
    head.append(_status(fact, rendering))
    cite(sub(block, "p", fact.statement[lang]), fact.sources, rendering)
    if fact.note:
        _note(block, rendering.words(f"note-{fact.note.kind}"), fact.note.text, rendering)
    return block


def cite(paragraph: etree.Element, sources: tuple[str, ...], rendering: Rendering) -> None:
    number_notes(sub(paragraph, "sup", keys=";".join(sources)), rendering)


def _note(block: etree.Element, kind: str, text: Words, rendering: Rendering) -> None:
    """What limits the statement above it."""
    sub(sub(block, "p", class_="hb-note"), "b", f"{kind}:").tail = f" {text[rendering.page.lang]}"


def grade_badge(claim: Claim, rendering: Rendering) -> etree.Element:
    """«B зэрэг» to see; those who listen hear of what. The link before it leads to what the grade means."""
    badge = etree.Element("span", {"class": GRADE_CLASS})
    sub(badge, "span", rendering.words("grade-of"), class_="hb-sr").tail = f" {rendering.words('grade', claim.grade)}"
    return badge


def risk_key(card: Tool | UnusedTool) -> str:
    """The word of the interface for the risk of a tool."""
    return f"risk-{card.risk.lower()}" if isinstance(card, Tool) else "tools-not-used"


def risk_class(card: Tool | UnusedTool) -> str:
    return f"hb-st hb-st--{card.risk.lower()}" if isinstance(card, Tool) else "hb-st hb-st--h"


def risk_badge(card: Tool | UnusedTool, rendering: Rendering) -> etree.Element:
    """«дунд эрсдэл» after the tool's name, which its link has just said."""
    badge = etree.Element("span", {"class": risk_class(card)})
    badge.text = rendering.words(risk_key(card))
    return badge


def whole_claim(claim: Claim, href: str, rendering: Rendering) -> etree.Element:
    """A claim printed whole: its words, grade and sources, and what limits it."""
    block = etree.Element("div", {"class": "hb-fact"})
    paragraph = sub(block, "p")
    sub(paragraph, "a", claim.text[rendering.page.lang], href=href)
    cite(paragraph, claim.sources, rendering)
    paragraph.append(grade_badge(claim, rendering))
    if claim.caveat:
        _note(block, rendering.words("caveat"), claim.caveat, rendering)
    return block
