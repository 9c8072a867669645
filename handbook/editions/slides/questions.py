"""A question on slides: what is asked, what is right on a key, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml.html import HtmlElement as Element

from handbook.base.html import contents, element, words
from handbook.editions import fit
from handbook.editions.slides.clean import clean
from handbook.editions.slides.deck import LEAST, REASON, Slide
from handbook.render.questions.frame import taken_apart
from handbook.render.questions.showing import Row


def question_slides(quiz: Element) -> Iterator[Slide]:
    """The case and its answers, what is right on a key; reasons on a slide of their own where both do not fit."""
    asked = taken_apart(quiz)
    number, case = words(asked.number), clean(asked.paragraphs[0])
    many = [words(line) for line in asked.lines]
    rows = [_clean(row) for row in asked.rows]
    notes = element("ul")
    for row in rows:
        letter = [element("b", f"{row.letter}. ")] if row.letter else []
        notes.append(element("li", *letter, *contents(row.reason)))

    def height(shape: fit.Canvas, size: int, told: bool = True) -> float:
        used = 40 + fit.text_height(words(case), size + 4, shape.width) + 24 + 36 * len(many)
        for row in rows:
            room = shape.width - 3.5 * size
            used += fit.text_height(_offered(row), size, room) + size
            used += fit.text_height(words(row.reason), size * 6 / 7, room) if told else 0
        return used

    size = fit.largest((32, LEAST), height)
    apart = size is None
    if apart:
        size = fit.largest((32, LEAST), lambda shape, size: height(shape, size, told=False)) or LEAST
    head = [element("p", number, class_="hb-mark"), element("h2", *contents(case), class_=f"hb-case hb-s{size + 4}")]
    head += [element("p", line, class_="hb-mark") for line in many]
    shown = (_row(row, told=not apart, hidden=True) for row in rows)
    yield Slide("question", (*head, element("ol", *shown, class_=f"hb-options hb-s{size}")), (notes,))
    if apart:
        for part in _parts_that_fit(rows):
            shown = (_row(row, told=True, hidden=False) for row in part)
            told = element("ol", *shown, class_=f"hb-options hb-s{LEAST}")
            heading = element("h2", words(asked.heading))
            yield Slide("reasons", (element("p", number, class_="hb-mark"), heading, told))


def _clean(row: Row) -> Row:
    text = None if row.text is None else clean(row.text)
    return replace(row, text=text, reason=clean(row.reason))


def _offered(row: Row) -> str:
    return "" if row.text is None else words(row.text)


def _parts_that_fit(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The answers with their reasons, as many on a slide as it holds."""

    def height(shape: fit.Canvas, size: int) -> float:
        room = shape.width - 3.5 * size
        texts = [(_offered(row), size) for row in rows] + [(words(row.reason), REASON) for row in rows]
        return 90 + sum(fit.text_height(text, letters, room) for text, letters in texts) + size * len(rows)

    if len(rows) < 2 or fit.largest((LEAST,), height):
        yield rows
        return
    half = -(-len(rows) // 2)
    yield from _parts_that_fit(rows[:half])
    yield from _parts_that_fit(rows[half:])


def _row(row: Row, *, told: bool, hidden: bool) -> Element:
    """Write one answer: letter, text and reason; the empty mark lets the style sheet show the reason on a key."""
    step = {"class_": "fragment", "data_fragment_index": "0"} if hidden else {"class_": ""}
    kind = "right" if row.right else "wrong"
    text = () if row.text is None else contents(row.text)
    made = element("li", element("b", row.letter), element("span", *text), class_=kind)
    if told:
        made.append(element("p", *contents(row.reason), **(step | {"class_": f"{step['class_']} hb-why".strip()})))
    else:
        made.append(element("i", **step))
    if not hidden:
        made.set("class", f"{kind} hb-told")
    return made
