"""Writes the whole site, all languages, as one ZIM file for Kiwix, with full-text search and suggestions."""

from __future__ import annotations

import hashlib
import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from lxml.html import HtmlElement

from handbook.base.html import document, has_class, words
from handbook.base.languages import CYRILLIC, KNOWN, manner
from handbook.course.course import Course
from handbook.course.pages.keys import page_url
from handbook.editions.packing import NAME, atomic_file
from handbook.mongolian.analyser import VERB
from handbook.mongolian.lexicon import Lexicon, lexicon

try:
    from libzim.writer import Creator, Hint, IndexData, Item, StringProvider
except ModuleNotFoundError:  # Python 3.14 has no package of the version that is pinned, and builds all but the ZIM
    Creator, Item, IndexData = None, object, object

ICON = Path(__file__).with_name("icon48.png")  # made from the handbook's logo by `make pictures`
START, HOME = "index.html", "index.md"
TYPES = {
    "css": "text/css",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "html": "text/html",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "wacz": "application/zip",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# questions and their answers are not found, as in the site's own search
NOT_SEARCHED = frozenset(("hb-quiz", "hb-key"))
NOT_READ = frozenset(("script", "style", "template"))
# elements that separate the words before and after them
_APART = (
    "address article aside blockquote br details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hgroup hr main menu nav ol p pre search section table ul li dt dd tr td th tbody tfoot"
)
APART = frozenset(_APART.split())
MARKS = re.compile("[\u0300-\u036f]")
UUID = slice(8, 24)  # https://wiki.openzim.org/wiki/ZIM_file_format#Header
XAPIAN = b"\x0f\rXapian Glass"  # with two bytes for the version: so begins a search index, and then comes its UUID


class CannotWriteZim(Exception):
    """Some files have no known media type, so no browser could show them, or what writes the file is not there."""


def check_library() -> None:
    """Raise CannotWriteZim where what writes the file is not there."""
    if Creator is None:
        raise CannotWriteZim(
            f"libzim has no package for Python 3.{sys.version_info[1]} in the version that is pinned"
            " — make the editions with Python 3.11, 3.12 or 3.13: make clean, then make editions PYTHON=python3.13"
        )


def write_zim(course: Course, site: Path, dist: Path) -> Path:
    """Write ``osint-handbook-<edition>.zim`` of the trainees' built ``site`` into ``dist``; the same bytes each time.

    Raises CannotWriteZim before anything is written.
    """
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    if bad := [f"{name}: which kind of file is this? Name it in zim.TYPES" for name in files if not _type(name)]:
        raise CannotWriteZim("\n".join(bad))
    target = dist / f"{NAME}-{course.data.outline.edition}.zim"
    with atomic_file(target) as fresh:
        _write(fresh, files, course)
        fresh.write_bytes(_with_stable_ids(fresh.read_bytes()))
    return target


def _write(fresh: Path, files: dict[str, Path], course: Course) -> None:
    creator = Creator(fresh)
    # one worker: with several, pages would reach the index in another order on each run
    creator.config_indexing(True, "eng").config_nbworkers(1).config_verbose(False)
    creator.set_mainpath(START)
    with _quiet(), creator:
        _describe(creator, course)
        written: dict[bytes, str] = {}
        # a page is also found by the phrases by which readers ask for it, as in the site's own search
        asks = {
            page_url(course.languages, page.lang, page.id): " ".join(page.meta.asks) for page in course.pages.values()
        }
        for name, path in files.items():
            item = _File(name, path.read_bytes(), asks.get(name, ""))
            digest = hashlib.sha256(item.content).digest()
            # files with the same content are stored once
            if digest in written:
                creator.add_alias(name, item.title, written[digest], item.get_hints())
            else:
                written[digest] = name
                creator.add_item(item)


def _type(name: str) -> str:
    return TYPES.get(name.rpartition(".")[2], "")


def _describe(creator: Creator, course: Course) -> None:
    """Add the metadata that a Kiwix library shows to ``creator``: https://wiki.openzim.org/wiki/Metadata"""
    starts = [course.pages[lang, HOME].meta for lang in course.languages]

    def in_each(name: str) -> str:
        return " · ".join(course.data.strings[name][lang] for lang in course.languages)

    for name, value in {
        "Name": f"{NAME}_mul",
        "Title": in_each("zim-title"),
        "Description": in_each("zim-description"),
        "LongDescription": "\n\n".join(start.description for start in starts),
        "Language": ",".join(manner(lang).iso_639_3 for lang in course.languages),
        "Creator": " · ".join(start.title for start in starts),
        "Publisher": NAME,
        "Date": course.data.outline.edition_date,
        "Tags": "_ftindex:yes;_category:other",
    }.items():
        creator.add_metadata(name, value)
    creator.add_illustration(48, ICON.read_bytes())


class _File(Item):
    """A file of the site. Only pages of the handbook are articles to be found: those of exercises are invented."""

    def __init__(self, name: str, content: bytes, asks: str) -> None:
        super().__init__()
        self.name, self.content, self.asks = name, content, asks
        self.page: HtmlElement | None = None
        if name.endswith(".html") and b"data-page" in content:  # a cheap test first: most files of exercises have none
            page = document(content.decode())
            if "data-page" in page.find("body").attrib:
                self.page = page

    @property
    def title(self) -> str:
        return "" if self.page is None else words(next(self.page.iter("title")))

    def get_path(self) -> str:
        return self.name

    def get_title(self) -> str:
        return self.title

    def get_mimetype(self) -> str:
        return _type(self.name)

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self.content)

    def get_hints(self) -> dict[Hint, int]:
        return {Hint.FRONT_ARTICLE: int(self.page is not None)}

    def get_indexdata(self) -> IndexData | None:
        if self.page is None:
            return None
        text = f"{_searchable(self.page)} {self.asks}"
        # in a language without rules of ours a Cyrillic word may not be Mongolian
        lemmas = _lemmas(f"{self.title} {text}") if next(self.page.iter("html")).get("lang") in KNOWN else ""
        return _Searched(self.title, f"{text} {lemmas}")


