"""The review desk lists what is due and whom to ask; "still true" sets dates and touches nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import ours
import pytest

from handbook import checks
from handbook.__main__ import main
from handbook.base.findings import BadContent
from handbook.course.data import load
from handbook.course.data.review import FILE
from handbook.course.data.strings import FILE as STRINGS
from handbook.course.pages.reader import read_docs
from handbook.desk.due import Due, add_months, checklist, due
from handbook.desk.still_true import still_true

ROOT = Path(__file__).parents[1]
TODAY = date(2027, 5, 1)


@pytest.fixture
def desk(handbook: Path) -> Path:
    """The tiny handbook with the real roles and intervals."""
    (handbook / FILE).write_text((ROOT / FILE).read_text(encoding="utf-8"), encoding="utf-8")
    assert checks.run(handbook) == []
    return handbook


def _due(root: Path, today: date = TODAY, days: int = 90) -> list[Due]:
    return due(read_docs(root)[0], load(root)[0], today, days)


def _changed(before: dict[Path, str], root: Path) -> list[tuple[str, str, str]]:
    """File, old and new line, of every line that differs."""
    return [
        (file.relative_to(root).as_posix(), old.strip(), new.strip())
        for file, text in before.items()
        for old, new in zip(text.split("\n"), file.read_text().split("\n"), strict=True)
        if old != new
    ]


def _texts(root: Path) -> dict[Path, str]:
    return {file: file.read_text() for file in sorted(root.rglob("*")) if file.is_file()}


def test_pages_law_facts_tools_and_sources_are_listed_with_role_and_day(desk: Path) -> None:
    found = {(one.kind, one.id): one for one in _due(desk, days=400)}
    assert found["page", "rescue/ask-first.md"].role == "trainer"
    assert found["page", "rescue/ask-first.md"].day == date(2027, 5, 25)
    assert (found["law", "law-6-1"].role, found["law", "law-6-1"].day) == ("lawyer", date(2027, 5, 25))
    assert found["tool", "summer"].role == "maintainer"
    assert found["source", "law-copy"].day == date(2027, 11, 24)
    assert ("source", "paper") not in found  # it has no address to open


@pytest.mark.parametrize(("days", "listed"), [(23, False), (24, True)])
def test_the_last_day_counts(desk: Path, days: int, listed: bool) -> None:
    assert (len(_due(desk, days=days)) > 0) == listed


def test_what_is_over_its_date_stays_on_the_list_and_is_marked(desk: Path) -> None:
    assert all(one.overdue for one in _due(desk, today=date(2027, 6, 1), days=0))
    assert not any(one.overdue for one in _due(desk, today=date(2027, 5, 25)))


def test_a_folder_may_be_of_another_role(desk: Path) -> None:
    file = desk / FILE
    file.write_text(file.read_text().replace("\nfolders:", "\nfolders:\n  rescue: lawyer"))
    assert {one.role for one in _due(desk) if one.kind == "page"} == {"lawyer"}


def test_the_real_handbook_asks_a_role_for_everything() -> None:
    data = ours.data()
    found = due(read_docs(ROOT)[0], data, date(2028, 1, 1), 0)
    assert {one.kind for one in found} == {"page", "law", "tool", "source"}
    assert {one.role for one in found} == set(data.review.roles)
    assert len(found) > 500


@pytest.mark.parametrize(
    ("thing", "files", "until"),
    [
        (
            "rescue/ask-first.md",
            ["docs/mn/rescue/ask-first.md", "docs/en/rescue/ask-first.md"],
            "review_by: 2027-11-01",
        ),
        ("docs/mn/rescue/check.md", ["docs/mn/rescue/check.md", "docs/en/rescue/check.md"], "review_by: 2027-11-01"),
        ("law-9", ["docs/_data/law.yml"], "checked: 2027-05-01"),
        ("summer", ["docs/_data/tools.yml"], "review_by: 2027-11-01"),
        ("blurred", ["docs/_data/tools.yml"], "review_by: 2027-11-01"),
        ("law-copy", ["docs/_data/sources.bib"], "urldate = {2027-05-01},"),
    ],
)
def test_still_true_sets_the_dates_and_touches_nothing_else(
    desk: Path, thing: str, files: list[str], until: str
) -> None:
    before = _texts(desk)
    assert sorted(still_true(desk, [thing], TODAY)) == sorted(files)
    changed = _changed(before, desk)
    assert {file for file, _, _ in changed} == set(files)
    assert until in {new for _, _, new in changed}
    assert all(
        new.split(":")[0].split(" ")[0] in ("reviewed", "review_by", "checked", "urldate") for *_, new in changed
    )
    assert checks.run(desk) == []
    assert still_true(desk, [thing], TODAY) == []
    id_ = thing.removeprefix("docs/mn/")
    assert id_ not in {one.id for one in _due(desk)}


def test_only_the_entry_that_is_named_changes(desk: Path) -> None:
    still_true(desk, ["law-9"], TODAY)
    law = load(desk)[0].law
    assert (law["law-6-1"].checked, law["law-9"].checked) == (date(2026, 11, 25), TODAY)


def test_a_card_keeps_its_own_interval(desk: Path) -> None:
    file = desk / "docs/_data/tools.yml"
    file.write_text(file.read_text().replace("review_by: 2027-05-25", "review_by: 2027-02-25", 1))
    still_true(desk, ["summer"], TODAY)
    assert load(desk)[0].cards["summer"].review_by == date(2027, 8, 1)


def test_line_ends_and_remarks_stay(desk: Path) -> None:
    file = desk / "docs/mn/rescue/check.md"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n").replace(b"2026-11-25\r", b"2026-11-25 # ask\r"))
    before = file.read_bytes()
    still_true(desk, ["rescue/check.md"], TODAY)
    wanted = before.replace(b"reviewed: 2026-11-25", b"reviewed: 2027-05-01")
    assert file.read_bytes() == wanted.replace(b"review_by: 2027-05-25", b"review_by: 2027-11-01")


@pytest.mark.parametrize("thing", ["nothing", "rescue/nothing.md", "index.md", "law:summer"])
def test_an_unknown_thing_is_a_finding_and_nothing_is_written(desk: Path, thing: str) -> None:
    before = _texts(desk)
    with pytest.raises(BadContent, match="neither"):
        still_true(desk, ["law-9", thing], TODAY)
    assert _changed(before, desk) == []


def test_an_id_of_two_files_has_to_name_its_kind(desk: Path) -> None:
    file = desk / "docs/_data/law.yml"
    file.write_text(file.read_text().replace("id: law-9", "id: summer"))
    with pytest.raises(BadContent, match="law:summer, tool:summer"):
        still_true(desk, ["summer"], TODAY)
    assert still_true(desk, ["tool:summer"], TODAY) == ["docs/_data/tools.yml"]


def test_without_roles_the_commands_say_what_to_create(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(handbook)
    assert main(["due"]) == 1
    assert main(["still-true", "law-9"]) == 1
    assert capsys.readouterr().out.count(FILE) >= 2


def test_an_unknown_role_stops_the_check(desk: Path) -> None:
    file = desk / FILE
    file.write_text(file.read_text().replace("role: lawyer", "role: judge"))
    assert [(finding.code, finding.file) for finding in checks.run(desk)] == [("DA06", FILE)]


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_the_checklist_asks_the_questions_of_each_kind(desk: Path, lang: str) -> None:
    data = replace(load(desk)[0], strings=ours.data().strings)
    reader = _Text()
    reader.feed(checklist(_due(desk, days=400), data, lang))
    text = "\n".join(reader.texts)
    for kind in data.review.kinds.values():
        for question in kind.questions:
            assert question[lang] in text
    for one in _due(desk, days=400):
        assert f"still-true {one.id}" in text
    assert text.count("☐") == len(_due(desk, days=400))


def test_the_commands_print_and_write_the_checklist(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(desk)
    (desk / STRINGS).write_text((ROOT / STRINGS).read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["due", "--days", "40000", "--print"]) == 0
    told = capsys.readouterr().out
    assert "Lawyer" in told
    assert (desk / "dist/review/due.mn.html").is_file()
    assert main(["still-true", "law-9"]) == 0
    assert "docs/_data/law.yml" in capsys.readouterr().out


def test_months_end_on_a_day_that_exists() -> None:
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2026, 11, 26), 12) == date(2027, 11, 26)
    assert add_months(date(2026, 12, 1), 1) == date(2027, 1, 1)
