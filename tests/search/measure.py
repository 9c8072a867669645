"""Asks in Chromium what readers type (queries.tsv, questions.tsv); prints how high the answer comes and how fast it is
there, of this search, of stock ones, and of the index that a plain build makes of the same pages."""

from __future__ import annotations

import csv
import itertools
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import material
from playwright.sync_api import Browser, Page, sync_playwright

from handbook.mongolian.analyser import normalise
from handbook.mongolian.lexicon import Lexicon, lexicon
from handbook.site.bench import plain_project
from handbook.site.build import build

ROOT = Path(__file__).parents[2]
QUERIES = Path(__file__).with_name("queries.tsv")
QUESTIONS = Path(__file__).with_name("questions.tsv")
STEMS = Path(__file__).with_name("stems.tsv")  # form → the stems that the Hunspell dictionary mn_MN gives it
THEME = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
CHROMIUM = "/usr/bin/chromium"
START = {"mn": "index.html", "en": "en/index.html"}

# Keeps the worker that the theme's script starts, so that it can be asked: a second one would take its time. To be
# added to a page before it is opened.
KEEP = """Object.defineProperty(window, "Worker", {
  get() { return this.kept_class; },
  set(made) {
    this.kept_class = class extends made {
      constructor(url) { super(url); window.kept_worker = this; }
      tell(message) { this.isReady ||= message.type === 1; super.tell(message); }
    };
  },
});"""
# The page's own worker, as the theme's script asks it, which comes when the browser is idle.
ASK = """async ([queries]) => {
  while (!window.kept_worker) await new Promise((resolve) => setTimeout(resolve, 10));
  const worker = window.kept_worker;
  // heard before the theme draws the results, as a stock worker's answer is
  const waiting = new Map(), tell = worker.tell.bind(worker);
  worker.tell = (message) => {
    if (waiting.has(message.type)) waiting.get(message.type)(message.data);
    waiting.delete(message.type);
    tell(message);
  };
  const next = (type) => new Promise((resolve) => waiting.set(type, resolve));
  const opened = performance.now();
  document.querySelector(".md-search__input").focus();
  const ready = worker.isReady || next(1);
  await ready;
  const answer = { ready: performance.now() - opened, places: [], strips: [], times: [] };
  for (const query of queries) {
    const asked = performance.now();
    const result = next(3), fromOther = next(10);
    worker.postMessage({ type: 2, data: query });
    const { items, strip } = await result;
    answer.times.push(performance.now() - asked);
    const places = items.flatMap((item) => item.map((part) => part.location)), other = await fromOther;
    const own = other.first ? [...other.places, ...places] : [...places, ...other.places];
    answer.strips.push(strip);
    answer.places.push(strip ? [strip, ...own] : own);
  }
  return answer;
}"""
# The theme's worker alone, as Material ships it.
ASK_STOCK = """async ([config, docs, queries]) => {
  self.postMessage = (data) => self.heard(data);
  self.importScripts = () => Promise.resolve();
  const send = (data) => new Promise((resolve) => {
    self.heard = resolve;
    self.dispatchEvent(new MessageEvent("message", { data }));
  });
  const opened = performance.now();
  await send({ type: 0, data: { config, docs, options: {} } });
  const answer = { ready: performance.now() - opened, places: [], times: [] };
  for (const query of queries) {
    const asked = performance.now();
    const { data } = await send({ type: 2, data: query });
    answer.times.push(performance.now() - asked);
    answer.places.push(data.items.flatMap((item) => item.map((part) => part.location)));
  }
  return answer;
}"""


@dataclass(frozen=True)
class Query:
    """A row of queries.tsv: ``place`` is the page, and where it has a section the section, that must come first."""

    lang: str
    kind: str
    words: str
    place: str


@dataclass(frozen=True)
class Question:
    """A row of questions.tsv, written by somebody who had not read the pages; another person named the ``pages`` that
    answer it. ``half``: "tune" for those the search was tuned with, "report" for those it is judged by."""

    half: str
    lang: str
    kind: str
    role: str
    words: str
    pages: tuple[str, ...]  # ids


@dataclass(frozen=True)
class Score:
    first: float
    five: float
    reciprocal: float
    three: float


def queries(file: Path = QUERIES) -> list[Query]:
    rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Query(*row) for row in rows[1:]]


def questions(file: Path = QUESTIONS) -> list[Question]:
    rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Question(*row[:5], tuple(row[5].split(", "))) for row in rows[1:]]


