"""The languages of a handbook, and how each writes what no sentence says: letters, days, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase

CYRILLIC = re.compile("[\u0400-\u04ff]")  # any letter of that script
MONGOLIAN = "А-Яа-яЁёӨөҮү"  # the letters of Mongolian alone, for the brackets of an expression


@dataclass(frozen=True)
class Languages:
    """The languages of a handbook in the order of mkdocs.yml; iterating yields their codes."""

    names: dict[str, str]  # code, such as "mn" → the name as its readers write it; the first is the default
    source: str  # code of the language that the others are translated from; ledger and rules compare with it

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def __contains__(self, code: object) -> bool:
        return code in self.names

    @property
    def default(self) -> str:
        """The language at the root of the site."""
        return next(iter(self.names))

    @property
    def translated(self) -> tuple[str, ...]:
        """The languages into which texts are translated."""
        return self.others(self.source)

    def others(self, code: str) -> tuple[str, ...]:
        """Return all languages but this one."""
        return tuple(other for other in self.names if other != code)

    def compared(self, code: str) -> tuple[str, ...]:
        """Return the other languages, the source first, because a translation is most often compared with it."""
        return tuple(sorted(self.others(code), key=lambda other: other != self.source))

    def folder(self, code: str) -> str:
        """Return the folder of a language below the site's root, with "/" at the end; "" for the default."""
        return "" if code == self.default else f"{code}/"

    def is_words(self, value: object) -> bool:
        """Return True if ``value`` holds a text for each language."""
        return isinstance(value, dict) and value.keys() == self.names.keys()


# what the program itself says and invents is in both, in whichever languages the handbook is read
SPOKEN = Languages({"mn": "Монгол", "en": "English"}, "en")


@dataclass(frozen=True)
class Manner:
    """Letters, dates, locale and note labels of a language; the defaults suit an unknown language."""

    letters: str = "ABCDEFGH"  # before the options of a question
    chapters: str = ascii_uppercase  # before chapters that are no module
    alphabet: str = ""  # by which terms are sorted; "" sorts letters by their numbers in Unicode
    day: str = "{0:%Y-%m-%d}"  # filled in with the day, then with the English name of its month
    excel_day: str = "yyyy-mm-dd"
    locale: str = ""  # what office programs call it; "" where the code itself will do
    iso_639_3: str = "und"  # what Kiwix calls it
    ask: str = "Ask"  # how trainer notes call a question to the class, and the minutes of a section
    time: str = "Time"


_MANNERS = {
    "mn": Manner(
        letters="АБВГДЕЖЗ",
        chapters="АБВГДЕЖЗ",
        alphabet="абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
        day="{0:%Y.%m.%d}",
        excel_day="yyyy.mm.dd",
        locale="mn-MN",
        iso_639_3="mon",
        ask="Асуух",
        time="Хугацаа",
    ),
    "en": Manner(
        alphabet=ascii_lowercase,
        day="{0.day} {1} {0.year}",
        excel_day="[$-809]d mmmm yyyy",
        locale="en-GB",
        iso_639_3="eng",
    ),
}


KNOWN = tuple(_MANNERS)  # languages whose words, dates and signs the rules can check
MARKS_OF_NOTES = {what: sorted({getattr(one, what) for one in _MANNERS.values()}) for what in ("ask", "time")}


def manner(code: str) -> Manner:
    """Return how a language writes these things; neutral defaults if it is not listed here."""
    return _MANNERS.get(code, Manner(locale=code))
