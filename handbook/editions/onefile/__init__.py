"""Writes a book as single HTML files that any phone opens: the whole of it, and one a module to share in a chat.

Classes that begin with ``of-`` are theirs. Words that they add stand in ``of-letters``, ``of-where``, ``of-told``, in
the bar, the contents, and in what opens an answer.
"""

from __future__ import annotations

from pathlib import Path

from handbook.editions.book import Book
from handbook.editions.onefile.content import module, whole
from handbook.editions.onefile.document import document
from handbook.editions.packing import NAME, write_file


def write_onefiles(book: Book, dist: Path) -> list[Path]:
    """Write the files of one language into ``dist`` and return their paths, that of the whole book first.

    ``osint-handbook-<edition>.<lang>.html`` holds the book, ``osint-handbook-<edition>.<lang>.<module>.html`` one of
    its modules. Each is the same bytes for the same book, runs no script and loads nothing.
    """
    name = f"{NAME}-{book.edition}.{book.lang}"
    target = dist / f"{name}.html"
    contents = {target: whole(book)}
    for chapter in book.chapters:
        if chapter.number.isdigit():  # others have a letter
            contents[dist / f"{name}.{chapter.id.removeprefix('ch-')}.html"] = module(book, chapter, target.name)
    for path, content in contents.items():
        write_file(path, document(book, content).encode())
    return list(contents)