def rank_of_pages(question: Question, found: list[str], strip: str) -> int:
    """The place of the first page that answers, counted in pages; 0 if none does. The strip above the results counts
    where the glossary answers and is no result else."""
    places = found[1:] if strip and "glossary" not in question.pages else found
    pages = list(dict.fromkeys(place.split("#")[0].removeprefix("en/").removesuffix(".html") for place in places))
    return next((number for number, page in enumerate(pages, 1) if page in question.pages), 0)


def asked(browser: Browser, site: Path, lang: str, half: str) -> list[tuple[Question, int]]:
    """The questions of a half with the rank of the first page that answers. ``site`` must be the trainer edition."""
    rows = [question for question in questions() if (question.lang, question.half) == (lang, half)]
    page = browser.new_page()
    answer = ask(page, site, lang, [question.words for question in rows])
    page.close()
    found = zip(rows, answer["places"], answer["strips"], strict=True)
    return [(question, rank_of_pages(question, places, strip)) for question, places, strip in found]


def rank(place: str, found: list[str]) -> int:
    """1 for the first; 0 if it is not there. Where the row names no section, any section of the page leads to it."""
    is_section = "#" in place
    places = [other if is_section else other.partition("#")[0] for other in found if "#" in other or not is_section]
    return places.index(place) + 1 if place in places else 0


def score(ranks: Iterable[int]) -> Score:
    all_ranks = list(ranks)
    share = [
        sum(value(r) for r in all_ranks) / len(all_ranks)
        for value in (lambda r: r == 1, lambda r: 0 < r <= 5, lambda r: 1 / r if r else 0, lambda r: 0 < r <= 3)
    ]
    return Score(*share)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM if Path(CHROMIUM).exists() else None)
        yield browser
        browser.close()


def ask(page: Page, site: Path, lang: str, words: list[str], slower: float = 1) -> dict:
    """``places`` found for each query, ``times`` from keystroke to result and ``ready``, in milliseconds."""
    page.add_init_script(KEEP)
    page.goto((site.resolve() / START[lang]).as_uri())
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    return page.evaluate(ASK, [words])


def ask_stock(
    browser: Browser, config: dict, docs: list[dict], words: list[str], language: Path | None = None, slower: float = 1
) -> dict:
    """As ``ask``, of the theme's worker with lunr's own pipeline, in a blank page outside the handbook's policy."""
    worker = next((THEME / "workers").glob("search.*.min.js"))
    scripts = [worker, THEME / "lunr/min/lunr.stemmer.support.min.js"]
    if language:
        scripts.append(language)
    with tempfile.TemporaryDirectory() as folder:
        blank = Path(folder) / "stock.html"
        tags = "".join(f'<script src="{script.as_uri()}"></script>' for script in scripts)
        blank.write_text(f"<!doctype html><meta charset=utf-8><title>stock</title>{tags}", encoding="utf-8")
        page = browser.new_page()
        page.goto(blank.as_uri())
        if slower > 1:  # which only Chromium can be
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        answer = page.evaluate(ASK_STOCK, [config, docs, words])
        page.close()
    return answer


def index(site: Path, lang: str) -> dict:
    """``config`` and ``docs`` of the language's index, and an entry for each term, as in a stock index.

    What readers type stands in the text of its page, where a stock index would find it."""
    content = json.loads((site / "search" / f"index.{lang}.js").read_text(encoding="utf-8").partition("=")[2])
    typed: dict[str, list[str]] = {}
    for location, *phrases in content["asks"] + [[row[0], *row[2:]] for row in content["everyday"]]:
        typed.setdefault(location, []).extend(phrases)
    terms = [
        {"location": f"{content['glossary']}#{row[0]}", "title": f"{row[1]} ({row[2]})", "text": row[3]}
        for row in content["terms"]
    ]
    docs = [
        doc | {"text": " ".join([doc["text"], *typed.get(doc["location"], ())])} for doc in [*content["docs"], *terms]
    ]
    return {"config": content["config"], "docs": docs}


def index_size(site: Path, lang: str) -> int:
    return (site / "search" / f"index.{lang}.js").stat().st_size


def stock_size(site: Path, lang: str) -> int:
    """Bytes of the same entries as Material's search plugin writes them, escapes and all."""
    return len(json.dumps(index(site, lang), separators=(",", ":")).encode())


def keystrokes(words: Iterable[str]) -> list[str]:
    """What stands in the box after each key, from the second letter on."""
    return [query[:length] for query in words for length in range(2, len(query) + 1)]


@dataclass(frozen=True)
class Speed:
    """Milliseconds at a processor four times slower: from the opening of the box to the first result, and the 95th
    percentile from a key to its results."""

    first: float
    key: float


