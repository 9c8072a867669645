"""Draws the cover of an EPUB: title, edition and the handbook's mark."""

from __future__ import annotations

import io

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from handbook.editions.book import Book
from handbook.render import colours
from handbook.render.figures import letters

COVER = (1200, 1800)  # pixels
MARGIN = 120
GROUND, ON_IT = colours.value("link", "light"), colours.value("on-link", "light")  # of the cover


def cover(book: Book) -> bytes:
    """Draw the cover that reading programs show on their shelf, as PNG, because few of them draw SVG."""
    picture = Image.new("RGB", COVER, GROUND)
    draw = ImageDraw.Draw(picture)
    width, height = COVER
    room = width - 2 * MARGIN
    picture.paste(_mark(200), (MARGIN, MARGIN))
    top = 560
    for line in letters.wrap(book.title, "head", 104, room):
        draw.text((MARGIN, top), line, ON_IT, _font("head", 104))
        top += 130
    draw.rectangle((MARGIN, top + 40, MARGIN + 160, top + 48), ON_IT)
    top += 110
    for line in letters.wrap(book.lead, "text", 46, room):
        draw.text((MARGIN, top), line, ON_IT, _font("text", 46))
        top += 66
    draw.text((MARGIN, height - MARGIN - 48), book.edition_line, ON_IT, _font("text", 46))
    written = io.BytesIO()
    picture.quantize(32).save(written, "PNG", optimize=True)
    return written.getvalue()


def _mark(size: int) -> Image.Image:
    """Draw the handbook's mark as in hb.svg, a magnifying glass over lines of text, in a square of 24 by 24 units."""
    scale = 4  # drawn larger and made small, which makes its edges smooth
    unit = size * scale / 16
    mark = Image.new("RGB", (size * scale, size * scale), GROUND)
    draw = ImageDraw.Draw(mark)

    def at(*numbers: float) -> list[float]:
        return [(number - 5) * unit for number in numbers]

    for line in ((6, 6, 14, 6), (6, 10, 10, 10), (6, 14, 9, 14), (17, 17, 19.4, 19.4)):
        draw.line(at(*line), ON_IT, round(2 * unit))
        for x, y in (line[:2], line[2:]):
            draw.ellipse(at(x - 1, y - 1, x + 1, y + 1), ON_IT)
    draw.ellipse(at(9.4, 9.4, 18.6, 18.6), None, ON_IT, round(2 * unit))
    return mark.resize((size, size), Image.Resampling.LANCZOS)


def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """Load Inter, unpacked from WOFF2, which Pillow does not read."""
    font = TTFont(letters.FONTS / letters.FILES[weight], recalcTimestamp=False)
    font.flavor = None
    plain = io.BytesIO()
    font.save(plain)
    plain.seek(0)
    return ImageFont.truetype(plain, size, layout_engine=ImageFont.Layout.BASIC)
