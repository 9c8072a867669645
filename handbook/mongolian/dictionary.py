"""Looks the handbook's words up in the Hunspell dictionary mn_MN and writes words.tsv (`make words`)."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from handbook.base.languages import CYRILLIC
from handbook.mongolian.analyser import RULES, VERB, bases, fold, infinitive_root, normalise, skeleton
from handbook.mongolian.lexicon import WORDS_FILE

STEMS_FILE = "tests/search/stems.tsv"
TEXTS = (".md", ".csv", ".yml")
HEAD = """\
# Word forms of this handbook and their dictionary forms, the likeliest first.
# A modified extract, not the dictionary itself: derived from dict-mn (Hunspell mn_MN, https://github.com/bataak/dict-mn,
# LaTeX Project Public Licence 1.3c) and corrected by `lemmas` in rules.yml. Made by `make words`; never edited by hand.
"""
WORD = re.compile(f"{CYRILLIC.pattern}+")
INFINITIVE = ("х", "ах", "эх", "ох", "өх", "их")
# Forms the dictionary lists as words of their own beside the word they are a form of.
INFLECTED = re.compile("(?:сан|сэн|сон|сөн|на|нэ|но|нө|ах|эх|ох|өх|их|ад|эд|од|өд|ж)$")


def look_up(words: Iterable[str]) -> dict[str, list[str]]:
    """Map each word to the stems that the dictionary gives, in its order. Raises FileNotFoundError without hunspell."""
    wanted = sorted(set(words))
    command = ["hunspell", "-d", "mn_MN", "-s", "-i", "UTF-8"]
    run = subprocess.run(command, input="\n".join(wanted) + "\n", capture_output=True, text=True, check=True)
    found: dict[str, list[str]] = {}
    for line in run.stdout.splitlines():
        word, *stems = line.split() or [""]
        found.setdefault(word, [])
        found[word] += [stem for stem in stems if stem not in found[word]]
    return {word: stems for word, stems in found.items() if stems}


def lemmas(word: str, stems: list[str], verbs: set[str]) -> list[str]:
    """Return the dictionary's stems of a word as lemmas: the likeliest first, roots of verbs marked."""
    by_hand = RULES["lemmas"].get(word)
    if by_hand:
        return [by_hand]
    actor = re.match(r".{2,}?гч", word)  # хохирогчийн is a form of хохирогч, not of the verb
    if actor:
        return [actor.group()]
    useful = [stem for stem in stems if not _no_stem(word, stem, stems)] or stems
    ranked = [useful[at] for at in sorted(range(len(useful)), key=lambda at: _rank(word, useful[at], useful))]
    found = [_marked(word, stem, verbs) for stem in ranked]
    without = next((stem for stem in ranked if word.startswith(stem + "гүй")), None)
    if without:  # аюулгүй (safe) is not аюул (danger)
        found = [without + "гүй", without]
    return list(dict.fromkeys(RULES["lemmas"].get(lemma, lemma) for lemma in found))


def _no_stem(word: str, stem: str, stems: list[str]) -> bool:
    """Find wrong stems: авсан is of ав, not of авс; эрхийн of эрх, not of эрхий."""
    return (stem.endswith("с") and stem[:-1] in stems and word[len(stem) :] in ("ан", "эн", "он", "өн")) or (
        stem.endswith("ий") and stem[:-2] in stems and word != stem
    )


def _rank(word: str, stem: str, stems: list[str]) -> tuple[bool, int, bool]:
    own = stem == word and not any(
        INFLECTED.search(word) and word.startswith(other) and other != word for other in stems
    )
    return (not own, -len(stem), not word.startswith(stem))


def _marked(word: str, stem: str, verbs: set[str]) -> str:
    """Mark the root of a verb if only verbs' endings lead from the word to it: зарах is of зар-, зарыг of зар."""
    if stem not in verbs or stem == word:
        return stem
    if _same(infinitive_root(fold(word)), stem):
        return stem + VERB
    taken = {
        verb: [base.taken for base in bases(word) if base.verb == verb and _same(base.text, stem)]
        for verb in (True, False)
    }
    return stem + VERB if min(taken[True], default=9) < min(taken[False], default=9) or not taken[False] else stem


def _same(base: str, stem: str) -> bool:
    return skeleton(base) == skeleton(fold(stem))


def verbs(stems: Iterable[str]) -> set[str]:
    """Return those stems that the dictionary also knows with the ending of the infinitive (хамтар: хамтрах)."""
    wanted: dict[str, list[str]] = {}
    for stem in stems:
        short = re.sub(r"(?<=[^аэоөуүиыеёюя])[аэоөи](?=[^аэоөуүиыеёюяь]$)", "", stem)
        for infinitive in {base + end for base in (stem, short, stem.rstrip("ь")) for end in INFINITIVE}:
            wanted.setdefault(infinitive, []).append(stem)
    known = look_up(wanted)
    return {
        stem
        for infinitive, of in wanted.items()
        for stem in of
        if stem in known.get(infinitive, ())
        and any(base.verb and base.taken == 1 and _same(base.text, stem) for base in bases(infinitive))
    }


def words_of(root: Path) -> set[str]:
    """Return every Mongolian word form of the pages and of the data."""
    files = [*(root / "docs/mn").rglob("*.md"), *(root / "docs/_data").iterdir()]
    return {normalise(word) for file in files if file.suffix in TEXTS for word in WORD.findall(file.read_text("utf-8"))}


def write(root: Path) -> None:
    """Look up all words; write their lemmas, and for the tests what the dictionary itself says."""
    stems = look_up(words_of(root))
    known = verbs({stem for found in stems.values() for stem in found})
    for file, lemmas_of in (
        (WORDS_FILE, lambda word: lemmas(word, stems[word], known)),
        (root / STEMS_FILE, stems.get),
    ):
        rows = [f"{word}\t{' '.join(lemmas_of(word))}\n" for word in sorted(stems)]
        file.write_text(HEAD + "".join(rows), encoding="utf-8")
        print(f"{len(rows)} words → {file}")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
