"""Thirty adverts as a printable page and as tables, and the reply of the body that issues the licences."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import escape
from pathlib import Path

import yaml

from handbook.exercises.flyers import flyer
from handbook.exercises.page import heading, page, sheet
from handbook.exercises.tables import csv_bytes, xlsx_bytes

LANGUAGES = {
    "mn": ("Монгол", "Mongolian"),
    "mn-Latn": ("Монгол, латин үсгээр", "Mongolian in Latin letters"),
    "ru": ("Орос", "Russian"),
    "en": ("Англи", "English"),
}
GLOSS = {"mn": "Монголоор", "en": "In English"}
MONTHLY = "Сарын цалин, тоогоор (₮) · Monthly pay as a number (₮)"
HEAD = [
    "Дугаар · No.", "Огноо · Date", "Газар · Place", "Гарчиг · Title", "Бичвэр · Text",
    "Цалин, хөлс, зард бичсэнээр · Pay in the advert’s words", MONTHLY, "Холбоо барих · Contact", "Хэл · Language",
]  # fmt: skip
WIDTHS = [9, 12, 22, 30, 70, 28, 18, 26, 22]
INTRO = """
<p class="lead">Хоёр самбар, гурван сувгаас дөрвөн долоо хоногийн турш буулгасан гучин зар энд байна. Үг, үсгийг нь
засалгүй хэвээр үлдээв. Дугаар нь хүснэгтийнхтэй ижил бөгөөд орчуулга зар бүрийн доор нээгдэнэ.</p>
<p class="lead also" lang="en">Thirty adverts, captured in four weeks from two boards and three channels. Words and
spelling are left as they stood. The numbers are those of the table, and a translation opens below each advert.</p>
"""


def make(source: Path, target: Path, day: date) -> None:
    found = yaml.safe_load((source / "adverts.yml").read_text(encoding="utf-8"))
    adverts, places = found["adverts"], found["places"]
    rows = [HEAD, *(_row(advert, places, day) for advert in adverts)]
    (target / "style.css").write_text(sheet((source / "style.css").read_text(encoding="utf-8")), encoding="utf-8")
    (target / "adverts.html").write_text(_adverts(adverts, places, day), encoding="utf-8")
    (target / "adverts.csv").write_bytes(csv_bytes(rows))
    (target / "adverts.xlsx").write_bytes(xlsx_bytes(rows, "Зар · Adverts", day, WIDTHS, numbers=[HEAD.index(MONTHLY)]))
    (target / "reply.html").write_text(_reply(source, day), encoding="utf-8")


def _text(text: str) -> str:
    """The text for a page; a number of a licence is not broken at the end of a line."""
    return re.sub(r"ТУС[-\d]+", r'<span class="whole">\g<0></span>', escape(text))


def _on(day: date, days: int) -> str:
    return (day + timedelta(days)).isoformat()


def _place(advert: dict, places: dict[str, str]) -> str:
    return f"{advert['place']} / {places[advert['place']]}"


def _row(advert: dict, places: dict[str, str], day: date) -> list[str]:
    return [
        advert["id"], _on(day, advert["day"]), _place(advert, places), advert["title"], advert["text"],
        advert.get("said", ""), str(advert.get("pay", "")), advert["contact"], " · ".join(LANGUAGES[advert["lang"]]),
    ]  # fmt: skip


def _adverts(adverts: list[dict], places: dict[str, str], day: date) -> str:
    numbers = "".join(f'<li><a href="#{advert["id"]}">{advert["id"]}</a></li>' for advert in adverts)
    cards = "".join(_card(advert, places, day) for advert in adverts)
    title = ("Гучин зар", "Thirty adverts")
    return page(
        *title,
        f'{heading(*title)}{INTRO}<ol class="numbers">{numbers}</ol><div class="cards">{cards}</div>',
        "style.css",
    )


def _card(advert: dict, places: dict[str, str], day: date) -> str:
    lang = advert["lang"]
    mongolian, english = LANGUAGES[lang]
    picture = flyer(**advert["flyer"]) if "flyer" in advert else ""
    glosses = "".join(
        f'<p class="gloss"><b>{GLOSS[other]}.</b> <span lang="{other}">{_text(text)}</span></p>'
        for other, text in advert["gloss"].items()
    )
    return f"""
<article class="card" id="{advert["id"]}">
<p class="meta"><span class="no">{advert["id"]}</span> <span>{_on(day, advert["day"])}</span>
<span>{_place(advert, places)}</span> <span>{mongolian} · <span lang="en">{english}</span></span></p>
{picture}
<h2 lang="{lang}">{escape(advert["title"])}</h2>
<p lang="{lang}">{_text(advert["text"])}</p>
<p class="contact">Холбоо барих · <span lang="en">Contact</span>: <b>{escape(advert["contact"])}</b></p>
<details><summary>Орчуулга · <span lang="en">Translation</span></summary>{glosses}</details>
</article>"""


def _reply(source: Path, day: date) -> str:
    dates = {"expired": _on(day, -410), "valid": _on(day, 240)}
    rows = "".join(
        f"<tr><th>{answer['adverts']}</th><td>{_text(answer['named'])}</td>"
        f"<td>{_text(answer['mn'].format(**dates))}<br>{_also(_text(answer['en'].format(**dates)))}</td></tr>"
        for answer in yaml.safe_load((source / "reply.yml").read_text(encoding="utf-8"))
    )
    title = ("Лавлагааны хариу", "Reply to an inquiry")
    head = "".join(
        f'<th>{mongolian}<br><span lang="en">{english}</span></th>'
        for mongolian, english in (
            ("Зар", "Advert"),
            ("Зард бичсэн нэр, дугаар", "Name and number in the advert"),
            ("Бүртгэлд", "In our list"),
        )
    )
    asked = _on(day, -2)
    body = f"""{heading(*title)}
<div class="letter">
<p>Гадаадад хөдөлмөр эрхлэхэд зуучлах тусгай зөвшөөрөл олгодог байгууллага<br>
{_also("The body that issues licences for overseas job placement")}</p>
<p>{_on(day, -1)} · № Л-031</p>
<p>Танай лавлагаанд ({asked}) дурдсан найман зарын талаар дараах хариуг өгч байна.<br>
{_also(f"To your inquiry of {asked} about eight adverts we answer as follows.")}</p>
<div class="wide" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>
<p>Жагсаалтыг сард нэг удаа шинэчилнэ. Ажил олгогч хүнийг зуучлалгүй, өөрөө авах бол зөвшөөрөл шаардах эсэхийг
энэ хариугаар тогтоохгүй. Хөхтолгойд, Шинэ сууринд, отор дээр ажиллах зарыг лавлаагүй тул хариулаагүй.<br>
{_also("The list is renewed once a month. This reply does not settle whether an employer who takes people without an "
       "agent needs a licence. You did not ask about work in Khukhtolgoi, in Shine Suurin or at a herding camp, "
       "so nothing is said of it.")}</p>
</div>"""  # fmt: skip
    return page(*title, body, "style.css")


def _also(english: str) -> str:
    return f'<span class="also" lang="en">{english}</span>'
