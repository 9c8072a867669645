"""Reads one `<quiz>` block with the parser of mkdocs-quiz, and reports lines that this parser would misread."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from textwrap import dedent
from types import ModuleType

from handbook.base.findings import Finding
from handbook.base.shapes import ID
from handbook.course.pages.markup import COMMENT, fields, names
from handbook.course.questions import types
from handbook.course.questions.model import Option, Question, Quiz


def _parser_of_mkdocs_quiz() -> ModuleType:
    """Load its module `parsing` alone: the package around it imports its plugin and with it MkDocs, which only
    handbook/site may know.
    """
    package = find_spec("mkdocs_quiz")  # finds it, runs nothing of it
    spec = package and PathFinder.find_spec("mkdocs_quiz.parsing", package.submodule_search_locations)
    if not (spec and spec.loader):
        raise ModuleNotFoundError("mkdocs_quiz.parsing is not installed; see pyproject.toml")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_SYNTAX = _parser_of_mkdocs_quiz()
QUIZ_START, QUIZ_END = _SYNTAX.QUIZ_START_TAG, _SYNTAX.QUIZ_END_TAG


def version(twins: Mapping[str, Question]) -> str:
    """Return 4 hex digits that change when what is asked or what is right changes, in any language.

    ``twins`` are the same question by language. A browser drops a stored answer if this changes. Reasons are not part
    of it.
    """
    asked = [
        (twin.text[lang], [(option.text[lang], option.right) for option in twin.options], *twin.accepted)
        for lang, twin in twins.items()
    ]
    return hashlib.sha256(" ".join(repr(asked).split()).encode()).hexdigest()[:4]


def parse_quiz(block: str, lang: str, file: str, line: int) -> tuple[Question | None, list[Finding]]:
    """Read the question between `<quiz>` on ``line`` and `</quiz>`; return None if no type of question fits it."""
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
            options.append(Option({lang: answer}, right, {lang: reason} if reason else {}))
            continue
        if options and raw.strip():
            write = "keep an option on one line and put its reason directly below, each line after >"
            findings.append(Finding(file, line + number, "QU03", f'"{raw.strip()}" belongs to no option', write))
        elif comment := COMMENT.match(raw):
            metadata |= fields(comment.group(1))
        elif not options:
            text.append(raw)
        number += 1
    quiz = Quiz(
        id=metadata.get("id", ""),
        objectives=names(metadata.get("objective", "")),
        lang=lang,
        line=line,
        text="\n".join(text).strip(),
        options=tuple(options),
        gaps=tuple(re.findall(_SYNTAX.FILL_BLANK_REGEX, block)),
    )
    question = types.of_quiz(quiz) if quiz.text else None
    if quiz.gaps and not (question and question.accepted):
        write = "write options; a gap to fill in, [[word]], cannot be used"
        findings.append(Finding(file, line, "QU04", "a gap to fill in", write))
    if not question:
        missing = "no options" if quiz.text else "no question text"
        findings.append(Finding(file, line, "QU02", missing, "write the question, then options as - [ ] or - [x]"))
        return None, findings
    if any(not option.text[lang] for option in options):
        findings.append(Finding(file, line, "QU02", "an option without words", "write the option after - [ ]"))
    if quiz.id and not ID.fullmatch(quiz.id):
        write = "write small letters, digits and hyphens"
        findings.append(Finding(file, line, "QU01", f'the id "{quiz.id}"', write))
    if not quiz.id:
        write = "put <!-- id: … --> on the first line of the question"
        findings.append(Finding(file, line, "QU01", "a question without an id", write))
    return question, findings
