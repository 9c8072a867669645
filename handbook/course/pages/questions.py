"""Reads one `<quiz>` block with the parser of mkdocs-quiz, and reports lines that this parser would misread."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from textwrap import dedent
from types import ModuleType

from handbook.base.findings import Finding
from handbook.base.lined_yaml import ID
from handbook.course.pages.markup import COMMENT, fields, names
from handbook.course.pages.model import Option, Question


def _parser_of_mkdocs_quiz() -> ModuleType:
    """Its module `parsing`, alone: the package around it imports its plugin and with it MkDocs, which only
    handbook/site may know."""
    package = find_spec("mkdocs_quiz")  # finds it, runs nothing of it
    spec = package and PathFinder.find_spec("mkdocs_quiz.parsing", package.submodule_search_locations)
    if not (spec and spec.loader):
        raise ModuleNotFoundError("mkdocs_quiz.parsing is not installed; see pyproject.toml")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_SYNTAX = _parser_of_mkdocs_quiz()
QUIZ_START, QUIZ_END = _SYNTAX.QUIZ_START_TAG, _SYNTAX.QUIZ_END_TAG


def version(twins: Iterable[Question]) -> str:
    """4 hex digits that change when what is asked or which option is right changes, in any language.

    ``twins`` are the same question in each language. What a reader's browser keeps of a question hangs on it; a new
    reason leaves it as it was.
    """
    told = [(twin.text, [(option.text, option.right) for option in twin.options]) for twin in twins]
    return hashlib.sha256(" ".join(repr(told).split()).encode()).hexdigest()[:4]


def parse_quiz(block: str, file: str, line: int) -> tuple[Question | None, list[Finding]]:
    """The question between `<quiz>` on ``line`` and `</quiz>`; None where there is no question or no option."""
    findings: list[Finding] = []
    metadata: dict[str, str] = {}
    text: list[str] = []
    options: list[Option] = []
    lines = dedent(block).split("\n")
    number = 0
    while number < len(lines):
        raw = lines[number]
        if option := _SYNTAX.parse_answer(raw):
            right, answer = option
            reason, number = _SYNTAX.collect_feedback(lines, number + 1)
            options.append(Option(answer, reason or "", right))
            continue
        if options and raw.strip():
            write = "keep an option on one line and put its reason directly below, each line after >"
            findings.append(Finding(file, line + number, "QU03", f'"{raw.strip()}" belongs to no option', write))
        elif comment := COMMENT.match(raw):
            metadata |= fields(comment.group(1))
        elif not options:
            text.append(raw)
        number += 1
    if re.search(_SYNTAX.FILL_BLANK_REGEX, block):
        write = "write options; a gap to fill in, [[word]], cannot be used"
        findings.append(Finding(file, line, "QU04", "a gap to fill in", write))
    words = "\n".join(text).strip()
    if not words or not options:
        missing = "no options" if words else "no question text"
        findings.append(Finding(file, line, "QU02", missing, "write the question, then options as - [ ] or - [x]"))
        return None, findings
    if any(not option.text for option in options):
        findings.append(Finding(file, line, "QU02", "an option without words", "write the option after - [ ]"))
    if metadata.get("id") and not ID.fullmatch(metadata["id"]):
        write = "write small letters, digits and hyphens"
        findings.append(Finding(file, line, "QU01", f'the id "{metadata["id"]}"', write))
    if not metadata.get("id"):
        write = "put <!-- id: … --> on the first line of the question"
        findings.append(Finding(file, line, "QU01", "a question without an id", write))
    return (
        Question(metadata.get("id", ""), names(metadata.get("objective", "")), words, tuple(options), line),
        findings,
    )
