"""Each colour stands in one file, can be read on its grounds, and reaches all that shows it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tinycss2
from contrast import contrast
from tinycss2.ast import IdentToken, Node
from tinycss2.color4 import parse_color

from handbook.editions import epub
from handbook.render import colours
from handbook.render.colours import COLOURS, DECLARATION, UnknownColour, value
from handbook.site import styles

ROOT = Path(__file__).parents[1]
OVERRIDES = ROOT / "overrides"
PRACTICE = ROOT / "handbook" / "practice"  # draws towns and imitates web sites, which have colours of their own
FILES = [
    *(
        path
        for folder in (ROOT / "handbook", OVERRIDES)
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".css", ".html", ".js", ".py", ".svg", ".yml")
        and PRACTICE not in path.parents
        and path != colours.FILE
    ),
    *(PRACTICE / name for name in ("page.css", "case-file.css")),  # but these look like the handbook
]
SHEETS = [path for path in FILES if path.suffix == ".css"]
OF_SITE = sorted((OVERRIDES / styles.SHEETS).glob("*.css"))
WRITTEN = re.compile(
    r"(?<!&)#(?:[0-9a-f]{3,4}){1,2}(?![\w-])|\b(?:rgba?|hsla?|hwb|(?:ok)?(?:lab|lch)|color|color-mix)\(", re.IGNORECASE
)
IN_PYTHON = re.compile(rf"{WRITTEN.pattern}|RGBColor\((?=\w)|[\"'][0-9a-f]{{6}}[\"']", re.IGNORECASE)  # office files
ASKED = re.compile(r"var\(--([\w-]+)|colour\(\"([\w-]+)\"\)|\"([\w-]+)\"")
SCREENS_AND_BOOK = ("light", "dark", "book")
PAIRS = [
    pytest.param(colour.name, ground, medium, least, id=f"{colour.name}-{ground}-{medium}")
    for colour in COLOURS.values()
    for grounds, least in ((colour.text, 4.5), (colour.mark, 3))
    for ground in grounds
    for medium in SCREENS_AND_BOOK
    if all({medium, "always"} & COLOURS[name].values.keys() for name in (colour.name, ground))
] + [  # a browser prints no grounds: whatever stands on one stands on white paper
    pytest.param(colour.name, "sheet", "print", least, id=f"{colour.name}-print")
    for colour in COLOURS.values()
    for grounds, least in ((colour.text, 4.5), (colour.mark, 3))
    if grounds and {"print", "always"} & colour.values.keys()
]


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def every(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from every(getattr(node, "arguments", None) or getattr(node, "content", None) or [])


def names_of_colours(sheet: str) -> list[str]:
    words = (node.value for node in every(tinycss2.parse_component_value_list(sheet)) if isinstance(node, IdentToken))
    return [word for word in words if word.lower() not in ("transparent", "currentcolor") and parse_color(word)]


def test_no_colour_is_written_outside_its_file() -> None:
    found = [
        f"{place(path)}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]}"
        for path in FILES
        for text in [read(path)]
        for match in (IN_PYTHON if path.suffix == ".py" else WRITTEN).finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize("path", SHEETS, ids=place)
def test_no_sheet_calls_a_colour_by_its_english_name(path: Path) -> None:
    assert names_of_colours(colours.declared(read(path))) == []


@pytest.mark.parametrize(
    "written",
    ["a { color: #0b5d66 }", 'fill="#FFF"', "rgba(0, 0, 0, .5)", "oklch(.5 .1 200)", 'Font(color="888888")'],
)
def test_a_colour_is_seen_however_it_is_written(written: str) -> None:
    assert IN_PYTHON.search(written)
    assert names_of_colours("a { color: white; b { border: 1px solid Teal } }") == ["white", "Teal"]


@pytest.mark.parametrize("harmless", ['<a href="#main">', "#hb-test-code { }", "&#8470;", "RGBColor.from_string("])
def test_what_is_no_colour_is_left_alone(harmless: str) -> None:
    assert not IN_PYTHON.search(harmless)


@pytest.mark.parametrize(("name", "ground", "medium", "least"), PAIRS)
def test_text_and_marks_stand_out_from_their_ground(name: str, ground: str, medium: str, least: float) -> None:
    assert contrast(value(name, medium), value(ground, medium)) >= least


def test_contrast_is_measured_right() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


def test_every_colour_is_shown_somewhere() -> None:
    asked = {name for path in FILES if path.suffix != ".py" for found in ASKED.findall(read(path)) for name in found}
    for path in FILES:
        if path.suffix == ".py":
            asked |= {node.value for node in ast.walk(ast.parse(read(path))) if isinstance(node, ast.Constant)}
    assert COLOURS.keys() - asked == set()


def test_both_schemes_and_paper_have_the_same_colours() -> None:
    found = {
        medium: names.split()
        for sheet in ("handbook/colours.css", "print.css")
        for medium, names in DECLARATION.findall(read(OVERRIDES / styles.SHEETS / sheet))
    }
    assert found["light"] == found["dark"] == found["print"]
    assert {colour.name for colour in COLOURS.values() if "print" in colour.values} == set(found["print"])


@pytest.mark.parametrize("path", OF_SITE, ids=place)
def test_a_sheet_of_the_site_asks_only_for_what_is_declared(path: Path) -> None:
    made = dict(styles.files(OVERRIDES))
    own, base = made[f"{styles.SHEETS}{path.name}"], made[f"{styles.SHEETS}handbook.css"]
    declared = set(re.findall(r"(--[\w-]+): ", own + base))
    assert set(re.findall(r"var\((--[\w-]+)", own)) <= declared


def test_an_unknown_colour_is_told_by_name() -> None:
    with pytest.raises(UnknownColour, match=r"colours\.yml has no colour mauve for light"):
        colours.declared(":root { --colours: light ink mauve; }")
    with pytest.raises(UnknownColour, match=r"no colour figure-ok for book"):
        colours.put_in("a { color: var(--figure-ok) }", "book")


def test_office_files_get_six_digits() -> None:
    assert {colours.office(name) for name in ("soft", "tint", "exchange-head")} == {"555555", "EEEEEE", "E4EBE9"}


def test_a_reader_without_custom_properties_keeps_its_text_and_ground_and_gets_every_edge() -> None:
    """Whatever its ground, light or dark, its own text is read on it: nothing of ours is half of a pair."""
    sheet = epub.style_sheet()
    named = re.findall(r"([\w-]+): ([^;{}]*var\([^;{}]*[^;{}\s])", sheet)
    assert len(named) > 30
    for name, words in named:
        edge = re.sub(r"var\(--([\w-]+)\)", lambda found: value(found[1], "light"), words)
        plain = {"color": "inherit", "background": "transparent"}.get(name, edge)
        assert f"{name}: {plain}; {name}: {words}" in sheet
