"""The file for Kiwix: the whole site in one file that names itself, is searched in both languages, and is sound."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
from pathlib import Path

import ours
import pytest
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from PIL import Image, ImageColor
from spoken import LANGUAGES

from handbook.course.pages.model import Page
from handbook.editions.zim import CannotWriteZim, check_library, write_zim
from handbook.render.colours import value

ROOT = Path(__file__).parents[1]
TEXTS = (".md", ".yml", ".csv", ".bib")


def pages() -> list[Page]:
    """All that trainees get."""
    return [page for page in ours.course().pages.values() if not page.path.startswith("trainer/")]


@pytest.fixture
def archive(zim: Path) -> Archive:
    return Archive(zim)


def found(archive: Archive, query: str) -> list[str]:
    """The paths of the ten best pages."""
    return list(Searcher(archive).search(Query().set_query(query)).getResults(0, 10))


def metadata(archive: Archive, name: str) -> str:
    return archive.get_metadata(name).decode()


def test_every_file_of_the_site_is_in_it_byte_by_byte(archive: Archive, built: Path) -> None:
    files = {path.relative_to(built).as_posix(): path for path in built.rglob("*") if path.is_file()}
    assert archive.all_entry_count - len(archive.metadata_keys) - len(files) < 8, "the rest are lists of its own"
    for name, path in files.items():
        assert bytes(archive.get_entry_by_path(name).get_item().content) == path.read_bytes(), name


def test_it_is_sound(zim: Path, archive: Archive) -> None:
    assert archive.check()
    done = subprocess.run(["zimcheck", "--all", str(zim)], capture_output=True, text=True, check=False)
    assert "[INFO] Overall Test Status: Pass" in done.stdout, done.stdout
    assert "[ERROR]" not in done.stdout and "[WARNING]" not in done.stdout, done.stdout


def test_a_library_knows_what_it_is(zim: Path, archive: Archive) -> None:
    outline = ours.data().outline
    assert zim.name == f"osint-handbook-{outline.edition}.zim"
    assert metadata(archive, "Language") == "mon,eng"
    assert metadata(archive, "Date") == outline.edition_date.isoformat()
    for name, longest in {"Title": 30, "Description": 80, "LongDescription": 4000}.items():
        assert 5 < len(metadata(archive, name)) <= longest
    for name in ("Name", "Creator", "Publisher"):
        assert metadata(archive, name)
    assert archive.main_entry.get_item().path == "index.html"


def test_its_picture_is_the_logo(archive: Archive) -> None:
    picture = Image.open(io.BytesIO(bytes(archive.get_illustration_item(48).content)))
    assert picture.size == (48, 48) and picture.format == "PNG"
    # the ground of the mark, and the white of its lines
    colours = {colour[:3] for _, colour in picture.convert("RGBA").getcolors(48 * 48) if colour[3] == 255}
    assert {ImageColor.getrgb(value(name, "light")) for name in ("link", "on-link")} <= colours


def test_pages_of_the_handbook_are_its_articles_and_nothing_else_is(archive: Archive) -> None:
    titles = [page.meta.title for page in pages()]
    assert archive.article_count == len(titles) > 300
    suggested = SuggestionSearcher(archive)
    assert [title for title in titles if not suggested.suggest(title).getEstimatedMatches()] == []


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("хохирогч", "ethics/victims-first.html"),
        ("хохирогчийн", "ethics/victims-first.html"),
        ("хувийн мэдээлэл", "data-protection/what-is-personal-data.html"),
        ("мөрдөгч", "law/where-open-search-ends.html"),
        ("victim", "en/ethics/victims-first.html"),
        ("personal data", "en/data-protection/what-is-personal-data.html"),
        ("metadata", "en/images-places/metadata.html"),
    ],
)
def test_words_of_both_languages_are_found_in_their_forms(archive: Archive, query: str, page: str) -> None:
    assert page in found(archive, query)
    assert all(path.startswith("en/") == page.startswith("en/") for path in found(archive, query)[:3])


def test_what_readers_type_finds_its_page(archive: Archive) -> None:
    """The page stands among the first ten for nine of ten phrases; not all, since Kiwix wants every word of a query."""
    asked = [
        (f"{'' if page.lang == LANGUAGES[0] else 'en/'}{page.path[:-3]}.html", page.meta.asks[0])
        for page in pages()
        if page.meta.asks
    ]
    missed = [(path, phrase) for path, phrase in asked if path not in found(archive, phrase)[:10]]
    assert len(asked) > 200 and len(missed) < 0.1 * len(asked), missed


def test_a_dictionary_form_finds_pages_that_have_only_other_forms(archive: Archive, built: Path) -> None:
    own = {page.path.replace(".md", ".html") for page in pages() if page.lang == "mn"}
    exact = {path for path in own if "гэрч" in re.findall(r"\w+", (built / path).read_text("utf-8").lower())}
    hits = set(Searcher(archive).search(Query().set_query("гэрч")).getResults(0, 400))
    assert exact and len(hits & own - exact) > 5


def test_what_exercises_invented_is_not_found_among_what_the_handbook_says(archive: Archive) -> None:
    for query in ("example", "дасгал", "work", "зар"):
        assert [path for path in found(archive, query) if "/data/" in path] == []


def test_answers_are_not_found(archive: Archive) -> None:
    """No word that stands only in the reasons of answers leads to a page."""
    english = [page for page in pages() if page.lang == "en"]
    reasons = [option.reason["en"] for page in english for question in page.questions for option in question.options]
    everything = " ".join(
        path.read_text("utf-8")
        for path in (ROOT / "docs").rglob("*")
        if path.suffix in TEXTS and path.parent.name != "everyday"  # not in the file
    ).lower()
    words = {*re.findall(r"\b[a-z]{7,}\b", " ".join(reasons))}
    once = [word for word in words if everything.find(word[:4], everything.index(word[:4]) + 1) < 0]
    assert len(once) > 2
    assert [word for word in once if found(archive, word)] == []


def test_titles_are_suggested_while_somebody_types(archive: Archive) -> None:
    for begun, page in {"хохи": "ethics/victims-first.html", "vict": "en/ethics/victims-first.html"}.items():
        assert page in list(SuggestionSearcher(archive).suggest(begun).getResults(0, 20))


# of the site, for a file that is made twice: pages of both languages, files of an exercise, pictures and styles
FEW = ("ethics", "en/ethics", "exercises/ads", "assets/images", "assets/stylesheets", "index.html", "en/index.html")


@pytest.fixture
def few(built: Path, tmp_path: Path) -> Path:
    for name in FEW:
        if (built / name).is_dir():
            shutil.copytree(built / name, tmp_path / "site" / name, copy_function=shutil.copyfile)
        else:
            shutil.copyfile(built / name, tmp_path / "site" / name)
    return tmp_path / "site"


def test_two_runs_give_the_same_bytes(few: Path, tmp_path: Path) -> None:
    one = write_zim(ours.course(), few, tmp_path / "one")
    for path in few.rglob("*.html"):
        path.touch()  # other times, same content
    two = write_zim(ours.course(), few, tmp_path / "two")
    assert Archive(one).article_count > 10
    assert one.read_bytes() == two.read_bytes()
    assert [path.name for path in two.parent.iterdir()] == [one.name], "nothing is left beside it"


@pytest.mark.full
def test_two_runs_of_the_whole_give_the_same_bytes(zim: Path, built: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(built, tmp_path / "site", copy_function=shutil.copyfile)  # other times, same content
    again = write_zim(ours.course(), copy, tmp_path / "dist")
    assert hashlib.sha256(again.read_bytes()).hexdigest() == hashlib.sha256(zim.read_bytes()).hexdigest()


def test_another_content_has_another_id(built: Path, zim: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for lang in LANGUAGES:
        name = "index.html" if lang == LANGUAGES[0] else f"{lang}/index.html"
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(built / name, site / name)
    ids = [Archive(zim).uuid]
    ids.append(Archive(write_zim(ours.course(), site, tmp_path / "one")).uuid)
    (site / "en/index.html").write_text((site / "en/index.html").read_text("utf-8") + "<p>More", "utf-8")
    ids.append(Archive(write_zim(ours.course(), site, tmp_path / "two")).uuid)
    assert len(set(ids)) == 3


def test_a_file_of_an_unknown_kind_is_named_and_the_last_good_file_stays(tmp_path: Path) -> None:
    site, dist = tmp_path / "site", tmp_path / "dist"
    site.mkdir(), dist.mkdir()
    good = dist / f"osint-handbook-{ours.data().outline.edition}.zim"
    good.write_bytes(b"good")
    for name in ("a.xyz", "b.qqq"):
        (site / name).touch()
    with pytest.raises(CannotWriteZim) as error:
        write_zim(ours.course(), site, dist)
    assert [line.split(":")[0] for line in str(error.value).splitlines()] == ["a.xyz", "b.qqq"]
    assert good.read_bytes() == b"good"


def test_where_libzim_is_not_there_the_run_stops_before_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python 3.14 has no package of it: all but the editions is made there."""
    monkeypatch.setattr("handbook.editions.zim.Creator", None)
    with pytest.raises(CannotWriteZim, match=r"Python 3\.11, 3\.12 or 3\.13"):
        check_library()
