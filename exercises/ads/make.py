"""Thirty adverts as a printable page and as tables, and the reply of the body that issues the licences."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from html import escape
from pathlib import Path
from typing import Annotated

from handbook.base.shaped import As, Id, Words, WordsBeside
from handbook.practice.flyers import flyer
from handbook.practice.page import heading, page, sheet
from handbook.practice.seeds import Day, Name, read_seed
from handbook.practice.tables import csv_bytes, xlsx_bytes
from handbook.practice.web.written import From, To

LANGUAGES = {
    "mn": ("Монгол", "Mongolian"),
    "mn-Latn": ("Монгол, латин үсгээр", "Mongolian in Latin letters"),
    "ru": ("Орос", "Russian"),
    "en": ("Англи", "English"),
}
GLOSS = {"mn": "Монголоор", "en": "In English"}
MONTHLY = "Сарын цалин, тоогоор (₮) · Monthly pay as a number (₮)"
HEAD = [
    "Дугаар · No.", "Огноо · Date", "Газар · Place", "Хэл · Language", "Гарчиг · Title",
    "Цалин, хөлс, зард бичсэнээр · Pay in the advert’s words", MONTHLY, "Холбоо барих · Contact", "Бичвэр · Text",
]  # fmt: skip
TRIAGE = [
    "Шийдвэр · Decision", "Шалтгаан, зарын үгээр · Reason in the words of the advert",
    "Ердийн тайлбар · Ordinary explanation", "Зараас гадуур хийх шалгалт · Check outside the advert",
    "Хариуны дараах шинэ шийдвэр, шалтгаан · New decision after the reply, with reason",
]  # fmt: skip
WIDTHS = [9, 12, 18, 16, 24, 22, 16, 22, 60, 16, 30, 30, 30, 30]
INTRO = """
<p class="lead">Хоёр самбар, гурван сувгаас дөрвөн долоо хоногийн турш буулгасан гучин зар энд байна. Үг, үсгийг нь
засалгүй хэвээр үлдээв. Дугаар нь хүснэгтийнхтэй ижил бөгөөд орчуулга зар бүрийн доор нээгдэнэ.</p>
<p class="lead also" lang="en">Thirty adverts, captured in four weeks from two boards and three channels. Words and
spelling are left as they stood. The numbers are those of the table, and a translation opens below each advert.</p>
"""


@dataclass(frozen=True)
class Flyer:
    motif: str
    words: str
    tone: str


@dataclass(frozen=True)
class Advert:
    id: Id
    day: Day
    place: str
    lang: Annotated[str, frozenset(LANGUAGES)]
    title: str
    text: str
    contact: str
    gloss: Annotated[dict[str, str], As({f"{lang}?": str for lang in GLOSS})]  # in the languages that it is not in
    said: str = ""  # of its pay
    pay: int | None = None  # a month
    flyer: Flyer | None = None


@dataclass(frozen=True)
class Adverts:
    places: dict[Name, str]  # name → English
    adverts: tuple[Advert, ...]


@dataclass(frozen=True)
class Licence:
    holder: str
    country: Words
    start: From
    end: To
    status: Words


@dataclass(frozen=True)
class Answer:
    """What the body says of one name and number."""

    adverts: tuple[Id, ...]
    named: str
    told: WordsBeside
    licence: Licence | None = None


def make(source: Path, target: Path, day: date) -> None:
    found: Adverts = read_seed(source / "adverts.yml", Adverts)
    adverts, places = found.adverts, found.places
    rows = [[*HEAD, *TRIAGE], *([*_row(advert, places, day), *[""] * len(TRIAGE)] for advert in adverts)]
    (target / "style.css").write_text(sheet((source / "style.css").read_text(encoding="utf-8")), encoding="utf-8")
    (target / "adverts.html").write_text(_adverts(adverts, places, day), encoding="utf-8")
    (target / "adverts.csv").write_bytes(csv_bytes(rows))
    (target / "adverts.xlsx").write_bytes(xlsx_bytes(rows, "Зар · Adverts", day, WIDTHS, numbers=[HEAD.index(MONTHLY)]))
    (target / "reply.html").write_text(_reply(source, adverts, day), encoding="utf-8")


def _text(text: str) -> str:
    """The text for a page; a number of a licence is not broken at the end of a line."""
    return re.sub(r"ТУС[-\d]+", r'<span class="whole">\g<0></span>', escape(text))


def _on(day: date, days: int) -> str:
    return (day + timedelta(days)).isoformat()


def _place(advert: Advert, places: dict[str, str]) -> str:
    return f"{advert.place} / {places[advert.place]}"


def _row(advert: Advert, places: dict[str, str], day: date) -> list[str]:
    return [
        advert.id, _on(day, advert.day), _place(advert, places), " · ".join(LANGUAGES[advert.lang]), advert.title,
        advert.said, "" if advert.pay is None else str(advert.pay), advert.contact, advert.text,
    ]  # fmt: skip


def _adverts(adverts: tuple[Advert, ...], places: dict[str, str], day: date) -> str:
    numbers = "".join(f'<li><a href="#{advert.id}">{advert.id}</a></li>' for advert in adverts)
    cards = "".join(_card(advert, places, day) for advert in adverts)
    title = ("Гучин зар", "Thirty adverts")
    return page(
        *title,
        f'{heading(*title)}{INTRO}<ol class="numbers">{numbers}</ol><div class="cards">{cards}</div>',
        "style.css",
    )


def _card(advert: Advert, places: dict[str, str], day: date) -> str:
    lang = advert.lang
    mongolian, english = LANGUAGES[lang]
    picture = flyer(**asdict(advert.flyer)) if advert.flyer else ""
    glosses = "".join(
        f'<p class="gloss"><b>{GLOSS[other]}.</b> <span lang="{other}">{_text(text)}</span></p>'
        for other, text in advert.gloss.items()
    )
    return f"""
