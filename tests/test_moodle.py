"""What learning platforms import says the same as the pages: every question, option, reason and right answer."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, replace
from pathlib import Path

import lxml.etree as etree
import lxml.html
import ours
import pytest
import tiny
from spoken import LANGUAGES

from handbook import checks
from handbook.base.html import fragment, inside
from handbook.course.course import Course
from handbook.editions.extract import CannotPack, change_links
from handbook.editions.gift import gift
from handbook.editions.moodle import moodle_xml
from handbook.editions.platforms import write_platforms
from handbook.editions.questions import Category, exam_forms, self_checks
from handbook.release import FAILURES
from handbook.render import figures
from handbook.render.policy import minified
from handbook.render.questions.showing import PlatformQuestion

ROOT = Path(__file__).parents[1]
SCHEMA = etree.RelaxNG(file=ROOT / "tests" / "moodle.rng")


@dataclass(frozen=True)
class Read:
    """A question as it stands in a Moodle XML file, read by nobody's code but this."""

    category: str
    id: str
    text: str
    options: tuple[tuple[str, str, float], ...]  # words, reason, share of the mark


def plain(html: str) -> str:
    """The words of some HTML, paragraphs apart."""
    return " ".join(lxml.html.fromstring(f"<div>{html.replace('</p>', ' </p>')}</div>").text_content().split())


def read(xml: str) -> list[Read]:
    category, found = "", []
    for question in etree.fromstring(xml.encode()):
        if question.get("type") == "category":
            category = question.findtext("category/text")
            continue
        options = tuple(
            (plain(answer.findtext("text")), plain(answer.findtext("feedback/text")), float(answer.get("fraction")))
            for answer in question.iter("answer")
        )
        found.append(
            Read(category, question.findtext("idnumber"), plain(question.findtext("questiontext/text")), options)
        )
    return found


def bare(markdown: str) -> str:
    """The words of a question as written, without the signs of Markdown that questions use."""
    return " ".join(re.sub(r"[`*]", "", markdown).split())


def tiny_site(root: Path, old: str = "", new: str = "") -> Course:
    """The tiny handbook with the words of the real interface; a text of its questions may be another."""
    file = root / "docs/en/rescue/check.md"
    written = file.read_text("utf-8")
    assert old in written
    file.write_text(written.replace(old, new, 1), "utf-8")
    site, _ = checks.read_course(root)
    return replace(site, data=replace(site.data, strings=ours.data().strings))


def first(site: Course) -> PlatformQuestion:
    """The first question of the tiny handbook's check page."""
    return self_checks(site, "en")[1].items[0]


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def categories(lang: str) -> list[Category]:
    return self_checks(ours.course(), lang)


@pytest.fixture(scope="module")
def xml(lang: str, categories: list[Category]) -> str:
    return moodle_xml(categories, lang, ours.course().data.strings)


def test_moodle_takes_the_file(xml: str) -> None:
    assert SCHEMA.validate(etree.fromstring(xml.encode())), SCHEMA.error_log


def test_every_question_comes_back_as_the_pages_ask_it(lang: str, xml: str) -> None:
    modules = {module.id: module for part in ours.course().data.outline.parts for module in part.modules}
    pages = [page for (of, _), page in ours.course().pages.items() if of == lang and page.module in modules]
    written = {question.id: (page, question) for page in pages for question in page.questions}
    found = read(xml)
    assert [row.id for row in found] == list(dict.fromkeys(row.id for row in found))
    assert {row.id for row in found} == set(written)
    for row in found:
        page, question = written[row.id]
        module = modules[page.module]
        assert row.category == f"$course$/top/{module.number} {module.title[lang]}/{page.meta.title}"
        assert row.text == bare(question.text[lang])
        assert [(words, reason) for words, reason, _ in row.options] == [
            (bare(option.text[lang]), bare(option.reason[lang])) for option in question.options
        ]
        assert [share > 0 for *_, share in row.options] == [option.right for option in question.options]
        assert sum(share for *_, share in row.options if share > 0) == pytest.approx(100, abs=0.001)


def test_ids_are_the_same_in_both_languages_and_on_every_run(lang: str, xml: str, categories: list[Category]) -> None:
    other = next(other for other in LANGUAGES if other != lang)
    assert [row.id for row in read(xml)] == [
        item.id for part in self_checks(ours.course(), other) for item in part.items
    ]
    assert moodle_xml(self_checks(ours.course(), lang), lang, ours.course().data.strings) == xml
    assert len({category.id for category in categories}) == len(categories)


def test_a_question_tells_which_lesson_teaches_it(lang: str, categories: list[Category]) -> None:
    taught = {
        objective.id: (page.meta.title, objective.text.rstrip("."))
        for page in ours.course().lessons()
        if page.lang == lang
        for objective in page.meta.objectives
    }
    for category in categories:
        for item in category.items:
            words = plain(item.after)
            assert all(text in words for objective in item.tags for text in taught[objective])
            assert not words.endswith("..")


