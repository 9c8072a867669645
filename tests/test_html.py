"""A page is read as browsers read it, and is still the same page when it is written again."""

from __future__ import annotations

from handbook.base.html import document, element, fragment, html, inside, start_tags
from handbook.render.policy import minified


def test_html_without_end_tags_is_read_as_browsers_do() -> None:
    body = fragment("<p>нэг<details><summary>а</summary> <ul><li>1<li>2<ul><li>3</ul></ul></details><p>хоёр<br>гурав")
    assert [child.tag for child in body] == ["p", "details", "p"]
    assert html(body[1]).count("<li>") == 3 and len(body[1].findall("ul/li")) == 2
    assert [child.tag for child in fragment("<p>a<section>b</section><p>c<figure>d</figure>")] == [
        "p",
        "section",
        "p",
        "figure",
    ]


def test_a_page_is_the_same_after_it_was_read_and_written() -> None:
    page = (
        "<!doctype html><html class=no-js lang=mn><meta charset=utf-8><title>А & Б</title>"
        "<script src=a.js></script><body data-page><p>нэг &lt;b><ul><li>1<li hidden>2</ul>"
        "<table><tbody><tr><td>а<td>б</table>"
        '<p>х <a href="a?b=>">ц</a>'
    )
    assert minified(html(document(page))) == page


def test_comments_are_left_out_and_the_words_around_them_stay() -> None:
    assert inside(fragment("<p>а<!-- x -->б<b>в</b><!-- y -->г</p>")) == "<p>аб<b>в</b>г</p>"


def test_an_element_is_built_of_texts_and_elements_which_stay_where_they_are() -> None:
    word = element("b", "б")
    first, second = element("p", "а", word, "в", class_="x", data_n="1"), element("i", word)
    assert html(first) == '<p class="x" data-n="1">а<b>б</b>в</p>'
    assert html(second).startswith("<i><b>б</b>")


def test_a_start_tag_is_seen_where_a_browser_drops_it() -> None:
    assert fragment("<td onclick=x>").find("td") is None
    assert start_tags("<td onclick=x><IMG src>") == [("td", {"onclick": "x"}), ("img", {"src": ""})]
