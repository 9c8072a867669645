"""Words are sorted by their own alphabet; law facts that nobody has seen are never shown as statements."""

from __future__ import annotations

from pathlib import Path

from handbook.data import load
from handbook.site.pages import sort_key
from handbook.site.policy import content_security_policy, strip_space

ROOT = Path(__file__).parents[1]


def test_mongolian_letters_stand_where_the_alphabet_has_them() -> None:
    words = ["үзлэг", "өгөгдөл", "утас", "пасспорт", "орон", "ёс", "ажил", "ямба", "фонд"]
    assert sorted(words, key=lambda word: sort_key(word, "mn")) == [
        "ажил", "ёс", "орон", "өгөгдөл", "пасспорт", "утас", "үзлэг", "фонд", "ямба",
    ]  # fmt: skip


def test_every_term_begins_with_a_letter_of_the_alphabet_or_a_name_in_latin() -> None:
    glossary = load(ROOT)[0].glossary
    assert len(glossary) > 400
    assert all(sort_key(term.term[lang], lang) for term in glossary.values() for lang in ("mn", "en"))


def test_an_inline_script_gets_its_hash_and_data_does_not() -> None:
    policy = content_security_policy('<script>run()</script><script type="application/json">{}</script>')
    assert policy.count("sha256-") == 1
    assert "unsafe" not in policy


def test_white_space_stays_where_it_is_shown() -> None:
    assert strip_space("<p>\n   a   b\n\n</p><pre>a\n   b</pre>") == "<p>\na b\n</p><pre>a\n   b</pre>"
