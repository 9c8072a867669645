"""A command reads and checks the content once: what it makes, and the generator's processes, take it from there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from served import Counted

from handbook import checks, release
from handbook.__main__ import main
from handbook.site import build, handed
from handbook.site.plugin import HandbookPlugin

GENERATOR = """\
import sys
import os
from pathlib import Path
from handbook.site import handed

site = Path(sys.argv[-1])
site.mkdir()
(site / "titles.txt").write_text("\\n".join(page.meta.title for page in handed.passed_course().pages.values()), "utf-8")
"""


def test_bundles_are_made_of_content_that_was_read_and_checked_once(
    handbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, checked = (Counted(monkeypatch, checks, name) for name in ("read_course", "check"))
    built, packed = {}, []

    def build_one(root: Path, edition: str, *, course: checks.Course, **_: object) -> None:
        built[edition] = course

    monkeypatch.chdir(handbook)
    monkeypatch.setattr(release, "build", build_one)
    monkeypatch.setattr(release, "write_slides", lambda site, data: packed.append(data))
    monkeypatch.setattr(release, "bundle", lambda *given: handbook / "mkdocs.yml")
    monkeypatch.setattr(release, "write_tests", lambda content, *_: packed.append(content) or handbook / "mkdocs.yml")
    assert main(["bundle"]) == 0
    assert (len(read.given), len(checked.given)) == (1, 1)
    assert built["trainee"] is built["trainer"] is packed[1] and packed[0] is packed[1].data


def test_the_generator_is_handed_what_was_read(
    handbook: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files change after they were read: the generator's process knows what was checked."""
    own = tmp_path_factory.mktemp("generator")
    (own / "fake_generator.py").write_text(GENERATOR, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{own}{os.pathsep}{Path(__file__).parents[1]}")
    content = checks.read_checked(handbook)
    for page in handbook.glob("docs/*/**/*.md"):
        page.unlink()
    build._generate(content, own / "site", "trainee", "fake_generator")
    titles = (own / "site" / "titles.txt").read_text("utf-8").split("\n")
    assert titles == [page.meta.title for page in content.pages.values()] and titles


def test_the_plugin_does_not_read_again_what_it_was_handed(
    handbook: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = checks.read_checked(handbook)
    for name, value in handed.pass_course(content, tmp_path_factory.mktemp("handed")).items():
        monkeypatch.setenv(name, value)
    read, checked = (Counted(monkeypatch, checks, name) for name in ("read_course", "check"))
    plugin = HandbookPlugin()
    plugin.load_config({"edition": "trainee"})
    plugin.on_startup(command="build", dirty=False)
    build = plugin._new_build(handbook, handbook / "overrides", handbook / "site")
    assert read.given == checked.given == []
    assert build.course.pages == content.pages and build.course.data == content.data


def test_content_in_which_something_is_found_is_not_built(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = handbook / "docs/mn/rescue/ask-first.md"
    page.write_text(page.read_text("utf-8").replace("@paper", "@papers"), "utf-8")
    monkeypatch.chdir(handbook)
    monkeypatch.setattr(release, "build", lambda *given, **named: pytest.fail("it was built"))
    assert main(["bundle"]) == 1
    assert "RE01 docs/mn/rescue/ask-first.md:" in capsys.readouterr().out
