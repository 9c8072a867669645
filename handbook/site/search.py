"""The search index of each language, cut by section, and the two small files the theme's script asks for."""

from __future__ import annotations

import json
import re
from pathlib import Path

from material.plugins.search.config import SearchConfig
from material.plugins.search.plugin import SearchIndex
from mkdocs.structure.pages import Page as MkDocsPage

from handbook.content.model import LANGUAGES
from handbook.data.model import Data
from handbook.site.context import page_url
from handbook.site.markdown import QUIZ_HTML

# Never searched: questions with their answers, and the numbers of notes.
NOT_SEARCHED = re.compile(QUIZ_HTML + r'|<sup class="hb-cite">.*?</sup>', re.DOTALL)
FIELDS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}}


class Indexes:
    """Collects sections while pages are built; writes one index a language."""

    def __init__(self) -> None:
        config = SearchConfig()
        config.load_dict({"lang": ["en"], "separator": " ", "pipeline": []})
        config.validate()
        self._indexes = {lang: SearchIndex(**config) for lang in LANGUAGES}
        self._settings: dict[str, dict] = {}

    def configure(self, lang: str, search_lang: str, separator: str, pipeline: str) -> None:
        """Take the settings from the theme's strings of the language."""
        names = [name.strip() for name in pipeline.split(",") if name.strip()]
        self._settings[lang] = {"lang": [search_lang], "separator": separator, "pipeline": names, "fields": FIELDS}

    def add(self, lang: str, page: MkDocsPage, searchable: str) -> None:
        """Index ``searchable``, the page's HTML as written, without what is not to be found."""
        content = page.content
        page.content = NOT_SEARCHED.sub("", searchable)
        self._indexes[lang].add_entry_from_context(page)
        page.content = content

    def add_data(self, lang: str, data: Data) -> None:
        """Each term and each law fact is found by itself, at its own place on its page."""
        entries = self._indexes[lang].entries
        glossary, facts = page_url(lang, "glossary"), page_url(lang, "reference/law-facts")
        other = next(other for other in LANGUAGES if other != lang)
        for term in data.glossary.values():
            title = f"{term.term[lang]} ({term.term[other]})"
            entries.append({"location": f"{glossary}#{term.id}", "title": title, "text": term.definition[lang]})
        for fact in data.law.values():
            title = f"{fact.law[lang]} {fact.article[lang]}".strip()
            entries.append({"location": f"{facts}#{fact.id}", "title": title, "text": fact.statement[lang]})

    def write(self, site: Path) -> None:
        folder = site / "search"
        folder.mkdir(parents=True, exist_ok=True)
        for lang, index in self._indexes.items():
            docs = [
                {name: entry[name] for name in ("location", "title", "text")}
                for entry in sorted(
                    index.entries, key=lambda entry: "#" in entry["location"]
                )  # pages before their sections
            ]
            content = json.dumps(
                {"config": self._settings[lang], "docs": docs}, ensure_ascii=False, separators=(",", ":")
            )
            (folder / f"index.{lang}.js").write_text(f"window.HB_INDEX={content}\n", encoding="utf-8")
        # The theme loads an index on every page before anyone searches; it gets an empty one, and
        # hb/search.js puts the language's own in its place when the box is first opened.
        empty = json.dumps({"config": {"lang": ["en"], "separator": " ", "pipeline": [], "fields": {}}, "docs": []})
        (folder / "search_index.js").write_text(f"var __index={empty}\n", encoding="utf-8")
        (folder / "search_index.json").write_text(empty + "\n", encoding="utf-8")
