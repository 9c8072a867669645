"""The training web: the form of a case, what a case may not say, and what every page holds."""

from __future__ import annotations

import copy
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import ours
import pytest
import yaml

from handbook.base.findings import BadContent, NotRead
from handbook.checks.fiction import MARK, WORDS
from handbook.practice.web import contradictions, read_case, render, townmap, write_shared, write_web
from handbook.practice.web.case_problems import is_given
from handbook.practice.web.consistency import CHECKS
from handbook.practice.web.model import Place, Town
from handbook.practice.web.pictures import KINDS, drawn
from handbook.practice.web.render import POLICY
from handbook.practice.web.shapes import wrapped
from handbook.practice.web.ways import orphans

ROOT = Path(__file__).parents[1]
EXERCISES = ours.data().exercises
DAY = date(2026, 11, 25)
SARAA, PAGE, SHUT, OPEN, BAT = (f"10000020030040{n}" for n in range(1, 6))
EXCHANGE, HERS, HIS = ("T" + letter * 33 for letter in "ABC")
TX = ["1" * 64, "2" * 64]

CASE = {
    "town": {"name": "Хөхтолгой", "lat": 47.0, "lon": 104.0},
    "sites": [
        {"id": "haigch", "kind": "search", "name": "Хайгч", "host": "haigch.example"},
        {"id": "yag", "kind": "search", "name": "Яг", "host": "yag.example", "matching": "exact"},
        {"id": "uulzvar", "kind": "social", "name": "Уулзвар", "host": "uulzvar.example"},
        {"id": "ajil", "kind": "jobs", "name": "Ажлын зам", "host": "ajliin-zam.example"},
        {"id": "burtgel", "kind": "register", "name": "Бүртгэл", "host": "burtgel.example"},
        {"id": "zuvshuurul", "kind": "licences", "name": "Зөвшөөрөл", "host": "zuvshuurul.example"},
        {"id": "medee", "kind": "news", "name": "Мэдээ", "host": "medee.example"},
        {"id": "zurag", "kind": "map", "name": "Зураг", "host": "zurag.example"},
        {"id": "arkhiv", "kind": "archive", "name": "Архив", "host": "arkhiv.example"},
        {"id": "lavlakh", "kind": "lookup", "name": "Лавлах", "host": "lavlakh.example"},
        {"id": "gereg", "kind": "ledger", "name": "Гэрэг", "host": "gereg.example"},
        {"id": "shine", "kind": "plain", "name": "Шинэ", "host": "shine.example", "tracker": "HB-000-17"},
    ],
    "persons": [
        {"id": "p-one", "name": "Сараа", "role": "victim"},
        {"id": "p-two", "name": "Бат", "role": "suspect"},
    ],
    "places": [
        {"id": "depot", "name": "Агуулах", "kind": "building", "x": 500, "y": -240},
        {"id": "station", "name": "Буудал", "kind": "station", "x": -400, "y": 90},
        {"id": "bridge", "name": "Гүүр", "kind": "river-crossing", "x": 0, "y": -500},
    ],
    "streets": [{"name": "Гол зам", "from": [-900, 0], "to": [900, 0]}],
    "accounts": [
        {
            "id": SARAA,
            "site": "uulzvar",
            "kind": "person",
            "names": [{"name": "Сараа", "handle": "saraa.h", "since": -400}],
            "person": "p-one",
            "picture": {"kind": "portrait", "seed": 3},
        },
        {
            "id": PAGE,
            "site": "uulzvar",
            "kind": "page",
            "names": [
                {"name": "Хөх бэлэг", "handle": "khukh", "since": -700},
                {"name": "Шинэ ажил", "handle": "shine.ajil", "since": -46},
            ],
            "about": "shine.example",
            "admins": {"countries": ["Марханы эрэг"]},
        },
        {
            "id": SHUT,
            "site": "uulzvar",
            "kind": "group",
            "names": [{"name": "Хаалттай", "since": -300}],
            "closed": True,
            "members": 12,
        },
        {"id": OPEN, "site": "uulzvar", "kind": "group", "names": [{"name": "Нээлттэй", "since": -300}]},
        {
            "id": BAT,
            "site": "uulzvar",
            "kind": "person",
            "names": [{"name": "Bat", "handle": "bat", "since": -300}],
            "person": "p-two",
            "removed": -3,
        },
    ],
    "posts": [
        {
            "id": "w1",
            "account": PAGE,
            "at": "-21 14:05",
            "text": "Ажил <авна>! @saraa.h #ажил https://shine.example/",
            "picture": {"kind": "flyer", "words": "АЖИЛ", "seed": 4},
            "comments": [
                {"account": SARAA, "at": "-21 15:00", "text": "Нас?"},
                {"account": BAT, "at": "-20 10:00", "text": "3 suudal uldsen", "lang": "mn-Latn"},
            ],
        },
        {"id": "w2", "account": SARAA, "at": "-12 18:20", "text": "Явлаа", "place": "station"},
        {"id": "w3", "account": BAT, "at": "-12 18:20", "text": "Machine belen", "place": "depot", "lang": "mn-Latn"},
        {"id": "w4", "account": SARAA, "group": SHUT, "at": "-11 10:00", "text": "Нууц үг хэллээ"},
        {"id": "w5", "account": SARAA, "group": OPEN, "at": "-10 10:00", "text": "Нээлттэй бичлэг"},
    ],
    "ads": [{"id": "r1", "account": PAGE, "from": -20, "to": -12, "text": "Бүртгэл", "link": "https://shine.example/"}],
    "jobs": [
        {"id": "j1", "site": "ajil", "at": "-30 09:00", "title": "Зөөгч", "employer": "Шинэ", "text": "shine.example"},
        {"id": "j2", "site": "ajil", "at": "-9 09:00", "title": "Жолооч", "employer": "А", "text": "Ж", "removed": -2},
    ],
    "firms": [
        {
            "id": "f-1",
            "number": "0001234",
            "name": "Шинэ ХХК",
            "registered": -900,
            "address": "Гол зам 1",
            "director": "Б.Ганаа",
            "status": "active",
            "activity": "Аялал",
            "changes": [{"at": -40, "text": "Нэр"}],
        }
    ],
    "licences": [
        {
            "id": "l-1",
            "number": "ТУС-000-1",
            "holder": "Шинэ ХХК",
            "firm": "f-1",
            "kind": "Зууч",
            "from": -700,
            "to": 30,
            "status": "valid",
        }
    ],
    "domains": [
        {
            "host": "shine.example",
            "created": -60,
            "updated": -44,
            "expires": 320,
            "registrar": "Нэр",
            "registrant": "REDACTED",
            "ns": ["ns1.dom.example"],
            "a": [{"ip": "192.0.2.17", "from": -60, "to": -10}, {"ip": "2001:db8::9", "from": -10}],
            "certs": [{"id": "c1", "names": ["shine.example", "other.example"], "from": -60, "to": 30, "issuer": "CA"}],
        },
        {
            "host": "other.example",
            "created": -61,
            "updated": -61,
            "expires": 300,
            "registrar": "Нэр",
            "registrant": "REDACTED",
        },
    ],
    "networks": [{"name": "192.0.2.17", "holder": "Dom", "domains": 1840}],
    "wallets": [{"address": EXCHANGE, "label": "Солилцогч"}],
    "transfers": [
        {"id": TX[0], "at": "-15 10:22", "from": EXCHANGE, "to": HERS, "amount": 350.0, "asset": "USDX"},
        {"id": TX[1], "at": "-14 20:01", "from": HERS, "to": HIS, "amount": 349.5, "asset": "USDX"},
    ],
    "news": [
        {"id": "n1", "site": "medee", "at": "-9 10:00", "title": "Анхаар", "text": "zuvshuurul.example, other.example"}
    ],
    "pages": [
        {
            "id": "home",
            "site": "shine",
            "path": "index.html",
            "title": "Шинэ",
            "versions": [
                {"since": -55, "text": "# Гадаадад ажилла\n\n[Холбоо](contact.html)"},
                {"since": -10, "text": "# Аялал"},
            ],
            "changes_on_second_visit": True,
        },
        {
            "id": "contact",
            "site": "shine",
            "path": "contact.html",
            "title": "Холбоо",
            "versions": [{"since": -55, "text": "Утас 0012-3456"}],
        },
    ],
    "captures": [
        {"page": "home", "at": ["-50 10:00", "-8 09:30"]},
        {"account": PAGE, "at": ["-60 08:00", "-30 12:00"]},
        {"account": BAT, "at": ["-11 12:00"]},
        {"post": "w1", "at": ["-11 13:00"]},
        {"job": "j2", "at": ["-8 12:00"]},
    ],
}

