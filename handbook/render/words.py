"""Words of data files as HTML: what stands between backquotes is typed as it is, a blank line parts paragraphs."""

from __future__ import annotations

from html import escape

from handbook.base.shaped import Words
from handbook.course.pages.markup import TYPED


def with_code(text: str) -> str:
    """Words of a data file as HTML; what stands between backquotes is typed as it is."""
    return TYPED.sub(r"<code>\1</code>", escape(text))


def split_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text; a blank line separates them."""
    return text.strip().split("\n\n")


def paragraphs(words: Words, lang: str) -> str:
    """Words of a data file, a blank line between paragraphs."""
    return "".join(f"<p>{with_code(part)}</p>" for part in split_paragraphs(words[lang]))
