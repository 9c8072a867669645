"""Reads docs/<language>/**/*.md into pages and tells what cannot be read."""

from __future__ import annotations

from pathlib import Path

from handbook.content.blocks import Body, find_boxes, find_headings, find_questions, find_sections
from handbook.content.front_matter import read_meta, split
from handbook.content.markup import fenced
from handbook.content.model import LANGUAGES, Meta, Page
from handbook.content.refs import find_refs
from handbook.findings import Finding
from handbook.textfile import read_text

_NO_META = Meta("", "", "", 0, 0, (), None, None, False, "", "")


def read_docs(root: Path) -> tuple[dict[tuple[str, str], Page], list[Finding]]:
    """Every page by language and path below the language's folder, and every mistake in how they are written."""
    pages: dict[tuple[str, str], Page] = {}
    findings: list[Finding] = []
    for lang in LANGUAGES:
        folder = root / "docs" / lang
        if not folder.is_dir():
            findings.append(Finding(f"docs/{lang}", 0, "FI01", "no such folder", "create it and put pages into it"))
        for file in sorted(folder.rglob("*.md")):
            path = file.relative_to(folder).as_posix()
            page, problems = read_page(root, lang, path)
            findings += problems
            if page:
                pages[lang, path] = page
    return pages, findings


def read_page(root: Path, lang: str, path: str) -> tuple[Page | None, list[Finding]]:
    """One page; None where its file cannot be read."""
    file = f"docs/{lang}/{path}"
    text, findings = read_text(root, file)
    if findings:
        return None, findings
    yaml_text, start, findings = split(text, file)
    meta, problems = (_NO_META, []) if findings else read_meta(yaml_text, file)
    body = Body.of("\n".join(text.split("\n")[start:]), file, start + 1)
    boxes, boxes_at, box_findings = find_boxes(body)
    headings = find_headings(body, boxes_at)
    questions, question_findings = find_questions(body)
    refs, ref_findings = find_refs(body, path, boxes_at)
    written = "\n".join(body.lines)
    _, opened = fenced(written)
    if opened is not None:
        findings.append(body.finding(opened, "MK01", "a code fence is never closed", "repeat the same signs on a line"))
    return Page(
        lang=lang,
        path=path,
        file=file,
        meta=meta,
        body_line=body.first_line,
        body=written,
        headings=headings,
        sections=find_sections(body, headings, boxes, questions),
        boxes=boxes,
        questions=questions,
        refs=refs,
    ), [*findings, *problems, *box_findings, *question_findings, *ref_findings]
