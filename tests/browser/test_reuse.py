"""Every page says how it may be reused, in agreement with what it shows; the folder lists what others made."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import ours
import pytest
from sbom import strict_fault
from spoken import LANGUAGES

from handbook.course.pages.reader import read_docs
from handbook.supply import parts

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r'<script type="?application/ld\+json"?>(.*?)</script>', re.DOTALL)
ALWAYS = {"@context", "@type", "name", "inLanguage", "learningResourceType", "dateModified", "license"}


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """The handbook's own pages by address; those of exercises' data are material."""
    all_pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    return {url: html for url, html in all_pages.items() if "/data/" not in url}


@pytest.fixture(scope="module")
def catalogue(site: Path) -> dict[str, dict]:
    """What the files for catalogues say of each page, by its address; those of both languages together."""
    files = [json.loads((site / f"assets/data/pages.{lang}.json").read_text("utf-8")) for lang in LANGUAGES]
    assert all(file["@context"] == "https://schema.org" for file in files)
    return {entry["url"]: entry for file in files for entry in file["@graph"]}


def test_every_page_describes_itself_as_the_catalogue_does(pages: dict[str, str], catalogue: dict[str, dict]) -> None:
    licence = ours.data().outline.licence
    for url, html in pages.items():
        lang = "en" if url.startswith("en/") else "mn"
        (block,) = BLOCK.findall(html)
        fields = json.loads(block)
        assert set(fields) >= ALWAYS and fields["@type"] == "LearningResource", url
        assert fields["name"] == unescape(re.search(r"<title>(.*?)</title>", html)[1]), url
        assert fields["inLanguage"] == lang and re.search(rf"<html[^>]*\blang={lang}\b", html), url
        assert fields["license"] == licence.url
        assert {**fields, "url": url} == {**catalogue[url], "@context": "https://schema.org"}, url


def test_the_catalogue_tells_of_every_page_what_its_front_matter_says(catalogue: dict[str, dict], site: Path) -> None:
    outline = ours.data().outline
    own = {key: page for key, page in read_docs(ROOT)[0].items() if not page.path.startswith("trainer/")}
    assert len(catalogue) == len(own)
    for (lang, path), page in own.items():
        entry = catalogue[("" if lang == LANGUAGES[0] else f"{lang}/") + path.replace(".md", ".html")]
        assert entry["name"] == page.meta.title and entry["inLanguage"] == lang
        assert entry["dateModified"] == str(page.meta.reviewed or outline.edition_date)
        assert entry.get("timeRequired") == (f"PT{page.meta.read}M" if page.meta.read else None)
        assert entry.get("teaches", []) == [objective.text for objective in page.meta.objectives]
        assert entry["isPartOf"]["name"]
        assert (site / entry["url"]).is_file()


def test_the_folder_lists_all_parts_and_their_licences(site: Path) -> None:
    text = (site / parts.SBOM).read_text("utf-8")
    assert strict_fault(text) is None
    listed = {part["purl"] for part in json.loads(text)["components"]}
    assert {str(part.purl) for part in parts.locked(ROOT / parts.LOCK)} <= listed
    there = {row["package"] for row in parts.known()["inside"]} & listed
    assert there == {row["package"] for row in parts.known()["inside"]}, "a mark is no longer found in any script"
    assert "exifr 7" in (site / parts.LICENCES).read_text("utf-8")


def test_the_licence_beside_the_theme_is_the_theme_s(site: Path) -> None:
    assert "Martin Donath" in (site / "assets/vendor/mkdocs-material/LICENSE.txt").read_text("utf-8")
