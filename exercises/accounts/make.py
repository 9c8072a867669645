"""Makes the web of the exercise "accounts", its note and translation, and counts in it what answers.yml states."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from pathlib import Path

import yaml

from handbook.practice.page import heading, page, sheet
from handbook.practice.web import address as ad
from handbook.practice.web import write_web
from handbook.practice.web.case import read_case
from handbook.practice.web.model import Case, Moment

NOTED = -41  # day of the note
ASKED = "100000200420017"  # the page of the note
SHARE = {"100000200420183", "100000200420246", "100000200420095"}  # what shares something rare with it
TAXI, TEMPLATE = "0012-3300", 7  # number of a dispatcher, seed of a picture for everybody: both link nobody

_SHEET = """
/* The translation sheet */
.names { width: auto }
.texts th:first-child { width: 27%; font-weight: 400 }
.texts td { width: 36% }
tr { break-inside: avoid }
@media (max-width: 45rem) {
  .texts { min-width: 40rem }
}
"""


def make(source: Path, target: Path, day: date) -> None:
    case, _ = read_case(source / "case.yml")
    _count(case)
    write_web(source / "case.yml", target, day)
    (target / "note.txt").write_text(_note(day + timedelta(NOTED)), encoding="utf-8")
    english = yaml.safe_load((source / "translations.yml").read_text(encoding="utf-8"))
    (target / "translation.css").write_text(sheet(_SHEET), encoding="utf-8", newline="\n")
    (target / "translation.html").write_text(_translation(case, english), encoding="utf-8", newline="\n")


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


def _translation(case: Case, english: dict) -> str:
    """All public texts, address by address, the original beside the English, without whose they are or from when."""
    site = case.site_of_kind("social")
    told = {id_: account.about for id_, account in case.accounts.items() if account.about}
    assert set(english["accounts"]) == set(told)
    assert set(english["posts"]) == set(case.posts) and set(english["ads"]) == set(case.ads)
    worded = {id_: post.picture.words for id_, post in case.posts.items() if post.picture and post.picture.words}
    assert set(english["pictures"]) == set(worded)
    rows = {
        ad.account_address(site, case.accounts[id_]): [("", about, english["accounts"][id_])]
        for id_, about in sorted(told.items())
    }
    for id_, post in sorted(case.posts.items()):
        words = [post.text, *(comment.text for comment in post.comments)]
        kinds = ["", *("Сэтгэгдэл · Comment" for _ in post.comments)]
        lines = list(zip(kinds, words, english["posts"][id_], strict=True))
        if id_ in worded:
            lines.append(("Зураг дээр · On the picture", worded[id_].replace("\n", " / "), english["pictures"][id_]))
        rows[ad.post_address(site, post)] = lines
    rows |= {ad.ad_address(site, item): [("", item.text, english["ads"][id_])] for id_, item in case.ads.items()}
    body = "".join(
        f'<tr><th scope="row"><code>{escape(where)}</code>{f"<br>{escape(kind)}" if kind else ""}</th>'
        f'<td lang="mn">{escape(mongolian)}</td><td lang="en">{escape(translated)}</td></tr>'
        for where, lines in rows.items()
        for kind, mongolian, translated in lines
    )
    names = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td lang="en">{escape(meaning)}</td></tr>'
        for name, meaning in english["names"].items()
    )
    title = ("Орчуулга", "Translation")
    return page(
        *title,
        f"""{heading(*title)}
<p class="lead">Сүлжээний нийтэд нээлттэй бичвэр бүрийн англи орчуулгыг вэб хаягаар нь жагсаав.
Эх бичвэр хажууд нь бий бөгөөд үсгийн алдааг нь засаагүй. Хэн, хэзээ бичсэнийг хуудаснаас нь үзнэ.</p>
<p class="lead also" lang="en">The interpreter’s English translation of each public text of the network, by address.
The original stands beside it. Its misprints were left as they are, and the English marks each of them.
Who wrote a text, and when, is on the page itself. What counts is the original wording.</p>
<h2>Нэр <span lang="en">Names</span></h2>
<p class="also" lang="en">Names in the order of the Mongolian alphabet. An answer gives a name as the page has it,
in Mongolian letters.</p>
<div class="wide" tabindex="0"><table class="names"><tbody>{names}</tbody></table></div>
<h2>Бичвэр <span lang="en">Texts</span></h2>
<div class="wide" tabindex="0"><table class="texts"><thead><tr><th>Вэб хаяг<br><span lang="en">Address</span></th>
<th>Эх бичвэр<br><span lang="en">Original</span></th>
<th>Англи орчуулга<br><span lang="en">English</span></th></tr></thead>
<tbody>{body}</tbody></table></div>""",
        "translation.css",
    )


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
