"""Makes the slides of every module from the built trainer edition's own pages: no second text, no generator."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml.html import HtmlElement as Element

from handbook.base.html import add, by_class, contents, element, has_class, html, read, words
from handbook.course.data.model import Data
from handbook.course.data.outline import Module
from handbook.course.pages.model import LANGUAGES
from handbook.editions import fit
from handbook.render.language_marks import mark
from handbook.render.policy import finish

FOLDER = "slides"
SPEAKER = "speaker.html"
HEAD = 40  # size of a heading in pixels, where a slide is 1280 or 1024 wide
LEAST = 28  # smallest size of a slide's own text
REASON = 24  # and of reasons, marks and feet
FIGURE_WIDTH = 720  # of a drawing, whose letters are measured in it
WHOLE = 410  # a drawing up to this height is large enough to be read as it fills a slide of 16:9
WHOLE_ON_BOX = 510  # and one of 4:3
FONT_SIZE = re.compile(r'font-size="([\d.]+)"')


@dataclass(frozen=True)
class Slide:
    """One screen; ``notes`` are seen only in the speaker's window and on paper."""

    kind: str
    body: tuple[Element, ...]
    notes: tuple[Element, ...] = ()
    section: str = ""  # slides of one section share the notes of its first


@dataclass(frozen=True)
class Deck:
    """What the slides of one module in one language are made from."""

    site: Path
    lang: str
    module: Module
    strings: dict[str, dict[str, str]]

    def s(self, key: str, *values: object) -> str:
        return self.strings[key][self.lang].format(*values)

    @property
    def folder(self) -> Path:
        return self.site if self.lang == LANGUAGES[0] else self.site / self.lang

    @property
    def name(self) -> str:
        """What stands at the foot of each slide."""
        return self.s("module", self.module.number) if self.module.number else self.module.title[self.lang]


def write_slides(site: Path, data: Data) -> list[Path]:
    """Write ``slides/<module>.html`` of each language into the built site, and the speaker's window beside them."""
    written = []
    for lang in LANGUAGES:
        for module in data.outline.modules:
            deck = Deck(site, lang, module, data.strings)
            target = deck.folder / FOLDER / f"{module.id}.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(finish(_page(deck, list(_stacks(deck))), target.name), encoding="utf-8")
            written.append(target)
        speaker = deck.folder / FOLDER / SPEAKER
        speaker.write_text(finish(_speaker(deck), speaker.name), encoding="utf-8")
    return written


# --- from pages to slides


def _stacks(deck: Deck) -> Iterator[list[Slide]]:
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
    return Slide("module", (*mark, element("h1", title), table), tuple(_notes(by_class(index, "trainer"))))


def _lesson(deck: Deck, path: Path, page: Element) -> Iterator[Slide]:
    yield from _title(deck, page)
    for section, (heading, blocks) in _sections(page).items():
        notes = tuple(_notes(block for block in blocks if has_class(block, "trainer")))
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
        for figure in block.iter("figure"):
            yield _figure(deck, figure)
    for block in blocks:
        if has_class(block, "exercise"):
            yield _exercise(deck, path, page, block)
        elif has_class(block, "hb-quiz"):
            yield from _question(block)


def _bullets(kind: str, title: str, items: list[Element]) -> Iterator[Slide]:
    texts = [words(_clean(item)) for item in items]
    start = 0

    def heading(shape: fit.Canvas) -> float:
        return fit.text_height(title, HEAD, shape.width, "head") + 32

    for piece, size in _pieces(texts, (40, 36, 32, LEAST), heading):
        made = [element("li", *contents(_clean(item))) for item in items[start : start + len(piece)]]
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


def _figure(deck: Deck, figure: Element) -> Slide:
    """A drawing as large as the slide; where its letters are small then, its parts follow on a key, enlarged."""
    pictures = [image for image in figure.iter("img") if "src" in image.attrib]
    caption = words(_clean(figure.find("figcaption")))  # type: ignore[arg-type]
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
    told = [element("p", *contents(_clean(text))) for text in by_class(figure, "hb-sr")]
    kind = "figure hb-beside" if scale_beside > scale_below else "figure"
    return Slide(kind, (element("h2", caption), frame), tuple(told))


