"""Spellings of a word: what is made is read back by the search as the same word, the likely before the unlikely."""

from __future__ import annotations

from collections import Counter
from functools import cache

import ours
import pytest

from handbook.base.languages import CYRILLIC
from handbook.mongolian import analyser
from handbook.mongolian.analyser import RULES, consonants, fold, keys, loose
from handbook.mongolian.browser import module
from handbook.mongolian.browser import spellings as script
from handbook.mongolian.lexicon import lexicon
from handbook.mongolian.spellings import READ, SHOWN, clean, known_words, picks, readings, spellings

TERMS = [term.term["mn"] for term in ours.data().glossary.values()]
# of the spellings made of the glossary's terms, the share that the search knows for the same word by its own keys
PROMISED = {"typed": 1.0, "cyrillic": 1.0, "same": 1.0, "keyboard": 1.0, "alike": 1.0, "standard": 0.95, "chat": 0.90}
BY_CONSONANTS = 0.98  # of the Latin ones, when the search falls back on consonants


@cache
def latin_keys(word: str) -> frozenset[str]:
    letters = [fold(word)] if CYRILLIC.search(word) else analyser.readings(word)
    return frozenset(map(loose, letters))


def one_key(word: str, spelling: str) -> bool:
    if set(keys(word)) & set(keys(spelling)):
        return True
    return not CYRILLIC.search(spelling) and bool(latin_keys(word) & latin_keys(spelling))


def consonants_alike(word: str, spelling: str) -> bool:
    return bool(set(map(consonants, latin_keys(word))) & set(map(consonants, latin_keys(spelling))))


def pairs(term: str, spelling: str) -> list[tuple[str, str]]:
    return list(zip(term.split(), spelling.split(), strict=True))


def test_the_search_knows_what_is_made_of_the_glossary_for_the_same_words() -> None:
    made, found, latin, by_consonants = Counter(), Counter(), 0, 0
    for term in TERMS:
        result = spellings(term)
        for kind, group in result.groups.items():
            for spelling in group.shown:
                made[kind] += 1
                known = all(one_key(*pair) for pair in pairs(result.word or result.typed, spelling))
                found[kind] += known
                if kind in ("standard", "chat"):
                    latin += 1
                    by_consonants += known or all(
                        one_key(*pair) or consonants_alike(*pair) for pair in pairs(result.word, spelling)
                    )
    shares = {kind: found[kind] / made[kind] for kind in made}
    print(f"\n{len(TERMS)} terms: {dict(made)}; shares {shares}; Latin by consonants {by_consonants / latin:.3f}")
    assert made["chat"] > 2_000 and made["keyboard"] > 1_000
    assert {kind: share for kind, share in shares.items() if share < PROMISED[kind]} == {}
    assert by_consonants / latin >= BY_CONSONANTS


@pytest.mark.parametrize(("kind", "first", "any_of"), [("standard", 0.96, 0.98), ("chat", 0.82, 0.96)])
def test_latin_spellings_of_the_glossary_are_read_as_what_they_were_made_of(
    kind: str, first: float, any_of: float
) -> None:
    words = sorted({word for term in TERMS for word in clean(term).split() if CYRILLIC.search(word)})
    found = {word: readings(spellings(word).groups[kind].shown[0]) for word in words if kind in spellings(word).groups}
    assert len(found) > 450
    assert sum(read[:1] == (word,) for word, read in found.items()) / len(found) >= first
    assert sum(word in read for word, read in found.items()) / len(found) >= any_of


