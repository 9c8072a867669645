"""The guide is enough: its commands, run as a new maintainer would, do what it says in a copy of the handbook."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "tests/maintainer.sh"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy with a history of one commit."""
    for folder in ("docs", "exercises", "handbook", "overrides"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for command in (["init", "--quiet"], ["add", "docs"], [*who, "commit", "--quiet", "-m", "The handbook"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return tmp_path


@pytest.mark.full
def test_a_new_maintainer_comes_through_by_the_guide_alone(copy: Path) -> None:
    environment = os.environ | {"PYTHON": sys.executable, "PYTHONPATH": str(copy)}
    done = subprocess.run(["sh", SCRIPT], cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    assert done.stdout.count("\nno findings in ") == 4
    assert "search/maps.md" in (copy / "mkdocs.yml").read_text(encoding="utf-8")


def test_the_guide_names_each_command_of_the_script() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    used = set(re.findall(r"^(?:refused )?handbook ([a-z-]+)", SCRIPT.read_text(encoding="utf-8"), re.M))
    assert {"check", "status", "translated", "still-true", "due", "export", "import", "new"} == used
    assert [name for name in used if f"handbook {name}" not in guide] == []
