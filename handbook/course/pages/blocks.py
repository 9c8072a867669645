"""Finds the blocks of a page: headings, boxes, questions, and the sections they stand in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import pairwise
from textwrap import dedent

from handbook.base.findings import Finding
from handbook.course.pages.markup import names
from handbook.course.pages.model import Box, Heading, Section
from handbook.course.pages.questions import QUIZ_START, parse_quiz
from handbook.course.pages.scan import BOX_KINDS, Scan, scan
from handbook.course.questions.model import Question


@dataclass(frozen=True)
class Body:
    """The text of a page below its front matter, with its blocks and its place in the file."""

    file: str
    first_line: int
    scan: Scan

    @classmethod
    def of(cls, text: str, file: str, first_line: int) -> Body:
        return cls(file, first_line, scan(text))

    def finding(self, index: int, code: str, found: str, write: str) -> Finding:
        """Make a finding about the line with this index."""
        return Finding(self.file, self.first_line + index, code, found, write)


def find_boxes(body: Body) -> tuple[tuple[Box, ...], list[Finding]]:
    """Return the boxes in order, and what is wrong with boxes."""
    boxes, findings = [], []
    for block in body.scan.blocks:
        if block.kind == "no box":
            write = f'write !!! kind or !!! kind "Title" (kinds: {", ".join(BOX_KINDS)}), indented by 0, 4, 8 … spaces'
            found = f'"{body.scan.bare[block.first].strip()}" is no box'
            findings.append(body.finding(block.first, "MK02", found, write))
    for span in body.scan.boxes:
        metadata: dict[str, str] = {}
        for n, own in body.scan.metadata(span.first, span.last + 1):
            metadata |= own if body.scan.innermost[n] is span else {}
        minutes = metadata.get("minutes", "0")
        if not minutes.isdecimal():
            write = "write <!-- practises: id of an objective; minutes: 10 -->"
            findings.append(body.finding(span.first, "MK05", f'minutes "{minutes}" in a box', write))
        if span.first == span.last:
            write = "indent its text by four spaces"
            findings.append(body.finding(span.first, "MK03", f"nothing stands in the box {span.kind}", write))
        text = dedent("\n".join(body.scan.lines[span.first + 1 : span.last + 1]))
        practises = names(metadata.get("practises", ""))
        line = body.first_line + span.first
        boxes.append(Box(span.kind, span.title, line, text, practises, int(minutes) if minutes.isdecimal() else 0))
    return tuple(boxes), findings


def find_headings(body: Body) -> tuple[Heading, ...]:
    """Return all headings in order."""
    titles = (
        (block, body.scan.lines[block.first][block.start : block.end])
        for block in body.scan.blocks
        if block.kind == "heading"
    )
    return tuple(Heading(block.id, block.level, title, body.first_line + block.first) for block, title in titles)


def find_questions(body: Body, lang: str) -> tuple[tuple[Question, ...], list[Finding]]:
    """Return all questions that can be read, and what is wrong with the others."""
    questions, findings = [], []
    for first, last in body.scan.quizzes:
        block = "\n" + "\n".join(body.scan.lines[first + 1 : last])
        question, problems = parse_quiz(block, lang, body.file, body.first_line + first)
        questions += [question] if question else []
        findings += problems
    for n in body.scan.stray:
        tag = body.scan.bare[n].strip()
        if tag == QUIZ_START:
            found, write = "<quiz> is never closed", "end the question with </quiz>"
        else:
            found, write = f'"{tag}"', "write <quiz> and </quiz> each alone on its line, one pair for each question"
        findings.append(body.finding(n, "MK06", found, write))
    return tuple(questions), findings


def find_sections(
    body: Body, headings: tuple[Heading, ...], boxes: tuple[Box, ...], questions: tuple[Question, ...]
) -> tuple[Section, ...]:
    """Return the sections of level 2."""
    # a heading inside a box begins no section
    tops = [
        heading
        for heading in headings
        if heading.level <= 2 and not body.scan.lines[heading.line - body.first_line][:1].isspace()
    ]
    end_of_page = Heading("", 0, "", body.first_line + len(body.scan.lines))
    sections = []
    for heading, following in pairwise([*tops, end_of_page]):
        if heading.level != 2:
            continue
        line, end = heading.line, following.line
        first, last = line - body.first_line + 1, end - body.first_line
        text = "\n".join(body.scan.lines[first:last]).strip()
        comments = [own for _, own in body.scan.metadata(first, last)]
        sections.append(
            Section(
                id=heading.id,
                title=heading.title,
                line=line,
                text=text,
                teaches=tuple(name for comment in comments for name in names(comment.get("teaches", ""))),
                boxes=tuple(box for box in boxes if line < box.line < end),
                questions=tuple(question for question in questions if line < question.line < end),
                hash=section_hash(heading.title, text),
            )
        )
    return tuple(sections)


def section_hash(title: str, text: str) -> str:
    """Compute the ledger's hash of a section; line breaks and spaces do not count, every other sign does."""
    return hashlib.sha256(" ".join(f"{title} {text}".split()).encode()).hexdigest()[:8]
