"""Finds the blocks of a page: headings, boxes, questions, and the sections they stand in."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from itertools import pairwise
from textwrap import dedent

from handbook.base.findings import Finding
from handbook.course.pages.markup import BOX, COMMENT, HEADING, fenced, fields, names, without_code, without_comments
from handbook.course.pages.model import Box, Section
from handbook.course.pages.questions import QUIZ_END, QUIZ_START, parse_quiz
from handbook.course.questions.model import Question

BOX_KINDS = ("key", "law", "check", "tip", "warning", "example", "exercise", "trainer")

Heading = tuple[str, int, str, int]  # id, level, title, line

_ID_ATTRIBUTE = re.compile(r"(?:^|\s)#([\w-]+)")
_UNDERLINE = re.compile(r"^(=+|-+) *$")


@dataclass(frozen=True)
class Body:
    """The text of a page below its front matter, in the three forms the scans need; all have the same lines."""

    file: str
    first_line: int
    lines: tuple[str, ...]
    no_code: tuple[str, ...]  # code blanked
    bare: tuple[str, ...]  # code and comments blanked
    unclosed: int | None  # index of the line of a code fence that is never closed

    @classmethod
    def of(cls, text: str, file: str, first_line: int) -> Body:
        """Masks ``text`` once for all scans."""
        no_code = without_code(text)
        bare = without_comments(no_code)
        return cls(file, first_line, *(tuple(form.split("\n")) for form in (text, no_code, bare)), fenced(text)[1])

    def finding(self, index: int, code: str, found: str, write: str) -> Finding:
        """A finding about the line with this index."""
        return Finding(self.file, self.first_line + index, code, found, write)


@dataclass(frozen=True)
class _Span:
    """A box by its first and last line."""

    kind: str
    title: str
    indent: int
    first: int
    last: int


def find_boxes(body: Body) -> tuple[tuple[Box, ...], list[str], list[Finding]]:
    """The boxes in order, the kind of the innermost box for each line, and what is wrong with boxes."""
    spans, findings = _spans(body)
    innermost: list[_Span | None] = [None] * len(body.lines)
    for span in spans:  # an inner box comes after the one it stands in
        innermost[span.first : span.last + 1] = [span] * (span.last + 1 - span.first)
    boxes = []
    for span in spans:
        own = [n for n in range(span.first, span.last + 1) if innermost[n] is span]
        metadata: dict[str, str] = {}
        for n in own:
            if "<!--" in body.no_code[n] and (comment := COMMENT.match(body.no_code[n])):
                metadata |= fields(comment.group(1))
        minutes = metadata.get("minutes", "0")
        if not minutes.isdecimal():
            write = "write <!-- practises: id of an objective; minutes: 10 -->"
            findings.append(body.finding(span.first, "MK05", f'minutes "{minutes}" in a box', write))
        text = dedent("\n".join(body.lines[span.first + 1 : span.last + 1]))
        practises = names(metadata.get("practises", ""))
        line = body.first_line + span.first
        boxes.append(Box(span.kind, span.title, line, text, practises, int(minutes) if minutes.isdecimal() else 0))
    return tuple(boxes), [span.kind if span else "" for span in innermost], findings


def find_headings(body: Body, boxes_at: list[str]) -> tuple[Heading, ...]:
    """All headings; the id is "" where none is written."""
    headings = []
    for n, line in enumerate(body.bare):
        following = body.bare[n + 1] if n + 1 < len(body.bare) else ""
        underlined = (
            following[:1] in ("=", "-")
            and line.strip()
            and not (n and body.bare[n - 1].strip())
            and _UNDERLINE.match(following)
        )
        if underlined:
            headings.append(("", 1 if "=" in body.bare[n + 1] else 2, body.lines[n].strip(), body.first_line + n))
        # an indented line of this form is code, unless it stands in a box
        elif "#" in line and (match := HEADING.match(line)) and (boxes_at[n] or not match["indent"]):
            written = HEADING.match(body.lines[n]) or match  # the title with its code
            given = _ID_ATTRIBUTE.search(match["attributes"] or "")
            title = written["title"].strip()
            headings.append((given[1] if given else "", len(match["marks"]), title, body.first_line + n))
    return tuple(headings)


def find_questions(body: Body, lang: str) -> tuple[tuple[Question, ...], list[Finding]]:
    """All questions that can be read, and what is wrong with the others."""
    questions, findings = [], []
    opened: int | None = None
    for n, line in enumerate(body.bare):
        if "quiz" not in line:
            continue
        tag = line.strip()
        if tag == QUIZ_START:
            if opened is not None:  # report the question that is not closed, not the one that begins here
                findings.append(_unclosed(body, opened))
            opened = n
        elif tag == QUIZ_END and opened is not None:
            block = "\n" + "\n".join(body.lines[opened + 1 : n])
            question, problems = parse_quiz(block, lang, body.file, body.first_line + opened)
            questions += [question] if question else []
            findings += problems
            opened = None
        elif re.search(r"</?quiz\b", line):
            write = "write <quiz> and </quiz> each alone on its line, one pair for each question"
            findings.append(body.finding(n, "MK06", f'"{tag}"', write))
    if opened is not None:
        findings.append(_unclosed(body, opened))
    return tuple(questions), findings


def _unclosed(body: Body, opened: int) -> Finding:
    return body.finding(opened, "MK06", "<quiz> is never closed", "end the question with </quiz>")


def find_sections(
    body: Body, headings: tuple[Heading, ...], boxes: tuple[Box, ...], questions: tuple[Question, ...]
) -> tuple[Section, ...]:
    """The sections of level 2."""
    # a heading inside a box begins no section
    tops = [
        heading
        for heading in headings
        if heading[1] <= 2 and not body.lines[heading[3] - body.first_line][:1].isspace()
    ]
    end_of_page = ("", 0, "", body.first_line + len(body.lines))
    sections = []
    for (id_, level, title, line), (_, _, _, end) in pairwise([*tops, end_of_page]):
        if level != 2:
            continue
        first, last = line - body.first_line + 1, end - body.first_line
        text = "\n".join(body.lines[first:last]).strip()
        marked = (line for line in body.no_code[first:last] if "<!--" in line)
        comments = [fields(match[1]) for match in map(COMMENT.match, marked) if match]
        sections.append(
            Section(
                id=id_,
                title=title,
                line=line,
                text=text,
                teaches=tuple(name for comment in comments for name in names(comment.get("teaches", ""))),
                boxes=tuple(box for box in boxes if line < box.line < end),
                questions=tuple(question for question in questions if line < question.line < end),
                hash=section_hash(title, text),
            )
        )
    return tuple(sections)


def section_hash(title: str, text: str) -> str:
    """The ledger's measure of a section: line breaks and spaces do not count, every other sign does."""
    return hashlib.sha256(" ".join(f"{title} {text}".split()).encode()).hexdigest()[:8]