def test_the_bank_comes_back_by_form_and_stays_out_of_the_self_checks(lang: str, xml: str) -> None:
    made = moodle_xml(exam_forms(ours.course(), lang), lang, ours.course().data.strings)
    assert SCHEMA.validate(etree.fromstring(made.encode())), SCHEMA.error_log
    strings, found = ours.course().data.strings, read(made)
    assert sorted(row.id for row in found) == sorted(ours.course().data.bank) and len(found) == 50
    for row in found:
        question = ours.course().data.bank[row.id]
        form = strings[f"test-form-{question.form}"][lang]
        assert row.category == f"$course$/top/{strings['platform-tests'][lang]}/{form}"
        assert row.text == bare(question.text[lang])
        assert row.options == tuple(
            (bare(option.text[lang]), bare(option.reason[lang]), 100 if option.right else 0)
            for option in question.options
        )
        assert row.id not in xml and row.text not in xml
    # the right one is not always in the same place
    assert len({[share for *_, share in row.options].index(100) for row in found}) == 4


def test_whoever_ticks_everything_gets_nothing_where_several_are_right(handbook: Path) -> None:
    options = "- [ ] Look\n  > There is no ground yet.\n"
    more = f"{options}- [x] Ask\n  > It helps.\n- [ ] Wait\n  > It is late.\n"
    item = first(tiny_site(handbook, options, more))
    assert [answer.share for answer in item.answers] == ["-50", "50", "-50", "50"]
    assert item.several and "Choose all that apply." in item.text
    xml = moodle_xml([Category("c", ("1 A", "B"), (item,))], "en", ours.course().data.strings)
    assert "<single>false</single>" in xml and SCHEMA.validate(etree.fromstring(xml.encode())), SCHEMA.error_log
    assert "~%-50%Look#" in gift([Category("c", ("1 A", "B"), (item,))])


def test_links_become_words_and_a_law_keeps_how_far_it_was_checked(handbook: Path) -> None:
    text = "A [victim](../glossary.md#victim) asks.[@paper] See [the law](../reference/law-facts.md#law-6-1) `x<y`."
    item = first(tiny_site(handbook, "What do you do? res-3", text))
    assert item.text == "<p>A victim asks. See the law <code>x&lt;y</code>. (text read)</p><p>The page is open.</p>"


def test_a_picture_travels_with_its_question(handbook: Path) -> None:
    site = tiny_site(handbook, "What do you do? res-3", "![Three steps](../assets/figures/three-steps.svg) What now?")
    item = first(site)
    xml = moodle_xml([Category("c", ("1 A", "B"), (item,))], "en", ours.course().data.strings)
    read_again = etree.fromstring(xml.encode())
    assert SCHEMA.validate(read_again), SCHEMA.error_log
    file = read_again.find(".//file")
    drawn = figures.render(site.data.figures["three-steps"], "en", "wide")
    assert base64.b64decode(file.text).decode() == drawn
    image = lxml.html.fromstring(read_again.findtext(".//questiontext/text")).find(".//img")
    assert image.get("src") == f"@@PLUGINFILE@@/{file.get('name')}" and image.get("alt") == "Three steps"
    text = gift([Category("c", ("1 A", "B"), (item,))])
    assert "[Three steps] What now?" in text and "PLUGINFILE" not in text


def test_signs_of_the_formats_inside_words_change_nothing() -> None:
    hard = r"<p>a~b=c#d{e}f:g\h ]]&gt; ]]> 50% // ::x:: [html]</p>"
    item = replace(self_checks(ours.course(), "en")[0].items[0], text=hard)
    category = Category("c", ("1 A/B: {c}", "D"), (item,))
    [row] = read(moodle_xml([category], "en", ours.course().data.strings))
    assert row.text == plain(hard) and row.category == "$course$/top/1 A//B: {c}/D"
    line = next(line for line in gift([category]).split("\n") if line.startswith("::"))
    assert r"a\~b\=c\#d\{e\}f\:g\\h" in line


def test_a_link_that_leads_nowhere_becomes_text_and_the_rest_stays_byte_for_byte() -> None:
    html = '<p>é <a class=x href=a.html>A & <b>B</b></a> <a href="b.html?x=>">C</a> <a href=d.html rel=next>D</a><br>'
    changed = fragment(html)
    change_links(changed, lambda href: href == "a.html")
    assert minified(inside(changed)) == "<p>é <a class=x href=a.html>A & <b>B</b></a> <span>C</span> <br>"
    change_links(same := fragment(html), lambda href: True)
    assert minified(inside(same)) == html


def test_a_page_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    dist = tmp_path / "dist"
    with pytest.raises(CannotPack, match=r"^start/index\.html: not in [^\n]+$"):
        write_platforms(ours.course(), tmp_path, dist, lambda words: None)
    assert CannotPack in FAILURES and not dist.exists()


def test_the_tiny_handbook_is_sorted_by_module_and_page(handbook: Path) -> None:
    made = self_checks(tiny_site(handbook), "mn")
    assert [category.path for category in made] == [
        ("1 Аврах", "Эхлээд асууна"),
        ("1 Аврах", tiny.WORDS["mn"]["title"]),
    ]
    assert [len(category.items) for category in made] == [3, 8]
