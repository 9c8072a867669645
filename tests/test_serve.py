"""`make serve`: a saved page is made again alone and is as a fresh build makes it; any other change makes all again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from served import Counted, copy_project

from handbook import checks
from handbook.course.pages import reader
from handbook.render import forms
from handbook.site import plugin, saved

EN, MN = "docs/en/search/operators.md", "docs/mn/search/operators.md"
PAGES = ("en/search/operators.html", "search/operators.html")
LISTS = {"course.en.js", "course.mn.js", "pages.en.json", "pages.mn.json"}
# what is found in a handbook of a few pages of one module, whose links lead to pages that are not there
REFUSED = {"RE01", "FM01", "DA02"}


@dataclass
class Served:
    """A site as `mkdocs serve` builds it, without the server; ``save`` does what the server does after a change."""

    root: Path
    site: Path

    def __post_init__(self) -> None:
        def config():
            return load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site))

        first = config()
        first.plugins.on_startup(command="serve", dirty=False)
        build(first, serve_url="http://127.0.0.1:1/")
        # never bound to a port
        self.server = LiveReloadServer(lambda: build(config(), serve_url="http://127.0.0.1:1/"), "127.0.0.1", 1, "")
        first.plugins.on_serve(self.server, config=first, builder=self.server.builder)

    def save(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_text("utf-8")
        assert old in text
        (self.root / file).write_text(text.replace(old, new, 1), "utf-8")
        self.server.builder()

    @contextmanager
    def saved(self, file: str, old: str, new: str) -> Iterator[None]:
        """Saved inside the block and put back at its end."""
        before = (self.root / file).read_bytes()
        try:
            self.save(file, old, new)
            yield
        finally:
            (self.root / file).write_bytes(before)
            self.server.builder()

    def times(self) -> dict[str, int]:
        """When each file of the site was written."""
        files = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.stat().st_mtime_ns for path in files}

    def contents(self) -> dict[str, bytes]:
        return {name: (self.site / name).read_bytes() for name in self.times()}


@pytest.fixture(scope="module", autouse=True)
def _small() -> Iterator[None]:
    """Only a few kinds of findings stop this handbook, which lacks most of its pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HANDBOOK_EDITION", "trainer")
        patch.setattr(plugin, "MAY_WAIT", tuple(sorted(set(checks.RULES) - REFUSED)))
        yield


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the lessons of one module only: what the rest of the pages says is no part of these promises."""
    copy = copy_project(tmp_path_factory.mktemp("small"))
    for page in copy.glob("docs/*/**/*.md"):
        if page.parent.name != "search" or page.name == "index.md":
            page.unlink()
    for folder in copy.glob("exercises/*/data"):
        shutil.rmtree(folder)
        folder.mkdir()
    return copy


@pytest.fixture(scope="module")
def served(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Served:
    return Served(root, tmp_path_factory.mktemp("site"))


def test_saved_pages_are_served_as_a_fresh_build_makes_them(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages, their entries in the search, the lists of pages and the translators' desk: every file of the site."""
    words = {
        EN: ("He copies the question word", "Zyxwvu [@google-operators] he copies the question word"),
        MN: ("Асуултыг шийдвэрийн", "Зыхвүү [@google-operators]: асуултыг шийдвэрийн"),
    }
    with served.saved(EN, *words[EN]), served.saved(MN, *words[MN]):
        own = served.contents()
        with monkeypatch.context() as patch:  # as another process, whose plugins are its own
            patch.setattr(dict(MkDocsConfig._schema)["plugins"], "plugin_cache", {})
            fresh = Served(served.root, tmp_path / "site").contents()
    assert sorted(own) == sorted(fresh)
    assert [name for name in own if own[name] != fresh[name]] == []
    for name, index, word in zip(PAGES, ("en", "mn"), ("Zyxwvu", "Зыхвүү"), strict=True):
        assert word in own[name].decode() and word in own[f"search/index.{index}.js"].decode()


def test_a_save_of_a_page_makes_that_page_alone(served: Served) -> None:
    before = served.times()
    with served.saved(EN, "He copies the question word", "He copies each question word"):
        after = served.times()
        assert b"He copies each question" in (served.site / PAGES[0]).read_bytes()
    written = {name for name, time in after.items() if time != before.get(name)}
    assert {name for name in written if name.endswith(".html")} == {
        PAGES[0],
        "translation-desk.html",
        "en/translation-desk.html",
    }
    assert {name for name in written if name.startswith("search/")} == {"search/index.en.js"}
    assert not [name for name in written if name.startswith((forms.FOLDER, "assets/figures/"))]
    assert {Path(name).name for name in written if name.startswith("assets/data/")} >= LISTS


