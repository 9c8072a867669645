"""Reads one `<quiz>` block the way mkdocs-quiz does, and tells what it would read otherwise than the author meant."""

from __future__ import annotations

import re
from textwrap import dedent

from handbook.content.markup import COMMENT, fields, names
from handbook.content.model import Option, Question
from handbook.findings import Finding
from handbook.lined_yaml import ID

_OPTION = re.compile(r"^[-*]\s*\[([xX ]?)\]\s*(.*)$")
_REASON = re.compile(r"^\s*>\s?(.*)$")
_BLANK_TO_FILL = re.compile(r"\[\[[^\]]+\]\]")


def parse_quiz(block: str, file: str, line: int) -> tuple[Question | None, list[Finding]]:
    """The question between `<quiz>` on ``line`` and `</quiz>`; None where there is no question or no option."""
    findings: list[Finding] = []
    metadata: dict[str, str] = {}
    text: list[str] = []
    options: list[tuple[str, bool, list[str]]] = []
    after_option = False  # a reason counts only directly below its option
    for number, raw in enumerate(dedent(block).split("\n"), start=line):
        if option := _OPTION.match(raw.strip()):
            options.append((option.group(2).strip(), option.group(1) in "xX" and option.group(1) != "", []))
            after_option = True
        elif after_option and (reason := _REASON.match(raw)):
            options[-1][2].append(reason.group(1))
        elif not raw.strip():
            after_option = False
            text += [] if options else [""]
        elif options:
            after_option = False
            write = "keep an option on one line and put its reason directly below, each line after >"
            findings.append(Finding(file, number, "QU03", f'"{raw.strip()}" belongs to no option', write))
        elif comment := COMMENT.match(raw):
            metadata |= fields(comment.group(1))
        else:
            text.append(raw)
    if _BLANK_TO_FILL.search(block):
        write = "write options; a gap to fill in, [[word]], cannot be used"
        findings.append(Finding(file, line, "QU04", "a gap to fill in", write))
    words = "\n".join(text).strip()
    if not words or not options:
        missing = "no options" if words else "no question text"
        findings.append(Finding(file, line, "QU02", missing, "write the question, then options as - [ ] or - [x]"))
        return None, findings
    if any(not words for words, _, _ in options):
        findings.append(Finding(file, line, "QU02", "an option without words", "write the option after - [ ]"))
    if metadata.get("id") and not ID.fullmatch(metadata["id"]):
        write = "write small letters, digits and hyphens, such as dp-2-q1"
        findings.append(Finding(file, line, "QU01", f'the id "{metadata["id"]}"', write))
    if not metadata.get("id"):
        write = "put <!-- id: … --> on the first line of the question"
        findings.append(Finding(file, line, "QU01", "a question without an id", write))
    answers = tuple(Option(words, "\n".join(reason).rstrip(), right) for words, right, reason in options)
    return Question(metadata.get("id", ""), names(metadata.get("objective", "")), words, answers, line), findings
