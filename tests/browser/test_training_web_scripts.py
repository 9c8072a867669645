"""What the scripts of a training web do: a page that changes, marks that are forgotten, searches found and stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from axe import axe, too_wide
from playwright.sync_api import Browser, expect
from reader import Reader
from test_training_web import DAY, HERS, PAGE, TX, WHY, by, stop_the_advert, written

from handbook.base.html import start_tags
from handbook.practice.web import write_shared, write_web

TARGETS = {"rules": {"target-size": {"enabled": True}}}
# where something is typed, the ways to type it, the page that is found
FOUND = [
    ("burtgel", ("0001234", "РД 0001234", "рд:0001234.", "№0001234", "«Шинэ» ХХК", "“ШИНЭ ХХК”,"), "burtgel-0001234"),
    ("zuvshuurul", ("0001234", "РД0001234", "ТУС-000-1.", "тус–000–1"), "zuvshuurul-l-1"),
    ("arkhiv", ("@khukh", "khukh.", "https://www.uulzvar.example/khukh/"), f"arkhiv-uulzvar-{PAGE}"),
    ("arkhiv", ("www.shine.example", "HTTP://Shine.Example/.", "(shine.example)"), "arkhiv-shine-home"),
    ("lavlakh", ("Shine.example.", "«https://shine.example»", "www.shine.example"), "lavlakh-shine.example"),
    ("gereg", (HERS, f"{HERS[:8]}…{HERS[-6:]}", f"{HERS[:6]}...{HERS[-4:]}", f"{HERS[:8]}…."), f"gereg-{HERS}"),
    ("gereg", (f"{TX[0][:10]}…", f"{TX[0][:5]}..{TX[0][-5:]}"), f"gereg-tx-{TX[0][:20]}"),
    ("uulzvar-search", ("@shine.ajil", "№100000200300402", "shine.example."), f"uulzvar-{PAGE}"),
    (
        "haigch",
        ("0012-3456", "00123456", "0012 3456.", "№ 0012–3456", '"00123456"', "0012345 00123456"),
        "shine-contact",
    ),
    ("haigch", ("shine.example", "www.shine.example", "https://SHINE.example/.", "@shine.example"), "ajil-j1"),
    ("yag", ("00123456", "0012 3456", "site:https://www.shine.example/ утас"), "shine-contact"),
]
NOT_FOUND = [
    ("burtgel", "РД 0001243"),
    ("lavlakh", "marhan.example"),
    ("gereg", f"{HERS[:8]}…CCCCCC"),
    ("gereg", "AAAAAA…T"),
    ("haigch", "00123457"),
    ("haigch", "0123456"),
]
OTHER = "osint-handbook.visit:other/data/shine.html"  # the mark of another exercise


def change(case: dict) -> None:
    stop_the_advert(case)
    by(case, "sites", "burtgel").update(no_person_search=WHY)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exercises")
    write_web(written(folder, change), folder / "x/data", DAY)
    write_shared(folder / "shared/data")
    return folder / "x/data"


@pytest.fixture
def reader(browser: Browser, web: Path, readers: Callable) -> Iterator[Reader]:
    with readers(web) as make:
        yield make(browser)


@pytest.mark.both
def test_the_next_team_finds_a_page_that_changes_as_it_was_at_first(reader: Reader) -> None:
    page = reader.open("shine.html")
    page.evaluate(f"localStorage.setItem('{OTHER}', '1'); localStorage.setItem('osint-handbook.test', '1')")
    expect(page.locator("h1")).to_have_text("Гадаадад ажилла")
    page = reader.open("shine.html")
    page.wait_for_url("**/shine-b.html")
    page = reader.open("index.html")
    page.get_by_role("button", name="Erase the marks").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("The marks of this exercise are erased")
    kept = page.evaluate("Object.keys(localStorage).sort()")
    assert kept == ["osint-handbook.test", OTHER]
    expect(reader.open("shine.html").locator("h1")).to_have_text("Гадаадад ажилла")


@pytest.mark.parametrize("query", ["Б.Ганаа", "ганаа", "Ганаа Б"])
def test_a_search_for_a_person_ends_at_a_stop_page_with_the_reason(query: str, reader: Reader) -> None:
    page = reader.open("burtgel.html")
    page.get_by_role("searchbox").fill(query)
    page.keyboard.press("Enter")
    page.wait_for_url("**/burtgel-stop-person.html")
    expect(page.locator("main")).to_contain_text(WHY["mn"])
    page.locator("main a").click()
    page.wait_for_url("**/burtgel.html")


@pytest.mark.parametrize("query", ["Шинэ", "0001234", "Шинэ Ганаа"])
def test_a_search_for_a_company_is_answered(query: str, reader: Reader) -> None:
    page = reader.open("burtgel.html")
    page.get_by_role("searchbox").fill(query)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Шинэ ХХК")).to_be_visible()


@pytest.mark.parametrize(("where", "queries", "file"), FOUND)
def test_a_search_finds_its_page_however_the_query_is_written(
    where: str, queries: tuple[str, ...], file: str, reader: Reader
) -> None:
    missed = [query for query in queries if f"{file}.html" not in found_by(reader, where, query)]
    assert missed == []


@pytest.mark.parametrize(("where", "query"), NOT_FOUND)
def test_a_search_for_what_is_not_there_finds_nothing(where: str, query: str, reader: Reader) -> None:
    assert found_by(reader, where, query) == []


def found_by(reader: Reader, where: str, query: str) -> list[str]:
    """The files that a search leads to."""
    reader.page.goto(f"{(reader.site / where).as_uri()}.html?q={quote(query)}")
    links = reader.page.locator("[data-item] a:visible, [data-results] a")
    return links.evaluate_all("links => links.map(link => link.getAttribute('href'))")


def test_a_link_that_is_not_to_be_pressed_ends_at_a_stop_page(reader: Reader) -> None:
    page = reader.open("uulzvar-ads.html")
    page.get_by_role("link", name="https://away.example/join").click()
    page.wait_for_url("**/uulzvar-stop-ad-r1.html")
    expect(page.locator("main")).to_contain_text(WHY["en"])


def of_each_kind(web: Path) -> list[str]:
    """Of the pages with the same elements beside links the one with the most links."""
    most: dict[tuple, tuple[int, str]] = {}
    for file in sorted(web.glob("*.html")):
        tags = start_tags(file.read_text("utf-8"))
        kind = tuple(
            sorted(
                {
                    (tag, attributes.get("class", ""))
                    for tag, attributes in tags
                    if tag in ("body", "main", "article", "table", "form")
                }
            )
        )
        most[kind] = max(most.get(kind, (0, "")), (sum(tag == "a" for tag, _ in tags), file.name))
    return [name for _, name in most.values()]


def test_links_of_every_kind_of_page_are_large_enough_for_a_thumb(reader: Reader, web: Path) -> None:
    found = {}
    for name in of_each_kind(web):
        page = reader.open(name)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            wrong = [*axe(page, TARGETS), *(["scrolls sideways"] if too_wide(page) else [])]
            if wrong:
                found[name, width] = wrong
    assert found == {}
