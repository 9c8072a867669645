"""RDAP answers, certificates, DNS history, registers and old pages of eight fictional domains, all from case.yml."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from pathlib import Path

from handbook.base.shaped import WordsBeside
from handbook.checks.fiction import MARK
from handbook.practice.case_file import both, card, code, link, write_case_file
from handbook.practice.seeds import Name, read_seed
from handbook.practice.tables import csv_bytes
from handbook.practice.web import write_web
from handbook.practice.web.case import read_case
from handbook.practice.web.model import Case
from handbook.practice.web.registered import Domain

ADVERT = -30  # the day of the advert in the case file
OWN = "198.51.100.23"  # the server that three of the hosts had to themselves
PLACING = "Гадаадад хөдөлмөр эрхлэхэд зуучлах"  # kind of licence that is asked about
PHONE = re.compile(r"00\d\d-\d{4}")
MAIL = {  # mail servers: holder, how many domains had their mail sent there
    "mail.nerlegch.example": ("Нэрлэгч ХХК", 5180),
    "mail.dalai-domain.example": ("Далай Домэйн ХХК", 1365),
    "mail.shine-jim.example": ("мэдээлэл алга (not shown)", 2),
}


@dataclass(frozen=True)
class Meaning:
    """What fields of a record mean."""

    names: tuple[str, ...]
    told: WordsBeside


@dataclass(frozen=True)
class CaseWords:
    """What the case file says beside the training web."""

    fields: tuple[Meaning, ...]
    registers: dict[Name, str]  # word of a register → English
    old_pages: dict[Name, str]  # site → its text in English


def make(source: Path, target: Path, day: date) -> None:
    case, _ = read_case(source / "case.yml")  # write_web stops on its findings
    words: CaseWords = read_seed(source / "words.yml", CaseWords)
    write_web(source / "case.yml", target, day)
    prove(case, words)
    (target / "rdap").mkdir()
    for domain in case.domains.values():
        text = json.dumps(rdap(domain, day), ensure_ascii=False, indent=2)
        (target / f"rdap/{domain.host}.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    for name, head, rows in (
        ("dns-history", "host,type,value,first_seen,last_seen", dns(case, day)),
        ("certificates", "id,names,not_before,not_after,issuer", certificates(case, day)),
        ("addresses", "address_or_server,holder,domains_seen", addresses(case)),
    ):
        (target / f"{name}.csv").write_bytes(csv_bytes([head.split(","), *rows]))
    case_file(case, words, target, day)


def on(day: date, days: int) -> str:
    return (day + timedelta(days=days)).isoformat()


def rdap(domain: Domain, day: date) -> dict:
    """The answer of a registration server, with the field names of RFC 9083."""
    handle = domain.host.split(".")[0].upper()
    events = {"registration": domain.created, "last changed": domain.updated, "expiration": domain.expires}
    address = f"https://rdap.domain-lavlakh.example/domain/{domain.host}"
    hidden = {
        "title": "REDACTED FOR PRIVACY",
        "type": "object redacted due to authorization",
        "description": ["Эзэмшигчийн мэдээллийг нуусан. The holder's data were removed."],
    }
    return {
        "rdapConformance": ["rdap_level_0"],
        "notices": [
            {
                "title": "Зохиомол, сургалт",
                "description": [MARK, "Зохиомол хариу. No such name, firm or person exists."],
            }
        ],
        "objectClassName": "domain",
        "handle": f"D-{handle}",
        "ldhName": domain.host,
        "status": list(domain.status) or ["client transfer prohibited"],
        "events": [
            {"eventAction": action, "eventDate": f"{on(day, days)}T{clock(handle + action)}Z"}
            for action, days in events.items()
        ]
        + [{"eventAction": "last update of RDAP database", "eventDate": f"{on(day, -1)}T22:{clock(handle)[3:]}Z"}],
        "entities": [
            {
                "objectClassName": "entity",
                "handle": "REG-" + domain.ns[0].split(".")[1].upper(),
                "roles": ["registrar"],
                "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", domain.registrar]]],
            },
            {
                "objectClassName": "entity",
                "handle": "REDACTED",
                "roles": ["registrant"],
                "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", ""]]],
                "remarks": [hidden],
            },
        ],
        "nameservers": [{"objectClassName": "nameserver", "ldhName": name} for name in domain.ns],
        "secureDNS": {"delegationSigned": False},
        "remarks": [{"title": "Зохиомол / fictional", "description": [MARK]}],
        "links": [{"value": address, "rel": "self", "href": address, "type": "application/rdap+json"}],
    }


def clock(seed: str) -> str:
    """A time between 01:00 and 08:59 that no watch would round; in Ulaanbaatar it is the same day."""
    number = sum(place * ord(letter) for place, letter in enumerate(seed, start=3))
    return f"{1 + number % 8:02}:{number // 7 % 60:02}:{number // 3 % 60:02}"


def dns(case: Case, day: date) -> Iterable[tuple[str, ...]]:
    for domain in case.domains.values():
        for record in domain.a:
            last = "" if record.end is None else on(day, record.end)
            yield domain.host, "A", record.ip, on(day, record.start), last
        for kind, values in (("MX", domain.mx), ("NS", domain.ns)):
            for value in values:
                yield domain.host, kind, value, on(day, domain.a[0].start), ""


def certificates(case: Case, day: date) -> Iterable[tuple[str, ...]]:
    found = [cert for domain in case.domains.values() for cert in domain.certs]
    for cert in sorted(found, key=lambda cert: cert.id):
        yield cert.id, " ".join(cert.names), on(day, cert.start), on(day, cert.end), cert.issuer


def addresses(case: Case) -> Iterable[tuple[str, ...]]:
    for network in case.networks.values():
        yield network.name, network.holder, "" if network.domains is None else str(network.domains)
    for server, (holder, domains) in MAIL.items():
        yield server, holder, str(domains)


def case_file(case: Case, words: CaseWords, target: Path, day: date) -> None:
    firm = case.firms["f-1"]
    advert = (
        "<blockquote><p>Шүрэн эрэгт ажил: зочид буудлын туслах ажилтан. Хэлний бэлтгэл, визийг бид хариуцна.</p>"
        f"<p>{firm.name}, {firm.number} · {code('shine-jim.example')} · {firm.contact}</p>"
        '<p class="also" lang="en">Work on the Shuren coast: hotel helper. We see to language course and visa.</p>'
        "</blockquote>"
    )
    question = both(
        "shine-jim.example-ийг ажиллуулсан этгээд өөр аль хуудсыг ажиллуулсан байх магадлалтай вэ? "
        "Зарын өдөр компани зуучлах тусгай зөвшөөрөлтэй байсан уу?",
        "Which other sites were likely run by whoever ran shine-jim.example? "
        "Did the firm hold a placement licence on the day of the advert?",
    )
    rdaps = "<br>".join(link(f"rdap/{host}.json", host) for host in case.domains)
    files = {
        "dns-history.csv": (
            "DNS-ийн түүх: анх, сүүлд харагдсан өдөр; хоосон бол одоо ч хэвээр",
            "DNS history: first and last day seen; empty: still so",
        ),
        "certificates.csv": ("Олгосон гэрчилгээ: нэр, хугацаа", "certificates: names and dates"),
        "addresses.csv": (
            "IP хаяг, нэрийн сервер, шуудангийн сервер: хэдэн домэйн харагдсан",
            "addresses, name servers, mail servers: how many domains were seen at each",
        ),
    }
    tables = "<br>".join(f"{link(file)} · {both(*what)}" for file, what in files.items())
    write_case_file(
        target,
        ("Хэргийн материалын хуулбар", "Copy from the case file"),
        (
            "Цахим хуудсыг нээхгүй. Доорх бүртгэлийг бүгдийг нь хуудаснаас гадуур авсан.",
            "The sites are not opened. Every record below was taken outside them.",
        ),
        [
            card(
                ("Асуулт", "The question"),
                [
                    (both("Мөрдөгч", "Investigator"), question),
                    (
                        both("Зөвшөөрөл", "Agreed"),
                        both(
                            "домэйн, IP хаяг, компани; хүний нэрээр хайхгүй",
                            "domains, IP addresses, firms; no names of people",
                        ),
                    ),
                ],
            ),
            card(
                ("Хадгалсан зар", "The saved advert"),
                [
                    (both("Тавьсан өдөр", "Day of the advert"), code(on(day, ADVERT))),
                    (both("Зарын үг", "Its words"), advert),
                ],
            ),
            card(
                ("Авсан бүртгэл", "Records obtained"),
                [
                    (both("Лавлах, сан", "Look-up, registers"), link("index.html", "Сургалтын вэб / training web")),
                    (both("Хүснэгт", "Tables"), tables),
                    (both("RDAP хариу", "RDAP answers"), rdaps),
                ],
            ),
            card(
                ("Талбарын нэр", "What the fields mean"),
                [
                    ("<br>".join(map(code, field.names)), both(field.told["mn"], field.told["en"]))
                    for field in words.fields
                ],
                wide=True,
            ),
            card(
                ("Англи орчуулга", "Words of the registers and old pages in English"),
                [
                    *(
                        (escape(mongolian), f'<span lang="en">{escape(english)}</span>')
                        for mongolian, english in words.registers.items()
                    ),
                    *(
                        (code(case.sites[site].host), f'<span lang="en">{escape(english)}</span>')
                        for site, english in words.old_pages.items()
                    ),
                ],
                wide=True,
            ),
        ],
    )


def prove(case: Case, words: CaseWords) -> None:
    """What answers.yml says of the data is true of the data."""
    d = case.domains
    three = ["shine-jim.example", "shuren-viz.example", "helnii-damjaa.example"]
    spans = {host: (record.start, record.end) for host in d for record in d[host].a if record.ip == OWN}
    assert spans == {
        "shine-jim.example": (-61, -19),
        "shuren-viz.example": (-38, -19),
        "helnii-damjaa.example": (-31, -17),
        "talkhny-gudamj.example": (-420, -96),
    }
    assert case.networks[OWN].domains == len(spans)
    others = [spans[host] for host in spans if host not in three]
    assert all(end < min(spans[host][0] for host in three) for _, end in others)  # on no day together
    assert (d["shuren-viz.example"].created, min(spans[host][0] for host in three)) == (-52, -61)
    certs = {cert.id: cert for domain in d.values() for cert in domain.certs}
    known = {id_: set(cert.names) & set(d) for id_, cert in certs.items()}
    assert [id_ for id_, names in known.items() if len(names) > 1] == ["c-417", "c-431"]
    assert set(certs["c-417"].names) == set(three[:2]) and certs["c-417"].start == -37
    assert len(certs["c-431"].names) == 12 and {"shine-jim.example", "talkhny-gudamj.example"} < known["c-431"]
    assert not set(three[1:]) & set(certs["c-431"].names)
    assert [h for h in d if d[h].mx == ("mail.shine-jim.example",)] == ["shine-jim.example", "helnii-damjaa.example"]
    assert {mx for domain in d.values() for mx in domain.mx} == set(MAIL) and MAIL["mail.shine-jim.example"][1] == 2
    shared = {network.name: network.domains for network in case.networks.values()}
    now = {host: next(record.ip for record in domain.a if record.end is None) for host, domain in d.items()}
    assert now["shine-jim.example"] == now["ajlyn-guur.example"] == "203.0.113.80" and shared["203.0.113.80"] == 412
    assert all(shared[ip] > 200 for ip in now.values())
    assert all("redacted" in domain.registrant for domain in d.values())
    texts = {site: page.versions[-1].text.split("\n\n") for (site, _), page in case.pages.items()}
    assert texts["s-shuren"][:2] == texts["s-tuslah"][:2]  # template text
    assert words.old_pages.keys() == set(texts)
    f = case.firms
    said = {firm.activity for firm in f.values()} | {licence.kind for licence in case.licences.values()}
    assert said < words.registers.keys()
    assert all(number in words.old_pages[site] for site in texts for number in PHONE.findall(texts[site][-1]))
    named = {site: [firm.number for firm in f.values() if firm.number in texts[site][-1]] for site in texts}
    assert named == {"s-shine": ["0001187"], "s-shuren": ["0001262"], "s-helnii": [], "s-tuslah": []}
    assert f["f-1"].address == f["f-2"].address and "Д.Тулга" in f["f-2"].changes[0].text
    assert f["f-2"].changes[0].at == -33 and f["f-2"].number == "0001262"
    assert [firm.number for firm in f.values() if firm.director == f["f-1"].director] == ["0001187"]
    assert (f["f-3"].number, f["f-3"].director) == ("0001178", "Б.Тулга")
    placing = {licence.firm: licence for licence in case.licences.values() if licence.kind == PLACING}
    valid = {firm: licence.start <= ADVERT <= licence.end for firm, licence in placing.items()}
    assert valid == {"f-4": True, "f-5": False, "f-2": False}
    assert (placing["f-2"].start, placing["f-5"].end, placing["f-4"].start) == (-12, -55, -640)
