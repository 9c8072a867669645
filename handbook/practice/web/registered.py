"""What registers of a case know: firms, licences, domains and their addresses, wallets and transfers."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.practice.web.moment import Moment


@dataclass(frozen=True)
class Change:
    at: int
    text: str


@dataclass(frozen=True)
class Firm:
    id: str
    number: str
    name: str
    registered: int
    address: str
    place: str
    director: str
    owners: tuple[str, ...]
    status: str
    activity: str
    contact: str
    changes: tuple[Change, ...]
    line: int


@dataclass(frozen=True)
class Licence:
    id: str
    number: str
    holder: str
    firm: str
    kind: str
    start: int
    end: int
    status: str
    note: str
    line: int


@dataclass(frozen=True)
class Record:
    """An address a name led to, from one day to another (None: still)."""

    ip: str
    start: int
    end: int | None


@dataclass(frozen=True)
class Certificate:
    id: str
    names: tuple[str, ...]
    start: int
    end: int
    issuer: str
    line: int


@dataclass(frozen=True)
class Domain:
    host: str
    created: int
    updated: int
    expires: int
    registrar: str
    registrant: str
    status: tuple[str, ...]
    ns: tuple[str, ...]
    a: tuple[Record, ...]
    mx: tuple[str, ...]
    txt: tuple[str, ...]
    certs: tuple[Certificate, ...]
    line: int


@dataclass(frozen=True)
class Network:
    """An IP address or name server that others use too: whose it is and how many names it serves."""

    name: str
    holder: str
    country: str
    domains: int | None
    line: int


@dataclass(frozen=True)
class Wallet:
    address: str
    label: str
    line: int


@dataclass(frozen=True)
class Transfer:
    id: str
    at: Moment
    sender: str
    receiver: str
    amount: float
    asset: str
    line: int
