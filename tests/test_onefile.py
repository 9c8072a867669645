"""Files for a phone: small, closed, alone, with every word of the book, and the same bytes when made twice."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree
from lxml.html import HtmlElement

from handbook.base.html import by_class, has_class, read, start_tags, words
from handbook.editions.book import GLOSSARY, INDEX, Book, BookPage, Chapter
from handbook.editions.onefile import write_onefiles
from handbook.editions.packing import NAME, limit_of
from handbook.render.figures.drawing import PAINTS

# elements that load something, run something or send something
CLOSED_OUT = {
    "script",
    "img",
    "picture",
    "source",
    "link",
    "iframe",
    "object",
    "embed",
    "video",
    "audio",
    "form",
    "base",
}


@pytest.fixture(scope="module")
def files(book: Book, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_onefiles(book, tmp_path_factory.mktemp("onefile"))


@pytest.fixture(scope="module")
def pages(files: list[Path]) -> list[HtmlElement]:
    """The files as a browser reads them, the whole book first; drawings without their namespace."""
    found = [read(file) for file in files]
    for element in (element for page in found for element in page.iter()):
        element.tag = etree.QName(element).localname
    return found


def modules(book: Book) -> list[Chapter]:
    return [chapter for chapter in book.chapters if chapter.number.isdigit()]


def is_key(page: BookPage) -> bool:
    return page.id.endswith("--key")


def style(file: Path) -> str:
    (written,) = re.findall(r"<style>(.*?)</style>", file.read_text("utf-8"), re.S)
    return written


def test_there_is_one_for_the_book_and_one_for_each_module(book: Book, files: list[Path]) -> None:
    name = f"{NAME}-{book.edition}.{book.lang}"
    named = [f"{name}.{chapter.id.removeprefix('ch-')}.html" for chapter in modules(book)]
    assert [file.name for file in files] == [f"{name}.html", *named]
    assert len(files) == 17


def test_they_are_small_enough_for_a_chat(files: list[Path]) -> None:
    assert [limit_of(file.name) for file in files] == [6_000_000, *[500_000] * 16]
    assert [file.name for file in files if file.stat().st_size > limit_of(file.name)] == []


def test_two_runs_write_the_same_bytes(book: Book, files: list[Path], tmp_path: Path) -> None:
    again = write_onefiles(book, tmp_path)
    assert [file.read_bytes() for file in again] == [file.read_bytes() for file in files]


def test_the_policy_lets_in_the_one_style_that_the_build_wrote(files: list[Path]) -> None:
    for file in files:
        tags = start_tags(file.read_text("utf-8"))
        (policy,) = (named["content"] for _, named in tags if "http-equiv" in named)
        allowed = dict(rule.split(" ", 1) for rule in policy.split(";"))
        digest = base64.b64encode(hashlib.sha256(style(file).encode()).digest()).decode()
        assert allowed == {
            "default-src": "'none'",
            "style-src": f"'sha256-{digest}'",
            "font-src": "data:",
            "img-src": "data:",
            "form-action": "'none'",
            "base-uri": "'none'",
        }, file.name
        # the policy comes before all that it is for
        first = [named for tag, named in tags if tag not in ("html", "head")][:2]
        assert first == [{"charset": "utf-8"}, {"http-equiv": "Content-Security-Policy", "content": policy}]


def test_nothing_runs_and_nothing_leaves(files: list[Path]) -> None:
    for file in files:
        for tag, named in start_tags(file.read_text("utf-8")):
            assert tag not in CLOSED_OUT, (file.name, tag)
            assert "style" not in named and not [name for name in named if name.startswith("on")], (file.name, tag)
            if href := named.get("href"):
                assert tag == "a" and href.startswith(("#", "https://", "http://")), (file.name, href)
            assert not {"src", "srcset", "data", "poster", "action", "ping", "background"} & named.keys(), file.name
        sheet = style(file)
        assert "@import" not in sheet
        assert {url[:5] for url in re.findall(r"url\([\"']?([^\"')]*)", sheet)} == {"data:"}


def test_every_id_is_unique_and_every_link_inside_lands(pages: list[HtmlElement]) -> None:
    for page in pages:
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        links = {link.get("href")[1:] for link in page.iter("a") if link.get("href").startswith("#")}
        assert links <= set(ids)
        assert {"top", "contents"} <= links


def sections(page: HtmlElement) -> list[HtmlElement]:
    return [element for element in page.find(".//main") if element.tag == "section"]


def without(body: HtmlElement, *names: str) -> HtmlElement:
    """A copy without the elements of these classes."""
    copy = deepcopy(body)
    for name in names:
        for element in list(by_class(copy, name)):
            element.drop_tree()
    return copy


def said(body: HtmlElement) -> str:
    """All that is said, letter by letter: figures by what stands for them to those who do not see them."""
    copy = deepcopy(body)
    for picture in list(copy.iter("img", "svg")):
        told = picture.get("alt") or picture.get("aria-label")
        picture[:], picture.text = [], None
        picture.tag, picture.text = "span", told
    return "".join("".join(copy.itertext()).split())


def of_book(body: HtmlElement) -> str:
    return said(without(body, "bk-to-key"))


def of_file(body: HtmlElement) -> str:
    copy = without(body, "of-letters", "of-where")
    for opened in list(copy.iter("details")):
        opened.drop_tree()
    return said(copy)


def test_the_file_says_what_the_book_says_in_the_same_order(book: Book, pages: list[HtmlElement]) -> None:
    shown = [page for page in book.pages if not is_key(page)]
    found = sections(pages[0])
    assert [body.get("id") for body in found] == [page.id for page in shown]
    for page, body in zip(shown, found, strict=True):
        assert of_file(body) == of_book(page.body), page.id


def test_a_module_says_what_it_says_in_the_book(book: Book, pages: list[HtmlElement]) -> None:
    for chapter, file in zip(modules(book), pages[1:], strict=True):
        found = sections(file)
        shown = [page for page in chapter.pages if not is_key(page)]
        assert [body.get("id") for body in found if body.get("id") != "terms"] == [page.id for page in shown]
        for page, body in zip(shown, found, strict=False):
            assert of_file(body) == of_book(page.body), page.id


def test_each_question_opens_its_own_answer_and_reasons(book: Book, pages: list[HtmlElement]) -> None:
    keys = {
        entry.get("id"): entry
        for page in book.pages
        if is_key(page)
        for entry in page.body.iter("div", "ul")
        if entry.get("id")
    }
    asked = [link.get("href")[1:] for page in book.pages for link in page.body.xpath(".//*[@class='bk-to-key']/a")]
    assert len(asked) > 300 and sorted(asked) == sorted(keys)
    opened = [details for body in sections(pages[0]) for details in body.iter("details")]
    for key, details in zip(asked, opened, strict=True):
        name, entry = details
        assert words(name) in (book.s("answer-and-reasons"), book.s("exercise-hints"))
        assert said(entry) == said(without(keys[key], "bk-back")), key
        if has_class(entry, "bk-answer"):
            assert has_class(details.getparent(), "hb-quiz")


def links_of(body: HtmlElement, *left_out: str) -> list[HtmlElement]:
    out = {"bk-to-key", "of-letters", *left_out}
    return [
        link
        for link in body.iter("a")
        if not any(has_class(around, name) for around in link.iterancestors() for name in out)
        and not any(around.tag == "details" for around in link.iterancestors())
    ]


def test_each_link_of_the_whole_leads_where_the_book_leads(book: Book, pages: list[HtmlElement]) -> None:
    in_book = {element.get("id"): element for page in book.pages for element in page.body.iter() if element.get("id")}
    in_file = {element.get("id"): element for element in pages[0].iter() if element.get("id")}
    shown = (page for page in book.pages if not is_key(page))
    checked = 0
    for page, body in zip(shown, sections(pages[0]), strict=True):
        for link, of in zip(links_of(body), links_of(page.body), strict=True):
            to, wanted = link.get("href"), of.get("href")
            if not wanted.startswith("#"):
                assert unquote(to) == unquote(wanted)
                continue
            checked += 1
            assert in_file[to[1:]].tag[0] == in_book[wanted[1:]].tag[0]
            assert of_file(in_file[to[1:]])[:60] == of_book(in_book[wanted[1:]])[:60], (page.id, wanted)
    assert checked > 4000


def test_a_module_names_each_place_that_is_not_in_it(book: Book, pages: list[HtmlElement]) -> None:
    """Law facts and claims are named by the sentence itself; all else by the number of its page in the whole book."""
    numbers = {
        element.get("id"): page.number for page in book.pages for element in page.body.iter() if element.get("id")
    }
    for chapter, file in zip(modules(book), pages[1:], strict=True):
        own = {element.get("id") for page in chapter.pages for element in page.body.iter()}
        defined = {link.get("href") for page in chapter.pages for link in page.body.find_class("hb-term")}
        wanted = [
            f"({numbers[to]})"
            for page in chapter.pages
            if not is_key(page)
            for link in links_of(page.body)
            if (to := link.get("href").removeprefix("#")) not in own
            and link.get("href").startswith("#")
            and link.get("href") not in defined
            and not to.startswith(("reference-law-facts--", "research-claims--"))
            and numbers[to] not in words(link)
        ]
        shown = [body for body in sections(file) if body.get("id") != "terms"]
        named = [words(place) for body in shown for place in outside_details(body, "of-where")]
        assert named == wanted, chapter.id
        told = words(next(by_class(file, "of-told")))
        assert f"{NAME}-{book.edition}.{book.lang}.html" in told


def outside_details(body: HtmlElement, name: str) -> Iterator[HtmlElement]:
    return (place for place in by_class(body, name) if not any(up.tag == "details" for up in place.iterancestors()))


def test_a_module_defines_the_terms_that_it_uses(book: Book, pages: list[HtmlElement]) -> None:
    (glossary,) = (page.body for page in book.pages if page.id == GLOSSARY)
    entries = {entry.get("id"): said(entry) for entry in glossary.iterfind(".//dl/div")}
    for chapter, file in zip(modules(book), pages[1:], strict=True):
        used = {link.get("href")[1:] for page in chapter.pages for link in page.body.find_class("hb-term")}
        (terms,) = (body for body in sections(file) if body.get("id") == "terms")
        listed = [said(without(entry, "of-where")) for entry in terms.iterfind(".//dl/div")]
        assert listed == [entry for id_, entry in entries.items() if id_ in used], chapter.id
        assert f"#{terms.get('id')}" in {link.get("href") for link in file.find(".//header").iter("a")}


def test_the_contents_and_the_letters_lead_to_all(book: Book, pages: list[HtmlElement]) -> None:
    contents = next(element for element in pages[0].iter("nav") if element.get("id") == "contents")
    assert [link.get("href")[1:] for link in contents.iter("a")] == [page.id for page in book.pages if not is_key(page)]
    assert [words(part.find("summary")) for part in contents.iterchildren("details")] == [p.title for p in book.parts]
    (letters,) = by_class(pages[0], "of-letters")
    rows = [words(row) for body in sections(pages[0]) if body.get("id") == INDEX for row in body.iterfind("ul/li")]
    assert [words(letter) for letter in letters] == list(dict.fromkeys(row[0].upper() for row in rows))


def test_every_figure_is_drawn_in_the_colours_of_the_page_and_told_in_words(
    book: Book, files: list[Path], pages: list[HtmlElement]
) -> None:
    drawn = list(pages[0].iter("svg"))
    assert len(drawn) == len(book.pictures)
    sheet = style(files[0])
    for picture in drawn:
        assert picture.get("role") == "img" and len(picture.get("aria-label")) > 30
        assert picture.find(".//text") is not None
        for part in (name for element in picture.iterdescendants() for name in element.get("class", "").split()):
            assert part in ("head", "dash") or f".hb-figure .{part}{{" in sheet, part
    for paint in PAINTS.values():
        assert sheet.count(f"--{paint}:") >= 2, paint  # a value for each scheme


def test_headings_leave_no_rank_out(pages: list[HtmlElement]) -> None:
    for page in pages:
        ranks = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert ranks[0] == 1 and ranks.count(1) == 1
        assert [pair for pair in pairwise(ranks) if pair[1] > pair[0] + 1] == []
