"""The build is repeatable, the maintained fork of MkDocs builds the same, and a failed run changes nothing."""

from __future__ import annotations

import re
from pathlib import Path

import ours
import pytest
from served import tiny_project

from handbook.base.findings import BadContent
from handbook.base.html import classes, start_tags
from handbook.editions.bundle import bundle
from handbook.render import forms
from handbook.site.build import build

ROOT = Path(__file__).parents[2]
GENERATOR = re.compile(rb'<meta name="?generator"?[^>]*>')


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): GENERATOR.sub(b"", p.read_bytes()) for p in folder.rglob("*") if p.is_file()
    }


@pytest.mark.full
def test_two_builds_give_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    outline = ours.data().outline
    again = bundle(build(ROOT, target=tmp_path / "site"), tmp_path / "dist", outline.edition, outline.edition_date)
    assert again.read_bytes() == (dist / again.name).read_bytes()


def test_properdocs_builds_the_same_files_of_a_tiny_handbook(tmp_path: Path) -> None:
    """It knows all that mkdocs.yml, the plugin and the templates ask of it."""
    root = tiny_project(tmp_path)
    ours, other = (contents(build(root, generator=name, target=root / name)) for name in ("mkdocs", "properdocs"))
    assert len(ours) > 70
    assert sorted(other) == sorted(ours)
    assert [name for name in ours if ours[name] != other[name]] == []


@pytest.mark.full
def test_properdocs_builds_the_same_files(site: Path, tmp_path: Path) -> None:
    other = contents(build(ROOT, generator="properdocs", target=tmp_path / "site"))
    ours = contents(site)
    ours.pop("SHA256SUMS")
    assert sorted(other) == sorted(ours)
    assert [name for name in ours if ours[name] != other[name]] == []


def test_the_trainer_edition_shows_the_notes_and_holds_every_form(trainer_site: Path) -> None:
    html = (trainer_site / "ethics" / "do-no-harm.html").read_text("utf-8")
    assert len([tag for tag, attributes in start_tags(html) if "trainer" in classes(attributes)]) >= 4
    data = ours.data()
    assert {path.name for path in (trainer_site / forms.FOLDER).iterdir()} == {
        forms.file_name(form, lang, kind, filled=filled)
        for form in data.forms.values()
        for lang in data.languages
        for kind in forms.PROGRAMS
        for filled in (False, True)[: 1 + form.has_example]
    }


def test_a_failed_run_leaves_the_last_good_site_as_it_was(handbook: Path) -> None:
    (handbook / "site").mkdir()
    (handbook / "site" / "index.html").write_text("good")
    lesson = handbook / "docs/mn/rescue/ask-first.md"
    lesson.write_text(lesson.read_text("utf-8").replace("../glossary.md#", "../glossary.md#x", 1), "utf-8")
    with pytest.raises(BadContent) as error:
        build(handbook)
    assert re.search(r"^RE\d+ docs/mn/rescue/ask-first\.md:\d+: .* — .+", str(error.value), re.M)
    assert [path.name for path in (handbook / "site").iterdir()] == ["index.html"]
    assert (handbook / "site" / "index.html").read_text() == "good"
