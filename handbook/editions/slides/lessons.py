"""Makes slides of the pages of a module: a stack for each page, with the trainer's notes of each section."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from lxml.html import HtmlElement as Element

from handbook.base.html import by_class, contents, element, has_class, words
from handbook.course.nav import in_order
from handbook.course.pages.model import Meta, Page
from handbook.editions import fit
from handbook.editions.slides.clean import clean, notes_in
from handbook.editions.slides.deck import HEAD, LEAST, BuiltPage, Deck, Slide
from handbook.editions.slides.exercises import exercise_slide
from handbook.editions.slides.figures import figure_slide
from handbook.editions.slides.questions import question_slides


def stacks(deck: Deck) -> Iterator[list[Slide]]:
    """Yield the module's title, then a stack for each page with key messages, then the module's own questions."""
    folder = f"{deck.module.id}/"
    index = f"{folder}index.md"
    paths = [path for path in in_order(deck.course.root) if path.startswith(folder) and path != index]
    lessons = [deck.built_page(path) for path in paths if _is_taught(deck.course.pages[deck.lang, path])]
    yield [_module_title(deck, deck.built_page(index).article, [lesson.page.meta for lesson in lessons])]
    for lesson in lessons:
        yield list(_lesson(deck, lesson))


def _is_taught(page: Page) -> bool:
    return page.path.endswith("/check.md") or any(box.kind == "key" for box in page.boxes)


def _module_title(deck: Deck, index: Element, lessons: list[Meta]) -> Slide:
    rows = [(lesson.title, lesson.teach) for lesson in lessons]
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


def _lesson(deck: Deck, lesson: BuiltPage) -> Iterator[Slide]:
    yield from _title(deck, lesson.page.meta)
    name = Path(lesson.page.path).stem
    for section, (heading, blocks) in _sections(lesson.article).items():
        notes = tuple(notes_in(block for block in blocks if has_class(block, "trainer")))
        slides = list(_section(deck, lesson, section, heading, blocks))
        for n, slide in enumerate(slides):
            # notes of the whole section are those of its first slide
            yield replace(slide, section=f"{name}-{section}", notes=slide.notes + (() if n else notes))


def _title(deck: Deck, lesson: Meta) -> Iterator[Slide]:
    head = [element("h1", lesson.title)]
    if lesson.teach:
        head.append(element("p", deck.s("minutes", lesson.teach), class_="hb-mark"))
    aims = [objective.text for objective in lesson.objectives]
    if not aims:
        yield Slide("title", tuple(head))
        return

    def used(shape: fit.Canvas) -> float:
        return 40 + 40 + 38 + fit.text_height(lesson.title, 56, shape.width)

    for items, size in _pieces(aims, (36, 32, LEAST), used):
        label = element("p", deck.s("objectives"), class_="hb-label")
        yield Slide("title", (*head, label, _list(items, size)))


def _sections(page: Element) -> dict[str, tuple[Element, list[Element]]]:
    """Map the id of each heading to the heading and the blocks below it."""
    found: dict[str, tuple[Element, list[Element]]] = {}
    blocks: list[Element] = []
    for child in page:
        if child.tag == "h2":
            blocks = []
            found[child.get("id", "")] = (child, blocks)
        elif child.tag != "section":
            blocks.append(child)
    return found


def _section(deck: Deck, lesson: BuiltPage, section: str, heading: Element, blocks: list[Element]) -> Iterator[Slide]:
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
            yield exercise_slide(deck, lesson, block)
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
    """Yield the lines of a list with the size at which they fit below ``used``; halve a list too long for one slide."""

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
