"""What a rule is, what it looks at, and the table of all rules, whose words stand in codes/."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from handbook.base.findings import Finding
from handbook.base.languages import SPOKEN
from handbook.base.shaped import As, Words, read_as, shape_of
from handbook.base.shapes import WORDS
from handbook.course.course import Course
from handbook.course.wanted import PAGES, lies_in

# where rules about words can find something
TEXTS = (PAGES, "docs/_data/", "exercises/")
Found = tuple[str, int, str]  # file, line, what was found
# gets a line without its end, and its file; returns the line as it should be, unchanged where it cannot tell
Mend = Callable[[str, str], str]

FEW = 5  # a rule that would report the same for more files or entries than this reports it once
CODES = Path(__file__).with_name("codes")  # one file a family of codes, named after its letters


Function = Callable[[Course], Iterable[Found | Finding]]
RuleCheck = Callable[[Course], list[Finding]]


@dataclass(frozen=True)
class RuleWords:
    """The words of a rule, read from codes/: three texts by language, and an example of wrong and right."""

    guards: Words
    why: Words
    mend: Words  # in English it ends each finding of the rule
    wrong: str  # an example of the fault
    right: str  # the same as it should be


@dataclass(frozen=True)
class Rule:
    """A code, its words, and how its findings are made and mended."""

    code: str
    words: RuleWords
    check: RuleCheck | None = None  # None: found while the files are read
    where: tuple[str, ...] = ()  # beginnings of the paths of files in which ``check`` can find something
    mend: Mend | None = None


RULES: dict[str, Rule] = {}


@cache
def families() -> dict[str, tuple[Words, dict[str, RuleWords]]]:
    """The title and the words of each code, by the letters of the family.

    Raises ``ValueError`` where a file of codes/ does not have that form.
    """
    read = {}
    for file in sorted(CODES.glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        family = Annotated[
            dict, As({"title": WORDS, re.compile(rf"{file.stem}\d\d"): shape_of(RuleWords)}, _titled_apart)
        ]
        read[file.stem], _, findings = read_as(family, text, f"codes/{file.name}", ("DA01", "DA02"), SPOKEN)
        if findings:
            raise ValueError("\n".join(map(str, findings)))
    return read


def _titled_apart(family: dict[str, Any]) -> tuple[Words, dict[str, RuleWords]]:
    return family["title"], {code: RuleWords(**words) for code, words in family.items() if code != "title"}


def add(code: str, **how: object) -> None:
    """Put a rule into the table. Raises ``ValueError`` where codes/ has no entry for it, or its code is taken."""
    _, words = families().get(code[:2], ({}, {}))
    if code not in words or code in RULES:
        raise ValueError(f"two rules {code}" if code in words else f"codes/{code[:2]}.yml has no entry {code}")
    RULES[code] = Rule(code, words[code], **how)  # type: ignore[arg-type]


def unused() -> list[str]:
    """List the codes that have an entry in codes/ but no rule."""
    return [code for _, words in families().values() for code in words if code not in RULES]


def rule(code: str, *, where: tuple[str, ...] = (PAGES,), mend: Mend | None = None) -> Callable[[Function], RuleCheck]:
    """Make a rule of a function and put it into the table; its words come from codes/.

    ``where`` names the files and folders in which it can find something. ``mend`` is asked by ``check --fix`` for each
    line with a finding. A function that yields a ``Finding`` gives advice of its own.
    """

    def register(function: Function) -> RuleCheck:
        add(code, check=checked(code, where, function), where=where, mend=mend)
        return RULES[code].check

    return register


def checked(code: str, where: tuple[str, ...], function: Function) -> RuleCheck:
    """Wrap a rule's function so that it returns findings. Raises ``ValueError`` for a finding outside of ``where``."""

    def check(course: Course) -> list[Finding]:
        findings = []
        for found in function(course):
            whole = isinstance(found, Finding)
            finding = found if whole else Finding(*found[:2], code, found[2], RULES[code].words.mend["en"])
            if not any(lies_in(finding.file, place) for place in where):
                raise ValueError(f"{code} found something in {finding.file}, which is not among {where}")
            findings.append(finding)
        return findings

    return check
