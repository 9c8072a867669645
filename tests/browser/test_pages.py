"""Every page opens from the folder, in both browsers, and nothing leaves the machine."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser
from reader import Reader, pages_of, until

from handbook.base.html import start_tags
from handbook.render.figures.drawing import COLOURS

LANGUAGES = ("mn", "en")


def loaded_from_outside(path: Path) -> list[str]:
    """The addresses with a host that a page loads or sends to; links to click are not among them."""
    return [
        attributes[name]
        for tag, attributes in start_tags(path.read_text("utf-8"))
        for name in ("src", "srcset", "action", *(["href"] if tag == "link" else []))
        if re.match(r"(?:https?:)?//", attributes.get(name, ""))
    ]


@pytest.mark.page
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_names_a_file_outside_the_folder(lang: str, site: Path) -> None:
    assert {path.name: found for path in pages_of(site, lang) if (found := loaded_from_outside(path))} == {}


@pytest.mark.page
def test_every_page_has_a_policy_without_unsafe_inline_scripts(site: Path) -> None:
    for path in site.rglob("*.html"):
        metas = [attributes for tag, attributes in start_tags(path.read_text("utf-8")) if tag == "meta"]
        policy = [meta["content"] for meta in metas if meta.get("http-equiv") == "Content-Security-Policy"]
        assert len(policy) == 1 and "default-src 'none'" in policy[0], path
        assert "unsafe" not in policy[0], path


def test_a_script_that_was_put_in_behind_the_checks_does_not_run(chromium: Browser, site: Path) -> None:
    """A page in a reader's hands that somebody changed: the policy that it bears allows the site's own files only."""
    run = "document.title = 'ran'"
    smuggled = (
        f"<script>{run}</script>",
        f'<script type="module">{run}</script>',
        f'<script src="data:text/javascript,{run}"></script>',
        f'<img src="nothing.png" alt="" onerror="{run}">',
        f'<svg><script>{run}</script><circle r="9" onclick="{run}" id="pressed"></circle></svg>',
        f'<iframe srcdoc="<script>parent.{run}</script>"></iframe>',
        f'<a id="followed" href="javascript:void({run})">Open</a>',
        f'<button id="pressed-too" onclick="{run}">Press</button>',
    )
    html = (site / "index.html").read_text("utf-8")
    at = html.index(">", html.index("<main")) + 1
    changed = html[:at] + "".join(smuggled) + html[at:]
    policy = re.search('<meta content="default-src [^"]*" http-equiv="?Content-Security-Policy"?>', changed)[0]
    page = chromium.new_page()
    titles = []
    try:
        for text in (changed, changed.replace(policy, "")):
            (site / "changed.html").write_text(text, "utf-8")
            page.goto((site / "changed.html").as_uri())
            assert page.locator("#followed").inner_text() == "Open"
            for name in ("pressed", "followed", "pressed-too"):
                page.locator(f"#{name}").dispatch_event("click")
            page.wait_for_load_state("networkidle")
            titles.append(page.title())
    finally:
        page.close()
        (site / "changed.html").unlink()
    assert titles[0] not in ("ran", "")
    assert titles[1] == "ran"  # without the policy all this would run


def test_outgoing_links_tell_the_site_nothing_and_the_reader_everything(reader) -> None:
    page = reader.open("ethics/three-part-test.html")
    assert page.locator("meta[name=referrer]").get_attribute("content") == "no-referrer"
    links = page.locator("a[href^='http']")
    assert links.count() > 2
    for link in links.all():
        assert link.get_attribute("target") is None  # a page in a window of its own could steer this one
        assert "IP хаяг" in link.get_attribute("title")


def test_a_page_inside_the_zip_says_to_extract_it_first(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """Opened from inside the zip a page comes alone: no style, no script."""
    alone = tmp_path / "index.html"
    alone.write_bytes((site / "index.html").read_bytes())
    page = chromium.new_page()
    page.goto(alone.as_uri())
    notice = page.locator(".hb-unzip")
    assert notice.is_visible()
    assert "задал" in notice.inner_text() and "xtract" in notice.inner_text()
    assert page.evaluate("document.body.firstElementChild.className") == "hb-unzip"
    page.goto((site / "index.html").as_uri())
    assert not notice.is_visible()
    page.close()


@pytest.mark.page
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_inside_the_folder_leads_somewhere(lang: str, site: Path) -> None:
    tags = {path: start_tags(path.read_text("utf-8")) for path in site.rglob("*.html")}
    ids = {path.resolve(): {at["id"] for _, at in found if "id" in at} for path, found in tags.items()}
    broken = []
    for path in pages_of(site, lang):
        for href in [at["href"] for tag, at in tags[path] if tag == "a" and "href" in at]:
            if href.startswith(("http:", "https:")):
                continue
            target, _, anchor = href.partition("#")
            file = (path.parent / target).resolve() if target else path
            known = ids.get(file.resolve(), set() if file.is_file() else None)  # a file to save has no anchors
            if known is None or (anchor and anchor not in known):
                broken.append(f"{path.relative_to(site)}: {href}")
    assert broken == []


@pytest.mark.both
def test_the_switch_leads_to_the_same_section_of_the_twin(reader) -> None:
    page = reader.open("ethics/three-part-test.html")
    page.evaluate("document.querySelector('#legality').scrollIntoView()")
    box = page.locator("#hb-lang").bounding_box()
    # a click at the place: the library would scroll a link in a fixed header "into view" first
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/en/ethics/three-part-test.html#legality")
    assert page.locator("html").get_attribute("lang") == "en"
    page.evaluate("document.querySelector('#necessity').scrollIntoView()")
    page.evaluate("document.querySelector('#hb-lang').focus({preventScroll: true})")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/ethics/three-part-test\.html#necessity$"))
    assert page.locator("html").get_attribute("lang") == "mn"


def test_a_page_past_its_review_date_says_so_in_both_languages(reader) -> None:
    page = reader.page
    page.clock.set_fixed_time("2026-12-01T10:00:00Z")
    reader.open("ethics/do-no-harm.html")
    assert page.locator(".hb-notice--age").count() == 0
    page.clock.set_fixed_time("2027-12-01T10:00:00Z")
    for name in ("ethics/do-no-harm.html", "en/ethics/do-no-harm.html"):
        reader.open(name)
        notice = page.locator(".hb-notice--age")
        assert "2027-05-25" in notice.inner_text()
        assert "хянах" in notice.inner_text() and "due for review" in notice.inner_text()


def test_no_edition_holds_the_writers_desk(site: Path, trainer_site: Path) -> None:
    for edition in (site, trainer_site):
        assert [path.name for path in edition.rglob("*desk*")] == []
        assert [path.name for path in edition.rglob("*.html") if "translation-desk" in path.read_text("utf-8")] == []


@pytest.mark.parametrize("name", ["chromium", pytest.param("firefox", marks=pytest.mark.full)])
def test_the_scroll_bar_of_the_menu_has_the_colours_of_its_scheme(
    name: str, request: pytest.FixtureRequest, site: Path
) -> None:
    # no reader: for a picture the library puts a style into the page, which the page's policy refuses
    page = request.getfixturevalue(name).new_page(viewport={"width": 1280, "height": 900})
    page.goto((site / "en/ethics/do-no-harm.html").as_uri())
    menu = page.locator(".hb-nav > div")
    seen = {}
    for scheme in ("default", "slate"):
        if page.locator("body").get_attribute("data-md-color-scheme") != scheme:
            page.locator("#hb-scheme").click()
        colours = menu.evaluate(
            "(e) => { const s = getComputedStyle(e), b = getComputedStyle(document.body);"
            " return [s.colorScheme, s.scrollbarColor, b.backgroundColor, e.scrollHeight > e.clientHeight]; }"
        )
        box = menu.bounding_box()
        clip = {"x": box["x"] + box["width"] - 12, "y": box["y"], "width": 12, "height": 300}
        edge = Image.open(BytesIO(page.screenshot(clip=clip))).convert("L")
        seen[scheme] = (*colours, edge.getextrema())
    for scheme, ((own, bar, ground, long, (darkest, lightest))) in zip(("light", "dark"), seen.values(), strict=True):
        assert own == scheme and bar.endswith(f" {ground}") and long, seen
        # nothing as light as a page in the dark, nothing as dark as ink in the light
        assert lightest < 160 if scheme == "dark" else darkest > 96, seen
    page.close()


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_the_room_of_what_scripts_add_to_the_header_is_kept(width: int, chromium: Browser, site: Path) -> None:
    """The search and the switch of colours come with the header's script; nothing else in the header moves for them."""
    places = []
    for blocked in (True, False):
        page = chromium.new_page(viewport={"width": width, "height": 800})
        if blocked:
            page.route("**/hb/head.*.js", lambda route: route.abort())
        page.goto((site / "ethics" / "do-no-harm.html").as_uri())
        page.wait_for_load_state()
        page.evaluate("document.fonts.ready")
        assert page.locator("#hb-scheme").count() == (not blocked)
        places.append([page.locator(place).bounding_box() for place in (".hb-title", "#hb-lang", "h1")])
        page.close()
    for before, after in zip(*places, strict=True):
        assert before == pytest.approx(after, abs=1)


