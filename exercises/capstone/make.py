"""The capstone: the duty officer's note, the training web of the town of Мөнгөнхад, an English sheet of its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from pathlib import Path

from handbook.base.shaped import Names
from handbook.practice.seeds import Name
from handbook.practice.translations import Line, Text, folded, names, read_translations, section, write_sheet
from handbook.practice.web import address as ad
from handbook.practice.web import write_web
from handbook.practice.web.case import read_case
from handbook.practice.web.model import Case, Site
from handbook.practice.web.published import Ad, Post, Version

OPENING = 6  # words by which a text is found again
LEAD = (
    """Монгол хэл уншдаггүй суралцагчид зориулсан хуудас. Баг нээсэн хуудасныхаа хаяг, эхний үгээр мөрийг олж,
зөвхөн тэр мөрийг нээнэ. Хуудас нээх дүрэм мөрд ч мөн хамаарах тул хохирогч байж болзошгүй хүний өөр мөрийг нээхгүй.
Тайланд энэ орчуулгыг биш, хуудасны өөрийнх нь үгийг иш татна.""",
    """For trainees who do not read Mongolian. Find the row by the address and the first words
of the page that your team has open, and open only that row. The rules for opening a page hold for its row too: of a
person who may be a victim you open no other row. The list does not say which pages matter. What stands in
[brackets] you read on the page itself. A copy in the web archive is found under the address of the copied page.
The report quotes the words of the page and not this translation.""",
)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A text, and the words on its picture where they are not English."""

    text: str
    picture: str = ""


@dataclass(frozen=True, kw_only=True)
class Commented(Shown):
    comments: Names


@dataclass(frozen=True)
class English:
    """What the texts of the case say, by their ids."""

    words: dict[Name, str]
    about: dict[Name, str]
    posts: dict[Name, Commented]
    ads: dict[Name, Shown]
    jobs: dict[Name, str]
    news: dict[Name, str]
    pages: dict[Name, tuple[str, ...]]  # site/page → each of its versions
    changes: dict[Name, tuple[str, ...]]  # number of a firm → each entry in the register


def make(source: Path, target: Path, day: date) -> None:
    (target / "ehlel.txt").write_text(_note(day), encoding="utf-8", newline="\n")
    write_web(source / "case.yml", target, day)
    case, _ = read_case(source / "case.yml")
    _translate(case, source / "translation.yml", target)


def _translate(case: Case, seed: Path, target: Path) -> None:
    translated = {
        "about": case.accounts,
        "posts": {id_ for id_, post in case.posts.items() if not _needs_none(post)},
        "ads": case.ads,
        "jobs": case.jobs,
        "news": case.news,
        "pages": {f"{page.site}/{page.id}" for page in case.pages.values() if page.lang != "en"},
        "changes": {firm.number for firm in case.firms.values() if firm.changes},
    }
    english: English = read_translations(seed, English, translated)
    groups: dict[tuple[str, bool], list[Text]] = {}
    for site, is_of_person, text in _texts(case, english):
        groups.setdefault((site, is_of_person), []).append(text)
    parts = "".join(
        section(
            _heading(case.sites[site], is_of_person),
            folded(sorted(texts, key=lambda text: (text.address, text.opening))),
        )
        for (site, is_of_person), texts in sorted(groups.items())
    )
    words = dict(sorted(english.words.items(), key=lambda pair: pair[0].lower()))
    write_sheet(
        target,
        ("Англи орчуулга", "English translation"),
        LEAD,
        parts + section(("Нэр, үг", "Names and words"), names(words)),
    )


def _heading(site: Site, is_of_person: bool) -> tuple[str, str]:
    return (f"{site.name}: хүмүүсийн хуудас", "People’s profiles") if is_of_person else (site.name, "")


def _texts(case: Case, english: English) -> Iterator[tuple[str, bool, Text]]:
    """Site, whether a person says it of himself, and each text that is not in English."""
    for id_, account in case.accounts.items():
        address = ad.account_address(case.sites[account.site], account)
        text = Text(address, _lines(english.about[id_]), account.names[-1].name)
        yield account.site, account.kind == "person", text
    for id_, post in case.posts.items():
        if _needs_none(post):
            continue
        told, site = english.posts[id_], ad.site_of(case, post.account)
        comments = [
            f"Comment {number}: {line}"
            for number, (_, line) in enumerate(zip(post.comments, told.comments, strict=True), 1)
        ]
        lines = _lines(told.text, *_picture(post, told))
        yield site.id, False, Text(ad.post_address(site, post), lines, _opening(post.text), _lines(*comments))
    for id_, advert in case.ads.items():
        told, site = english.ads[id_], ad.site_of(case, advert.account)
        lines = _lines(told.text, *_picture(advert, told))
        yield site.id, False, Text(ad.ad_address(site, advert), lines, _opening(advert.text))
    for id_, job in case.jobs.items():
        address = ad.job_address(case.sites[job.site], id_)
        yield job.site, False, Text(address, _lines(english.jobs[id_]), _opening(job.title))
    for id_, item in case.news.items():
        address = ad.news_address(case.sites[item.site], id_)
        yield item.site, False, Text(address, _lines(english.news[id_]), _opening(item.title))
    for page in case.pages.values():
        if page.lang != "en":
            address = ad.page_address(case.sites[page.site], page)
            told = english.pages[f"{page.site}/{page.id}"]
            for version, lines in zip(page.versions, told, strict=True):
                yield page.site, False, Text(address, _lines(lines), _own(version, page.versions))
    register = case.site_of_kind("register")
    for firm in case.firms.values():  # found by its name: an address of the register holds the number
        changes = english.changes.get(firm.number, ())
        assert len(changes) == len(firm.changes), firm.number
        lines = _lines(f"Business: {english.words[firm.activity]}", *changes)
        yield register.id, False, Text(register.host, lines, firm.name)


