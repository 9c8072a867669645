"""The translation desk names what is behind, shows the English change since, and notes what a person confirms."""

from __future__ import annotations

import dataclasses
import re
import subprocess
from pathlib import Path

import ours
import pytest

from handbook import checks
from handbook.__main__ import main
from handbook.course.data import load
from handbook.course.pages.reader import read_docs
from handbook.course.status import PageStatus, differences, report, statuses
from handbook.site.desk import PAGE, write_desk

PATH = "rescue/ask-first.md"
MN, EN = Path("docs/mn") / PATH, Path("docs/en") / PATH


@pytest.fixture
def kept(handbook: Path) -> Path:
    """The handbook with a git history of one commit."""
    _git(handbook, "init", "--quiet")
    _commit(handbook)
    return handbook


def _git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def _commit(root: Path) -> None:
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "-m", "A change")


def _change(root: Path, file: Path, old: str, new: str) -> None:
    text = (root / file).read_text()
    assert old in text
    (root / file).write_text(text.replace(old, new, 1))


def _status(root: Path) -> PageStatus:
    return statuses(root, read_docs(root)[0], [PATH])[0]


def _states(root: Path) -> dict[str, str]:
    return {part.id: part.state for part in _status(root).parts if part.state != "current"}


def test_all_is_current_after_the_ledger(handbook: Path) -> None:
    assert _states(handbook) == {}
    assert _status(handbook).words == 0


def test_a_drifted_section_shows_what_changed_in_english_since(kept: Path) -> None:
    _change(kept, EN, "The ground is written", "The legal ground is written")
    _commit(kept)
    _change(kept, EN, "The legal ground is written", "The legal ground is noted")
    _commit(kept)
    part = next(part for part in _status(kept).parts if part.id == "ground")
    assert part.state == "drifted"
    changed = [change for line in part.changes for change in line if change[0] != " "]
    assert changed == [("+", "legal"), ("-", "written"), ("+", "noted")]
    assert part.words == 2


def test_the_history_is_followed_to_an_earlier_name(kept: Path) -> None:
    for lang in ("mn", "en"):
        _git(kept, "mv", f"docs/{lang}/{PATH}", f"docs/{lang}/rescue/ask.md")
    _commit(kept)
    _change(kept, Path("docs/en/rescue/ask.md"), "The ground is written", "The legal ground is written")
    page = statuses(kept, read_docs(kept)[0], ["rescue/ask.md"])[0]
    assert [part.changes is not None for part in page.parts if part.state == "drifted"] == [True]


@pytest.mark.parametrize("git", ["none", "no history"])
def test_without_a_history_it_says_that_the_earlier_text_is_not_found(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, git: str
) -> None:
    if git == "none":
        monkeypatch.setenv("PATH", "")
    _change(handbook, EN, "The ground is written", "The legal ground is written")
    page = _status(handbook)
    part = next(part for part in page.parts if part.state == "drifted")
    assert part.changes is None
    assert part.words > 10  # all of the section, since nobody knows which
    assert "earlier text not found" in report([page], everything=False)


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("title: Ask first", "title: Ask before", "_meta"),
        ("text: Ask before looking", "text: Ask before you look", "_meta"),
        ("An officer asks first.", "An officer asks before.", "_opening"),
    ],
)
def test_a_change_above_the_first_section_is_noticed(handbook: Path, old: str, new: str, part: str) -> None:
    _change(handbook, EN, old, new)
    assert _states(handbook) == {part: "drifted"}
    assert [(found.code, part in found.found) for found in checks.run(handbook)] == [("LE02", True)]


def test_new_sections_are_missing_and_pages_that_do_not_exist_too(handbook: Path) -> None:
    _change(handbook, EN, "## Takeaway", "## More {#more}\n\nThree more words.\n\n## Takeaway")
    part = next(part for part in _status(handbook).parts if part.state == "missing")
    assert (part.id, part.line, part.words) == ("more", 0, 4)
    (handbook / MN).unlink()
    assert set(_states(handbook).values()) == {"missing"}


def test_a_section_nobody_confirmed_is_told(handbook: Path) -> None:
    for file in (EN, MN):
        _change(handbook, file, "{#takeaway}\n", "{#takeaway}\n\n## More {#more}\n\nThree more words.\n")
    assert _states(handbook)["more"] == "unconfirmed"


def test_translated_notes_one_section_and_touches_nothing_else(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(handbook)
    for old in ("## Takeaway", "## Check yourself", "An officer asks first."):
        _change(handbook, EN, old, f"{old} Now")
    before = (handbook / MN).read_text().split("\n")
    assert main(["translated", f"{PATH}#takeaway"]) == 0
    assert _states(handbook) == {"questions": "drifted", "_opening": "drifted"}
    after = (handbook / MN).read_text().split("\n")
    assert [new[:12] for old, new in zip(before, after, strict=True) if old != new] == ["  takeaway: "]
    assert main(["translated", f"docs/mn/{PATH}#questions", f"{PATH}#_opening"]) == 0
    assert _states(handbook) == {}
    assert main(["translated", PATH]) == 0
    assert capsys.readouterr().out.endswith("nothing to write\n")


@pytest.mark.parametrize("given", [f"{PATH}#nothing", "rescue/nothing.md", "rescue/nothing.md#ground"])
def test_an_unknown_section_is_a_finding(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture, given: str
) -> None:
    monkeypatch.chdir(handbook)
    before = (handbook / MN).read_text()
    assert main(["translated", given]) == 1
    assert "nothing" in capsys.readouterr().out
    assert (handbook / MN).read_text() == before


def test_status_shows_what_is_left_and_a_page_whole_when_asked(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(handbook)
    _change(handbook, EN, "## Takeaway", "## The takeaway")
    assert main(["status"]) == 0
    told = capsys.readouterr().out
    assert PATH in told
    assert "rescue/check.md" not in told
    assert " 1 drifted, 0 unconfirmed, 0 missing" in told
    assert main(["status", "rescue/check.md"]) == 0
    assert "current" in capsys.readouterr().out
    assert main(["status", "rescue/nothing.md"]) == 1
    assert "docs/en/rescue/nothing.md" in capsys.readouterr().out


def test_only_lines_with_a_change_are_shown() -> None:
    assert list(differences("one two\nthree four", "one two\nthree five")) == [
        ((" ", "three"), ("-", "four"), ("+", "five"))
    ]
    assert list(differences("one\ntwo", "one two")) == []
    assert list(differences("one two", "two")) == [(("-", "one"), (" ", "two"))]


def test_the_served_desk_shows_each_change_in_both_languages(kept: Path, tmp_path: Path) -> None:
    _change(kept, EN, "The ground is written", "The <legal> ground is written")
    strings = ours.data().strings
    data = dataclasses.replace(load(kept)[0], strings=strings)
    (site := tmp_path / "served" / "en").mkdir(parents=True)
    write_desk(kept, site.parent, read_docs(kept)[0], data)
    for lang, file in (("mn", site.parent / f"{PAGE}.html"), ("en", site / f"{PAGE}.html")):
        text = file.read_text(encoding="utf-8")
        assert "<ins>&lt;legal&gt;</ins>" in text
        assert f"translated {PATH}#ground</code>" in text
        assert strings["desk-drifted"][lang] in text
        for target in re.findall(r'(?:href|src)="([^"]+\.(?:css|html))"', text):
            if "desk" in target:
                assert (file.parent / target).is_file()