def test_the_themes_script_comes_when_the_page_is_ready_and_marks_where_one_reads(
    chromium: Browser, open_reader: Callable[..., Reader]
) -> None:
    reader = open_reader(chromium)
    page, seen = reader.page, []
    page.on("load", lambda _: seen.append("load"))
    page.on("request", lambda request: seen.append(request.url.rpartition("/")[2]))
    reader.open("en/ethics/do-no-harm.html")
    page.locator("h2").nth(2).evaluate("node => scrollTo(0, node.offsetTop)")
    page.locator(".md-nav__link--active").first.wait_for(state="attached")
    bundles = [name for name in seen if name.startswith("bundle.")]
    assert len(bundles) == 1 and seen.index("load") < seen.index(bundles[0])


@pytest.mark.both
def test_an_entry_far_down_a_long_page_is_found_by_the_browser_and_by_its_link(reader) -> None:
    page = reader.open("en/glossary.html")
    last = page.locator(".hb-glossary dl > div").last
    words = last.locator("dd").evaluate("node => node.firstChild.textContent.trim().slice(0, 40)")
    assert page.evaluate("words => window.find(words)", words), words
    page.goto(f"{page.url}#{last.get_attribute('id')}")
    page.reload()  # from the top: a link within the page would find the entries above laid out
    page.wait_for_timeout(300)  # what is laid out only now may move away what was there at once
    assert until(page, lambda: (box := last.bounding_box()) and 0 <= box["y"] < 900)


def test_a_figure_has_the_colours_of_the_page_by_day_and_by_night(chromium: Browser, open_reader: Callable) -> None:
    """One file has both: by night its address ends in #dark."""
    page = open_reader(chromium).open("en/ethics/do-no-harm.html")
    page.locator(".hb-figure").scroll_into_view_if_needed()
    seen = {}
    for scheme in ("light", "dark"):
        picture = page.locator(f".hb-figure .hb-{scheme} img")
        picture.evaluate("image => image.decode()")
        with Image.open(BytesIO(picture.screenshot())) as shot:
            seen[scheme] = {"#{:02x}{:02x}{:02x}".format(*rgb) for _, rgb in shot.convert("RGB").getcolors(1 << 20)}
        page.locator("#hb-scheme").click()
    for scheme, other in (("light", "dark"), ("dark", "light")):
        tints = {of: {named[part] for part in named if "tint" in part} for of, named in COLOURS.items()}
        assert seen[scheme] & tints[scheme] and not seen[scheme] & tints[other]
