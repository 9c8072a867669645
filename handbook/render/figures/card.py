"""Draws the building block of all figures: a box with an icon or number, a heading, a text, a list and an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from handbook.course.data.figures import Part, PartWithItems
from handbook.render.figures import letters
from handbook.render.figures.drawing import Disc, DrawingSheet, DrawnBox, Icon, Text

CAP = 0.7275  # height of Inter's capitals in em: lines of text are centred by it
ICON = 22
INDENT = ICON + 10
TAG = 15  # size of an article number, of a word at an arrow and of a number in its circle


@dataclass(frozen=True)
class Style:
    """Sizes of one shape. Nothing is smaller than 15."""

    head: int  # size and height of a line, in pixels
    head_line: int
    text: int
    text_line: int
    pad_x: int
    pad_y: int


STYLES = {"wide": Style(17, 24, 16, 23, 16, 13), "narrow": Style(16, 22, 15, 21, 14, 12)}


def line(sheet: DrawingSheet, words: str, x: float, top: float, height: float, room: DrawnBox, *, weight: str = "text",
         size: int | None = None, colour: str = "ink", ground: str = "none") -> None:  # fmt: skip
    """Draw one line of text, its capitals centred between ``top`` and ``top + height``."""
    size = size or getattr(STYLES[sheet.shape], weight)
    sheet.add(Text(x, top + height / 2 + size * CAP / 2, words, weight, size, colour, room, ground))


def block(sheet: DrawingSheet, words: str, x: float, top: float, w: float, *, weight: str = "text", colour: str = "ink",
          ground: str = "none", centre: bool = False) -> float:  # fmt: skip
    """Draw wrapped text without a box; return the y below it."""
    style = STYLES[sheet.shape]
    size, step = (style.head, style.head_line) if weight == "head" else (style.text, style.text_line)
    lines = letters.wrap(words, weight, size, w)
    room = DrawnBox(x, top, w, step * len(lines))
    for n, words in enumerate(lines):
        left = x + (w - letters.width(words, weight, size)) / 2 if centre else x
        line(sheet, words, left, top + n * step, step, room, weight=weight, colour=colour, ground=ground)
    return room.bottom


@dataclass(frozen=True)
class Card:
    """Words of a part in one language, laid out for one width; drawn at any height from ``h`` up."""

    sheet: DrawingSheet
    w: float
    tone: str
    icon: str  # name of an icon or a number, "" for none
    head: tuple[str, ...]  # its lines
    text: tuple[str, ...]
    items: list[tuple[str, ...]]
    bullet: str  # icon before each item
    tag: str
    tag_below: bool
    frame: bool  # False: only the words, the box belongs to somebody else

    @property
    def style(self) -> Style:
        return STYLES[self.sheet.shape]

    @property
    def tag_w(self) -> float:
        return tag_width(self.tag)

    @property
    def h(self) -> float:
        s = self.style
        inner = len(self.head) * s.head_line + len(self.text) * s.text_line + (3 if self.head and self.text else 0)
        inner += sum(8 + max(len(item) * s.text_line, ICON) for item in self.items)
        return inner + (10 + s.head_line if self.tag_below else 0) + 2 * s.pad_y

    def draw(self, x: float, y: float, h: float = 0, *, level: bool = False, ground: str = "none") -> DrawnBox:
        """Draw at ``h``, or as tall as needed. Words are centred in spare height; with ``level`` they start at the top
        and the article stands at the foot, so that cards of one row line up."""
        s, sheet = self.style, self.sheet
        box = DrawnBox(x, y, self.w, max(h, self.h), *paint(self.tone))
        if self.frame:
            sheet.add(box)
            ground = box.fill
        inner = DrawnBox(x + s.pad_x, y, self.w - 2 * s.pad_x, box.h)
        spare = box.h - self.h
        top = y + s.pad_y + (0 if level else spare / 2)
        left = inner.x
        if self.icon:
            _mark(sheet, self.icon, left, top + s.head_line / 2, self.tone, inner, ground)
            left += INDENT
        if self.tag and not self.tag_below:
            self._tag(inner.right - self.tag_w, top, ground)
        for words in self.head:
            line(sheet, words, left, top, s.head_line, inner, weight="head", ground=ground)
            top += s.head_line
        top += 3 if self.head and self.text else 0
        for words in self.text:
            line(sheet, words, left, top, s.text_line, inner, ground=ground)
            top += s.text_line
        for item in self.items:
            top += 8
            tall = max(len(item) * s.text_line, ICON)
            sheet.add(Icon(self.bullet, left, top + (s.text_line - ICON) / 2, "ok"))
            for n, words in enumerate(item):
                line(sheet, words, left + INDENT, top + n * s.text_line, s.text_line, inner, ground=ground)
            top += tall
        if self.tag_below:
            self._tag(left, top + 10 + (spare if level else 0), ground)
        return box

    def _tag(self, x: float, y: float, ground: str) -> None:
        chip = DrawnBox(x, y, self.tag_w, self.style.head_line, "line")
        self.sheet.add(chip)
        line(self.sheet, self.tag, x + 8, y, chip.h, chip, weight="head", size=TAG, colour="ok", ground=ground)


def tag_width(tag: str) -> float:
    return letters.width(tag, "head", TAG) + 16 if tag else 0


def card(sheet: DrawingSheet, part: Part, w: float, *, tone: str = "plain", icon: str | None = None,
         frame: bool = True, bullet: str = "ok", tag_below: bool = False) -> Card:  # fmt: skip
    """Lay out a part of figures.yml. Its own ``tone`` wins; the icon follows the tone unless one is given.

    The article stands beside the heading where that costs no extra line, else below the words."""
    s = STYLES[sheet.shape]
    tone = part.tone or tone
    if icon is None:
        icon = "" if tone == "plain" else tone
    room = w - 2 * s.pad_x - (INDENT if icon else 0)
    lang, tag = sheet.lang, part.tag or ""
    head = letters.wrap(part.head[lang], "head", s.head, room)
    below = bool(tag) and tag_below
    if tag and not below:
        beside = room - tag_width(tag) - 10
        try:
            slim = letters.wrap(part.head[lang], "head", s.head, beside)
        except letters.TooWide:
            below = True
        else:
            below = len(slim) > len(head)
            head = head if below else slim
    text = letters.wrap(part.text[lang], "text", s.text, room) if part.text else ()
    listed = part.items if isinstance(part, PartWithItems) else ()
    items = [letters.wrap(item[lang], "text", s.text, room - INDENT) for item in listed]
    return Card(sheet, w, tone, icon, head, text, items, bullet, tag, below, frame)


def matched(sheet: DrawingSheet, parts: Sequence[Part], icons: list[str | None], w: float, **more: Any) -> list[Card]:
    """Lay out cards of one width that belong together: if one has its article below the words, all have."""
    pairs = list(zip(parts, icons, strict=True))
    cards = [card(sheet, part, w, icon=icon, **more) for part, icon in pairs]
    if any(c.tag_below for c in cards):
        cards = [card(sheet, part, w, icon=icon, tag_below=True, **more) for part, icon in pairs]
    return cards


def paint(tone: str) -> tuple[str, str]:
    """Return the line and the ground of a box."""
    return ("line", "none") if tone == "plain" else (tone, f"{tone}-tint")


def _mark(sheet: DrawingSheet, icon: str, x: float, cy: float, tone: str, room: DrawnBox, ground: str) -> None:
    colour = "ok" if tone == "plain" else tone
    if not icon.isdigit():
        sheet.add(Icon(icon, x, cy - ICON / 2, colour))
        return
    sheet.add(Disc(x + ICON / 2, cy, 12, colour))
    left = x + (ICON - letters.width(icon, "head", TAG)) / 2
    line(sheet, icon, left, cy - 12, 24, room, weight="head", size=TAG, colour=colour, ground=ground)
