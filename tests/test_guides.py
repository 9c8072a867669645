"""The guides: both languages tell writers the same; every command, target, file and name in them exists."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from handbook.__main__ import main
from handbook.course.layouts import LAYOUTS, Layout
from handbook.course.pages.model import FrontMatter

ROOT = Path(__file__).parents[1]
GUIDES = ("CONTRIBUTING.md", "CONTRIBUTING.mn.md")
PACKAGE = ROOT / "handbook"
# a README for each room; that of mongolian is also for those who take the room elsewhere
READMES = tuple(f"handbook/{path.parent.name}/README.md" for path in sorted(PACKAGE.glob("*/__init__.py")))
ENGINEERS = ("MAINTAINING.md", "overrides/README.md", *(name for name in READMES if "mongolian" not in name))
ALL = (*GUIDES, *ENGINEERS)
LONGEST = 180  # characters of a line that is no row of a table
SPAN = re.compile(r"`([^`\n]+)`")
HEADING = re.compile(r"^(#+) .*<a id=\"([a-z-]+)\"></a>$", re.MULTILINE)
COMMAND = re.compile(r"python -m handbook(?: ([a-z-]+))?((?: .*)?)$")
DATA = re.compile(r"[a-z-]+\.(?:yml|csv|bib)")
HOUSE = ("docs/", "handbook/", "tests/", "exercises/", "overrides/", ".github/", ".ci/")  # paths from the root
FILE = re.compile(r"[\w./-]*\w\.(?:py|js|mjs|ts|tsv|css|html|yml|csv|rng|md|sh)")
NAME = re.compile(r"@?_*[A-Za-z]\w*(?:\.\w+)*")


def text(guide: str) -> str:
    return (ROOT / guide).read_text(encoding="utf-8")


def without_fences(guide: str) -> str:
    return re.sub(r"^```.*?^```$", "", text(guide), flags=re.DOTALL | re.MULTILINE)


def spans(guide: str) -> list[str]:
    return SPAN.findall(without_fences(guide))


def commands(guide: str) -> list[str]:
    return [span for span in spans(guide) if span.startswith(("python -m ", "make ")) or span == "make"]


def helped(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command says of itself."""
    with pytest.raises(SystemExit) as end:
        main([*arguments, "--help"])
    assert end.value.code == 0, arguments
    return capsys.readouterr().out


def targets() -> set[str]:
    """The targets of the Makefile that somebody types."""
    return set(re.search(r"^\.PHONY: (.*)$", text("Makefile"), re.MULTILINE)[1].split())  # type: ignore[index]


def test_both_guides_have_the_same_headings_in_the_same_order() -> None:
    english, mongolian = (HEADING.findall(without_fences(guide)) for guide in GUIDES)
    assert english == mongolian and len(english) > 20
    for guide in GUIDES:
        headings = re.findall(r"^##+ ", without_fences(guide), re.MULTILINE)
        assert len(headings) == len(english), f"a heading of {guide} has no id"


def test_both_guides_name_the_same_commands_files_and_keys() -> None:
    english, mongolian = (
        [span for span in spans(guide) if not re.search(r"[\[\]А-яөүӨҮ…]| words", span)] for guide in GUIDES
    )
    own = {"#heading-id"}  # words inside a sign, told in each language
    assert set(english) - own == set(mongolian) - own
    assert commands(GUIDES[0]) == commands(GUIDES[1])


