"""The rooms of the house: what each may use, so that the flow stays one-way and a generator can be changed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from rooms import HOUSE, MAY_USE, TOP, WHEN_CALLED, at_work

from handbook.course.layouts import LAYOUTS
from handbook.site.plugin import MAKERS

ROOT = Path(__file__).parents[1]
ROOMS = sorted(MAY_USE)


def room_of(module: str) -> str:
    return [*module.split("."), ""][1]


def imports(file: Path) -> Iterator[tuple[str, bool]]:
    """Modules of ours that a file imports, and whether it does so when it is loaded."""
    tree = ast.parse(file.read_text("utf-8"))
    inner = {
        id(node) for function in ast.walk(tree) if isinstance(function, ast.FunctionDef) for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == HOUSE:
            names = [node.module] if room_of(node.module or "") else [f"{HOUSE}.{alias.name}" for alias in node.names]
            yield from ((name or "", id(node) not in inner) for name in names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in inner) for alias in node.names)


def files(room: str) -> list[Path]:
    return sorted((ROOT / HOUSE / room).rglob("*.py"))


def test_every_module_has_a_room() -> None:
    found = {
        path.name.removesuffix(".py")
        for path in (ROOT / HOUSE).iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert found - {"__init__"} == {*MAY_USE, *TOP}


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_uses_one_above_it(room: str) -> None:
    wrong = [
        f"{file.relative_to(ROOT)} imports {module}"
        for file in files(room)
        for module, at_once in imports(file)
        if module.startswith(HOUSE)
        and room_of(module) not in {room, *MAY_USE[room]}
        and (at_once or (room, room_of(module)) not in WHEN_CALLED)
    ]
    assert wrong == []


def test_no_two_rooms_see_each_other() -> None:
    assert [room for room, uses in MAY_USE.items() if room in at_work(*uses, later=False)] == []


def test_each_layout_that_a_page_may_name_is_made_somewhere() -> None:
    """By a function of the plugin, or by a template that asks for its name."""
    templates = "".join(path.read_text("utf-8") for path in (ROOT / "overrides").rglob("*.html"))
    made = set(MAKERS) | {name for name in LAYOUTS if f'"{name}"' in templates}
    assert made == set(LAYOUTS)


def named(file: Path) -> Iterator[str]:
    """Public classes of a file, and names that it gives to types: ``Key = tuple[str, str]``."""
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name) and len(target.id) > 1)


def test_one_name_means_one_thing() -> None:
    """No public class or type has the name of another. The worlds that exercises invent have names of their own."""
    where: dict[str, list[str]] = {}
    for room in {*MAY_USE} - {"practice"}:
        for file in files(room):
            for name in named(file):
                if name[0].isupper() and not name.isupper():
                    where.setdefault(name, []).append(file.relative_to(ROOT).as_posix())
    assert {name: places for name, places in where.items() if len(places) > 1} == {}
    assert len(where) > 100
