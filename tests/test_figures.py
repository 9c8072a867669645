"""Figures exist in both languages, fit their boxes at both widths, can be read in both schemes and never change."""

from __future__ import annotations

import base64
import io
import re
import subprocess
import sys
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import tiny
import yaml
from contrast import contrast
from fontTools.ttLib import TTFont
from spoken import LANGUAGES

from handbook import checks
from handbook.base.findings import Finding
from handbook.course.data.figures import FILE, KINDS, Figure, read_figures
from handbook.course.wanted import Wanted
from handbook.render import figures
from handbook.render.figures import kinds, letters
from handbook.render.figures.drawing import COLOURS, GROUND, DrawingSheet, DrawnBox, DrawnLine, Marks, Text

ROOT = Path(__file__).resolve().parents[1]
DOTS = "res-base-rate"
SVG = "{http://www.w3.org/2000/svg}"


@cache
def as_written() -> dict[str, Any]:
    """The file of figures, unread."""
    return yaml.safe_load((ROOT / FILE).read_text(encoding="utf-8"))


@cache
def read() -> dict[str, Figure]:
    return read_figures(ROOT)[0]


@cache
def sheets() -> dict[str, DrawingSheet]:
    """Each figure as it is drawn, by id, language and shape."""
    return {
        f"{figure.id}.{lang}.{shape}": figures.draw(figure, lang, shape)
        for figure in read().values()
        for lang in LANGUAGES
        for shape in figures.SHAPES
    }


@cache
def files() -> dict[str, str]:
    """The text of each drawing, by the name of its file."""
    return dict(figures.files(read().values(), LANGUAGES))


def area(text: Text) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the letters of a line, from capitals to descenders."""
    return text.x, text.y - text.size * 0.75, text.x + text.width, text.y + text.size * 0.22


def overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float], air: float = 0) -> bool:
    return a[0] < b[2] + air and b[0] < a[2] + air and a[1] < b[3] + air and b[1] < a[3] + air


def found(root: Path, written: dict[str, Any]) -> list[Finding]:
    """Everything that is wrong with these figures."""
    (root / FILE).parent.mkdir(parents=True, exist_ok=True)
    (root / FILE).write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    (root / "mkdocs.yml").write_text(tiny.NAV, encoding="utf-8")
    return checks.run(root, Wanted((FILE,)))


def test_data_is_valid() -> None:
    assert [str(finding) for finding in checks.run(ROOT, Wanted((FILE,)))] == []
    assert {*read()} == {*as_written()}


def test_each_kind_that_can_be_written_can_be_drawn() -> None:
    assert {*KINDS} == {*kinds._DRAW}


def test_each_figure_has_a_wide_and_a_narrow_file_in_each_language() -> None:
    assert {*files()} == {
        f"{fid}.{lang}.{shape}.svg" for fid in read() for lang in LANGUAGES for shape in ("wide", "narrow")
    }


def test_file_is_small_self_contained_and_says_what_it_shows() -> None:
    for name, text in files().items():
        fid, lang, shape, _ = name.split(".")
        root = ElementTree.fromstring(text)
        assert len(text.encode()) <= 14 * 1024, name
        assert root.findtext(f"{SVG}title") == read()[fid].title[lang]
        assert root.findtext(f"{SVG}desc") == read()[fid].desc[lang]
        assert (int(root.get("width", 0)), int(root.get("height", 0))) == figures.size(read()[fid], lang, shape)
        addresses = re.findall(r"url\(([^)]*)\)|(?:href|src)=\"([^\"]*)\"", text)
        assert all(a.startswith("data:font/woff2;base64,") for a, _ in addresses)


def test_embedded_font_has_every_letter_and_no_other() -> None:
    for name, text in files().items():
        root = ElementTree.fromstring(text)
        for weight, value in (("head", 600), ("text", 400)):
            lines = [t for t in root.iter(f"{SVG}text") if ("head" in t.get("class", "").split()) == (weight == "head")]
            drawn = {c for line in lines for c in line.text or ""}
            found = re.search(rf"font-weight:{value};src:url\(data:font/woff2;base64,([^)]*)\)", text)
            font = TTFont(io.BytesIO(base64.b64decode(found[1]))) if found else None
            assert drawn == ({chr(code) for code in font.getBestCmap()} if font else set()), name


def test_the_font_has_the_letters_of_mongolian() -> None:
    assert letters.missing("ӨҮөү₮Ёё«»–—%№") == ""
    assert letters.missing("中") == "中"


def test_text_stays_in_its_box_and_on_the_sheet() -> None:
    for name, sheet in sheets().items():
        for text in sheet.texts:
            left, top, right, bottom = area(text)
            assert text.size >= 15, name
            assert left >= text.room.x - 0.5 and right <= text.room.right + 0.5, (name, text.words)
            assert top >= text.room.y and bottom <= text.room.bottom, (name, text.words)
            assert left >= 0 and right <= sheet.w and bottom <= sheet.h, (name, text.words)


def test_nothing_runs_into_text() -> None:
    for name, sheet in sheets().items():
        areas = [(text, area(text)) for text in sheet.texts]
        for n, (text, here) in enumerate(areas):
            for other, there in areas[n + 1 :]:
                assert not overlap(here, there), f"{name}: {text.words} | {other.words}"
            for item in sheet.items:
                if isinstance(item, DrawnLine):
                    for (ax, ay), (bx, by) in zip(item.points, item.points[1:], strict=False):
                        segment = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
                        assert not overlap(segment, here, air=2), f"{name}: a line through «{text.words}»"
                if isinstance(item, DrawnBox):
                    frame = (item.x, item.y, item.right, item.bottom)
                    inside = (
                        item.x + 3 <= here[0]
                        and here[2] <= item.right - 3
                        and item.y < here[1]
                        and here[3] < item.bottom
                    )
                    assert inside or not overlap(frame, here), f"{name}: the edge of a box through «{text.words}»"
                if isinstance(item, Marks):
                    for x, y, count in item.runs:
                        run = (x, y, x + (count - 1) * item.pitch + item.size, y + item.size)
                        assert not overlap(run, here), f"{name}: marks through «{text.words}»"
                        assert run[0] >= 0 and run[2] <= sheet.w, name


@pytest.mark.parametrize("scheme", figures.SCHEMES)
def test_text_can_be_read_on_its_ground(scheme: str) -> None:
    colours = COLOURS[scheme]
    pairs = {(text.colour, text.ground) for sheet in sheets().values() for text in sheet.texts}
    for colour, ground in pairs:
        behind = GROUND[scheme] if ground == "none" else colours[ground]
        assert contrast(colours[colour], behind) >= 4.5, f"{colour} on {ground}"
    for tone in ("ok", "care", "stop"):  # lines and icons
        assert contrast(colours[tone], GROUND[scheme]) >= 3
        assert contrast(colours[tone], colours[f"{tone}-tint"]) >= 3


IN_ANOTHER_PROCESS = """
from pathlib import Path
from handbook.course.data.figures import read_figures
from handbook.render.figures import files
for name, text in files(read_figures(Path())[0].values(), {languages}):
    (Path({folder}) / name).write_text(text, encoding="utf-8")
