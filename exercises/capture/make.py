"""Makes the page in two versions, the web archive file, its replay sheet, the log, its items, list and print."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader
from warcio.archiveiterator import ArchiveIterator

from handbook.course.data.strings import read_strings
from handbook.practice import log
from handbook.practice.wacz import Answer, Visit, package

HOST = "https://tsenkher-temee.example/"
MENU = [
    ("index.html", "Нүүр", "Home"),
    ("une.html", "Хураамж", "Fees"),
    ("asuult.html", "Асуулт", "Questions"),
    ("setgegdel.html", "Сэтгэгдэл", "Comments"),
    ("holboo.html", "Холбоо", "Contact"),
    ("gishuun.html", "Нэвтрэх", "Log in"),
]
ARCHIVE = 7  # the item of the web archive file
FEE = "850,000"
VERSIONS = {  # of the page that is captured; no date stands on it, so its hash is the same in every edition
    "page": {
        "phone": "0012-6134",
        "fee": FEE,
        "name": "Энхжин",
        "visits": "1,284",
        "other": ["Зар 13: тогооч", "Advert 13: cook", "Сард 2,900,000 ₮", "a month"],
    },
    "page-later": {
        "phone": "0012-9038",
        "fee": "1,350,000",
        "name": "",
        "visits": "1,297",
        "other": ["Зар 12: өрөө цэвэрлэгч", "Advert 12: room attendant", "Сард 2,100,000 ₮", "a month"],
    },
}
CARDS = [
    ("Зар 12: өрөө цэвэрлэгч", "Advert 12: room attendant", "2,100,000 ₮"),
    ("Зар 13: тогооч", "Advert 13: cook", "2,900,000 ₮"),
    ("Зар 14: үйлчлэгч", "Advert 14: hotel staff", "2,400,000 ₮"),
]


class Site:
    """The firm's site as it is sent, and images of its pages."""

    def __init__(self, folder: Path) -> None:
        self.text = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
        self.environment = Environment(loader=FileSystemLoader(folder), trim_blocks=True, keep_trailing_newline=True)
        self.environment.globals |= {"style": self.text["base.css"], "menu": MENU, "cards": CARDS}

    def page(self, name: str, shown: datetime, fee: str = FEE) -> bytes:
        return self.fill(name, shown=log.stamp(shown), linked=True, here=name, home="index.html", fee=fee)

    def advert(self, version: dict) -> bytes:
        return self.fill("zar-14.html", home="#ajil", picture=self.text["hotel.svg"].strip(), **version)

    def image(self, kind: str, path: str, height: int, shown: datetime, taken: datetime) -> bytes:
        clock = {"shown": log.stamp(shown), "clock": log.stamp(taken)[:16]}
        picture = self.text["hotel.svg"].partition("</desc>")[2].removesuffix("</svg>\n")
        return self.fill("window.svg", kind=kind, address=HOST + path, height=height, picture=picture, **clock)

    def fill(self, template: str, **values: object) -> bytes:
        return self.environment.get_template(template).render(values).encode()


def make(source: Path, target: Path, day: date) -> None:
    site = Site(source / "site")
    told = yaml.safe_load((source / "log.yml").read_text(encoding="utf-8"))
    files = {f"{name}/index.html": _with_policy(site.advert(version)) for name, version in VERSIONS.items()}
    captured = _captured(site, told["rows"], day)
    rows = log.seal(_values(row, told["always"], captured, day) for row in told["rows"])
    files |= captured
    files["replay.html"] = _with_policy(site.fill("replay.html", **_replay(captured["site.wacz"])))
    files["print.html"] = _with_policy(site.fill("print.html", rows=rows, **_printed(told["rows"][-1], day)))
    # what somebody did later: a figure in one row, and a figure in one file, with the list beside the files made anew
    rows[8]["visible"] = rows[8]["visible"].replace("2,900,000", "3,900,000")
    files[told["rows"][3]["file"]] = site.page("une.html", _time(told["rows"][3], day), fee="1,850,000")
    files["SHA256SUMS.txt"] = _sums({name: files[name] for name in captured})
    words = {name: " / ".join(read_strings(source.parents[1])[0][f"js-log-{name}"].values()) for name in log.COLUMNS}
    files |= {"log.json": log.as_json(rows).encode(), "log.csv": log.as_csv(rows, words).encode()}
    files["log.html"] = _with_policy(site.fill("log.html", rows=rows, columns=words))
    for name, content in files.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(content)


def _with_policy(html: bytes) -> bytes:
    """The page with a policy that knows its own style by its hash: a page to save whole has its style within."""
    style = html.partition(b"<style>")[2].partition(b"</style>")[0]
    seal = base64.b64encode(hashlib.sha256(style).digest()).decode()
    policy = f"default-src 'none';style-src 'self' 'sha256-{seal}';img-src 'self' data:"
    meta = f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace(b'<meta charset="utf-8">', meta.encode(), 1)


def _captured(site: Site, rows: list[dict], day: date) -> dict[str, bytes]:
    """The files that the log speaks of, as they were on the day."""
    served: dict[str, datetime] = {}  # when the site sent a page for the last time
    files = {}
    for row in rows:
        page = row.get("page")
        if isinstance(page, str):
            served[page] = _time(row, day)
            files[row["file"]] = site.page(page, served[page])
        elif page:
            taken = _time(row, day)
            files[row["file"]] = site.image(**page, shown=served.get(page["path"], taken), taken=taken)
    files["site.wacz"] = package(_visit(site, rows[:ARCHIVE], day))
    return dict(sorted(files.items()))


