"""Puts rules.yml and the known words into the browser's twins: lunr.mn.js (search) and spellings.js (page tool)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from handbook.mongolian.analyser import RULES
from handbook.mongolian.lexicon import Lexicon
from handbook.mongolian.spellings import known_words

FOLDER = Path(__file__).parent
SPELLINGS = "spellings"  # what the search has no need of


def module(lexicon: Lexicon) -> str:
    """Return the text of lunr.mn.min.js: the language module as the theme's search worker loads it."""
    lemmas = sorted({lemmas[0] for lemmas in lexicon.forms.values()})
    by_rule = Lexicon({lemma: (lemma,) for lemma in lemmas})
    misread = {form: lemmas[0] for form, lemmas in lexicon.forms.items() if by_rule.lemma(form) != lemmas[0]}
    rules = {name: rule for name, rule in RULES.items() if name != SPELLINGS}
    return _filled("lunr.mn.js", {"RULES": rules, "WORDS": {"lemmas": " ".join(lemmas), "forms": misread}})


def spellings() -> str:
    """Return the text of the script that defines MongolianSpellings."""
    rules = {name: RULES[name] for name in ("lookalike", "fold", "same", SPELLINGS)}
    return _filled("spellings.js", {"RULES": rules, "WORDS": " ".join(sorted(known_words()))})


def _filled(source: str, places: Mapping[str, object]) -> str:
    """Put the data into the source. Raises ValueError if the source no longer has the places for it."""
    text = (FOLDER / source).read_text(encoding="utf-8")
    for name, data in places.items():
        start = text.index(f"const {name} = /*")
        end = text.index("null;", start)
        text = text[:end] + json.dumps(data, ensure_ascii=False, separators=(",", ":")) + text[end + len("null") :]
    return text
