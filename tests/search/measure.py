"""Asks every query of queries.tsv in Chromium, of this search and of stock ones; prints how high the place comes."""

from __future__ import annotations

import csv
import itertools
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import material
from playwright.sync_api import Browser, Page, sync_playwright

from handbook.mongolian.analyser import Lexicon, lexicon, normalise

QUERIES = Path(__file__).with_name("queries.tsv")
STEMS = Path(__file__).with_name("stems.tsv")  # form → the stems that the Hunspell dictionary mn_MN gives it
THEME = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
CHROMIUM = "/usr/bin/chromium"
START = {"mn": "index.html", "en": "en/index.html"}

# The page's own worker, as the theme's script would start and ask it.
ASK = """async ([queries]) => {
  const worker = new Worker(JSON.parse(document.getElementById("__config").textContent).search);
  const next = (type) => new Promise((resolve) => worker.addEventListener("message", function heard(event) {
    if (event.data.type !== type) return;
    worker.removeEventListener("message", heard);
    resolve(event.data.data);
  }));
  const opened = performance.now();
  document.querySelector(".md-search__input").focus();
  const ready = next(1);
  worker.postMessage({ type: 0, data: { config: {}, docs: [], options: {} } });
  await ready;
  const answer = { ready: performance.now() - opened, places: [], times: [] };
  for (const query of queries) {
    const asked = performance.now();
    const result = next(3);
    worker.postMessage({ type: 2, data: query });
    const { items } = await result;
    answer.times.push(performance.now() - asked);
    answer.places.push(items.flatMap((item) => item.map((part) => part.location)));
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
  await send({ type: 0, data: { config, docs, options: {} } });
  const places = [];
  for (const query of queries) {
    const { data } = await send({ type: 2, data: query });
    places.push(data.items.flatMap((item) => item.map((part) => part.location)));
  }
  return places;
}"""


@dataclass(frozen=True)
class Query:
    """A row of queries.tsv: ``place`` is the page, and where it has a section the section, that must come first."""

    lang: str
    kind: str
    words: str
    place: str


@dataclass(frozen=True)
class Score:
    first: float
    five: float
    reciprocal: float


def queries(file: Path = QUERIES) -> list[Query]:
    rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Query(*row) for row in rows[1:]]


def rank(place: str, found: list[str]) -> int:
    """1 for the first; 0 if it is not there. Where the row names no section, any section of the page leads to it."""
    is_section = "#" in place
    places = [other if is_section else other.partition("#")[0] for other in found if "#" in other or not is_section]
    return places.index(place) + 1 if place in places else 0


def score(ranks: Iterable[int]) -> Score:
    all_ranks = list(ranks)
    share = [
        sum(value(r) for r in all_ranks) / len(all_ranks)
        for value in (lambda r: r == 1, lambda r: 0 < r <= 5, lambda r: 1 / r if r else 0)
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
    page.goto((site.resolve() / START[lang]).as_uri())
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    return page.evaluate(ASK, [words])


def ask_stock(
    browser: Browser, config: dict, docs: list[dict], words: list[str], language: Path | None = None
) -> list[list[str]]:
    """The places the theme's worker finds with lunr's own pipeline, in a blank page outside the handbook's policy."""
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
        places = page.evaluate(ASK_STOCK, [config, docs, words])
        page.close()
    return places


def index(site: Path, lang: str) -> dict:
    """``config`` and ``docs`` of the language's index, and an entry for each term, as in a stock index."""
    content = json.loads((site / "search" / f"index.{lang}.js").read_text(encoding="utf-8").partition("=")[2])
    terms = [
        {"location": f"{content['glossary']}#{row[0]}", "title": f"{row[1]} ({row[2]})", "text": row[3]}
        for row in content["terms"]
    ]
    return {"config": content["config"], "docs": content["docs"] + terms}


def index_size(site: Path, lang: str) -> int:
    return (site / "search" / f"index.{lang}.js").stat().st_size


def stock_size(site: Path, lang: str) -> int:
    """Bytes of the same entries as Material's search plugin writes them, escapes and all."""
    return len(json.dumps(index(site, lang), separators=(",", ":")).encode())


def keystrokes(words: Iterable[str]) -> list[str]:
    """What stands in the box after each key, from the second letter on."""
    return [query[:length] for query in words for length in range(2, len(query) + 1)]


def speeds(site: Path) -> dict[str, tuple[float, float]]:
    """Milliseconds until the index is ready, and a keystroke's 95th percentile; now and with ten times the entries."""
    found = {}
    with chromium() as browser:
        for lang in START:
            typed = keystrokes(query.words for query in queries()[::9] if query.lang == lang)
            for times in (1, 10):
                with tempfile.TemporaryDirectory() as folder:
                    copy = Path(folder) / "site"
                    shutil.copytree(site, copy)
                    grow(copy, lang, times)
                    page = browser.new_page()
                    answer = ask(page, copy, lang, typed, slower=4)
                    page.close()
                name = f"{lang}, {len(index(site, lang)['docs']) * times} entries"
                found[name] = (answer["ready"], sorted(answer["times"])[int(len(typed) * 0.95)])
    return found


def grow(site: Path, lang: str, times: int) -> None:
    """Repeat the entries of the index; in each copy a tenth of the words are new ones."""
    file = site / "search" / f"index.{lang}.js"
    content = json.loads(file.read_text(encoding="utf-8").partition("=")[2])
    docs, more = content["docs"], []
    for copy in range(1, times):
        for doc in docs:
            location = re.sub(r"(\.html)", rf"-{copy}\1", doc["location"])
            words = doc["text"].split(" ")
            words[::10] = [word + "абвгдежзик"[copy] for word in words[::10]]
            more.append(doc | {"location": location, "text": " ".join(words)})
    content["docs"] = docs + more
    file.write_text(f"window.HB_INDEX={json.dumps(content, ensure_ascii=False)}\n", encoding="utf-8")


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
                "lunr en": ask_stock(browser, stock, docs, words),
            }
            page.close()
            if lang == "mn":
                russian = THEME / "lunr/min/lunr.ru.min.js"
                ways["lunr ru"] = ask_stock(browser, stock | {"lang": ["ru"]}, docs, words, russian)
                lemma = lemmatised(re.compile(config["separator"]))
                known = [doc | {"title": lemma(doc["title"]), "text": lemma(doc["text"])} for doc in docs]
                ways["hunspell"] = ask_stock(browser, config | {"pipeline": []}, known, [lemma(text) for text in words])
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
    print(f"{'CPU four times slower, ms':34}{'ready':>8}{'p95 of a query':>16}   goal 1000, 60")
    for name, times in speeds(site).items():
        print(f"{name:34}{times[0]:>8.0f}{times[1]:>16.0f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
