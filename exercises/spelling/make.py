"""Makes the web of the exercise "spelling" and counts in it what answers.yml states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from html import escape
from pathlib import Path

import yaml

from handbook.course.questions.normal import normal
from handbook.mongolian.spellings import spellings
from handbook.practice.page import heading, page, sheet
from handbook.practice.web import address, write_web
from handbook.practice.web.case import read_case
from handbook.practice.web.model import Case

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

LEAD = """
<p class="lead">Монгол хэл мэдэхгүй суралцагчид зориулав. Эхлээд «Эрэл»-ээр хайж, илэрцийн хаягийг эндээс олоод нээнэ.
Жагсаалтыг дараалуулан нээвэл хайлт хийсэнд тооцохгүй.</p>
<p class="lead also" lang="en">For trainees who do not read Mongolian. Search in «Эрэл» first. Then find the address
of the hit here and open it. Opening the whole list one by one does not count as a search. In the English,
[name] stands where the original has a nickname. Read its spelling in the original beside it,
and copy it from there letter by letter.</p>
"""
CSS = """
details { margin: 0 0 .35rem; border: 1px solid var(--line); border-radius: 6px; background: var(--raised) }
summary { padding: .45rem .75rem; overflow-wrap: anywhere }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem; padding: .25rem .75rem 0 }
@media (max-width: 40rem) { .pair { grid-template-columns: 1fr } }
@media print { details { break-inside: avoid } }
"""


def make(source: Path, target: Path, day: date) -> None:
    case, _ = read_case(source / "case.yml")
    _count(_words(case))
    write_web(source / "case.yml", target, day)
    english = yaml.safe_load((source / "english.yml").read_text(encoding="utf-8"))
    (target / "translation.html").write_text(_translation(case, english), encoding="utf-8")
    (target / "translation.css").write_text(sheet(CSS), encoding="utf-8")


def _translation(case: Case, english: dict[str, dict[str, str]]) -> str:
    """What stands at each address, shut until somebody who has found that address opens it."""
    title = ("Англи орчуулга", "English translation")
    told = {id_: account.about for id_, account in case.accounts.items() if account.about}
    assert set(english["posts"]) == set(case.posts) and set(english["jobs"]) == set(case.jobs)
    assert set(english["accounts"]) == set(told)
    sites = case.sites
    parts = [
        (f"{sites['yaria'].name}: нийтлэл", "posts", [
            (address.post_address(sites["yaria"], post), [post.text], english["posts"][post.id])
            for post in case.posts.values()
        ]),
        (f"{sites['khana'].name}: зар", "job adverts", [
            (
                address.job_address(sites["khana"], job.id),
                [job.title, job.employer, job.place, job.pay, job.text, job.contact],
                english["jobs"][job.id],
            )
            for job in case.jobs.values()
        ]),
        (f"{sites['yaria'].name}: танилцуулга", "introductions of pages and of the group", [
            (address.account_address(sites["yaria"], case.accounts[id_]), [about], english["accounts"][id_])
            for id_, about in told.items()
        ]),
    ]  # fmt: skip
    body = heading(*title) + LEAD
    for site, kind, found in parts:
        body += f'<h2>{escape(site)} <span lang="en">{kind}</span></h2>\n'
        for at, original, gist in found:
            lines = "<br>".join(escape(line) for line in original if line)
            body += (
                f"<details><summary>{escape(at)}</summary>"
                f'<div class="pair"><p>{lines}</p><p lang="en">{escape(gist)}</p></div></details>\n'
            )
    return page(*title, body, "translation.css")


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
