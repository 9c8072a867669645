"""Loads docs/_data/everyday/: what people say in daily speech, and the handbook's words and pages for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from handbook.base.findings import Finding
from handbook.base.shaped import As
from handbook.course.data.yaml_file import read_optional
from handbook.course.languages import read_languages

FOLDER = "docs/_data/everyday/"
# id of a page → the handbook's words, as they stand on that page → what is said
PAGE, MEANS = (Annotated[str, re.compile(form)] for form in (r"[a-z0-9-]+(/[a-z0-9-]+)*", r".+"))
ENTRIES = dict[PAGE, dict[MEANS, tuple[str, ...]]]
ALIKE_FILE = f"{FOLDER}alike.yml"


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


def file_of(lang: str) -> str:
    """Return the file of a language, relative to the project's root."""
    return f"{FOLDER}{lang}.yml"


def read_everyday(root: Path) -> tuple[tuple[Everyday, ...], list[Finding]]:
    """Return the entries of all languages in the order of the files; a page with a mistake in its form is left out."""
    entries: list[Everyday] = []
    findings: list[Finding] = []
    for lang in read_languages(root)[0]:
        pages, lined, problems = read_optional(root, file_of(lang), ENTRIES, {})
        findings += problems
        entries += (
            Everyday(lang, said, means, page, lined.lines[(page, means)])
            for page, ways in pages.items()
            for means, said in ways.items()
        )
    return tuple(entries), findings


def read_alike(root: Path) -> tuple[tuple[Alike, ...], list[Finding]]:
    """Return the groups of words that readers use for one another, in the order of the file."""
    languages, _ = read_languages(root)
    shape = {f"{lang}{'?' if lang in languages.translated else ''}": [[str]] for lang in languages}
    # language → groups of words
    written, lined, findings = read_optional(root, ALIKE_FILE, Annotated[dict[str, list], As(shape)], {})
    groups = tuple(
        Alike(lang, tuple(words), lined.lines[(lang, number)])
        for lang in languages
        for number, words in enumerate(written.get(lang, ()))
    )
    return groups, findings