def test_a_save_of_a_page_reads_and_checks_that_page_alone(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    read, wanted = Counted(monkeypatch, reader, "read_page"), Counted(monkeypatch, checks, "read_course")
    served.save(EN, "He copies the question word", "He copies each question word")
    assert [given[1:] for given in read.given] == [("en", "search/operators.md")]
    assert [given[1].paths for given in wanted.given] == [(EN,)]
    served.save(EN, "He copies each question word", "He copies the question word")
    assert len(read.given) == 2


def test_forms_are_written_again_only_when_their_data_changed(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counted(monkeypatch, plugin.forms, "files")
    with served.saved(EN, "He copies the question word", "He copies each question word"):
        pass
    with served.saved("docs/_data/law.yml", "performed in good faith,", "kept in good faith,"):
        pass
    assert made.given == []
    names = {path.name for path in (served.site / forms.FOLDER).iterdir()}
    with served.saved("docs/_data/forms.yml", 'en: "', 'en: "New '):
        assert len(made.given) == 1
    assert {path.name for path in (served.site / forms.FOLDER).iterdir()} == names and len(made.given) == 2


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("docs/_data/strings.yml", 'language: {mn: "', 'language: {mn: "Zyxwvu '),
        pytest.param("overrides/partials/footer.html", "</footer>", "<p>Zyxwvu</p></footer>", marks=pytest.mark.full),
        pytest.param(
            "mkdocs.yml", "watch: [overrides]", "watch: [overrides]\nextra_css: [Zyxwvu.css]", marks=pytest.mark.full
        ),
    ],
)
def test_any_other_change_makes_all_again(
    served: Served, file: str, old: str, new: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = served.times()
    caplog.set_level("INFO")
    with served.saved(file, old, new):
        after = served.times()
        assert "Zyxwvu" in (served.site / PAGES[0]).read_text("utf-8")
    assert f"Making all pages again after a change of {file}" in caplog.text
    assert all(after[name] != before[name] for name in before if name.endswith(".html"))


@pytest.mark.full
def test_a_new_page_and_one_taken_away_make_all_again(served: Served) -> None:
    new = served.root / "docs/en/search/new.md"
    shutil.copy(served.root / EN, new)
    served.server.builder()
    assert (served.site / "en/search/new.html").exists()
    new.unlink()
    served.server.builder()
    assert not (served.site / "en/search/new.html").exists()


def test_what_editors_keep_beside_a_file_makes_nothing(served: Served) -> None:
    before = served.times()
    kept = [served.root / "docs/en/search" / name for name in (".operators.md.swp", "operators.md~", "#operators.md#")]
    for file in kept:
        file.write_text("kept", "utf-8")
    served.server.builder()
    for file in kept:
        file.unlink()
    assert served.times() == before


@pytest.mark.parametrize("file", [EN, pytest.param("docs/_data/law.yml", marks=pytest.mark.full)])
def test_an_error_is_told_and_the_last_good_page_stays(
    served: Served, file: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = served.contents()
    good = (served.root / file).read_text("utf-8")
    (served.root / file).write_text(good.replace("[@", "[@nobody-", 1).replace("status:", "statos:", 1), "utf-8")
    served.server.builder()
    code = {EN: "RE01", "docs/_data/law.yml": "DA02"}[file]
    assert f"{code} {file}:" in caplog.text and "Traceback" not in caplog.text
    assert "The last good pages stay until this is mended." in caplog.text
    assert served.contents() == before
    caplog.clear()
    with served.saved(MN, "Асуултыг шийдвэрийн", "Зыхвүү: асуултыг шийдвэрийн"):  # another page is saved meanwhile
        assert f"{code} {file}:" in caplog.text
        assert served.contents() == before
        (served.root / file).write_text(good, "utf-8")
        served.server.builder()
        assert "Зыхвүү" in (served.site / PAGES[1]).read_text("utf-8")
    assert served.contents() == before


def test_the_writer_is_told_what_only_a_full_build_makes_again(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    with served.saved(EN, "He copies the question word", "He copies each question word"):
        assert "Made again in" in caplog.text and saved.STALE not in caplog.text
    with served.saved(EN, "title: ", "title: Zyxwvu "):
        assert saved.STALE in caplog.text
        assert "Zyxwvu" in (served.site / PAGES[0]).read_text("utf-8")
