"""Words are sorted by their own alphabet; the pages made from data show all of it, and how far it was checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import ours
import pytest
from markdown import Markdown
from tiny import LAW, LAWYER

from handbook.checks import read_course
from handbook.render.markdown import HandbookExtension, marked_text
from handbook.render.policy import UnsafePage, finish
from handbook.render.rendering import Rendering
from handbook.site.claims import claims
from handbook.site.context import PageContext
from handbook.site.legal import for_the_lawyer, legal_quick, red_lines
from handbook.site.pages import sort_key

OWN_WORDS = ours.data().strings


def context_of(root: Path, path: str, lang: str = "en") -> PageContext:
    """What templates know of a page of the tiny handbook, with the words of the real interface."""
    site, _ = read_course(root)
    data = replace(site.data, strings=OWN_WORDS)
    return PageContext(site.pages[lang, path], site.pages, [path for of, path in site.pages if of == lang], data, False)


def rendered(text: str, context: PageContext) -> str:
    page = replace(context.page, body=text, questions=(), boxes=())
    extension = HandbookExtension(Rendering(page, context.data, False, context.root_url))
    return Markdown(extensions=["admonition", extension]).convert(marked_text(page))


def test_the_grade_stands_beside_the_words_of_a_claim_with_a_label_for_those_who_listen(handbook: Path) -> None:
    for lang, label, grade in (("en", "Evidence:", "grade B"), ("mn", "Нотолгоо:", "B зэрэг")):
        html = rendered(
            "It is [better](../research/claims.md#asked-first) so.", context_of(handbook, "rescue/ask-first.md", lang)
        )
        badge = f'<span class="hb-st hb-st--grade"><span class="hb-sr">{label}</span> {grade}</span>'
        assert f">better</a>{badge} so." in html
    whole = rendered("[](../research/claims.md#asked-first)", context_of(handbook, "rescue/ask-first.md"))
    assert all(words in whole for words in ("Asking is better.", "grade B", "One study.", "#src-1"))


def test_the_line_of_a_calculator_becomes_its_empty_place_also_inside_a_box(handbook: Path) -> None:
    context = context_of(handbook, "rescue/ask-first.md")
    html = rendered(
        "Before.\n<!-- calculator: base-rate -->\nAfter.\n\n!!! tip\n    Try.\n\n    <!-- calculator: base-rate -->\n",
        context,
    )
    assert html.count('<div class="hb-calc" data-calculator="base-rate"></div>') == 2
    assert "<p>Before.</p>" in html and "<p>After.</p>" in html and "calculator:" not in html


def test_the_page_of_claims_shows_each_with_all_that_is_known_of_it(handbook: Path) -> None:
    html = claims(context_of(handbook, "research/claims.md"))
    for words in ("Ethics and harm", "Asking is better.", "grade B", "text read", "One study.", "A paper, &amp; more"):
        assert words in html
    assert html.count("<table") == 1, "no table for a topic without claims"
    assert '<a href="../rescue/ask-first.html">Ask first</a>' in html
    for lang in ("mn", "en"):
        page = handbook / f"docs/{lang}/rescue/ask-first.md"
        page.write_text(
            page.read_text("utf-8").replace("research/claims.md#asked-first", "glossary.md#record"), "utf-8"
        )
    assert "not used yet" in claims(context_of(handbook, "research/claims.md"))


def test_a_red_line_says_what_to_do_instead_why_and_on_what_ground(handbook: Path) -> None:
    house, lawful = red_lines(context_of(handbook, "reference/law-facts.md")).split("<li ")[1:]
    assert all(words in house for words in ("No false name.", "Only view.", "The other side notices.", "House rule"))
    assert 'href="law-facts.html#law-6-1">The law, Art. 6.1</a>' in lawful and "text read" in lawful
    assert "House rule" not in lawful


def test_the_quick_reference_holds_the_marked_facts_with_status_and_open_points(handbook: Path) -> None:
    law = handbook / "docs/_data/law.yml"
    law.write_text(LAW.replace("status: unverified", "status: secondary\n  quick: true"), encoding="utf-8")
    html = legal_quick(context_of(handbook, "reference/law-facts.md"))
    assert html.count("<li>") == 1 and "Names the grounds." not in html
    for words in ("Names the permission.", "as reported", ">Check</span>", 'href="law-facts.html#law-9"'):
        assert words in html


def test_the_lawyer_gets_every_open_fact_and_question_and_nothing_that_is_settled(handbook: Path) -> None:
    (handbook / "docs/_data/lawyer.yml").write_text(LAWYER, encoding="utf-8")
    html = for_the_lawyer(context_of(handbook, "reference/law-facts.md"))
    questions, facts = html.split('<h2 id="facts">')
    for words in ("What is a record?", "the text of 6.1.", 'href="../glossary.html#record"', "#law-6-1"):
        assert words in questions
    for words in ("(1)", "Read the text.", "Not confirmed, not to be used as a fact: Names the permission.", "#paper"):
        assert words in facts
    assert "Names the grounds." not in facts, "it was read and nothing is open"
    assert "legalinfo.mn" in facts


def test_a_text_from_abroad_is_not_looked_up_among_mongolian_laws(handbook: Path) -> None:
    law = handbook / "docs/_data/law.yml"
    law.write_text(LAW.replace("status: unverified", "status: secondary\n  international: true"), encoding="utf-8")
    assert "the body that issued it" in for_the_lawyer(context_of(handbook, "reference/law-facts.md"))


def test_mongolian_letters_stand_where_the_alphabet_has_them() -> None:
    words = ["үзлэг", "өгөгдөл", "утас", "пасспорт", "орон", "ёс", "ажил", "ямба", "фонд"]
    assert sorted(words, key=lambda word: sort_key(word, "mn")) == [
        "ажил", "ёс", "орон", "өгөгдөл", "пасспорт", "утас", "үзлэг", "фонд", "ямба",
    ]  # fmt: skip


def test_every_term_begins_with_a_letter_of_the_alphabet_or_a_name_in_latin() -> None:
    glossary = ours.data().glossary
    assert len(glossary) > 400
    assert all(sort_key(term.term[lang], lang) for term in glossary.values() for lang in ("mn", "en"))


@pytest.mark.parametrize(
    "part",
    [
        "<script>run()</script>",
        '<script title="src=">run()</script>',
        '<script type="module">run()</script>',
        '<script src="https://example.org/x.js"></script>',
        '<script src="//example.org/x.js"></script>',
        '<script src="data:text/javascript,run()"></script>',
        '<p onclick="run()">Press</p>',
        "<img src=x onerror=run()>",
        '<meta http-equiv="refresh" content="0;url=https://example.org/">',
        '<img src="https://example.org/x.png">',
        '<iframe src="//example.org/"></iframe>',
    ],
)
def test_no_page_is_written_that_runs_or_loads_what_is_not_the_sites(part: str) -> None:
    with pytest.raises(UnsafePage, match=r"docs/en/index\.md: (?:a script|<\w+> (?:that|with))"):
        finish(f"<title>A page</title>{part}", "docs/en/index.md")


def test_data_files_and_words_about_scripts_are_written() -> None:
    part = '<script type="application/json" id="a">{"b": "&lt;script>"}</script><script src="../hb/base.js"></script>'
    part += "<p>An attribute onclick=run() and src=https://example.org in words.</p>"
    written = finish(f'<meta charset="utf-8"><title>A page</title>{part}', "docs/en/index.md")
    assert "sha256-" not in written and "unsafe" not in written and "script-src 'self';" in written


def test_white_space_stays_where_it_is_shown() -> None:
    html = '<meta charset="utf-8"><p>\n   a   b\n<b>c</b>\n<a>d</a> e\n</p>\n<pre>a\n   b</pre>'
    assert finish(html, "a page").endswith("<p>a b <b>c</b> <a>d</a> e<pre>a\n   b</pre>")
