"""Marks words of another language with `lang`, so that a screen reader pronounces them in that language."""

from __future__ import annotations

import re
from functools import cache

from handbook.base.languages import CYRILLIC

# A word with a Cyrillic letter is Mongolian, also with a Latin letter in it («хөвцvр», which a lesson shows).
_CYRILLIC = rf"\w*{CYRILLIC.pattern}[\w-]*"
_LATIN = r"[A-Za-z]+(?:['’-][A-Za-z]+)*"
# Words in a row are marked once; Mongolian quotation marks belong to what they enclose.
# Pages in languages not listed here are left unmarked.
_OTHER = {"mn": "en", "en": "mn"}  # language of a page → the one of which words stand in it
_WORDS = {
    "mn": rf"«?{_CYRILLIC}(?:[\s\d,.;:·«»/–—-]+{_CYRILLIC})*»?",
    # Latin letters alone do not tell English from a name: there is a word of small letters, and no address around it.
    "en": rf"(?<![\w./@&#-])(?=[a-z]{{4}}|(?:{_LATIN},? )+[a-z]{{2,}}(?!\w)){_LATIN}(?:,? {_LATIN})*(?![\w/@]|\.\w)",
}
# Elements to skip. English words inside <code> are not marked; Mongolian ones are: lessons show search phrases so.
_LEFT = {"mn": "script|style|title|textarea|pre", "en": "script|style|title|textarea|pre|code"}


def mark(html: str, lang: str) -> str:
    """Return the page in ``lang``, not yet minified, with a mark on every run of words in the other language."""
    other = _OTHER.get(lang)
    return _pattern(lang, other).sub(lambda found: _marked(found, other), html) if other else html


@cache
def _pattern(lang: str, other: str) -> re.Pattern[str]:
    left = rf'<({_LEFT[other]})\b.*?</\1>|<(\w+)\b[^>]*\slang="(?!{lang}")[^"]*".*?</\2>'
    # what an element holds alone is marked in its start tag, which is shorter
    alone = rf"(?P<start><\w+\b(?![^>]*\slang=)[^>]*)>(?P<alone>{_WORDS[other]})(?=</)"
    return re.compile(rf"{left}|{alone}|<[^>]*>|(?P<words>{_WORDS[other]})", re.DOTALL)


def _marked(found: re.Match[str], other: str) -> str:
    if found["alone"]:
        return f'{found["start"]} lang="{other}">{found["alone"]}'
    return f'<span lang="{other}">{found["words"]}</span>' if found["words"] else found[0]