def _exercise(deck: Deck, path: Path, page: Element, box: Element) -> Slide:
    head = box.find("p[@class='admonition-title']")
    minutes_said = words(next(by_class(head, "hb-min")))  # type: ignore[arg-type]
    title = words(head).removesuffix(minutes_said).strip()  # type: ignore[arg-type]
    minutes = int(re.search(r"\d+", minutes_said)[0])  # type: ignore[index]
    rest = [block for block in box if block is not head]
    # what a good answer holds is for the trainer
    cut = next((n for n, block in enumerate(rest) if _is_answer(block)), len(rest))
    task, answer = rest[:cut], rest[cut:]
    lesson = words(page.find("h1"))  # type: ignore[arg-type]
    see = element("p", element("a", deck.s("slides-see-page", lesson), href=f"../{deck.module.id}/{path.name}"))
    see[0].set("target", "_blank")
    see[0].set("class", "hb-see")
    shown = [_clean(block) for block in task]
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
    return Slide("exercise", (count, element("h2", title), body), tuple(_clean(block) for block in answer))


def _is_answer(block: Element) -> bool:
    """Begins with bold words: “A good answer:”."""
    return block.tag == "p" and len(block) > 0 and block[0].tag == "strong" and not (block.text or "").strip()


def _task_size(title: str, blocks: list[Element]) -> int | None:
    """The size at which an exercise fits; None where it is too long, or holds more than text and lists."""
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


@dataclass(frozen=True)
class SlideOption:
    letter: str
    text: Element
    reason: Element
    right: bool


def _question(quiz: Element) -> Iterator[Slide]:
    """The case and its options, what is right on a key; reasons on a slide of their own where both do not fit."""
    legend = next(quiz.iter("legend"))
    number, case = words(legend[0]), _clean(legend[1])
    many = [words(line) for line in by_class(quiz, "hb-quiz__many")]
    reasons = [item for item in next(quiz.iter("ol"))]
    options = [
        SlideOption(words(label.find("b")), _clean(label.find("span")), _clean(reason), has_class(reason, "right"))  # type: ignore[arg-type]
        for label, reason in zip(quiz.iter("label"), reasons, strict=True)
    ]
    heading = words(next(quiz.iter("summary")))
    notes = element("ul")
    for option in options:
        notes.append(element("li", element("b", f"{option.letter}. "), *contents(option.reason)))

    def height(shape: fit.Canvas, size: int, told: bool = True) -> float:
        used = 40 + fit.text_height(words(case), size + 4, shape.width) + 24 + 36 * len(many)
        for option in options:
            room = shape.width - 3.5 * size
            used += fit.text_height(words(option.text), size, room) + size
            used += fit.text_height(words(option.reason), size * 6 / 7, room) if told else 0
        return used

    size = fit.largest((32, LEAST), height)
    apart = size is None
    if apart:
        size = fit.largest((32, LEAST), lambda shape, size: height(shape, size, told=False)) or LEAST
    head = [element("p", number, class_="hb-mark"), element("h2", *contents(case), class_=f"hb-case hb-s{size + 4}")]
    head += [element("p", line, class_="hb-mark") for line in many]
    rows = (_option(option, told=not apart, hidden=True) for option in options)
    yield Slide("question", (*head, element("ol", *rows, class_=f"hb-options hb-s{size}")), (notes,))
    if apart:
        for part in _parts_that_fit(options):
            rows = (_option(option, told=True, hidden=False) for option in part)
            told = element("ol", *rows, class_=f"hb-options hb-s{LEAST}")
            yield Slide("reasons", (element("p", number, class_="hb-mark"), element("h2", heading), told))


