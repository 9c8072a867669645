"""What tests built is kept as long as what it is made of: its rooms and the content, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import kept
import pytest
from rooms import HOUSE, MAY_USE, at_work

PROJECT = '[project]\nversion = "1"\n'
FILES = {
    **{f"{HOUSE}/{room}/module.py": "one = 1" for room in MAY_USE},
    f"{HOUSE}/__init__.py": "",
    f"{HOUSE}/release.py": "one = 1",
    f"{HOUSE}/site/README.md": "For engineers",
    "docs/page.md": "A page",
    "tests/printing.py": "EXCERPT = 1",
    "tests/test_page.py": "assert 1",
    "mkdocs.yml": "nav: []",
    kept.PACKAGE: f"{PROJECT}[tool.ruff]\nline-length = 120\n",
}
PAGES = {"site", "trainer-pages"}
MADE = {*kept.MADE_BY} - {"excerpt"}


def states(root: Path, changed: dict[str, str]) -> dict[str, str]:
    for file, text in (FILES | changed).items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, "utf-8")
    return {name: kept.state(name, root) for name in kept.MADE_BY}


@pytest.mark.parametrize(
    ("file", "text", "made_again"),
    [
        ("tests/test_page.py", "assert 2", set()),
        (f"{HOUSE}/site/README.md", "For all engineers", set()),
        (kept.PACKAGE, f"{PROJECT}[tool.ruff]\nline-length = 100\n", set()),
        (f"{HOUSE}/desk/module.py", "one = 2", set()),
        (f"{HOUSE}/editions/module.py", "one = 2", MADE - PAGES),
        (f"{HOUSE}/release.py", "one = 2", {"editions", "editions-excerpt"}),
        ("tests/printing.py", "EXCERPT = 2", {"editions", "editions-excerpt", "excerpt"}),
        (f"{HOUSE}/course/module.py", "one = 2", MADE),
        (f"{HOUSE}/practice/module.py", "one = 2", MADE),  # the check of a site looks at cases
        (f"{HOUSE}/site/more.yml", "new: file", MADE),
        (kept.PACKAGE, PROJECT.replace("1", "2"), {*kept.MADE_BY}),
        ("docs/page.md", "Another page", {*kept.MADE_BY}),
    ],
)
def test_a_change_has_that_made_again_which_is_made_of_it(
    file: str, text: str, made_again: set[str], tmp_path: Path
) -> None:
    before, after = states(tmp_path / "before", {}), states(tmp_path / "after", {file: text})
    assert {name for name in before if before[name] != after[name]} == made_again


def test_all_that_writes_a_site_or_an_edition_has_its_say() -> None:
    """The rooms that those named may use, and those of which they use something later."""
    assert at_work(*kept.SITE) == {"site", "base", "mongolian", "course", "supply", "render", "checks", "practice"}
    assert at_work(*kept.EDITIONS) == at_work(*kept.SITE) | {"editions"}
    assert all(path.is_file() for name in kept.MADE_BY for path in kept.made_of(name))


def test_what_was_built_of_states_that_are_no_more_is_forgotten(tmp_path: Path) -> None:
    """All but the present state and the last one before; and what has a name that nobody keeps."""
    for age, name in enumerate([kept.state("site"), "0" * 16, "1" * 16, "2" * 16]):
        (tmp_path / "site" / name).mkdir(parents=True)
        (tmp_path / "site" / f"{name}.lock").touch()
        os.utime(tmp_path / "site" / name, (age, age))
    (tmp_path / "zim").mkdir()  # not built yet of the present state
    for name in ("0" * 16, "1" * 16):
        (tmp_path / "zim" / name).mkdir()
    (tmp_path / "0123456789abcdef" / "site").mkdir(parents=True)
    kept.forget(tmp_path)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("*/*")}
    assert {path for path in left if path.startswith("zim")} in ({f"zim/{'0' * 16}"}, {f"zim/{'1' * 16}"})
    states = {kept.state("site"), "2" * 16}
    assert left - {path for path in left if path.startswith("zim")} == {
        f"site/{name}{kind}" for name in states for kind in ("", ".lock")
    }
