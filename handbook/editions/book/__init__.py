"""Assembles one book per language from the built trainee site: its pages in the order of the nav, numbers, key, index.

Classes that begin with ``hb-`` are the site's, those with ``bk-`` the book's own. Words that the book adds stand in
``bk-number``, ``bk-caption``, ``bk-where``, ``bk-to-key``, ``bk-back``, ``bk-right``, ``bk-letter``, in the headings
of a key, and in pages without a path.
"""

from __future__ import annotations

from handbook.editions.book.assembly import assemble
from handbook.editions.book.model import GLOSSARY, HEADINGS, INDEX, Book, BookPage, BookPart, CannotAssemble, Chapter

__all__ = ["GLOSSARY", "HEADINGS", "INDEX", "Book", "BookPage", "BookPart", "CannotAssemble", "Chapter", "assemble"]
