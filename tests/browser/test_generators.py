"""The build is repeatable, the maintained fork of MkDocs builds the same, and a failed run changes nothing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import ours
import pytest

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
    assert {path.name for path in (trainer_site / forms.FOLDER).iterdir()} == set(dict(forms.files(data, data.forms)))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project without its history and results, to spoil."""
    ignore = shutil.ignore_patterns(".git", ".venv", "site", "dist", ".build", "__pycache__")
    return shutil.copytree(ROOT, tmp_path / "copy", ignore=ignore)


def test_a_failed_run_leaves_the_last_good_site_as_it_was(copy: Path) -> None:
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("good")
    lesson = copy / "docs/mn/ethics/do-no-harm.md"
    lesson.write_text(lesson.read_text("utf-8").replace("../glossary.md#", "../glossary.md#x", 1), "utf-8")
    with pytest.raises(BadContent) as error:
        build(copy)
    assert re.search(r"^RE\d+ docs/mn/ethics/do-no-harm\.md:\d+: .* — .+", str(error.value), re.M)
    assert [path.name for path in (copy / "site").iterdir()] == ["index.html"]
    assert (copy / "site" / "index.html").read_text() == "good"
