"""Prints questions with lettered options and moves their answers, and hints of exercises, into a key."""

from __future__ import annotations

from lxml.html import HtmlElement
from lxml.html.builder import E

from handbook.course.data.strings import Interface
from handbook.editions.book.reading import parts_of, prepend
from handbook.render.questions.frame import taken_apart


def move_answers(body: HtmlElement, title: str, s: Interface) -> HtmlElement | None:
    """Print the questions and hints of a page; return their answers as its section of the key, None without any.

    ``title`` is that of the page, ``s`` gives words of the interface in its language.
    """
    answers = [_question(quiz, s("book-to-key")) for quiz in body.xpath(".//div[@class='hb-quiz']")]
    answers += [_hints(hints, s("book-to-hints")) for hints in body.xpath(".//div[@class='hb-hints']")]
    for opened in body.xpath(".//section[@class='hb-self']/details"):
        opened.drop_tag()
    return E.section({"class": "bk-answers"}, E.h3(title), *answers) if answers else None


def _question(quiz: HtmlElement, to_key_words: str) -> HtmlElement:
    """Print a question as text with lettered options; return its entry in the key."""
    id_ = quiz.get("id", "")
    asked, reasons = taken_apart(quiz), quiz.find("details").find("ol")
    number, lines = asked.number, []
    number.tail = " "
    for n, paragraph in enumerate(asked.paragraphs):
        lines.append(E.p({"class": "bk-asked"}, *(() if n else (number,)), *parts_of(paragraph)))
    lines += asked.lines
    options = [E.li(E.b(row.letter), " ", *parts_of(row.text)) for row in asked.rows if row.text is not None]
    to_key = E.a(to_key_words, href=f"#key-{id_}")
    offered = [E.ul({"class": "bk-options"}, *options)] if options else []
    quiz[:] = [*lines, *offered, E.p({"class": "bk-to-key"}, to_key)]
    for row in asked.rows if options else ():
        prepend(row.reason, E.b({"class": "bk-letter"}, row.letter), " ")
    reasons.tag = "ul"
    reasons.tail = None
    answer = E.b({"class": "bk-right"}, ", ".join(row.named for row in asked.rows if row.right))
    head = E.p(E.a({"class": "bk-back", "href": f"#{id_}"}, number.text), " ", answer)
    return E.div({"class": "bk-answer", "id": f"key-{id_}"}, head, reasons)


def _hints(hints: HtmlElement, to_key_words: str) -> HtmlElement:
    """Take the hints of an exercise from its brief; return them, the first one first."""
    id_ = f"key-{next(hints.iterancestors('section')).get('id')}--hints"
    rows = []
    for details in hints.iter("details"):
        name = details.find("summary")
        hint = [child for child in details if child.tag not in ("summary", "details")]
        rows.append(E.li(E.b(name.text), *hint))
    hints[:] = [E.p({"class": "bk-to-key"}, E.a(to_key_words, href=f"#{id_}"))]
    return E.ul({"class": "bk-hints", "id": id_}, *rows)
