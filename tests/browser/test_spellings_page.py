"""The page tool for spellings: as its twin in Python; strings with documented operators only; nothing is sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import ours
import pytest
from axe import axe
from playwright.sync_api import Browser, Page, expect
from reader import pages_of, parts_of

from handbook.base.html import start_tags
from handbook.mongolian.spellings import spellings

TOOL = {"mn": "search/mongolian-spelling.html", "en": "en/search/mongolian-spelling.html"}
STRANGE = ["", "  ", "хун", "xyн", "O'Hara", '"хүн" -x |', "😀😀 a", "İstanbul", "и\u0306", "a" * 100, "v" * 60, "З5",
           "facebook хаяг", "...", "-а-", "ẞ ß", "hün", "日本 x9", "ъь", "viber", "undur tsalin",
           "\x1c\x85а\ufeffб"]  # fmt: skip
READ = """([words, chosen]) => words.map((word) => {
  const { typed, readings, word: meant, groups } = MongolianSpellings.spellings(word, chosen);
  return [typed, readings, meant, Object.entries(groups).map(([name, { shown, more }]) => [name, shown, more])];
})"""
COPIED = """
self.copied = [];
Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { copied.push(text); } } });
"""
# before the page's own: nothing can be copied
REFUSED = """
Object.defineProperty(navigator, "clipboard", { value: undefined });
document.execCommand = () => false;
"""


@pytest.fixture(scope="module", params=["mn", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return request.param


def strings(page: Page, engine: str) -> list[str]:
    return page.locator(f".hb-spell section:has(b:text-is('{engine}')) li > code").all_inner_texts()


def shown(page: Page, group: str) -> list[str]:
    return page.locator(f".hb-spell__group:has(legend:text-is('{group}')) label").all_inner_texts()


def test_browser_and_python_write_alike(reader) -> None:
    """All terms of the glossary, their Latin spellings, and strange input."""
    page = reader.open(TOOL["en"])
    terms = [term.term["mn"] for term in ours.data().glossary.values()]
    latin = [spellings(term).groups[kind].shown[0] for term in terms[::4] for kind in ("standard",)
             if kind in spellings(term).groups]  # fmt: skip
    words = [*terms, *latin, *STRANGE]
    for chosen in (0, 2):
        python = [
            [found.typed, list(found.readings), found.word,
             [[name, list(group.shown), group.more] for name, group in found.groups.items()]]
            for found in (spellings(word, chosen) for word in words)
        ]  # fmt: skip
        browser = page.evaluate(READ, [words, chosen])
        assert [row for row in zip(words, python, browser, strict=True) if row[1] != row[2]] == []


def test_what_is_typed_in_latin_is_read_and_another_reading_may_be_chosen(reader) -> None:
    page = reader.open(TOOL["en"])
    page.get_by_label("Name or key word").fill("Sukhbaatar")
    assert shown(page, "Which word is meant?") == ["сухбаатар", "сүхбаатар", "сөхбаатар"]
    page.get_by_label("сүхбаатар", exact=True).check()
    assert shown(page, "In Cyrillic") == ["сүхбаатар"]
    assert "(Latin x)" in page.locator(".hb-spell").inner_text()  # it cannot be told from Cyrillic х by eye
    assert shown(page, "Latin standard MNS 5217:2012") == ["sükhbaatar"]
    assert "suhbaatar" in shown(page, "Latin as in chats, the likeliest first")
    expect(page.locator(".hb-spell__said")).to_contain_text("сүхбаатар: spellings")
    page.get_by_label("Name or key word").fill("")
    assert not page.locator(".hb-spell section").first.is_visible()
    expect(page.locator(".hb-spell__said")).to_have_text("")


def test_strings_use_only_what_each_engine_documents(reader) -> None:
    page = reader.open(TOOL["en"])
    page.get_by_label("Name or key word").fill("хүн худалдаалах")
    page.get_by_label("Only on this site").fill("https://www.ajil.example/")
    google, bing, yandex = (strings(page, name) for name in ("Google", "Bing", "Yandex"))
    assert google[0] == "хүн худалдаалах site:ajil.example"
    assert not any(sign in line for line in google for sign in '"|()!') and not any(" OR " in line for line in google)
    assert bing[0].startswith('("хүн худалдаалах" OR "')
    for line in bing:
        assert "site:" not in line and len(re.sub(r'["()]', "", line).split()) <= 10
        assert set(re.findall(r"[^\w\s]", line)) <= set('"()')
    assert len(yandex) == 1 and yandex[0].startswith('"хүн худалдаалах" | "') and "site:" not in yandex[0]
    ticked = page.locator(".hb-spell__group input[type=checkbox]:checked").count()
    assert len(google) == ticked == len(yandex[0].split(" | ")) == sum(line.count(" OR ") + 1 for line in bing)


@pytest.mark.both
def test_ticks_choose_and_a_wrong_site_is_told(reader) -> None:
    page = reader.open(TOOL["en"])
    page.get_by_label("Name or key word").fill("hun")
    for box in page.locator(".hb-spell__group input[type=checkbox]").all():
        box.uncheck()
    assert "Choose at least one spelling" in page.locator(".hb-spell").inner_text()
    page.get_by_label("hun", exact=True).check()
    assert [strings(page, name) for name in ("Google", "Bing", "Yandex")] == [["hun"], ['"hun"'], ["hun"]]
    site = page.get_by_label("Only on this site")
    site.fill("not a site")
    assert site.get_attribute("aria-invalid") == "true" and "ajil.example." in page.locator(".hb-spell").inner_text()
    assert strings(page, "Google") == ["hun"]
    site.fill("zar.example/news")
    assert site.get_attribute("aria-invalid") is None and strings(page, "Google") == ["hun site:zar.example/news"]


def test_a_string_and_its_log_line_are_copied_with_both_times(reader, lang: str) -> None:
    page = reader.page
    page.add_init_script(COPIED)
    page.clock.set_fixed_time("2026-12-31T20:05:30Z")
    reader.open(TOOL[lang])
    page.locator(".hb-spell input[type=text]").first.fill("өмгөөлөгч")
    for button in page.locator(".hb-spell section").last.locator("button").all():
        button.click()
        expect(page.locator(".hb-spell > .hb-sr[role=status]")).not_to_have_text("")
    there, results = ("Улаанбаатар", "илэрц:") if lang == "mn" else ("Ulaanbaatar", "results:")
    string = strings(page, "Yandex")[0]
    assert page.evaluate("copied") == [
        string,
        f"2026-12-31 20:05 UTC\t2027-01-01 04:05 {there} (UTC+8)\tYandex\t{string}\t{results}",
    ]
    name = page.locator(".hb-spell section button").first.get_attribute("aria-label")
    assert "Google" in name and name.startswith(page.locator(".hb-spell section button").first.inner_text())


def test_where_the_browser_copies_nothing_the_line_stands_selected(reader) -> None:
    page = reader.page
    page.add_init_script(REFUSED)
    reader.open(TOOL["en"])
    page.get_by_label("Name or key word").fill("хүн")
    copy, log = page.locator(".hb-spell section").first.locator("li").first.locator("button").all()
    copy.click()
    expect(page.locator(".hb-spell__done").first).to_contain_text("Ctrl+C")
    assert page.evaluate("getSelection().toString()") == "хүн"
    log.click()
    expect(page.locator(".hb-spell__done").first).to_contain_text("UTC+8")
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC\t", page.evaluate("getSelection().toString()"))


def test_the_keyboard_reaches_everything_and_no_link_leads_to_an_engine(reader) -> None:
    page = reader.open(TOOL["en"])
    page.get_by_label("Name or key word").focus()
    page.keyboard.type("hun")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # the second reading
    assert shown(page, "In Cyrillic") == ["хун"]
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.hb-spell section button')"):
            break
    assert page.evaluate("document.activeElement.matches('.hb-spell section button')")
    assert page.locator(".hb-spell a, .hb-spell form[action]").count() == 0
    assert page.evaluate("Object.keys(localStorage).filter((key) => /spell/.test(key)).length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_is_accessible_and_never_wider_than_the_page(
    width: int, scheme: str, lang: str, chromium: Browser, open_reader: Callable
) -> None:
    reader = open_reader(chromium, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = reader.open(TOOL[lang])
    page.locator(".hb-spell input[type=text]").first.fill("hudulmur erhlelt hunii naimaa v" + "a" * 30)
    assert axe(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0


def test_on_paper_the_spellings_and_strings_stand_without_buttons(chromium: Browser, open_reader: Callable) -> None:
    page = open_reader(chromium).open(TOOL["mn"])
    page.locator(".hb-spell input[type=text]").first.fill("хүн")
    page.emulate_media(media="print")
    assert page.locator(".hb-spell section code").first.is_visible()
    assert not page.locator(".hb-spell section button").first.is_visible()


def test_without_scripts_nothing_stands_there(chromium: Browser, open_reader: Callable) -> None:
    page = open_reader(chromium, java_script_enabled=False).open(TOOL["en"])
    assert not page.locator(".hb-calc").is_visible()


def test_only_pages_that_show_the_tool_load_its_scripts(site: Path) -> None:
    for path in [*pages_of(site, "mn"), *pages_of(site, "en")]:
        tags, parts = start_tags(path.read_text("utf-8")), parts_of(path)
        wanted = any(attributes.get("data-calculator") == "spellings" for _, attributes in tags)
        assert wanted == (path.name == "mongolian-spelling.html"), path
        assert ("hb/mongolian" in parts, "hb/spellings" in parts) == (wanted, wanted), path
