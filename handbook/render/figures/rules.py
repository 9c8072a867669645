"""Checks the definitions in figures.yml, and finds everything wrong in one pass.

FG01 unknown kind · FG02 a language is missing · FG03 a label of more than nine words · FG04 no title or description ·
FG05 a field is missing or unknown · FG06 a letter the font lacks · FG07 a word wider than its box · FG08 counts that do
not add up
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from handbook.base.findings import Finding
from handbook.render.figures import letters
from handbook.render.figures.drawing import TONES, DrawingSheet
from handbook.render.figures.kinds import KINDS, WIDTH

FILE = "docs/_data/figures.yml"
MOST_WORDS = 9
MOST_MARKS = 1000

# A field is "words" (one label a language), "tag" (an article, the same in both), "tone", "share" (0 to 100), "count"
# (how many marks), a group of fields, or a list of one of these. A name that ends in "?" may be left out.
CARD = {"head": "words", "text?": "words", "tag?": "tag", "tone?": "tone"}
WITH_ITEMS = {**CARD, "items?": ["words"]}
WAY = {"tool": CARD, "end": CARD}
FIELDS: dict[str, dict[str, Any]] = {
    "gates": {
        "stations": [{**WITH_ITEMS, "exit?": CARD}],
        "exit_word": "words",
        "next_word": "words",
        "result": CARD,
        "note?": CARD,
    },
    "paths": {"act": CARD, "shield": WITH_ITEMS, "effects": [CARD]},
    "readings": {
        "left": "words",
        "right": "words",
        "fact": "words",
        "rows": [{"fact": "words", "left": "words", "right": "words"}],
        "result?": CARD,
    },
    "bars": {"head": "words", "bars": [{"value": "share", "label": "words"}], "result": CARD},
    "parts": {"head": "words", "parts": [CARD]},
    "nested": {"rings": [CARD]},
    "route": {"source": CARD, "home": WAY, "abroad": WAY, "border": "words", "note?": CARD},
    "steps": {"steps": [CARD]},
    "dots": {
        "head": "words",
        "total": "count",
        "groups": [{"count": "count", "label": "words", "tone": "tone"}],
        "result?": CARD,
    },
}


def validate(figures: dict[str, dict[str, Any]], languages: Collection[str]) -> list[Finding]:
    """Return everything wrong with the figures of a handbook in these languages.

    A missing language is reported once for each figure, or once for all if no label has it; other rules then skip it.
    """
    labels = {fid: [*_labels(figure, languages)] for fid, figure in figures.items()}
    spoken = {lang for of_figure in labels.values() for label in of_figure for lang in label}
    missing = [lang for lang in languages if spoken and lang not in spoken]
    found = [_finding("FG02", f'no label has the language "{lang}"', f"{lang}: …, in each") for lang in missing]
    spelled = [lang for lang in languages if lang not in missing]
    for fid, figure in figures.items():
        lacking = {lang: sum(lang not in label for label in labels[fid]) for lang in spelled}
        incomplete = [
            _finding("FG02", f"{fid}: no words in {lang} in {count} of {len(labels[fid])} labels", f"{lang}: …")
            for lang, count in lacking.items()
            if count
        ]
        own = list(_figure(fid, figure, languages)) or list(_adds_up(fid, figure))
        found += incomplete + (own or list(_fits(fid, figure, [lang for lang in spelled if not lacking[lang]])))
    return sorted(set(found))


def _labels(value: Any, languages: Collection[str]) -> Iterator[dict[str, Any]]:
    """Yield every text of a figure that is written in one language or more."""
    if isinstance(value, dict) and value and value.keys() <= {*languages}:
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _labels(inner, languages)


def words_in(label: str) -> int:
    """Count the words of a label, without dashes and marks that stand alone."""
    return sum(any(c.isalnum() for c in part) for part in label.replace(letters.NBSP, " ").split())


def _figure(fid: str, figure: Any, languages: Collection[str]) -> Iterator[Finding]:
    kind = figure.get("kind") if isinstance(figure, dict) else None
    if not isinstance(kind, str) or kind not in KINDS:
        yield _finding("FG01", f"{fid}: kind «{kind}»", f"one of {', '.join(KINDS)}")
        return
    for key in ("title", "desc"):
        if not figure.get(key):
            what = "two or three sentences on what is seen" if key == "desc" else "a title"
            yield _finding("FG04", f"{fid}: no {key}", what)
        else:
            yield from _words(f"{fid} › {key}", figure[key], languages, free=key == "desc")
    rest = {key: value for key, value in figure.items() if key not in ("kind", "title", "desc")}
    yield from _group(fid, rest, {**FIELDS[figure["kind"]], "foot?": ["words"]}, languages)


def _group(where: str, value: Any, fields: dict[str, Any], languages: Collection[str]) -> Iterator[Finding]:
    if not isinstance(value, dict):
        yield _finding("FG05", f"{where}: {value!r}", f"fields {', '.join(fields)}")
        return
    known = {name.rstrip("?"): (rule, name.endswith("?")) for name, rule in fields.items()}
    for name in value.keys() - known.keys():
        yield _finding("FG05", f"{where}: unknown field «{name}»", f"one of {', '.join(known)}")
    for name, (rule, optional) in known.items():
        if name in value:
            yield from _field(f"{where} › {name}", value[name], rule, languages)
        elif not optional:
            yield _finding("FG05", f"{where}: no {name}", f"the field {name}")


def _field(where: str, value: Any, rule: Any, languages: Collection[str]) -> Iterator[Finding]:
    if isinstance(rule, list):
        if not isinstance(value, list) or not value:
            yield _finding("FG05", f"{where}: {value!r}", "a list")
            return
        for n, item in enumerate(value, 1):
            yield from _field(f"{where} {n}", item, rule[0], languages)
    elif isinstance(rule, dict):
        yield from _group(where, value, rule, languages)
    elif rule == "words":
        yield from _words(where, value, languages)
    elif rule == "tag":
        if not isinstance(value, str) or not value:
            yield _finding("FG05", f"{where}: {value!r}", 'an article in quotes, like "6.1.2"')
        else:
            yield from _letters(where, value)
    elif rule == "tone" and value not in TONES:
        yield _finding("FG05", f"{where}: {value!r}", f"one of {', '.join(TONES)}")
    elif rule == "share" and not (type(value) in (int, float) and 0 <= value <= 100):
        yield _finding("FG05", f"{where}: {value!r}", "a number from 0 to 100")

    elif rule == "count" and not (type(value) is int and 1 <= value <= MOST_MARKS):
        yield _finding("FG05", f"{where}: {value!r}", f"a whole number from 1 to {MOST_MARKS}")


def _adds_up(fid: str, figure: dict[str, Any]) -> Iterator[Finding]:
    """Find groups of dots that do not add up to the whole, or look the same."""
    if figure["kind"] != "dots":
        return
    counts, tones = ([group[key] for group in figure["groups"]] for key in ("count", "tone"))
    if sum(counts) != figure["total"]:
        found = f"{fid}: the counts add up to {sum(counts)}, the total is {figure['total']}"
        yield _finding("FG08", found, "counts that add up to the total")
    if len(set(tones)) < len(tones):
        yield _finding("FG05", f"{fid}: two groups of the tone {max(tones, key=tones.count)}", "each tone once")


def _words(where: str, value: Any, languages: Collection[str], free: bool = False) -> Iterator[Finding]:
    if not isinstance(value, dict) or not value:
        yield _finding("FG02", f"{where}: {value!r}", f"words in {' and '.join(languages)}")
        return
    for lang in value.keys() - set(languages):
        yield _finding("FG02", f"{where}: unknown language «{lang}»", f"words in {' and '.join(languages)}")
    for lang in (lang for lang in languages if lang in value):  # of all others it is told at once
        label = value[lang]
        if not isinstance(label, str) or not label.strip():
            yield _finding("FG02", f"{where}: no words in {lang}", f"{lang}: …")
        elif not free:
            if (count := words_in(label)) > MOST_WORDS:
                yield _finding("FG03", f"{where} ({lang}): {count} words", f"at most {MOST_WORDS}")
            yield from _letters(f"{where} ({lang})", label)


def _letters(where: str, label: str) -> Iterator[Finding]:
    if lack := letters.missing(label):
        yield _finding("FG06", f"{where}: Inter has no {' '.join(lack)}", "another sign")


def _fits(fid: str, figure: dict[str, Any], languages: Collection[str]) -> Iterator[Finding]:
    for lang in languages:
        for shape, wide in WIDTH.items():
            try:
                KINDS[figure["kind"]](DrawingSheet(lang, shape, wide), figure)
            except letters.TooWide as error:
                yield _finding("FG07", f"{fid} ({lang}, {shape}): {error}", "a shorter word, or two")


def _finding(code: str, found: str, write: str) -> Finding:
    return Finding(FILE, 0, code, found, write)
