"""Reads an article of the built site and keeps of it what means something in a book."""

from __future__ import annotations

from pathlib import Path

from lxml.html import HtmlElement

from handbook.base.html import read

# groups of the navigation that the book leaves out, and why; layouts say it in their rows of course/layouts.py
GROUPS_LEFT_OUT = {
    "trainer": "trainers have the trainer edition",
    "workbench": "tools that work on a screen only; the lessons say what they prove",
}
# parts of a page that the book leaves out, as XPath below the page's article, and why
LEFT_OUT = {
    ".//nav": "a book has its contents at the front",
    ".//script": "answers of an exercise, sealed, which a script compares",
    ".//*[@hidden]": "shown by a script",
    ".//div[@class='hb-calc']": "a calculator works on a screen only",
    ".//p[starts-with(@class, 'hb-filter')]": "a list is filtered on a screen only",
    ".//p[starts-with(@class, 'hb-form__')]": "buttons, and the files of the folder edition",
    ".//a[@class='hb-eg']": "leads to the example that stands below the form",
    ".//section[@class='hb-key']": "the key of the chapter says more",
    ".//section[@class='hb-self']/p": "says that a computer compares the answers",
    ".//section[@class='hb-self']//summary": "opens the questions on a screen",
    ".//button[contains(@class, 'hb-st')]": "opens a note that stands beside it on paper",
    ".//picture[@class='hb-dark']": "the same picture for a dark screen",
}
# attributes that mean something on paper and in a reading system
ATTRIBUTES = frozenset(
    ("id", "class", "lang", "href", "src", "alt", "width", "height", "colspan", "rowspan", "scope", "start")
)


def read_article(path: Path) -> HtmlElement:
    """Read the article of a page as browsers do: HTML may leave out end tags."""
    article = read(path).find(".//article")
    article.drop_tree()  # without the page around it
    return article


def leave_out(body: HtmlElement) -> None:
    """Take away the parts that ``LEFT_OUT`` names."""
    for xpath in LEFT_OUT:
        for element in body.xpath(xpath):
            element.drop_tree()


def parts_of(element: HtmlElement) -> list[str | HtmlElement]:
    """Return text and children of an element, to build another one from."""
    return [element.text or "", *element]


def prepend(element: HtmlElement, new: HtmlElement, between: str) -> None:
    new.tail, element.text = between + (element.text or "").lstrip(), None
    element.insert(0, new)


def clean(element: HtmlElement, prefix: str) -> None:
    """Keep what means something without scripts and style sheets of the site; ids are those of the whole book."""
    for name in list(element.attrib):
        if name not in ATTRIBUTES:
            del element.attrib[name]
    if id_ := element.get("id"):
        element.set("id", prefix + id_)


def space_words(body: HtmlElement) -> None:
    """Put a space between words that only the site's style sheet keeps apart."""
    for element in body.iter("span", "small"):
        before = element.getprevious()
        if element.get("lang"):
            continue
        if before is not None and not before.tail:
            before.tail = " "
        elif before is None and element.get("class") and (text := element.getparent().text) and text == text.rstrip():
            element.getparent().text = f"{text} "
        elif before is not None and element.get("class") and before.tail == before.tail.rstrip():
            before.tail += " "
