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
from served import Counted, copy_project, tiny_project

from handbook import checks
from handbook.course.pages import reader
from handbook.render import forms
from handbook.site import plugin, saved

EN, MN = "docs/en/rescue/ask-first.md", "docs/mn/rescue/ask-first.md"
PAGES = ("en/rescue/ask-first.html", "rescue/ask-first.html")
EN_SAYS, MN_SAYS = "An officer asks first.", "Алба хаагч эхлээд асууна."
EDITED = (EN_SAYS, "An officer asks twice.")
LISTS = {"course.en.js", "course.mn.js", "pages.en.json", "pages.mn.json"}
# what is found while somebody writes, or in the pages of one module, whose links lead to others, is no fault here
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
    """Only a few kinds of findings stop these handbooks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HANDBOOK_EDITION", "trainer")
        patch.setattr(plugin, "MAY_WAIT", tuple(sorted(set(checks.RULES) - REFUSED)))
        yield


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The tiny handbook: what hundreds of pages say is no part of these promises."""
    return Served(tiny_project(tmp_path_factory.mktemp("tiny")), tmp_path_factory.mktemp("site"))


def as_a_fresh_build(served: Served, other: Path, edits: dict[str, tuple[str, str]]) -> dict[str, bytes]:
    """Save two pages, and say what the site then holds, which is what a fresh build writes into ``other``."""
    (one, words), (two, more) = edits.items()
    with served.saved(one, *words), served.saved(two, *more):
        own = served.contents()
        with pytest.MonkeyPatch.context() as patch:  # as another process, whose plugins are its own
            patch.setattr(dict(MkDocsConfig._schema)["plugins"], "plugin_cache", {})
            fresh = Served(served.root, other).contents()
    assert sorted(own) == sorted(fresh)
    assert [name for name in own if own[name] != fresh[name]] == []
    return own


def test_saved_pages_are_served_as_a_fresh_build_makes_them(served: Served, tmp_path: Path) -> None:
    """The pages, their entries in the search, the lists of pages and the translators' desk: every file of the site."""
    words = {EN: (EN_SAYS, f"Zyxwvu [@paper] {EN_SAYS}"), MN: (MN_SAYS, f"Зыхвүү [@paper]: {MN_SAYS}")}
    own = as_a_fresh_build(served, tmp_path / "site", words)
    for name, index, word in zip(PAGES, ("en", "mn"), ("Zyxwvu", "Зыхвүү"), strict=True):
        assert word in own[name].decode() and word in own[f"search/index.{index}.js"].decode()


@pytest.mark.full
def test_saved_pages_of_a_module_are_served_as_a_fresh_build_makes_them(tmp_path: Path) -> None:
    """Of the real handbook, with the lessons of one module only."""
    root = copy_project(tmp_path / "module")
    for page in root.glob("docs/*/**/*.md"):
        if page.parent.name != "search" or page.name == "index.md":
            page.unlink()
    for folder in root.glob("exercises/*/data"):
        shutil.rmtree(folder)
        folder.mkdir()
    words = {
        "docs/en/search/operators.md": (
            "He copies the question word",
            "Zyxwvu [@google-operators] he copies the question word",
        ),
        "docs/mn/search/operators.md": ("Асуултыг шийдвэрийн", "Зыхвүү [@google-operators]: асуултыг шийдвэрийн"),
    }
    own = as_a_fresh_build(Served(root, tmp_path / "served"), tmp_path / "fresh", words)
    for name, word in {"en/search/operators.html": "Zyxwvu", "search/operators.html": "Зыхвүү"}.items():
        assert word in own[name].decode()


def test_a_save_of_a_page_makes_that_page_alone(served: Served) -> None:
    before = served.times()
    with served.saved(EN, *EDITED):
        after = served.times()
        assert EDITED[1].encode() in (served.site / PAGES[0]).read_bytes()
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
    served.save(EN, *EDITED)
    assert [given[1:] for given in read.given] == [("en", "rescue/ask-first.md")]
    assert [given[1].paths for given in wanted.given] == [(EN,)]
    served.save(EN, *reversed(EDITED))
    assert len(read.given) == 2


def test_forms_are_written_again_only_when_their_data_changed(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counted(monkeypatch, plugin.forms, "files")
    with served.saved(EN, *EDITED):
        pass
    with served.saved("docs/_data/law.yml", "Names the permission.", "Names a permission."):
        pass
    assert made.given == []
    names = {path.name for path in (served.site / forms.FOLDER).iterdir()}
    assert names
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
    new = served.root / "docs/en/rescue/new.md"
    shutil.copy(served.root / EN, new)
    served.server.builder()
    assert (served.site / "en/rescue/new.html").exists()
    new.unlink()
    served.server.builder()
    assert not (served.site / "en/rescue/new.html").exists()


def test_what_editors_keep_beside_a_file_makes_nothing(served: Served) -> None:
    before = served.times()
    kept = [served.root / "docs/en/rescue" / name for name in (".ask-first.md.swp", "ask-first.md~", "#ask-first.md#")]
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
    with served.saved(MN, MN_SAYS, f"Зыхвүү: {MN_SAYS}"):  # another page is saved meanwhile
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
    with served.saved(EN, *EDITED):
        assert "Made again in" in caplog.text and saved.STALE not in caplog.text
    with served.saved(EN, "title: ", "title: Zyxwvu "):
        assert saved.STALE in caplog.text
        assert "Zyxwvu" in (served.site / PAGES[0]).read_text("utf-8")
