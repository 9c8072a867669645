"""Facts that more than one page uses: terms, sources, law facts, claims, modules, words, forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from handbook.base.lined_yaml import WORDS
from handbook.base.shaped import As, Id, Line, Names, Words, WordsBeside
from handbook.course.exercises.model import Exercise
from handbook.course.questions.model import Question

# how far a statement was checked: its text was read, it was read in another's words, nobody has seen it
STATUSES = frozenset({"read", "secondary", "unverified"})
SEEN = STATUSES - {"unverified"}  # of what may stand on a page as a statement
NOTE_KINDS = frozenset({"check", "conflict"})  # of law facts
GRADES = "ABCD"  # of claims, from several good studies to anecdote
TOPICS = (  # of claims, in the order of the page
    "project",
    "mongolia",
    "worldwide",
    "osint",
    "indicators",
    "ethics",
    "wellbeing",
    "training",
)
GROUPS = ("capture", "computer", "search", "pictures", "accounts", "sites", "money", "charts")  # of tools, as above
RISKS = "LMH"  # of tools: low; medium, the supervisor agrees; high, specialists only
OFFLINE = ("yes", "no", "unknown")  # whether a tool does its work without a network
ACCOUNTS = ("no", "optional", "needed", "unknown")
# of elements: in every case; not where the victim is a child; shown, and no gap where it is empty
NEEDED = frozenset({"always", "adult", "beside"})
TEST_FORMS = ("a", "b")  # of the entry and exit tests
DECISIONS = ("look", "stop", "ask", "record", "interpret", "protect")  # that the tests ask for
Sources = tuple[str, ...]  # keys of sources.bib
Status = Annotated[str, SEEN]


@dataclass(frozen=True)
class Term:
    """A row of glossary.csv."""

    id: str
    term: Words
    definition: Words
    domain: str
    source: str  # address or plain text, see ``source_is_link``
    confidence: str
    avoid: tuple[str, ...]
    line: int

    @property
    def source_is_link(self) -> bool:
        return self.source.startswith(("http://", "https://"))


@dataclass(frozen=True)
class Source:
    """An entry of sources.bib, LaTeX braces removed."""

    key: str
    type: str  # what was seen, see handbook.course.data.sources.PRIMARY
    author: str
    title: str
    year: str  # "n.d." where not shown
    url: str
    urldate: str
    note: str
    line: int


@dataclass(frozen=True)
class LawNote:
    kind: Annotated[str, NOTE_KINDS]
    text: WordsBeside


@dataclass(frozen=True)
class LawFact:
    """An entry of law.yml."""

    id: Id
    law: Words
    article: Annotated[dict[str, str], As(dict.fromkeys(WORDS, re.compile(r".*")))]  # "" where there is none
    statement: Words
    sources: Sources
    status: Annotated[str, STATUSES]
    checked: date
    line: Line
    note: LawNote | None = None
    quick: bool = False  # stands on the legal quick reference
    international: bool = False  # its text is not on legalinfo.mn

    @property
    def is_open(self) -> bool:
        """Nobody has read it in its text, or something is still to be checked."""
        return self.status != "read" or self.note is not None


@dataclass(frozen=True)
class Claim:
    """An entry of claims.yml: what a study, a count or a report says, and how firmly."""

    id: Id
    topic: Annotated[str, frozenset(TOPICS)]
    text: Words
    grade: Annotated[str, frozenset(GRADES)]
    status: Status
    sources: Sources
    line: Line
    caveat: Words | None = None


@dataclass(frozen=True, kw_only=True)
class _Card:
    """What every entry of tools.yml says."""

    id: Id
    name: Words
    names: tuple[str, ...]  # as a lesson may write it, exactly
    status: Annotated[str, STATUSES]
    sources: Names  # empty where nothing was confirmed
    reviewed: date
    review_by: date
    alternatives: Names  # ids of other cards
    line: Line


@dataclass(frozen=True, kw_only=True)
class Tool(_Card):
    """A tool that lessons name. What the words say is told in handbook.course.data.tools."""

    purpose: Words
    cost: Words
    runs: Words
    leaks: Words  # who learns what
    limits: Words
    evidence: Words  # what to heed before it becomes evidence
    ethics: Words  # the condition of its use
    seen: Words  # the newest date in what was read
    group: Annotated[str, frozenset(GROUPS)]
    offline: Annotated[str, frozenset(OFFLINE)]
    account: Annotated[str, frozenset(ACCOUNTS)]
    account_note: Words | None = None
    risk: Annotated[str, frozenset(RISKS)]


@dataclass(frozen=True, kw_only=True)
class UnusedTool(_Card):
    """A tool that is known and not used here."""

    why: Words


@dataclass(frozen=True)
class Saying:
    """An entry of folklore.yml: what people say, and what is known of it."""

    id: Id
    said: Words
    known: Words
    status: Status
    sources: Sources
    line: Line


@dataclass(frozen=True)
class Everyday:
    """An entry of everyday/: words of daily speech of one language, and what the handbook calls the same."""

    lang: str
    said: tuple[str, ...]
    means: str
    page: str  # id of a page on which ``means`` stands
    line: int


@dataclass(frozen=True)
class Alike:
    """A group of words and fixed pairs of one language that readers use for one another."""

    lang: str
    words: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class EmergencyNumber:
    """An entry of emergency.yml: a public number, who answers it, and how far that is known."""

    id: Id
    number: Annotated[str, re.compile(r"[0-9][0-9-]{2,11}")]
    who: Words
    note: Words
    status: Status
    sources: Sources
    checked: date
    line: Line


@dataclass(frozen=True)
class RedLine:
    """An entry of red-lines.yml: an act that is never done, and what is done in its place."""

    id: Id
    never: Words
    why: Words
    instead: Words
    law: Names  # ids of law facts; empty where the line is a house rule
    line: Line


@dataclass(frozen=True)
class ElementPart:
    """One of several ways in which an element can be shown."""

    id: Id
    title: Words


@dataclass(frozen=True)
class Element:
    """An entry of elements.yml: what has to be shown of an offence."""

    id: Id
    title: Words
    needed: Annotated[str, NEEDED]
    law: Names  # ids of law facts; empty where it is a house rule
    parts: tuple[ElementPart, ...]
    line: Line


@dataclass(frozen=True)
class LawyerQuestion:
    """An entry of lawyer.yml: what only a Mongolian lawyer can settle."""

    id: Id
    term: Id  # in the glossary
    question: Words
    look_up: Words
    facts: Names  # ids of law facts
    line: Line


@dataclass(frozen=True, kw_only=True)
class BankQuestion(Question):
    """A question of the entry and exit tests, which no trainee's page shows."""

    form: str  # one of TEST_FORMS
    twin: str  # id of its counterpart in the other form
    decision: str  # one of DECISIONS

    @property
    def objective(self) -> str:
        """Of a lesson; a question of the tests asks for one alone."""
        return self.objectives[0]

    @property
    def answer(self) -> int:
        """Number of the right option, from 1: it is what answer files hold, for «В» and “B” look alike."""
        return self.right[0] + 1


