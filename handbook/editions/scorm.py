"""Packs the pages of a module as a SCORM 1.2 package: a learning platform opens it, and learns score and completion."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from lxml.html import HtmlElement

from handbook.course.pages.model import Page
from handbook.editions import extract
from handbook.editions.extract import SCRIPTS
from handbook.render.scripts import assigned

SCHEMAS = Path(__file__).with_name("scorm12")  # by IMS and ADL; a package brings those that its manifest names
IMSCP, ADLCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "http://www.adlnet.org/xsd/adlcp_rootv1p2"
MANIFEST, FRAME, DATA = "imsmanifest.xml", "index.html", "assets/data/package.js"
OWN = {f"{SCRIPTS}store": f"{SCRIPTS}scormpage"}  # part of a page's script → what comes right after it
POLICY = "default-src 'none';script-src 'self';style-src 'self';frame-src 'self';form-action 'none';base-uri 'none'"


@dataclass(frozen=True)
class Unit:
    """One module in one language, its index first."""

    id: str
    title: str
    lang: str
    pages: tuple[Page, ...]
    files: dict[str, str]  # id of each page → its file in the site and in the package


def package(unit: Unit, site: Path, edition: str) -> dict[str, bytes]:
    """Make the files of the package, by name, from the built ``site`` for trainees; raises CannotPack."""
    titles = {unit.files[page.meta.id]: page.meta.title for page in unit.pages}
    pages: dict[str, HtmlElement] = {}
    for file in titles:
        pages[file] = extract.page(extract.read(site, file, MANIFEST).decode(), file, titles, unit.title)
    more = (f"{SCRIPTS}scorm.js", "assets/stylesheets/scorm.css")
    contents = extract.with_all_they_load(pages, site, more, OWN)
    contents[FRAME] = _frame(unit).encode()
    contents[DATA] = _data(unit).encode()
    contents |= {path.name: path.read_bytes() for path in sorted(SCHEMAS.glob("*.xsd"))}
    contents[MANIFEST] = _manifest(unit, edition, sorted(contents)).encode()
    return contents


def _frame(unit: Unit) -> str:
    """Write the page that the platform opens: it keeps the session and shows the module's pages in a frame."""
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
    """Return the data for the session script: the pages to open and the questions to answer."""
    questions = [question.id for page in unit.pages for question in page.questions]
    value = {"pages": unit.files, "questions": questions}
    return assigned("HB_PACKAGE", value)


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
