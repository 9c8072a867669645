"""Makes the slides of a question: what is asked, and after a key press what is right and why."""

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
    """Yield the slide of a question; a key press shows what is right and why, or reasons get slides of their own."""
    asked = taken_apart(quiz)
    number, case = words(asked.number), clean(asked.paragraphs[0])
    many = [words(line) for line in asked.lines]
    rows = [_clean(row) for row in asked.rows]
    notes = element("ul")
    for row in rows:
        letter = [element("b", f"{row.letter}. ")] if row.letter else []
        notes.append(element("li", *letter, *contents(row.reason)))

    def height(shape: fit.Canvas, size: int) -> float:
        used = 40 + fit.text_height(words(case), size + 4, shape.width) + 24 + 36 * len(many)
        return used + sum(fit.text_height(_offered(row), size, shape.width - 3.5 * size) + size for row in rows)

    def height_with_reasons(shape: fit.Canvas, size: int) -> float:
        room = shape.width - 3.5 * size
        return height(shape, size) + sum(fit.text_height(words(row.reason), size * 6 / 7, room) for row in rows)

    size = fit.largest((32, LEAST), height_with_reasons)
    apart = size is None
    if apart:
        size = fit.largest((32, LEAST), height) or LEAST
    head = [element("p", number, class_="hb-mark"), element("h2", *contents(case), class_=f"hb-case hb-s{size + 4}")]
    head += [element("p", line, class_="hb-mark") for line in many]
    behind = _key_mark if apart else _reason_on_key
    shown = (_row(row, behind(row)) for row in rows)
    yield Slide("question", (*head, element("ol", *shown, class_=f"hb-options hb-s{size}")), (notes,))
    if apart:
        for part in _parts_that_fit(rows):
            shown = [_row(row, element("p", *contents(row.reason), class_="hb-why")) for row in part]
            for line in shown:
                line.set("class", f"{line.get('class')} hb-told")
            heading = element("h2", words(asked.heading))
            listed = element("ol", *shown, class_=f"hb-options hb-s{LEAST}")
            yield Slide("reasons", (element("p", number, class_="hb-mark"), heading, listed))


def _clean(row: Row) -> Row:
    text = None if row.text is None else clean(row.text)
    return replace(row, text=text, reason=clean(row.reason))


def _offered(row: Row) -> str:
    return "" if row.text is None else words(row.text)


def _parts_that_fit(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield the answers with their reasons, as many together as fit on a slide."""

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


def _row(row: Row, behind: Element) -> Element:
    """Write one answer: its letter, its text and what stands ``behind`` it."""
    text = () if row.text is None else contents(row.text)
    kind = "right" if row.right else "wrong"
    return element("li", element("b", row.letter), element("span", *text), behind, class_=kind)


def _reason_on_key(row: Row) -> Element:
    """Write the reason of an answer, which a key press shows together with what is right."""
    return element("p", *contents(row.reason), class_="fragment hb-why", data_fragment_index="0")


def _key_mark(_: Row) -> Element:
    """Make the empty element by which the style sheet knows that a key press has shown what is right."""
    return element("i", class_="fragment", data_fragment_index="0")