Change = Callable[[dict], object]
WHY = {"mn": "Эзэн нь анзаарч болзошгүй.", "en": "Its owner may notice."}


def counts(*numbers: tuple[int, int]) -> list[dict[str, int]]:
    return [{"since": since, "count": count} for since, count in numbers]


def written(tmp_path: Path, change: Change = lambda _: None) -> Path:
    case = copy.deepcopy(CASE)
    change(case)
    file = tmp_path / "case.yml"
    file.write_text(yaml.safe_dump(case, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return file


def codes(file: Path) -> set[str]:
    case, findings = read_case(file)
    return {finding.code for finding in findings or contradictions(case)}


def by(case: dict, key: str, name: str, id_: str = "id") -> dict:
    return next(item for item in case[key] if item[id_] == name)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """exercises/x/data and exercises/shared/data beside each other, as in the repository."""
    folder = tmp_path_factory.mktemp("exercises")
    target = folder / "x/data"
    write_web(written(folder), target, DAY)
    write_shared(folder / "shared/data")
    return target


def made(tmp_path: Path, change: Change) -> dict[str, str]:
    """The pages of a changed case, and nothing that an earlier change left."""
    shutil.rmtree(tmp_path / "data", ignore_errors=True)
    write_web(written(tmp_path, change), tmp_path / "data", DAY)
    return pages(tmp_path / "data")


def pages(web: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(web.glob("*.html"))}


# form


def test_a_case_without_mistakes_has_no_findings(tmp_path: Path) -> None:
    case, findings = read_case(written(tmp_path))
    assert findings == [] and contradictions(case) == []
    assert case.accounts[PAGE].name_at(case.posts["w1"].at).name == "Шинэ ажил"


def test_findings_tell_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "case.yml"
    file.write_text("sites:\n  - {id: a, kind: news, name: А, host: a.example}\nnews:\n  - {id: n, site: b}\n")
    told = [(finding.line, finding.code) for finding in read_case(file)[1]]
    assert told == [(4, "EX11")] * 3 + [(4, "EX12")]  # at, title, text; and the site


FORM: list[tuple[str, Change]] = [
    ("EX11", lambda c: c.update(extra=1)),
    ("EX11", lambda c: by(c, "posts", "w1").update(at="21 days ago")),
    ("EX11", lambda c: by(c, "sites", "uulzvar").update(host="uulzvar.mn")),
    ("EX11", lambda c: by(c, "accounts", SARAA).update(id="200000200300401")),
    ("EX11", lambda c: by(c, "accounts", SARAA)["names"][0].update(name="Оюунцэцэг")),
    ("EX11", lambda c: by(c, "persons", "p-one").update(name="Хэн нэгэн")),
    ("EX11", lambda c: by(c, "posts", "w1").update(picture={"seed": 4})),
    ("EX11", lambda c: by(c, "posts", "w1").update(picture={"kind": "street"})),
    ("EX11", lambda c: c["captures"].append({"at": ["-8 09:30"]})),
    ("EX11", lambda c: c["ads"].append({**c["ads"][0], "id": "r2", "stop": WHY, "link": ""})),
    ("EX11", lambda c: by(c, "ads", "r1").update(stop="why")),
    ("EX11", lambda c: by(c, "ads", "r1").pop("link") and by(c, "ads", "r1").update(stop=WHY)),
    ("EX11", lambda c: by(c, "sites", "zuvshuurul").update(no_person_search=WHY)),
    ("EX11", lambda c: by(c, "sites", "burtgel").update(no_person_search={"mn": "Хоригтой."})),
    ("EX11", lambda c: by(c, "accounts", PAGE).update(followers="many")),
    ("EX11", lambda c: by(c, "accounts", PAGE).update(followers=[{"since": -40}])),
    ("EX12", lambda c: by(c, "posts", "w2").update(place="nowhere")),
    ("EX12", lambda c: by(c, "posts", "w1")["comments"][0].update(account="100000299999999")),
    ("EX12", lambda c: by(c, "jobs", "j1").update(site="medee")),
    ("EX12", lambda c: by(c, "posts", "w5").update(group=PAGE)),
    ("EX12", lambda c: c["posts"].append(c["posts"][0])),
    ("EX12", lambda c: c["captures"].append({"page": "away", "at": ["-8 09:30"]})),
]


@pytest.mark.parametrize(("code", "change"), FORM)
def test_form(tmp_path: Path, code: str, change: Change) -> None:
    assert {finding.code for finding in read_case(written(tmp_path, change))[1]} == {code}


def test_a_field_that_does_not_fit_hides_no_other_and_nothing_follows_from_it(tmp_path: Path) -> None:
    def change(case: dict) -> None:
        by(case, "posts", "w1").update(at="21 days ago")
        by(case, "posts", "w2").update(place="nowhere")

    case, findings = read_case(written(tmp_path, change))
    assert [(finding.code, finding.found.split(":")[0]) for finding in findings] == [
        ("EX11", "posts › 1 › at"),
        ("EX12", "place"),
    ]
    assert case.posts["w1"].text
    with pytest.raises(NotRead):
        _ = case.posts["w1"].at
    # whoever names an entry whose id cannot be read is not told that there is none
    case, findings = read_case(written(tmp_path, lambda c: by(c, "places", "depot").update(id="The depot")))
    assert [finding.found.split(":")[0] for finding in findings] == ["places › 1 › id"] and "depot" not in case.places


def test_people_have_given_names_of_the_list_alone() -> None:
    names = frozenset({"Сараа", "Bat"})
    assert all(is_given(name, names) for name in ("Сараа", "Д.Сараа", "Bat ах", "Сараа 🌸", "Bat_99"))
    assert not any(is_given(name, names) for name in ("Сараа Доржийн", "Dorj", "ах", ""))


def test_nothing_is_written_for_a_case_with_mistakes(tmp_path: Path) -> None:
    file = written(tmp_path, lambda c: by(c, "posts", "w2").update(place="nowhere"))
    with pytest.raises(BadContent):
        write_web(file, tmp_path / "data", DAY)
    assert not (tmp_path / "data").exists()


# consistency

CONTRADICTIONS: list[tuple[str, Change]] = [
    ("EX13", lambda c: by(c, "posts", "w3").update(account=SARAA)),  # the same minute, a kilometre away
    ("EX13", lambda c: by(c, "accounts", BAT).update(person="p-one")),  # the second account of the same person
    ("EX14", lambda c: by(c, "posts", "w2").update(at="-500 10:00")),
    ("EX14", lambda c: by(c, "posts", "w3").update(at="-2 10:00")),
    ("EX14", lambda c: by(c, "posts", "w2").update(at="1 10:00")),
    ("EX14", lambda c: by(c, "posts", "w1")["comments"][0].update(at="-21 14:00")),
    ("EX14", lambda c: by(c, "posts", "w1")["comments"][1].update(at="-1 14:00")),
    ("EX14", lambda c: by(c, "accounts", PAGE)["names"][1].update(since=-800)),
    ("EX14", lambda c: by(c, "accounts", BAT)["names"][0].update(handle="saraa.h")),
    ("EX14", lambda c: by(c, "accounts", OPEN)["names"][0].update(since=-5)),
    ("EX14", lambda c: by(c, "accounts", PAGE).update(followers=counts((-40, 131), (-200, 96)))),
    ("EX14", lambda c: by(c, "accounts", PAGE).update(followers=counts((-900, 96)))),
    ("EX14", lambda c: by(c, "accounts", PAGE).update(followers=counts((-40, 131), (2, 140)))),
    ("EX15", lambda c: by(c, "ads", "r1").update(to=-25)),
    ("EX15", lambda c: by(c, "ads", "r1").update(account=BAT, to=0)),
    ("EX16", lambda c: by(c, "licences", "l-1").update(to=-1)),
    ("EX16", lambda c: by(c, "licences", "l-1").update(status="expired")),
    ("EX16", lambda c: by(c, "firms", "f-1").update(registered=-600)),
    ("EX17", lambda c: by(c, "domains", "shine.example", "host").update(updated=-70)),
    ("EX17", lambda c: by(c, "domains", "shine.example", "host")["certs"][0].update({"from": -70})),
    ("EX17", lambda c: by(c, "domains", "other.example", "host").update(created=-50, updated=-50)),
    ("EX17", lambda c: by(c, "pages", "contact")["versions"][0].update(since=-90)),
    ("EX18", lambda c: by(c, "transfers", TX[1]).update(amount=350.5)),
    ("EX18", lambda c: by(c, "transfers", TX[1]).update(at="-16 20:01")),
    ("EX19", lambda c: c["captures"][0].update(at=["-8 09:30"])),
    ("EX19", lambda c: c["captures"][0]["at"].append("-58 09:30")),
    ("EX19", lambda c: c["captures"].pop()),
    ("EX19", lambda c: by(c, "posts", "w5").update(removed=-2)),
    ("EX20", lambda c: by(c, "news", "n1").update(text="Бүртгэл: away.example")),
    ("EX20", lambda c: by(c, "ads", "r1").update(link="https://shine.example/offer.html")),
    ("EX20", lambda c: by(c, "pages", "home")["versions"][0].update(text="# А\n\n[Холбоо](kontakt.html)")),
    ("EX21", lambda c: by(c, "places", "depot").update(x=1500)),
    ("EX21", lambda c: by(c, "pages", "home").update(path="home.html")),
    ("EX21", lambda c: c["sites"].remove(by(c, "sites", "gereg"))),
]


@pytest.mark.parametrize(("code", "change"), CONTRADICTIONS)
def test_each_contradiction_is_found(tmp_path: Path, code: str, change: Change) -> None:
    case, findings = read_case(written(tmp_path, change))
    assert findings == []
    assert {finding.code for finding in contradictions(case)} == {code}


def test_each_rule_is_broken_once() -> None:
    assert len({code for code, _ in CONTRADICTIONS}) == 9 and len(CHECKS) == 10  # EX14 has two


def test_a_dead_end_on_purpose_is_no_contradiction(tmp_path: Path) -> None:
    assert codes(written(tmp_path, lambda c: by(c, "posts", "w5").update(removed=-2, lost=True))) == set()


def test_somebody_may_drive_across_the_town(tmp_path: Path) -> None:
    def drive(case: dict) -> None:
        by(case, "posts", "w3").update(account=SARAA, at="-12 18:22")

    assert codes(written(tmp_path, drive)) == set()


# pages


def test_the_same_case_is_the_same_bytes_everywhere(web: Path, tmp_path: Path) -> None:
    written(tmp_path)
    code = (
        "from datetime import date; from pathlib import Path;"
        "from handbook.practice.web import write_shared, write_web;"
        f"p = Path({str(tmp_path)!r}); write_web(p / 'case.yml', p / 'x/data', date(2026, 11, 25));"
        "write_shared(p / 'shared/data')"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, env={**os.environ, "PYTHONHASHSEED": "7"})
    first, second = ({f.relative_to(top): f.read_bytes() for top_ in ("x", "shared") for f in (top / top_).rglob("*.*")}
                     for top in (web.parents[1], tmp_path))  # fmt: skip
    assert len(first) > 70 and first == second


def test_every_page_says_that_it_is_fictional_and_reaches_nothing(web: Path) -> None:
    for name, html in pages(web).items():
        assert len(name) < 70 and name.isascii()
        assert f'<meta http-equiv="Content-Security-Policy" content="{POLICY.replace(chr(39), "&#39;")}">' in html, name
        assert '<meta name="referrer" content="no-referrer">' in html
        assert "Зохиомол — зөвхөн сургалтад" in html and "Fictional — for training only" in html
        assert 'class="hb-fiction"' in html and 'href="index.html"' in html
        assert "<style" not in html and " style=" not in html and not re.search(r"<script(?! src)|\son\w+=", html)
        assert not re.search(r'(?:src|href)="(?:https?:)?//', html)
        assert html.count("<h1") == 1 and html.count("<main") == 1 and '<html lang="' in html, name


def test_every_link_leads_to_a_file_and_a_place_that_are_there(web: Path) -> None:
    all_pages = pages(web)
    for name, html in all_pages.items():
        for target in re.findall(r'(?:href|src|data-later)="([^"]*)"', html):
            file, _, anchor = target.replace("&amp;", "&").partition("#")
            file = unquote(file.split("?")[0]) or name
            assert (web / file).is_file(), (name, target)
            if anchor and file in all_pages:
                assert f'id="{anchor}"' in all_pages[file], (name, target)


def test_the_truth_stands_on_no_page(web: Path) -> None:
    for file in [*web.rglob("*.*"), *(web.parents[1] / "shared").rglob("*.css")]:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"p-one|p-two|victim|suspect|<!--", text), file
        assert "Нууц үг хэллээ" not in text  # a post of a closed group
    live = {name: html for name, html in pages(web).items() if not name.startswith("arkhiv-")}
    assert not any("Machine belen" in html or "3 suudal uldsen" in html for html in live.values())
    assert "suudal" not in (web / "pages-index.js").read_text(encoding="utf-8")
    assert all("Жолооч" not in html for html in live.values())


def test_the_archive_shows_what_was_there(web: Path) -> None:
    all_pages = pages(web)
    captured = [html for name, html in all_pages.items() if name.startswith("arkhiv-")]
    assert any("Machine belen" in html and "Буулгасан" in html for html in captured)
    assert any("3 suudal uldsen" in html for html in captured)
    assert any("<h1>Хөх бэлэг</h1>" in html and "2026-09-26 00:00 UTC · 08:00 (UTC+8)" in html for html in captured)
    assert any("Гадаадад ажилла" in html for html in captured) and any("<h1>Аялал</h1>" in html for html in captured)
    front = all_pages["arkhiv.html"]
    assert "uulzvar.example/khukh" in front and f"uulzvar.example/{PAGE}" in front


def test_a_page_shows_the_name_of_today_and_its_history(web: Path) -> None:
    all_pages = pages(web)
    assert "Хөх бэлэг" not in all_pages[f"uulzvar-{PAGE}.html"]
    about = all_pages[f"uulzvar-{PAGE}-about.html"]
    assert "Хөх бэлэг" in about and PAGE in about and "2026-10-10" in about and "Марханы эрэг" in about
    assert "Хуудас алга" in all_pages["uulzvar-old-khukh.html"]


def test_a_closed_group_stops_at_its_door(web: Path) -> None:
    all_pages = pages(web)
    group = all_pages[f"uulzvar-{SHUT}.html"]
    assert "12" in group and "Энэ бүлэг хаалттай" in group and 'href="uulzvar-stop-join.html"' in group
    stop = all_pages["uulzvar-stop-join.html"]
    assert "прокуророос" in stop and "permission" in stop and "would have noticed" in stop and "бүртгэлдээ" in stop


def stop_the_advert(case: dict) -> None:
    by(case, "ads", "r1").update(stop=WHY, text="Бүртгэл: away.example/join", link="https://away.example/join")


def test_a_link_of_an_advert_that_is_not_to_be_pressed_leads_to_a_page_that_says_why(tmp_path: Path) -> None:
    all_pages = made(tmp_path, stop_the_advert)
    for name in ("uulzvar-ads.html", "uulzvar-ad-r1.html"):
        assert all_pages[name].count('href="uulzvar-stop-ad-r1.html"') == 2, name  # the link, and the text that says it
    stop = all_pages["uulzvar-stop-ad-r1.html"]
    assert all(words in stop for words in (*WHY.values(), "https://away.example/join", "Энд зогсоно", "Stop here"))
    assert 'href="uulzvar-ad-r1.html"' in stop and "буулгаж хадгална" in stop and "Capture" in stop


def test_a_register_that_knows_its_people_stops_who_searches_for_one(tmp_path: Path) -> None:
    def refuse(case: dict) -> None:
        by(case, "sites", "burtgel").update(no_person_search=WHY)
        by(case, "firms", "f-1").update(
            owners=["Шинэ ХХК", "О.Сараа 50 хувь"], changes=[{"at": -40, "text": "Захирал: Тулга → Б.Ганаа"}]
        )

    all_pages = made(tmp_path, refuse)
    assert 'data-people="б ганаа;о сараа;тулга" data-stop="burtgel-stop-person.html"' in all_pages["burtgel.html"]
    assert "захирал" not in all_pages["burtgel.html"] and all(
        words in all_pages["burtgel-stop-person.html"] for words in WHY.values()
    )


def test_a_register_without_a_reason_searches_for_everything(web: Path) -> None:
    assert "data-people" not in pages(web)["burtgel.html"] and "burtgel-stop-person.html" not in pages(web)


def test_followers_are_counted_by_the_day_of_the_page(tmp_path: Path) -> None:
    def grow(case: dict) -> None:
        by(case, "accounts", PAGE).update(followers=counts((-200, 96), (-40, 1131)))
        by(case, "accounts", SARAA).update(followers=7)

    all_pages = made(tmp_path, grow)
    captured = sorted(name for name in all_pages if name.startswith(f"arkhiv-uulzvar-{PAGE}-20"))
    shown = [all_pages[name] for name in (*captured, f"uulzvar-{PAGE}.html", f"uulzvar-{SARAA}.html")]
    told = [re.search(r'<strong>([\d,]+)</strong> <span class="l"><span lang="mn">дагагч', html)[1] for html in shown]
    assert told == ["96", "1,131", "1,131", "7"]


def test_the_start_page_says_in_both_languages_what_each_site_is(web: Path, tmp_path: Path) -> None:
    start = pages(web)["index.html"]
    bookmarks = 11  # the plain site has none
    assert start.count('<span class="about">') == start.count('<span class="about" lang="en">') == bookmarks
    about = {"mn": "Хуучин хуудас", "en": "Old pages"}
    own = made(tmp_path, lambda c: by(c, "sites", "arkhiv").update(about=about))["index.html"]
    assert all(words in own for words in about.values()) and "Archive of how" in start and "Archive of how" not in own


def test_only_a_web_with_a_page_that_changes_offers_to_forget_for_the_next_team(web: Path, tmp_path: Path) -> None:
    start = pages(web)["index.html"]
    assert "next-team.js" in start and "Дараагийн багт" in start and "For the next team" in start
    still = made(tmp_path, lambda c: by(c, "pages", "home").pop("changes_on_second_visit"))["index.html"]
    assert "next-team.js" not in still and "Дараагийн багт" not in still


def test_what_scrolls_sideways_says_so_and_is_reached_by_keys(web: Path) -> None:
    for name, html in pages(web).items():
        regions = len(re.findall(r'<div class="scroll[^>]* tabindex="0" role="region" aria-label="\w', html))
        assert html.count('class="scroll') == regions == html.count('class="sideways"'), name
    assert all('class="scroll' in pages(web)[f"{name}.html"] for name in ("gereg", "burtgel", "zuvshuurul", "zurag"))


def test_fields_of_a_lookup_have_names_in_both_languages_and_their_own(web: Path) -> None:
    page = pages(web)["lavlakh-shine.example.html"]
    labels = [("Бүртгэгч", "Registrar", "registrar"), ("Нэрийн сервер", "Name server", "NS")]
    for mn, en, raw in (*labels, ("IP хаяг", "IP address", "AAAA")):
        assert f'{mn}</span> <span class="en" lang="en">{en}</span></span> <code class="raw" lang="en">{raw}<' in page


def test_names_on_the_map_cover_no_pin_and_no_other_name() -> None:
    town = Town(name="Хот", lat=47.0, lon=104.0)
    at = [(0, 0), (240, 30), (90, -130), (-160, -60), (-80, 90), (900, 0), (-900, -900), (880, 900)]
    places = [Place(id=f"p{n}", name="Төв талбай", kind="shop", x=x, y=y, line=0) for n, (x, y) in enumerate(at)]
    written_at = zip(townmap.labels(town, places), places, strict=True)
    boxes = [townmap.words_box(label, place.name) for label, place in written_at]
    pins = [townmap.pin_box(townmap.pixels(town, place.x, place.y)) for place in places]
    for n, box in enumerate(boxes):
        assert townmap.covered(box, [*boxes[:n], *boxes[n + 1 :], *pins[:n], *pins[n + 1 :]]) == 0, n


# ways


def test_nothing_is_written_to_which_nothing_leads(web: Path, tmp_path: Path) -> None:
    assert orphans(web, ["index.html"]) == []
    alone = {"id": "off", "site": "shine", "path": "off.html", "title": "О", "versions": [{"since": -55, "text": "О"}]}
    lost = made(tmp_path, lambda c: c["sites"].remove(by(c, "sites", "haigch")) or c["pages"].append(alone))
    assert "shine-off.html" in lost  # its site's menu leads there
    assert "no-answer-other.example.html" not in made(tmp_path, lambda c: by(c, "news", "n1").update(text="А"))


def test_a_site_that_nobody_comes_upon_is_written_only_into_the_archive(tmp_path: Path) -> None:
    def hide(case: dict) -> None:
        by(case, "sites", "shine").update(indexed=False)
        by(case, "accounts", PAGE).pop("about")
        by(case, "posts", "w1").update(text="Ажил")
        by(case, "ads", "r1").pop("link")
        by(case, "jobs", "j1").update(text="Ажил")

    names = set(made(tmp_path, hide))
    assert not [name for name in names if name.startswith("shine")]
    assert [name for name in names if name.startswith("arkhiv-shine-home-2")]


@pytest.mark.parametrize("id_", EXERCISES)
def test_every_page_of_an_exercise_has_a_way_to_it(id_: str) -> None:
    exercise = EXERCISES[id_]
    assert orphans(ROOT / exercise.data, [given.file for given in exercise.material]) == []


def test_texts_are_escaped_and_linked(web: Path) -> None:
    post = pages(web)["uulzvar-w1.html"]
    assert "Ажил &lt;авна&gt;!" in post
    assert f'<a href="uulzvar-{SARAA}.html">@saraa.h</a>' in post
    assert '<a href="shine.html">https://shine.example/</a>' in post
    assert "2026-11-04, лхагва, 14:05" in post and "https://uulzvar.example/posts/w1" in post


def test_a_page_that_changes_leads_to_its_later_version(web: Path) -> None:
    all_pages = pages(web)
    assert 'data-later="shine-b.html"' in all_pages["shine.html"] and "Гадаадад ажилла" in all_pages["shine.html"]
    assert "Аялал" in all_pages["shine-b.html"] and "HB-000-17" in all_pages["shine-b.html"]


def test_records_show_pivots_and_their_weakness(web: Path) -> None:
    all_pages = pages(web)
    assert (
        "1,840" in all_pages["lavlakh-ip-192.0.2.17.html"]
        and "shine.example" in all_pages["lavlakh-ip-192.0.2.17.html"]
    )
    assert "c1" in all_pages["lavlakh-other.example.html"]  # named in another's certificate
    assert "lavlakh-ip-2001_db8__9.html" in all_pages
    assert "0.50 USDX" in all_pages[f"gereg-{HERS}.html"] and "Солилцогч" in all_pages[f"gereg-{EXCHANGE}.html"]
    assert "Сервер хариу өгсөнгүй" in all_pages["no-answer-other.example.html"]
    assert "no-answer-shine.example.html" not in all_pages


def test_it_stays_small(web: Path) -> None:
    size = {top: sum(f.stat().st_size for f in (web.parents[1] / top).rglob("*.*")) for top in ("x", "shared")}
    assert size["shared"] < 600_000 and size["x"] < 1_500_000


# pictures


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_pictures_say_that_they_are_fictional_and_one_seed_is_one_file(kind: str) -> None:
    words = "АЖИЛ & <АМЖИЛТ>\nУтас 0012-3456" if kind in ("flyer", "phone", "document", "map-note") else ""
    file, svg, alt = drawn(kind, 4, words)
    assert WORDS in svg and MARK in svg and alt.endswith("0012-3456" if words else alt)
    assert drawn(kind, 4, words)[0] == file and drawn(kind, 5, words)[0] != file
    ElementTree.fromstring(svg)


def test_words_on_pictures_break_between_words_where_they_can() -> None:
    assert wrapped("нэг хоёр гурав\nдөрөв", 20, 110) == ["нэг хоёр", "гурав", "дөрөв"]
    assert all(wrapped("хязгааргүйурт" * 4, 20, 120))


def test_a_file_of_make_py_is_used_as_it_is(tmp_path: Path) -> None:
    own = {"file": "pictures/own.png", "alt": {"mn": "Гудамж", "en": "A street"}}
    case, findings = read_case(written(tmp_path, lambda c: by(c, "posts", "w1").update(picture=own)))
    assert findings == []
    render(case, DAY, tmp_path / "data")
    assert 'src="pictures/own.png" alt="Гудамж / A street"' in (tmp_path / "data/uulzvar-w1.html").read_text("utf-8")
