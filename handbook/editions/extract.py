"""Takes pages out of the built site with all files that they load, and removes links to pages that are left behind."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from handbook.base.html import by_class, document, element, html
from handbook.render.policy import minified
from handbook.render.scripts import cut, join

SCRIPTS = "hb/"
# parts of a page that are of no use outside the whole handbook, as XPath, and why
LEFT_OUT = {
    "//script[@id='__config']": "settings of the search",
    "//p[@class='hb-unzip']": "the whole handbook lies in a folder that has to be unpacked",
}
# parts of a page's script that lead to pages left behind
LEADING = (
    *("material/header", "material/names", "material/search"),
    *(f"{SCRIPTS}{name}" for name in ("lang", "terms", "links")),
)
CSS_URL = re.compile(r"""url\(["']?(?!data:)([^"')]+)["']?\)""")


class CannotPack(Exception):
    """The site lacks a file that a page taken out of it needs; the message names both."""


def read(site: Path, name: str, wanted_by: str) -> bytes:
    """Read a file of the site; raises CannotPack if it is missing."""
    try:
        return (site / name).read_bytes()
    except OSError:
        raise CannotPack(f"{name}: not in {site.name}/, but {wanted_by} needs it; build the site again") from None


def page(built: str, own: str, titles: dict[str, str], title: str) -> HtmlElement:
    """Read the page ``own``, give it the head ``title`` and a menu of the files in ``titles``; cut other links."""

    def keep(href: str) -> bool:
        address = urlsplit(href)
        if address.scheme or address.netloc:
            return False
        return not address.path or _below(own, address.path) in titles

    made = document(built)
    for found in [found for path in LEFT_OUT for found in made.xpath(path)]:
        found.drop_tree()
    folder = posixpath.dirname(own)
    first = posixpath.relpath(next(iter(titles)), folder)
    _replace(next(by_class(made, "hb-head")), element("a", title, class_="hb-title", href=first))
    rows = element("ul")
    for file, words in titles.items():
        link = element("a", words, href=posixpath.relpath(file, folder))
        if file == own:
            link.set("aria-current", "page")
        rows.append(element("li", link))
    _replace(next(by_class(made, "hb-nav")).find("div"), element("p", title), rows)
    change_links(made, keep)
    return made


def change_links(made: HtmlElement, keep: Callable[[str], bool]) -> None:
    """Make text of links whose address is not kept; remove links to the next or previous page with their words."""
    for link in [link for link in made.iter("a") if not keep(link.get("href", ""))]:
        if link.get("rel"):
            link.drop_tree()
        else:
            link.tag = "span"
            link.attrib.clear()


def _replace(parent: HtmlElement, *children: HtmlElement) -> None:
    """Replace everything inside an element by ``children``."""
    parent.text, parent[:] = None, children


def with_all_they_load(
    pages: dict[str, HtmlElement], site: Path, more: Collection[str] = (), parts: Mapping[str, str] = {}
) -> dict[str, bytes]:
    """Return the pages by file with everything they load, the files in ``more``, and the licences of others' work.

    A page's script loses the parts that lead elsewhere; ``parts`` names what comes after one of those that stay, such
    as hb/scormpage after hb/store.
    """
    contents: dict[str, bytes] = {}
    for file, made in pages.items():
        contents[file] = minified(html(made)).encode()
        for name in _named_by(made, file):
            contents.setdefault(name, read(site, name, file))
    for name in [name for name in contents if name.endswith(".js")]:
        contents[name] = _own_parts(contents[name].decode(), site, parts).encode()
    for name in more:
        contents[name] = read(site, name, "this edition")
    for sheet in [name for name in contents if name.endswith(".css")]:
        for url in CSS_URL.findall(contents[sheet].decode()):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(sheet), url))
            contents.setdefault(name, read(site, name, sheet))
    for folder in {posixpath.dirname(name) for name in contents if name.startswith("assets/vendor/")}:
        for paper in ("LICENSE.txt", "VERSION.txt"):
            contents[f"{folder}/{paper}"] = read(site, f"{folder}/{paper}", folder)
    return contents


def _own_parts(script: str, site: Path, parts: Mapping[str, str]) -> str:
    """Return a page's script with the parts it needs outside the whole handbook; any other script unchanged."""
    kept: dict[str, str] = {}
    for name, text in cut(script).items():
        if name not in LEADING:
            kept[name] = text
        if name in parts:
            kept[parts[name]] = read(site, f"{parts[name]}.js", "this edition").decode()
    return join(kept) if kept else script


def _below(file: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path)))


def _named_by(made: HtmlElement, file: str) -> Iterator[str]:
    """Yield the files that a browser loads with this page, by their names below the site's root."""
    for found in made.iter():
        names = ("src", "srcset", "href") if found.tag == "link" else ("src", "srcset")
        for address in (urlsplit(found.get(name) or "") for name in names):
            if address.path and not address.scheme:
                yield _below(file, address.path)