@dataclass(frozen=True)
class Step:
    """A page on a path by role, and why it stands there."""

    page: str  # id of a page; `<module>/index` of a module of the course stands for the whole module
    why: Words
    line: Line


@dataclass(frozen=True)
class RolePath:
    """An entry of paths.yml: what a role reads, in which order."""

    id: Id
    title: Words
    steps: tuple[Step, ...]
    line: Line


@dataclass(frozen=True)
class PlanEvent:
    """Something of a timetable that has no page: opening, test, closing."""

    id: str
    title: Words
    kind: str  # see handbook.course.data.timetables.EVENT_KINDS
    minutes: int


@dataclass(frozen=True)
class PlanItem:
    """What a plan teaches: the id of a page, `exercises/<id>`, or the id of an event."""

    id: str
    line: int


@dataclass(frozen=True)
class Pauses:
    """When a class rests."""

    longest: int  # minutes that nobody sits longer without a break
    minutes: int  # of a break
    lunch: int  # minutes of it


@dataclass(frozen=True)
class PlanDay:
    """A day of a plan; times are minutes after midnight."""

    day: int  # counted from the first day of the course, 1; a Monday makes 6 and 7 a weekend
    start: int
    end: int
    lunch: int | None  # when it should begin
    items: tuple[PlanItem, ...]
    line: int


@dataclass(frozen=True)
class Plan:
    """A plan of timetables.yml."""

    id: str
    title: Words
    note: Words
    pauses: Pauses
    replaces: dict[str, tuple[str, ...]]  # exercise → lessons whose own exercise it stands in for
    days: tuple[PlanDay, ...]
    line: int


