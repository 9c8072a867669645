"""The start page offers the editions that the bundle holds, with their sizes, and nothing that it does not hold."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from reader import Reader
from spoken import LANGUAGES

from handbook.course.data import load
from handbook.editions.bundle import bundle
from handbook.editions.offer import Offered, offer

ROOT = Path(__file__).parents[2]
DATA = load(ROOT)[0]
NAME = f"osint-handbook-{DATA.outline.edition}"
SIZES = {"mn.pdf": 9_340_000, "en.pdf": 8_160_000, "mn.epub": 4_050_000, "en.epub": 3_990_000, "zim": 5_470_000}
STARTS = {"mn": "index.html", "en": "en/index.html"}


@pytest.fixture(scope="module")
def offering(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unzipped folder that brings books of known sizes."""
    folder = tmp_path_factory.mktemp("offer")
    files = {kind: folder / f"{NAME}.{kind}" for kind in SIZES}
    for kind, path in files.items():
        path.write_bytes(kind.encode() * (SIZES[kind] // len(kind)))
    pdf, epub = ({lang: files[f"{lang}.{kind}"] for lang in LANGUAGES} for kind in ("pdf", "epub"))
    added = offer(built, Offered(pdf, epub, files["zim"]), DATA.strings)
    packed = bundle(built, folder / "dist", DATA.outline.edition, DATA.outline.edition_date, added)
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder / "Хавтас 1")
    return next((folder / "Хавтас 1").iterdir())


@pytest.fixture
def reader(browser: Browser, offering: Path) -> Iterator[Reader]:
    context = browser.new_context(java_script_enabled=False)
    yield Reader(offering, context, context.new_page())
    context.close()


@pytest.mark.both
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_edition_is_offered_with_its_size_also_without_scripts(reader: Reader, lang: str, offering: Path) -> None:
    page = reader.open(STARTS[lang])
    cards = page.locator("#editions li")
    sizes = [card.split("\n")[-1].split()[0] for card in cards.all_inner_texts()]
    assert sizes[:3] == [f"{SIZES[kind] / 1e6:.1f}" for kind in (f"{lang}.pdf", f"{lang}.epub", "zim")]
    whole = sum(path.stat().st_size for path in offering.rglob("*") if path.is_file())
    whole -= (offering / "SHA256SUMS").stat().st_size
    assert abs(float(sizes[3]) - whole / 1e6) < 0.1
    assert f"{NAME}.zim" in cards.nth(2).inner_text() and cards.nth(2).locator("a").count() == 0
    links = [page.evaluate("link => link.href", link.element_handle()) for link in cards.locator("a").all()]
    assert links == [(offering / "editions" / f"{NAME}.{lang}.{kind}").as_uri() for kind in ("pdf", "epub")]
    assert all((offering / "editions" / link.rsplit("/", 1)[1]).is_file() for link in links)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_offer_fits_a_phone_and_an_office_screen(chromium: Browser, offering: Path, lang: str, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto((offering / STARTS[lang]).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    boxes = [card.bounding_box() for card in page.locator("#editions li").all()]
    assert len({round(box["x"]) for box in boxes}) == (1 if width == 360 else 2)
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    page.close()


def test_the_sums_inside_hold_for_what_was_added(offering: Path) -> None:
    rows = dict(reversed(row.split("  ", 1)) for row in (offering / "SHA256SUMS").read_text("utf-8").splitlines())
    assert {f"editions/{NAME}.{lang}.{kind}" for lang in LANGUAGES for kind in ("pdf", "epub")} <= rows.keys()
    for name in (*STARTS.values(), f"editions/{NAME}.mn.pdf"):
        assert hashlib.sha256((offering / name).read_bytes()).hexdigest() == rows[name]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_bundle_alone_offers_nothing_that_it_does_not_have(
    chromium: Browser, open_reader: Callable[..., Reader], lang: str, site: Path
) -> None:
    page = open_reader(chromium).open(STARTS[lang])
    assert page.locator("#editions").bounding_box()["height"] == 0
    assert not (site / "editions").exists() and "offer" not in page.content()
