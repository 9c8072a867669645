"""What the search finds first, for all of tests/search/queries.tsv; and that browser and Python read words alike."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import measure
import pytest
from measure import START, Query
from playwright.sync_api import Browser, Page

from handbook.mongolian import analyser
from handbook.mongolian.lexicon import lexicon

LEXICON = lexicon()
HALVES = ("tune", "report")
ROLES = {"investigator", "inspector", "prosecutor", "trainer", "dpo", "maintainer"}
# mean reciprocal rank and share among the first three that the search keeps, and the rank of its weakest kind
FOUND = {"mn": (0.84, 0.92), "en": (0.80, 0.89)}
WEAKEST = {"mn": 0.70, "en": 0.62}
STRANGE = [
    "😀😀",
    "а" * 10_000,
    "a" * 10_000,
    "v" * 300,
    "!!! ??? «»",
    "<script>alert(1)</script>",
    "<b>хүн",
    "+ - ~ ^ * : \\",
    "хүн:title -",
    '"хүн худалдаалах',
    "   ",
    "\u0000\uffff",
    "хүн " * 500,
    "title:хүн",
    "хүн^999999999",
    "--хүн",
    "ъьйъьй",
]


@pytest.fixture(scope="module")
def answers(chromium: Browser, site: Path) -> dict[str, list[tuple[Query, list[str]]]]:
    """Every query with the places found, by language."""
    found = {}
    for lang in START:
        rows = [query for query in measure.queries() if query.lang == lang]
        page = chromium.new_page()
        places = measure.ask(page, site, lang, [query.words for query in rows])["places"]
        page.close()
        found[lang] = list(zip(rows, places, strict=True))
    return found


def test_there_are_queries_of_every_kind_and_their_places_exist(answers: dict, site: Path) -> None:
    assert len(measure.queries()) >= 300
    kinds = {
        "exact",
        "inflected",
        "keyboard",
        "latin-standard",
        "latin-chat",
        "one-error",
        "several-words",
        "english-term",
    }
    assert kinds <= {query.kind for query in measure.queries()}
    places = {doc["location"] for lang in START for doc in measure.index(site, lang)["docs"]}
    assert [query for query in measure.queries() if query.place not in places] == []


@pytest.mark.parametrize("lang", list(START))
def test_the_wanted_place_comes_first(lang: str, answers: dict) -> None:
    """Mean reciprocal rank at least 0.90 over all kinds and 0.80 in each."""
    ranks: dict[str, list[int]] = {}
    for query, places in answers[lang]:
        ranks.setdefault(query.kind, []).append(measure.rank(query.place, places))
    of_kinds = {kind: measure.score(found).reciprocal for kind, found in ranks.items()}
    assert measure.score(rank for found in ranks.values() for rank in found).reciprocal >= 0.90
    assert {kind: found for kind, found in of_kinds.items() if found < 0.80} == {}


@pytest.fixture(scope="module")
def asked(chromium: Browser, trainer_site: Path) -> dict[tuple[str, str], list[tuple[measure.Question, int]]]:
    """Every question with the rank of the first page that answers, by language and half."""
    return {(lang, half): measure.asked(chromium, trainer_site, lang, half) for lang in START for half in HALVES}


def test_there_are_questions_of_every_kind_and_their_pages_exist(trainer_site: Path) -> None:
    questions = measure.questions()
    for lang in START:
        own = [question for question in questions if question.lang == lang]
        assert len(own) >= 200
        assert {half: sum(question.half == half for question in own) >= 100 for half in HALVES} == dict.fromkeys(
            HALVES, True
        )
        assert {question.role for question in own} == ROLES
        assert {question.kind for question in own} >= {"question", "hurried", "word", "abbreviation", "number"}
        assert len({question.words for question in own}) == len(own)
    assert {"chat", "english"} <= {question.kind for question in questions if question.lang == "mn"}
    pages = {page for question in questions for page in question.pages}
    assert [page for page in pages if not (trainer_site / f"{page}.html").is_file()] == []


@pytest.mark.parametrize("lang", list(START))
def test_what_readers_type_finds_a_page_that_answers(lang: str, asked: dict) -> None:
    """Of the half the search was not tuned with; what is promised stands in FOUND."""
    ranks = [rank for _, rank in asked[lang, "report"]]
    found = measure.score(ranks)
    assert (found.reciprocal, found.three) >= FOUND[lang] and found.three >= FOUND[lang][1], found
    kinds = {question.kind for question, _ in asked[lang, "report"]}
    weak = {
        kind: reciprocal
        for kind in kinds
        if (
            reciprocal := measure.score(
                rank for question, rank in asked[lang, "report"] if question.kind == kind
            ).reciprocal
        )
        < WEAKEST[lang]
    }
    assert weak == {}


@pytest.mark.parametrize("lang", list(START))
def test_the_search_is_not_tuned_to_the_questions_it_is_judged_by(lang: str, asked: dict) -> None:
    tuned, reported = (measure.score(rank for _, rank in asked[lang, half]).reciprocal for half in HALVES)
    assert tuned - reported < 0.1


@pytest.mark.parametrize("lang", list(START))
def test_the_index_is_no_larger_than_a_stock_one(lang: str, site: Path) -> None:
    assert measure.index_size(site, lang) <= 1.1 * measure.stock_size(site, lang)


@pytest.fixture
def inner(browser: Browser, open_reader: Callable) -> Iterator[tuple[Page, object]]:
    """The frame of the search worker, its index ready."""
    reader = open_reader(browser)
    reader.page.add_init_script(measure.KEEP)
    page = reader.open("index.html")
    page.evaluate(measure.ASK, [["хүн"]])
    yield page, page.frames[1]


def test_browser_and_python_read_every_form_alike(inner: tuple) -> None:
    words = [*LEXICON.forms, "xэлний", "шvvхийн", "З5", "хунээс", "ХҮНИЙ", "шүүгчээс", "а" * 60]
    read = """(words) => words.map((word) => { const mn = lunr.mn.analyser;
      return [mn.lexicon.lemma(word), mn.keys(word), mn.fold(word), mn.loose(mn.fold(word))]; })"""
    python = [
        [LEXICON.lemma(word), list(analyser.keys(word)), analyser.fold(word), analyser.loose(analyser.fold(word))]
        for word in words
    ]
    found = inner[1].evaluate(read, words)
    assert [pair for pair in zip(words, python, found, strict=True) if pair[1] != pair[2]] == []


def test_browser_and_python_read_latin_alike(inner: tuple) -> None:
    words = [query.words for query in measure.queries() if query.kind.startswith("latin")]
    latin = sorted({word for query in words for word in query.split()} | {"o'", "x9", "qo", "shchi", "v" * 40, "ь"})
    found = inner[1].evaluate("(words) => words.map(lunr.mn.analyser.readings)", latin)
    assert dict(zip(latin, found, strict=True)) == {word: analyser.readings(word) for word in latin}


def test_strange_input_neither_throws_nor_freezes(inner: tuple) -> None:
    page = inner[0]
    answer = page.evaluate(measure.ASK, [[*STRANGE, "хохирогч"]])
    assert "ethics/victims-first.html" in {place.split("#")[0] for place in answer["places"][-1]}
    assert max(answer["times"]) < 5_000  # not a speed: a page that hangs


def tiers(frame: object, query: str) -> list[int]:
    """Tiers of the pages found, in the order in which they are listed."""
    return frame.evaluate(
        "(query) => { lunr.mn.index.search(query); return lunr.mn.index.listed.map((page) => page.tier); }", query
    )


def test_a_loose_match_never_stands_above_a_tight_one(inner: tuple) -> None:
    """Every fortieth form of the handbook is asked for: a page that has it stands above one that has another form."""
    found = {query: tiers(inner[1], query) for query in sorted(LEXICON.forms)[::40]}
    assert {query: places for query, places in found.items() if places != sorted(places)} == {}
    assert sum(len(set(places)) > 1 for places in found.values()) >= 30


def test_errors_are_forgiven_only_when_nothing_else_matches(inner: tuple) -> None:
    meanings = "(word) => [...lunr.mn.index.meant.of(lunr.mn.analyser.normalise(word)).values()]"
    error = inner[1].evaluate("() => HB_MEANINGS.ERROR")
    assert error in inner[1].evaluate(meanings, "мэдэлэл")
    for word in ("мэдээлэл", "хохирогчийн", "medeelel", "хуний"):
        assert error not in inner[1].evaluate(meanings, word)
    assert inner[1].evaluate(meanings, "хүгн") == []  # four letters


STOCK_DOCS = [
    {"location": "a.html", "title": "Хэрэг", "text": "Эрүүгийн хэргийн материалыг (мэдээллийг) шалгана."},
    {"location": "b.html", "title": "Гэрч", "text": "Гэрчийн мэдүүлэг, хилэн хувцас."},
]
STOCK_CONFIG = {"lang": ["mn"], "separator": r"[\s,.()]+", "pipeline": ["stopWordFilter", "stemmer"]} | {
    "fields": {"title": {"boost": 10}, "text": {"boost": 1}}
}


@pytest.mark.both
def test_the_module_works_in_the_stock_worker_from_a_folder(browser: Browser, site: Path) -> None:
    """Without anything else of this handbook: as in lunr-languages, one stem a word."""
    module = site / "assets/javascripts/lunr/min/lunr.mn.min.js"
    words = ["+хэрэгт", "+мэдээллээс", "+гэр", "+гэрчээс", "+хил"]
    found = measure.ask_stock(browser, STOCK_CONFIG, STOCK_DOCS, words, module)["places"]
    assert found == [["a.html"], ["a.html"], [], ["b.html"], []]


def test_the_search_works_over_http(browser: Browser, site: Path) -> None:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    page.add_init_script(measure.KEEP)
    page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
    places = page.evaluate(measure.ASK, [["хохирогчийг", "huvijn medeelel"]])["places"]
    page.close()
    server.shutdown()
    assert "ethics/victims-first.html" in {place.split("#")[0] for place in places[0]}
    assert places[1][0].startswith("data-protection/what-is-personal-data.html")


@pytest.mark.parametrize(
    "spellings",
    [("facebook", "фэйсбүүк", "Фейсбүүкээс", "фб"), ("VPN", "випиэн"), ("LinkedIn", "линкедин"), ("OSINT", "осинт")],
)
def test_a_name_is_found_in_every_spelling(spellings: tuple[str, ...], inner: tuple) -> None:
    found = inner[0].evaluate(measure.ASK, [list(spellings)])["places"]
    # the tail of a long list is cut at a score, so two ways to write a name may end one place apart
    first = [{*places[:20]} for places in found]
    assert found[0] and all(len(places & first[0]) >= 0.9 * len(first[0]) for places in first[1:])
