"""Search in the theme's own box, from a folder, in each language, loaded only when it is first opened."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe import axe
from playwright.sync_api import Browser, Page, expect
from reader import until

from handbook.course.pages.reader import read_docs

ROOT = Path(__file__).parents[2]

# What an officer types → a page (or a place on it) that must be among the first five results.
QUERIES = {
    "mn": [
        ("хүн худалдаалах", "glossary.html#human-trafficking"),
        ("ХҮН ХУДАЛДААЛАХ", "glossary.html#human-trafficking"),
        ("хун худалдаалах", "glossary.html#human-trafficking"),
        ("хvн худалдаалах", "glossary.html#human-trafficking"),
        ("хyн худалдаалах", "glossary.html#human-trafficking"),
        ("хувь тэнцүү", "ethics/three-part-test.html"),
        ("хувь тэнцуу", "ethics/three-part-test.html"),
        ("хор учруулахгүй", "ethics/do-no-harm.html"),
        ("Нээлттэй", "osint/what-is-open.html"),
        ("ундэслэл", "data-protection/lawful-basis.html"),
        ("биометрик", "data-protection/sensitive-biometric.html"),
        ("13.1", "reference/law-facts.html#cc-13-1"),
        ("6.1.6", "reference/law-facts.html#pdpl-6-1-6"),
        ("OSINT", "glossary.html#osint"),
        ("vpn", "glossary.html#vpn"),
        ("шийдвэрийн тэмдэглэл", "decision-record.html"),
        ("хохирогч", "ethics/victims-first.html"),
        ("үүлэн", "data-protection/notice-transfer.html"),
        ("устгах", "data-protection/impact-retention.html"),
        ("харилцаанд", "start/safety.html"),
    ],
    "en": [
        ("human trafficking", "en/glossary.html#human-trafficking"),
        ("HUMAN TRAFFICKING", "en/glossary.html#human-trafficking"),
        ("proportional", "en/ethics/three-part-test.html"),
        ("proportionality", "en/ethics/three-part-test.html"),
        ("necessary", "en/ethics/three-part-test.html"),
        ("harm", "en/ethics/do-no-harm.html"),
        ("harming", "en/ethics/do-no-harm.html"),
        ("victims", "en/ethics/victims-first.html"),
        ("children", "en/quick/child-content.html"),
        ("records", "decision-record.html"),
        ("grounds", "en/data-protection/lawful-basis.html"),
        ("public", "en/data-protection/lawful-basis.html"),
        ("biometrics", "en/data-protection/sensitive-biometric.html"),
        ("transferring", "en/data-protection/notice-transfer.html"),
        ("cloud", "en/data-protection/notice-transfer.html"),
        ("deletion", "en/data-protection/impact-retention.html"),
        ("13.1", "en/reference/law-facts.html#cc-13-1"),
        ("hash", "en/glossary.html#hash-value"),
        ("OSINT", "en/glossary.html#osint"),
        ("passive", "en/start/safety.html"),
    ],
}
START = {"mn": "index.html", "en": "en/index.html"}
# Notes in the page when the index of the other language was loaded; Firefox tells the library of no file.
NOTE_OTHER = """(lang) => document.addEventListener("load", ({ target }) => {
  self.otherIsThere ||= target.src?.endsWith(`/search/index.${lang}.js`);
}, true)"""


def search(page: Page, words: str) -> list[str]:
    """Type as a person does; the addresses of the first five pages found and of their sections."""
    field = page.locator(".md-search__input")
    items = page.locator(".md-search-result__item")
    field.fill("")
    expect(items).to_have_count(0)
    field.fill(words)
    items.first.wait_for(timeout=20_000)
    for _ in range(50):  # the theme adds further results as it has time
        shown = items.count()
        page.wait_for_timeout(100)
        if items.count() == shown:
            break
    hrefs = "[...item.querySelectorAll('a')].map(a => a.href)"
    links = page.locator(".hb-search-strip").evaluate_all(f"items => items.flatMap(item => {hrefs})")
    links += items.evaluate_all(f"items => items.slice(0, 5).flatMap(item => {hrefs})")
    return [re.sub(r"\?[^#]*", "", link) for link in links]  # without the words to be marked


@pytest.mark.parametrize("lang", list(QUERIES))
def test_twenty_queries_find_their_page(lang: str, browser: Browser, open_reader: Callable, site: Path) -> None:
    page = open_reader(browser).open(START[lang])
    open_search(page)
    found = {words: search(page, words) for words, _ in QUERIES[lang]}
    assert [
        (words, found[words]) for words, wanted in QUERIES[lang] if not any(wanted in link for link in found[words])
    ] == []


def open_search(page: Page) -> None:
    """On a desk the field stands in the header."""
    page.locator(".md-search__input").click()


@pytest.mark.both
@pytest.mark.parametrize("lang", list(QUERIES))
def test_the_index_is_loaded_only_when_the_box_is_first_opened(
    lang: str, browser: Browser, open_reader: Callable
) -> None:
    page = open_reader(browser).open(START[lang])
    page.wait_for_timeout(500)
    assert page.evaluate("[window.HB_INDEX === undefined, document.querySelectorAll('iframe').length]") == [True, 0]
    open_search(page)
    assert search(page, "OSINT")
    scripts = page.evaluate("[...document.scripts].map(script => script.src.split('/').pop())")
    assert [name for name in scripts if name.startswith("index.")] == [f"index.{lang}.js"]


@pytest.mark.parametrize("words", ["ъъъъъ", "qqqq"])
def test_no_result_is_said_in_words(words: str, reader) -> None:
    page = reader.open("index.html")
    open_search(page)
    page.locator(".md-search__input").fill(words)
    expect(page.locator("[data-md-component=search-result]")).to_contain_text("олдсонгүй", timeout=20_000)


def test_words_in_quotes_in_brackets_and_before_commas_are_found(reader, site: Path) -> None:
    """The lesson on lawful grounds has «Нээлттэй» in quotes, (6.1) in brackets and «цуглуулах,» before a comma."""
    page = reader.open("index.html")
    open_search(page)
    for words in ("нээлттэй үндэслэл", "6.1 үндэслэл", "цуглуулах үндэслэл"):  # each alone stands on too many pages
        assert any("data-protection/lawful-basis.html" in link for link in search(page, words)), words


@pytest.mark.both
def test_a_result_leads_to_its_place(reader) -> None:
    page = reader.open("en/ethics/check.html")
    open_search(page)
    assert search(page, "proportionality")
    link = page.locator(".md-search-result__item a").first
    place = link.evaluate("link => link.href")
    assert "en/ethics/check.html" not in place
    link.click()
    page.wait_for_url(place)
    expect(page.locator("h1")).to_be_visible()


def test_the_form_that_stands_in_the_text_is_marked_in_the_result_and_in_the_page(reader) -> None:
    page = reader.open("index.html")
    open_search(page)
    search(page, "хохирогчийн нууцлал")
    marked = page.locator(".md-search-result__item mark").all_text_contents()
    assert {"хохирогчийн"} <= {text.lower() for text in marked}
    search(page, "зөвшөөрлүүдээс")  # a form that stands nowhere
    link = page.locator(".md-search-result__item a:has(mark)").first
    forms = {text.lower() for text in link.locator("mark").all_text_contents()}
    assert forms and all(form.startswith("зөвшөөр") for form in forms)
    link.click()
    page.wait_for_url("**?h=*")
    expect(page.locator("article mark").first).to_be_visible()
    assert {text.lower() for text in page.locator("article mark").all_text_contents()} <= forms


def test_the_reader_sees_how_the_words_were_read(reader) -> None:
    page = reader.open("index.html")
    open_search(page)
    search(page, "hun hudaldaalah")
    expect(page.locator(".hb-search-note")).to_contain_text("хүн худалдаалах")
    search(page, "хүн худалдаалах")
    expect(page.locator(".hb-search-note")).to_have_count(0)


@pytest.mark.parametrize(
    ("start", "words", "term"),
    [("index.html", "худалдалтзүгээр", "худалд"), ("en/index.html", "traffikkkers", "traffick")],
)
def test_an_empty_result_offers_the_nearest_terms(start: str, words: str, term: str, reader, site: Path) -> None:
    page = reader.open(start)
    open_search(page)
    page.evaluate(NOTE_OTHER, "mn" if start.startswith("en/") else "en")
    page.locator(".md-search__input").fill(words)
    links = page.locator(".hb-search-empty a")
    expect(links.first).to_be_visible(timeout=20_000)
    assert any(term in text for text in links.all_text_contents())
    # who leaves while the index of the other language is on its way hears that it was not loaded
    until(page, lambda: page.evaluate("self.otherIsThere"))
    links.first.click()
    page.wait_for_url("**glossary.html#*")


@pytest.mark.both
@pytest.mark.parametrize("lang", list(START))
def test_an_empty_result_leads_to_the_quick_pages_and_the_parts(
    lang: str, browser: Browser, open_reader: Callable
) -> None:
    page = open_reader(browser).open(START[lang])
    open_search(page)
    page.locator(".md-search__input").fill("ъъъъъ")
    empty = page.locator(".hb-search-empty")
    expect(empty).to_be_visible(timeout=20_000)
    links = empty.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert sum("/quick/" in link for link in links) >= 10
    assert {name for link in links if (name := link.rpartition("/index.html")[0].rpartition("/")[2])} >= {
        "law",
        "search",
    }


@pytest.mark.both
def test_a_term_is_explained_above_the_results_and_is_none_of_them(browser: Browser, open_reader: Callable) -> None:
    page = open_reader(browser).open("en/index.html")
    open_search(page)
    found = search(page, "human trafficking")
    strip = page.get_by_role("region", name="What the term means")
    expect(strip).to_contain_text("Human trafficking", ignore_case=True)
    lesson = strip.get_by_role("link", name="Taught in:")
    expect(lesson).to_be_visible()
    first = page.locator(".md-search-result__item a").first.get_attribute("href")
    assert "glossary.html" not in first and any("glossary.html#human-trafficking" in link for link in found)
    lesson.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.both
def test_what_readers_type_is_named_beside_the_page_that_answers(browser: Browser, open_reader: Callable) -> None:
    page = open_reader(browser).open("index.html")
    open_search(page)
    asks = read_docs(ROOT)[0]["mn", "quick/workplace.md"].meta.asks
    found = search(page, asks[0])
    assert "quick/workplace.html" in found[0]
    expect(page.locator(".md-search-result__item .hb-answers").first).to_have_text(f"Хариулна: {asks[0]}")


@pytest.mark.both
@pytest.mark.parametrize(
    ("start", "lang", "words", "answer"),
    [
        ("index.html", "en", "how can I sleep after nightmares", "victims-wellbeing/exposure-hygiene.html"),
        ("en/index.html", "mn", "паспортыг нь хураачихсан", "quick/workplace.html"),
    ],
)
def test_the_other_language_answers_where_this_one_cannot(
    start: str, lang: str, words: str, answer: str, browser: Browser, open_reader: Callable
) -> None:
    page = open_reader(browser).open(start)
    open_search(page)
    page.locator(".md-search__input").fill(words)
    other = page.locator(".hb-search-other")
    expect(other).to_be_visible(timeout=30_000)
    expect(other).to_have_attribute("aria-label", re.compile("."))
    theirs, twin = other.locator(f"div[lang={lang}] a").all(), other.locator("li > p a").all()
    assert any(answer in link.get_attribute("href") for link in theirs)
    assert any(answer in link.get_attribute("href") for link in twin)
    own = "mn" if lang == "en" else "en"
    assert all(("/en/" in link.get_attribute("href")) == (own == "en") for link in twin)


@pytest.mark.both
def test_the_reader_may_have_the_words_as_typed(browser: Browser, open_reader: Callable) -> None:
    page = open_reader(browser).open("index.html")
    open_search(page)
    search(page, "hun hudaldaalah")
    page.get_by_role("button", name="Яг бичсэнээр хайх").press("Enter")
    expect(page.locator(".md-search__input")).to_have_value('"hun hudaldaalah"')
    expect(page.locator(".hb-search-note")).to_have_count(0)


@pytest.mark.parametrize(
    ("start", "words", "not_read"),
    [
        ("index.html", "сайт", "сайхан"),
        ("index.html", "google drive", "дараа"),
        ("en/index.html", "woman's photo", "романс"),
    ],
)
def test_no_known_word_is_read_as_another(start: str, words: str, not_read: str, reader) -> None:
    page = reader.open(start)
    open_search(page)
    search(page, words)
    notes = " ".join(page.locator(".hb-search-note").all_text_contents())
    marked = " ".join(page.locator(".md-search-result__item mark").all_text_contents()).lower()
    assert not_read not in notes and not_read not in marked


def test_an_unknown_word_takes_nothing_from_the_others(reader) -> None:
    page = reader.open("index.html")
    open_search(page)
    with_it, without = search(page, "ъхыщйъ хохирогчийн нууцлал"), search(page, "хохирогчийн нууцлал")
    assert with_it[0] == without[0]


@pytest.mark.parametrize(
    ("start", "words", "part"),
    [
        ("index.html", "хүн худалдаалах", "strip"),
        ("index.html", "how can I sleep after nightmares", "other"),  # it takes the place of the words for no result
        ("en/index.html", "ъъъъъ", "empty"),
        ("index.html", "hun hudaldaalah", "note"),
    ],
)
def test_what_stands_around_the_results_has_no_barrier(start: str, words: str, part: str, reader) -> None:
    page = reader.open(start)
    open_search(page)
    page.locator(".md-search__input").fill(words)
    expect(page.locator(f".hb-search-{part}")).to_be_visible(timeout=30_000)
    assert axe(page) == []