@dataclass(frozen=True)
class Timetables:
    """All of timetables.yml."""

    events: dict[str, PlanEvent]
    plans: dict[str, Plan]


@dataclass(frozen=True)
class Module:
    """A module of course.yml in the order of the course."""

    id: str  # folder name
    number: int  # 0 where the part has no number (start)
    title: Words
    summary: Words  # one sentence for the card
    icon: str  # name of an icon in overrides/.icons/handbook/
    hours: float


@dataclass(frozen=True)
class Part:
    """A group of modules on the start page."""

    id: str
    title: Words
    modules: tuple[Module, ...]


@dataclass(frozen=True)
class Licence:
    """On which terms others may reuse the handbook; names are those of SPDX."""

    text: str
    url: str  # of the terms for the texts
    code: str


@dataclass(frozen=True)
class Outline:
    edition: str  # e.g. "2026-11"
    edition_date: date
    licence: Licence
    parts: tuple[Part, ...]
    news: tuple[Words, ...]  # what is new in this edition
    waiting: tuple[str, ...] = ()  # ids of modules whose text is still a digest and need not keep the floors

    @property
    def modules(self) -> tuple[Module, ...]:
        """All modules in the order of the course."""
        return tuple(module for part in self.parts for module in part.modules)


@dataclass(frozen=True)
class Fingerprint:
    """What a part of the handbook was called and said in an edition, in one language."""

    title: str
    hash: str  # 8 hex digits, see handbook.course.fingerprints


# id of a page and of a part of it ("" for its title, objectives and opening) → what stood there
Fingerprints = dict[tuple[str, str], Fingerprint]


@dataclass(frozen=True)
class Edition:
    """An entry of editions.yml: what is new in an edition, and what each part of the handbook said in it."""

    id: str
    day: date
    changes: dict[str, tuple[Words, ...]]  # area, see handbook.course.data.editions.AREAS → a sentence for each novelty
    fingerprints: dict[str, Fingerprints]  # by language; empty until they are written, at its release
    line: int


@dataclass(frozen=True)
class FormField:
    id: str
    type: str  # text | long | date | choice | check | sign
    label: Words
    help: Words
    options: tuple[tuple[str, Words], ...]
    example: Words | date | bool | None  # what an officer wrote there; of a choice the words of its option
    line: int


@dataclass(frozen=True)
class FormGroup:
    title: Words
    help: Words
    fields: tuple[FormField, ...]
    line: int


@dataclass(frozen=True)
class Form:
    id: str
    title: Words
    intro: Words
    example: Words  # of which invented case the filled-in example is; empty where there is none
    file: str
    groups: tuple[FormGroup, ...]
    line: int

    @property
    def has_example(self) -> bool:
        return bool(self.example["mn"])


@dataclass(frozen=True)
class ReviewKind:
    """Who looks at things of a kind again, after how long, with which questions."""

    role: str
    months: int  # 0: as long as the last time
    questions: tuple[Words, ...]


@dataclass(frozen=True)
class Review:
    """review.yml; empty where there is none."""

    roles: dict[str, Words]
    kinds: dict[str, ReviewKind]  # see handbook.course.data.review.KINDS
    folders: dict[str, str]  # first folder of a page → role


@dataclass(frozen=True)
class Data:
    """All of docs/_data, validated."""

    glossary: dict[str, Term]
    sources: dict[str, Source]
    law: dict[str, LawFact]
    outline: Outline
    strings: dict[str, Words]  # key → words of the interface
    forms: dict[str, Form]
    figures: dict[str, dict]  # id → definition, see handbook.render.figures
    claims: dict[str, Claim]
    red_lines: dict[str, RedLine]
    lawyer: dict[str, LawyerQuestion]
    cards: dict[str, Tool | UnusedTool]  # of tools.yml, those not used last
    folklore: dict[str, Saying]
    everyday: tuple[Everyday, ...]
    alike: tuple[Alike, ...]
    emergency: dict[str, EmergencyNumber]
    elements: dict[str, Element]
    paths: dict[str, RolePath]
    exercises: dict[str, Exercise]
    timetables: Timetables
    bank: dict[str, BankQuestion]
    review: Review
    editions: dict[str, Edition]  # the present one first

    @property
    def tools(self) -> dict[str, Tool]:
        """The cards of tools that are used."""
        return {id_: card for id_, card in self.cards.items() if isinstance(card, Tool)}
