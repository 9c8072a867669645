"""Writes files beside the pages; data become scripts, since a page opened from a folder cannot fetch data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from handbook.course.data.model import Data
from handbook.course.pages.model import Page, PageKey, page_id
from handbook.render.scripts import assigned

_TERM_LINK = re.compile(r'<a [^>]*class="hb-term"[^>]*>')
_PLACE = re.compile(r'href="[^"]*#([\w-]+)"')


def write_data(data: Data, pages: dict[PageKey, Page], order: list[str], folder: Path) -> None:
    """Write `course` (pages and questions) and `elements` (of the offence, for the matrix) of each language."""
    folder.mkdir(parents=True, exist_ok=True)
    for lang in data.languages:
        outline = [
            {
                "id": module.id,
                "pages": [
                    _page(pages[lang, path])
                    for path in order
                    if path.startswith(f"{module.id}/") and (lang, path) in pages
                ],
            }
            for part in data.outline.parts
            for module in part.modules
        ]
        _write(folder / f"course.{lang}.js", "HB_COURSE", outline)
        _write(folder / f"elements.{lang}.js", "HB_ELEMENTS", _elements(data, lang))


def write_files(folder: Path, files: Iterable[tuple[str, str | bytes]]) -> None:
    """Write files, given by their paths below ``folder``; make the folders that are missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def linked_terms(html: str) -> set[str]:
    """Return the ids of the glossary's terms that a page links, from its HTML."""
    return {id_ for link in _TERM_LINK.findall(html) for id_ in _PLACE.findall(link)}


def write_terms(data: Data, linked: Mapping[PageKey, Collection[str]], folder: Path) -> None:
    """Write the definitions of the terms that each page links: a file for each page, by its language and path."""
    for (lang, path), ids in linked.items():
        if not ids:
            continue
        file = folder / "terms" / f"{page_id(path)}.{lang}.js"
        file.parent.mkdir(parents=True, exist_ok=True)
        terms = {id_: data.glossary[id_] for id_ in sorted(ids)}
        _write(file, "HB_TERMS", {id_: [term.term[lang], term.definition[lang]] for id_, term in terms.items()})


def _elements(data: Data, lang: str) -> list[dict[str, object]]:
    return [
        {
            "id": element.id,
            "title": element.title[lang],
            "needed": element.needed,
            "law": [
                {"id": id_, "name": fact.name(lang), "status": data.strings[f"status-{fact.status}"][lang]}
                for id_ in element.law
                for fact in [data.law[id_]]
            ],
            "parts": [{"id": part.id, "title": part.title[lang]} for part in element.parts],
        }
        for element in data.elements.values()
    ]


def _page(page: Page) -> dict[str, object]:
    return {
        "id": page.id,
        "title": page.meta.title,
        "questions": [question.id for question in page.questions],
    }


def _write(path: Path, name: str, value: object) -> None:
    path.write_text(assigned(name, value), encoding="utf-8")
