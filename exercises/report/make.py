"""A finished capture log as the workbench keeps it, the pages it names, the prosecutor's letter, a blank matrix."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, is_dataclass, replace
from datetime import date, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Annotated, Any

import yaml

from handbook.base.shaped import Words, Written
from handbook.checks.fiction import WORDS as BAND
from handbook.course.data.strings import read_strings
from handbook.practice import log
from handbook.practice.page import heading, page, sheet
from handbook.practice.seeds import read_seed
from handbook.practice.tables import xlsx_bytes

_DAY = re.compile(r"\{day(-\d+)\}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_CASE = (
    ("№", "No."),
    ("УБ цаг", "UB time"),
    ("Юу харагдаж байна", "What is visible"),
    ("Зэрэг", "Grade"),
    ("Файл", "File"),
)
_MATRIX = (
    ("Шинж", "Element"),
    ("+ баримт, зэрэг, нэг үг", "+ item, grade, a word"),
    ("− баримт, зэрэг, нэг үг", "− item, grade, a word"),
    ("Хоосон бол: асуулт, хэн асууж болох", "If empty: the question, and who may ask"),
)
_LOG_WIDTHS = {"visible": 50, "url": 34, "remarks": 34, "sha256": 34, "previous": 34, "chain": 34}


GIVEN = ("url", "file", "roles", "account", "links", "copies", "corrects")  # columns of the log as an item has them
At = Annotated[str, re.compile(r"-\d+ [0-2]\d:[0-5]\d")]  # days from the edition, and the time in Ulaanbaatar


@dataclass(frozen=True)
class Item:
    """A row of the log and what was captured."""

    number: str
    file: str
    site: Words
    url: str
    at: At
    roles: str
    grade: Annotated[str, re.compile("[A-F][1-6]")]
    visible: Words
    sealed: At = ""
    remarks: Words | None = None
    redactions: Words | None = None
    page: str = ""  # as its site showed it, as HTML
    en: str = ""  # what the page says in English
    account: str = ""
    links: str = ""
    copies: str = ""
    corrects: str = ""


@dataclass(frozen=True)
class Log:
    same: dict[Annotated[str, re.compile("|".join(log.FIELDS))], str]  # what each row has in these fields of the log
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Part:
    title: Words
    points: tuple[Words, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Letter:
    title: Words
    sender: Annotated[Words, Written("from")]
    reference: Words
    parts: tuple[Part, ...]


def make(source: Path, target: Path, day: date) -> None:
    found: Log = _dated(read_seed(source / "items.yml", Log), day)
    letter: Letter = _dated(read_seed(source / "request.yml", Letter), day)
    data = source.parents[1] / "docs" / "_data"
    items = found.items
    (target / "items").mkdir()
    (target / "style.css").write_text(sheet((source / "style.css").read_text(encoding="utf-8")), encoding="utf-8")
    for item in items:
        if item.page:
            (target / "items" / item.file).write_text(_captured(item), encoding="utf-8")
    rows = _rows(found.same, items, target / "items", day)
    strings = read_strings(source.parents[1])[0]
    words = {name: " / ".join(strings[f"js-log-{name}"].values()) for name in log.COLUMNS}
    (target / "log.json").write_text(log.as_json(rows), encoding="utf-8")
    (target / "log.csv").write_text(log.as_csv(rows, words), encoding="utf-8", newline="")
    head = [name + log.HEADING + words[name] for name in log.COLUMNS]
    cells = [head, *([row[name] for name in log.COLUMNS] for row in rows)]
    widths = [_LOG_WIDTHS.get(name, 18) for name in log.COLUMNS]
    (target / "log.xlsx").write_bytes(xlsx_bytes(cells, "log", day, widths))
    elements = yaml.safe_load((data / "elements.yml").read_text(encoding="utf-8"))
    (target / "matrix.html").write_text(_matrix(elements), encoding="utf-8")
    (target / "matrix.xlsx").write_bytes(xlsx_bytes(_matrix_cells(elements), "matrix", day, [46, 30, 30, 46]))
    (target / "case.html").write_text(_case(items, rows), encoding="utf-8")
    (target / "request.html").write_text(_request(letter), encoding="utf-8")
    (target / "translation.html").write_text(_translation(items), encoding="utf-8")


def _dated(value: Any, day: date) -> Any:
    """The same data with the dates of the days that the texts name."""
    if isinstance(value, str):
        return _DAY.sub(lambda found: (day + timedelta(int(found[1]))).isoformat(), value)
    if isinstance(value, tuple):
        return tuple(_dated(one, day) for one in value)
    if isinstance(value, dict):
        return {key: _dated(one, day) for key, one in value.items()}
    return replace(value, **_dated(vars(value), day)) if is_dataclass(value) else value


def _moment(text: str, day: date) -> datetime:
    """``-14 10:05``, a day from the edition and a time in Ulaanbaatar, as UTC."""
    days, clock = text.split()
    return datetime.combine(day + timedelta(int(days)), datetime.strptime(clock, "%H:%M").time()) - log.AHEAD


def _both(texts: dict[str, str] | None) -> str:
    return f"{texts['mn']}\n{texts['en']}" if texts else ""


def _rows(same: dict[str, str], items: tuple[Item, ...], folder: Path, day: date) -> list[log.LogRow]:
    given = []
    for number, item in enumerate(items):
        content = (folder / item.file).read_bytes()
        utc = _moment(item.at, day)
        # seconds that no watch would round
        utc += timedelta(seconds=(number * 17 + 11) % 60 if not item.corrects else (3 * 17 + 11) % 60)
        locked = _moment(item.sealed, day) if item.sealed else utc + timedelta(seconds=140 + number * 7)
        values = same | {name: told for name in GIVEN if (told := getattr(item, name))}
        values |= {name: _both(getattr(item, name)) for name in ("visible", "remarks", "redactions")}
        values |= {
            "no": item.number,
            "utc": log.stamp(utc),
            "size": str(len(content)),
            "sha256": hashlib.sha256(content).hexdigest(),
            "source-grade": item.grade[0],
            "info-grade": item.grade[1],
            "sealed": log.stamp(locked),
        }
        given.append(values)
    return log.seal(given)


def _captured(item: Item) -> str:
    """The page as it was captured, under the band of the exercise."""
    if item.file.endswith(".txt"):
        return f"{BAND}\n\n{item.page}"
    address = item.url.removeprefix("https://")
    bar = f'<p class="bar"><b>{escape(item.site["mn"])}</b> {escape(address)}</p>'
    body = f'<div class="site">{bar}{item.page}</div>'
    return page(item.site["mn"], item.site["en"], body, "../style.css")


def _lines(text: str) -> str:
    mongolian, _, english = text.partition("\n")
    told = f"{escape(mongolian)}<br>{_also(english)}" if english else escape(text)
    return _DATE.sub(r'<span class="whole">\g<0></span>', told)


def _also(english: str) -> str:
    return f'<span class="also" lang="en">{escape(english)}</span>'


def _case(items: tuple[Item, ...], rows: list[log.LogRow]) -> str:
    title = ("Х-0007: хадгалсан баримт", "Case Х-0007: captured items")
    lines = "".join(
        f"<tr><th>{row['no']}</th><td>{row['local'][:16]}</td><td>{_lines(row['visible'])}"
        f"{_corrects(row)}</td><td>{row['source-grade']}{row['info-grade']}</td>"
        f'<td><a href="items/{row["file"]}">{Path(row["file"]).stem}</a></td></tr>'
        for item, row in zip(items, rows, strict=True)
    )
    head = _head(_CASE)
    body = f"""{heading(*title)}
