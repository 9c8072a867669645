"""What people and firms of a case publish: accounts, posts, adverts, jobs, news, pages, and captures of them."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.base.shaped import Words
from handbook.practice.web.moment import Moment


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
