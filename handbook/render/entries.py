"""Makes the elements beside or in place of a link: law facts, claims, tools, and the numbers of their sources."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from handbook.base.shaped import Words
from handbook.course.data.claims import Claim
from handbook.course.data.law import LawFact
from handbook.course.data.tools import Tool, UnusedTool
from handbook.render.passes import add_child
from handbook.render.rendering import Rendering

GRADE_CLASS = "hb-st hb-st--grade"


def number_notes(element: etree.Element, rendering: Rendering) -> None:
    keys = [key.strip().lstrip("@") for key in element.attrib.pop("keys").split(";")]
    for position, key in enumerate(keys):
        number = rendering.note_number(key)
        link = add_child(element, "a", str(number), href=f"#src-{number}")
        link.tail = ", " if position + 1 < len(keys) else None


def status_class(status: str) -> str:
    return f"hb-st hb-st--{status}"


def _status(fact: LawFact, rendering: Rendering) -> etree.Element:
    badge = etree.Element("span", {"class": status_class(fact.status)})
    badge.text = rendering.words(f"status-{fact.status}")
    return badge


def statuses(fact: LawFact, rendering: Rendering) -> Iterator[etree.Element]:
    """Yield the status of a fact; with a note also the button that opens it, and the note, which print shows."""
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
    add_child(note, "b", f"{fact.name(rendering.page.lang)}. {kind}:").tail = f" {fact.note.text[rendering.page.lang]}"
    yield note


def whole_fact(fact: LawFact, href: str, rendering: Rendering) -> etree.Element:
    """Return a whole law fact: article, status, statement, what is still to be checked, sources."""
    lang = rendering.page.lang
    block = etree.Element("div", {"class": "hb-fact"})
    head = add_child(block, "p")
    add_child(add_child(head, "b"), "a", fact.name(lang), href=href)
    head[0].tail = " "
    head.append(_status(fact, rendering))
    cite(add_child(block, "p", fact.statement[lang]), fact.sources, rendering)
    if fact.note:
        _note(block, rendering.words(f"note-{fact.note.kind}"), fact.note.text, rendering)
    return block


def cite(paragraph: etree.Element, sources: tuple[str, ...], rendering: Rendering) -> None:
    number_notes(add_child(paragraph, "sup", keys=";".join(sources)), rendering)


def _note(block: etree.Element, kind: str, text: Words, rendering: Rendering) -> None:
    """Add a paragraph that limits the statement above it."""
    add_child(add_child(block, "p", class_="hb-note"), "b", f"{kind}:").tail = f" {text[rendering.page.lang]}"


def grade_badge(claim: Claim, rendering: Rendering) -> etree.Element:
    """Return the grade badge of a claim. Screen readers also hear “grade of the claim”."""
    badge = etree.Element("span", {"class": GRADE_CLASS})
    add_child(
        badge, "span", rendering.words("grade-of"), class_="hb-sr"
    ).tail = f" {rendering.words('grade', claim.grade)}"
    return badge


def risk_key(card: Tool | UnusedTool) -> str:
    """Return the key of strings.yml for a tool's risk."""
    return f"risk-{card.risk.lower()}" if isinstance(card, Tool) else "tools-not-used"


def risk_class(card: Tool | UnusedTool) -> str:
    return f"hb-st hb-st--{card.risk.lower()}" if isinstance(card, Tool) else "hb-st hb-st--h"


def risk_badge(card: Tool | UnusedTool, rendering: Rendering) -> etree.Element:
    """Return the badge of a tool's risk, «дунд эрсдэл», which follows the link with its name."""
    badge = etree.Element("span", {"class": risk_class(card)})
    badge.text = rendering.words(risk_key(card))
    return badge


def whole_claim(claim: Claim, href: str, rendering: Rendering) -> etree.Element:
    """Return a whole claim: its text, grade, sources and caveat."""
    block = etree.Element("div", {"class": "hb-fact"})
    paragraph = add_child(block, "p")
    add_child(paragraph, "a", claim.text[rendering.page.lang], href=href)
    cite(paragraph, claim.sources, rendering)
    paragraph.append(grade_badge(claim, rendering))
    if claim.caveat:
        _note(block, rendering.words("caveat"), claim.caveat, rendering)
    return block
