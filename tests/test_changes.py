"""What has changed since an edition: every part that differs is named, in order, and no part that does not."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import ours
import pytest
from test_made_pages import OWN_WORDS, context_of
from tiny import COURSE, EDITIONS, LAW

from handbook import checks
from handbook.__main__ import main
from handbook.course.data import load
from handbook.course.data.editions import FILE, Fingerprint, fingerprint_file
from handbook.course.data.tools import Tool
from handbook.course.fingerprints import Change, compare, fingerprints
from handbook.course.languages import read_languages
from handbook.course.pages.reader import read_page
from handbook.desk.changelog import changelog, file_of, write_changelog
from handbook.site.changes import changes

ROOT = Path(__file__).parents[1]
LANGUAGES, _ = read_languages(ROOT)
PAGE = "reference/law-facts.md"  # any page: what is made from data stands below its text
NEXT = """\
- id: "2027-05"
  day: 2027-05-20
  changes:
    law:
      - {mn: "6.1 өөрчлөгдсөн.", en: "6.1 has changed."}
    course:
      - {mn: "Шинэ хуудас.", en: "A new page."}
"""


@dataclass(frozen=True, kw_only=True)
class NewerTool(Tool):
    """A tool as it will be once it has one field more."""

    since: str | None = None


def test_a_new_field_that_an_entry_lacks_changes_nothing() -> None:
    data = ours.data()
    page, _ = read_page(ROOT, "en", "reference/tools.md")
    tools = {id_: card for id_, card in data.cards.items() if isinstance(card, Tool)}

    def printed(**more: str) -> dict:
        newer = {id_: NewerTool(**vars(card), **more) for id_, card in tools.items()}
        return fingerprints([page], replace(data, cards=newer))

    before = fingerprints([page], replace(data, cards=tools))
    assert tools and printed() == before
    assert len(compare(printed(since="2026"), before)) == len(tools)


def told(**titles: str) -> dict[tuple[str, str], Fingerprint]:
    """Parts by `page_part`, each with title and hash."""
    return {
        (page, part): Fingerprint(*words.split("|"))
        for key, words in titles.items()
        for page, _, part in [key.partition("_")]
    }


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def next_edition(handbook: Path) -> None:
    """The present edition is released; the next one is begun."""
    (handbook / "docs/_data/strings.yml").write_text((ROOT / "docs/_data/strings.yml").read_text("utf-8"), "utf-8")
    write_changelog(checks.read_course(handbook)[0])
    (handbook / FILE).write_text(NEXT + EDITIONS, encoding="utf-8")
    outline = COURSE.replace('edition: "2026-11"', 'edition: "2027-05"').replace("2026-11-25", "2027-05-20")
    (handbook / "docs/_data/course.yml").write_text(outline, encoding="utf-8")


def test_parts_that_differ_are_named_in_the_order_of_the_pages_and_no_others() -> None:
    before = told(a_="A|1", a_one="One|2", a_two="Two|3", b_="B|4", b_one="One|5", c_="C|6")
    now = told(d_="D|9", d_one="One|9", a_="A|1", a_two="Two|3", a_one="Uno|8", a_new="New|7", c_="C|0")
    assert compare(now, before) == [
        Change("new", "d", "", "D"),
        Change("changed", "a", "one", "Uno"),
        Change("new", "a", "new", "New"),
        Change("changed", "c", "", "C"),
        Change("gone", "b", "", "B"),
    ]
    assert compare(now, now) == []


def test_what_is_gone_stands_with_its_page() -> None:
    before, now = told(a_="A|1", a_one="One|2", b_="B|3"), told(a_="A|1", b_="B|4")
    assert compare(now, before) == [Change("gone", "a", "one", "One"), Change("changed", "b", "", "B")]


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_the_first_edition_says_that_there_is_nothing_to_compare_it_with(handbook: Path, lang: str) -> None:
    html = changes(context_of(handbook, PAGE, lang))
    assert OWN_WORDS["changes-first"][lang] in html and "<details" not in html
    assert {"mn": "Шинэ хичээл.", "en": "A new lesson."}[lang] in html


def test_a_section_changed_in_one_language_is_named_in_that_language_alone(handbook: Path) -> None:
    next_edition(handbook)
    edit(handbook / "docs/en/rescue/ask-first.md", "The ground is written down before", "The ground is noted before")
    html = changes(context_of(handbook, PAGE, "en"))
    assert html.count("hb-st--changed") == 1 and "2026-11 (25 November 2026), pages changed: 1" in html
    assert '<h3>1. Rescue</h3><ul><li><a href="../rescue/ask-first.html">Ask first</a><ul><li>' in html
    assert '<a href="../rescue/ask-first.html#ground">The ground</a> <span class="hb-st hb-st--changed">changed' in html
    assert "Takeaway" not in html and "Check yourself" not in html
    assert OWN_WORDS["changes-none"]["mn"] in changes(context_of(handbook, PAGE, "mn"))


def test_a_new_deadline_for_review_is_no_change_but_new_objectives_are(handbook: Path) -> None:
    next_edition(handbook)
    for lang, old, new in (("en", "Ask before looking", "Ask well before looking"), ("mn", "2027-05-25", "2028-05-25")):
        edit(handbook / f"docs/{lang}/rescue/ask-first.md", old, new)
    assert ">Title, objectives, opening</a>" in changes(context_of(handbook, PAGE, "en"))
    assert OWN_WORDS["changes-none"]["mn"] in changes(context_of(handbook, PAGE, "mn"))


def test_a_law_fact_that_changed_is_named_and_one_that_was_only_looked_at_again_is_not(handbook: Path) -> None:
    next_edition(handbook)
    law = handbook / "docs/_data/law.yml"
    first, day = LAW.split("statement: ")[1].split('en: "')[1].split('"')[0], LAW.split("checked: ")[1][:10]
    edit(law, first, f"{first} It does.")
    edit(law, day, "2027-04-01")
    html = changes(context_of(handbook, PAGE, "en"))
    assert html.count("hb-st--changed") == 1 and 'href="law-facts.html#law-6-1"' in html


def test_a_new_page_and_one_that_is_gone_are_named_once_and_what_is_gone_is_no_link(handbook: Path) -> None:
    next_edition(handbook)
    for lang in ("mn", "en"):
        folder = handbook / f"docs/{lang}/rescue"
        shutil.copy(folder / "ask-first.md", folder / "ask-last.md")
        edit(folder / "ask-last.md", "id: rescue/ask-first", "id: rescue/ask-last")
        (folder / "check.md").unlink()
    html = changes(context_of(handbook, PAGE, "mn"))
    assert html.count("hb-st--new") == 1 and 'href="../rescue/ask-last.html">Эхлээд асууна</a>' in html
    assert html.count('<li>Эхлээд асууна <span class="hb-st hb-st--gone">хасагдсан</span></li>') == 1
    assert "check.html" not in html and html.count("hb-st--gone") == 1


def test_trainees_are_told_nothing_of_trainers_pages(handbook: Path) -> None:
    next_edition(handbook)
    file = handbook / fingerprint_file("2026-11")
    file.write_text(file.read_text("utf-8") + "trainer/old,,aaaaaaaa,Багшид,bbbbbbbb,For trainers\n", encoding="utf-8")
    context = context_of(handbook, PAGE, "en")
    assert "For trainers" not in changes(context)
    context.trainer = True
    assert "<li>For trainers <span" in changes(context)


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_the_changelog_has_the_summary_and_the_pages_of_each_edition(handbook: Path, lang: str) -> None:
    next_edition(handbook)
    edit(handbook / f"docs/{lang}/rescue/ask-first.md", "# ", "# 1 ")
    site, _ = checks.read_course(handbook)
    assert write_changelog(site) == [fingerprint_file("2027-05"), "CHANGELOG.mn.md", "CHANGELOG.md"]
    assert write_changelog(site) == []
    text = (handbook / file_of(lang, LANGUAGES)).read_text("utf-8")
    novelty, old, page = {
        "mn": ("- 6.1 өөрчлөгдсөн.", "- Шинэ хичээл.", "  - Эхлээд асууна: 1 Үндэслэл (өөрчлөгдсөн)"),
        "en": ("- 6.1 has changed.", "- A new lesson.", "  - Ask first: 1 The ground (changed)"),
    }[lang]
    assert text.index("## 2027-05") < text.index(novelty) < text.index("2026-11") < text.index(page) < text.index(old)
    other = "en" if lang == "mn" else "mn"
    assert OWN_WORDS["changes-none"][other] in (handbook / file_of(other, LANGUAGES)).read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        (EDITIONS.replace("11-25", "11-24"), 1, "the first edition is 2026-11, 2026-11-24"),
        (EDITIONS + NEXT, 6, "2027-05 stands below 2026-11 and is not older"),
        (EDITIONS + NEXT.replace("2027-05", "2025-05"), 6, "no fingerprints of the edition 2025-05"),
    ],
)
def test_editions_out_of_order_or_without_fingerprints_stop_the_build(
    handbook: Path, text: str, line: int, found: str
) -> None:
    (handbook / FILE).write_text(text, encoding="utf-8")
    findings = [finding for finding in checks.run(handbook) if finding.code == "DA09"]
    assert (line, found) in [(finding.line, finding.found) for finding in findings]


def test_fingerprints_that_were_touched_by_hand_are_refused(handbook: Path) -> None:
    next_edition(handbook)
    file = handbook / fingerprint_file("2026-11")
    file.write_text(file.read_text("utf-8") + "one,two\n", encoding="utf-8")
    assert [finding.code for finding in load(handbook)[1] if finding.file == fingerprint_file("2026-11")] == ["DA09"]


def test_the_command_says_what_it_wrote(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (handbook / "docs/_data/strings.yml").write_text((ROOT / "docs/_data/strings.yml").read_text("utf-8"), "utf-8")
    monkeypatch.chdir(handbook)
    assert main(["changelog"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "written: CHANGELOG.md"
    assert main(["changelog"]) == 0 and capsys.readouterr().out == "nothing to write\n"


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_both_changelogs_say_what_the_data_says(lang: str) -> None:
    data = ours.data()
    written = (ROOT / file_of(lang, LANGUAGES)).read_text("utf-8")
    assert written == changelog(data, lang), "run python -m handbook changelog"
