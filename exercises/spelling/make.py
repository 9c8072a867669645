"""Makes the web of the exercise "spelling" and counts in it what answers.yml states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from handbook.exercises.normal import normal
from handbook.exercises.web import write_web
from handbook.exercises.web.case import read_case
from handbook.exercises.web.model import Case
from handbook.mongolian.spellings import spellings

NAME = "хөөвөр"
# Each post and job that offers work abroad under the name, with the form in which the name stands there.
OFFERS = {
    **dict.fromkeys(("b03", "b19", "b47"), "хөөвөр"),
    "b30": "хөөвөрт",
    **dict.fromkeys(("b11", "j04", "b41"), "хоовор"),
    "b16": "хєєвєр",
    **dict.fromkeys(("b07", "j09", "b61"), "hoovor"),
    **dict.fromkeys(("b14", "b36"), "huuvur"),
    **dict.fromkeys(("b23", "b51"), "hoowor"),
    "j02": "khoovor",
    "b28": "xoovor",
    **dict.fromkeys(("b32", "b57"), "хөөвэр"),
    "b39": "hoovr",
}
ALL = 20  # offers
STANDARD = 3  # found by the standard spelling alone
BY_FORM = 16  # found by all spellings that the form of the handbook shows
PEOPLE = {"хүн", "хун", "хїн", "hun", "khun", "xun", "hvn"}  # how the offers write хүн
# False friends: words of the same letters that mean wool, rare, swan, or somebody else's wool.
INNOCENT = {"хөөвөр": 8, "хоовор": 1, "hoovor": 4, "hoowor": 1, "ховор": 3, "hovor": 2, "хун": 3, "hun": 7}


def make(source: Path, target: Path, day: date) -> None:
    case, _ = read_case(source / "case.yml")
    _count(_words(case))
    write_web(source / "case.yml", target, day)


def _words(case: Case) -> dict[str, frozenset[str]]:
    """What the engine knows of each post and job: whole words, case aside."""
    texts = {post.id: post.text for post in case.posts.values()}
    texts |= {
        job.id: " ".join((job.title, job.employer, job.place, job.pay, job.text, job.contact))
        for job in case.jobs.values()
    }
    return {id_: frozenset(re.findall(r"\w+", text.lower())) for id_, text in texts.items()}


def _found(words: dict[str, frozenset[str]], queries: Iterable[str]) -> set[str]:
    queries = set(queries)
    return {id_ for id_, here in words.items() if here & queries}


def _count(words: dict[str, frozenset[str]]) -> None:
    """Fails where the data says something else than the answers."""
    offers = set(OFFERS)
    assert len(offers) == ALL
    assert len(words) >= 2 * ALL + len(offers) // 2, "too little that is innocent"
    for id_, name in OFFERS.items():
        assert words[id_] & set(OFFERS.values()) == {name}, id_
    assert len(_found(words, {NAME}) & offers) == STANDARD
    shown = {spelling for group in spellings(NAME).groups.values() for spelling in group.shown}
    assert len(_found(words, shown) & offers) == BY_FORM
    assert {word for id_ in offers for word in words[id_]} & (PEOPLE | {"хvн", "hyn", "khvn"}) == PEOPLE
    assert {word: len(_found(words, {word}) - offers) for word in INNOCENT} == INNOCENT
    apart = ["хөөвөр", "хөөвэр", "hoovor", "huuvur", "hoowor", "khoovor", "xoovor", "hoovr", "hovor"]
    assert len({normal(word) for word in apart}) == len(apart), "answers that are one once they are normalised"
