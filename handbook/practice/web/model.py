"""What a case of the training web is made of. Days count from the edition's day: -21 is three weeks before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

Words = dict[str, str]  # language → text

UTC_OFFSET = timedelta(hours=8)  # Ulaanbaatar
MINUTES = 24 * 60  # of a day


@dataclass(frozen=True, order=True)
class Moment:
    """A local time, in minutes from the first minute of the edition's day."""

    minutes: int

    @classmethod
    def of(cls, day: int, hour: int = 0, minute: int = 0) -> Moment:
        return cls(day * MINUTES + hour * 60 + minute)

    @property
    def day(self) -> int:
        return self.minutes // MINUTES

    def local(self, day: date) -> datetime:
        """The local time without a zone, with ``day`` as the edition's day."""
        return datetime(day.year, day.month, day.day) + timedelta(minutes=self.minutes)

    def utc(self, day: date) -> datetime:
        return (self.local(day) - UTC_OFFSET).replace(tzinfo=UTC)

    def __str__(self) -> str:
        rest = self.minutes % MINUTES
        return f"{self.day} {rest // 60:02}:{rest % 60:02}"


NOW = Moment.of(0, 23, 59)  # when the trainee looks


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
class Picture:
    """A picture drawn by kind and seed, or a file that make.py wrote."""

    kind: str
    seed: int
    words: str
    file: str
    alt: Words | None


@dataclass(frozen=True)
class Name:
    name: str
    handle: str
    since: int


@dataclass(frozen=True)
class Count:
    """A number from one day on."""

    since: int
    count: int


@dataclass(frozen=True)
class Account:
    id: str
    site: str
    kind: str
    names: tuple[Name, ...]
    about: str
    lang: str
    picture: Picture | None
    cover: Picture | None
    person: str
    followers: tuple[Count, ...]  # in order; none: nobody
    place: str
    link: str
    countries: tuple[str, ...]  # where those who run a page are
    closed: bool
    members: int
    removed: int | None
    lost: bool  # gone, and no capture shows it: a dead end on purpose
    line: int

    @property
    def created(self) -> int:
        return self.names[0].since

    def name_at(self, moment: Moment) -> Name:
        """The name of that time; the first one before there was any."""
        return next((name for name in reversed(self.names) if name.since <= moment.day), self.names[0])

    def followers_at(self, moment: Moment) -> int:
        """The number of that time; the first one before any has begun."""
        begun = (number.count for number in reversed(self.followers) if number.since <= moment.day)
        return next(begun, self.followers[0].count if self.followers else 0)

    def there(self, moment: Moment) -> bool:
        return self.created <= moment.day and (self.removed is None or moment.day < self.removed)


@dataclass(frozen=True)
class Comment:
    account: str
    at: Moment
    text: str
    lang: str
    line: int


@dataclass(frozen=True)
class Post:
    id: str
    account: str
    group: str
    at: Moment
    text: str
    lang: str
    place: str
    picture: Picture | None
    reactions: int
    comments: tuple[Comment, ...]
    removed: int | None
    lost: bool  # gone, and no capture shows it: a dead end on purpose
    line: int


@dataclass(frozen=True)
class Ad:
    id: str
    account: str
    start: int
    end: int
    text: str
    lang: str
    regions: tuple[str, ...]
    reach: int
    picture: Picture | None
    link: str
    stop: Words | None  # why its link is not pressed: it leads to a STOP page
    line: int


@dataclass(frozen=True)
class Job:
    id: str
    site: str
    at: Moment
    title: str
    employer: str
    category: str
    place: str
    pay: str
    text: str
    contact: str
    lang: str
    picture: Picture | None
    removed: int | None
    lost: bool  # gone, and no capture shows it: a dead end on purpose
    line: int


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


@dataclass(frozen=True)
class News:
    id: str
    site: str
    at: Moment
    title: str
    byline: str
    text: str
    lang: str
    picture: Picture | None
    removed: int | None
    lost: bool  # gone, and no capture shows it: a dead end on purpose
    line: int


@dataclass(frozen=True)
class Version:
    since: int
    text: str
    title: str


@dataclass(frozen=True)
class Page:
    id: str
    site: str
    path: str
    title: str
    lang: str
    versions: tuple[Version, ...]
    changes_on_second_visit: bool
    removed: int | None
    lost: bool  # gone, and no capture shows it: a dead end on purpose
    line: int

    def version_at(self, moment: Moment) -> Version | None:
        return next((version for version in reversed(self.versions) if version.since <= moment.day), None)


@dataclass(frozen=True)
class Capture:
    """What the archive holds of one thing; ``kind`` is page, account, post, job or news."""

    kind: str
    id: str
    site: str
    at: tuple[Moment, ...]
    line: int


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
