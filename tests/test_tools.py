"""Every tool has a card that says what an officer has to know; lessons and cards lead to each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import ours
import pytest
from test_checks import EN, MN, TECHNIQUE
from test_made_pages import context_of, rendered
from tiny import TOOLS

from handbook import checks
from handbook.checks.techniques import ROWS
from handbook.course.data import load
from handbook.course.data.tools import Tool, UnusedTool
from handbook.site.tools import folklore, tools

DATA = ours.data()


def test_thirty_five_tools_and_what_is_not_used_have_cards() -> None:
    assert len(DATA.tools) == 35
    assert [card.id for card in DATA.cards.values() if isinstance(card, UnusedTool)] == [
        "opencorporates",
        "maltego",
        "archive-today",
    ]
    assert len(DATA.folklore) == 14


def test_what_specialists_use_is_marked_and_pictures_never_go_out_without_a_warning() -> None:
    high = {card.id for card in DATA.tools.values() if card.risk == "H"}
    assert high == {"auto-archiver", "browsertrix-crawler"}
    for id_ in ("google-lens", "tineye", "search-by-image"):
        assert "victim" in DATA.tools[id_].ethics["en"] and DATA.tools[id_].risk == "M"


def test_a_card_that_names_no_source_says_that_nothing_is_confirmed() -> None:
    assert {card.id for card in DATA.cards.values() if not card.sources} == {"obs-studio"}
    assert DATA.cards["obs-studio"].status == "unverified"


def test_a_name_belongs_to_one_card_only() -> None:
    names = [name for card in DATA.cards.values() for name in card.names]
    assert len(names) == len(set(names))


def test_cards_are_typed_and_those_not_used_come_last(handbook: Path) -> None:
    summer, blurred = load(handbook)[0].cards.values()
    assert isinstance(summer, Tool) and isinstance(blurred, UnusedTool)
    assert (summer.names, summer.risk, summer.review_by) == (("Summer", "Summer Pro"), "M", date(2027, 5, 25))
    assert (summer.line, blurred.line, blurred.sources) == (2, 23, ())


def test_the_risk_stands_beside_the_first_link_to_a_tool(handbook: Path) -> None:
    for lang, risk in (("en", "medium risk"), ("mn", "дунд эрсдэл")):
        context = context_of(handbook, "rescue/ask-first.md", lang)
        html = rendered("[It](../reference/tools.md#summer), [it](../reference/tools.md#summer).", context)
        assert f'>It</a><span class="hb-st hb-st--m">{risk}</span>, <a' in html
        assert html.count(risk) == 1
    unused = rendered("[](../reference/tools.md#blurred)", context_of(handbook, "rescue/ask-first.md"))
    assert '>Blurred</a><span class="hb-st hb-st--h">not used</span>' in unused


def test_the_page_of_tools_shows_each_card_with_all_that_is_known_of_it(handbook: Path) -> None:
    html = tools(context_of(handbook, "reference/tools.md"))
    for words in (
        '<div class="hb-tool" id="summer" data-group="capture" data-risk="M" data-offline="yes" data-account="no"',
        "Hashes a file with <code>sum</code>.",
        "Nothing leaves.",
        "It proves no truth.",
        "With a second person.",
        "With a ground.",
        "as reported",
        'href="#blurred"',
        'href="../rescue/ask-first.html"',
        "A paper, &amp; more",
        "It sends files away.",
        "Next review by 25 May 2027",
    ):
        assert words in html, words
    assert '<p class="hb-filter hb-filter--two" hidden' in html, "the filter waits for its script"
    assert html.count("<tr>") == 2, "the table has its head and one row a tool"


def test_a_card_past_its_date_says_so_once(handbook: Path) -> None:
    context = context_of(handbook, "reference/tools.md")
    assert "was due for review" not in tools(context)
    context.outline = replace(context.outline, edition_date=date(2027, 6, 1))
    html = tools(context)
    assert html.count("was due for review by 25 May 2027") == 2
    assert "data-review-by" not in html, "hb/age.js would tell it again"


def test_folklore_says_what_is_known_how_far_and_from_where(handbook: Path) -> None:
    html = folklore(context_of(handbook, "reference/folklore.md"))
    for words in (
        'id="sums-are-true"',
        "<q>A hash proves truth.</q>",
        "Only that nothing changed.",
        "text read",
        "#paper",
    ):
        assert words in html


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Blurred", ["Blurred"]),
        ("Blurred-ийг", ["Blurred"]),
        ("`Blurred`", ["Blurred"]),
        ("[Blurred](../reference/tools.md#blurred)", []),
        ("Unblurred, Blurredly, https://x.example/Blurred", []),
        ("Summer Pro", []),  # its card is linked below
    ],
)
def test_a_tool_is_named_only_on_pages_that_link_its_card(handbook: Path, words: str, found: list[str]) -> None:
    for file in (EN, MN):
        page = handbook / file
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("\n\n## ", f" {words}\n\n## ", 1), encoding="utf-8")
    findings = [finding for finding in checks.run(handbook) if not finding.code.startswith("LE")]
    assert [finding.code for finding in findings] == ["TO02"] * 2 * len(found)
    assert all(f'"{name}"' in finding.found for name in found for finding in findings)


def test_a_whole_technique_card_is_accepted_in_both_languages(handbook: Path) -> None:
    heads = {"en": ("Technique", "## Takeaway"), "mn": ("Арга", "## Санах зүйл")}
    for file, lang in ((EN, "en"), (MN, "mn")):
        card = TECHNIQUE
        for old, new in zip(ROWS["en"], ROWS[lang], strict=True):
            card = card.replace(f"| {old} |", f"| **{new}** |")
        head, takeaway = heads[lang]
        card = card.replace("| Technique", f"| {head}").replace("## Takeaway", takeaway)
        page = handbook / file
        page.write_text(page.read_text(encoding="utf-8").replace(takeaway, card), encoding="utf-8")
    # its English answers and a page so short are another matter
    found = {finding.code for finding in checks.run(handbook) if not finding.code.startswith(("RL", "TE04"))}
    assert found == {"LE02", "SH02"}


def test_a_module_of_techniques_links_every_lesson_where_it_says_who_notices(handbook: Path) -> None:
    outline = handbook / "docs/_data/course.yml"
    outline.write_text(outline.read_text("utf-8").replace("number: 1", "number: 6"), encoding="utf-8")
    for lang in ("mn", "en"):
        page = handbook / f"docs/{lang}/rescue/index.md"
        text = (
            page.read_text("utf-8")
            + "\n## Notices {#notices}\n\n[Ask](ask-first.md)\n\n| A | B |\n|---|---|\n| a | b |\n"
        )
        page.write_text(text, encoding="utf-8")

    def found() -> list[str]:
        return [finding.found for finding in checks.run(handbook) if finding.code == "TE03"]

    assert found() == ['the table of #notices does not link "rescue/ask-first.md"'] * 2, "a link outside does not count"
    for lang in ("mn", "en"):
        page = handbook / f"docs/{lang}/rescue/index.md"
        page.write_text(page.read_text("utf-8").replace("| a |", "| [Lesson](ask-first.md) |"), encoding="utf-8")
    assert found() == []


def test_the_file_of_tools_may_be_missing(handbook: Path) -> None:
    (handbook / "docs/_data/tools.yml").unlink()
    assert load(handbook)[0].cards == {}
    assert "FM09" in {finding.code for finding in checks.run(handbook)}
    (handbook / "docs/_data/tools.yml").write_text(TOOLS, encoding="utf-8")
    assert checks.run(handbook) == []
