"""Takes pages out of the built site with all files that they load, and removes links to pages that are left behind."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from handbook.editions import tags

SCRIPTS = "hb/"
# parts of a page that lead to pages left behind; they are of no use outside the whole handbook
LEFT_OUT = re.compile(
    rf'<script src="?[^"> ]*/(?:material/(?:header|search)|{SCRIPTS}(?:lang|terms|links)'
    r'|assets/javascripts/bundle\.\w+\.min)\.js"?></script>'
)
CONFIG = re.compile(r"<script id=\"?__config.*?</script>", re.S)
UNZIP = re.compile(r"<p class=\"?hb-unzip.*?</span>(?:</p>)?", re.S)
CSS_URL = re.compile(r"""url\(["']?(?!data:)([^"')]+)["']?\)""")


class CannotPack(Exception):
    """The site lacks a file that a page taken out of it needs; the message names both."""


def read(site: Path, name: str, wanted_by: str) -> bytes:
    """A file of the site; raises CannotPack where it is not there."""
    try:
        return (site / name).read_bytes()
    except OSError:
        raise CannotPack(f"{name}: not in {site.name}/, but {wanted_by} needs it; build the site again") from None


def page(html: str, own: str, titles: dict[str, str], title: str) -> str:
    """The page ``own`` as built, headed by ``title``, its menu the files in ``titles``; links elsewhere become text."""

    def keep(href: str) -> bool:
        address = urlsplit(href)
        if address.scheme or address.netloc:
            return False
        return not address.path or _below(own, address.path) in titles

    html = LEFT_OUT.sub("", CONFIG.sub("", UNZIP.sub("", html)))
    folder = posixpath.dirname(own)
    first = posixpath.relpath(next(iter(titles)), folder)
    start, end = tags.element(html, "header", "hb-head")
    head = f'<header class=hb-head><a class=hb-title href="{first}">{escape(title)}</a></header>'
    html = html[:start] + head + html[end:]
    rows = "".join(
        f"<li><a{' aria-current=page' if file == own else ''}"
        f' href="{posixpath.relpath(file, folder)}">{escape(words)}</a>'
        for file, words in titles.items()
    )
    menu = f"<div><p>{escape(title)}<ul>{rows}</ul></div>"
    start, end = tags.element(html, "nav", "hb-nav")
    nav = re.sub(r"<div>.*</div>", lambda _: menu, html[start:end], flags=re.S)
    return tags.change_links(html[:start] + nav + html[end:], keep)


def with_all_they_load(pages: dict[str, str], site: Path, more: Collection[str] = ()) -> dict[str, bytes]:
    """Return the pages by file with everything they load, the files in ``more``, and the licences of others' work."""
    contents: dict[str, bytes] = {}
    for file, html in pages.items():
        contents[file] = html.encode()
        for name in _named_by(html, file):
            contents.setdefault(name, read(site, name, file))
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


def _below(file: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path)))


def _named_by(html: str, file: str) -> Iterator[str]:
    """Files that a browser loads with this page, by their names below the site's root."""
    for tag in tags.tags(html):
        addresses = [tag.attributes.get("src", ""), tag.attributes.get("srcset", "")]
        if tag.name == "link":
            addresses.append(tag.attributes.get("href", ""))
        for address in addresses:
            if address and not urlsplit(address).scheme:
                yield _below(file, address)