def _speed(answer: dict) -> Speed:
    return Speed(answer["ready"] + answer["times"][0], sorted(answer["times"])[int(len(answer["times"]) * 0.95)])


def speeds(site: Path, plain: Path) -> dict[str, tuple[Speed, Speed]]:
    """Ours, and the theme's worker with the index of a plain build; now and with ten times the entries."""
    found = {}
    whole = json.loads((plain / "search" / "search_index.json").read_text(encoding="utf-8"))
    with chromium() as browser:
        for lang in START:
            typed = keystrokes(query.words for query in queries()[::30] if query.lang == lang)
            stock = [doc for doc in whole["docs"] if doc["location"].startswith("en/") == (lang == "en")]
            for times in (1, 10):
                with tempfile.TemporaryDirectory() as folder:
                    copy = Path(folder) / "site"
                    shutil.copytree(site, copy)
                    grow(copy, lang, times)
                    page = browser.new_page()
                    own = ask(page, copy, lang, typed, slower=4)
                    page.close()
                config = whole["config"] | {"lang": ["en"]}
                other = ask_stock(browser, config, grown(stock, times), typed, slower=4)
                found[f"{lang}, {len(stock) * times} entries"] = _speed(own), _speed(other)
    return found


def grow(site: Path, lang: str, times: int) -> None:
    """Repeat the entries of the index."""
    file = site / "search" / f"index.{lang}.js"
    content = json.loads(file.read_text(encoding="utf-8").partition("=")[2])
    content["docs"] = grown(content["docs"], times)
    file.write_text(f"window.HB_INDEX={json.dumps(content, ensure_ascii=False)}\n", encoding="utf-8")


def grown(docs: list[dict], times: int) -> list[dict]:
    """The entries and their copies, in each of which a tenth of the words are new ones."""
    more = []
    for copy in range(1, times):
        for doc in docs:
            location = re.sub(r"(\.html)", rf"-{copy}\1", doc["location"])
            words = doc["text"].split(" ")
            words[::10] = [word + "абвгдежзик"[copy] for word in words[::10]]
            more.append(doc | {"location": location, "text": " ".join(words)})
    return docs + more


def compare(site: Path, wanted: list[Query]) -> dict[str, dict[tuple[str, str], Score]]:
    """Score by way of searching and by language and kind."""
    results: dict[str, dict[tuple[str, str], Score]] = {}
    with chromium() as browser:
        for lang in START:
            rows = [query for query in wanted if query.lang == lang]
            words = [query.words for query in rows]
            content = index(site, lang)
            config, docs = content["config"] | {"lang": ["en"]}, content["docs"]
            stock = config | {"pipeline": ["stopWordFilter", "stemmer"]}
            page = browser.new_page()
            ways = {
                "handbook": ask(page, site, lang, words)["places"],
                "lunr en": ask_stock(browser, stock, docs, words)["places"],
            }
            page.close()
            if lang == "mn":
                russian = THEME / "lunr/min/lunr.ru.min.js"
                ways["lunr ru"] = ask_stock(browser, stock | {"lang": ["ru"]}, docs, words, russian)["places"]
                lemma = lemmatised(re.compile(config["separator"]))
                known = [doc | {"title": lemma(doc["title"]), "text": lemma(doc["text"])} for doc in docs]
                lemmas = [lemma(text) for text in words]
                ways["hunspell"] = ask_stock(browser, config | {"pipeline": []}, known, lemmas)["places"]
            for way, found in ways.items():
                ranks = [rank(query.place, places) for query, places in zip(rows, found, strict=True)]
                kinds = dict.fromkeys(query.kind for query in rows)
                of_way = results.setdefault(way, {})
                for kind in kinds:
                    of_way[lang, kind] = score(r for query, r in zip(rows, ranks, strict=True) if query.kind == kind)
                of_way[lang, "all"] = score(ranks)
    return results


def lemmatised(separator: re.Pattern[str]) -> Callable[[str], str]:
    """Every word replaced by the lemma that the Hunspell dictionary gives it; other words stay."""
    forms = lexicon().forms

    def lemma(text: str) -> str:
        words = [normalise(word) for word in separator.split(re.sub(r"<[^>]*>", " ", text)) if word]
        return " ".join(forms[word][0].rstrip("-") if word in forms else word for word in words)

    return lemma


@dataclass(frozen=True)
class Agreement:
    """Of pairs of forms: ``precision`` of those we join, ``recall`` of those the dictionary joins."""

    precision: float
    recall: float


