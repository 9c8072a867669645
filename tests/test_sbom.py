"""What others made is listed with its licence, for people and for machines, and no licence is taken on trust."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path

import ours
import pytest
import yaml
from cyclonedx.spdx import is_expression
from sbom import strict_fault
from spoken import LANGUAGES

from handbook.supply import parts
from handbook.supply.lock import pins

ROOT = Path(__file__).parents[1]
COURSE = ours.data().outline
LOCKS = [ROOT / "requirements.txt", ROOT / "tests" / "requirements.txt"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The vendored files as a build copies them, and a script with lunr in it."""
    folder = tmp_path / "site"
    shutil.copytree(ROOT / "docs" / parts.VENDOR, folder / parts.VENDOR)
    (folder / "assets" / "search.js").write_text('var lunr;lunr.version="2.3.9";', encoding="utf-8")
    return folder


def read_sbom(site: Path) -> dict:
    return json.loads((site / parts.SBOM).read_text("utf-8"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.parent.name)
def test_every_locked_package_has_a_licence_that_is_allowed(lock: Path) -> None:
    found = parts.locked(lock)
    assert len(found) > 40
    assert parts.problems(found) == []
    assert [part.licence for part in found if not is_expression(part.licence)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.parent.name)
def test_every_pin_is_read_and_has_a_hash(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", lock.read_text("utf-8"), flags=re.MULTILINE).strip())
    assert len(entries) == len(pins(lock.read_text("utf-8")))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_names_of_licences_are_those_of_spdx() -> None:
    known = parts.known()
    named = [*known["shipped"], *known["making"], *known["means"].values(), *known["packages"].values()]
    named += [row["licence"] for row in (*known["vendor"].values(), *known["inside"])]
    assert [name for name in named if not is_expression(name)] == []


@pytest.mark.parametrize(
    ("expression", "use", "fits"),
    [
        ("MIT", "shipped", True),
        ("GPL-3.0-or-later", "shipped", False),
        ("GPL-3.0-or-later", "making", True),
        ("GPL-2.0-only OR MIT", "shipped", True),
        ("GPL-2.0-only AND MIT", "shipped", False),
        ("SSPL-1.0", "making", False),
        ("", "making", False),
    ],
)
def test_of_alternatives_one_has_to_fit_of_joined_licences_all(expression: str, use: str, fits: bool) -> None:
    assert parts.allowed(expression, use) is fits


def test_the_sbom_is_valid_and_the_same_on_every_build(site: Path) -> None:
    parts.write(ROOT, site, "trainee", COURSE)
    text = (site / parts.SBOM).read_text("utf-8")
    assert strict_fault(text) is None
    assert strict_fault(text.replace('"components"', '"things"')) is not None
    parts.write(ROOT, site, "trainee", COURSE)
    assert (site / parts.SBOM).read_text("utf-8") == text
    assert read_sbom(site)["metadata"]["timestamp"] == f"{COURSE.edition_date}T00:00:00+00:00"
    parts.write(ROOT, site, "trainer", COURSE)
    assert read_sbom(site)["serialNumber"] != json.loads(text)["serialNumber"]


def test_the_sbom_lists_what_makes_the_handbook_and_what_ships(site: Path) -> None:
    parts.write(ROOT, site, "trainee", COURSE)
    listed = {part["purl"]: part for part in read_sbom(site)["components"]}
    assert {part.purl.to_string() for part in parts.locked(LOCKS[0])} <= set(listed)
    for folder in (site / parts.VENDOR).iterdir():
        version = (folder / "VERSION.txt").read_text("utf-8").split()[-1]
        purl = f"{parts.known()['vendor'][folder.name]['package']}@{version}"
        assert listed[purl]["scope"] == "required" and listed[purl]["hashes"]
    assert listed["pkg:npm/lunr@2.3.9"]["licenses"] == [{"license": {"id": "MIT"}}]
    assert "pkg:npm/rxjs" not in listed, "this site has no script with it"
    text = (site / parts.LICENCES).read_text("utf-8")
    assert all(part["name"] in text for part in listed.values())


def test_a_part_without_a_known_licence_stops_the_build_before_anything_is_written(site: Path) -> None:
    (site / parts.VENDOR / "stranger").mkdir()
    (site / parts.VENDOR / "stranger" / "VERSION.txt").write_text("stranger 1.0\n", encoding="utf-8")
    with pytest.raises(parts.UnknownLicence, match=r"pkg:generic/stranger@1\.0: licence not known; name it in"):
        parts.write(ROOT, site, "trainee", COURSE)
    assert not (site / parts.SBOM).exists() and not (site / parts.LICENCES).exists()


def test_one_choice_of_licences_is_told_everywhere() -> None:
    """course.yml decides; the files that strangers and forges read say the same."""
    outline = ours.data().outline
    licence = outline.licence
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"] == f"{licence.text} AND {licence.code}"
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["license"] == [licence.text, licence.code]
    assert citation["version"] == outline.edition and citation["date-released"] == outline.edition_date
    terms = (ROOT / "LICENSE").read_text("utf-8")
    assert licence.url in terms and licence.text in terms and f"{licence.code} License" in terms
    for lang in LANGUAGES:
        about = (ROOT / "docs" / lang / "about.md").read_text("utf-8")
        assert f"]({licence.url})" in about and licence.code in about
