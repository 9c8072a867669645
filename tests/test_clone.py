"""A clone has the same bytes on every computer, however its git is set to end lines; the rest it makes by itself."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from handbook.course.exercises.folder import SUMS, is_page, makers, sums
from handbook.practice.make import make_pages

ROOT = Path(__file__).parents[1]
FOLDERS = ("docs", "exercises")
IGNORED = shutil.ignore_patterns("__pycache__")
# as Git for Windows is installed unless one says otherwise; nothing of this computer's settings
WINDOWS = ("-c", "core.autocrlf=true", "-c", "core.safecrlf=false", "-c", "core.attributesFile=")
WHO = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")


def git(*arguments: str | Path) -> str:
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is cloned on Windows after it was committed on Windows. Made of files: ROOT need be no repository."""
    origin, target = (tmp_path_factory.mktemp("clone") / name for name in ("origin", "target"))
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, origin / folder, ignore=IGNORED)
    for file in (".gitattributes", ".gitignore"):
        shutil.copy(ROOT / file, origin)
    git("init", "--quiet", origin)
    git("-C", origin, *WINDOWS, "add", "--all")
    git("-C", origin, *WINDOWS, *WHO, "commit", "--quiet", "--message", "All")
    git(*WINDOWS, "clone", "--quiet", "--config", "core.autocrlf=true", origin, target)
    return target


def files(root: Path) -> dict[str, bytes]:
    found = (file for folder in FOLDERS for file in (root / folder).rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in found if "__pycache__" not in file.parts}


def pages(root: Path) -> set[str]:
    """What git does not keep."""
    found = ((source, file) for source in makers(root).values() for file in source.rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix() for source, file in found if is_page(file, source)}


def test_a_clone_of_git_for_windows_has_the_same_bytes_and_makes_the_pages_of_exercises(clone: Path) -> None:
    made = pages(ROOT)
    assert len(made) > 500 and not pages(clone)
    make_pages(clone, progress=lambda words: None)
    here, there = files(ROOT), files(clone)
    assert set(here) == set(there)
    assert [file for file in here if here[file] != there[file]] == []
    exercises = [file.parent for file in (clone / "exercises").glob(f"*/{SUMS}")]
    assert exercises and all(sums(folder) == (folder / SUMS).read_bytes().decode() for folder in exercises)
    # both kinds of line ends are there, or the promise would be empty
    assert any(b"\r\n" in bytes_ for file, bytes_ in here.items() if "/data/" in file)
    assert any(b"\r\n" not in bytes_ and b"\n" in bytes_ for file, bytes_ in here.items() if "/data/" in file)


def test_what_a_program_wrote_is_marked_as_such(clone: Path) -> None:
    made = [file for folder in (clone / "exercises").glob("*/data") for file in folder.rglob("*") if file.is_file()]
    made += (clone / "exercises").glob(f"*/{SUMS}")
    written = [clone / "exercises/ads/answers.yml", clone / "exercises/ads/make.py"]

    def marks(paths: list[Path]) -> set[tuple[str, str]]:
        told = git("-C", clone, "check-attr", "-z", "linguist-generated", "diff", "--", *paths).split("\0")
        return set(zip(told[1::3], told[2::3], strict=True))

    assert len(made) > 100
    assert marks(made) == {("linguist-generated", "set"), ("diff", "unset")}
    assert marks(written) == {("linguist-generated", "unspecified"), ("diff", "unspecified")}
