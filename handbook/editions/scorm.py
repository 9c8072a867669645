"""Packs the pages of a module as a SCORM 1.2 package: a learning platform opens it, and learns score and completion."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from handbook.content.model import LANGUAGES, Page
from handbook.editions import tags

SCHEMAS = Path(__file__).with_name("scorm12")  # by IMS and ADL; a package brings those that its manifest names
IMSCP, ADLCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "http://www.adlnet.org/xsd/adlcp_rootv1p2"
MANIFEST, FRAME, DATA = "imsmanifest.xml", "index.html", "assets/data/package.js"
SCRIPTS = "assets/javascripts/hb/"
# of no use inside a platform: what leads to pages that are not in the package
LEFT_OUT = re.compile(
    rf'<script src="?[^"> ]*/(?:{SCRIPTS}(?:header|search|lang|terms|links)'
    r'|assets/javascripts/bundle\.\w+\.min)\.js"?></script>'
)
STORE = re.compile(rf'<script src="?(?P<up>[^"> ]*){SCRIPTS}store\.js"?></script>')
CONFIG = re.compile(r"<script id=\"?__config.*?</script>", re.S)
UNZIP = re.compile(r"<p class=\"?hb-unzip.*?</span>(?:</p>)?", re.S)
CSS_URL = re.compile(r"""url\(["']?(?!data:)([^"')]+)["']?\)""")
POLICY = "default-src 'none';script-src 'self';style-src 'self';frame-src 'self';form-action 'none';base-uri 'none'"


@dataclass(frozen=True)
class Unit:
    """One module in one language, its index first."""

    id: str
    title: str
    lang: str
    pages: tuple[Page, ...]

    @property
    def files(self) -> dict[str, str]:
        """Id of each page → its file in the site and in the package."""
        folder = "" if self.lang == LANGUAGES[0] else f"{self.lang}/"
        return {page.meta.id: f"{folder}{page.path.removesuffix('.md')}.html" for page in self.pages}


class CannotPack(Exception):
    """The site lacks a file that a page of the package needs; the message names both."""


def package(unit: Unit, site: Path, edition: str) -> dict[str, bytes]:
    """The files of the package by name, made from the built ``site`` for trainees."""
    contents: dict[str, bytes] = {}
    for id_, file in unit.files.items():
        html = _page(unit, id_, _read(site, file, MANIFEST).decode())
        contents[file] = html.encode()
        for name in _named_by(html, file):
            contents.setdefault(name, _read(site, name, file))
    for name in (f"{SCRIPTS}scorm.js", f"{SCRIPTS}scormpage.js", "assets/stylesheets/scorm.css"):
        contents[name] = _read(site, name, FRAME)
    for sheet in [name for name in contents if name.endswith(".css")]:
        for url in CSS_URL.findall(contents[sheet].decode()):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(sheet), url))
            contents.setdefault(name, _read(site, name, sheet))
    for folder in {posixpath.dirname(name) for name in contents if name.startswith("assets/vendor/")}:
        for paper in ("LICENSE.txt", "VERSION.txt"):
            contents[f"{folder}/{paper}"] = _read(site, f"{folder}/{paper}", folder)
    contents[FRAME] = _frame(unit).encode()
    contents[DATA] = _data(unit).encode()
    contents |= {path.name: path.read_bytes() for path in sorted(SCHEMAS.glob("*.xsd"))}
    contents[MANIFEST] = _manifest(unit, edition, sorted(contents)).encode()
    return contents


def _read(site: Path, name: str, wanted_by: str) -> bytes:
    try:
        return (site / name).read_bytes()
    except OSError:
        raise CannotPack(f"{name}: not in {site.name}/, but {wanted_by} needs it; build the site again") from None


def _page(unit: Unit, id_: str, html: str) -> str:
    """A page as built, with the module's own navigation, and without what leads out of the package."""
    own = unit.files[id_]
    inside = set(unit.files.values())

    def keep(href: str) -> bool:
        address = urlsplit(href)
        if address.scheme or address.netloc:
            return False
        return not address.path or _below(own, address.path) in inside

    html = CONFIG.sub("", UNZIP.sub("", html))
    html = LEFT_OUT.sub("", html)
    html = STORE.sub(rf"\g<0><script src=\g<up>{SCRIPTS}scormpage.js></script>", html)
    start, end = tags.element(html, "header", "hb-head")
    first = posixpath.relpath(next(iter(unit.files.values())), posixpath.dirname(own))
    head = f'<header class=hb-head><a class=hb-title href="{first}">{escape(unit.title)}</a></header>'
    html = html[:start] + head + html[end:]
    start, end = tags.element(html, "nav", "hb-nav")
    nav = re.sub(r"<div>.*</div>", lambda _: f"<div>{_contents(unit, id_)}</div>", html[start:end], flags=re.S)
    return tags.change_links(html[:start] + nav + html[end:], keep)


def _contents(unit: Unit, here: str) -> str:
    """The pages of the module as the navigation lists them."""
    folder = posixpath.dirname(unit.files[here])
    rows = "".join(
        f"<li><a{' aria-current=page' if page.meta.id == here else ''}"
        f' href="{posixpath.relpath(unit.files[page.meta.id], folder)}">{escape(page.meta.title)}</a>'
        for page in unit.pages
    )
    return f"<p>{escape(unit.title)}<ul>{rows}</ul>"


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


def _frame(unit: Unit) -> str:
    """The page that the platform opens: the session, with the pages of the module in a frame below it."""
    first = next(iter(unit.files.values()))
    title = escape(unit.title)
    return (
        f'<!doctype html>\n<html lang="{unit.lang}">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>{title}</title>\n'
        '<link rel="stylesheet" href="assets/stylesheets/scorm.css">\n'
        f'<body>\n<noscript><a href="{first}">{title}</a></noscript>\n'
        f'<script src="{DATA}"></script>\n<script src="{SCRIPTS}scorm.js"></script>\n</html>\n'
    )


def _data(unit: Unit) -> str:
    """What the session has to know: the pages to open and the questions to answer."""
    questions = [question.id for page in unit.pages for question in page.questions]
    value = {"pages": unit.files, "questions": questions}
    return f"window.HB_PACKAGE={json.dumps(value, separators=(',', ':'))}\n"


def _manifest(unit: Unit, edition: str, files: list[str]) -> str:
    title = escape(unit.title, quote=False)
    rows = "\n".join(f'      <file href="{escape(name)}"/>' for name in files)
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="osint-handbook.{unit.id}.{unit.lang}" version="{edition}" xmlns="{IMSCP}" xmlns:adlcp="{ADLCP}"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="{IMSCP} imscp_rootv1p1p2.xsd {ADLCP} adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="module">
    <organization identifier="module">
      <title>{title}</title>
      <item identifier="pages" identifierref="files">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="files" type="webcontent" adlcp:scormtype="sco" href="{FRAME}">
{rows}
    </resource>
  </resources>
</manifest>
"""
