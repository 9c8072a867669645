"""Begins a lesson: skeletons in every language, ids, its place in the navigation, its module's table, the ledger."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from string import Template

from handbook.base.findings import BadContent, Finding
from handbook.base.languages import Languages
from handbook.base.textfile import read_text
from handbook.course.data import load
from handbook.course.nav import FILE as NAV_FILE
from handbook.course.nav import in_order
from handbook.course.pages.keys import NOTICES, PageKey, page_id
from handbook.course.pages.ledger import parts, write_ledger
from handbook.course.pages.model import Page
from handbook.course.pages.reader import read_docs
from handbook.desk.due import add_months

_PATH = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
_MONTHS = 6  # where review.yml does not tell
_SKELETONS = Path(__file__).parent  # lesson.<language>.md; a language without one takes that of the source
_ROW = {
    "mn": "| [‹бичнэ: хичээлийн нэр›]({file}) | ‹бичнэ: юу мэдэгдэж болох вэ› | ‹бичнэ: юу багасгах вэ› |",
    "en": "| [‹write: title of the lesson›]({file}) | ‹write: what could be noticed› | ‹write: what keeps it small› |",
}


def new_lesson(root: Path, given: str, today: date) -> list[str]:
    """Write the lesson ``module/name`` and enter it wherever lessons are listed; return the files written.

    Raises BadContent before anything is written where the name, the module or the navigation does not fit.
    """
    id_ = page_id(given)
    module, _, name = id_.partition("/")
    pages, _ = read_docs(root)
    data, _ = load(root)
    nav = in_order(root)
    languages = data.languages
    findings = _problems(id_, module, pages, nav, languages)
    if findings:
        raise BadContent(findings)
    neighbour = _neighbour(module, nav)
    kind = data.review.kinds.get("page")
    first, second = _objectives(module, pages)
    words = {
        "id": id_,
        "first": first,
        "second": second,
        "reviewed": str(today),
        "review_by": str(add_months(today, kind.months if kind and kind.months else _MONTHS)),
        "next": Path(neighbour).name,
    }
    texts = {NAV_FILE: _with_entry(read_text(root, NAV_FILE)[0], neighbour, f"{id_}.md")}
    table = f"{module}/index.md"
    current = {lang for lang in languages.translated if _is_current(pages[lang, table], pages[languages.source, table])}
    for lang in languages:
        own = _SKELETONS / f"lesson.{lang}.md"
        known = lang if own.is_file() else languages.source
        skeleton = Template((_SKELETONS / f"lesson.{known}.md").read_text(encoding="utf-8"))
        texts[f"docs/{lang}/{id_}.md"] = skeleton.substitute(words)
        index = pages[lang, table]
        if (row := _row_above(index)) is not None:
            lines = read_text(root, index.file)[0].split("\n")
            lines.insert(row, _ROW[known].format(file=f"{name}.md"))
            texts[index.file] = "\n".join(lines)
    for file, text in texts.items():
        (root / file).write_text(text, encoding="utf-8", newline=_line_end(root / file))
    for lang in languages.translated:
        is_noted = f"docs/{lang}/{table}" in texts and lang in current
        write_ledger(root, [f"docs/{lang}/{id_}.md", *([f"docs/{lang}/{table}#{NOTICES}"] if is_noted else [])])
    return list(texts)


def _problems(id_: str, module: str, pages: dict[PageKey, Page], nav: list[str], languages: Languages) -> list[Finding]:
    file = f"docs/{languages.default}/{id_}.md"
    if not _PATH.fullmatch(id_):
        write = "write module/name in small Latin letters, digits and hyphens, such as search/maps"
        return [Finding(file, 0, "NL01", f'the name "{id_}"', write)]
    findings = [
        Finding(page.file, 0, "NL01", "the page is already there", "choose another name, or change that page")
        for lang in languages
        if (page := pages.get((lang, f"{id_}.md")))
    ]
    modules = sorted({page.module for page in pages.values() if page.module})
    findings += [
        Finding(f"docs/{lang}/{module}/index.md", 0, "NL01", "no such module", f"choose one of {', '.join(modules)}")
        for lang in languages
        if (lang, f"{module}/index.md") not in pages
    ]
    if not findings and f"{module}/index.md" not in nav:
        findings.append(Finding(NAV_FILE, 0, "NL01", f'no "{module}/index.md" in nav', "add the module there first"))
    return findings


def _neighbour(module: str, nav: list[str]) -> str:
    """Return the page neighbour which the lesson is entered: the module's check, or its last page without one."""
    own = [path for path in nav if path.startswith(f"{module}/")]
    check = f"{module}/check.md"
    return check if check in own else own[-1]


def _with_entry(text: str, neighbour: str, path: str) -> str:
    """Add a line to mkdocs.yml: in front of the module's check, or behind the module's last page."""
    lines = text.split("\n")
    number = next(n for n, line in enumerate(lines) if re.fullmatch(rf"\s*- {re.escape(neighbour)}\s*(?:#.*)?", line))
    indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
    lines.insert(number if neighbour.endswith("/check.md") else number + 1, f"{indent}- {path}")
    return "\n".join(lines)


def _objectives(module: str, pages: dict[PageKey, Page]) -> tuple[str, str]:
    """Return two free ids: no objective or question of the handbook begins with them."""
    own = [objective.id for page in pages.values() if page.module == module for objective in page.meta.objectives]
    prefix = own[0].rpartition("-")[0] if own else module
    used = {objective.id for page in pages.values() for objective in page.meta.objectives}
    used |= {question.id.rpartition("-q")[0] for page in pages.values() for question in page.questions}
    numbers = [int(number) for id_ in used if (number := id_.removeprefix(f"{prefix}-")).isdecimal()]
    last = max(numbers, default=0)
    return f"{prefix}-{last + 1}", f"{prefix}-{last + 2}"


def _row_above(index: Page) -> int | None:
    """Return the index of the line above which the lesson's row goes into the table of who can notice what."""
    section = next((part for part in index.sections if part.id == NOTICES), None)
    if not section:
        return None
    lines = index.body.split("\n")
    rows = [n for n in range(section.line - index.body_line, len(lines)) if lines[n].startswith("|")]
    end = next((n for n, row in zip(rows[1:], rows, strict=False) if n != row + 1), None)
    last = rows[rows.index(end) - 1] if end else rows[-1]
    return index.body_line + last


def _is_current(translated: Page, source: Page) -> bool:
    """Return whether the table was confirmed as a translation; a new row in both languages does not change that."""
    return all(translated.meta.translated.get(part.id) == part.hash for part in parts(source) if part.id == NOTICES)


def _line_end(file: Path) -> str:
    return "\r\n" if file.is_file() and b"\r\n" in file.read_bytes() else "\n"
