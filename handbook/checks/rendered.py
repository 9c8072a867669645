"""Renders a page to see what Markdown lets through: raw HTML, and attributes that the text gives to elements."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import Treeprocessor

from handbook.course.pages.model import Page
from handbook.course.pages.reader import parse_page
from handbook.render.markdown import QUIZ_MARK, marked_text

# those of mkdocs.yml and the two that MkDocs adds; a test holds that they are the same
EXTENSIONS = ("admonition", "attr_list", "pymdownx.details", "pymdownx.superfences", "tables", "toc")
_LANG = "en"  # of all texts here: what HTML they hold does not depend on it


@dataclass
class Rendered:
    """HTML that a page itself brings: raw pieces, and each element with attributes."""

    raw: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)


def render(text: str) -> Rendered:
    """Render the body of a page as the site does, without what the site makes of data."""
    page, _ = parse_page(f"---\n---\n{text}", _LANG, "page.md")  # its findings are those of other rules
    watch = _Watch(page)
    Markdown(extensions=[*EXTENSIONS, watch]).convert(marked_text(page))
    return watch.found


class _Watch(Extension):
    """Collects raw HTML and attributes of one page while Markdown runs."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page, self.found = page, Rendered()

    def extendMarkdown(self, md: Markdown) -> None:
        # the first two in the place of Markdown's own, with their numbers
        md.preprocessors.register(_Blocks(md, self.found), "html_block", 20)
        md.inlinePatterns.register(_Inline(md, self.found), "html", 90)
        md.treeprocessors.register(_Texts(md, self.page), "texts", 25)  # before the inline pass (20)
        md.treeprocessors.register(_Elements(md, self.found), "elements", -10)  # when nothing changes any more


class _Blocks(HtmlBlockPreprocessor):
    """Takes blocks of HTML out of the text as Markdown does, and notes them."""

    def __init__(self, md: Markdown, found: Rendered) -> None:
        super().__init__(md)
        self.found = found

    def run(self, lines: list[str]) -> list[str]:
        before = len(self.md.htmlStash.rawHtmlBlocks)
        rest = super().run(lines)
        self.found.raw += map(str, self.md.htmlStash.rawHtmlBlocks[before:])
        return rest


class _Inline(HtmlInlineProcessor):
    """Takes HTML out of a line as Markdown does, and notes it."""

    def __init__(self, md: Markdown, found: Rendered) -> None:
        super().__init__(HTML_RE, md)
        self.found = found

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:
        made = super().handleMatch(m, data)
        self.found.raw.append(str(self.md.htmlStash.rawHtmlBlocks[-1]))
        return made


class _Texts(Treeprocessor):
    """Puts the texts of a question where its mark is, so that they are rendered as Markdown."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self.page = page

    def run(self, root: etree.Element) -> None:
        for element in list(root.iter()):
            if mark := QUIZ_MARK.fullmatch((element.text or "").strip()):
                element.text = ""
                for text in self.page.questions[int(mark[1])].texts(self.page.lang):
                    etree.SubElement(element, "span").text = text


class _Elements(Treeprocessor):
    """Notes each element that has attributes."""

    def __init__(self, md: Markdown, found: Rendered) -> None:
        super().__init__(md)
        self.found = found

    def run(self, root: etree.Element) -> None:
        self.found.elements = [(one.tag, dict(one.attrib)) for one in root.iter() if one.attrib]
