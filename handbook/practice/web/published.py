"""What people and firms of a case publish: accounts, posts, adverts, jobs, news, pages, and captures of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from handbook.base.shaped import Id, Line, Names, Several, Words
from handbook.practice.web.moment import At, Moment
from handbook.practice.web.written import AccountId, Day, From, Lang, Text, To

PICTURES = frozenset(["portrait", "flyer", "office", "street", "room", "phone", "map-note", "landscape", "document"])
CAPTURED = ("page", "account", "post", "job", "news")  # what a capture may be of
HANDLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
PATH = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)*\.html")


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture drawn by kind and seed, or a file that make.py wrote."""

    kind: Annotated[str, PICTURES] = ""
    seed: int | None = None
    words: Text = ""
    file: str = ""
    alt: Words | None = None


@dataclass(frozen=True, kw_only=True)
class Name:
    name: str
    handle: Annotated[str, HANDLE] = ""
    since: Day


@dataclass(frozen=True, kw_only=True)
class Count:
    """A number from one day on."""

    since: Day
    count: int


@dataclass(frozen=True, kw_only=True)
class Admins:
    countries: tuple[str, ...]  # where those who run a page are


@dataclass(frozen=True, kw_only=True)
class Account:
    id: AccountId
    site: Id
    kind: Annotated[str, frozenset({"person", "page", "group"})]
    names: tuple[Name, ...]
    about: Text = ""
    lang: Lang = "mn"
    picture: Picture | None = None
    cover: Picture | None = None
    person: Id = ""
    followers: int | tuple[Count, ...] = 0
    place: Id = ""
    link: str = ""
    admins: Admins | None = None
    closed: bool = False
    members: int = 0
    removed: Day | None = None
    lost: bool = False  # gone, and no capture shows it: a dead end on purpose
    line: Line

    @property
    def created(self) -> int:
        return self.names[0].since

    @property
    def counts(self) -> tuple[Count, ...]:
        """How many follow it, in order; a plain number holds from the first day on."""
        if isinstance(self.followers, int):
            return (Count(since=self.created, count=self.followers),)
        return self.followers

    def name_at(self, moment: Moment) -> Name:
        """The name of that time; the first one before there was any."""
        return next((name for name in reversed(self.names) if name.since <= moment.day), self.names[0])

    def followers_at(self, moment: Moment) -> int:
        """The number of that time; the first one before any has begun."""
        begun = (number.count for number in reversed(self.counts) if number.since <= moment.day)
        return next(begun, self.counts[0].count)

    def there(self, moment: Moment) -> bool:
        return self.created <= moment.day and (self.removed is None or moment.day < self.removed)


@dataclass(frozen=True, kw_only=True)
class Comment:
    account: AccountId
    at: At
    text: Text
    lang: Lang = "mn"
    line: Line


@dataclass(frozen=True, kw_only=True)
class Post:
    id: Id
    account: AccountId
    group: AccountId = ""
    at: At
    text: Text
    lang: Lang = "mn"
    place: Id = ""
    picture: Picture | None = None
    reactions: int = 0
    comments: Several[Comment] = ()
    removed: Day | None = None
    lost: bool = False  # gone, and no capture shows it: a dead end on purpose
    line: Line


@dataclass(frozen=True, kw_only=True)
class Ad:
    id: Id
    account: AccountId
    start: From
    end: To
    text: Text
    lang: Lang = "mn"
    regions: Names = ()
    reach: int = 0
    picture: Picture | None = None
    link: str = ""
    stop: Words | None = None  # why its link is not pressed: it leads to a STOP page
    line: Line


@dataclass(frozen=True, kw_only=True)
class Job:
    id: Id
    site: Id
    at: At
    title: str
    employer: str
    category: str = ""
    place: str = ""
    pay: str = ""
    text: Text
    lang: Lang = "mn"
    contact: Text = ""
    picture: Picture | None = None
    removed: Day | None = None
    lost: bool = False  # gone, and no capture shows it: a dead end on purpose
    line: Line


@dataclass(frozen=True, kw_only=True)
class News:
    id: Id
    site: Id
    at: At
    title: str
    byline: str = ""
    text: Text
    lang: Lang = "mn"
    picture: Picture | None = None
    removed: Day | None = None
    lost: bool = False  # gone, and no capture shows it: a dead end on purpose
    line: Line


@dataclass(frozen=True, kw_only=True)
class Version:
    since: Day
    text: Text
    title: str = ""  # where it is not the page's


@dataclass(frozen=True, kw_only=True)
class Page:
    id: Id
    site: Id
    path: Annotated[str, PATH]
    title: str
    lang: Lang = "mn"
    versions: tuple[Version, ...]
    changes_on_second_visit: bool = False
    removed: Day | None = None
    lost: bool = False  # gone, and no capture shows it: a dead end on purpose
    line: Line

    def title_of(self, version: Version) -> str:
        return version.title or self.title

    def version_at(self, moment: Moment) -> Version | None:
        return next((version for version in reversed(self.versions) if version.since <= moment.day), None)


@dataclass(frozen=True, kw_only=True)
class Capture:
    """What the archive holds of one thing."""

    page: Id = ""
    account: AccountId = ""
    post: Id = ""
    job: Id = ""
    news: Id = ""
    site: Id = ""  # written where pages of two sites have the same id
    at: tuple[At, ...]
    line: Line

    @property
    def kind(self) -> str:
        """Which of CAPTURED the thing is."""
        return next(kind for kind in CAPTURED if getattr(self, kind))

    @property
    def id(self) -> str:
        return getattr(self, self.kind)
