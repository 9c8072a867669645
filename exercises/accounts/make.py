"""Makes the web of the exercise "accounts", its note and translation, and counts in it what answers.yml states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from handbook.practice.seeds import Name
from handbook.practice.translations import Line, Text, names, read_translations, section, table, write_sheet
from handbook.practice.web import address as ad
from handbook.practice.web import write_web
from handbook.practice.web.case import read_case
from handbook.practice.web.model import Case
from handbook.practice.web.moment import Moment

NOTED = -41  # day of the note
ASKED = "100000200420017"  # the page of the note
SHARE = {"100000200420183", "100000200420246", "100000200420095"}  # what shares something rare with it
TAXI, TEMPLATE = "0012-3300", 7  # number of a dispatcher, seed of a picture for everybody: both link nobody

LEAD = (
    """Сүлжээний нийтэд нээлттэй бичвэр бүрийн англи орчуулгыг вэб хаягаар нь жагсаав.
Эх бичвэр хажууд нь бий бөгөөд үсгийн алдааг нь засаагүй. Хэн, хэзээ бичсэнийг хуудаснаас нь үзнэ.""",
    """The interpreter’s English translation of each public text of the network, by address.
The original stands beside it. Its misprints were left as they are, and the English marks each of them.
Who wrote a text, and when, is on the page itself. What counts is the original wording.""",
)
ABOUT_NAMES = """\
<p class="also" lang="en">Names in the order of the Mongolian alphabet. An answer gives a name as the page has it,
in Mongolian letters.</p>
"""


@dataclass(frozen=True)
class English:
    """Names by themselves, the public texts of the network by their ids."""

    names: dict[Name, str]
    accounts: dict[Name, str]
    posts: dict[Name, tuple[str, ...]]  # the post itself, then its comments
    pictures: dict[Name, str]
    ads: dict[Name, str]


def make(source: Path, target: Path, day: date) -> None:
    case, _ = read_case(source / "case.yml")
    write_web(source / "case.yml", target, day)  # stops on what cannot be read
    _count(case)
    (target / "note.txt").write_text(_note(day + timedelta(NOTED)), encoding="utf-8")
    _translate(case, source / "translations.yml", target)


def _note(day: date) -> str:
    return f"""ЗОХИОМОЛ · СУРГАЛТ / FICTIONAL · TRAINING

Утсаар хүлээн авсан мэдээлэл / Note of a call
Огноо / Date: {day.isoformat()}

«Зангилаа» сүлжээний «Зүүн боомт ажил» нэртэй хуудас Сэрвэн эрэгт ажил санал болгож байна.
Зард бичсэн утас 0012-4471. Ажил олгогчийн нэр, тусгай зөвшөөрөл харагдахгүй байна.
Мэдээлэгч хуудасны дугаарыг тэмдэглээгүй, зургийг хадгалаагүй.

A page «Зүүн боомт ажил» on the network «Зангилаа» offers work at Сэрвэн эрэг (the Serven coast).
The advert gives the number 0012-4471. No employer and no licence are named.
The caller did not note the page's number and saved no picture.
"""


def _translate(case: Case, seed: Path, target: Path) -> None:
    """All public texts, address by address, the original beside the English, without whose they are or from when."""
    told = {id_: account.about for id_, account in case.accounts.items() if account.about}
    worded = {id_: post.picture.words for id_, post in case.posts.items() if post.picture and post.picture.words}
    translated = {"accounts": told, "posts": case.posts, "pictures": worded, "ads": case.ads}
    english: English = read_translations(seed, English, translated)
    site = case.site_of_kind("social")
    texts = [
        Text(ad.account_address(site, case.accounts[id_]), (Line(english.accounts[id_], about),))
        for id_, about in sorted(told.items())
    ]
    for id_, post in sorted(case.posts.items()):
        words = [post.text, *(comment.text for comment in post.comments)]
        kinds = ["", *("Сэтгэгдэл · Comment" for _ in post.comments)]
        lines = [Line(*line) for line in zip(english.posts[id_], words, kinds, strict=True)]
        if id_ in worded:
            written = worded[id_].replace("\n", " / ")
            lines.append(Line(english.pictures[id_], written, "Зураг дээр · On the picture"))
        texts.append(Text(ad.post_address(site, post), tuple(lines)))
    texts += [Text(ad.ad_address(site, item), (Line(english.ads[id_], item.text),)) for id_, item in case.ads.items()]
    parts = section(("Нэр", "Names"), ABOUT_NAMES + names(english.names)) + section(("Бичвэр", "Texts"), table(texts))
    write_sheet(target, ("Орчуулга", "Translation"), LEAD, parts)


def _count(case: Case) -> None:
    """Fails where the data says something else than the answers."""
    noted = Moment.of(NOTED)
    bore = {
        id_
        for id_, account in case.accounts.items()
        if account.there(noted) and account.name_at(noted).name == "Зүүн боомт ажил"
    }
    assert bore == {ASKED}
    assert _who(case, "0012-4471", "нөдр цалин") == SHARE | {ASKED}
    assert not _who(case, TAXI) & SHARE
    assert len(_who(case, TAXI)) >= 3
    pictured = {post.account for post in case.posts.values() if post.picture and post.picture.seed == TEMPLATE}
    assert ASKED in pictured and not pictured & SHARE and len(pictured) >= 4
    rest = [post for post in case.posts.values() if post.account not in SHARE | {ASKED}]
    assert 2 * len(rest) >= len(case.posts)


def _who(case: Case, *words: str) -> set[str]:
    """Accounts in whose posts or adverts one of the words stands."""
    items = [*case.posts.values(), *case.ads.values()]
    return {item.account for item in items if any(word in item.text for word in words)}
