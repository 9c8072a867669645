"""The capstone: the duty officer's note, the training web of the town of Мөнгөнхад, an English sheet of its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import escape
from itertools import takewhile
from pathlib import Path

import yaml

from handbook.practice.page import heading, page, sheet
from handbook.practice.web import write_web

_OPENING = 6  # words by which a text is found again
_PEOPLE = "~people"  # after the pages of a social network: what people say about themselves
_COMMENTS = "Comments: open them only if your team has them on the screen"
_STYLE = """
/* The translation: a row for each text, closed until it is asked for */
details { max-width: 52rem; border-top: 1px solid var(--line) }
summary { padding: .45rem 0 }
details p { margin: 0 0 .4rem; padding-left: 1.1rem }
details p:last-child { margin-bottom: .9rem }
details details { margin-left: 1.1rem; border: 0 }
"""


def make(source: Path, target: Path, day: date) -> None:
    (target / "ehlel.txt").write_text(_note(day), encoding="utf-8", newline="\n")
    write_web(source / "case.yml", target, day)
    case = yaml.safe_load((source / "case.yml").read_text(encoding="utf-8"))
    english = yaml.safe_load((source / "translation.yml").read_text(encoding="utf-8"))
    (target / "translation.html").write_text(_translation(case, english), encoding="utf-8")
    (target / "translation.css").write_text(sheet(_STYLE), encoding="utf-8")


def _translation(case: dict, english: dict) -> str:
    title = ("Англи орчуулга", "English translation")
    sites = {site["id"]: site for site in case["sites"]}
    groups: dict[str, list[str]] = {}
    for site, address, opening, lines, comments in sorted(_texts(case, english, sites)):
        told = _lines(lines)
        if comments:  # closed once more: words of alarm are not read before the page itself
            told += f'<details><summary lang="en">{_COMMENTS}</summary>{_lines(comments)}</details>'
        entry = f"<details><summary><code>{escape(address)}</code> · {escape(opening)}</summary>{told}</details>"
        groups.setdefault(site, []).append(entry)
    parts = "".join(f"<h2>{_heading(site, sites)}</h2>{''.join(entries)}" for site, entries in groups.items())
    words = "".join(
        f'<tr><th scope="row">{escape(word)}</th><td lang="en">{escape(meaning)}</td></tr>'
        for word, meaning in sorted(english["words"].items(), key=lambda pair: pair[0].lower())
    )
    body = f"""{heading(*title)}
<p class="lead">Монгол хэл уншдаггүй суралцагчид зориулсан хуудас. Баг нээсэн хуудасныхаа хаяг, эхний үгээр мөрийг олж,
зөвхөн тэр мөрийг нээнэ. Хуудас нээх дүрэм мөрд ч мөн хамаарах тул хохирогч байж болзошгүй хүний өөр мөрийг нээхгүй.
Тайланд энэ орчуулгыг биш, хуудасны өөрийнх нь үгийг иш татна.</p>
<p class="lead also" lang="en">For trainees who do not read Mongolian. Find the row by the address and the first words
of the page that your team has open, and open only that row. The rules for opening a page hold for its row too: of a
person who may be a victim you open no other row. The list does not say which pages matter. What stands in
[brackets] you read on the page itself. A copy in the web archive is found under the address of the copied page.
The report quotes the words of the page and not this translation.</p>{parts}
<h2>Нэр, үг <span lang="en">Names and words</span></h2>
<div class="wide" tabindex="0"><table><tbody>{words}</tbody></table></div>"""
    return page(*title, body, "translation.css")


def _lines(lines: list[str]) -> str:
    return "".join(f'<p lang="en">{escape(line)}</p>' for line in lines)


def _heading(group: str, sites: dict[str, dict]) -> str:
    site = escape(sites[group.removesuffix(_PEOPLE)]["name"])
    return f'{site}: хүмүүсийн хуудас <span lang="en">People’s profiles</span>' if group.endswith(_PEOPLE) else site


def _texts(case: dict, english: dict, sites: dict[str, dict]) -> Iterator[tuple[str, str, str, list[str], list[str]]]:
    """Group, address, first words, English lines and comments of each text that is not in English."""
    accounts = {account["id"]: account for account in case["accounts"]}
    for id_, account in accounts.items():
        site = sites[account["site"]]
        name = account["names"][-1]
        group = site["id"] + (_PEOPLE if account["kind"] == "person" else "")
        yield group, f"{site['host']}/{name['handle']}", name["name"], [english["about"][id_]], []
    for post in case["posts"]:
        if _english(post) or post.get("lost"):
            continue
        site = sites[accounts[post["account"]]["site"]]
        told = english["posts"][post["id"]]
        lines = [*told["text"].split("\n"), *_picture(post, told)]
        comments = [
            f"Comment {number}: {line}"
            for number, (_, line) in enumerate(zip(post.get("comments", []), told["comments"], strict=True), 1)
        ]
        yield site["id"], f"{site['host']}/posts/{post['id']}", _opening(post["text"]), lines, comments
    for advert in case["ads"]:
        site = sites[accounts[advert["account"]]["site"]]
        told = english["ads"][advert["id"]]
        yield (
            site["id"],
            f"{site['host']}/ads/{advert['id']}",
            _opening(advert["text"]),
            [told["text"], *_picture(advert, told)],
            [],
        )
    for kind in ("jobs", "news"):
        for item in case[kind]:
            address = f"{sites[item['site']]['host']}/{kind}/{item['id']}"
            yield item["site"], address, _opening(item["title"]), english[kind][item["id"]].split("\n"), []
    for found in case["pages"]:
        if _english(found):
            continue
        path = "" if found["path"] == "index.html" else found["path"]
        told = english["pages"][f"{found['site']}/{found['id']}"]
        for version, lines in zip(found["versions"], told, strict=True):
            yield (
                found["site"],
                f"{sites[found['site']]['host']}/{path}",
                _own(version, found["versions"]),
                lines.split("\n"),
                [],
            )
    register = next(site for site in sites.values() if site["kind"] == "register")
    for firm in case["firms"]:  # found by its name: an address of the register holds the number
        changes = english["changes"].get(firm["number"], [])
        assert len(changes) == len(firm.get("changes", [])), firm["number"]
        yield (
            register["id"],
            register["host"],
            firm["name"],
            [f"Business: {english['words'][firm['activity']]}", *changes],
            [],
        )


def _english(item: dict) -> bool:
    return item.get("lang") == "en"


def _picture(item: dict, told: dict) -> list[str]:
    """The words on a picture; those in English need no translation."""
    words = item.get("picture", {}).get("words", "")
    assert "picture" in told or words.isascii(), item["id"]
    return [f"On the picture: {told['picture']}"] if "picture" in told else []


def _opening(text: str) -> str:
    """The first words; of a longer number, which may be an answer, nothing is told."""
    words = text.split()
    told = list(takewhile(lambda word: not re.search(r"\d{4}", word), words[:_OPENING]))
    return " ".join(told) + (" …" if len(words) > len(told) else "")


def _own(version: dict, versions: list[dict]) -> str:
    """The first line by which one version of a page differs from the others."""
    others = {line for other in versions if other is not version for line in other["text"].splitlines()}
    own = next(line for line in version["text"].splitlines() if line.strip() and line not in others)
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
