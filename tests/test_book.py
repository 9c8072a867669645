"""The book holds what the site holds: every link lands, every id is unique, every figure can be told in words."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import ours
import pytest
import tinyhtml5
import yaml
from lxml import etree
from spoken import LANGUAGES

from handbook.course.nav import in_order
from handbook.editions.book import Book, CannotAssemble, Chapter, assemble
from handbook.editions.book.reading import GROUPS_LEFT_OUT, LEFT_OUT

ROOT = Path(__file__).parents[1]
ADDED = ("bk-number", "bk-caption", "bk-where", "bk-to-key", "bk-letter")
MOVED = (".//div[@class='hb-quiz']/details", ".//div[@class='hb-hints']/details")
# the description of a figure is its alternative text, and questions need no word that opens their answers
SAID_OTHERWISE = (".//figure/p[@class='hb-sr']", ".//div[@class='hb-quiz']/details/summary")


def _ids(book: Book) -> list[str]:
    return [id_ for page in book.pages for element in page.body.iter() if (id_ := element.get("id"))]


def test_every_id_is_unique(book: Book) -> None:
    ids = _ids(book)
    assert sorted(set(ids)) == sorted(ids)


def test_every_internal_link_lands(book: Book) -> None:
    known = set(_ids(book))
    links = [(page.id, link.get("href", "")) for page in book.pages for link in page.body.iter("a")]
    inside = [link for link in links if link[1].startswith("#")]
    assert len(inside) > 5000
    assert [link for link in inside if link[1][1:] not in known] == []
    # what does not stay inside leaves the handbook
    assert [link for link in links if not link[1].startswith(("#", "http://", "https://"))] == []


def test_every_figure_is_told_in_words(book: Book) -> None:
    images = [image for page in book.pages for image in page.body.iter("img")]
    assert len(images) == len(book.pictures) > 70
    for image in images:
        title, _, told = image.get("alt", "").partition(". ")
        assert title and len(told) > 20, image.get("src")
        assert (book.site / image.get("src", "")).is_file()


def test_pages_stand_in_the_order_of_the_navigation(book: Book) -> None:
    prefix = "" if book.lang == LANGUAGES[0] else f"{book.lang}/"
    paths = [path for path in in_order(ROOT) if path.partition("/")[0] not in GROUPS_LEFT_OUT]
    wanted = [
        f"{prefix}{path.removesuffix('.md')}.html"
        for path in paths
        if path not in ("index.md", "progress.md", "review.md")
    ]
    assert [page.path for page in book.pages if page.path] == wanted
    modules = [chapter.number for chapter in book.chapters if chapter.number.isdigit()]
    assert modules == [str(n) for n in range(16)]


def _article(path: Path) -> etree._Element:
    page = tinyhtml5.parse(path.read_text("utf-8"), namespace_html_elements=False)
    article = etree.fromstring(ElementTree.tostring(page, encoding="unicode")).find(".//article")
    for xpath in (*LEFT_OUT, *SAID_OTHERWISE):
        _drop(article.xpath(xpath))
    return article


def _drop(elements: Iterable[etree._Element]) -> None:
    for element in elements:
        element.getparent().replace(element, _space(element.tail))


def _space(tail: str | None) -> etree._Element:
    kept = etree.Element("span")
    kept.tail = tail
    return kept


def _letters(elements: Iterable[etree._Element]) -> str:
    """All that is said, without white space."""
    return "".join("".join("".join(element.itertext()).split()) for element in elements)


def _without_added(element: etree._Element) -> etree._Element:
    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    for name in ADDED:
        _drop(copy.xpath(f".//*[@class='{name}']"))
    return copy


def test_every_module_says_what_the_site_says(book: Book) -> None:
    for chapter in book.chapters:
        for page in chapter.pages:
            if page.path:
                article = _article(book.site / page.path)
                _drop(article.xpath(" | ".join(MOVED)))
                assert _letters([_without_added(page.body)]) == _letters([article]), page.path


def _key(chapter: Chapter) -> list[etree._Element]:
    return [page.body for page in chapter.pages if page.id == f"{chapter.id}--key"]


def test_the_key_of_a_module_has_every_answer_with_its_reasons(book: Book) -> None:
    questions = 0
    for chapter in book.chapters:
        articles = [_article(book.site / page.path) for page in chapter.pages if page.path]
        moved = [element for article in articles for xpath in MOVED for element in article.xpath(xpath)]
        asked = [quiz.get("id") for article in articles for quiz in article.xpath(".//div[@class='hb-quiz']")]
        keys = _key(chapter)
        assert len(keys) == (1 if moved else 0), chapter.id
        for key in keys:
            told = key.xpath(".//div[@class='bk-answer']/ul | .//ul[@class='bk-hints']")
            assert _letters(_without_added(list_) for list_ in told) == _letters(moved), chapter.id
            answers = key.xpath(".//div[@class='bk-answer']")
            assert [answer.get("id").rpartition("--")[2] for answer in answers] == asked
            for answer in answers:
                right = answer.xpath("ul/li[@class='right']/b[@class='bk-letter']")
                assert answer.findtext("p/b") == ", ".join(letter.text for letter in right) != ""
            questions += len(answers)
    assert questions == len(re.findall('class="?hb-quiz[" ]', _all_html(book)))


def _all_html(book: Book) -> str:
    return "".join((book.site / page.path).read_text("utf-8") for page in book.pages if page.path)


def test_no_answer_is_shown_before_the_key(book: Book) -> None:
    for page in book.pages:
        if page.path:
            for quiz in page.body.find_class("hb-quiz"):
                assert quiz.find_class("right") == [] and list(quiz.iter("details", "input")) == [], quiz.get("id")
                assert quiz.xpath("p[@class='bk-to-key']/a/@href") == [f"#key-{quiz.get('id')}"]
            assert page.body.find_class("bk-answer") == [], page.id


def test_answers_lead_back_to_their_questions(book: Book) -> None:
    backs = [back for page in book.pages for back in page.body.find_class("bk-back")]
    asked = [quiz.get("id") for page in book.pages for quiz in page.body.find_class("hb-quiz")]
    assert [back.get("href") for back in backs] == [f"#{id_}" for id_ in asked]


def test_figures_and_tables_are_numbered_by_chapter(book: Book) -> None:
    for word in ("book-figure", "table"):
        pattern = re.compile(re.escape(book.s.text(word)).replace(r"\{0\}", r"([^.\s]+)\.(\d+)\.$"))
        for chapter in book.chapters:
            marks = [mark.text for page in chapter.pages for mark in page.body.find_class("bk-number")]
            found = [match for mark in marks if (match := pattern.match(mark))]
            assert [match[1] for match in found] == [chapter.number] * len(found)
            assert [int(match[2]) for match in found] == list(range(1, len(found) + 1))


def test_headings_leave_no_rank_out(book: Book) -> None:
    for chapter in book.chapters:
        ranks = [
            int(element.tag[1])
            for page in chapter.pages
            for element in page.body.iter("h1", "h2", "h3", "h4", "h5", "h6")
        ]
        assert ranks[0] == 1 and ranks.count(1) == 1, chapter.id
        assert [pair for pair in pairwise(ranks) if pair[1] > pair[0] + 1] == [], chapter.id


def test_the_index_names_every_term_that_a_page_uses(book: Book) -> None:
    used = {link.get("href") for page in book.pages if page.path for link in page.body.find_class("hb-term")}
    *_, index = book.pages
    named = [row.find("a").get("href") for row in index.body.iter("li")]
    assert set(named) == used and len(named) == len(used) > 150


def test_nothing_is_left_that_only_a_screen_can_do(book: Book) -> None:
    for page in book.pages:
        assert list(page.body.iter("input", "textarea", "select", "button", "script", "form", "details")) == [], page.id


def test_a_link_that_leads_nowhere_stops_the_book(built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site)
    page = site / "law" / "check.html"
    page.write_text(page.read_text("utf-8").replace("href=../osint/index.html", "href=../osint/nowhere.html"), "utf-8")
    with pytest.raises(CannotAssemble, match=r"law/check\.html: a link to osint/nowhere\.html"):
        assemble(ours.course(), site, "mn")


def test_more_chapters_than_letters_stop_the_book_with_what_to_do(tmp_path: Path) -> None:
    """Mongolian has letters for eight chapters that are no module."""
    nav = [{f"extra-{n}": ["reference/sources.md"]} for n in range(9)]
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump({"nav": nav}), "utf-8")
    course = replace(ours.course(), root=tmp_path)
    with pytest.raises(CannotAssemble, match=r"^mkdocs\.yml: .* 9 chapters .*extra-8.* letters for 8.*languages\.py"):
        assemble(course, tmp_path, "mn")


ENGLISH = re.compile(r"\b[a-z]{2,} [a-z]{2,}\b")
QUOTED = re.compile("«[^»]*»|“[^”]*”")  # data holds plain text; a word that it quotes cannot say its language


def _texts(element: etree._Element, lang: str) -> Iterator[tuple[str, str]]:
    """Every text with the language that it says it is in; code is in none."""
    own = "" if element.tag == "code" else element.get("lang", lang)
    yield own, element.text or ""
    for child in element:
        yield from _texts(child, own)
        yield own, child.tail or ""


def test_english_words_on_a_mongolian_page_say_so(book: Book) -> None:
    found = [
        (page.id, text)
        for page in book.pages
        for lang, text in _texts(page.body, book.lang)
        if lang == "mn" and ENGLISH.search(QUOTED.sub("", text))
    ]
    assert found == []
    sources = [list_ for page in book.pages for list_ in page.body.iterfind(".//section[@class='hb-sources']/ol")]
    assert len(sources) > 100 and {list_.get("lang") for list_ in sources} == {"en"}
    for title in (part for list_ in sources for part in list_.iterfind(".//span")):
        assert title.get("lang") == "mn" and re.match("[\u0400-\u04ff]", title.text), title.text
