"""Writes the scripts of pages: each page has one file, with the parts for what it shows and their strings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from handbook.course.data.model import Data
from handbook.mongolian import browser
from handbook.render.scripts import STRINGS, added, assigned, join, strings, without_comments

FOLDERS = ("hb/", "material/")  # of overrides/
WORDS = "HB_STRINGS"  # the words of the interface, in the window of a page
FIRST = "hb/first.js"  # runs before anything is painted
_FIRST = ("material/base", "hb/palette")
# in <head>, so they run before the body is parsed: what every page has and what needs no more of the page
_HEAD = ("hb/store", "material/header", "material/search", "hb/laid")
# what some page, frame or package loads by itself; all others reach readers as parts of a page's one file
ALONE = (
    *(f"material/{name}.js" for name in ("answers", "vocabulary", "meanings", "score", "tiers")),
    *("hb/scorm.js", "hb/scormpage.js"),
)
_LATER = "material/answers"  # loaded with the search; its strings are in the file of the head
TRAINERS_ALONE = ("hb/store.js", "hb/slides.js", "hb/speaker.js")  # the slides'
_MADE = {"hb/mongolian": browser.spellings}  # parts that are no file of overrides/


class Scripts:
    """Knows which files the pages that were made ask for, and writes them."""

    def __init__(self, theme: Path, data: Data) -> None:
        """``theme`` is overrides/."""
        self._theme = theme
        self._words = {
            lang: {key.removeprefix("js-"): said[lang] for key, said in data.strings.items() if key.startswith("js-")}
            for lang in data.languages
        }
        self._texts: dict[str, str] = {}
        self._asked: dict[str, tuple[tuple[str, ...], str]] = {}  # file → its parts and its language; until written

    def file(self, names: Iterable[str], lang: str) -> str:
        """Return the file with these parts, such as hb/quiz, in the order in which they run; below the site's root."""
        parts = tuple(names)
        name = f"hb/page.{sha256(' '.join(parts).encode()).hexdigest()[:8]}.{lang}.js"
        self._asked[name] = parts, lang
        return name

    def head(self, lang: str) -> str:
        """Return the file that each page of a language loads after its header; below the site's root."""
        return f"hb/head.{lang}.js"

    def write_alone(self, site: Path) -> None:
        """Write what all pages have, and without their comments the scripts that are loaded alone."""
        for script in (path for folder in FOLDERS for path in (site / folder).glob("*.js")):
            name = script.relative_to(site).as_posix()
            if name in (*ALONE, *TRAINERS_ALONE):
                script.write_text(self._text(name.removesuffix(".js")), encoding="utf-8")
        (site / FIRST).write_text(join(self._parts(_FIRST)), encoding="utf-8")
        for lang in self._words:
            words = {STRINGS: assigned(WORDS, self._words_of_all[lang])}
            (site / self.head(lang)).write_text(join(words | self._parts(_HEAD)), encoding="utf-8")

    def write(self, site: Path) -> None:
        """Write the files that pages asked for since the last time."""
        for name, (parts, lang) in self._asked.items():
            texts = self._parts(parts)
            wanted = strings(texts.values(), self._words[lang])
            more = {key: said for key, said in wanted.items() if key not in self._words_of_all[lang]}
            (site / name).write_text(join({STRINGS: added(WORDS, more)} | texts), encoding="utf-8")
        self._asked.clear()

    def write_words(self, folder: Path) -> None:
        """Write all words of each language into a file for the slides, which come after the build of the site."""
        for lang, words in self._words.items():
            (folder / f"strings.{lang}.js").write_text(assigned(WORDS, words), encoding="utf-8")

    @cached_property
    def _words_of_all(self) -> dict[str, dict[str, str]]:
        """Return the strings that every page of a language has, by language and key; kept for each saved page."""
        texts = tuple(self._parts((*_HEAD, _LATER)).values())
        return {lang: strings(texts, words) for lang, words in self._words.items()}

    def _parts(self, names: Iterable[str]) -> dict[str, str]:
        return {name: self._text(name) for name in names}

    def _text(self, name: str) -> str:
        """Return a part as readers get it."""
        if name not in self._texts:
            if made := _MADE.get(name):  # its first comment is its licence
                self._texts[name] = made()
            else:
                self._texts[name] = without_comments((self._theme / f"{name}.js").read_text(encoding="utf-8"))
        return self._texts[name]
