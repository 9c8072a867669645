"""Writes the search index of each language, cut by section, with what the search needs to know of words and terms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, takewhile
from pathlib import Path

from mkdocs.structure.pages import Page as MkDocsPage

from handbook.base.languages import CYRILLIC, KNOWN, Languages
from handbook.course.data.claims import TOPICS
from handbook.course.data.glossary import Term
from handbook.course.data.model import Data
from handbook.course.data.tools import Tool
from handbook.course.layouts import LAYOUTS
from handbook.course.pages.model import Page, PageKey, page_url
from handbook.mongolian import browser
from handbook.mongolian.analyser import VERB, normalise
from handbook.mongolian.lexicon import Lexicon, lexicon
from handbook.render.questions.frame import QUIZ_HTML
from handbook.render.scripts import assigned
from handbook.site import material

# Never searched: questions with their answers, the numbers of notes, and the status printed beside each law fact.
NOT_SEARCHED = re.compile(
    QUIZ_HTML + r'|<sup>.*?</sup>|<span class="hb-st [^>]*>[^<]*</span>'
    r'|<button type="button" class="hb-st .*?</button>|<span class="hb-noted".*?</b>[^<]*</span>',
    re.DOTALL,
)
Pages = Mapping[PageKey, Page]  # by language and path
HEADING = 10  # times that a term in a heading weighs as much as one in the text
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# For queries of two words and more: the weight of a page by the start of its address. Quick cards rank above reference.
WEIGHTS = {
    "quick/": 1.15,
    "glossary": 0.4,
    "reference/": 0.75,
    "research/": 0.6,
    "trainer/": 0.9,
    "about": 0.8,
    "progress": 0.8,
    "index": 0.6,
}
FIELDS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}}


class Indexes:
    """Collects sections while pages are built; writes one index a language. A page added again replaces itself."""

    def __init__(self, languages: Languages) -> None:
        self._cutter = material.new_index()
        self._of_pages: dict[str, dict[str, list[dict]]] = {lang: {} for lang in languages}
        self._settings: dict[str, dict] = {}
        self._known = lexicon()

    def configure(self, lang: str, separator: str, pipeline: str) -> None:
        """Take the settings from the theme's strings of the language.

        lunr.mn loads the search of every language: all of it but words' forms is the same for all.
        """
        names = [name.strip() for name in pipeline.split(",") if name.strip()]
        self._settings[lang] = {"lang": ["mn"], "separator": separator, "pipeline": names, "fields": FIELDS}

    def add(self, lang: str, page: MkDocsPage, searchable: str) -> None:
        """Index ``searchable``, the page's HTML as written, without what ``NOT_SEARCHED`` matches."""
        content = page.content
        page.content = NOT_SEARCHED.sub("", searchable)
        self._cutter.entries = self._of_pages[lang][page.file.src_uri] = []
        self._cutter.add_entry_from_context(page)
        page.content = content

    def write_language(self, site: Path, lang: str, data: Data, pages: Pages) -> None:
        """Write the index of one language. ``pages`` hold the phrases by which readers ask for them."""
        entries = [*chain.from_iterable(self._of_pages[lang].values()), *entries_of_data(data, lang)]
        docs = [
            {name: entry[name] for name in ("location", "title", "text")}
            for entry in sorted(entries, key=lambda entry: "#" in entry["location"])  # pages before their sections
        ]
        separator = re.compile(self._settings[lang]["separator"])
        taught = lessons_of_terms(pages, data, lang)
        terms = [term_row(term, lang, data.languages, taught.get(term.id, "")) for term in data.glossary.values()]
        indexed = {doc["location"] for doc in docs}
        asks = [row for row in ask_rows(pages, lang, data.languages) if row[0] in indexed]
        everyday = [row for row in everyday_rows(data, lang) if row[0] in indexed]
        alike = [group.words for group in data.alike if group.lang == lang]
        texts = [doc[field] for doc in docs for field in ("title", "text")]
        texts += [" ".join(row) for row in (*terms, *asks, *everyday, *alike)]
        forms = {word for text in texts for word in split(text, separator)}
        content = {
            "config": self._settings[lang],
            "docs": docs,
            "words": groups((form for form in forms if CYRILLIC.search(form)), self._known if lang in KNOWN else None),
            "glossary": page_url(data.languages, lang, LAYOUTS["glossary"].page_id),
            "terms": terms,
            "asks": asks,
            "everyday": everyday,
            "alike": alike,
            "weights": [
                [page_url(data.languages, lang, start).removesuffix(".html"), weight]
                for start, weight in WEIGHTS.items()
            ],
        }
        (site / "search" / f"index.{lang}.js").write_text(assigned("HB_INDEX", content), encoding="utf-8")

    def write(self, site: Path, data: Data, pages: Pages) -> None:
        folder = site / "search"
        folder.mkdir(parents=True, exist_ok=True)
        for lang in data.languages:
            self.write_language(site, lang, data, pages)
        material.write_empty_index(folder)
        language = site / material.LANGUAGES_OF_LUNR / "lunr.mn.min.js"
        language.write_text(browser.module(self._known), encoding="utf-8")


def entries_of_data(data: Data, lang: str) -> list[dict]:
    """Return an index entry for each claim, red line, lawyer's question, tool card, saying and law fact.

    A search result then opens the entry itself. Terms have rows of their own, see ``term_row``.
    """
    return [
        {"location": f"{page_url(data.languages, lang, LAYOUTS[layout].page_id)}#{id_}", "title": title, "text": text}
        for layout, rows in _ROWS.items()
        for id_, title, text in rows(data, lang)
    ]


