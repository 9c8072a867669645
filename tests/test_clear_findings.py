"""One cause, one message: whatever cannot be read is named alone, with what was not checked because of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hostile import IN_DATA, IN_FOLDERS, IN_PAGES
from mutations import MUTATIONS
from test_exercises import ANSWERS
from tiny import LAWYER, confirm_all, files

from handbook import checks
from handbook.__main__ import main
from handbook.checks import output

MOST = 5  # findings for one fault
DATA = "docs/_data/"
LESSON, CHECK = "docs/en/rescue/ask-first.md", "docs/mn/rescue/check.md"

Change = Callable[[str], str]


def _at(line: int, change: Change) -> Change:
    """A change of one line; a file that is shorter is changed in its last one."""

    def changed(text: str) -> str:
        lines = text.rstrip("\n").split("\n")
        at = min(line, len(lines)) - 1
        return "\n".join([*lines[:at], change(lines[at]), *lines[at + 1 :]]) + "\n"

    return changed


@dataclass(frozen=True)
class Damage:
    """Something that happens to a file while it is edited."""

    name: str
    change: Change
    kinds: str  # of files that it can happen to


DAMAGES = [
    Damage("a tab", _at(2, lambda line: f"\t{line}"), "yml md"),
    Damage("a tab further down", _at(12, lambda line: f"\t{line}"), "yml"),
    Damage("an open quotation mark", _at(3, lambda line: f'{line} "'), "yml"),
    Damage("an open quotation mark", _at(3, lambda line: f'"{line}'), "csv"),
    Damage("an open bracket", _at(3, lambda line: line.replace(": ", ": [", 1)), "yml md"),
    Damage("a lost half", lambda text: text[: len(text) // 2], "yml bib csv"),
    Damage("another encoding", lambda text: text.replace("а", "\udcff", 1) or "\udcff", "yml csv md"),
    Damage("nothing left", lambda text: "", "yml csv md"),
    Damage("two versions", lambda text: f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n", "yml csv bib md"),
    Damage("no end of front matter", lambda text: text.replace("\n---\n", "\n", 1), "md"),
    Damage("no front matter", lambda text: text.partition("\n---\n")[2], "md"),
    Damage(
        "a key misspelt", lambda text: re.sub(r"\b(statement|title|text|objectives):", r"\1s:", text, count=1), "yml md"
    ),
    Damage("a value of another kind", lambda text: re.sub(r"(?<=\d{4}-)\d\d-\d\d", "99-99", text, count=1), "yml md"),
    Damage("a list in the place of words", lambda text: re.sub(r'\{mn: "[^}]*\}', "[]", text, count=1), "yml"),
    Damage("a row too long", _at(2, lambda line: f"{line},,x"), "csv"),
    Damage("an open brace", lambda text: text.replace("},\n", ",\n", 1), "bib"),
]
MORE = {f"{DATA}lawyer.yml": LAWYER}
FILES = {file: text for file, text in (files() | MORE).items() if not file.endswith(".md") or file in (LESSON, CHECK)}
CASES = [
    (file, damage)
    for damage in DAMAGES
    for file, text in FILES.items()
    if file.rpartition(".")[2] in damage.kinds.split() and damage.change(text) != text
]
# each damage to one file at least, to another one each time; the breadth takes minutes
BY_DAMAGE = [[case for case in CASES if case[1] is damage] for damage in DAMAGES]
QUICK = {id(cases[n % len(cases)]) for n, cases in enumerate(BY_DAMAGE)}


@pytest.fixture
def full(handbook: Path) -> Path:
    """The tiny handbook with the files that only some tests need."""
    for file, text in MORE.items():
        (handbook / file).write_text(text, encoding="utf-8")
    return handbook


def _case(file: str, damage: Damage, is_quick: bool) -> object:
    marks = () if is_quick else (pytest.mark.full,)
    return pytest.param(file, damage, id=f"{file.rpartition('/')[2]}: {damage.name}", marks=marks)


@pytest.mark.parametrize(("file", "damage"), [_case(*case, id(case) in QUICK) for case in CASES])
def test_what_cannot_be_read_is_named_alone(full: Path, file: str, damage: Damage) -> None:
    path = full / file
    text = damage.change(path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    findings = checks.run(full)
    assert 1 <= len(findings) <= MOST, "\n".join(map(str, findings))
    # what is cut off leaves nothing that could be told from what was never written
    assert {finding.file for finding in findings} == {file} or damage.name == "a lost half"


def test_it_is_told_what_was_not_checked(full: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.chdir(full)
    law = full / f"{DATA}law.yml"
    law.write_text(_at(12, lambda line: f"\t{line}")(law.read_text(encoding="utf-8")), encoding="utf-8")
    assert main(["check"]) == 1
    cause, skipped, count = capsys.readouterr().out.splitlines()
    assert cause.startswith(f"DA01 {DATA}law.yml:12: YAML that cannot be read")
    assert skipped.startswith(f"not checked because of {DATA}law.yml: ") and "RE03" in skipped and "RE01" not in skipped
    assert count == "1 finding"
    assert main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == f"::notice::{skipped}"
    assert main(["check", "--format", "sarif"]) == 1
    assert skipped in capsys.readouterr().out


def test_a_question_is_pointed_to_the_objectives_of_its_own_module(full: Path) -> None:
    page = full / CHECK
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("objective: res-1", "objective: res-7", 1), encoding="utf-8")
    (finding,) = [finding for finding in checks.run(full) if finding.code == "QU09"]
    assert finding.write == "write one of res-1"


def test_days_of_exercises_do_not_stop_where_the_edition_has_none(full: Path) -> None:
    (full / "exercises/tiny").mkdir(parents=True)
    (full / "exercises/tiny/answers.yml").write_text(ANSWERS, encoding="utf-8")
    (full / f"{DATA}course.yml").write_text("edition: [", encoding="utf-8")
    assert [finding.file for finding in checks.run(full)] == [f"{DATA}course.yml"]


def test_other_faults_are_told_beside_what_cannot_be_read(full: Path) -> None:
    law, page = full / f"{DATA}law.yml", full / LESSON
    law.write_text("- [", encoding="utf-8")
    page.write_text(page.read_text(encoding="utf-8").replace("@paper", "@papers"), encoding="utf-8")
    confirm_all(full)
    assert {finding.code for finding in checks.run(full)} == {"DA01", "PA05", "RE01"}


def test_an_entry_that_cannot_be_read_is_there_for_those_who_name_it(full: Path) -> None:
    law = full / f"{DATA}law.yml"
    law.write_text(law.read_text(encoding="utf-8").replace("status: read", "status: seen"), encoding="utf-8")
    checked = checks.examine(full)
    assert [finding.code for finding in checked.findings] == ["DA02"]
    assert "RE03" not in output.skipped(checked.skipped)[0]  # that each link names a fact can still be told


def test_no_seeded_fault_has_many_findings() -> None:
    """What each of them brings, and that nothing else is found, is held in test_mutations.py and test_hostile.py."""
    counts = [len(mutation.at or mutation.edits) for mutation in MUTATIONS]
    counts += [1 for _ in (*IN_DATA, *IN_FOLDERS)] + [2 * hostile.times for hostile in IN_PAGES]
    assert max(counts) <= MOST
