"""The ledger says which English text each section was made from, and its writer touches nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tiny import confirm_all

from handbook import checks
from handbook.__main__ import main
from handbook.course.pages.ledger import restamp, write_ledger
from handbook.course.pages.reader import read_page

PATH = "rescue/ask-first.md"


def _drifted(root: Path) -> list[str]:
    return [finding.found.split('"')[1] for finding in checks.run(root) if finding.code == "LE02"]


def _change(root: Path, lang: str, old: str, new: str) -> None:
    file = root / "docs" / lang / PATH
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_only_the_section_whose_english_changed_is_named(handbook: Path) -> None:
    _change(handbook, "en", "## Takeaway", "## The takeaway")
    assert _drifted(handbook) == ["takeaway"]


def test_a_correction_in_the_translation_clears_no_warning(handbook: Path) -> None:
    _change(handbook, "en", "## Takeaway", "## The takeaway")
    _change(handbook, "mn", "## Санах зүйл", "## Санах зүйлс")
    assert _drifted(handbook) == ["takeaway"]


def test_line_breaks_are_no_change(handbook: Path) -> None:
    _change(handbook, "en", "The ground is written", "The ground\nis   written")
    assert _drifted(handbook) == []


def test_the_writer_touches_only_the_key_translated(handbook: Path) -> None:
    file = handbook / "docs/mn" / PATH
    before = file.read_text()
    _change(handbook, "en", "## Takeaway", "## The takeaway")
    assert confirm_all(handbook) == ([f"docs/mn/{PATH}"], [])
    assert _drifted(handbook) == []
    changed = [
        (old, new) for old, new in zip(before.split("\n"), file.read_text().split("\n"), strict=True) if old != new
    ]
    assert [(old[:12], new[:12]) for old, new in changed] == [("  takeaway: ", "  takeaway: ")]
    assert confirm_all(handbook) == ([], [])


@pytest.mark.parametrize("name", [PATH, f"docs/mn/{PATH}", f"./docs/mn/{PATH}"])
def test_only_the_pages_given_are_written(handbook: Path, name: str) -> None:
    for lang_path in (PATH, "rescue/check.md"):
        file = handbook / "docs/en" / lang_path
        file.write_text(file.read_text().replace("What do you do?", "What will you do?"))
    assert write_ledger(handbook, [name]) == ([f"docs/mn/{PATH}"], [])


def test_an_unknown_page_is_a_finding(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(handbook)
    assert main(["translated", "rescue/nothing.md"]) == 1
    assert "docs/mn/rescue/nothing.md" in capsys.readouterr().out


def test_all_pages_are_never_confirmed_by_a_slip(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(handbook)
    with pytest.raises(SystemExit) as ended:
        main(["translated"])
    assert ended.value.code == 2


def test_a_section_that_is_not_translated_is_not_stamped(handbook: Path) -> None:
    _change(handbook, "en", "## Takeaway", "## More {#more}\n\nText.\n\n## Takeaway")
    confirm_all(handbook)
    page, _ = read_page(handbook, "mn", PATH)
    assert "more" not in page.meta.translated
    assert "LE01" in {finding.code for finding in checks.run(handbook)}


def test_line_ends_and_comments_stay_as_they_are() -> None:
    text = "---\r\nid: a # note\r\ntranslated:\r\n  old: 00000000\r\nlayout: home\r\n---\r\ntranslated: no\r\n"
    assert restamp(text, {"a": "0a1b2c3d"}) == text.replace("  old: 00000000", "  a: 0a1b2c3d")
    assert restamp(text, {}) == text.replace("translated:\r\n  old: 00000000\r\n", "")
    assert restamp("---\nid: a\n---\n", {"a": "0a1b2c3d"}) == "---\nid: a\ntranslated:\n  a: 0a1b2c3d\n---\n"


def test_a_hash_of_digits_stays_text(handbook: Path) -> None:
    file = handbook / "docs/mn" / PATH
    file.write_text(restamp(file.read_text(), {"ground": "12345678", "next": "00012345"}))
    page, findings = read_page(handbook, "mn", PATH)
    assert findings == []
    assert page.meta.translated == {"ground": "12345678", "next": "00012345"}


def test_the_command_in_a_finding_mends_it_typed_as_it_stands(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _change(handbook, "en", "## Takeaway", "## The takeaway")
    _change(handbook, "mn", "  ground: ", "  grounds: ")
    monkeypatch.chdir(handbook)
    advice = {one.code: one.write.partition("python -m handbook ")[2] for one in checks.run(handbook)}
    assert advice == {
        "LE01": f"translated docs/mn/{PATH}#ground",
        "LE02": f"translated docs/mn/{PATH}#takeaway",
        "LE03": "",
    }
    for command in filter(None, advice.values()):
        assert main(command.split()) == 0
    assert [one.write for one in checks.run(handbook)] == ["delete this line of `translated:`"]
    file = handbook / "docs/mn" / PATH
    file.write_text(re.sub(r"^  grounds: .*\n", "", file.read_text(), flags=re.MULTILINE))
    capsys.readouterr()
    assert checks.run(handbook) == []
