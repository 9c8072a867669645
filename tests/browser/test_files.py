"""What lies in the bundle: sizes, names, sums; no answers and no trainer notes where they do not belong."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from pathlib import Path

import ours
import pytest

from handbook.base.html import classes, start_tags
from handbook.course.languages import read_languages
from handbook.course.pages.reader import read_docs
from handbook.editions.packing import limit_of
from handbook.render import forms
from handbook.site.bench import LIMITS, around, first_load
from handbook.site.bench import lessons as of_language

ROOT = Path(__file__).parents[2]


def index(site: Path, lang: str) -> dict:
    text = (site / "search" / f"index.{lang}.js").read_text("utf-8")
    return json.loads(text.removeprefix("window.HB_INDEX="))


def lessons(site: Path) -> list[Path]:
    languages, _ = read_languages(ROOT)
    return [path for lang in languages for path in of_language(site, languages, lang)]


def test_the_page_around_a_lesson_is_small(site: Path) -> None:
    """Its words have no limit; what stands around them does, in both languages."""
    sizes = {path.relative_to(site).as_posix(): around(path.read_text("utf-8")) for path in lessons(site)}
    assert len(sizes) > 100 and min(sizes.values()) > 1000
    assert {name: size for name, size in sizes.items() if size > LIMITS["page around the text"]} == {}


def test_the_zip_for_trainees_goes_over_a_slow_line(dist: Path) -> None:
    (packed,) = dist.glob("*.zip")
    assert packed.stat().st_size <= limit_of(packed.name) == 12_000_000


def test_a_first_lesson_loads_at_most_half_a_megabyte(site: Path) -> None:
    loads = {path.name: first_load(path) for path in lessons(site)}
    assert max(loads.values()) <= LIMITS["all a first lesson loads"], loads


@pytest.mark.page
@pytest.mark.parametrize("lang", ["mn", "en"])
def test_answers_and_trainer_notes_are_never_in_the_index(lang: str, site: Path) -> None:
    found = " ".join(re.sub(r"<[^>]+>|\s+", " ", entry["text"]) for entry in index(site, lang)["docs"])
    assert "hb-quiz" not in (site / "search" / f"index.{lang}.js").read_text("utf-8")
    pages, _ = read_docs(ROOT)
    for page in (page for (of, _), page in pages.items() if of == lang):
        for question in page.questions:
            for option in question.options:
                reason = " ".join(option.reason[page.lang].split())
                assert reason not in found, question.id
        for box in page.boxes:
            if box.kind == "trainer":
                first = re.sub(r"[*\-]", "", box.text.splitlines()[0]).strip()
                assert first not in found, f"{page.file}:{box.line}"


@pytest.mark.page
def test_no_trainer_note_in_the_trainee_edition(site: Path) -> None:
    pages, _ = read_docs(ROOT)
    notes = [box for page in pages.values() for box in page.boxes if box.kind == "trainer"]
    assert len(notes) > 50
    html = "".join(path.read_text("utf-8") for path in site.rglob("*.html"))
    assert not any("trainer" in classes(attributes) for _, attributes in start_tags(html))
    for note in notes:
        longest = max(note.text.splitlines(), key=len)
        words = re.sub(r"^\s*- \*\*[^*]+\*\*\s*", "", longest)
        if not words.isdigit():  # a note may hold its minutes alone
            # one end may stand in the tip of an exercise too, both do where the note itself does
            assert words[:40] not in html or words[-40:] not in html, note


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_the_index_holds_letters_and_its_own_language_only(lang: str, site: Path) -> None:
    text = (site / "search" / f"index.{lang}.js").read_text("utf-8")
    assert "\\u" not in text
    locations = [entry["location"] for entry in index(site, lang)["docs"]]
    assert locations
    assert all(location.startswith("en/") == (lang == "en") for location in locations)


def test_names_are_latin_paths_short_and_nothing_is_a_link(dist: Path) -> None:
    with zipfile.ZipFile(next(dist.glob("*.zip"))) as archive:
        infos = archive.infolist()
    assert len({info.filename.split("/")[0] for info in infos}) == 1
    for info in infos:
        assert info.filename.isascii() and len(info.filename) <= 120, info.filename
        assert info.external_attr >> 28 != 0o12, info.filename
    assert len({info.date_time for info in infos}) == 1
    assert [info.filename for info in infos] == sorted(info.filename for info in infos)


def test_sums_inside_and_outside_hold(dist: Path, site: Path) -> None:
    for folder in (dist, site):
        lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
        assert lines
        for line in lines:
            digest, name = line.split("  ", 1)
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
    inside = {line.split("  ", 1)[1] for line in (site / "SHA256SUMS").read_text("utf-8").splitlines()}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert inside == files - {"SHA256SUMS"}


def test_nothing_the_build_needs_is_published(site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    kept = [name for name in names if not re.fullmatch(r"exercises/[\w-]+/data/.+\.csv", name)]
    assert [
        name
        for name in kept
        if re.search(r"_data|\.(yml|yaml|csv|bib|md|map|py|html\.j2)$|sitemap|(^|/)404\.html$", name)
    ] == []


def test_every_form_lies_there_for_word_and_excel_and_its_page_leads_to_it(site: Path) -> None:
    """The forms of the trainees' pages; those that only a page for trainers shows are not in the trainee edition."""
    data = ours.data()
    forms_pages = [page for page in read_docs(ROOT)[0].values() if page.meta.form]
    shown = [page for page in forms_pages if not page.path.startswith("trainer/")]
    files = dict(forms.files(data, {page.meta.form for page in shown}))
    folder = site / "templates" / "files"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == files
    assert {page.meta.form for page in forms_pages} == set(data.forms), "a form that no page shows"
    linked = []
    for lang, page in ((page.lang, page) for page in shown):
        path = site / ("" if lang == "mn" else lang) / page.path.replace(".md", ".html")
        for tag, attributes in start_tags(path.read_text("utf-8")):
            if tag == "a" and re.search(r"\.(docx|xlsx)$", attributes.get("href", "")):
                file = (path.parent / attributes["href"]).resolve()
                assert file.parent == folder.resolve() and f".{lang}." in file.name
                linked.append(file.name)
    assert sorted(linked) == sorted(files)


@pytest.mark.page
def test_ids_on_a_page_are_unique(site: Path) -> None:
    for path in site.rglob("*.html"):
        ids = [attributes["id"] for _, attributes in start_tags(path.read_text("utf-8")) if "id" in attributes]
        assert len(ids) == len(set(ids)), path


def test_every_glossary_row_is_on_the_page_of_both_languages(site: Path) -> None:
    rows = (ROOT / "docs/_data/glossary.csv").read_text("utf-8").count("\n") - 1
    for name in ("glossary.html", "en/glossary.html"):
        html = (site / name).read_text("utf-8")
        tags = start_tags(html[html.index("<dl>") :])
        assert len([tag for tag, _ in tags if tag == "dt"]) >= rows
        links = [attributes["href"] for _, attributes in tags if "href" in attributes]
        assert [link for link in links if not re.match(r"http|#|\.|[\w/-]+\.html", link)] == [], (
            "plain text became a link"
        )


def test_the_status_of_a_law_fact_is_a_word(site: Path) -> None:
    for path in lessons(site):
        for badge in re.findall(
            r'<span class="?hb-st\b[^>]*>(?:<span[^>]*>[^<]*</span>)?([^<]*)<', path.read_text("utf-8")
        ):
            assert badge.strip(), path
