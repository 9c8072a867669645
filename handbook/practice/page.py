"""The frame of an exercise's page: content policy, the band that tells it is fiction, the title in both languages."""

from __future__ import annotations

from html import escape
from pathlib import Path

from handbook.checks.fiction import WORDS
from handbook.render.colours import declared, put_in

Both = tuple[str, str]  # Mongolian, English

POLICY = "default-src 'none';style-src 'self';img-src 'self' data:"
_BASE = Path(__file__).with_name("page.css")


def page(title_mn: str, title_en: str, body_html: str, css: str) -> str:
    """A whole page; ``css`` is the address of its style sheet, since the policy allows none within the page."""
    return f"""<!doctype html>
<html lang="mn">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(title_mn)} · {escape(title_en)}</title>
<link rel="stylesheet" href="{escape(css)}">
</head>
<body>
<header class="hb-fiction">{WORDS}</header>
<main>
{body_html.strip()}
</main>
<footer class="hb-fiction">{WORDS}</footer>
</body>
</html>
"""


def sheet(own: str = "") -> str:
    """The style sheet of a page: what every page has, then its own rules."""
    return coloured(_BASE) + own


def coloured(sheet: Path) -> str:
    """A style sheet of ours as an exercise gets it, with the values of its colours."""
    return declared(put_in(sheet.read_text(encoding="utf-8"), "light"))


def lead(mongolian: str, english: str) -> str:
    """What a page is, below its title, in both languages."""
    return f"""<p class="lead">{escape(mongolian)}</p>
<p class="lead also" lang="en">{escape(english)}</p>"""


def heading(title_mn: str, title_en: str, level: int = 1) -> str:
    """The title of a page, or of a part of one, in both languages; in one where ``title_en`` is empty."""
    english = f' <span lang="en">{escape(title_en)}</span>' if title_en else ""
    return f"<h{level}>{escape(title_mn)}{english}</h{level}>"