@pytest.mark.parametrize(
    ("typed", "kind", "begins"),
    [
        ("хөдөлмөр", "keyboard", "ходолмор хєдєлмєр"),
        ("хөдөлмөр", "standard", "khödölmör"),
        ("хөдөлмөр", "chat", "hodolmor hudulmur khodolmor"),
        ("хүн", "keyboard", "хун хvн"),
        ("хүн", "chat", "hun hvn khun"),
        ("цувралын", "chat", "tsuwralyn"),
        ("Гадаадын", "standard", "gadaadyn"),
        ("viber", "cyrillic", "вайбер"),
        ("фэйсбүүк", "same", "facebook"),
        ("hudulmur", "cyrillic", "хөдөлмөр"),
        ("vizgui", "cyrillic", "визгүй"),
        ("huuli", "cyrillic", "хууль"),
        ("xyн", "typed", "хүн"),
        ("хаяг", "alike", "xаяг хaяг"),
        ("Oyuunbileg", "cyrillic", "оюунбилэг"),
        ("Enkhtuya", "cyrillic", "энхтуя"),
    ],
)
def test_the_likeliest_come_first(typed: str, kind: str, begins: str) -> None:
    shown = spellings(typed).groups[kind].shown
    assert list(shown[: len(begins.split())]) == begins.split()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("hun", "хүн хун хөн"), ("Sukhbaatar", "сухбаатар сүхбаатар сөхбаатар"), ("хун", "хун хүн"), ("хүн", "хүн")],
)
def test_a_name_that_can_be_read_in_several_ways_is_left_to_the_reader(typed: str, meant: str) -> None:
    assert readings(clean(typed)) == tuple(meant.split())
    for n, reading in enumerate(meant.split()):
        assert spellings(typed, n).word == reading


def test_words_of_a_name_are_read_each_for_itself() -> None:
    assert spellings("undur tsalin").word == "өндөр цалин"
    assert spellings("huvi hunii nuuts").word.split()[0::2] == ["хувь", "нууц"]


def test_a_group_is_capped_and_says_how_many_more_there_are() -> None:
    chat = spellings("цөвүүгийн ховор жорын хэв").groups["chat"]
    assert len(chat.shown) <= SHOWN < chat.more
    assert "chat" not in spellings("гадаад").groups  # written as in the standard
    assert all(len(readings(word)) <= READ for word in ("ue" * 20, "v" * 60, "oyuunbileg"))


def test_no_spelling_is_empty_or_stands_twice() -> None:
    for term in [*TERMS, "ъь", "ь", "а", "x", "hun hun"]:
        shown = [spelling for group in spellings(term).groups.values() for spelling in group.shown]
        assert all(shown) and len(shown) == len(set(shown)), term


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('"хүн" -x | (site:a.mn) !y', "хүн x site a.mn y"),
        ("  O’Hara  Бат. ", "o’hara бат"),
        ("хvн", "хүн"),
        ("и\u0306", "й"),
        ("ху\u00adуль\u200b", "хууль"),
        ("---", ""),
        ("а" * 100, "а" * 60),
        ("95-123", "95-123"),
    ],
)
def test_signs_that_engines_take_for_operators_are_left_out(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_ways_to_choose_come_in_order_and_none_is_left_out() -> None:
    rows = ["ab", "xyz", "1"]
    ways = [(rank, "".join(picked)) for rank, picked in picks(rows)]
    assert ways == [(0, "ax1"), (1, "bx1"), (1, "ay1"), (2, "by1"), (2, "az1"), (3, "bz1")]


def test_the_tables_hold_every_letter_and_only_folds_that_the_search_takes_back() -> None:
    tables = RULES["spellings"]
    assert set("абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя") == set(tables["standard"])
    assert set("".join(tables["chat"])) <= set(tables["standard"])
    assert "".join(tables["chat"]).startswith("өүхв")  # the letters that are mixed most
    for habit in tables["keyboard"]:
        for swap in habit.split():
            letter, other = swap.split(">")
            assert fold(f"б{letter}") == fold(f"б{other}"), swap
    assert set(tables["alike"]) <= set(RULES["lookalike"])


def test_the_search_script_does_not_carry_what_only_the_page_tool_needs() -> None:
    assert '"unlikely"' not in module(lexicon()) and '"unlikely"' in script()
    assert len(script().encode()) < 40_000
    assert len(known_words()) > 1_000
