"""Measures and breaks text in Inter for the figures, and embeds a font of only the letters drawn.

A figure is shown as an <img> and cannot reach the page's fonts, so it carries its own. Kerning and ligatures are
left out of the subset and switched off in the figure: a line is as wide as the sum of its letters.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
from functools import cache, lru_cache
from pathlib import Path

from fontTools import subset
from fontTools import version as fonttools_version
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FONTS = Path(__file__).resolve().parents[3] / "docs/assets/vendor/inter"
UNITS = 400  # to an em, a fifth of the font's own: an error of a twentieth of a pixel in the largest letters of a slide
LAYOUT = ("GDEF", "GPOS", "GSUB", "STAT")
CACHE = Path(__file__).resolve().parents[3] / ".build/fonts"
FILES = {"text": "Inter-Regular.woff2", "head": "Inter-SemiBold.woff2"}
# what figures are written with; others are cut from the whole font, which takes twice as long
ALPHABET = "".join(map(chr, (*range(0x20, 0x100), *range(0x400, 0x500), *range(0x2010, 0x2040), 0x20AE, 0x2212)))
NBSP = "\u00a0"  # keeps two words on one line; drawn as a plain space


class TooWide(ValueError):
    """Raised for a word that no line of its box can hold."""


@cache
def _font(weight: str) -> tuple[dict[str, int], int]:
    """Return the advance of every letter, and the units of one em."""
    font = TTFont(FONTS / FILES[weight], lazy=True)
    advances = {chr(code): font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}
    return advances, font["head"].unitsPerEm


def missing(words: str) -> str:
    """Return the letters of ``words`` that one of the two weights lacks, in order, each once."""
    return "".join(dict.fromkeys(c for c in words.replace(NBSP, " ") if any(c not in _font(w)[0] for w in FILES)))


def width(words: str, weight: str, size: float) -> float:
    advances, em = _font(weight)
    return sum(advances[c] for c in words.replace(NBSP, " ")) * size / em


@lru_cache(1 << 13)  # a figure is laid out once to be checked and once for each colour scheme
def wrap(words: str, weight: str, size: float, room: float) -> tuple[str, ...]:
    """Break words into the fewest lines no wider than ``room``, as even in length as that number allows."""
    parts = words.split(" ")
    widths = [width(part, weight, size) for part in parts]
    if (widest := max(widths)) > room:
        raise TooWide(f"«{parts[widths.index(widest)]}» needs {widest:.0f}, its box has {room:.0f}")
    space = width(" ", weight, size)
    lines = _fill(parts, widths, space, room)
    low, high = widest, room
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(_fill(parts, widths, space, middle)) > len(lines):
            low = middle
        else:
            high = middle
    return tuple(_fill(parts, widths, space, high))


def _fill(parts: list[str], widths: list[float], space: float, room: float) -> list[str]:
    lines: list[list[str]] = [[]]
    used = 0.0
    for part, wide in zip(parts, widths, strict=True):
        if lines[-1] and used + space + wide > room:
            lines.append([])
        used = used + space + wide if lines[-1] else wide
        lines[-1].append(part)
    return [" ".join(line) for line in lines]


@cache
def embedded(letters: str, weight: str) -> str:
    """Return a WOFF2 font with these letters (sorted by the caller) in Base64, the same bytes on every run."""
    # cutting forty fonts takes half of a build, and they change only with the words of a figure
    made_from = (
        "\n".join((fonttools_version, FILES[weight], str(UNITS), letters)).encode()
        + (FONTS / FILES[weight]).read_bytes()
    )
    kept = CACHE / f"{hashlib.sha256(made_from).hexdigest()}.woff2"
    if not kept.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(_cut(letters, weight))
        fresh.replace(kept)
    return base64.b64encode(kept.read_bytes()).decode("ascii")


@cache
def _bare(weight: str) -> bytes:
    """Return the font unpacked, on a coarser grid, without its layout tables, which would slow down every cut."""
    font = TTFont(FONTS / FILES[weight], recalcTimestamp=False)
    for table in LAYOUT:
        if table in font:
            del font[table]
    scale_upem(font, UNITS)
    return _saved(font, None)


@cache
def _small(weight: str) -> bytes:
    """Return the same font with the letters of ``ALPHABET`` alone."""
    return _subset(_bare(weight), ALPHABET, None)


def _cut(letters: str, weight: str) -> bytes:
    return _subset(_small(weight) if set(letters) <= set(ALPHABET) else _bare(weight), letters, "woff2")


def _subset(content: bytes, letters: str, flavor: str | None) -> bytes:
    options = subset.Options(
        layout_features=[],
        hinting=False,
        name_IDs=[],
        notdef_outline=False,
        recalc_timestamp=False,
        drop_tables=[*subset.Options().drop_tables, *LAYOUT],
    )
    font = TTFont(io.BytesIO(content), recalcTimestamp=False)
    cut = subset.Subsetter(options)
    cut.populate(text=letters)
    cut.subset(font)
    return _saved(font, flavor)


def _saved(font: TTFont, flavor: str | None) -> bytes:
    font.flavor = flavor
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
