"""The search index of each language, cut by section, with what the search needs to know of words and terms."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain, takewhile
from pathlib import Path

from mkdocs.structure.pages import Page as MkDocsPage

from handbook.base.languages import KNOWN, Languages
from handbook.course.data.claims import TOPICS
from handbook.course.data.glossary import Term
from handbook.course.data.model import Data
from handbook.course.data.tools import Tool
from handbook.course.pages.model import Page, PageKey, page_url
from handbook.mongolian import browser
from handbook.mongolian.analyser import CYRILLIC, VERB, normalise
from handbook.mongolian.lexicon import Lexicon, lexicon
from handbook.render.questions.frame import QUIZ_HTML
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
# of two words and more, pages that act stand before those that are looked up: how much a page weighs, by its address
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
        """Index ``searchable``, the page's HTML as written, without what is not to be found."""
        content = page.content
        page.content = NOT_SEARCHED.sub("", searchable)
        self._cutter.entries = self._of_pages[lang][page.file.src_uri] = []
        self._cutter.add_entry_from_context(page)
        page.content = content

    def _of_data(self, lang: str, data: Data) -> list[dict]:
        """What is made from data is found by itself, at its own place; so is each term, see ``term_row``."""
        entries = []
        facts, claims = (
            page_url(data.languages, lang, "reference/law-facts"),
            page_url(data.languages, lang, "research/claims"),
        )
        lines, questions = (
            page_url(data.languages, lang, "reference/red-lines"),
            page_url(data.languages, lang, "reference/for-the-lawyer"),
        )
        tools, folklore = (
            page_url(data.languages, lang, "reference/tools"),
            page_url(data.languages, lang, "reference/folklore"),
        )
        topics = {topic: data.strings[f"topic-{topic}"][lang] for topic in TOPICS}
        for claim in data.claims.values():
            entries.append({"location": f"{claims}#{claim.id}", "title": topics[claim.topic], "text": claim.text[lang]})
        for line in data.red_lines.values():
            text = f"{line.instead[lang]} {line.why[lang]}"
            entries.append({"location": f"{lines}#{line.id}", "title": line.never[lang], "text": text})
        for question in data.lawyer.values():
            text = f"{data.glossary[question.term].term[lang]}. {question.question[lang]}"
            title = data.strings["nav-for-the-lawyer"][lang]
            entries.append({"location": f"{questions}#{question.id}", "title": title, "text": text})
        for card in data.cards.values():
            words = [card.purpose, card.limits] if isinstance(card, Tool) else [card.why]
            text = " ".join([*card.names, *(text[lang].replace("`", "") for text in words)])
            entries.append({"location": f"{tools}#{card.id}", "title": card.name[lang], "text": text})
        for saying in data.folklore.values():
            said, known = (text[lang].replace("`", "") for text in (saying.said, saying.known))
            title = f"{data.strings['folklore-said'][lang]} {said}"  # a result is read alone: a saying is no statement
            entries.append({"location": f"{folklore}#{saying.id}", "title": title, "text": known})
        for fact in data.law.values():
            title = f"{fact.law[lang]} {fact.article[lang]}".strip()
            entries.append({"location": f"{facts}#{fact.id}", "title": title, "text": fact.statement[lang]})
        return entries

    def write_language(self, site: Path, lang: str, data: Data, pages: Pages) -> None:
        """The index of one language. ``pages``: those read, for the phrases by which readers ask for them."""
        entries = [*chain.from_iterable(self._of_pages[lang].values()), *self._of_data(lang, data)]
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
            "glossary": page_url(data.languages, lang, "glossary"),
            "terms": terms,
            "asks": asks,
            "everyday": everyday,
            "alike": alike,
            "weights": [
                [page_url(data.languages, lang, start).removesuffix(".html"), weight]
                for start, weight in WEIGHTS.items()
            ],
        }
        (site / "search" / f"index.{lang}.js").write_text(f"window.HB_INDEX={_json(content)}\n", encoding="utf-8")

    def write(self, site: Path, data: Data, pages: Pages) -> None:
        folder = site / "search"
        folder.mkdir(parents=True, exist_ok=True)
        for lang in data.languages:
            self.write_language(site, lang, data, pages)
        material.write_empty_index(folder)
        language = site / material.LANGUAGES_OF_LUNR / "lunr.mn.min.js"
        language.write_text(browser.module(self._known), encoding="utf-8")


@cache  # while somebody writes, all entries but those of one page stay as they were
def split(text: str, separator: re.Pattern[str]) -> frozenset[str]:
    """The words of an index entry, as overrides/material/tiers.js reads them."""
    return frozenset(normalise(word) for word in separator.split(re.sub(r"<[^>]*>", " ", text)) if word)


def groups(forms: Iterable[str], known: Lexicon | None) -> str:
    """A line for each lemma: its forms, each as the number of letters it drops (base 36) and what it adds; ~ marks a
    second reading. хэрэг 0 2гийн: хэрэг, хэргийн. Without a lexicon each form is its own lemma."""
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
    """Address of each page, its description, and the phrases readers type who need it."""
    return [
        [page_url(languages, lang, page.id), page.meta.description, *page.meta.asks]
        for page in pages.values()
        if page.lang == lang
    ]


def everyday_rows(data: Data, lang: str) -> list[list[str]]:
    """Address of a page, the handbook's words for something told there, and what people say for it."""
    return [
        [page_url(data.languages, lang, entry.page), entry.means, *entry.said]
        for entry in data.everyday
        if entry.lang == lang
    ]


def lessons_of_terms(pages: Pages, data: Data, lang: str) -> dict[str, str]:
    """Address of the lesson that teaches each term: the one that links it most, else the one that names it most, above
    all in its headings; of equals the first of the course. A term that no lesson names has none."""
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
    """Id, the term as the language writes it, another language's term, the definition, the address of the lesson that
    teaches it ("" where none does), then variants to avoid and the terms of further languages.

    overrides/material/search.js makes the term's entry of it; each spelling leads a reader to that entry.
    """
    second, *further = [term.term[other] for other in languages.compared(lang)]
    return [term.id, term.term[lang], second, term.definition[lang], lesson, *term.avoid, *further]


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
