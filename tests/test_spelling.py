"""Spelling: the lists are what they say they are, and a slip is found with and without the dictionary's program."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import ours
import pytest

from handbook import checks
from handbook.checks import spelling, word_forms

ROOT = Path(__file__).parents[1]
ALPHABET = "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя-"  # the Mongolian one; Unicode puts ө and ү last


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]


@pytest.fixture(scope="module")
def site() -> checks.Course:
    return ours.course()


@pytest.mark.parametrize("file", [spelling.SUPPLEMENT, spelling.ON_PURPOSE], ids=["supplement", "on-purpose"])
def test_each_word_of_our_lists_is_in_its_place_and_in_use(site: checks.Course, file: Path) -> None:
    words = _lines(file)
    assert words == sorted(words, key=lambda word: [ALPHABET.index(letter) for letter in word.lower()])
    assert len(words) == len(set(words))
    used = spelling.mongolian_words(site)
    assert {*words} - used - {spelling.small(word) for word in used} == set()


def test_our_lists_hold_nothing_that_the_dictionary_knows() -> None:
    if not shutil.which("hunspell"):
        pytest.skip("needs Debian's hunspell and hunspell-mn")
    assert spelling.look_up([*_lines(spelling.SUPPLEMENT), *_lines(spelling.ON_PURPOSE)]) == {}


def test_the_known_words_are_those_of_the_dictionary_and_of_the_handbook() -> None:
    if not shutil.which("hunspell"):
        pytest.skip("needs Debian's hunspell and hunspell-mn")
    assert _lines(spelling.KNOWN) == word_forms.known_words(ROOT)


def test_no_known_word_is_without_use(site: checks.Course) -> None:
    used = spelling.mongolian_words(site)
    assert {*_lines(spelling.KNOWN)} - used - {spelling.small(word) for word in used} == set()


def test_the_english_list_is_in_order_and_corrects_to_words_it_accepts() -> None:
    pairs = [line.split("->") for line in _lines(spelling.ENGLISH)]
    assert pairs == sorted(pairs)
    # what stands on both sides is right as it is
    assert all(spelling._proposed(wrong) == right for wrong, right in pairs if wrong != right)
    assert not any(spelling._proposed(right) for _, right in pairs)


def test_without_the_dictionary_new_words_are_asked_about(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling.shutil, "which", lambda _: None)
    assert checks.run(handbook) == []
    page = handbook / "docs/mn/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nЗургыг хавсаргана. Ховдлоогүй.\n", encoding="utf-8")
    found = [(finding.code, finding.found) for finding in checks.run(handbook)]
    assert found == [("SP02", 'the word "Зургыг"'), ("SP02", 'the word "Ховдлоогүй"')]


def test_endings_letters_and_code_are_no_words(handbook: Path) -> None:
    page = handbook / "docs/mn/index.md"
    text = "OSINT-ийн, 4-өөс, 95%-ийн, «Зар»-ыг, А-гийн, `ховд зургыг`, [зар](зургыг.md#а), ЦЕГ-ын, ү-гүй"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")
    assert [finding for finding in checks.run(handbook) if finding.code == "SP02"] == []


def test_a_wrong_ending_is_no_misspelt_word_besides(handbook: Path) -> None:
    page = handbook / "docs/mn/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOSINT ийн, «Зар» ыг, «Зар»ыг, ЦЕГ-ийн.\n", encoding="utf-8")
    assert {finding.code for finding in checks.run(handbook)} == {"TX04", "TX06"}


def test_a_known_english_slip_is_mended_and_a_name_is_left() -> None:
    mend = checks.RULES["SP01"].mend
    assert mend is not None
    line = "The adress of the Crime Complaint Center. Adress, `adress`, [adress](adress.md), adress.example, color"
    right = "The address of the Crime Complaint Center. Address, `adress`, [address](adress.md), adress.example, colour"
    assert mend(line, "docs/en/index.md") == right
    assert mend(line, "docs/mn/index.md") == line


def test_make_words_learns_them(site: checks.Course) -> None:
    assert re.search(r"^words:.*(\n\t.*)*-m handbook\.checks\.word_forms \.$", (ROOT / "Makefile").read_text(), re.M)
