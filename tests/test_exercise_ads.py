"""The numbers that the key of the exercise `ads` tells are those of its adverts."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

FOLDER = Path(__file__).parents[1] / "exercises" / "ads"
ADVERTS = {advert["id"]: advert for advert in yaml.safe_load((FOLDER / "adverts.yml").read_text("utf-8"))["adverts"]}
QUESTIONS = {
    question["id"]: question for question in yaml.safe_load((FOLDER / "answers.yml").read_text("utf-8"))["questions"]
}
UNSKILLED = re.compile(
    r"туршлага(, нас)? (шаардахгүй|хамаагүй)|turshlaga (hereggui|hamaagui)|без опыта|no experience", re.I
)
RIGHT = {item["id"] for item in QUESTIONS["ads-a1"]["items"] if item["right"] == "look"}
PAID = {number for number, advert in ADVERTS.items() if advert.get("pay", 0) > 4_000_000}
BOTH = {number for number in PAID if UNSKILLED.search(ADVERTS[number]["text"])}
UNLICENSED = {item["accept"][0] for item in QUESTIONS["ads-a5"]["items"]}


def test_each_advert_is_sorted_and_four_of_thirty_are_right() -> None:
    assert [item["id"] for item in QUESTIONS["ads-a1"]["items"]] == list(ADVERTS) and len(ADVERTS) == 30
    assert {"n06", "n14", "n21", "n27"} == RIGHT


def test_rules_mark_as_many_adverts_as_the_key_says() -> None:
    def told(question: str) -> int:
        assert QUESTIONS[question]["from"] == QUESTIONS[question]["to"]
        return QUESTIONS[question]["to"]

    assert (len(PAID), len(PAID & RIGHT)) == (told("ads-a2"), 2)
    assert 100 * len(PAID & RIGHT) / len(PAID) == told("ads-a3")
    assert (len(BOTH), len(BOTH & RIGHT)) == (told("ads-a4"), 2)
    for question, marked in (("ads-a2", PAID), ("ads-a4", BOTH)):
        assert set(re.findall(r"n\d\d", QUESTIONS[question]["why"]["en"].partition(". ")[0])) == marked


def test_the_licence_marks_four_of_eight_adverts_abroad_and_three_rightly() -> None:
    abroad = {number for number, advert in ADVERTS.items() if advert["place"] in {"Зүүн боомт", "Мархан эрэг"}}
    reply = (FOLDER / "data" / "reply.html").read_text("utf-8")
    answered = set(re.findall(r"n\d\d", reply))
    assert answered == abroad and len(abroad) == 8
    assert abroad > UNLICENSED and (len(UNLICENSED), len(UNLICENSED & RIGHT)) == (4, 3)
