"""A lesson is begun in one command: the check then asks for its words and for nothing else."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from handbook import checks
from handbook.__main__ import main
from handbook.base.findings import BadContent
from handbook.checks.ledger import no_part_has_drifted
from handbook.checks.skeleton import everything_is_written
from handbook.course.nav import in_order
from handbook.course.pages.reader import read_docs
from handbook.course.status import statuses
from handbook.desk.new_lesson import new_lesson

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 26)
TO_WRITE = {"SK01"}  # words that are missing


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A copy of the real handbook."""
    for folder in ("docs", "exercises"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def _texts(root: Path) -> dict[str, str]:
    files = [root / "mkdocs.yml", *sorted((root / "docs").rglob("*.md"))]
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in files}


def test_a_new_lesson_passes_the_check_but_for_its_words(book: Path) -> None:
    """One in a module that teaches techniques, and one in a module that does not."""
    written = [*new_lesson(book, "search/maps", TODAY), *new_lesson(book, "law/more", TODAY)]
    found = checks.run(book)
    assert {finding.code for finding in found} == TO_WRITE
    assert {finding.file for finding in found} == set(written) - {"mkdocs.yml"}
    site = checks.read_course(book)[0]
    order = in_order(site.root)
    for path in ("search/maps.md", "law/more.md"):
        assert order[order.index(path) + 1] == f"{path.split('/')[0]}/check.md"
    assert "](maps.md)" in site.pages["mn", "search/index.md"].body
    assert "](more.md)" not in site.pages["mn", "law/index.md"].body


FRAME = re.compile(
    r"""\s*(?:---|[a-z_]+: [\w/{}:, -]+|(?:objectives|asks|translated):|_?[a-z]+: [\w"']+|!!! key|\?\?\? trainer"""
    r"""|</?quiz>|<!--.*-->|- \*\*\w+:\*\* 1?5|\#\# .* \{\#(?:takeaway|questions|next)\}|)"""
)


def test_every_line_of_the_skeleton_that_a_reader_would_read_is_asked_for(book: Path) -> None:
    new_lesson(book, "search/maps", TODAY)
    found = everything_is_written(checks.read_course(book)[0])
    for lang in ("mn", "en"):
        file = f"docs/{lang}/search/maps.md"
        asked = {finding.line for finding in found if finding.file == file}
        for number, line in enumerate((book / file).read_text(encoding="utf-8").split("\n"), start=1):
            assert number in asked or FRAME.fullmatch(line), line


def test_ids_are_new_and_the_same_in_both_languages(book: Path) -> None:
    before, _ = read_docs(book)
    used = {objective.id for page in before.values() for objective in page.meta.objectives}
    used |= {question.id for page in before.values() for question in page.questions}
    for path in ("search/maps", "search/more-maps"):
        new_lesson(book, path, TODAY)
        pages, findings = read_docs(book)
        assert findings == []
        mn, en = (pages[lang, f"{path}.md"] for lang in ("mn", "en"))
        own = [*(objective.id for objective in en.meta.objectives), *(question.id for question in en.questions)]
        assert own == [*(objective.id for objective in mn.meta.objectives), *(question.id for question in mn.questions)]
        assert not used & set(own)
        assert len(set(own)) == len(own) == 5
        assert own[0].startswith("sea-")
        used |= set(own)


def test_nothing_else_is_touched_and_all_is_in_the_ledger(book: Path) -> None:
    before = _texts(book)
    written = new_lesson(book, "search/maps", TODAY)
    after = _texts(book)
    assert {file for file in after if after[file] != before.get(file)} == set(written)
    for file, text in before.items():
        gone = [line for line in text.split("\n") if line not in after[file].split("\n")]
        assert all(line.startswith("  notices: ") for line in gone), gone
    pages, _ = read_docs(book)
    found = statuses(book, pages, ["search/maps.md", "search/index.md"])
    assert {part.state for page in found for part in page.parts} == {"current"}


def test_a_table_that_was_behind_is_not_called_current(book: Path) -> None:
    file = book / "docs/en/search/index.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("Read the snippets first", "Read the short lines first"), "utf-8"
    )
    new_lesson(book, "search/maps", TODAY)
    drifted = no_part_has_drifted(checks.read_course(book)[0])
    assert [(finding.file, "notices" in finding.found) for finding in drifted] == [("docs/mn/search/index.md", True)]


def test_the_written_lesson_is_found_behind_in_mongolian(handbook: Path) -> None:
    new_lesson(handbook, "rescue/maps", TODAY)
    file = handbook / "docs/en/rescue/maps.md"
    file.write_text(file.read_text(encoding="utf-8").replace("‹write: heading 1›", "A map is a claim"), "utf-8")
    drifted = no_part_has_drifted(checks.read_course(handbook)[0])
    assert [finding.found.split('"')[1] for finding in drifted] == ["one"]


def test_line_ends_of_a_windows_copy_stay(handbook: Path) -> None:
    nav = handbook / "mkdocs.yml"
    nav.write_bytes(nav.read_bytes().replace(b"\n", b"\r\n"))
    new_lesson(handbook, "rescue/maps", TODAY)
    assert nav.read_bytes().count(b"\r\n") == nav.read_bytes().count(b"\n")


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ("rescue/ask-first", "already there"),
        ("nothing/maps", "no such module"),
        ("rescue", "small Latin letters"),
        ("rescue/Газрын-зураг", "small Latin letters"),
        ("../rescue/maps", "small Latin letters"),
        ("rescue/maps/more", "small Latin letters"),
    ],
)
def test_a_name_that_does_not_fit_is_a_finding_and_nothing_is_written(handbook: Path, given: str, word: str) -> None:
    before = _texts(handbook)
    with pytest.raises(BadContent, match=word):
        new_lesson(handbook, given, TODAY)
    assert _texts(handbook) == before


def test_a_module_without_objectives_gives_its_own_name_to_ids(handbook: Path) -> None:
    for lang in ("mn", "en"):
        folder = handbook / f"docs/{lang}/more"
        folder.mkdir()
        shutil.copy(handbook / f"docs/{lang}/rescue/index.md", folder)
    nav = handbook / "mkdocs.yml"
    nav.write_text(nav.read_text().replace("  - glossary.md", "  - more/index.md\n  - glossary.md"))
    new_lesson(handbook, "more/first", TODAY)
    pages, _ = read_docs(handbook)
    assert [objective.id for objective in pages["mn", "more/first.md"].meta.objectives] == ["more-1", "more-2"]
    assert "more/index.md\n  - more/first.md" in nav.read_text()


def test_the_command_says_what_is_next(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(handbook)
    assert main(["new", "lesson", "rescue/maps"]) == 0
    assert "docs/mn/rescue/maps.md" in capsys.readouterr().out
    assert main(["new", "lesson", "rescue/maps"]) == 1
    assert "already there" in capsys.readouterr().out
