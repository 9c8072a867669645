"""Style sheets stand in parts that a person can read, and reach a page as one file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.site import styles

ROOT = Path(__file__).parents[1]
OVERRIDES = ROOT / "overrides"
HANDBOOK = OVERRIDES / styles.SHEETS / "handbook.css"
PARTS = sorted(HANDBOOK.with_suffix("").glob("*.css"))
SHEETS = [  # what imitates foreign web sites has rules of its own
    path
    for folder in (OVERRIDES, ROOT / "handbook")
    for path in sorted(folder.rglob("*.css"))
    if ROOT / "handbook" / "practice" not in path.parents
]


def test_a_page_loads_one_sheet_with_every_part_once() -> None:
    named = re.findall(r'@import "handbook/([\w-]+\.css)";', HANDBOOK.read_text("utf-8"))
    assert sorted(named) == [path.name for path in PARTS]
    made = dict(styles.files(OVERRIDES))
    assert [name for name, content in made.items() if "@import" in content or "--colours" in content] == []
    assert [name for name in made if "/handbook/" in name] == []
    whole = made[f"{styles.SHEETS}handbook.css"]
    assert [path.name for path in PARTS if whole.count(path.read_text("utf-8").splitlines()[0]) != 1] == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_style_sheet_says_what_it_is_for_in_lines_that_fit_a_screen(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("/* ")
    assert [line for line in text.splitlines() if len(line) > 120] == []
