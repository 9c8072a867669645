"""All facts of docs/_data, as pages and rules ask for them."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.base.languages import Languages
from handbook.base.shaped import Words
from handbook.course.data.bank import BankQuestion
from handbook.course.data.claims import Claim
from handbook.course.data.editions import Edition, Fingerprints
from handbook.course.data.elements import Element
from handbook.course.data.emergency import EmergencyNumber
from handbook.course.data.everyday import Alike, Everyday
from handbook.course.data.figures import Figure
from handbook.course.data.folklore import Saying
from handbook.course.data.forms import Form
from handbook.course.data.glossary import Term
from handbook.course.data.law import LawFact
from handbook.course.data.lawyer import LawyerQuestion
from handbook.course.data.outline import Outline
from handbook.course.data.paths import RolePath
from handbook.course.data.red_lines import RedLine
from handbook.course.data.review import Review
from handbook.course.data.sources import Source
from handbook.course.data.timetables import Timetables
from handbook.course.data.tools import Tool, UnusedTool
from handbook.course.exercises.model import Exercise


@dataclass(frozen=True)
class Data:
    """All of docs/_data, validated, and the languages in which all of it is said."""

    languages: Languages
    glossary: dict[str, Term]
    sources: dict[str, Source]
    law: dict[str, LawFact]
    outline: Outline
    strings: dict[str, Words]  # key → words of the interface
    forms: dict[str, Form]
    figures: dict[str, Figure]
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
    fingerprints: dict[str, dict[str, Fingerprints]]  # by edition and language; empty until its release

    @property
    def tools(self) -> dict[str, Tool]:
        """The cards of tools that are used."""
        return {id_: card for id_, card in self.cards.items() if isinstance(card, Tool)}

    def test_questions(self, form: str) -> list[BankQuestion]:
        """Return the questions of one form of the entry and exit tests, in their order."""
        return [question for question in self.bank.values() if question.form == form]