def agreement(lemma: Callable[[str], str]) -> Agreement:
    """How far ``lemma`` joins the forms that the dictionary joins.

    A pair is rightly joined if the dictionary gives both forms a common stem. To be joined is a pair with the same
    longest stem; words in -гч, which the dictionary takes for verbs, are left out of that (see README.md).
    """
    stems = lexicon(STEMS).forms
    ours = _pairs({form: [lemma(form)] for form in stems})
    any_stem = _pairs(stems)
    longest = _pairs({form: [max(found, key=len)] for form, found in stems.items() if "гч" not in form})
    return Agreement(len(ours & any_stem) / len(ours), len(ours & longest) / len(longest))


def _pairs(lemmas: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    forms: dict[str, list[str]] = {}
    for form, found in lemmas.items():
        for one in found:
            forms.setdefault(one, []).append(form)
    return {pair for group in forms.values() for pair in itertools.combinations(sorted(set(group)), 2)}


def by_rule() -> Lexicon:
    """The known lemmas without the list of forms: every form is read by rule, like one nobody has written yet."""
    return Lexicon({lemmas[0]: (lemmas[0],) for lemmas in lexicon().forms.values()})


def plain_site(folder: Path) -> Path:
    """The same pages as Material alone builds them."""
    plain_project(ROOT, folder)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "site"


def print_questions(trainer: Path) -> None:
    """How high the first page stands that answers, by half, language and kind; of the half that reports, lunr's too."""
    print(f"{'questions: first, three, MRR':44}{'':>8}{'handbook':>22}{'lunr en':>22}   goal 0.92, 0.85")
    with chromium() as browser:
        for half, lang in ((half, lang) for half in ("tune", "report") for lang in START):
            rows = asked(browser, trainer, lang, half)
            content = index(trainer, lang)
            config = content["config"] | {"lang": ["en"], "pipeline": ["stopWordFilter", "stemmer"]}
            stock = ask_stock(browser, config, content["docs"], [question.words for question, _ in rows])["places"]
            others = [rank_of_pages(question, places, "") for (question, _), places in zip(rows, stock, strict=True)]
            for kind in (*dict.fromkeys(question.kind for question, _ in rows), "all"):
                these = [
                    (rank, other)
                    for (question, rank), other in zip(rows, others, strict=True)
                    if kind in (question.kind, "all")
                ]
                scores = [score(ranks) for ranks in zip(*these, strict=True)]
                texts = "".join(f"{one.first:8.2f}{one.three:6.2f}{one.reciprocal:8.2f}" for one in scores)
                print(f"{f'{half}, {lang}, {kind}':44}{len(these):>8}{texts}")


def main(site: Path) -> None:
    results = compare(site, queries())
    counts = {key: sum((q.lang, q.kind) == key for q in queries()) for key in results["handbook"]}
    print(f"{'queries: recall@1, @5, MRR':30}" + "".join(f"{way:>22}" for way in results))
    for key in results["handbook"]:
        cells = [results[way].get(key) for way in results]
        texts = [f"{c.first:8.2f}{c.five:6.2f}{c.reciprocal:6.2f}" if c else "" for c in cells]
        count = counts[key] or sum(q.lang == key[0] for q in queries())
        print(f"{key[0] + ' ' + key[1]:22}{count:>8}" + "".join(f"{text:>22}" for text in texts))
    print(f"{'index in bytes':30}{'handbook':>12}{'stock':>12}{'ratio':>8}{'limit':>8}")
    for lang in START:
        own, stock = index_size(site, lang), stock_size(site, lang)
        print(f"{lang:30}{own:>12,}{stock:>12,}{own / stock:>8.2f}{1.1:>8}")
    print(f"{'forms joined, against Hunspell':34}{'precision':>10}{'recall':>8}   goal 0.97, 0.90")
    for name, found in (
        ("known forms", agreement(lexicon().lemma)),
        ("forms read by rule", agreement(by_rule().lemma)),
    ):
        print(f"{name:34}{found.precision:>10.3f}{found.recall:>8.3f}")
    with tempfile.TemporaryDirectory() as folder:
        print_questions(build(ROOT, "trainer", target=Path(folder) / "trainer"))
        plain = plain_site(Path(folder) / "plain")
        found = speeds(site, plain)
    print(f"{'CPU four times slower, ms':34}{'handbook':>10}{'plain':>10}{'ratio':>8}")
    for name, (own, other) in found.items():
        for what, mine, theirs, limit in (
            ("first result", own.first, other.first, 0.6),
            ("p95 of a key", own.key, other.key, 0.4),
        ):
            print(f"{f'{name}, {what}':34}{mine:>10.0f}{theirs:>10.0f}{mine / theirs:>8.2f}   limit {limit}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
