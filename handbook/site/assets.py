"""Our scripts as readers get them, and data as small scripts: a page opened from a folder cannot fetch data."""

from __future__ import annotations

import json
from pathlib import Path

from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment

from handbook.course.data.model import Data
from handbook.course.pages.model import Page
from handbook.mongolian import browser
from handbook.render.entries import fact_name
from handbook.site.context import page_id

OWN_SCRIPTS = ("hb", "material")  # folders of overrides/, and of the site


def strip_scripts(site: Path) -> None:
    """Take the comments out of our scripts below ``site``: those who keep the scripts need them, no reader does."""
    for script in (path for folder in OWN_SCRIPTS for path in (site / folder).glob("*.js")):
        script.write_text(without_comments(script.read_text(encoding="utf-8")), encoding="utf-8")


def without_comments(script: str) -> str:
    """The text of a script without comments and empty lines; each statement stays on its line."""
    # not by searching for //, which also stands in addresses, patterns and texts
    tokens = JavascriptLexer(stripnl=False, ensurenl=False).get_tokens(script)
    lines = "".join(text for kind, text in tokens if kind not in Comment).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines if line.strip())


def write_data(data: Data, pages: dict[tuple[str, str], Page], order: list[str], folder: Path) -> None:
    """`strings` (words of the scripts), `terms` (definitions, loaded on first need), `course` (pages and questions),
    `elements` (of the offence, for the evidence matrix)."""
    folder.mkdir(parents=True, exist_ok=True)
    for lang in data.languages:
        strings = {key.removeprefix("js-"): words[lang] for key, words in data.strings.items() if key.startswith("js-")}
        terms = {term.id: [term.term[lang], term.definition[lang]] for term in data.glossary.values()}
        _write(folder / f"strings.{lang}.js", "HB_STRINGS", strings)
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
        _write(folder / f"terms.{lang}.js", "HB_TERMS", terms)
        _write(folder / f"course.{lang}.js", "HB_COURSE", outline)
        _write(folder / f"elements.{lang}.js", "HB_ELEMENTS", _elements(data, lang))


def write_spellings(folder: Path) -> None:
    """Rules and known words for hb/spellings.js, loaded only by the page that shows it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mongolian.js").write_text(browser.spellings(), encoding="utf-8")


def _elements(data: Data, lang: str) -> list[dict[str, object]]:
    return [
        {
            "id": element.id,
            "title": element.title[lang],
            "needed": element.needed,
            "law": [
                {"id": id_, "name": fact_name(fact, lang), "status": data.strings[f"status-{fact.status}"][lang]}
                for id_ in element.law
                for fact in [data.law[id_]]
            ],
            "parts": [{"id": part.id, "title": part.title[lang]} for part in element.parts],
        }
        for element in data.elements.values()
    ]


def _page(page: Page) -> dict[str, object]:
    return {
        "id": page_id(page.path),
        "title": page.meta.title,
        "questions": [question.id for question in page.questions],
    }


def _write(path: Path, name: str, value: object) -> None:
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(f"window.{name}={content}\n", encoding="utf-8")
