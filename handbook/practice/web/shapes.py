"""What pictures are put together from: flat SVG shapes, colours, and words that fit into a box."""

from __future__ import annotations

from html import escape

from handbook.checks.fiction import WORDS

SANS = "'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',Arial,sans-serif"
SKIN = ("#e8b48c", "#d99f74", "#c98a5e", "#f0c5a0")
HAIR = ("#2a2224", "#3a2c26", "#1f1c22", "#574036", "#6d6a6a")
CLOTH = ("#2f6f73", "#9c3d4f", "#45618f", "#b7791f", "#5b4b8a", "#3f7a4b", "#a5572c", "#37424f")
SOFT = ("#f3d9b8", "#cfe3dc", "#dcd6ee", "#f2cfc9", "#d3e2f0", "#e7e3c4", "#e0d3c8")
SKY = (("#9fc9e8", "#e6f1f5"), ("#f3c79a", "#fbe9d0"), ("#b8b5dd", "#f0d9e0"), ("#8fbfd0", "#e2efe6"))
WALL = ("#c9785a", "#d9a566", "#8fa58a", "#7c93ad", "#b59aa6", "#c4b49a", "#a3b8b5", "#d4c5a1")


def num(number: float) -> str:
    return f"{round(number, 1):g}"


def filled(form: str, *numbers: float) -> str:
    """A path with its numbers put in."""
    return form.format(*map(num, numbers))


def rect(x: float, y: float, w: float, h: float, fill: str, r: float = 0, more: str = "") -> str:
    rounded = f' rx="{num(r)}"' if r else ""
    return f'<rect x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}" fill="{fill}"{rounded}{more}/>'


def circle(x: float, y: float, r: float, fill: str, more: str = "") -> str:
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="{fill}"{more}/>'


def oval(x: float, y: float, rx: float, ry: float, fill: str) -> str:
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" fill="{fill}"/>'


def path(d: str, fill: str = "none", stroke: str = "", width: float = 0, more: str = "") -> str:
    line = (
        f' stroke="{stroke}" stroke-width="{num(width)}" stroke-linecap="round" stroke-linejoin="round"'
        if stroke
        else ""
    )
    return f'<path d="{d}" fill="{fill}"{line}{more}/>'


def lettering(x: float, y: float, px: float, text: str, fill: str, anchor: str = "start", weight: int = 400) -> str:
    bold = f' font-weight="{weight}"' if weight != 400 else ""
    place = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return (
        f'<text x="{num(x)}" y="{num(y)}" font-family="{SANS}" font-size="{num(px)}" fill="{fill}"{bold}{place}>'
        f"{escape(text)}</text>"
    )


def gradient(id_: str, top: str, bottom: str) -> str:
    return (
        f'<defs><linearGradient id="{id_}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{top}"/>'
        f'<stop offset="1" stop-color="{bottom}"/></linearGradient></defs>'
    )


def mark(wide: int, high: int) -> str:
    px = wide / 31
    return rect(0, high - px * 1.9, wide, px * 1.9, "#1b2326", more=' fill-opacity=".86"') + lettering(
        wide / 2, high - px * 0.62, px, WORDS, "#fff", "middle", 600
    )


def width_of(text: str, px: float) -> float:
    """A generous guess, since nobody knows the font that will be there."""
    return px * sum(0.3 if c in " .,:;·|il'" else 0.8 if c.isupper() or c in "шщжмыфюmw" else 0.6 for c in text)


def wrapped(words: str, px: float, room: float) -> list[str]:
    """The lines of a text in a column; a word that is wider than the column is cut."""
    lines: list[str] = []
    for written in words.splitlines():
        line = ""
        for word in written.split():
            longer = f"{line} {word}".strip()
            if line and width_of(longer, px) > room:
                lines.append(line)
                longer = word
            while width_of(longer, px) > room and len(longer) > 1:
                cut = next(n for n in range(len(longer), 0, -1) if n == 1 or width_of(longer[:n], px) <= room)
                lines.append(longer[:cut])
                longer = longer[cut:]
            line = longer
        lines.append(line)
    return lines


def column(words: str, room: float, high: float, biggest: float, smallest: float = 11) -> tuple[list[str], float]:
    """The words in the largest letters that fit into a box of this width and height."""
    px = biggest
    while px > smallest:
        lines = wrapped(words, px, room)
        whole = all(width_of(word, px) <= room for word in words.split())
        if whole and len(lines) * px * 1.3 <= high:
            return lines, px
        px -= 1
    return wrapped(words, smallest, room), smallest
