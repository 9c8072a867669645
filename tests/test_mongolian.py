"""What the analysis of Mongolian words promises: forms of one word come together, different words stay apart."""

from __future__ import annotations

import random

import pytest
from measure import agreement, by_rule

from handbook.mongolian import analyser
from handbook.mongolian.analyser import fold, keys, lemma_key, loose, normalise, readings
from handbook.mongolian.lexicon import Lexicon, agree, lexicon

LEXICON = lexicon()
FORMS = sorted(LEXICON.forms)
BY_RULE = by_rule()


@pytest.mark.parametrize(
    "forms",
    [
        "хэрэг хэргийн хэргээс хэргийг хэрэгт хэргүүдийг хэргээ",
        "мэдээлэл мэдээллийн мэдээллээс мэдээлэлд мэдээллүүдээс мэдээллийнхээ",
        "хууль хуулийн хуулиар хуульд хуулиас хуулиудын",
        "хохирогч хохирогчийн хохирогчид хохирогчдыг хохирогчдод хохирогчоос хохирогчтой",
        "зөвшөөрөл зөвшөөрлийн зөвшөөрлөөр зөвшөөрлийг",
        "хүн хүний хүнийг хүнээс хүмүүс",
        "худалдаалах худалдаалсан худалдаалж худалдаална худалдаалахад худалдаалаагүй",
        "зураг зургийн зургууд зургаас зургаар",
        "дүгнэлт дүгнэлтийн дүгнэлтээр дүгнэлтүүдийг",
        "байгууллага байгууллагын байгууллагад байгууллагууд байгууллагатай",
        "авах авсан авна авч авдаг авснаа",
        "фэйсбүүк facebook фейсбүүк фэйсбүүкээс фб",
    ],
)
def test_forms_of_one_word_come_together(forms: str) -> None:
    assert {BY_RULE.lemma(form) for form in forms.split()} == {LEXICON.lemma(forms.split()[0])}


@pytest.mark.parametrize(
    "words",
    [
        "хүн хүнд хүнс хун",
        "гэр гэрч гэрчилгээ гэрээ",
        "хууль хуулах хуулбар",
        "хил хилэн хилс",
        "ажил ажиглах ажиглалт",
        "үзлэг үзэл үзэх",
        "хохирогч хохирол хохирох",
        "мөрдөгч мөрдөх мөр",
        "зорчигч зөрчигч",
        "шүүх шүүгч",
        "хаяг хаях",
        "эрх эрхтэн",
        "цаг цагдаа",
        "мэдээ мэдээлэл мэдүүлэг",
        "өгөх өгөгдөл",
        "зөв зөвшөөрөл",
        "худалдаа худалдаалах",
        "буруу буруугүй",
        "аюул аюулгүй",
        "үг уг",
    ],
)
def test_different_words_stay_apart(words: str) -> None:
    for known in (LEXICON, BY_RULE):
        lemmas = [known.lemma(word) for word in words.split()]
        assert len(set(lemmas)) == len(lemmas), lemmas


def test_words_in_gch_are_words_of_their_own() -> None:
    assert [LEXICON.lemma(word) for word in ("гэрчийн", "хохирогчдод", "мөрдөгчөөр", "шүүгчээс", "зуучлагчид")] == [
        "гэрч",
        "хохирогч",
        "мөрдөгч",
        "шүүгч",
        "зуучлагч",
    ]


def test_every_form_has_the_first_key_of_its_lemma() -> None:
    assert [form for form in FORMS if lemma_key(LEXICON.forms[form][0]) not in keys(form)] == []


def test_keys_of_a_key_are_no_wider_than_the_keys_of_its_word() -> None:
    assert [(form, key) for form in FORMS for key in keys(form) if not set(keys(key)) <= set(keys(form))] == []


def test_folding_first_or_last_gives_the_same_keys() -> None:
    assert [form for form in FORMS if keys(fold(form)) != keys(form)] == []
    assert [form for form in FORMS if tuple(fold(key) for key in keys(form)) != keys(form)] == []


def test_no_key_is_empty() -> None:
    assert [form for form in FORMS if any(len(key) < 2 for key in keys(form))] == []


@pytest.mark.parametrize("word", ["", "ъ", "😀", "а" * 10_000, "<script>", "«», …", "-", ".", "а.б-в", "\u200b", "12"])
def test_any_word_has_keys_and_a_lemma(word: str) -> None:
    assert keys(word) and all(keys(word))
    assert isinstance(LEXICON.lemma(word), str)
    assert len(readings(word)) <= analyser.READINGS


def test_any_letters_have_keys() -> None:
    letters, dice = "абгдеёжзийклмноөпрстуүхцчшщъыьэюяvyx3", random.Random(3)
    for _ in range(2000):
        word = "".join(dice.choices(letters, k=dice.randint(1, 18)))
        assert all(keys(word)), word


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("хvн", "хүн"),
        ("хyний", "хүний"),
        ("ХYН", "хүн"),
        ("xэлний", "хэлний"),
        ("ШVVХИЙН", "шүүхийн"),
        ("хїн", "хүн"),
        ("ѳрийн", "өрийн"),
        ("ху\u00adуль", "хууль"),
        ("З5", "35"),
        ("й".encode().decode(), "й"),
        ("и\u0306", "й"),
    ],
)
def test_letters_typed_for_others_are_read(typed: str, meant: str) -> None:
    assert normalise(typed) == meant


def test_latin_words_stay_latin() -> None:
    assert [normalise(word) for word in ("OSINT", "hash", "VPN", "Facebook")] == ["osint", "hash", "vpn", "facebook"]


@pytest.mark.parametrize(
    ("latin", "word"),
    [
        ("hun", "хүн"),
        ("hudaldaalah", "худалдаалах"),
        ("huvijn", "хувийн"),
        ("khuviin", "хувийн"),
        ("medeelel", "мэдээлэл"),
        ("medeelliin", "мэдээллийн"),
        ("tsahim", "цахим"),
        ("tsakhim", "цахим"),
        ("zuvshuurul", "зөвшөөрөл"),
        ("zövshöörliig", "зөвшөөрлийг"),
        ("huulj", "хуульж"),
        ("khuuli", "хууль"),
        ("shvvh", "шүүх"),
        ("hohirogch", "хохирогч"),
        ("khiygeed", "хийгээд"),
        ("tsagdaagiyn", "цагдаагийн"),
        ("azhil", "ажил"),
        ("burtgel", "бүртгэл"),
        ("hudulmur", "хөдөлмөр"),
        ("unuudur", "өнөөдөр"),
        ("shuukh", "шүүх"),
        ("mordon", "мөрдөн"),
        ("gerch", "гэрч"),
        ("temdeglel", "тэмдэглэл"),
    ],
)
def test_latin_spellings_are_read(latin: str, word: str) -> None:
    assert loose(fold(word)) in {loose(reading) for reading in readings(latin)}


def test_the_letters_of_a_lemma_are_compared_exactly() -> None:
    assert agree("хүнээс", "хүн") and not agree("хүнээс", "хун")
    assert next(BY_RULE.known("хүнээс")) == "хүн"


@pytest.mark.parametrize("lexicon", [LEXICON, BY_RULE], ids=["known forms", "forms read by rule"])
def test_forms_are_joined_as_the_dictionary_joins_them(lexicon: Lexicon) -> None:
    found = agreement(lexicon.lemma)
    assert found.precision >= 0.97 and found.recall >= 0.90, found
