"""The files of scripts that pages load: each page has one, with the parts of what it shows and the words of these."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from handbook.course.data.model import Data
from handbook.mongolian import browser
from handbook.render.scripts import STRINGS, assigned, join, strings, without_comments

FOLDERS = ("hb/", "material/")  # of overrides/
FIRST = "hb/first.js"  # runs before anything is painted
_FIRST = ("material/base", "hb/palette")
# runs when the header is read: a browser paints that much before it reads on
_HEAD = ("hb/store", "material/header")
# what some page, frame or package loads by itself; all others reach readers as parts of a page's one file
ALONE = (
    *(f"material/{name}.js" for name in ("answers", "vocabulary", "meanings", "score", "tiers")),
    *("hb/scorm.js", "hb/scormpage.js"),
)
LATER = "material/answers"  # every page loads it when the search is opened: its words are the page's
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
        """The file with these parts, such as hb/quiz, in the order in which they run; below the site's root."""
        parts = tuple(names)
        name = f"hb/page.{sha256(' '.join(parts).encode()).hexdigest()[:8]}.{lang}.js"
        self._asked[name] = parts, lang
        return name

    def head(self, lang: str) -> str:
        """The file that each page of a language loads after its header; below the site's root."""
        return f"hb/head.{lang}.js"

    def write_alone(self, site: Path) -> None:
        """Write what all pages have, and without their comments the scripts that are loaded alone."""
        for script in (path for folder in FOLDERS for path in (site / folder).glob("*.js")):
            name = script.relative_to(site).as_posix()
            if name in (*ALONE, *TRAINERS_ALONE):
                script.write_text(self._text(name.removesuffix(".js")), encoding="utf-8")
        (site / FIRST).write_text(join({name: self._text(name) for name in _FIRST}), encoding="utf-8")
        for lang in self._words:
            (site / self.head(lang)).write_text(self._joined(_HEAD, lang), encoding="utf-8")

    def write(self, site: Path) -> None:
        """Write the files that pages asked for since the last time."""
        for name, (parts, lang) in self._asked.items():
            (site / name).write_text(self._joined(parts, lang, (*_HEAD, LATER)), encoding="utf-8")
        self._asked.clear()

    def write_words(self, folder: Path) -> None:
        """Write all words of each language into a file for the slides, which come after the build of the site."""
        for lang, words in self._words.items():
            (folder / f"strings.{lang}.js").write_text(assigned("HB_STRINGS", words), encoding="utf-8")

    def _joined(self, parts: Iterable[str], lang: str, others: Iterable[str] = ()) -> str:
        """One script of its parts, with the words of these and of what a page loads beside it."""
        texts = {part: self._text(part) for part in parts}
        words = strings((*texts.values(), *map(self._text, others)), self._words[lang])
        return join({STRINGS: words} | texts)

    def _text(self, name: str) -> str:
        """A part as readers get it."""
        if name not in self._texts:
            if made := _MADE.get(name):  # its first comment is its licence
                self._texts[name] = made()
            else:
                self._texts[name] = without_comments((self._theme / f"{name}.js").read_text(encoding="utf-8"))
        return self._texts[name]