Rows = Iterator[tuple[str, str, str]]  # id, title and text of each entry of a layout's page


def _claims(data: Data, lang: str) -> Rows:
    topics = {topic: data.strings[f"topic-{topic}"][lang] for topic in TOPICS}
    return ((claim.id, topics[claim.topic], claim.text[lang]) for claim in data.claims.values())


def _red_lines(data: Data, lang: str) -> Rows:
    return ((line.id, line.never[lang], f"{line.instead[lang]} {line.why[lang]}") for line in data.red_lines.values())


def _lawyer(data: Data, lang: str) -> Rows:
    title = data.strings["nav-for-the-lawyer"][lang]
    for question in data.lawyer.values():
        yield question.id, title, f"{data.glossary[question.term].term[lang]}. {question.question[lang]}"


def _tools(data: Data, lang: str) -> Rows:
    for card in data.cards.values():
        texts = [card.purpose, card.limits] if isinstance(card, Tool) else [card.why]
        yield card.id, card.name[lang], " ".join([*card.names, *(text[lang].replace("`", "") for text in texts)])


def _folklore(data: Data, lang: str) -> Rows:
    said = data.strings["folklore-said"][lang]  # a result is read alone: a saying is no statement
    for saying in data.folklore.values():
        yield saying.id, f"{said} {saying.said[lang].replace('`', '')}", saying.known[lang].replace("`", "")


def _law(data: Data, lang: str) -> Rows:
    for fact in data.law.values():
        yield fact.id, f"{fact.law[lang]} {fact.article[lang]}".strip(), fact.statement[lang]


_ROWS: dict[str, Callable[[Data, str], Rows]] = {  # by layout
    "claims": _claims,
    "red-lines": _red_lines,
    "for-the-lawyer": _lawyer,
    "tools": _tools,
    "folklore": _folklore,
    "law-facts": _law,
}


@lru_cache(1 << 14)  # while somebody writes, all entries but those of one page stay as they were
def split(text: str, separator: re.Pattern[str]) -> frozenset[str]:
    """Return the words of an index entry, as overrides/material/tiers.js reads them."""
    return frozenset(normalise(word) for word in separator.split(re.sub(r"<[^>]*>", " ", text)) if word)


def groups(forms: Iterable[str], known: Lexicon | None) -> str:
    """Encode word forms by lemma for the browser, one line each.

    A form is the number of letters that it drops from the lemma (base 36) and what it adds; ~ marks a second reading.
    ``хэрэг 0 2гийн`` holds хэрэг and хэргийн. Without a lexicon each form is its own lemma.
    """
    lines: dict[str, list[str]] = {}
    for form in sorted(forms):
        first, *others = (known.forms.get(form) or (known.lemma(form),)) if known else (form,)
        lines.setdefault(first, []).append(_drop_and_add(first, form))
        for other in others:
            lines.setdefault(other, []).append("~" + _drop_and_add(other, form))
    return "\n".join(f"{lemma} {' '.join(written)}" for lemma, written in sorted(lines.items()))


def _drop_and_add(lemma: str, form: str) -> str:
    base = lemma.removesuffix(VERB)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(base, form, strict=False)))
    return DIGITS[len(base) - shared] + form[shared:]


def ask_rows(pages: Pages, lang: str, languages: Languages) -> list[list[str]]:
    """Return address and description of each page, and the phrases readers type who need it."""
    return [
        [page_url(languages, lang, page.id), page.meta.description, *page.meta.asks]
        for page in pages.values()
        if page.lang == lang
    ]


def everyday_rows(data: Data, lang: str) -> list[list[str]]:
    """Return address of a page, the handbook's words for something there, and what people say for it."""
    return [
        [page_url(data.languages, lang, entry.page), entry.means, *entry.said]
        for entry in data.everyday
        if entry.lang == lang
    ]


def lessons_of_terms(pages: Pages, data: Data, lang: str) -> dict[str, str]:
    """Return for each term the address of the lesson with most links to it.

    Without links it is the lesson with most mentions (headings count ten times). Ties go to the first in course order.
    A term that no lesson names is left out.
    """
    order = {module.id: number for number, module in enumerate(data.outline.modules)}
    lessons = sorted(
        (page for (own, _), page in pages.items() if own == lang and page.is_lesson),
        key=lambda page: (order.get(page.module, len(order)), page.path),
    )
    links = [Counter(ref.target for ref in page.refs if ref.kind == "term") for page in lessons]
    texts = [page.body.lower() for page in lessons]
    heads = [
        "\n".join([page.meta.title, page.meta.description, *(heading.title for heading in page.headings)]).lower()
        for page in lessons
    ]
    found = {}
    for term in data.glossary.values():
        times = [linked[term.id] for linked in links]
        if not any(times):
            named = term.term[lang].lower()
            times = [text.count(named) + HEADING * head.count(named) for text, head in zip(texts, heads, strict=True)]
        if any(times):
            found[term.id] = page_url(data.languages, lang, lessons[times.index(max(times))].id)
    return found


def term_row(term: Term, lang: str, languages: Languages, lesson: str) -> list[str]:
    """Return the row of a term for the browser.

    It holds id, the term as the language writes it, another language's term, the definition, the address of the lesson
    that teaches it ("" without one), then variants to avoid and the terms of further languages.
    overrides/material/search.js makes the term's entry of it; each spelling leads a reader to that entry.
    """
    second, *further = [term.term[other] for other in languages.compared(lang)]
    return [term.id, term.term[lang], second, term.definition[lang], lesson, *term.avoid, *further]
