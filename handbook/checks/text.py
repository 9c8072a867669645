"""Rules TX01, TX02, TX16, TX17: words have the right letters, follow the glossary and cannot be misread."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import yaml

from handbook.base.languages import KNOWN, MONGOLIAN
from handbook.checks.measures import must_meet_minimum
from handbook.checks.rules import TEXTS, Found, rule
from handbook.checks.spelling import LISTS, ON_PURPOSE, words_of_list
from handbook.course.course import Course
from handbook.course.pages.markup import prose
from handbook.course.pages.model import Page
from handbook.mongolian.analyser import keys, normalise
from handbook.mongolian.lexicon import agree

# Letters that look like Mongolian ones: all Latin letters, and those of other alphabets written in Cyrillic.
_ALIEN = "A-Za-zÀ-žїєіѳѵЇЄІѲѴ"
# Latin letters with one Cyrillic letter of the same shape; Y is none of them: it stands for У and for Ү
_TWINS = dict(zip("aceopxABCEHKMOPTX", "асеорхАВСЕНКМОРТХ", strict=True))
_TOUCH = re.compile(rf"[{_ALIEN}][{MONGOLIAN}]|[{MONGOLIAN}][{_ALIEN}]")  # quick to look for; then follows the word
_MIXED = re.compile(rf"\w*(?:{_TOUCH.pattern})\w*")
# Case, number and possession; a longer rest makes another word: «лог», «логийн», but not «логистик».
_SUFFIXES = (
    r"(?:[аэоө]{2}[срн]?|н?ы|н?ий|ын|ийн|гийн|ыг|ийг|гийг|г|н|д|т|нд|т[аэо]й|төй|руу|рүү|луу|лүү"
    r"|[нч]?ууд|[нч]?үүд|[аэоө]д|гүй)"
)
# between two words: spaces, and at most one end of a line
_GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
_Seen = tuple[int, str, str]  # where a form of a variant begins, the form, the variant
_SENTENCE_START = re.compile(r"(?:^|[.?!:])[^\w.?!:]*$")


def _passages(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the prose of a page with its first lines: the texts of the front matter, then the whole body."""
    yield from page.meta.texts
    yield page.body_line, prose(page.body)


def _one_alphabet(line: str, _: str) -> str:
    """Make Latin letters of a line Cyrillic in words that are mostly Cyrillic, if each such letter has one twin."""

    def mended(match: re.Match[str]) -> str:
        latin = re.findall(f"[{_ALIEN}]", match[0])
        cyrillic = len(re.findall(f"[{MONGOLIAN}]", match[0]))
        known = len(latin) < cyrillic and all(letter in _TWINS for letter in latin)
        return "".join(_TWINS.get(letter, letter) for letter in match[0]) if known else match[0]

    readable = prose(line)
    return "".join(
        mended(match) if match[0] == readable[match.start() : match.end()] else match[0]
        for match in re.finditer(rf"{_MIXED.pattern}|.", line)
    )


@rule("TX01", where=TEXTS, mend=_one_alphabet)
def words_use_one_alphabet(course: Course) -> Iterator[Found]:
    """No word mixes Latin and Cyrillic letters, or borrows a letter that looks alike."""
    for page in (page for page in course.wanted_pages() if page.lang in KNOWN):
        for line, text in _passages(page):
            for match in _MIXED.finditer(text) if _TOUCH.search(text) else ():
                at = line + text.count("\n", 0, match.start())
                yield page.file, at, f'the word "{match[0]}" mixes alphabets'
    shown = words_of_list(ON_PURPOSE)
    for passage in course.passages:
        for line, match in () if passage.is_page or passage.lang not in KNOWN else passage.find(_MIXED):
            if match[0] not in shown:
                yield passage.file, line, f'the word "{match[0]}" mixes alphabets'


@rule("TX02")
def words_follow_the_glossary(course: Course) -> Iterator[Found]:
    """No Mongolian page uses a variant that the glossary avoids, in any form."""
    read = [(page, *passage) for page in course.wanted_pages() if page.lang == "mn" for passage in _passages(page)]
    whole = " ".join(" ".join(text for _, _, text in read).split())
    # few of the hundreds of variants occur in a text, and a pattern of few is quick
    variants = {
        variant: term.term["mn"]
        for term in course.data.glossary.values()
        for variant in term.avoid
        if _beginning(variant)[1:] in whole
    }
    variants_in = _finder(variants)
    for page, line, text in read:
        for start, found, variant in variants_in(text):
            # a capital inside a sentence makes a name: «НҮБ-ын Хүний эрхийн хороо» is not «хүний эрхийн хороо»
            before = text[:start]
            name = found[0].isupper() and not variant[0].isupper()
            if not name or _SENTENCE_START.search(before[before.rfind("\n") + 1 :]):
                yield page.file, line + before.count("\n"), f'"{found}": the term is "{variants[variant]}"'


