"""The exercise of a lesson on a slide, with a clock that counts its minutes down."""

from __future__ import annotations

from lxml.html import HtmlElement as Element

from handbook.base.html import element, words
from handbook.editions import fit
from handbook.editions.slides.clean import clean
from handbook.editions.slides.deck import HEAD, LEAST, BuiltPage, Deck, Slide


def exercise_slide(deck: Deck, lesson: BuiltPage, box: Element) -> Slide:
    """Make the slide of an exercise; what a good answer holds goes into the trainer's notes."""
    minutes = lesson.exercises[box].minutes
    head = box.find("p[@class='admonition-title']")
    title = words(head).removesuffix(deck.s("minutes", minutes)).strip()  # type: ignore[arg-type]
    rest = [block for block in box if block is not head]
    cut = next((n for n, block in enumerate(rest) if _is_answer(block)), len(rest))
    task, answer = rest[:cut], rest[cut:]
    page = lesson.page
    see = element("p", element("a", deck.s("slides-see-page", page.meta.title), href=f"../{page.id}.html"))
    see[0].set("target", "_blank")
    see[0].set("class", "hb-see")
    shown = [clean(block) for block in task]
    size = _task_size(title, shown)
    if size is None:
        while shown and _task_size(title, [*shown, see]) is None:
            shown.pop()
        shown.append(see)
    count = element(
        "div",
        element("b", f"{minutes}:00"),
        element("button", deck.s("js-slides-start"), type="button"),
        class_="hb-count",
        data_minutes=str(minutes),
    )
    body = element("div", *shown, class_=f"hb-task hb-s{size or LEAST}")
    return Slide("exercise", (count, element("h2", title), body), tuple(clean(block) for block in answer))


def _is_answer(block: Element) -> bool:
    """Return whether a block begins with bold words, as “A good answer:” does."""
    return block.tag == "p" and len(block) > 0 and block[0].tag == "strong" and not (block.text or "").strip()


def _task_size(title: str, blocks: list[Element]) -> int | None:
    """Return the size at which an exercise fits; None if it is too long, or has more than text and lists."""
    if any(block.tag not in ("p", "ol", "ul") for block in blocks):
        return None

    def height(shape: fit.Canvas, size: int) -> float:
        used = max(fit.text_height(title, HEAD, shape.width - 300, "head"), 132.0) + 20
        for block in blocks:
            items = [words(item) for item in block] if block.tag in ("ol", "ul") else [words(block)]
            room = shape.width - (1.5 * size if block.tag in ("ol", "ul") else 0)
            used += sum(fit.text_height(item, size, room) + size * 0.25 for item in items) + size * 0.4
        return used

    return fit.largest((32, LEAST), height)