def _parts_that_fit(options: list[SlideOption]) -> Iterator[list[SlideOption]]:
    """The options with their reasons, as many on a slide as it holds."""

    def height(shape: fit.Canvas, size: int) -> float:
        room = shape.width - 3.5 * size
        texts = [(words(option.text), size) for option in options] + [
            (words(option.reason), REASON) for option in options
        ]
        return 90 + sum(fit.text_height(text, letters, room) for text, letters in texts) + size * len(options)

    if len(options) < 2 or fit.largest((LEAST,), height):
        yield options
        return
    half = -(-len(options) // 2)
    yield from _parts_that_fit(options[:half])
    yield from _parts_that_fit(options[half:])


def _option(option: SlideOption, *, told: bool, hidden: bool) -> Element:
    """Write one option: letter, text and reason; the empty mark lets the style sheet show the reason on a key."""
    step = {"class_": "fragment", "data_fragment_index": "0"} if hidden else {"class_": ""}
    kind = "right" if option.right else "wrong"
    row = element("li", element("b", option.letter), element("span", *contents(option.text)), class_=kind)
    if told:
        row.append(element("p", *contents(option.reason), **(step | {"class_": f"{step['class_']} hb-why".strip()})))
    else:
        row.append(element("i", **step))
    if not hidden:
        row.set("class", f"{kind} hb-told")
    return row


def _notes(boxes: Iterable[Element]) -> Iterator[Element]:
    for box in boxes:
        yield from (_clean(block) for block in box if block.tag != "summary")


def _clean(found: Element) -> Element:
    """A copy without links, notes on sources and definitions; the status of a law fact in brackets."""
    made = element(found.tag, **({"class": found.get("class", "")} if found.tag != "a" and found.get("class") else {}))
    made.text = found.text
    for child in found:
        if child.tag == "sup" or has_class(child, "hb-noted"):
            add(made, child.tail or "")
        elif has_class(child, "hb-st"):
            add(made, f" ({words(child)})" + (child.tail or ""))
        elif child.tag == "a":
            for part in contents(_clean(child)):
                add(made, part)
            add(made, child.tail or "")
        else:
            copy = _clean(child)
            copy.tail = child.tail
            made.append(copy)
    return made


# --- from slides to a page


def _page(deck: Deck, stacks: list[list[Slide]]) -> str:
    total = sum(map(len, stacks))
    number = 0
    made = element("div", class_="slides")
    for stack in stacks:
        column = element("section")
        for slide in stack:
            number += 1
            column.append(_screen(deck, slide, number, total))
        made.append(column)
    body = (
        f'<div class="reveal">{html(made)}</div><button id="hb-scheme" type="button" hidden></button>'
        '<p id="hb-notice" role="status" hidden></p>'
    )
    scripts = ("assets/vendor/reveal/reveal.js", "hb/slides.js")
    return _document(deck, deck.module.title[deck.lang], "hb-deck", body, scripts)


def _screen(deck: Deck, slide: Slide, number: int, total: int) -> Element:
    foot = element("p", element("span", deck.name), element("span", f"{number} / {total}"), class_="hb-slide__foot")
    canvas = element("div", *slide.body, foot, class_="hb-canvas")
    screen = element("section", canvas, class_=f"hb-slide hb-slide--{slide.kind}")
    if slide.section:
        screen.set("data-section", slide.section)
    if slide.notes:
        screen.append(element("aside", *slide.notes, class_="notes"))
    return screen


def _speaker(deck: Deck) -> str:
    """The trainer's own window: notes, the next slide, the time."""
    s = deck.s
    body = (
        f'<main class="hb-now"><p class="hb-mark" id="hb-place">{s("slides-waiting")}</p><h1 id="hb-now"></h1>'
        '<div id="hb-notes"></div></main>'
        f'<aside><h2>{s("slides-next")}</h2><div class="hb-preview"><div class="slides" id="hb-next"></div></div>'
        f'<dl><div><dt>{s("slides-clock")}</dt><dd id="hb-clock"></dd></div>'
        f'<div><dt>{s("slides-elapsed")}</dt><dd id="hb-elapsed">0:00</dd></div>'
        f'<div id="hb-left" hidden><dt>{s("slides-left")}</dt><dd></dd></div></dl>'
        f'<p><button id="hb-again" type="button">{s("slides-again")}</button></p>'
        f'<p class="hb-keys">{s("slides-keys")}</p></aside><button id="hb-scheme" type="button" hidden></button>'
    )
    return _document(deck, s("slides-speaker"), "hb-speaker", body, ("hb/speaker.js",))


def _document(deck: Deck, title: str, kind: str, body: str, scripts: tuple[str, ...]) -> str:
    up = "../" if deck.lang == LANGUAGES[0] else "../../"
    assets = f"{up}assets/"
    # reveal's sheet has rules for paper that fight ours
    styles = (
        ("stylesheets/handbook.css", ""),
        ("vendor/reveal/reveal.css", ' media="screen"'),
        ("stylesheets/slides.css", ""),
    )
    shared = (f"assets/data/strings.{deck.lang}.js", "hb/store.js")
    document = (
        f'<!doctype html><html lang="{deck.lang}" class="no-js"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{title}</title><link rel="icon" href="{assets}images/hb.svg">'
        + "".join(f'<link rel="stylesheet" href="{assets}{style}"{media}>' for style, media in styles)
        + f'<script src="{up}material/base.js"></script></head>'
        f'<body class="{kind}" data-md-color-scheme="default"><script src="{up}hb/palette.js"></script>'
        + body
        + "".join(f'<script src="{up}{script}"></script>' for script in (*shared, *scripts))
        + "</body></html>"
    )
    return mark(document, next(lang for lang in LANGUAGES if lang != deck.lang))