def _spans(body: Body) -> tuple[list[_Span], list[Finding]]:
    spans: list[_Span] = []
    findings: list[Finding] = []
    opened: list[int] = []  # indexes in spans of the boxes around the present line
    for n, line in enumerate(body.bare):
        written = body.lines[n]  # the masks may have blanked the first letter of the line
        if not written.strip():
            continue
        indent = len(written) - len(written.lstrip())
        while opened and indent < spans[opened[-1]].indent + 4:
            opened.pop()
        for index in opened:
            span = spans[index]
            spans[index] = _Span(span.kind, span.title, span.indent, span.first, n)
        if "!!!" not in line and "???" not in line:
            continue
        match = BOX.match(line)
        if match and indent % 4 == 0 and match["kind"] in BOX_KINDS:
            opened.append(len(spans))
            spans.append(_Span(match["kind"], match["title"] or "", indent, n, n))
        elif line.lstrip().startswith(("!!!", "???")):
            write = f'write !!! kind or !!! kind "Title" (kinds: {", ".join(BOX_KINDS)}), indented by 0, 4, 8 … spaces'
            findings.append(body.finding(n, "MK02", f'"{line.strip()}" is no box', write))
    findings += [
        body.finding(span.first, "MK03", f"nothing stands in the box {span.kind}", "indent its text by four spaces")
        for span in spans
        if span.first == span.last
    ]
    return spans, findings