<p class="lead">Зургаан өдөр буулгасан 18 мөр. Бүтэн бүртгэл: <code>log.json</code>, <code>log.csv</code>,
<code>log.xlsx</code>; гурвуулаа ижил, ажлын ширээний бүртгэлд нээгдэнэ. <a href="request.html">Прокурорын бичиг</a> ·
<a href="translation.html">Орчуулга</a> · <a href="matrix.html">Хоосон хүснэгт</a></p>
<p class="lead also" lang="en">Eighteen rows, captured on six days. The whole log stands in <code>log.json</code>,
<code>log.csv</code> and <code>log.xlsx</code>, three times the same; each opens in the workbench.
<a href="request.html">The prosecutor’s letter</a> · <a href="translation.html">Translation</a> ·
<a href="matrix.html">Blank matrix</a></p>
<div class="wide" tabindex="0"><table class="log">{head}<tbody>{lines}</tbody></table></div>
<p>Сүүлийн мөрийн хаш утга · <span lang="en">Hash of the last row</span>: <code>{rows[-1]["chain"]}</code></p>"""
    return page(*title, body, "style.css")


def _corrects(row: log.LogRow) -> str:
    number = row["corrects"]
    return f'<br><b>№ {number}-ийн залруулга</b> · <span lang="en">corrects no. {number}</span>' if number else ""


def _head(columns: Sequence[tuple[str, str]]) -> str:
    cells = "".join(f'<th>{mongolian}<br><span lang="en">{english}</span></th>' for mongolian, english in columns)
    return f"<thead><tr>{cells}</tr></thead>"


def _request(letter: Letter) -> str:
    title = (letter.title["mn"], letter.title["en"])

    def said(texts: dict[str, str]) -> str:
        return f"{escape(texts['mn'])}<br>{_also(texts['en'])}"

    def listed(tag: str, texts: tuple[Words, ...]) -> str:
        return f"<{tag}>" + "".join(f"<li>{said(text)}</li>" for text in texts) + f"</{tag}>"

    parts = "".join(
        f'<h2>{escape(part.title["mn"])} <span lang="en">{escape(part.title["en"])}</span></h2>'
        f"{listed('ol' if part.numbered else 'ul', part.points)}"
        for part in letter.parts
    )
    top = "".join(f"<p>{said(texts)}</p>" for texts in (letter.sender, letter.reference))
    body = f'{heading(*title)}<div class="letter">{top}{parts}</div>'
    return page(*title, body, "style.css")


def _translation(items: tuple[Item, ...]) -> str:
    title = ("Орчуулга", "Translation")
    parts = "".join(
        f'<h2 id="{Path(item.file).stem}">{Path(item.file).stem} · {escape(item.site["mn"])}'
        f' <span lang="en">{escape(item.site["en"])}</span></h2>'
        + "".join(f'<p lang="en">{escape(line)}</p>' for line in item.en.strip().split("\n"))
        for item in items
        if item.page
    )
    body = f"""{heading(*title)}
