"""Makes the web of the exercise "spelling" and counts in it what answers.yml states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook.course.questions.normal import normal
from handbook.mongolian.spellings import spellings
from handbook.practice.seeds import Name
from handbook.practice.translations import Line, Text, folded, read_translations, section, write_sheet
from handbook.practice.web import address, write_web
from handbook.practice.web.case import read_case
from handbook.practice.web.model import Case
from handbook.practice.web.published import Job

NAME = "хөөвөр"
# Each post and job that offers work abroad under the name, with the form in which the name stands there.
OFFERS = {
    **dict.fromkeys(("48300", "49179", "50540"), "хөөвөр"),
    "49644": "хөөвөрт",
    **dict.fromkeys(("48798", "7362", "50226"), "хоовор"),
    "49047": "хєєвєр",
    **dict.fromkeys(("48585", "7450", "51330"), "hoovor"),
    **dict.fromkeys(("48951", "49932"), "huuvur"),
    **dict.fromkeys(("49411", "50685"), "hoowor"),
    "7325": "khoovor",
    "49582": "xoovor",
    **dict.fromkeys(("49712", "51081"), "хөөвэр"),
    "50139": "hoovr",
}
ALL = 20  # offers
STANDARD = 3  # found by the standard spelling alone
BY_FORM = 16  # found by all spellings that the form of the handbook shows
PEOPLE = {"хүн", "хун", "хїн", "hun", "khun", "xun", "hvn"}  # how the offers write хүн
# False friends: words of the same letters that mean wool, rare, swan, or somebody else's wool.
INNOCENT = {"хөөвөр": 8, "хоовор": 1, "hoovor": 4, "hoowor": 1, "ховор": 3, "hovor": 2, "хун": 3, "hun": 7}

LEAD = (
    """Монгол хэл мэдэхгүй суралцагчид зориулав. Эхлээд «Эрэл»-ээр хайж, илэрцийн хаягийг эндээс олоод нээнэ.
Жагсаалтыг дараалуулан нээвэл хайлт хийсэнд тооцохгүй.""",
    """For trainees who do not read Mongolian. Search in «Эрэл» first. Then find the address
of the hit here and open it. Opening the whole list one by one does not count as a search. In the English,
[name] stands where the original has a nickname. Read its spelling in the original beside it,
and copy it from there letter by letter.""",
)


@dataclass(frozen=True)
class English:
    """What the texts of the case say, by their ids."""

    posts: dict[Name, str]
    jobs: dict[Name, str]
    accounts: dict[Name, str]


def make(source: Path, target: Path, day: date) -> None:
    case, _ = read_case(source / "case.yml")
    write_web(source / "case.yml", target, day)  # stops on what cannot be read
    _count(_words(case))
    _translate(case, source / "english.yml", target)


def _translate(case: Case, seed: Path, target: Path) -> None:
    """What stands at each address, shut until somebody who has found that address opens it."""
    told = {id_: account.about for id_, account in case.accounts.items() if account.about}
    english: English = read_translations(seed, English, {"posts": case.posts, "jobs": case.jobs, "accounts": told})
    network, board = case.sites["yaria"], case.sites["khana"]
    posts = [
        Text(address.post_address(network, post), (Line(english.posts[id_], post.text),))
        for id_, post in case.posts.items()
    ]
    jobs = [
        Text(address.job_address(board, id_), (Line(english.jobs[id_], "\n".join(filter(None, _shown(job)))),))
        for id_, job in case.jobs.items()
    ]
    accounts = [
        Text(address.account_address(network, case.accounts[id_]), (Line(english.accounts[id_], about),))
        for id_, about in told.items()
    ]
    parts = section((f"{network.name}: нийтлэл", "posts"), folded(posts))
    parts += section((f"{board.name}: зар", "job adverts"), folded(jobs))
    parts += section((f"{network.name}: танилцуулга", "introductions of pages and of the group"), folded(accounts))
    write_sheet(target, ("Англи орчуулга", "English translation"), LEAD, parts)


def _shown(job: Job) -> tuple[str, ...]:
    return job.title, job.employer, job.place, job.pay, job.text, job.contact


def _words(case: Case) -> dict[str, frozenset[str]]:
    """What the engine knows of each post and job: whole words, case aside."""
    texts = {post.id: post.text for post in case.posts.values()}
    texts |= {job.id: " ".join(_shown(job)) for job in case.jobs.values()}
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
