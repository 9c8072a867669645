"""Flyers of fictional adverts, drawn from simple shapes: a motif, a few words, the band that tells it is fiction."""

from __future__ import annotations

from html import escape
from pathlib import Path

import yaml

from handbook.checks.fiction import WORDS

WIDTH, HEIGHT = 480, 170
ROOM = WIDTH - 176 - 14  # for a line of words
LETTER = 0.74  # width of a bold letter in sizes, as wide as any font has it: the reader's computer chooses the font
_TONES = {  # ground, deep, light
    "ochre": ("#f6e3b4", "#7d5200", "#fffaf0"),
    "blue": ("#cfe4ea", "#0b4f63", "#f6fbfc"),
    "green": ("#d3e8d4", "#1c6437", "#f6fbf6"),
    "red": ("#f5d8d2", "#8f2a22", "#fff8f6"),
}
_MOTIFS: dict[str, str] = yaml.safe_load(Path(__file__).with_name("motifs.yml").read_text(encoding="utf-8"))


def flyer(motif: str, words: str, tone: str) -> str:
    """An SVG picture, to stand within a page."""
    ground, deep, light = _TONES[tone]
    drawn = _MOTIFS[motif].format(d=deep, l=light)
    lines = _lines(words)
    size = min(32, int(ROOM / (max(map(len, lines)) * LETTER)))
    top = HEIGHT / 2 + size * 0.35 - (len(lines) - 1) * size * 0.6
    text = "".join(
        f'<text x="176" y="{top + n * size * 1.2:.1f}">{escape(line)}</text>' for n, line in enumerate(lines)
    )
    return (
        f'<svg class="flyer" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(words)}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="6" fill="{ground}"/>'
        f'<circle cx="84" cy="78" r="70" fill="{light}" opacity=".75"/>'
        f'<g transform="translate(34 26)">{drawn}</g>'
        f'<g font-size="{size}" font-weight="700" fill="{deep}">{text}</g>'
        f'<text x="{WIDTH - 10}" y="{HEIGHT - 9}" font-size="11" text-anchor="end" fill="{deep}">{WORDS}</text></svg>'
    )


def _lines(words: str, most: int = 15) -> list[str]:
    """The words in lines of about the same length."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
