"""Notes that somebody looked at a page, law fact, tool or source and found it still true: dates, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from handbook.base.findings import BadContent, Finding
from handbook.course.data import load
from handbook.course.data.law import FILE as LAW_FILE
from handbook.course.data.model import Data
from handbook.course.data.review import FILE as REVIEW_FILE
from handbook.course.data.sources import FILE as SOURCES_FILE
from handbook.course.data.tools import FILE as TOOLS_FILE
from handbook.course.pages.keys import PageKey
from handbook.course.pages.ledger import page_key
from handbook.course.pages.model import Page
from handbook.course.pages.reader import read_docs
from handbook.desk.due import add_months

Edit = tuple[str, int, dict[str, date]]  # file, line at which the entry begins, key → new date


def still_true(root: Path, things: list[str], today: date) -> list[str]:
    """Set the review dates of these entries; return the files written. Raises BadContent before anything is written."""
    pages, _ = read_docs(root)
    data, findings = load(root)
    if not data.review.kinds:
        findings.append(Finding(REVIEW_FILE, 0, "FI01", "file not found", f"create {REVIEW_FILE}: who looks at what"))
    edits: list[Edit] = []
    for thing in things if not findings else ():
        fitting = _fitting(thing, pages, data, today)
        if not fitting:
            write = "give a page such as law/check.md, or an id of law.yml, tools.yml or sources.bib"
            findings.append(Finding(thing, 0, "RV01", "neither a page with review dates nor a known id", write))
        elif len(fitting) > 1:
            names = ", ".join(f"{kind}:{thing}" for kind in fitting)
            findings.append(Finding(thing, 0, "RV01", f"{' and '.join(fitting)} have this id", f"write one of {names}"))
        else:
            edits += next(iter(fitting.values()))
    if findings:
        raise BadContent(findings)
    texts: dict[str, str] = {}
    before: dict[str, str] = {}
    for file, line, dates in edits:
        if file not in texts:
            with (root / file).open(encoding="utf-8", newline="") as stream:
                texts[file] = before[file] = stream.read()
        texts[file] = _dated(texts[file], file, line, dates)
    written = [file for file, text in texts.items() if text != before[file]]
    for file in written:
        with (root / file).open("w", encoding="utf-8", newline="") as stream:
            stream.write(texts[file])
    return written


def _fitting(thing: str, pages: dict[PageKey, Page], data: Data, today: date) -> dict[str, list[Edit]]:
    """Return the edits for each kind (page, law, tool, source) that has this id; ``law:id`` means one kind alone."""
    kind, _, id_ = thing.rpartition(":") if thing.startswith(("law:", "tool:", "source:")) else ("", "", thing)
    months = {name: given.months for name, given in data.review.kinds.items()}
    _, path = page_key(id_, data.languages)
    same = [
        page
        for lang in data.languages
        if (page := pages.get((lang, path))) and page.meta.review_by and page.meta.reviewed
    ]
    found: dict[str, list[Edit]] = {}
    if same:
        dates = {"reviewed": today, "review_by": add_months(today, months["page"])}
        found["page"] = [(page.file, 1, dates) for page in same]
    if fact := data.law.get(id_):
        found["law"] = [(LAW_FILE, fact.line, {"checked": today})]
    if card := data.cards.get(id_):
        own = months["tool"] or round((card.review_by - card.reviewed).days / 30.44)
        found["tool"] = [(TOOLS_FILE, card.line, {"reviewed": today, "review_by": add_months(today, own)})]
    if source := data.sources.get(id_):
        found["source"] = [(SOURCES_FILE, source.line, {"urldate": today})]
    return {name: edits for name, edits in found.items() if kind in ("", name)}


def _dated(text: str, file: str, first: int, dates: dict[str, date]) -> str:
    """Set the dates of the entry that begins on line ``first``: each in the first place of its key from there on."""
    lines = text.split("\n")
    for key, day in dates.items():
        pattern = re.compile(rf"^(\s*(?:- )?{key}\s*[:=]\s*[{{\"']?)\d{{4}}-\d\d-\d\d")
        number = next((n for n in range(first - 1, len(lines)) if pattern.match(lines[n])), None)
        if number is None:
            raise BadContent(
                [Finding(file, first, "RV01", f'no date "{key}" on a line of its own', f"write {key}: {day}")]
            )
        lines[number] = pattern.sub(rf"\g<1>{day}", lines[number])
    return "\n".join(lines)