<p class="lead">Хадгалсан хуудсуудын англи орчуулга. Эх хувь нь <a href="case.html">баримтын жагсаалтад</a> бий.</p>
<p class="lead also" lang="en">English translation of the captured pages by the interpreter. The pages themselves are in
<a href="case.html">the list of items</a>; what counts is their own wording.</p>{parts}"""
    return page(*title, body, "style.css")


def _matrix(elements: list[dict]) -> str:
    title = ("Нотлох баримтын хүснэгт", "Evidence matrix")
    rows = ""
    for element in elements:
        name = f"{element['title']['mn']} {_also(element['title']['en'])}"
        rows += f'<tr class="element"><th colspan="{len(_MATRIX)}">{name}</th></tr>'
        for part in element["parts"]:
            name = f"{part['title']['mn']}<br>{_also(part['title']['en'])}"
            rows += f"<tr><td>{name}</td>{'<td></td>' * (len(_MATRIX) - 1)}</tr>"
    body = f"""{heading(*title)}
<p>Хэрэг Х-0007 · Бөглөсөн: ________________ · Өдөр: ____________ · Зүйлийн үг, хуулсан өдөр: ________________<br>
<span class="also" lang="en">Case Х-0007 · Filled in by · Day · Wording of the article, copied on</span></p>
<table class="matrix">{_head(_MATRIX)}<tbody>{rows}</tbody></table>"""
    return page(*title, body, "style.css")


def _matrix_cells(elements: list[dict]) -> list[list[str]]:
    cells = [[" · ".join(column) for column in _MATRIX]]
    for element in elements:
        cells.append([f"{element['title']['mn'].upper()} · {element['title']['en'].upper()}", "", "", ""])
        cells += [[f"{part['title']['mn']} · {part['title']['en']}", "", "", ""] for part in element["parts"]]
    return cells
