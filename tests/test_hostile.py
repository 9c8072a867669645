"""Nothing hostile gets in: each content is named by one code, on its line, with few words; what harms nobody passes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hostile import HARMLESS, IN_DATA, IN_FOLDERS, IN_PAGES, LESSON, Hostile
from mkdocs.config.defaults import MkDocsConfig
from tiny import confirm_all

from handbook import checks
from handbook.base.findings import Finding
from handbook.checks.rendered import EXTENSIONS
from handbook.course.pages.reader import parse_page

ROOT = Path(__file__).parents[1]
LESSONS = tuple(f"docs/{lang}/{LESSON}" for lang in ("mn", "en"))
SAFE = sorted(code for code in checks.RULES if code.startswith("SA"))
FROM_FILES = {"SA05", "FI03"}  # these are looked for in the files themselves
BEFORE = "\n## "  # the first section begins


def _put_in(root: Path, text: str) -> None:
    """A text at the end of the opening of the lesson in both languages."""
    for file in LESSONS:
        written = (root / file).read_text(encoding="utf-8")
        (root / file).write_text(written.replace(BEFORE, f"\n{text}\n{BEFORE}", 1), encoding="utf-8")
    confirm_all(root)


def _line(root: Path, file: str, text: str) -> int:
    written = (root / file).read_text(encoding="utf-8")
    assert text in written
    return written[: written.index(text)].count("\n") + 1


def _told(findings: list[Finding]) -> set[tuple[str, str, int]]:
    return {(finding.code, finding.file, finding.line) for finding in findings}


def test_each_hostile_text_of_a_page_is_named_on_its_line(tmp_path: Path) -> None:
    """All of them by the rules alone; the tests marked as full hold that nothing else is found beside."""
    for hostile in IN_PAGES:
        at = hostile.at or hostile.text.split("\n")[0]
        page, findings = parse_page(f"---\nid: a\ntitle: A\ndescription: A.\n---\n\n{hostile.text}\n", "en", "a.md")
        site = checks.Course(tmp_path, {("en", "a.md"): page}, None)
        if hostile.code not in FROM_FILES:
            found = {(one.code, one.line) for code in SAFE for one in checks.RULES[code].check(site)}
            assert found == {(hostile.code, 6 + f"\n{hostile.text}".split(at)[0].count("\n"))}, hostile
            assert findings == []


@pytest.mark.full
@pytest.mark.parametrize("hostile", IN_PAGES, ids=lambda hostile: f"{hostile.code} {hostile.text[:30]!a}")
def test_nothing_hostile_gets_into_a_page(handbook: Path, hostile: Hostile) -> None:
    _put_in(handbook, hostile.text)
    findings = checks.run(handbook)
    at = hostile.at or hostile.text.split("\n")[0]
    assert _told(findings) == {(hostile.code, file, _line(handbook, file, at)) for file in LESSONS}
    assert len(findings) == 2 * hostile.times


@pytest.mark.full
@pytest.mark.parametrize("hostile", IN_DATA, ids=lambda hostile: f"{hostile.code} {hostile.file} {hostile.text[:30]!a}")
def test_nothing_hostile_gets_into_a_text_of_a_data_file(handbook: Path, hostile: Hostile) -> None:
    path = handbook / hostile.file
    written = path.read_text(encoding="utf-8")
    assert hostile.old in written
    path.write_text(written.replace(hostile.old, hostile.text, 1), encoding="utf-8")
    (finding,) = checks.run(handbook)
    assert _told([finding]) == {(hostile.code, hostile.file, _line(handbook, hostile.file, hostile.at))}


@pytest.mark.parametrize("hostile", IN_FOLDERS, ids=lambda hostile: f"{hostile.code} {hostile.content[:60]!a}")
def test_nothing_hostile_gets_into_a_folder(tmp_path: Path, hostile: Hostile) -> None:
    (tmp_path / hostile.file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / hostile.file).write_bytes(hostile.content)
    site = checks.Course(tmp_path, {}, None)
    (finding,) = [found for code in SAFE for found in checks.RULES[code].check(site)]
    assert (finding.code, finding.file) == (hostile.code, hostile.file)


def test_an_example_in_code_is_no_finding(handbook: Path) -> None:
    _put_in(handbook, "\n\n".join(HARMLESS))
    # how such a page reads is another matter
    assert [finding for finding in checks.run(handbook) if not finding.code.startswith("RL")] == []


def test_a_script_in_a_question_is_found_however_it_is_indented(handbook: Path) -> None:
    """A question is rendered inside lines, where four spaces begin no code."""
    for file in LESSONS:
        text = (handbook / file).read_text(encoding="utf-8")
        (handbook / file).write_text(text.replace("\n- [ ] ", "\n\n    <script>go()</script>\n- [ ] ", 1))
    confirm_all(handbook)
    assert _told(checks.run(handbook)) == {("SA01", file, _line(handbook, file, "<script>")) for file in LESSONS}


def test_the_checks_render_with_the_extensions_of_the_site() -> None:
    written = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    given = yaml.safe_load(written.partition("markdown_extensions:")[2].partition("\nwatch:")[0])
    # MkDocs adds its own, of which superfences replaces the third
    config = MkDocsConfig()
    config.load_dict({"site_name": "Any"})
    config.validate()
    added = config.markdown_extensions
    assert {*given, *added} - {"fenced_code"} == set(EXTENSIONS) and "fenced_code" in added


def test_every_code_of_a_safe_page_is_tried() -> None:
    tried = {hostile.code for hostile in (*IN_PAGES, *IN_DATA, *IN_FOLDERS)}
    assert {code for code in checks.RULES if code.startswith("SA")} <= tried
