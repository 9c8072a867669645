"""Puts rules.yml and the known words into lunr.mn.js: the language module as the theme's search worker loads it."""

from __future__ import annotations

import json
from pathlib import Path

from handbook.mongolian.analyser import RULES, Lexicon

SOURCE = Path(__file__).parent / "lunr.mn.js"


def module(lexicon: Lexicon) -> str:
    """The text of lunr.mn.min.js. Raises ValueError if the source no longer has the two places for the data."""
    lemmas = sorted({lemmas[0] for lemmas in lexicon.forms.values()})
    by_rule = Lexicon({lemma: (lemma,) for lemma in lemmas})
    misread = {form: lemmas[0] for form, lemmas in lexicon.forms.items() if by_rule.lemma(form) != lemmas[0]}
    text = SOURCE.read_text(encoding="utf-8")
    for name, data in (("RULES", RULES), ("WORDS", {"lemmas": " ".join(lemmas), "forms": misread})):
        start = text.index(f"const {name} = /*")
        end = text.index("null;", start)
        text = text[:end] + json.dumps(data, ensure_ascii=False, separators=(",", ":")) + text[end + len("null") :]
    return text
