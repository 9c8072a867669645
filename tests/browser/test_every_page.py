"""Each page, visited once: nothing leaves the machine, nothing goes wrong, axe finds nothing, each question works."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sample
from axe import ALL, CONTRAST, NO_CONTRAST, axe, too_wide
from playwright.sync_api import Browser, Page, expect
from reader import Reader, answer
from spoken import LANGUAGES

LONG = 75_000  # bytes of a page: axe takes a minute for a list such as the glossary
PHONE, DESK = {"width": 360, "height": 900}, {"width": 1280, "height": 900}
SCHEMES = {"light": "default", "dark": "slate"}  # as the theme calls them
# sizes of the window, colours, and what axe is asked there: nothing where it is None
Looks = list[tuple[dict[str, int], str, dict | None]]
GROUPS = [pytest.param(*key, id="-".join(key)) for key in sample.groups()]

# Every question of a page at once, by clicks in the page: a round trip to the browser for each takes most of an hour
WALK = """() => [...document.querySelectorAll('.hb-quiz')].map((quiz) => {
  const right = [...quiz.querySelectorAll('details li')].map((item) => item.classList.contains('right'));
  const check = () => quiz.querySelector('button').click();
  const choose = (wanted) => {
    quiz.querySelectorAll('label input').forEach((input, n) => { if (wanted[n] && !input.checked) input.click(); });
    check();
    return quiz.dataset.state;
  };
  const wrong = choose(right.map((_, n) => n === right.indexOf(false)));
  const reasons = quiz.querySelectorAll('[role=status] p').length;  // verdict and two reasons
  check();
  return [wrong, reasons >= 3, quiz.dataset.state ?? null, choose(right)];
})"""

# asked in one call: each has its price on hundreds of pages, and the first locator on a page has that of many calls
SHOWN = "() => [document.querySelectorAll('h1').length, document.documentElement.classList.contains('js')]"
ASKS = "() => ['.hb-quiz', '.hb-quiz[data-old], .hb-again__why'].map((kind) => !!document.querySelector(kind))"


def visit(reader: Reader, name: str, looks: Looks) -> Iterator[str]:
    """Open a page and tell what is wrong."""
    page = reader.open(name)
    headings, ran = page.evaluate(SHOWN)
    if headings != 1:
        yield "not one first heading"
    if not ran:
        yield "no script ran"
    for window, scheme, rules in looks:
        page.set_viewport_size(window)
        page.emulate_media(color_scheme=scheme)
        # the browser tells the page's script when it next paints
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
        where = f"{window['width']} px, {scheme}"
        yield from (f"{where}: {found}" for found in (axe(page, rules) if rules is not None else ()))
        if wide := too_wide(page):
            yield f"{where}: {wide} px wider than the window"
    yield from wrong_questions(page)
    yield from page.evaluate("violations")


def wrong_questions(page: Page) -> Iterator[str]:
    """Answer each question wrongly, again, rightly, and open the page again: what of it did not work."""
    asks, again = page.evaluate(ASKS)
    if not asks:
        return
    if again:  # in the place of some stand questions that this reader got wrong on other pages
        page.evaluate("localStorage.clear()")
        page.reload()
    quiz = page.locator(".hb-quiz").first
    if quiz.get_attribute("data-state") is not None:
        yield "a question is answered before its reader has answered"
    answer(quiz, right=False)  # by hand
    if quiz.get_attribute("data-state") != "wrong":
        yield "a wrong answer is not called wrong"
    quiz.get_by_role("button").click()
    if quiz.get_attribute("data-state") is not None:
        yield "a question cannot be tried again"
    answered = page.evaluate(WALK)
    yield from (f"question {n}: {steps}" for n, steps in enumerate(answered) if steps != ["wrong", True, None, "right"])
    page.reload()
    states = page.locator(".hb-quiz").evaluate_all("all => all.map(quiz => quiz.dataset.state)")
    if states != ["right"] * len(answered):
        yield f"opened again: {states}"


def visited(reader: Reader, names: list[str] | tuple[str, ...], looks: Looks) -> dict[str, list[str]]:
    """What is wrong on the pages where something is."""
    return {name: wrong for name in names if (wrong := list(visit(reader, name, looks)))}


@pytest.mark.page
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_goes_wrong_on_pages_of_each_kind(
    lang: str, chromium: Browser, open_reader: Callable[..., Reader], pages: Callable
) -> None:
    reader = open_reader(chromium)
    long = {name for name in pages(lang) if (reader.site / name).stat().st_size > LONG}
    looks = [(DESK, "light", ALL), (PHONE, "dark", ALL)]
    wrong = visited(reader, [name for name in pages(lang) if name not in long], looks)
    assert wrong | visited(reader, sorted(long), looks[:1]) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_goes_wrong_in_firefox(lang: str, firefox: Browser, open_reader: Callable[..., Reader]) -> None:
    assert visited(open_reader(firefox), sample.sample(lang)[:8], []) == {}


@pytest.mark.full
@pytest.mark.parametrize(("lang", "group"), GROUPS)
def test_nothing_goes_wrong_on_any_page(
    lang: str, group: str, chromium: Browser, open_reader: Callable[..., Reader]
) -> None:
    looks = [(DESK, "light", None), (PHONE, "light", None)]
    assert visited(open_reader(chromium), sample.groups()[lang, group], looks) == {}


@pytest.mark.weekly
@pytest.mark.parametrize(("lang", "group"), GROUPS)
def test_axe_finds_nothing_on_any_page(
    lang: str, group: str, chromium: Browser, open_reader: Callable[..., Reader]
) -> None:
    looks = [(DESK, "light", ALL), (DESK, "dark", CONTRAST), (PHONE, "light", NO_CONTRAST)]
    assert visited(open_reader(chromium), sample.groups()[lang, group], looks) == {}


@pytest.mark.weekly
@pytest.mark.parametrize(("lang", "group"), GROUPS)
def test_nothing_goes_wrong_on_any_page_in_firefox(
    lang: str, group: str, firefox: Browser, open_reader: Callable[..., Reader]
) -> None:
    assert visited(open_reader(firefox), sample.groups()[lang, group], []) == {}


def test_the_groups_are_all_pages_of_the_site(site: Path) -> None:
    named = {name for names in sample.groups().values() for name in names}
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert named == {name for name in built if not name.startswith("exercises/") or "/data/" not in name}


def test_the_sample_shows_each_kind_on_few_pages() -> None:
    for lang in LANGUAGES:
        kinds = {kind for (of, _), page in sample.content().items() if of == lang for kind in sample.kinds(page)}
        chosen = [key for key in sample.content() if key[0] == lang and sample.html(*key) in sample.sample(lang)]
        assert {kind for key in chosen for kind in sample.kinds(sample.content()[key])} == kinds
        assert len(set(chosen) - {(lang, path) for path in sample.changed()}) <= 40
