"""Writes texts of data files as HTML: a text between backquotes becomes code, a blank line separates paragraphs."""

from __future__ import annotations

from html import escape

from handbook.base.shaped import Words
from handbook.course.pages.markup import TYPED


def with_code(text: str) -> str:
    """Return a text of a data file as HTML; a part between backquotes becomes code."""
    return TYPED.sub(r"<code>\1</code>", escape(text))


def split_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text; a blank line separates them."""
    return text.strip().split("\n\n")


def paragraphs(words: Words, lang: str) -> str:
    """Return a text of a data file as HTML paragraphs; a blank line separates them."""
    return "".join(f"<p>{with_code(part)}</p>" for part in split_paragraphs(words[lang]))
