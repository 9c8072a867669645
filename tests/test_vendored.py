"""What is fetched from npm is what was looked at before: packages as they come, files as they lie here."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
import yaml

from handbook.supply.vendored import FOLDERS, PINS, note, problems, refused

ROOT = Path(__file__).parents[1]
PINNED = yaml.safe_load((ROOT / PINS).read_text("utf-8"))
SCRIPT = "docs/assets/vendor/fflate/fflate.js"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """What was fetched, its pins, and the recipe that fetches it."""
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for name in (
        "Makefile",
        "pyproject.toml",
        "requirements.txt",
        PINS,
        "handbook/__init__.py",
        "handbook/supply/vendored.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def package(name: str, text: str = "code") -> bytes:
    """A package as npm packs it, with all that the recipe takes from one."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as archive:
        for file in ("LICENSE", "dist/scorm12.min.js", "lib/gift-parser-globals.js"):
            content = f"{name}: {text}".encode()
            entry = tarfile.TarInfo(f"package/{file}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return written.getvalue()


def test_every_vendored_file_is_as_it_was_fetched() -> None:
    assert problems(ROOT) == []
    assert all(any(name.startswith(f"{folder}/") for name in PINNED["files"]) for folder in FOLDERS)


def test_a_changed_a_missing_and_a_strange_file_are_named(copy: Path) -> None:
    with (copy / SCRIPT).open("a", encoding="utf-8") as file:
        file.write("\n")
    (copy / "handbook/editions/scorm12/ims_xml.xsd").unlink()
    (copy / "tests/browser/vendor/more.js").write_text("code", encoding="utf-8")
    assert problems(copy) == [
        f"{SCRIPT}: has changed since it was fetched ({PINS})",
        f"handbook/editions/scorm12/ims_xml.xsd: is missing ({PINS})",
        f"tests/browser/vendor/more.js: is not pinned ({PINS})",
    ]
    note(copy)
    assert problems(copy) == []
    assert yaml.safe_load((copy / PINS).read_text("utf-8"))["packages"] == PINNED["packages"]


def test_the_recipes_fetch_what_is_pinned_and_nothing_else() -> None:
    recipe = (ROOT / "Makefile").read_text("utf-8")
    versions = {
        name.replace("$(INTER)", re.search(r"^INTER := (\S+)", recipe, re.M)[1])
        for name in re.findall(r"[\w.-]+@(?:\d[\d.]*\d|\$\(INTER\))", recipe)
    }
    assert versions == set(PINNED["packages"])
    assert all(re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", pin) for pin in PINNED["packages"].values())
    # nothing is unpacked but by the step that compares
    assert recipe.count("npm pack") == recipe.count("tar -x") == 1


def test_a_package_of_another_content_or_without_a_pin_is_named(copy: Path) -> None:
    file = copy / "fetched.tgz"
    file.write_bytes(package("fflate"))
    assert refused(copy, "fflate@0.8.3", file).startswith("fflate@0.8.3: the file from npm has sha512-")
    assert "npm view fflate@9.9.9 dist.integrity" in refused(copy, "fflate@9.9.9", file)


@pytest.mark.skipif(not shutil.which("make"), reason="runs the recipe")
@pytest.mark.parametrize("honest", [True, False])
def test_make_judges_takes_nothing_of_a_package_that_was_changed(honest: bool, copy: Path) -> None:
    """With an npm of our own, which needs no network: the last of two packages is another one than was pinned."""
    names = [name for name in PINNED["packages"] if name.startswith(("scorm-again", "gift-pegjs"))]
    assert len(names) == 2
    served, fetched = copy / "served", {}
    served.mkdir()
    for name in names:
        (served / f"{name.replace('@', '-')}.tgz").write_bytes(package(name))
        fetched[name] = refused(copy, name, served / f"{name.replace('@', '-')}.tgz").split()[6].rstrip(",")
    pins = (copy / PINS).read_text("utf-8")
    for name, digest in fetched.items():
        pins = pins.replace(f"{name}: {PINNED['packages'][name]}", f"{name}: {digest}")
    (copy / PINS).write_text(pins, encoding="utf-8")
    changed = next(name for name in names if name.startswith("gift-pegjs"))
    if not honest:
        (served / f"{changed.replace('@', '-')}.tgz").write_bytes(package(changed, "worse"))
    for path, text in (
        (copy / "bin/npm", f'#!/bin/sh\nfile=$(echo "$3" | tr @ -).tgz\ncp "{served}/$file" . && echo "$file"\n'),
        (copy / ".venv/bin/python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'),
    ):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
    (copy / ".venv/.ready").touch()
    environment = os.environ | {"PATH": f"{copy / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(copy)}
    before = (copy / "tests/browser/vendor/gift-pegjs/gift-pegjs.js").read_bytes()
    done = subprocess.run(["make", "judges"], cwd=copy, env=environment, capture_output=True, text=True, check=False)
    after = (copy / "tests/browser/vendor/gift-pegjs/gift-pegjs.js").read_bytes()
    assert (copy / "tests/browser/vendor/scorm-again/scorm-again.js").read_text("utf-8").endswith(": code")
    assert (f"{changed}: the file from npm has" in done.stderr) is not honest
    assert (after == before) is not honest
    assert done.returncode  # where all are honest it ends at the schemas, which this npm has not