@pytest.mark.parametrize("guide", ALL)
def test_every_command_that_a_guide_names_exists_with_its_options(
    guide: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in commands(guide):
        if told := COMMAND.fullmatch(command):
            name, rest = told.groups()
            known = helped(capsys, *([name] if name else []))
            assert all(option in known for option in re.findall(r"--[a-z]+", rest)), command
        elif command.startswith("python -m "):
            module = command.split()[2]
            spec = find_spec(module)
            assert spec and (not spec.submodule_search_locations or find_spec(f"{module}.__main__")), command
        else:
            words = shlex.split(command)[1:]
            assert {word for word in words if "=" not in word} <= targets(), command
            named = {word.split("=")[0] for word in words if "=" in word}
            assert all(f"$({name})" in text("Makefile") for name in named), command


def test_every_command_and_target_that_exists_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = {part for guide in ALL for command in commands(guide) for part in command.split()}
    listed = re.search(r"\{([a-z,-]+)\}", helped(capsys))[1].split(",")  # type: ignore[index]
    assert set(listed) <= told
    assert targets() - {"all", "browsers"} <= told  # the first is what `make` runs, the second what others need


@pytest.mark.parametrize("guide", ALL)
def test_every_file_that_a_guide_names_exists(guide: str) -> None:
    written = [span for span in spans(guide) if span.startswith(HOUSE) and not re.search(r"[<…*\s]", span)]
    assert written or guide in READMES
    assert [path for path in written if not (ROOT / path).exists()] == []
    links = re.findall(r"\]\(([^)#:]*)(?:#([a-z-]+))?\)", SPAN.sub("", without_fences(guide)))
    for path, id_ in links:
        led = (ROOT / guide).parent / path if path else ROOT / guide
        assert led.exists(), path
        there = led.read_text("utf-8") if id_ else ""
        assert f'<a id="{id_}"></a>' in there or f"{{#{id_}}}" in there or not id_, f"{path}#{id_}"


@pytest.mark.parametrize("guide", GUIDES)
def test_every_data_file_layout_and_key_of_a_page_is_told(guide: str) -> None:
    told = set(spans(guide))
    files = {path.name for path in (ROOT / "docs/_data").iterdir() if path.is_file()}
    assert files <= told
    assert {span for span in told if DATA.fullmatch(span)} - files <= {"mkdocs.yml", "answers.yml", "case.yml"}
    assert told >= set(LAYOUTS)
    assert all(re.search(rf"^{key.name}:|`{key.name}`", text(guide), re.M) for key in fields(FrontMatter))


def section(name: str) -> str:
    """What MAINTAINING.md says below the heading with this id."""
    return re.search(rf'<a id="{name}"></a>\n(.*?)(?=^#)', text("MAINTAINING.md"), re.DOTALL | re.MULTILINE)[1]  # type: ignore[index]


def test_each_field_of_a_layout_is_told_where_layouts_are() -> None:
    told = set(SPAN.findall(section("layout")))
    assert {field.name for field in fields(Layout)} <= told


def test_every_room_tells_what_it_is_for() -> None:
    assert [name for name in READMES if not (ROOT / name).is_file()] == []
    led_to = set(re.findall(r"\]\(([^)#]+)\)", section("rooms")))
    assert {*READMES, "overrides/README.md"} <= led_to


@cache
def house() -> tuple[tuple[str, ...], set[str]]:
    """The files of the house by their paths, and every name that stands in its code, templates and settings."""
    found = [
        path
        for top in HOUSE
        for path in (ROOT / top).rglob("*")
        if path.is_file() and ("exercises" not in path.parts or "data" not in path.parts)
    ]
    own = [path for path in (*found, *ROOT.iterdir()) if path.is_file() and "node_modules" not in path.parts]
    kinds = (".py", ".js", ".mjs", ".ts", ".html", ".yml", ".toml", ".csv", ".tsv", ".css", "")
    texts = (path.read_text("utf-8") for path in own if path.suffix in kinds and not path.name.startswith("."))
    return tuple(path.relative_to(ROOT).as_posix() for path in own), set(re.findall(r"\w+", "\n".join(texts)))


@pytest.mark.parametrize("guide", ENGINEERS)
def test_every_file_and_name_that_engineers_are_told_of_exists(guide: str) -> None:
    """A file by its name or the end of its path, `base/alone.py`; a name anywhere in the house."""
    files, names = house()
    made = {"HBQUIZ0ZIUQBH", "do-no-harm.html", "look.py", "lunr.mn.min.js", "first.js"}  # by a build, or by the reader
    for span in spans(guide):
        if FILE.fullmatch(span):
            name = span.rpartition("/")[2]
            assert name in made or any(f"/{file}".endswith(f"/{span}") for file in files), span
        elif NAME.fullmatch(span) and span not in made:
            assert {*re.findall(r"\w+", span)} <= names, span


@pytest.mark.parametrize("guide", ENGINEERS)
def test_no_line_is_longer_than_a_screen(guide: str) -> None:
    rows = [line for line in text(guide).split("\n") if not line.startswith("|")]
    assert [line for line in rows if len(line) > LONGEST] == []


def test_each_package_of_debian_that_the_makefile_installs_is_told() -> None:
    wanted = re.search(r"^DEBIAN := (.*?\))$", text("Makefile"), re.DOTALL | re.MULTILINE)[1]  # type: ignore[index]
    packages = re.findall(r"[\w.-]+:([\w.-]+)", wanted)
    assert len(packages) > 10 and set(packages) <= set(SPAN.findall(section("machine")))


def test_what_is_named_in_a_file_stands_in_it() -> None:
    """`MAKERS` in `site/plugin.py`: a name that moved to another file is named there."""
    every = "\n".join(map(text, ENGINEERS))
    told = re.findall(r"`(\w+)`(?: and `(\w+)`)?\s+(?:in|of)\s+`([\w/.-]+/[\w.-]+\.(?:py|js))`", every)
    assert len(told) > 50
    for *names, path in told:
        file = next(place for folder in ("", "handbook", "overrides") if (place := ROOT / folder / path).is_file())
        for name in filter(None, names):
            assert re.search(rf"\b{name}\b", file.read_text("utf-8")), f"{name} in {path}"
