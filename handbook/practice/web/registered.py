"""What registers of a case know: firms, licences, domains and their addresses, wallets and transfers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from handbook.base.shaped import Id, Line, Names, Several, Written
from handbook.practice.web.moment import At
from handbook.practice.web.written import Day, From, Host, To

WalletAddress = Annotated[str, re.compile(r"T[1-9A-HJ-NP-Za-km-z]{33}")]


@dataclass(frozen=True, kw_only=True)
class Change:
    at: Day
    text: str


@dataclass(frozen=True, kw_only=True)
class Firm:
    id: Id
    number: Annotated[str, re.compile(r"000\d{4}")]
    name: str
    registered: Day
    address: str
    place: Id = ""
    director: str
    owners: Names = ()
    status: Annotated[str, frozenset({"active", "suspended", "liquidated"})]
    activity: str
    contact: str = ""
    changes: Several[Change] = ()
    line: Line


@dataclass(frozen=True, kw_only=True)
class Licence:
    id: Id
    number: str
    holder: str
    firm: Id = ""
    kind: str
    start: From
    end: To
    status: Annotated[str, frozenset({"valid", "expired", "revoked"})]
    note: str = ""
    line: Line


@dataclass(frozen=True, kw_only=True)
class Record:
    """An address a name led to, from one day to another (None: still)."""

    ip: str
    start: From
    end: To | None = None


@dataclass(frozen=True, kw_only=True)
class Certificate:
    id: Id
    names: tuple[str, ...]
    start: From
    end: To
    issuer: str


@dataclass(frozen=True, kw_only=True)
class Domain:
    host: Host
    created: Day
    updated: Day
    expires: Day
    registrar: str
    registrant: str
    status: Names = ()
    ns: Several[Host] = ()
    a: Several[Record] = ()
    mx: Names = ()
    txt: Names = ()
    certs: Several[Certificate] = ()
    line: Line


@dataclass(frozen=True, kw_only=True)
class Network:
    """An IP address or name server that others use too: whose it is and how many names it serves."""

    name: str
    holder: str
    country: str = ""
    domains: int | None = None
    line: Line


@dataclass(frozen=True, kw_only=True)
class Wallet:
    address: WalletAddress
    label: str = ""
    line: Line


@dataclass(frozen=True, kw_only=True)
class Transfer:
    id: Annotated[str, re.compile(r"[0-9a-f]{64}")]
    at: At
    sender: Annotated[WalletAddress, Written("from")]
    receiver: Annotated[WalletAddress, Written("to")]
    amount: float
    asset: str
    line: Line