def _visit(site: Site, rows: list[dict], day: date) -> Visit:
    """The one visit of the first day: what the archive tool kept of it."""
    answers = []
    for row in rows[:-1]:
        page, shown = row["url"].removeprefix(HOST), _time(row, day)
        if row["tool"].startswith("дэлгэцийн") and page == "index.html":
            continue  # an image of what was loaded already
        body = site.page(page, shown)
        title = body.decode().partition("<title>")[2].partition("</title>")[0]
        answers.append(Answer(row["url"], shown - log.AHEAD, "text/html; charset=utf-8", body, title))
        for name, mime in (("style.css", "text/css"), ("hotel.svg", "image/svg+xml")) if page == "index.html" else ():
            sent = shown - log.AHEAD + timedelta(seconds=1)
            answers.append(Answer(HOST + name, sent, mime, site.text[name].encode()))
    stopped = _time(rows[-1], day) - log.AHEAD
    about = "ЗОХИОМОЛ · СУРГАЛТ / fictional, for training"
    return Visit("Цэнхэр Тэмээ", about, "archive tool (fictional)", stopped, tuple(answers))


def _replay(wacz: bytes) -> dict[str, object]:
    """What a viewer would show of the file, read from its bytes alone."""
    with zipfile.ZipFile(io.BytesIO(wacz)) as archive:
        inner = {name: archive.read(name) for name in archive.namelist()}
    sent = {
        record.rec_headers.get_header("WARC-Target-URI"): record.content_stream().read()
        for record in ArchiveIterator(io.BytesIO(inner["archive/data.warc.gz"]))
        if record.rec_type == "response"
    }
    lines = (line.split(" ", 2) for line in gzip.decompress(inner["indexes/index.cdx.gz"]).decode().splitlines())
    records = sorted((_moment(time) | json.loads(about) for _, time, about in lines), key=lambda record: record["utc"])
    for number, record in enumerate(records, 1):
        content = sent[record["url"]]
        record |= {"no": number, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    listed = [json.loads(line) for line in inner["pages/pages.jsonl"].decode().splitlines()[1:]]
    places = {page["url"].rpartition("/")[2]: f"#p{number}" for number, page in enumerate(listed, 1)}
    recorded = {record["url"]: record for record in records}
    pages = [
        recorded[page["url"]] | {"title": page["title"], "html": _body(sent[page["url"]].decode(), places)}
        for page in listed
    ]
    texts = [sent[page["url"]].decode() for page in listed]
    styles = dict.fromkeys(text.partition("<style>")[2].partition("</style>")[0] for text in texts)
    sheets = [content.decode() for url, content in sent.items() if url.endswith(".css")]
    for url, content in sent.items():
        if url.endswith(".svg"):
            data = f"data:image/svg+xml;base64,{base64.b64encode(content).decode()}"
            sheets = [sheet.replace(f'url("{url.rpartition("/")[2]}")', f'url("{data}")') for sheet in sheets]
    return {
        "pages": pages,
        "records": records,
        "recorded_style": "".join(map(_within, [*styles, *sheets])),
        "about": json.loads(inner["datapackage.json"]),
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in inner.items()},
        "size": len(wacz),
        "sha256": hashlib.sha256(wacz).hexdigest(),
    }


def _moment(digits: str) -> dict[str, str]:
    utc = datetime.strptime(digits, "%Y%m%d%H%M%S")
    return {"utc": log.stamp(utc), "local": log.stamp(utc + log.AHEAD)}


_PARTS = "main|nav|aside|header|footer"  # a page has one of each: within the sheet they become plain boxes


def _body(html: str, places: dict[str, str]) -> str:
    """The body as it was sent; links lead to what the file holds, or nowhere."""
    body = html.partition("<body>")[2].partition("</body>")[0].strip()
    body = re.sub(r' href="([^"]*)"', lambda link: f' href="{places[link[1]]}"' if link[1] in places else "", body)
    return re.sub(rf"</(?:{_PARTS})>", "</div>", re.sub(rf"<({_PARTS})\b", r'<div data-was="\1"', body))


def _within(css: str) -> str:
    """The style of a recorded page, for the boxes of class ``recorded`` alone."""

    def scoped(match: re.Match[str]) -> str:
        if match[1].lstrip().startswith("@"):
            return match[0]
        told = (re.sub(rf"(?<![\w.#-])({_PARTS})\b", r"[data-was=\1]", part.strip()) for part in match[1].split(","))
        return ", ".join(".recorded" if part in (":root", "body") else f".recorded {part}" for part in told) + " {"

    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\} ?\.recorded", "}\n.recorded", re.sub(r"([^{}]+)\{", scoped, css))


def _values(row: dict, always: dict, captured: dict[str, bytes], day: date) -> dict[str, str]:
    """One row as it was typed and locked."""
    values = always | {name: row[name] for name in log.FIELDS if name in row}
    at = row.get("utc")
    values["utc"] = log.stamp(_at(row["day"], at, day) if at else _time(row, day) - log.AHEAD)
    values["sealed"] = log.stamp(_at(row["day"], row["sealed"], day) - log.AHEAD)
    if "file" in row:
        content = captured[row["file"]]
        values |= {"file": row["file"].rpartition("/")[2], "size": str(len(content))}
        if row.get("hashed", True):
            values["sha256"] = hashlib.sha256(content).hexdigest()
    return values


def _printed(last: dict, day: date) -> dict[str, str]:
    time_ = _time(last, day) + timedelta(minutes=10)
    return {"utc": log.stamp(time_ - log.AHEAD)[:16], "local": log.stamp(time_)[:16]}


def _time(row: dict, day: date) -> datetime:
    return _at(row["day"], row["at"], day)


def _at(days: int, clock: str, day: date) -> datetime:
    return datetime.combine(day + timedelta(days), time.fromisoformat(clock))


def _sums(files: dict[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()).encode()
