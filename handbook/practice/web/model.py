"""What a case of the training web is made of: these classes say what may stand in a case.yml.

Days count from the edition's day: -21 is three weeks before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from handbook.base.listed import ById, ListedBy
from handbook.base.shaped import As, File, Id, Line, Several, Words, Written
from handbook.practice.web.published import Account, Ad, Capture, Job, News, Page, Post
from handbook.practice.web.registered import Domain, Firm, Licence, Network, Transfer, Wallet
from handbook.practice.web.written import Host, Text

SITES = frozenset(
    ["search", "social", "jobs", "register", "licences", "news", "map", "archive", "lookup", "ledger", "plain"]
)  # kinds, each with a look of its own
SEARCHED = frozenset({"social", "jobs", "news", "plain"})  # kinds that search engines know
ROLES = frozenset({"suspect", "victim", "witness", "bystander", "firm"})
PLACES = frozenset({"building", "shop", "station", "square", "tower", "school", "river-crossing"})
METRES = range(-20000, 20001)
Metres = Annotated[int, METRES]
End = Annotated[tuple[int, ...], As([METRES])]


@dataclass(frozen=True, kw_only=True)
class Town:
    name: str
    lat: float
    lon: float
    cell: int = 250  # metres of one square of the map's grid


@dataclass(frozen=True, kw_only=True)
class Site:
    id: Id
    kind: Annotated[str, SITES]
    name: str
    host: Host
    matching: Annotated[str, frozenset({"mongolian", "exact"})] = "mongolian"  # of a search engine
    about: Words | None = None
    look: Annotated[int, range(1, 5)] = 0  # of a plain site: which of the looks, 0 = by its id
    tracker: str = ""  # stands in the source of each page of a plain site
    indexed: bool | None = None  # None: as it is with sites of its kind
    bookmark: bool | None = None  # likewise
    clock: Annotated[str, frozenset({"both", "utc"})] = "both"  # how the archive and the ledger tell the time
    no_person_search: Words | None = None  # of a register: why the name of a person is not searched for
    line: Line

    @property
    def is_indexed(self) -> bool:
        """Whether search engines know its pages."""
        return self.kind in SEARCHED if self.indexed is None else self.indexed

    @property
    def has_bookmark(self) -> bool:
        """Whether it stands on the front door."""
        return self.kind != "plain" if self.bookmark is None else self.bookmark

    @property
    def is_public(self) -> bool:
        """Whether a trainee may come upon the site as it is today: by a bookmark or a search engine."""
        return self.has_bookmark or self.is_indexed


@dataclass(frozen=True, kw_only=True)
class Person:
    """The truth about somebody; no page shows it."""

    id: Id
    name: str
    role: Annotated[str, ROLES]
    line: Line


@dataclass(frozen=True, kw_only=True)
class Place:
    id: Id
    name: str
    kind: Annotated[str, PLACES]
    x: Metres  # east of the centre
    y: Metres  # north of it
    text: Text = ""
    line: Line


@dataclass(frozen=True, kw_only=True)
class Street:
    name: str
    start: Annotated[End, Written("from")]
    end: Annotated[End, Written("to")]


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything of one training web. Things are kept by id, in the order of the file."""

    file: File = ""
    title: Words = field(default_factory=dict)
    intro: Words = field(default_factory=dict)
    town: Town | None = None
    sites: Annotated[dict[str, Site], ListedBy(("id",))]
    persons: ById[Person] = field(default_factory=dict)
    places: ById[Place] = field(default_factory=dict)
    streets: Several[Street] = ()
    accounts: ById[Account] = field(default_factory=dict)
    posts: ById[Post] = field(default_factory=dict)
    ads: ById[Ad] = field(default_factory=dict)
    jobs: ById[Job] = field(default_factory=dict)
    firms: ById[Firm] = field(default_factory=dict)
    licences: ById[Licence] = field(default_factory=dict)
    domains: Annotated[dict[str, Domain], ListedBy(("host",), may_be_empty=True)] = field(default_factory=dict)
    networks: Annotated[dict[str, Network], ListedBy(("name",), may_be_empty=True)] = field(default_factory=dict)
    wallets: Annotated[dict[str, Wallet], ListedBy(("address",), may_be_empty=True)] = field(default_factory=dict)
    transfers: ById[Transfer] = field(default_factory=dict)
    news: ById[News] = field(default_factory=dict)
    pages: Annotated[dict[tuple[str, str], Page], ListedBy(("site", "id"), may_be_empty=True)] = field(
        default_factory=dict
    )
    captures: Several[Capture] = ()  # of a case without mistakes, each with the site of what it holds

    def of_kind(self, kind: str) -> list[Site]:
        return [site for site in self.sites.values() if site.kind == kind]

    def site_of_kind(self, kind: str) -> Site | None:
        return next(iter(self.of_kind(kind)), None)
