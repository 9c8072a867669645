"""From the pages of a module to slides: a stack a page, with what is said of each section."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from lxml.html import HtmlElement as Element

from handbook.base.html import by_class, contents, element, has_class, read, words
from handbook.editions import fit
from handbook.editions.slides.clean import clean, notes_in
from handbook.editions.slides.deck import HEAD, LEAST, Deck, Slide
from handbook.editions.slides.exercises import exercise_slide
from handbook.editions.slides.figures import figure_slide
from handbook.editions.slides.questions import question_slides


def stacks(deck: Deck) -> Iterator[list[Slide]]:
    """The module's title, then one stack a page with key messages, then the module's own questions."""
    index = _article(deck.folder / deck.module.id / "index.html")
    pages = [
        (path, _article(path))
        for link in index.findall("ol[@class='hb-lessons']/li/a")
        for path in [deck.folder / deck.module.id / link.get("href", "")]
    ]
    taught = [
        (path, page) for path, page in pages if path.stem == "check" or next(by_class(page, "key"), None) is not None
    ]
    yield [_module_title(deck, index, [page for _, page in taught])]
    for path, page in taught:
        yield list(_lesson(deck, path, page))


def _article(path: Path) -> Element:
    return next(read(path).iter("article"))


def _teach(deck: Deck, page: Element) -> int:
    """Minutes in class, from the line of facts below a title."""
    pattern = re.escape(deck.strings["minutes-teach"][deck.lang]).replace(r"\{0\}", r"(\d+)")
    for fact in page.findall("p[@class='hb-facts']/span"):
        if found := re.fullmatch(pattern, words(fact)):
            return int(found[1])
    return 0


def _module_title(deck: Deck, index: Element, pages: list[Element]) -> Slide:
    rows = [(words(page.find("h1")), _teach(deck, page)) for page in pages]  # type: ignore[arg-type]
    total = sum(minutes for _, minutes in rows)
    table = element("ul", class_="hb-times")
    for title, minutes in [*rows, (deck.s("slides-total"), total)]:
        table.append(element("li", element("span", title), element("b", deck.s("minutes", minutes))))
    title = deck.module.title[deck.lang]

    def height(shape: fit.Canvas, size: int) -> float:
        listed = [fit.text_height(name, size, shape.width - 6 * size) + size * 0.5 for name, _ in rows]
        return 40 + fit.text_height(title, 56, shape.width, "head") + 40 + sum(listed) + size * 2.4

    size = fit.largest((32, LEAST), height)
    table.set("class", f"hb-times hb-s{size or LEAST}")
    mark = [element("p", deck.name, class_="hb-mark")] if deck.module.number else []
    return Slide("module", (*mark, element("h1", title), table), tuple(notes_in(by_class(index, "trainer"))))


def _lesson(deck: Deck, path: Path, page: Element) -> Iterator[Slide]:
    yield from _title(deck, page)
    for section, (heading, blocks) in _sections(page).items():
        notes = tuple(notes_in(block for block in blocks if has_class(block, "trainer")))
        slides = list(_section(deck, path, page, section, heading, blocks))
        for n, slide in enumerate(slides):
            # notes of the whole section are those of its first slide
            yield replace(slide, section=f"{path.stem}-{section}", notes=slide.notes + (() if n else notes))


def _title(deck: Deck, page: Element) -> Iterator[Slide]:
    title, minutes = words(page.find("h1")), _teach(deck, page)  # type: ignore[arg-type]
    head = [element("h1", title)]
    if minutes:
        head.append(element("p", deck.s("minutes", minutes), class_="hb-mark"))
    aims = [words(item) for item in page.findall("div[@class='hb-obj']/ul/li")]
    if not aims:
        yield Slide("title", tuple(head))
        return
    label = words(page.find("div[@class='hb-obj']/p"))  # type: ignore[arg-type]
    used = 40 + 40 + 38
    for items, size in _pieces(aims, (36, 32, LEAST), lambda shape: used + fit.text_height(title, 56, shape.width)):
        yield Slide("title", (*head, element("p", label, class_="hb-label"), _list(items, size)))


def _sections(page: Element) -> dict[str, tuple[Element, list[Element]]]:
    """Id of a heading → the heading and what stands below it."""
    found: dict[str, tuple[Element, list[Element]]] = {}
    blocks: list[Element] = []
    for child in page:
        if child.tag == "h2":
            blocks = []
            found[child.get("id", "")] = (child, blocks)
        elif child.tag != "section":
            blocks.append(child)
    return found


def _section(
    deck: Deck, path: Path, page: Element, section: str, heading: Element, blocks: list[Element]
) -> Iterator[Slide]:
    title = words(heading)
    if section == "takeaway":
        items = [item for block in blocks if block.tag == "ul" for item in block]
        yield from _bullets("takeaway", title, items)
        return
    for block in blocks:
        if has_class(block, "key"):
            yield from _bullets("key", title, block.findall("ul/li"))
    for block in blocks:
        for drawn in block.iter("figure"):
            yield figure_slide(deck, drawn)
    for block in blocks:
        if has_class(block, "exercise"):
            yield exercise_slide(deck, path, page, block)
        elif has_class(block, "hb-quiz"):
            yield from question_slides(block)


def _bullets(kind: str, title: str, items: list[Element]) -> Iterator[Slide]:
    texts = [words(clean(item)) for item in items]
    start = 0

    def heading(shape: fit.Canvas) -> float:
        return fit.text_height(title, HEAD, shape.width, "head") + 32

    for piece, size in _pieces(texts, (40, 36, 32, LEAST), heading):
        made = [element("li", *contents(clean(item))) for item in items[start : start + len(piece)]]
        start += len(piece)
        yield Slide(kind, (element("h2", title), element("ul", *made, class_=f"hb-s{size}")))


def _pieces(
    items: list[str], sizes: tuple[int, ...], used: Callable[[fit.Canvas], float]
) -> Iterator[tuple[list[str], int]]:
    """The lines of a list with the size they fit at below ``used``; a list too long for one slide is halved."""

    def height(shape: fit.Canvas, size: int) -> float:
        return used(shape) + fit.list_height(items, size, shape.width)

    size = fit.largest(sizes, height)
    if size or len(items) < 2:
        yield items, size or sizes[-1]
        return
    half = (len(items) + 1) // 2
    yield from _pieces(items[:half], sizes, used)
    yield from _pieces(items[half:], sizes, used)


def _list(items: list[str], size: int) -> Element:
    return element("ul", *(element("li", item) for item in items), class_=f"hb-s{size}")
