"""Checks that exercise data points at no real person: reserved addresses, impossible numbers, drawn pictures."""

from __future__ import annotations

import hashlib
import ipaddress
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from handbook.base.findings import Finding
from handbook.base.languages import MONGOLIAN

DENIED = Path(__file__).with_name("deny.yml")
WORDS = "ЗОХИОМОЛ · СУРГАЛТ / FICTIONAL · TRAINING"  # to be read on every picture and at the head of a page
MARK = "fictional, for training"  # in every picture, as text that a program reads
BAND = "hb-fiction"  # class of the band on every page
TEXT = {".html", ".css", ".js", ".json", ".csv", ".txt", ".yml", ".svg", ".jsonl", ".md"}
PICTURES = {".png", ".jpg", ".jpeg", ".svg"}
KNOWN = TEXT | PICTURES | {".xlsx", ".docx", ".wacz", ".pdf"}
RESERVED = ("example", "test", "invalid", "localhost")
NETWORKS = tuple(map(ipaddress.ip_network, ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")))
# host names that formats use as name spaces; they reach nobody
_FORMATS = frozenset({"www.w3.org", "w3id.org", "purl.org", "schemas.openxmlformats.org"})
_HOST = re.compile(r"(?<![\w.@/-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+([a-z]{2,24})(?![\w-])", re.I)
_IN_ADDRESS = re.compile(r"(?:https?://|@)((?:[a-z0-9-]+\.)+[a-z0-9-]+)", re.I)
# endings of host names that no file name of ours has
_ENDINGS = frozenset(
    [
        "com",
        "net",
        "org",
        "info",
        "biz",
        "io",
        "me",
        "co",
        "app",
        "dev",
        "xyz",
        "online",
        "site",
        "shop",
        "top",
        "club",
        "live",
        "gov",
        "edu",
        "mn",
        "ru",
        "cn",
        "kr",
        "jp",
        "kz",
        "de",
        "uk",
        "us",
        "eu",
        "tr",
        "th",
        "kh",
        "mm",
        "la",
        "vn",
        "ph",
        "sg",
        "hk",
        "tw",
        "my",
        "ae",
        "in",
    ]
)
_IP4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])")
_IP6 = re.compile(r"(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}[0-9a-f:]*[0-9a-f](?![\w:])", re.I)
# eight digits in pairs or fours, not a part of a longer number or of a word; an address may stand beside it
_PHONE = re.compile(
    r"(?<![\w-])(?<!\d[.,])(?<!\+976)(?<!\+976[ -])[5-9]\d[ .-]?\d\d[ .-]?\d\d[ .-]?\d\d(?![\w-]|[.,]\d)"
)
_ABROAD = re.compile(r"\+\s?(\d{1,3})[\s-]?(\d[\d\s-]{4,})")
_TRON = re.compile(r"\bT[1-9A-HJ-NP-Za-km-z]{33}\b")
_WALLET = re.compile(r"\b(?:0x[0-9a-fA-F]{40}|bc1[a-z0-9]{25,60}|[13][1-9A-HJ-NP-Za-km-z]{26,34})\b")
_REGISTER = re.compile(r"(?<!\w)[А-ЯӨҮ]{2}[- ]?\d{8}(?!\d)")
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


@cache
def denied() -> re.Pattern[str]:
    """Compile the names of deny.yml into one pattern that matches them as whole words, with Mongolian case endings."""
    names = sorted({name for group in yaml.safe_load(DENIED.read_text("utf-8")).values() for name in group}, key=len)
    any_of = "|".join(map(re.escape, reversed(names)))
    begin = re.escape("".join(sorted({name[0] for name in names})))  # a cheap filter: most words begin otherwise
    return re.compile(rf"(?<!\w)(?=[{begin}])(?:{any_of})(?![A-Za-z{MONGOLIAN}]{{4,}})", re.I)


def fiction(root: Path, folder: Path) -> Iterator[Finding]:
    """Find everything in a folder of data that could be mistaken for a real person, number or address."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        file = path.relative_to(root).as_posix()
        content = path.read_bytes()
        kind = path.suffix.lower()
        if kind not in KNOWN:
            yield Finding(file, 0, "EX03", f'a file of the kind "{kind}"', f"use one of {', '.join(sorted(KNOWN))}")
        if kind in PICTURES and MARK.encode() not in content and MARK.encode("utf-16-le") not in content:
            yield Finding(
                file, 0, "EX03", "a picture without our mark", f'draw it in make.py, with "{MARK}" in its text'
            )
        if kind in TEXT:
            text = content.decode("utf-8", errors="replace")
            if kind == ".html" and BAND not in text:
                yield Finding(file, 1, "EX03", "a page without the band", f"write the band with class {BAND}")
            yield from _in_text(file, text)


def _in_text(file: str, text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), 1):
        for found, write in _real(line):
            yield Finding(file, number, "EX03", found, write)


@cache  # the pages of a web have most of their lines in common
def _real(line: str) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(real(line)))


def real(text: str) -> Iterator[tuple[str, str]]:
    """Yield each name, address or number in a text that could belong to somebody, and what to write instead."""
    for match in [*_HOST.finditer(text), *_IN_ADDRESS.finditer(text)]:
        host = (match[1] if match.re is _IN_ADDRESS else match[0]).lower()
        ending = host.rsplit(".", 1)[-1]
        meant = match.re is _IN_ADDRESS or ending in _ENDINGS
        if meant and ending not in RESERVED and host not in _FORMATS and not ending.isdecimal():
            yield f'the host "{host}"', "write a name that ends in .example or .test"
    for match in [*_IP4.finditer(text), *_IP6.finditer(text)]:
        if not _documentation(match[0]):
            yield (
                f'the address "{match[0]}"',
                f"write one of {', '.join(map(str, NETWORKS))}",
            )
    yield from of_a_person(text)
    for match in _TRON.finditer(text):
        if checksum_holds(match[0]):
            yield f'the wallet "{match[0]}", whose checksum holds', "change a letter of it"
    for match in _WALLET.finditer(text):
        yield f'"{match[0]}", which can be a wallet', "write T and 33 letters whose checksum is wrong"
    for match in denied().finditer(text):
        yield f'"{match[0]}", which is real', "invent a name (the list is handbook/checks/deny.yml)"


def of_a_person(text: str) -> Iterator[tuple[str, str]]:
    """Yield each telephone, e-mail or register number that could be somebody's, and what to write instead."""
    for match in _PHONE.finditer(text):
        yield f'"{match[0]}", which can be a telephone number', "write eight digits that begin with 00"
    for match in _ABROAD.finditer(text):
        digits = match[2].replace(" ", "").replace("-", "")
        if match[1] != "999" and not (match[1] == "976" and digits.startswith("00")):
            yield f'"{match[0].strip()}", which can be a telephone number', "write +999 … or +976 00…"
    for match in _REGISTER.finditer(text):
        yield f'"{match[0]}", which can be a citizen\'s register number', "leave it out"


def _documentation(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return True  # a version or a time, no address
    return any(address in network for network in NETWORKS if network.version == address.version)


def checksum_holds(address: str) -> bool:
    """Return True if a base58 address could exist: its last four bytes match the double SHA-256 of the rest."""
    value = 0
    for sign in address:
        value = value * 58 + _BASE58.index(sign)
    content = value.to_bytes(max(25, (value.bit_length() + 7) // 8), "big")
    return hashlib.sha256(hashlib.sha256(content[:-4]).digest()).digest()[:4] == content[-4:]