class _Searched(IndexData):
    """The words of a page for libzim's index, folded as it folds the words of a query, see ``_plain``."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.title = title
        self.text = text

    def has_indexdata(self) -> bool:
        return True

    def get_title(self) -> str:
        return _plain(self.title)

    def get_content(self) -> str:
        return _plain(self.text)

    def get_keywords(self) -> str:
        return ""

    def get_wordcount(self) -> int:
        return len(self.text.split())


def _searchable(page: HtmlElement) -> str:
    """Return the words of a page's article, with a space between blocks."""
    return " ".join("".join(_pieces(next(page.iter("article")))).split())


def _pieces(element: HtmlElement) -> Iterator[str]:
    if element.tag in NOT_READ or any(has_class(element, name) for name in NOT_SEARCHED):
        return
    block = " " if element.tag in APART else ""
    yield block
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield block


def _plain(text: str) -> str:
    """Fold a text as libzim folds a query: lower case, without marks on letters, so that й becomes и."""
    return unicodedata.normalize("NFC", MARKS.sub("", unicodedata.normalize("NFD", text.lower())))


def _lemmas(text: str) -> str:
    """Return the dictionary forms of the Mongolian words of a text that differ from it: Kiwix cannot derive them."""
    return " ".join(lemma for word in re.findall(r"\w+", text.lower()) if (lemma := _lemma(word)) != word)


@cache
def _lemma(word: str) -> str:
    """Return the dictionary form of a word; a verb stays as it is, because its root is no word."""
    if not CYRILLIC.search(word):
        return word
    found = _known().lemma(word)
    return word if found.endswith(VERB) else found


@cache
def _known() -> Lexicon:
    return lexicon()


def _with_stable_ids(made: bytes) -> bytes:
    """Replace the file's ids by hashes of its content: libzim takes them from the clock, Xapian at random."""
    start = re.escape(XAPIAN)
    made = re.sub(rb"(?<=" + start + rb"..).{16}", bytes(16), made, flags=re.DOTALL)
    body = made[: UUID.start] + bytes(16) + made[UUID.stop : -16]
    body = body[: UUID.start] + _md5(body) + body[UUID.stop :]
    return body + _md5(body)


def _md5(data: bytes) -> bytes:
    """Return the sum that the format asks for; it protects against damage, not against forgery."""
    return hashlib.md5(data, usedforsecurity=False).digest()


@contextmanager
def _quiet() -> Iterator[None]:
    """Silence libzim, which writes its progress to standard output behind Python's back."""
    sys.stdout.flush()
    kept = os.dup(1)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
