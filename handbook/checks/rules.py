"""What a rule is, what it looks at, and the table of all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.content.model import Page
from handbook.data.model import Data
from handbook.findings import Finding

Found = tuple[str, int, str]  # file, line, what was found


@dataclass(frozen=True)
class Site:
    """Everything the rules look at."""

    root: Path
    pages: dict[tuple[str, str], Page]  # by language and path below its folder
    data: Data

    def twins(self) -> Iterator[tuple[Page, Page]]:
        """Each page that both languages have, Mongolian first."""
        for (lang, path), page in self.pages.items():
            if lang == "mn" and ("en", path) in self.pages:
                yield page, self.pages["en", path]

    def lessons(self) -> Iterator[Page]:
        """The pages with objectives."""
        return (page for page in self.pages.values() if page.is_lesson)


@dataclass(frozen=True)
class Rule:
    """A code, what it guards, why that matters and how to put it right."""

    code: str
    guards: str
    why: str
    fix: str
    check: Callable[[Site], Iterable[Finding]] | None = None  # None: found while the files are read


RULES: dict[str, Rule] = {}


def rule(
    code: str, why: str, fix: str
) -> Callable[[Callable[[Site], Iterable[Found]]], Callable[[Site], list[Finding]]]:
    """Puts a function into the table; its docstring says what the rule guards, ``fix`` ends each of its findings."""

    def register(function: Callable[[Site], Iterable[Found]]) -> Callable[[Site], list[Finding]]:
        def check(site: Site) -> list[Finding]:
            return [Finding(file, line, code, found, fix) for file, line, found in function(site)]

        RULES[code] = Rule(code, (function.__doc__ or "").strip(), why, fix, check)
        return check

    return register
