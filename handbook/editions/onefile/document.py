"""Writes the content of one file as a page that needs nothing else: style, font and icons inside, a strict policy."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml.html import HtmlElement
from lxml.html.builder import E

from handbook.base.html import element, html
from handbook.editions.book import Book
from handbook.editions.epub import FONT
from handbook.editions.onefile.content import FileContent
from handbook.editions.onefile.sections import SIZE, STEP, drawing_style
from handbook.render import colours
from handbook.render.policy import minified

STYLE = Path(__file__).with_name("onefile.css")
SITE_STYLE = "assets/stylesheets/handbook.css"  # below the site's root; holds the icons
TOP, CONTENTS = "top", "contents"
# no script, no request, no other style than the one that the build has written
POLICY = "default-src 'none';style-src '{0}';font-src data:;img-src data:;form-action 'none';base-uri 'none'"
_ICONS = re.compile(r':root \{\s*(--i-[^"]*--icons: url\("[^"]+"\);)\s*\}')
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.S)
_WRITTEN = re.compile(r"<style>(.*?)</style>", re.S)


def document(book: Book, content: FileContent) -> str:
    """Write the whole file as HTML."""
    root = E.html({"lang": book.lang}, E.head(*_head(book, content)), _body(book, content))
    _number_places(root)
    written = minified(html(root))
    # the browser hashes the style as it is written in the page, so the minified text counts
    digest = hashlib.sha256(_WRITTEN.search(written)[1].encode()).digest()
    return written.replace(POLICY, POLICY.format(f"sha256-{base64.b64encode(digest).decode()}"), 1)


def _head(book: Book, content: FileContent) -> Iterator[HtmlElement]:
    yield element("meta", charset="utf-8")
    policy = element("meta", content=POLICY)
    policy.set("http-equiv", "Content-Security-Policy")
    yield policy
    yield element("meta", name="referrer", content="no-referrer")
    yield element("meta", name="viewport", content="width=device-width,initial-scale=1")
    yield element("meta", name="description", content=f"{book.lead} {book.edition_line}")
    yield E.title(content.title)
    yield E.style(style_sheet(book.site, content.sections))


def _body(book: Book, content: FileContent) -> HtmlElement:
    bar = E.header({"class": "of-bar"}, E.a({"class": "of-title"}, book.s("site-name"), href=f"#{TOP}"))
    bar.append(E.a(book.s("book-contents"), href=f"#{CONTENTS}"))
    if content.terms:
        bar.append(E.a(book.s("onefile-terms"), href=f"#{content.terms}"))
    contents = E.nav({"id": CONTENTS}, E.h2(book.s("book-contents")), *content.contents)
    contents.set("aria-label", book.s("book-contents"))
    return E.body(bar, E.main(E.div({"id": TOP, "class": "of-front"}, *content.front), contents, *content.sections))


def _number_places(root: HtmlElement) -> None:
    """Give the places inside pages short ids, for they are many, and take away those that no link leads to.

    A page keeps its id: ``#law-check``.
    """
    links = [link for link in root.iter("a") if link.get("href", "").startswith("#")]
    wanted = {link.get("href")[1:] for link in links}
    short: dict[str, str] = {}
    for place in root.iter():
        id_ = place.get("id") or ""
        if id_ not in wanted:
            place.attrib.pop("id", None)
        elif "--" in id_:
            short[id_] = str(len(short) + 1)
            place.set("id", short[id_])
    for link in links:
        to = link.get("href")[1:]
        link.set("href", f"#{short.get(to, to)}")


def style_sheet(site: Path, sections: Iterable[HtmlElement]) -> str:
    """Write the style sheet of a file: font, icons, colours of both schemes, figures, heights of its sections."""
    sheet = _COMMENT.sub("", STYLE.read_text(encoding="utf-8"))
    font = base64.b64encode((site / FONT).read_bytes()).decode()
    (icons,) = _ICONS.findall((site / SITE_STYLE).read_text(encoding="utf-8"))
    names = {name for body in sections for name in body.classes}
    heights = sorted(int(name.removeprefix(SIZE)) for name in names if name.startswith(SIZE))
    return "".join(
        (
            f"@font-face{{font-family:Inter;src:url(data:font/woff2;base64,{font});font-weight:100 900}}",
            f":root{{{icons}}}",
            colours.declared(sheet),
            drawing_style(),
            *(f".{SIZE}{steps}{{contain-intrinsic-size:auto {steps * STEP}px}}" for steps in heights),
        )
    )
