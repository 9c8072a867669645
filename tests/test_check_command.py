"""`python -m handbook check`: one file or all, mended or not; text, GitHub and SARIF; and codes explained."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import tiny
from test_typography import MENDED

from handbook import checks
from handbook.__main__ import main
from handbook.base.findings import Finding
from handbook.checks import output, rules

ROOT = Path(__file__).parents[1]
MN, EN = "docs/mn/rescue/ask-first.md", "docs/en/rescue/ask-first.md"


@pytest.fixture(autouse=True)
def _inside(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(handbook)


def _change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def test_a_path_limits_what_is_reported(handbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for page in (MN, EN):
        _change(handbook, page, "@paper", "@papers")
    tiny.confirm_all(handbook)
    assert main(["check", MN]) == 1
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()[:-1]] == [f"RE01 {MN}"]
    assert main(["check", "rescue/ask-first.md"]) == 1  # without its folder: in both languages
    assert capsys.readouterr().out.endswith("2 findings\n")
    assert main(["check", "docs/mn/rescue"]) == 1
    assert capsys.readouterr().out.endswith("1 finding\n")
    assert main(["check", "docs/_data/law.yml", "mkdocs.yml"]) == 0
    assert capsys.readouterr().out == "no findings in docs/_data/law.yml, mkdocs.yml\n"
    assert main(["check", "."]) == 1
    assert capsys.readouterr().out.endswith("2 findings\n")


def test_a_check_of_one_page_reads_no_other_data(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (handbook / "docs/mn/other.md").write_text("no front matter", encoding="utf-8")
    (handbook / "docs/_data/timetables.yml").write_text("events: [", encoding="utf-8")
    assert checks.run(handbook, checks.Wanted((MN,))) == []
    assert len(checks.run(handbook)) > 1


def test_a_heading_of_one_page_is_compared_with_the_words_of_all(handbook: Path) -> None:
    _change(handbook, EN, "## What is next {", "## What is the Parliament {")
    assert checks.run(handbook, checks.Wanted((EN,))) == []
    index = handbook / "docs/en/index.md"
    index.write_text(index.read_text(encoding="utf-8") + "\nThen the parliament sits.\n", encoding="utf-8")
    assert [finding.code for finding in checks.run(handbook, checks.Wanted((EN,)))] == ["HD07"]


def test_a_page_that_cannot_be_read_stops_no_check_of_another(handbook: Path) -> None:
    (handbook / "docs/mn/folder.md").mkdir()
    assert checks.run(handbook, checks.Wanted((MN,))) == []
    assert [finding.code for finding in checks.run(handbook, checks.Wanted(("docs/mn/folder.md",)))] == ["FI01"]


@pytest.mark.parametrize(
    "arguments",
    [["nothing.md"], ["README.md"], ["../elsewhere"], ["--format", "xml"], ["--explain", "XX99"], ["--colour"]],
)
def test_wrong_usage_is_told_apart_from_findings(
    handbook: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (handbook / "README.md").write_text("Read me.", encoding="utf-8")
    (handbook.parent / "elsewhere").mkdir(exist_ok=True)
    try:
        code = main(["check", *arguments])
    except SystemExit as stopped:  # argparse
        code = stopped.code
    assert code == 2
    printed = capsys.readouterr()
    assert printed.err and not printed.out


FIXABLE = {
    "FM03": ("id: rescue/ask-first", "id: rescue/ask", "id: rescue/ask-first"),
    "FM04": ("title: Эхлээд асууна", "title: Эхлээд асууна.", "title: Эхлээд асууна\n"),
    "FM07": ("quiz: {enabled: true}\n", "", "---\nquiz: {enabled: true}\nid: "),
    "TX01": ("Алба хаагч эхлээд", "Албa хаагч эхлээд", "Алба хаагч эхлээд"),
    "MK02": ("!!! tip", "!!! tip «Хоёр үг»", '!!! tip "Хоёр үг"'),
    "MK04": ("[@law-copy; @paper]", "[@law-copy, @paper]", "[@law-copy; @paper]"),
}


@pytest.mark.parametrize("code", FIXABLE)
def test_what_needs_no_judgement_is_mended_and_a_second_time_changes_nothing(
    handbook: Path, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, mended = FIXABLE[code]
    _change(handbook, MN, old, new)
    assert code in {finding.code for finding in checks.run(handbook)}
    assert main(["check", "--fix"]) == 0, capsys.readouterr().out
    assert mended in (handbook / MN).read_text(encoding="utf-8")
    assert capsys.readouterr().err == f"mended: {MN}\n"
    before = (handbook / MN).read_bytes()
    assert main(["check", "--fix"]) == 0
    assert (handbook / MN).read_bytes() == before
    assert not capsys.readouterr().err


def test_every_rule_that_mends_is_tried() -> None:
    assert {code for code, rule in checks.RULES.items() if rule.mend} <= set(FIXABLE) | TRIED_WITH_THEIR_RULES


# rules whose mends are tested beside them
TRIED_WITH_THEIR_RULES = {*MENDED, "SP01"}


def test_a_mend_leaves_what_it_cannot_tell(handbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Y stands for У and for Ү; a word with more Latin letters may be a name with an ending
    _change(handbook, MN, "Алба хаагч эхлээд", "Yг PDFийн алба хаагч эхлээд")
    before = (handbook / MN).read_bytes()
    assert main(["check", "--fix"]) == 1
    assert (handbook / MN).read_bytes() == before
    assert capsys.readouterr().out.endswith("2 findings\n")


def test_code_and_links_are_never_mended(handbook: Path) -> None:
    _change(handbook, MN, "Алба хаагч эхлээд", "Aлба `xх` хаагч эхлээд")
    assert main(["check", "--fix"]) == 0
    assert "Алба `xх` хаагч" in (handbook / MN).read_text(encoding="utf-8")


def test_a_mended_english_section_waits_for_a_person(handbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _change(handbook, EN, "[@law-copy; @paper]", "[@law-copy, @paper]")
    tiny.confirm_all(handbook)
    assert main(["check", "--fix"]) == 1
    assert [line[:4] for line in capsys.readouterr().out.splitlines()[:-1]] == ["LE02"]


def test_a_mend_that_brings_a_new_finding_is_taken_back(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    worse = rules.Rule(**{**vars(checks.RULES["FM04"]), "mend": lambda line, file: "tilte: Асууна"})
    monkeypatch.setitem(checks.RULES, "FM04", worse)
    _change(handbook, MN, "title: Эхлээд асууна", "title: Эхлээд асууна.")
    before = (handbook / MN).read_bytes()
    assert main(["check", "--fix"]) == 1
    assert (handbook / MN).read_bytes() == before


def test_line_ends_of_windows_stay(handbook: Path) -> None:
    text = (handbook / MN).read_text(encoding="utf-8").replace("title: Эхлээд асууна", "title: Эхлээд асууна.")
    (handbook / MN).write_bytes(text.replace("\n", "\r\n").encode())
    assert main(["check", "--fix"]) == 0
    assert (handbook / MN).read_bytes() == text.replace("асууна.\n", "асууна\n", 1).replace("\n", "\r\n").encode()


def test_github_reads_each_finding_as_one_annotation() -> None:
    odd = Finding("docs/mn/a,b:c%.md", 3, "TX01", "one\ntwo 100 %", "three, four: five")
    whole = Finding("docs/mn/a.md", 0, "NA01", "no line", "add it")
    assert output.github([odd, whole]).split("\n") == [
        "::error file=docs/mn/a%2Cb%3Ac%25.md,line=3,title=TX01::one%0Atwo 100 %25 — three, four: five",
        "::error file=docs/mn/a.md,title=NA01::no line — add it",
    ]


def test_github_is_told_nothing_where_nothing_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "github"]) == 0
    assert capsys.readouterr().out == ""


def test_sarif_has_what_the_standard_asks_for(handbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "sarif"]) == 0
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"] == []
    _change(handbook, MN, "title: Эхлээд асууна", "title: Эхлээд асууна.")
    (handbook / "docs/mn/шинэ.md").write_text("---\nid: x\ntitle: X\ndescription: X\n---\n", encoding="utf-8")
    assert main(["check", "--format", "sarif"]) == 1
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0" and log["$schema"].endswith("/sarif-schema-2.1.0.json")
    assert set(log) == {"$schema", "version", "runs"}
    (run,) = log["runs"]
    assert set(run) == {"tool", "results"}
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert [rule["id"] for rule in driver["rules"]] == sorted(checks.RULES)
    for rule in driver["rules"]:
        assert set(rule) == {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration"}
        assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"]
        assert rule["help"]["text"] and rule["help"]["markdown"]
    assert {result["ruleId"] for result in run["results"]} >= {"FM04", "PA01"}
    for result in run["results"]:
        assert set(result) == {"ruleId", "ruleIndex", "level", "message", "locations"}
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == "error" and result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[\w./%-]+", place["artifactLocation"]["uri"], re.A)  # a relative reference of RFC 3986
        assert place.get("region", {"startLine": 1})["startLine"] >= 1


def test_a_code_is_explained_in_both_languages_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "SH09"]) == 0
    printed = capsys.readouterr().out
    words = checks.RULES["SH09"].words
    for part in (words.guards, words.why, words.mend):
        assert part["mn"] in printed and part["en"] in printed
    assert all(line in printed for line in (words.wrong + "\n" + words.right).split("\n"))
    assert "TX01" not in printed


def test_the_page_of_codes_is_made_from_the_same_words() -> None:
    assert (ROOT / output.README).read_text(encoding="utf-8") == output.readme(), "run: python -m handbook codes"


def test_an_example_differs_from_its_fault_and_mongolian_is_mongolian() -> None:
    for code, rule in checks.RULES.items():
        words = rule.words
        assert words.wrong != words.right, code
        for part in (words.guards, words.why, words.mend):
            assert re.search("[а-яөү]{3}", part["mn"]) and re.match("[^а-яөү]+", part["en"]), code


def test_a_code_without_words_and_words_without_a_code_stop_the_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValueError, match=r"codes/ZZ\.yml has no entry ZZ01"):
        rules.add("ZZ01")
    with pytest.raises(ValueError, match="two rules TX01"):
        rules.add("TX01")
    (tmp_path / "ZZ.yml").write_text("title: {mn: Үг, en: Word}\nZZ01: {guards: {mn: Үг}}\n", encoding="utf-8")
    monkeypatch.setattr(rules, "CODES", tmp_path)
    with pytest.raises(ValueError, match=r'codes/ZZ\.yml:2.*the key "en" is missing'):
        rules.families.__wrapped__()
    monkeypatch.setattr(rules, "families", lambda: {"ZZ": ({}, {"ZZ01": None})})
    assert rules.unused() == ["ZZ01"]


def test_a_rule_finds_only_where_it_says(handbook: Path) -> None:
    site, _ = checks.read_course(handbook)
    rule = checks.RULES["FM04"]
    assert rule.where == (rules.PAGES,)
    assert tiny.files()
    with pytest.raises(ValueError, match="is not among"):
        rules.checked("FM04", ("docs/en/",), lambda _: [(MN, 1, "x")])(site)
