"""Inter as a font for Pillow: the project's own file, so that every machine draws the same letters."""

from __future__ import annotations

import io
from functools import cache

from fontTools.ttLib import TTFont
from PIL import ImageFont

from handbook.render.figures.letters import FILES, FONTS


@cache
def _bytes(weight: str) -> bytes:
    font = TTFont(FONTS / FILES[weight], recalcTimestamp=False)
    font.flavor = None
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


@cache
def font(size: int, weight: str = "head") -> ImageFont.FreeTypeFont:
    """``weight`` is "text" or "head". The basic layout: the other one is not on every machine."""
    return ImageFont.truetype(io.BytesIO(_bytes(weight)), size, layout_engine=ImageFont.Layout.BASIC)