@rule("TX16")
def words_cannot_be_misread(course: Course) -> Iterator[Found]:
    """No Mongolian page uses an expression that readers understand as something else."""
    for page in course.wanted_pages():
        if page.lang != "mn" or not must_meet_minimum(course, page):
            continue
        for line, text in _passages(page):
            for pattern, reads, write in _false_friends():
                for match in pattern.finditer(text):
                    found = f'"{match[0]}" reads as “{reads}”; write «{write}»'
                    yield page.file, line + text.count("\n", 0, match.start()), found


# a letter with a number is the grade of an item: source A–F, information 1–6
_SIGN = re.compile(r"(?<![\w.#-])(?:[A-ZВСНФ]\d{1,2})(?!\w|\.\d)")
_GRADE = re.compile(r"[A-F][1-6]")
_OTHER_THING = re.compile(
    r"(?:wallet|address|item|hypothesis|reading|хэтэвч|хаяг|баримт|таамаг|хувилбар)\w*[\s«“]+$", re.IGNORECASE
)


@rule("TX17")
def signs_are_grades(course: Course) -> Iterator[Found]:
    """A letter with a number is the sign of a grade and of nothing else."""
    for page in course.wanted_pages():
        for line, text in _passages(page) if must_meet_minimum(course, page) else ():
            for match in _SIGN.finditer(text):
                if not _GRADE.fullmatch(match[0]) or _OTHER_THING.search(text, 0, match.start()):
                    yield page.file, line + text.count("\n", 0, match.start()), f'the sign "{match[0]}"'


@cache
def _false_friends() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    entries = yaml.safe_load((LISTS / "false-friends.yml").read_text(encoding="utf-8"))
    return tuple((re.compile(entry["find"]), entry["reads"], entry["write"]) for entry in entries)


def _beginning(variant: str) -> str:
    """Return the phrase without its last word, because only the last word takes endings; a single word stays whole."""
    return variant.rpartition(" ")[0] or variant


def _finder(variants: Iterable[str]) -> Callable[[str], list[_Seen]]:
    """Make a function that finds the avoided variants, in any inflected form, in the order of a text."""
    words: dict[str, str] = {}
    phrases: dict[str, list[str]] = {}  # by their beginning
    for variant in variants:
        for form in (variant, variant[0].upper() + variant[1:]):
            if " " in form:
                phrases.setdefault(_beginning(form), []).append(variant)
            else:
                words[form] = variant
    word = re.compile(rf"(?<![\w-])({_any_of(words)})-?{_SUFFIXES}{{0,3}}(?!\w)")
    phrase = re.compile(rf"(?<![\w-])({_any_of(phrases)}){_GAP}(?=(\w+))")

    def seen(text: str) -> Iterator[_Seen]:
        for match in word.finditer(text):
            yield match.start(), match[0], words[match[1]]
        for match in phrase.finditer(text):
            beginning, last = " ".join(match[1].split()), match[2]
            for variant in phrases[beginning]:
                if _is_form(last, variant.rpartition(" ")[2]):
                    yield match.start(), f"{beginning} {last}", variant

    return lambda text: sorted(seen(text))


def _any_of(texts: Iterable[str]) -> str:
    """Build an expression that matches any of these texts, the longest first; without texts it matches nothing."""
    longest_first = sorted(texts, key=len, reverse=True)
    return "|".join(re.escape(text).replace(r"\ ", _GAP) for text in longest_first) or "(?!)"


def _is_form(word: str, of: str) -> bool:
    """Return True if a word is ``of`` or a form of it: endings added, -гүй too, and vowels dropped by inflection."""
    word, of = normalise(word), normalise(of)
    # -гүй (without): the analyser keeps it, because the search must tell a word from its opposite
    stem = word.rpartition("гүй")[0]
    forms = (word, stem) if stem else (word,)
    return any(form == of or (form[:2] == of[:2] and keys(of)[0] in keys(form) and agree(form, of)) for form in forms)
