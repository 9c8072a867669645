"""What a case of the training web is made of. Days count from the edition's day: -21 is three weeks before it."""

from __future__ import annotations

from dataclasses import dataclass, field

from handbook.base.shaped import Words
from handbook.practice.web.published import Account, Ad, Capture, Job, News, Page, Post
from handbook.practice.web.registered import Domain, Firm, Licence, Network, Transfer, Wallet


@dataclass(frozen=True)
class Town:
    name: str
    lat: float
    lon: float
    cell: int  # metres of one square of the map's grid


@dataclass(frozen=True)
class Site:
    id: str
    kind: str
    name: str
    host: str
    matching: str  # of a search engine: "mongolian" | "exact"
    about: Words | None
    look: int  # of a plain site: which of the looks, 0 = by its id
    tracker: str  # stands in the source of each page of a plain site
    indexed: bool  # search engines know its pages
    bookmark: bool  # stands on the front door
    clock: str  # "both" | "utc": how the archive and the ledger tell the time
    no_person_search: Words | None  # of a register: why the name of a person is not searched for
    line: int

    @property
    def is_public(self) -> bool:
        """Whether a trainee may come upon the site as it is today: by a bookmark or a search engine."""
        return self.bookmark or self.indexed


@dataclass(frozen=True)
class Person:
    """The truth about somebody; no page shows it."""

    id: str
    name: str
    role: str
    line: int


@dataclass(frozen=True)
class Place:
    id: str
    name: str
    kind: str
    x: int  # metres east of the centre
    y: int  # metres north of it
    text: str
    line: int


@dataclass(frozen=True)
class Street:
    name: str
    start: tuple[int, int]
    end: tuple[int, int]


@dataclass(frozen=True)
class Case:
    """Everything of one training web. Things are kept by id, in the order of the file."""

    file: str = ""
    title: Words = field(default_factory=dict)
    intro: Words = field(default_factory=dict)
    town: Town | None = None
    sites: dict[str, Site] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    streets: tuple[Street, ...] = ()
    accounts: dict[str, Account] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    ads: dict[str, Ad] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    firms: dict[str, Firm] = field(default_factory=dict)
    licences: dict[str, Licence] = field(default_factory=dict)
    domains: dict[str, Domain] = field(default_factory=dict)
    networks: dict[str, Network] = field(default_factory=dict)
    wallets: dict[str, Wallet] = field(default_factory=dict)
    transfers: dict[str, Transfer] = field(default_factory=dict)
    news: dict[str, News] = field(default_factory=dict)
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)  # by site and id
    captures: tuple[Capture, ...] = ()

    def of_kind(self, kind: str) -> list[Site]:
        return [site for site in self.sites.values() if site.kind == kind]

    def site_of_kind(self, kind: str) -> Site | None:
        return next(iter(self.of_kind(kind)), None)
