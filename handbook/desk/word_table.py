"""Writes and reads a page as a Word table, source left, translation right, for translators and lawyers without git."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

from handbook.base.findings import BadContent, Finding
from handbook.base.languages import manner
from handbook.base.shaped import Words
from handbook.desk.exchange import ExchangeSheet, Returned
from handbook.render.colours import office
from handbook.render.forms.paper import FONT
from handbook.render.forms.reproducible import reproducible

# number, source, translation, in twentieths of a point; the page is A4 on its side
_WIDTHS = (1300, 6900, 6900)
_HEAD, _SOURCE, _TO_DO = map(office, ("exchange-head", "exchange-source", "ochre-tint"))  # grounds of cells
# the line by which a returned file is recognised, whatever programs and readers write around it
_STAMP = re.compile(
    r"docs/(?P<target>[a-z]{2,3}(?:-[A-Za-z]+)?)/(?P<path>[\w/.-]+\.md)\s*·\s*(?P<version>[0-9a-f]{16})"
)
_NEVER_READ = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr")}


def write_docx(sheet: ExchangeSheet, strings: dict[str, Words], names: dict[str, str], day: date) -> bytes:
    """Write a Word file with the table of the sheet; ``day`` is noted as the day it was made.

    ``names`` are those of the languages.
    """
    document = Document()
    _apply_styles(document)
    document.core_properties.title = f"{sheet.title[sheet.target]} · {sheet.title[sheet.source]}"
    document.core_properties.author = document.core_properties.comments = ""
    document.add_heading(sheet.title[sheet.target], 1)
    document.add_paragraph(sheet.title[sheet.source])
    for key in ("exchange-how", "exchange-codes", "exchange-back"):
        for lang in (sheet.target, sheet.source):
            document.add_paragraph(strings[key][lang])
    stamp = document.add_paragraph().add_run(f"docs/{sheet.target}/{sheet.path} · {sheet.version}")
    stamp.font.size, stamp.font.color.rgb = Pt(8), RGBColor.from_string(office("soft"))
    document.element.body.insert(-1, parse_xml(_table(sheet, strings, names)))
    saved = io.BytesIO()
    document.save(saved)
    return reproducible(saved.getvalue(), day)


def _apply_styles(document: WordDocument) -> None:
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.5)
    normal, heading = document.styles["Normal"], document.styles["Heading 1"]
    for style in (normal, heading):
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
    normal.font.size, heading.font.size = Pt(10), Pt(16)
    heading.font.color.rgb = RGBColor.from_string(office("ink"))
    normal.paragraph_format.space_after = Pt(3)


def _table(sheet: ExchangeSheet, strings: dict[str, Words], names: dict[str, str]) -> str:
    """Write the table as XML text, because the library takes seconds for a few hundred rows."""
    line = office("exchange-line")
    edges = "".join(f'<w:{edge} w:val="single" w:sz="4" w:color="{line}"/>' for edge in _EDGES)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    titles = ["№", names[sheet.source], names[sheet.target]]
    head = _row(titles, [_HEAD] * 3, _locales(sheet), "<w:tblHeader/>", bold=True)
    properties = (
        f'<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/></w:tblCellMar>'
        f"<w:tblCaption w:val={_quoted(sheet.title[sheet.source])}/>"
    )
    rows = "".join(_rows(sheet, strings))
    declared = nsdecls("w")
    return f"<w:tbl {declared}><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"


_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _rows(sheet: ExchangeSheet, strings: dict[str, Words]) -> Iterator[str]:
    for row in sheet.rows:
        texts = [row.source.text if row.source else "", row.target.text if row.target else ""]
        mark = "" if row.state == "final" else f"\n{strings[f'exchange-{row.state}'][sheet.target]}"
        fills = [_SOURCE, "", "" if row.state == "final" else _TO_DO]
        yield _row([f"{row.number}{mark}", *texts], fills, _locales(sheet), "", bold=row.kind == "heading")


def _locales(sheet: ExchangeSheet) -> list[str]:
    """Return the language of each column, as Word names it."""
    source, target = (manner(lang).locale for lang in (sheet.source, sheet.target))
    return [source, source, target]


def _row(texts: list[str], fills: list[str], locales: list[str], properties: str, bold: bool) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_shade(fill)}</w:tcPr>'
        f"{_paragraphs(text, lang, bold)}</w:tc>"
        for text, width, fill, lang in zip(texts, _WIDTHS, fills, locales, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>"


def _shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""


def _paragraphs(text: str, lang: str, bold: bool) -> str:
    look = f'<w:rPr>{"<w:b/>" if bold else ""}<w:lang w:val="{lang}"/></w:rPr>'
    return "".join(
        f'<w:p><w:r>{look}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.split("\n")
    )


def _quoted(text: str) -> str:
    return f'"{escape(text, {chr(34): "&quot;"})}"'


def read_docx(content: bytes, name: str) -> Returned:
    """Read a returned file, tracked changes taken as accepted. Raises BadContent for a file that is not ours."""
    try:
        body = _body(content)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise BadContent([Finding(name, 0, "IM04", "no Word file (.docx)", _EXPORT)]) from error
    stamp = next((found for line in body.iter(qn("w:p")) if (found := _STAMP.search(_words(line)))), None)
    table = next(body.iter(qn("w:tbl")), None)
    if not stamp or table is None:
        found = "the line with the path of the page and its version, or the table, is not there"
        raise BadContent([Finding(name, 0, "IM04", found, _EXPORT)])
    rows = []
    for line in table.iter(qn("w:tr")):
        # a line of code may begin with spaces
        cells = ["\n".join(map(_words, cell.iter(qn("w:p")))).strip("\n").rstrip() for cell in line.iter(qn("w:tc"))]
        number = cells[0].split("\n")[0].strip() if len(cells) == len(_WIDTHS) else ""
        if number.isdecimal():
            rows.append((int(number), *(re.sub(r"[ \t]*\n", "\n", text) for text in cells[1:])))
        elif number != "№":
            found = f'a row that begins with "{cells[0][:40]}" and has {len(cells)} cells'
            raise BadContent([Finding(name, 0, "IM04", found, "give each row its number back, or take the row out")])
    return Returned(stamp["target"], stamp["path"], stamp["version"], tuple(rows))


_EXPORT = "give a file made by: python -m handbook export PAGE --to docx"


def comments_in(content: bytes) -> int:
    """Count the remarks in the margin, so that a person is told to read them: no program does."""
    return sum(1 for _ in _body(content).iter(qn("w:commentReference")))


def _body(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return etree.fromstring(parts.read("word/document.xml"), etree.XMLParser(resolve_entities=False))


def _words(element: etree._Element) -> str:
    """Return the text of a paragraph with all tracked changes accepted."""
    text = ""
    for child in element.iterchildren(tag=etree.Element):
        if child.tag in _NEVER_READ:
            continue
        if child.tag == qn("w:t"):
            text += child.text or ""
        elif child.tag in (qn("w:br"), qn("w:cr")):
            text += "\n"
        elif child.tag == qn("w:tab"):
            text += "\t"
        elif child.tag == qn("w:noBreakHyphen"):
            text += "-"
        else:
            text += _words(child)
    return text
