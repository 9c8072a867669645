"""Counts the words that a page prints from the data, so that its reading time is computed like any other."""

from __future__ import annotations

from handbook.base.walk import words_in
from handbook.course.data.model import Data
from handbook.course.layouts import layout_of
from handbook.course.pages.markup import count_words


def words_printed(layout: str, data: Data, lang: str) -> int:
    """Count the words of the entries in one language; 0 if the layout prints none."""
    entries = printed(data) if (printed := layout_of(layout).printed) else []
    return sum(count_words(words[lang]) for words in words_in(entries))
