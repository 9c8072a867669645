"""The start page offers the editions that the bundle holds, with their sizes, and nothing that it does not hold."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import ours
import pytest
from playwright.sync_api import Browser
from reader import Reader
from spoken import LANGUAGES

from handbook.base.html import by_class, document, words
from handbook.editions.bundle import bundle
from handbook.editions.offer import FOLDER, KINDS, offer

ROOT = Path(__file__).parents[2]
DATA = ours.data()
NAME = f"osint-handbook-{DATA.outline.edition}"
# bytes of each file by what follows the edition in its name; {} is the language
SIZES = {
    "{}.html": 5_510_000,
    "{}.ethics.html": 310_000,
    "{}.law.html": 420_000,
    "{}.epub": 4_050_000,
    "zim": 5_470_000,
    "{}.pdf": 9_340_000,
    "print.{}.pdf": 6_120_000,
    "scorm-ethics.{}.zip": 240_000,
    "scorm-law.{}.zip": 290_000,
}
# what a row of the table names, in its order, and the size beside it
ROWS = [
    ("{}.html", "5.5"), ("{}.ethics.html", "0.4"), ("{}.epub", "4.0"), ("zim", "5.5"), ("{}.pdf", "9.3"),
    ("print.{}.pdf", "6.1"), ("scorm-ethics.{}.zip", "0.3"),
]  # fmt: skip
INSIDE = ("epub", "pdf")
STARTS = {"mn": "index.html", "en": "en/index.html"}


def written(folder: Path, sizes: dict[str, int]) -> list[Path]:
    """Files of these sizes in each language, as a run makes them, and one that is for nobody who reads."""
    files = {f"{NAME}.{kind.format(lang)}": size for kind, size in sizes.items() for lang in LANGUAGES}
    files[f"{NAME}-key-tests.moodle.mn.xml"] = 1000
    for name, size in files.items():
        (folder / name).write_bytes(name.encode() * (size // len(name)))
    return [folder / name for name in files]


@pytest.fixture(scope="module")
def offering(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unzipped folder that brings books of known sizes."""
    folder = tmp_path_factory.mktemp("offer")
    added = offer(built, written(folder, SIZES), DATA)
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
def test_each_file_is_offered_with_its_size_and_how_to_open_it_also_without_scripts(
    reader: Reader, lang: str, offering: Path
) -> None:
    page = reader.open(STARTS[lang])
    assert page.locator("#editions thead th").count() == 3
    rows = [row.locator("th, td").all_inner_texts() for row in page.locator("#editions tbody tr").all()]
    assert all(len(row) == 3 and all(row) for row in rows)
    assert "index.html" in rows[0][2]
    whole = sum(path.stat().st_size for path in offering.rglob("*") if path.is_file())
    whole -= (offering / "SHA256SUMS").stat().st_size
    assert abs(float(rows[0][1].split()[-2]) - whole / 1e6) < 0.1
    assert [row[1].split()[0] for row in rows[1:]] == [f"{NAME}.{kind.format(lang)}" for kind, _ in ROWS]
    assert all(size in row[1].split() for row, (_, size) in zip(rows[1:], ROWS, strict=True))
    links = page.locator("#editions td a").all()
    targets = [page.evaluate("link => link.href", link.element_handle()) for link in links]
    assert targets == [(offering / FOLDER / f"{NAME}.{lang}.{kind}").as_uri() for kind in INSIDE]
    assert all((offering / FOLDER / target.rsplit("/", 1)[1]).is_file() for target in targets)
    assert len(list((offering / FOLDER).iterdir())) == len(INSIDE) * len(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_offer_leads_to_how_a_file_is_verified(reader: Reader, lang: str) -> None:
    page = reader.open(STARTS[lang])
    page.locator("#editions p a").click()
    page.wait_for_url("**/start/verify.html")
    assert page.locator("h1").inner_text()


def test_what_was_not_made_is_not_offered(built: Path, tmp_path: Path) -> None:
    """Files of a kind, of a language or of another edition that are not there have no row."""
    files = written(tmp_path, {"{}.pdf": 1000, "zim": 1000})
    other = tmp_path / "osint-handbook-2020-01.mn.html"
    other.write_bytes(b"of another edition")
    pages = offer(built, [path for path in files if not path.name.endswith(".en.pdf")] + [other], DATA)
    heads = {lang: {kind.key: DATA.strings[f"offer-{kind.key}"][lang] for kind in KINDS} for lang in LANGUAGES}
    for lang, offered in (("mn", {"folder", "zim", "pdf"}), ("en", {"folder", "zim"})):
        table = next(by_class(document(pages[STARTS[lang]].decode()), "hb-editions"))
        assert [words(head) for head in table.findall(".//tbody//th")] == [
            head for key, head in heads[lang].items() if key in offered
        ]


def test_the_readme_names_each_kind_of_file() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    told = {kind.pattern.replace("{}", "<lang>").replace("*", "<module>") for kind in KINDS if kind.pattern}
    assert {name for name in told if f"| `osint-handbook-<edition>.{name}` |" not in text} == set()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_offer_fits_a_phone_and_an_office_screen(chromium: Browser, offering: Path, lang: str, width: int) -> None:
    """On a phone place, file and way to open stand below one another, on an office screen beside."""
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto((offering / STARTS[lang]).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for row in page.locator("#editions tbody tr").all():
        boxes = [cell.bounding_box() for cell in row.locator("th, td").all()]
        assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
        tops = [round(box["y"]) for box in boxes]
        assert tops == sorted(set(tops)) if width == 360 else len(set(tops)) == 1
    page.close()


def test_the_sums_inside_hold_for_what_was_added(offering: Path) -> None:
    rows = dict(reversed(row.split("  ", 1)) for row in (offering / "SHA256SUMS").read_text("utf-8").splitlines())
    assert {f"{FOLDER}/{NAME}.{lang}.{kind}" for lang in LANGUAGES for kind in INSIDE} <= rows.keys()
    for name in (*STARTS.values(), f"{FOLDER}/{NAME}.mn.pdf"):
        assert hashlib.sha256((offering / name).read_bytes()).hexdigest() == rows[name]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_bundle_alone_offers_nothing_that_it_does_not_have(
    chromium: Browser, open_reader: Callable[..., Reader], lang: str, site: Path
) -> None:
    page = open_reader(chromium).open(STARTS[lang])
    assert page.locator("#editions").bounding_box()["height"] == 0
    assert not (site / "editions").exists() and "offer" not in page.content()
