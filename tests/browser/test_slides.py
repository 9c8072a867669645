"""Slides: every one fits and can be read from the last row, in both shapes; a trainer presents with a clicker alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from reader import Reader, until, watch
from spoken import LANGUAGES

from handbook.base.html import fragment
from handbook.course.data.outline import read_outline
from handbook.editions.slides.questions import question_slides

ROOT = Path(__file__).parents[2]
FOLDERS = {"mn": "slides", "en": "en/slides"}
MODULES = [module.id for part in read_outline(ROOT)[0].parts for module in part.modules]
MODULE = "ethics"  # it has every kind of slide
OTHERS = [module for module in MODULES if module != MODULE]
SHAPES = {"16:9": (1280, 720), "4:3": (1024, 768)}
# What may not fit yet: "<language>/<module> <number of the slide>: <flaw>". One that fits has to leave this list.
EXEMPT: frozenset[str] = frozenset()

# Every step of every slide: inside its edges, clear of the foot, no letters under 24 px, pictures there.
# Letters of a figure count where its enlarged parts are shown; on 4:3 they are as large a share of the width.
FLAWS = """
(smallest) => Reveal.getSlides().flatMap((slide, n) => {
  const flaws = new Set();
  const at = Reveal.getIndices(slide);
  const steps = [...new Set([...slide.querySelectorAll('.fragment')].map((one) => Number(one.dataset.fragmentIndex)))];
  let letters = slide.querySelector('img') ? 0 : 24;
  for (const step of [-1, ...steps]) {
    Reveal.slide(at.h, at.v, step);
    const canvas = slide.querySelector('.hb-canvas');
    const edge = canvas.getBoundingClientRect();
    if (Math.abs(edge.left) > 1 || Math.abs(edge.top) > 1 || Math.abs(edge.right - innerWidth) > 1
      || Math.abs(edge.bottom - innerHeight) > 1) flaws.add('the slide does not fill the window');
    if (canvas.scrollHeight > canvas.clientHeight || canvas.scrollWidth > canvas.clientWidth) flaws.add('overflow');
    const foot = canvas.querySelector('.hb-slide__foot').getBoundingClientRect();
    const texts = document.createTreeWalker(canvas, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      if (!texts.currentNode.data.trim() || !parent.checkVisibility({visibilityProperty: true})) continue;
      if (parseFloat(getComputedStyle(parent).fontSize) < 24) flaws.add('letters under 24 px');
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      for (const box of range.getClientRects()) {
        if (Math.min(box.left, box.top, innerWidth - box.right, innerHeight - box.bottom) < 8) flaws.add('overflow');
        if (parent.closest('.hb-slide__foot')) continue;
        if (box.bottom > foot.top && box.right > foot.left) flaws.add('over the foot');
      }
    }
    for (const image of canvas.querySelectorAll('img')) {
      if (!image.checkVisibility()) continue;
      if (!image.complete || !image.naturalWidth) flaws.add('a picture is missing');
      const fits = [image.clientWidth / image.naturalWidth, image.clientHeight / image.naturalHeight];
      const scale = Math[getComputedStyle(image).objectFit === 'cover' ? 'max' : 'min'](...fits);
      letters = Math.max(letters, smallest[image.src.split('/').at(-1).split('#')[0]] * scale);
    }
  }
  if (letters < 24 * Math.min(1, innerWidth / 1280)) flaws.add('letters of the figure under 24 px');
  return [...flaws].map((flaw) => `${n + 1}: ${flaw}`);
})
"""

CLIPPED = """
(notes) => notes.filter((one) => one.scrollHeight > one.clientHeight + 1).map((one) => one.innerText.slice(0, 60))
"""


def open_deck(reader: Reader, lang: str, module: str) -> Page:
    page = reader.open(f"{FOLDERS[lang]}/{module}.html")
    for _ in range(100):
        if page.evaluate("Reveal.isReady() && document.fonts.status === 'loaded'"):
            break
        page.wait_for_timeout(50)
    return page


def press(page: Page, key: str) -> None:
    page.keyboard.press(key)
    page.wait_for_timeout(30)


def comes(page: Page, expression: str) -> bool:
    """Wait until a page says so."""
    return until(page, lambda: bool(page.evaluate(expression)))


@pytest.mark.parametrize("module", [MODULE, *(pytest.param(id_, marks=pytest.mark.full) for id_ in OTHERS)])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_slide_fits_and_no_letters_are_under_24_px(
    chromium: Browser, open_trainer: Callable[..., Reader], trainer_site: Path, lang: str, shape: str, module: str
) -> None:
    width, height = SHAPES[shape]
    reader = open_trainer(chromium, viewport={"width": width, "height": height})
    smallest = {
        path.name: min(map(float, re.findall(r'font-size="([\d.]+)"', path.read_text("utf-8"))))
        for path in (trainer_site / "assets/figures").glob("*.wide.svg")
    }
    found = {f"{lang}/{module} {flaw}" for flaw in open_deck(reader, lang, module).evaluate(FLAWS, smallest)}
    expected = {line for line in EXEMPT if line.startswith(f"{lang}/{module} ")}
    assert found - expected == set()
    assert expected - found == set(), "these fit now: take them off the list"


def test_every_module_with_lessons_has_its_slides_and_a_button_that_opens_them(
    chromium: Browser, open_trainer: Callable[..., Reader], trainer_site: Path
) -> None:
    reader = open_trainer(chromium)
    for folder in FOLDERS.values():
        for module in MODULES:
            assert (trainer_site / folder / f"{module}.html").exists()
    for name, words in (("ethics/index.html", "Танилцуулах"), ("en/ethics/index.html", "Present")):
        page = reader.open(name)
        page.get_by_role("link", name=words, exact=True).click()
        page.wait_for_url(lambda url: url.split("#")[0].endswith("slides/ethics.html"))
        assert comes(page, "document.querySelectorAll('section.hb-slide').length > 40")


def test_the_trainee_edition_has_neither_slides_nor_what_they_load(site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    assert [name for name in names if re.search(r"slides|reveal|speaker", name)] == []
    assert "slides/" not in (site / "ethics/index.html").read_text("utf-8")


@pytest.mark.parametrize("lang", ["mn", pytest.param("en", marks=pytest.mark.full)])
def test_a_module_is_presented_from_first_to_last_slide_by_clicker_keys_alone(
    browser: Browser, open_trainer: Callable[..., Reader], lang: str
) -> None:
    page = open_deck(open_trainer(browser, viewport={"width": 1280, "height": 720}), lang, "ethics")
    total = page.evaluate("Reveal.getTotalSlides()")
    seen = [page.evaluate("Reveal.getSlides().indexOf(Reveal.getCurrentSlide())")]
    for _ in range(3 * total):
        if page.evaluate("Reveal.isLastSlide() && !Reveal.availableFragments().next"):
            break
        press(page, "PageDown")
        seen.append(page.evaluate("Reveal.getSlides().indexOf(Reveal.getCurrentSlide())"))
    assert list(dict.fromkeys(seen)) == list(range(total)) and seen == sorted(seen)
    foot = page.locator("section.present .hb-slide__foot").last.inner_text()
    assert f"{total} / {total}" in foot
    for _ in seen[1:]:
        press(page, "PageUp")
    assert page.evaluate("Reveal.isFirstSlide()")
    for key in ("ArrowRight", "ArrowDown", "Space"):
        press(page, key)
    for key in ("ArrowLeft", "ArrowUp"):
        press(page, key)
    assert page.evaluate("Reveal.getSlides().indexOf(Reveal.getCurrentSlide())") == 1


def test_answer_and_reasons_are_seen_only_after_a_key(browser: Browser, open_trainer: Callable[..., Reader]) -> None:
    page = open_deck(open_trainer(browser, viewport={"width": 1280, "height": 720}), "en", "law")
    slides = page.evaluate("Reveal.getSlides().map((one) => one.className.includes('--question'))")
    for _ in range(slides.index(True) * 3):
        if page.locator("section.hb-slide--question.present").count():
            break
        press(page, "PageDown")
    question = page.locator("section.hb-slide--question.present")
    colour = "getComputedStyle(document.querySelector('.hb-slide--question.present .right')).backgroundColor"
    before = page.evaluate(colour)
    assert [one.is_visible() for one in question.locator(".hb-why").all()] == [False] * 3
    assert page.evaluate("getComputedStyle(document.querySelector('.present .right'), '::after').content") == "none"
    press(page, "PageDown")
    assert [one.is_visible() for one in question.locator(".hb-why").all()] == [True] * 3
    assert page.evaluate(colour) != before
    press(page, "PageUp")
    assert not question.locator(".hb-why").first.is_visible()


def test_blank_screen_overview_dark_and_countdown_answer_their_keys(
    browser: Browser, open_trainer: Callable[..., Reader]
) -> None:
    page = open_deck(
        open_trainer(browser, viewport={"width": 1280, "height": 720}, color_scheme="light"), "mn", "osint"
    )
    for key in ("b", "."):
        press(page, key)
        assert page.evaluate("Reveal.isPaused()")
        press(page, "PageDown")  # the first key only brings the slide back
        assert not page.evaluate("Reveal.isPaused()") and page.evaluate("Reveal.isFirstSlide()")
    press(page, "o")
    assert page.evaluate("Reveal.isOverview()") and page.locator("section.hb-slide:visible").count() > 3
    press(page, "ArrowRight")
    press(page, "Enter")
    assert not page.evaluate("Reveal.isOverview()") and page.evaluate("Reveal.getIndices().h") == 1
    ground = "getComputedStyle(document.querySelector('.present .hb-canvas')).backgroundColor"
    light = page.evaluate(ground)
    press(page, "d")
    assert page.evaluate(ground) != light
    page.evaluate("Reveal.slide(...Object.values(Reveal.getIndices(document.querySelector('.hb-slide--exercise'))))")
    clock = page.locator(".hb-slide--exercise.present .hb-count b")
    whole = clock.inner_text()
    press(page, "t")
    assert comes(page, f"document.querySelector('.hb-slide--exercise.present .hb-count b').textContent !== '{whole}'")
    press(page, "t")
    stopped = clock.inner_text()
    page.wait_for_timeout(1200)
    assert clock.inner_text() == stopped


@pytest.mark.both
def test_the_speaker_sees_notes_and_the_next_slide_and_can_go_on(
    browser: Browser, open_trainer: Callable[..., Reader]
) -> None:
    reader = open_trainer(browser, viewport={"width": 1280, "height": 720})
    page = open_deck(reader, "en", "ethics")
    press(page, "PageDown")
    press(page, "PageDown")
    with reader.context.expect_page() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    watch(speaker, reader.wrong)
    speaker.wait_for_url("**/speaker.html")
    assert comes(speaker, "document.querySelector('#hb-notes').textContent.includes('Say:')")
    notes = speaker.locator("#hb-notes").inner_text()
    assert "Time:" in notes and "Ask:" in notes
    assert page.locator(".present > .notes:visible").count() == 0
    following = page.evaluate("Reveal.getSlides()[3].querySelector('h2').textContent")
    assert speaker.locator("#hb-next h2").text_content() == following
    assert re.fullmatch(r"\d{1,2}:\d\d", speaker.locator("#hb-clock").inner_text())
    press(speaker, "PageDown")
    assert comes(page, "Reveal.getSlides().indexOf(Reveal.getCurrentSlide()) === 3")
    assert comes(speaker, "document.querySelector('#hb-place').textContent.startsWith('4 / ')")
    # a figure is shown with the notes of its section
    assert "Say:" in speaker.locator("#hb-notes").inner_text()
    assert comes(speaker, "document.querySelector('#hb-elapsed').textContent !== '0:00'")


ASKING = """<!doctype html><title>asks</title><iframe src="{deck}"></iframe><script>
const heard = [];
addEventListener("message", ({{ data }}) => heard.push(data));
const ask = () => [deck, frames[0]].forEach((one) => {{
  one.postMessage({{ hb: "hello" }}, "*");
  one.postMessage("?", "*");
}});
let deck;
</script>"""


def test_notes_go_to_no_window_but_the_one_that_was_opened_for_them(
    browser: Browser, open_trainer: Callable[..., Reader], tmp_path: Path
) -> None:
    reader = open_trainer(browser, viewport={"width": 1280, "height": 720})
    deck = (reader.site / FOLDERS["en"] / "ethics.html").as_uri()
    (tmp_path / "asks.html").write_text(ASKING.format(deck=deck), encoding="utf-8")
    asking = reader.context.new_page()
    asking.goto((tmp_path / "asks.html").as_uri())
    with reader.context.expect_page() as opened:
        asking.evaluate("(address) => { deck = open(address); }", deck)
    page = opened.value
    page.wait_for_url("**/ethics.html**")  # what is asked of a window on its way is lost with what stood there before
    assert comes(page, "window.Reveal && Reveal.isReady()")

    def asked() -> list[object]:
        asking.evaluate("ask()")
        asking.wait_for_timeout(300)
        return asking.evaluate("heard")

    assert asked() == []
    with reader.context.expect_page() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    speaker.wait_for_url("**/speaker.html")
    assert comes(speaker, "document.querySelector('#hb-place')?.textContent.startsWith('1 / ')")
    assert asked() == []
    # the slides were loaded again: the window that they opened still hears of them, and no other
    page.reload()
    assert comes(page, "window.Reveal && Reveal.isReady()")
    assert asked() == []
    press(page, "PageDown")
    assert comes(speaker, "document.querySelector('#hb-place').textContent.startsWith('2 / ')")
    press(speaker, "PageDown")
    assert comes(page, "Reveal.getSlides().indexOf(Reveal.getCurrentSlide()) === 2")
    assert asked() == []


@pytest.mark.parametrize(
    ("lang", "modules"),
    [
        ("mn", [MODULE]),
        *(pytest.param(*deck, marks=pytest.mark.full) for deck in (("mn", OTHERS), ("en", MODULES))),
    ],
    ids=("mn-one", "mn-others", "en-all"),
)
def test_three_slides_stand_on_a_printed_page_with_their_notes(
    chromium: Browser, open_trainer: Callable[..., Reader], lang: str, modules: list[str]
) -> None:
    reader = open_trainer(chromium, viewport={"width": 1280, "height": 720})
    clipped = []
    for module in modules:
        page = open_deck(reader, lang, module)
        pdf = page.pdf(prefer_css_page_size=True)
        pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
        assert pages == -(-page.locator("section.hb-slide").count() // 3), module
        page.emulate_media(media="print")
        assert page.locator(".notes:visible").count() > 0
        cut = page.locator(".notes").evaluate_all(CLIPPED)
        clipped += [f"{module}: {text}" for text in cut]
        page.emulate_media(media="null")
    assert clipped == []


def test_reasons_too_long_for_the_question_stand_on_a_slide_of_their_own() -> None:
    def quiz(reason: str, case: int = 6) -> list[str]:
        options = "".join(
            f"<label><input><b>{letter}</b><span>{'бодит шалгуур ' * 3}</span></label>" for letter in "АБВГ"
        )
        items = "".join(f"<li{' class=right' * (n == 1)}><b>Буруу.</b> {reason}" for n in range(4))
        source = (
            f"<div><fieldset><legend><b>1.</b><span>{'Нэг тохиолдол. ' * case}</span></legend>{options}</fieldset>"
            f"<details><summary>Үндэслэл</summary><ol>{items}</ol></details></div>"
        )
        return [slide.kind for slide in question_slides(fragment(source)[0])]

    assert quiz("Богино.") == ["question"]
    assert quiz("бүрэлдэхүүнийг тогтоосон " * 2, case=20) == ["question", "reasons"]
    assert quiz("бүрэлдэхүүнийг тогтоосон " * 12) == ["question", "reasons", "reasons"]
