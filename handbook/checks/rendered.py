"""Renders a page to see what Markdown lets through: raw HTML, and attributes that the text gives to elements."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from handbook.course.pages.questions import parse_quiz
from handbook.course.pages.scan import scan

# those of mkdocs.yml and the two that MkDocs adds; a test holds that they are the same
EXTENSIONS = ("admonition", "attr_list", "pymdownx.details", "pymdownx.superfences", "tables", "toc")
_LANG = "en"  # of all texts here: what HTML they hold does not depend on it
_MARK = re.compile(r"HBTEXTS(\d+)STXETBH")


@dataclass
class Rendered:
    """HTML that a page itself brings: raw pieces, and each element with attributes."""

    raw: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)


def render(text: str) -> Rendered:
    """Render the body of a page as the site does, without what the site makes of data."""
    _WATCH.reset()
    _MARKDOWN.reset()
    _MARKDOWN.convert(text)
    return _WATCH.found


class _Watch(Extension):
    """Collects raw HTML and attributes while Markdown runs. It takes questions out as the site's own extension does."""

    def reset(self) -> None:
        self.found = Rendered()
        self.texts: list[list[str]] = []
        self.before = 0

    def extendMarkdown(self, md: Markdown) -> None:
        self.reset()
        # the numbers are those of handbook.render.markdown; blocks of HTML are taken away at 20
        md.preprocessors.register(_Questions(md, self), "questions", 27)
        md.preprocessors.register(_Before(md, self), "before-html", 20.5)
        md.preprocessors.register(_After(md, self), "after-html", 19.5)
        md.treeprocessors.register(_Texts(md, self), "texts", 25)
        md.treeprocessors.register(_Elements(md, self), "elements", -10)  # when nothing changes any more
        md.inlinePatterns.register(_Inline(HTML_RE, md, self), "html", 90)  # in the place of Markdown's own


class _Questions(Preprocessor):
    def __init__(self, md: Markdown, watch: _Watch) -> None:
        super().__init__(md)
        self.watch = watch

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        for kind, text in scan("\n".join(lines)).parts():
            if kind == "line":
                out.append(text)
            elif kind == "quiz" and (question := parse_quiz(text, _LANG, "", 0)[0]):
                out += ["", f"HBTEXTS{len(self.watch.texts)}STXETBH", ""]
                self.watch.texts.append(list(question.texts(_LANG)))
        return out


class _Before(_Questions):
    def run(self, lines: list[str]) -> list[str]:
        self.watch.before = len(self.md.htmlStash.rawHtmlBlocks)
        return lines


class _After(_Questions):
    def run(self, lines: list[str]) -> list[str]:
        self.watch.found.raw += map(str, self.md.htmlStash.rawHtmlBlocks[self.watch.before :])
        return lines


class _Inline(HtmlInlineProcessor):
    def __init__(self, pattern: str, md: Markdown, watch: _Watch) -> None:
        super().__init__(pattern, md)
        self.watch = watch

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:
        made = super().handleMatch(m, data)
        self.watch.found.raw.append(str(self.md.htmlStash.rawHtmlBlocks[-1]))
        return made


class _Texts(Treeprocessor):
    def __init__(self, md: Markdown, watch: _Watch) -> None:
        super().__init__(md)
        self.watch = watch

    def run(self, root: etree.Element) -> None:
        for element in list(root.iter()):
            if mark := _MARK.fullmatch((element.text or "").strip()):
                element.text = ""
                for words in self.watch.texts[int(mark[1])]:
                    etree.SubElement(element, "span").text = words


class _Elements(_Texts):
    def run(self, root: etree.Element) -> None:
        self.watch.found.elements = [(one.tag, dict(one.attrib)) for one in root.iter() if one.attrib]


_WATCH = _Watch()
_MARKDOWN = Markdown(extensions=[*EXTENSIONS, _WATCH])