def _lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(line) for text in texts for line in text.split("\n"))


def _needs_none(post: Post) -> bool:
    return post.lang == "en" or post.lost


def _picture(item: Post | Ad, told: Shown) -> list[str]:
    """The words on a picture; those in English need no translation."""
    words = item.picture.words if item.picture else ""
    assert told.picture or words.isascii(), item.id
    return [f"On the picture: {told.picture}"] if told.picture else []


def _opening(text: str) -> str:
    """The first words; of a longer number, which may be an answer, nothing is told."""
    words = text.split()
    told = list(takewhile(lambda word: not re.search(r"\d{4}", word), words[:OPENING]))
    return " ".join(told) + (" …" if len(words) > len(told) else "")


def _own(version: Version, versions: tuple[Version, ...]) -> str:
    """The first line by which one version of a page differs from the others."""
    others = {line for other in versions if other is not version for line in other.text.splitlines()}
    own = next(line for line in version.text.splitlines() if line.strip() and line not in others)
    return _opening(own.lstrip("#- "))


def _note(day: date) -> str:
    """What the team knows at the start. Only the sum and its day come from a person; all else is to be found."""
    at = {"today": day, "told": day - timedelta(days=1), "paid": day - timedelta(days=52)}
    return NOTE.format(**{name: value.isoformat() for name, value in at.items()})


NOTE = """ЗОХИОМОЛ · СУРГАЛТ / FICTIONAL · TRAINING
================================================================

ЖИЖҮҮРИЙН ТЭМДЭГЛЭЛ                              хэрэг: СУР-000-7
----------------------------------------------------------------
Бүртгэсэн:    {told} 09:20 (UTC+8)
Үүрэг өгсөн:  {today}

1. Мэдээлэгч 1 (хэн болохыг тусад нь бүртгэсэн) «Уулзвар» дээрх
   «Далайн ажил» хуудасны зарыг үзүүлэв: Мархан эрэгт харилцагчийн
   үйлчилгээ, онгоц, байр үнэгүй, утас 0012-4590.
2. Мэдээлэгч 1-ийн хэлснээр танил нь {paid} өдөр, үдийн орчим
   «визийн барьцаа» гэж 350 USDX шилжүүлсэн. Хэтэвчийн хаяг,
   баримт алга. Танил нь хэн болохыг асуугаагүй.

АСУУЛТ
 а) Хуудсыг хэн удирдаж, ард нь ямар байгууллага байгаа тухай
    нээлттэй эх сурвалж юу харуулах вэ, юуг харуулахгүй вэ?
 б) Тэр байгууллага гадаадад ажилд зуучлах зөвшөөрөлтэй юу?
 в) 350 USDX аль хаягаар дамжив, хэнээс албан ёсоор асуух вэ?

ХЯЗГААР
 - Дөрвөн цаг. Зөвхөн нээлттэй хуудас: нэвтрэхгүй, элсэхгүй,
   бичихгүй, ажил хайгчийн дүрд орохгүй.
 - Гүйлгээг зөвхөн урагш, бирж хүртэл, дөрвөөс ихгүй алхам.
 - Хохирогч байж болзошгүй хүн тааралдвал: баримтын дугаар, холбон
   зуучлах хуудас, цааш дагахгүй.

----------------------------------------------------------------

DUTY OFFICER'S NOTE                               case: СУР-000-7
----------------------------------------------------------------
Recorded:     {told} 09:20 (UTC+8)
Assigned:     {today}

1. Informant 1 (identity kept elsewhere) showed an advert of the
   page «Далайн ажил» on «Уулзвар»: customer service on the Marhan
   coast, flight and room free, phone 0012-4590.
2. Informant 1 says that an acquaintance sent 350 USDX as a “visa
   deposit” on {paid}, about noon. No wallet address, no
   receipt. Who the acquaintance is was not asked.

QUESTION
 a) What do open sources show, and not show, about who controls the
    page and which organisation is behind it?
 b) Does that organisation hold a licence for overseas job placement?
 c) Through which addresses did the 350 USDX pass, and who is to be
    asked formally?

LIMITS
 - Four hours. Open pages only: no log-in, no joining, no message,
   no posing as a job-seeker.
 - Transfers forwards only, as far as an exchange, at most four steps.
 - If somebody may be a victim: item number, referral note, no
   following.
"""