"""


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    program = IN_ANOTHER_PROCESS.format(languages=tuple(LANGUAGES), folder=repr(str(tmp_path)))
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == files()


def test_no_label_has_more_than_nine_words() -> None:
    def labels(part: object, key: str = "") -> list[str]:
        if isinstance(part, dict) and set(part) == set(LANGUAGES):
            return [] if key == "desc" else list(part.values())
        if isinstance(part, dict):
            return [label for name, value in part.items() for label in labels(value, name)]
        return [label for value in part for label in labels(value)] if isinstance(part, list) else []

    every = [label for figure in as_written().values() for label in labels(figure)]
    assert len(every) > 200
    assert [label for label in every if len(label.replace(letters.NBSP, " ").split()) > 9] == []


@pytest.mark.parametrize(
    ("code", "path", "value", "at"),
    [
        ("DA02", ("kind",), "pie", "kind: pie"),
        ("DA02", ("steps", 0, "head"), {"mn": "Цуглуулна"}, "- head:"),
        ("DA02", ("title",), {"mn": "Гарчиг", "en": " "}, "en: ' '"),
        ("DA02", ("desc",), None, "desc: null"),
        ("DA02", ("steps",), [], "steps: []"),
        ("DA02", ("steps", 0, "note"), {"mn": "а", "en": "a"}, "note:"),
        ("DA02", ("steps", 0, "items"), [{"mn": "а", "en": "a"}], "items:"),
        ("DA02", ("steps", 0, "tag"), 6.1, "tag: 6.1"),
        ("DA02", ("steps", 0, "tag"), "6.1 中", "tag: 6.1 中"),
        ("DA02", ("steps", 0, "tone"), "pink", "tone: pink"),
        ("FG03", ("steps", 0, "text", "en"), "one two three four five six seven eight nine ten", "en: one two three"),
        ("FG03", ("foot",), [{"mn": "Нэг", "en": "one two three four five six seven eight nine ten"}], "- en: one two"),
        ("FG06", ("steps", 0, "head", "en"), "Collect 中", "en: Collect 中"),
        ("FG07", ("steps", 0, "head", "en"), "Informationprocessingandrecordkeepingofall", "broken:"),
    ],
)
def test_a_mistake_is_found_on_its_line(
    tmp_path: Path, code: str, path: tuple[str | int, ...], value: object, at: str
) -> None:
    figure = deepcopy(as_written()["dp-life-of-data"])
    part = figure
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    told = found(tmp_path, {"broken": figure})
    rows = (tmp_path / FILE).read_text(encoding="utf-8").split("\n")
    assert {(finding.file, finding.code) for finding in told} == {(FILE, code)}
    assert all(rows[finding.line - 1].strip().startswith(at) for finding in told)
    assert code != "FG07" or all('"broken"' in finding.found for finding in told)


def test_what_all_data_is_checked_for_is_told_on_its_line(tmp_path: Path) -> None:
    """Texts that begin alike stand further down, and the foot stands below what is drawn above it."""
    figure, other = deepcopy(as_written()["dp-life-of-data"]), deepcopy(as_written()["dp-life-of-data"])
    figure["steps"][0]["head"]["mn"] += " aлба"  # a Latin letter
    figure["foot"] = [figure["steps"][0]["text"]]
    told = [finding for finding in found(tmp_path, {"first": figure, "second": other}) if finding.code == "TX01"]
    rows = (tmp_path / FILE).read_text(encoding="utf-8").split("\n")
    assert ["aлба" in rows[finding.line - 1] for finding in told] == [True]


@pytest.mark.parametrize(
    ("code", "path", "value"),
    [
        ("FG08", ("groups", 0, "count"), 8),
        ("FG08", ("total",), 999),
        ("FG08", ("groups", 1, "tone"), "ok"),
        ("DA02", ("groups", 1, "count"), 0),
        ("DA02", ("total",), 1001),
        ("DA02", ("groups", 2, "count"), True),
    ],
)
def test_dots_that_do_not_add_up_or_look_alike_are_found(
    tmp_path: Path, code: str, path: tuple[str | int, ...], value: object
) -> None:
    figure = deepcopy(as_written()[DOTS])
    part = figure
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    assert {finding.code for finding in found(tmp_path, {"broken": figure})} == {code}


def test_no_bar_is_longer_than_the_whole(tmp_path: Path) -> None:
    fid = next(fid for fid, figure in as_written().items() if figure["kind"] == "bars")
    figure = deepcopy(as_written()[fid])
    figure["bars"][0]["value"], figure["bars"][1]["value"] = "half", 101
    told = found(tmp_path, {fid: figure})
    rows = (tmp_path / FILE).read_text(encoding="utf-8").split("\n")
    assert [(finding.code, "value: 101" in rows[finding.line + 2]) for finding in told if finding.code == "FG08"] == [
        ("FG08", True)
    ]


@pytest.mark.parametrize("shape", figures.SHAPES)
@pytest.mark.parametrize("total", [4, 10, 97, 1000])
def test_every_person_is_one_mark_and_no_two_share_a_place(tmp_path: Path, total: int, shape: str) -> None:
    figure = deepcopy(as_written()[DOTS])
    counts = [1, 1, 1, total - 3]
    figure["total"] = total
    for group, count in zip(figure["groups"], counts, strict=True):
        group["count"] = count
    assert found(tmp_path, {"people": figure}) == []
    sheet = figures.draw(read_figures(tmp_path)[0]["people"], "en", shape)
    grid = [item for item in sheet.items if isinstance(item, Marks) and item.size != item.pitch]
    places = [(x + n * item.pitch, y) for item in grid for x, y, count in item.runs for n in range(count)]
    assert [sum(count for *_, count in item.runs) for item in grid] == counts
    assert len(set(places)) == total


@pytest.mark.parametrize(
    "figure", [None, {}, [], {"kind": "steps"}, {"kind": "gates", "title": 1, "desc": [], "stations": 3}]
)
def test_nonsense_is_reported_not_raised(tmp_path: Path, figure: object) -> None:
    assert {finding.code for finding in found(tmp_path, {"broken": figure})} == {"DA02"}


def test_a_figure_with_a_mistake_hides_none_of_another(tmp_path: Path) -> None:
    first, second = deepcopy(as_written()["dp-life-of-data"]), deepcopy(as_written()[DOTS])
    del first["title"]
    first["steps"][0]["head"]["en"] = "one two three four five six seven eight nine ten"
    second["total"] -= 1
    second["groups"][0]["tone"] = "pink"
    assert sorted(finding.code for finding in found(tmp_path, {"a": first, "b": second})) == [
        "DA02",
        "DA02",
        "FG03",
        "FG08",
    ]


def test_lines_are_even_and_keep_no_break_spaces() -> None:
    lines = letters.wrap("one two three four five six", "text", 16, 130)
    widths = [letters.width(line, "text", 16) for line in lines]
    assert " ".join(lines) == "one two three four five six" and max(widths) <= 130
    assert letters.wrap("a b\u00a0c", "text", 16, letters.width("a b", "text", 16) + 1) == ("a", "b\u00a0c")
    with pytest.raises(letters.TooWide):
        letters.wrap("хариуцлага", "text", 16, 20)


def test_a_kind_that_is_no_word_is_a_finding_and_no_traceback(tmp_path: Path) -> None:
    broken = {"x": {"kind": ["gates"]}, "y": {"kind": {"a": 1}}, "z": "gates"}
    assert {finding.code for finding in found(tmp_path, broken)} == {"DA02"}


@pytest.mark.parametrize("weight", letters.FILES)
def test_a_font_cut_from_a_small_one_is_that_cut_from_the_whole(weight: str) -> None:
    words = "".join(sorted(set("Нээлттэй эх сурвалж, ₮ 6.1 — «Үндэслэл» and its ground")))
    assert set(words) <= set(letters.ALPHABET)
    assert letters._cut(words, weight) == letters._subset(letters._bare(weight), words, "woff2")
    other = words + "→"
    assert letters._cut(other, weight) == letters._subset(letters._bare(weight), other, "woff2")
