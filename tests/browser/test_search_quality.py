"""What the search finds first for tests/search/queries.tsv; it works over HTTP, and its module in a stock worker.

How it reads words and forgives errors is tested in Node, by tests/js/search.test.mjs.
"""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import measure
import pytest
from measure import START, Query
from playwright.sync_api import Browser

HALVES = ("tune", "report")
ROLES = {"investigator", "inspector", "prosecutor", "trainer", "dpo", "maintainer"}
# mean reciprocal rank and share among the first three that the search keeps, and the rank of its weakest kind
FOUND = {"mn": (0.84, 0.92), "en": (0.80, 0.89)}
WEAKEST = {"mn": 0.70, "en": 0.62}


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