<article class="card" id="{advert.id}">
<p class="meta"><span class="no">{advert.id}</span> <span>{_on(day, advert.day)}</span>
<span>{_place(advert, places)}</span> <span>{mongolian} · <span lang="en">{english}</span></span></p>
{picture}
<h2 lang="{lang}">{escape(advert.title)}</h2>
<p lang="{lang}">{_text(advert.text)}</p>
<p class="contact">Холбоо барих · <span lang="en">Contact</span>: <b>{escape(advert.contact)}</b></p>
<details><summary>Орчуулга · <span lang="en">Translation</span></summary>{glosses}</details>
</article>"""


def _reply(source: Path, adverts: tuple[Advert, ...], day: date) -> str:
    days = {advert.id: _on(day, advert.day) for advert in adverts}
    answers: tuple[Answer, ...] = read_seed(source / "reply.yml", tuple[Answer, ...])
    title = ("Лавлагааны хариу", "Reply to an inquiry")
    asked = _on(day, -2)
    body = f"""{heading(*title)}
<div class="letter">
<p>Гадаадад хөдөлмөр эрхлэхэд зуучлах тусгай зөвшөөрөл олгодог байгууллага<br>
{_also("The body that issues licences for overseas job placement")}</p>
<p>{_on(day, -1)} · № Л-031</p>
<p>Танай лавлагаанд ({asked}) дурдсан найман зарын талаар дараах хариуг өгч байна.<br>
{_also(f"To your inquiry of {asked} about eight adverts we answer as follows.")}</p>
{"".join(_answer(answer, days, day) for answer in answers)}
<p>Энэ хариу зөвхөн манай жагсаалтад байгаа зөвшөөрлийн тухай юм. Зарыг нэр нь дурдагдсан компани өөрөө тавьсан эсэх,
нэр, дугаарыг өөр хүн ашигласан эсэх, ажлын нөхцөл зард амласнаар байх эсэхийг бид мэдэхгүй.<br>
{_also("This reply speaks only of the licences in our list. We do not know whether the firm that is named placed the "
       "advert itself, whether somebody else used its name and number, or whether the work is as promised.")}</p>
<p>Жагсаалтыг сард нэг удаа шинэчилнэ. Ажил олгогч хүнийг зуучлалгүй, өөрөө авах бол зөвшөөрөл шаардах эсэхийг
энэ хариугаар тогтоохгүй. Хөхтолгойд, Шинэ сууринд, отор дээр ажиллах зарыг лавлаагүй тул хариулаагүй.<br>
{_also("The list is renewed once a month. This reply does not settle whether an employer who takes people without an "
       "agent needs a licence. You did not ask about work in Khukhtolgoi, in Shine Suurin or at a herding camp, "
       "so nothing is said of it.")}</p>
</div>"""  # fmt: skip
    return page(*title, body, "style.css")


def _answer(answer: Answer, days: dict[str, str], day: date) -> str:
    """What the body says of one name and number: a list of fields, which a narrow screen sets below one another."""
    licence = answer.licence
    when = " · ".join(f"{advert}: {days[advert]}" for advert in answer.adverts)
    fields = [
        ("Зард бичсэн нэр, дугаар", "Name and number in the advert", _text(answer.named)),
        ("Зар гарсан өдөр", "Day of the advert", when),
        ("Хариу", "Answer", f"<b>{_text(answer.told['mn'])}</b><br>{_also(_text(answer.told['en']))}"),
    ]
    if licence:
        start, end = _on(day, licence.start), _on(day, licence.end)
        fields += [
            ("Эзэмшигч", "Holder", escape(licence.holder)),
            ("Олгосон улс", "Issued for", _both(licence.country)),
            ("Хүчинтэй хугацаа", "Valid from, until", f"{start} – {end}"),
            ("Төлөв", "Status", _both(licence.status)),
        ]
    rows = "".join(f"<dt>{mongolian}<br>{_also(english)}</dt><dd>{told}</dd>" for mongolian, english, told in fields)
    return f'<h2>{", ".join(answer.adverts)}</h2><dl class="answer">{rows}</dl>\n'


def _both(words: dict[str, str]) -> str:
    return f"{escape(words['mn'])}<br>{_also(escape(words['en']))}"


def _also(english: str) -> str:
    return f'<span class="also" lang="en">{english}</span>'
