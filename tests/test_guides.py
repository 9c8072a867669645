"""The contributor guide: both languages tell the same, and every command, target and file that it names exists."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from importlib.util import find_spec
from pathlib import Path

import pytest

from handbook.__main__ import main
from handbook.course.layouts import LAYOUTS, Layout
from handbook.course.pages.model import FrontMatter

ROOT = Path(__file__).parents[1]
GUIDES = ("CONTRIBUTING.md", "CONTRIBUTING.mn.md")
ALL = (*GUIDES, "MAINTAINING.md")
SPAN = re.compile(r"`([^`\n]+)`")
HEADING = re.compile(r"^(#+) .*<a id=\"([a-z-]+)\"></a>$", re.MULTILINE)
COMMAND = re.compile(r"python -m handbook(?: ([a-z-]+))?((?: .*)?)$")
DATA = re.compile(r"[a-z-]+\.(?:yml|csv|bib)")
HOUSE = ("docs/", "handbook/", "tests/", "exercises/", "overrides/", ".github/", ".ci/")  # paths from the root


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
            assert find_spec(f"{command.split()[2]}.__main__"), command
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
    assert written
    assert [path for path in written if not (ROOT / path).exists()] == []
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", SPAN.sub("", without_fences(guide))) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []
    ids = {id_ for _, id_ in HEADING.findall(text(guide))}
    assert set(re.findall(r"\]\(#([a-z-]+)\)", SPAN.sub("", text(guide)))) <= ids


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


def test_what_is_named_in_a_file_stands_in_it() -> None:
    """`MAKERS` in `site/plugin.py`: a name that moved to another file is named there."""
    told = re.findall(r"`(\w+)`(?: and `(\w+)`)?\s+(?:in|of)\s+`([\w/.-]+/[\w.-]+\.(?:py|js))`", text("MAINTAINING.md"))
    assert len(told) > 30
    for *names, path in told:
        file = next(place for folder in ("", "handbook", "overrides") if (place := ROOT / folder / path).is_file())
        for name in filter(None, names):
            assert re.search(rf"\b{name}\b", file.read_text("utf-8")), f"{name} in {path}"
