"""Writes a form as a Word file: A4, real headings, a table with a header row for each group, boxes to fill in."""

from __future__ import annotations

import io
import re
from functools import cache

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from handbook.course.data.forms import Form, FormField, FormGroup
from handbook.render.colours import office
from handbook.render.forms.paper import FONT, Paper

BOX, TICKED = "☐", "☒"
MARGIN = Cm(1.8)
WIDTHS = (Cm(6.4), Cm(11))  # label, answer
HEIGHTS = {"text": Cm(0.9), "date": Cm(0.9), "long": Cm(2.1)}  # of an empty answer
HEAD, LABEL, HELP, OPTION, SIGN = "Form Head", "Form Label", "Form Help", "Form Option", "Form Signature"
# name: size in points, bold, space before and after in points
_STYLES = {
    "Heading 1": (16, True, 0, 6),
    "Heading 2": (12, True, 11, 3),
    "Header": (8, False, 0, 0),
    "Footer": (8, False, 0, 0),
    HEAD: (8, False, 1, 1),
    LABEL: (10, True, 2, 0),
    HELP: (8.5, False, 1, 2),
    OPTION: (10, False, 1, 1),
    SIGN: (9, False, 10, 2),
}
_QUIET, _BLACK = RGBColor.from_string(office("soft")), RGBColor.from_string(office("ink"))
# what the library's empty document keeps beside: its own styles, and a picture of a page
_KEPT_STYLES = {"Normal", "Header", "Footer", "Heading 1", "Heading 2", "Table Grid", "Normal Table"}
_KEPT_PARTS = {RT.STYLES, RT.SETTINGS, RT.CORE_PROPERTIES, RT.OFFICE_DOCUMENT}


def write(form: Form, paper: Paper) -> bytes:
    """Return the file's bytes; they contain the time of saving, which ``reproducible`` removes."""
    document = Document(io.BytesIO(_blank(paper.locale)))
    title = paper.title(form)
    document.core_properties.title = title
    _frame(document, title, paper)
    document.add_paragraph(title, "Heading 1")
    document.add_paragraph(paper.intro(form))
    for group in form.groups:
        _group(document, group, paper)
    return _saved(document)


def _group(document: WordDocument, group: FormGroup, paper: Paper) -> None:
    document.add_paragraph(group.title[paper.lang], "Heading 2")
    if help_text := group.help[paper.lang]:
        document.add_paragraph(help_text, HELP).paragraph_format.keep_with_next = True
    table = document.add_table(0, len(WIDTHS), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), group.title[paper.lang])
    table._tbl.tblPr.append(caption)
    _head(table, paper)
    for field in group.fields:
        _field(table, field, paper)


def _row(table: Table, *marks: str) -> tuple[_Cell, ...]:
    """Add a row that no page break splits."""
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    for mark in ("w:cantSplit", *marks):
        properties.append(OxmlElement(mark))
    cells = row.cells
    for cell, width in zip(cells, WIDTHS, strict=True):
        cell.width = width
    return cells


def _head(table: Table, paper: Paper) -> None:
    for cell, key in zip(_row(table, "w:tblHeader"), ("form-question", "form-answer"), strict=True):
        _write(cell.paragraphs[0], paper.words(key), HEAD)
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", office("tint"))):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)


def _field(table: Table, field: FormField, paper: Paper) -> None:
    label, answer = _row(table)
    _write(label.paragraphs[0], field.label[paper.lang], LABEL)
    if help_text := field.help[paper.lang]:
        label.add_paragraph(help_text, HELP)
    if paper.filled and field.type not in ("choice", "check", "sign"):
        _write(answer.paragraphs[0], paper.answer(field), OPTION)
    elif height := HEIGHTS.get(field.type):
        row = table.rows[-1]
        row.height_rule, row.height = WD_ROW_HEIGHT_RULE.AT_LEAST, height
    if field.type == "sign":
        _lines(answer, paper.sign_parts(), SIGN)
    elif field.type in ("choice", "check"):
        chosen = paper.answer(field) if paper.filled else None
        boxes = (TICKED if option == chosen else BOX for option in paper.options(field))
        lines = [f"{box} {option}" for box, option in zip(boxes, paper.options(field), strict=True)]
        _lines(answer, lines, OPTION)


def _lines(cell: _Cell, lines: list[str], style: str) -> None:
    for number, line in enumerate(lines):
        _write(cell.add_paragraph() if number else cell.paragraphs[0], line, style)


def _write(paragraph: Paragraph, text: str, style: str) -> None:
    paragraph.style = style
    paragraph.add_run(text)


def _frame(document: WordDocument, title: str, paper: Paper) -> None:
    """Write title and edition at the top of each page, its number at the foot."""
    section = document.sections[0]
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    header.text = f"{title}\t{paper.words('form-edition', paper.edition)}"
    footer.add_run("\t")
    for piece in re.split(r"\b(PAGE|NUMPAGES)\b", paper.words("form-page", "PAGE", "NUMPAGES")):
        if piece in ("PAGE", "NUMPAGES"):
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), piece)
            field.append(run := OxmlElement("w:r"))
            run.append(text := OxmlElement("w:t"))
            text.text = "1"  # until the program has counted
            footer._p.append(field)
        else:
            footer.add_run(piece)


@cache
def _blank(locale: str) -> bytes:
    """Return the library's empty document, on A4, with our styles in place of its own."""
    document = Document()
    for part in (document.part, document.part.package):
        for key in [key for key, rel in part.rels.items() if rel.reltype not in _KEPT_PARTS]:
            part.rels.pop(key)
    for style in list(document.styles):
        if style.name not in _KEPT_STYLES and not style.element.get(qn("w:default")):
            style.delete()
    for name, (size, bold, before, after) in _STYLES.items():
        if name in _KEPT_STYLES:
            style = document.styles[name]
        else:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = document.styles["Normal"]
        style.font.size, style.font.bold = Pt(size), bold
        style.font.color.rgb = _QUIET if name in (HEAD, HELP, "Header", "Footer") else _BLACK
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.1
    document.styles[HEAD].paragraph_format.keep_with_next = True
    _ruled(document.styles[SIGN])
    for name in ("Header", "Footer"):
        stops = document.styles[name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(sum(WIDTHS), WD_TAB_ALIGNMENT.RIGHT)
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    _fonts_and_language(document, locale)
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.language = locale
    return _saved(document)


def _ruled(style: ParagraphStyle) -> None:
    """Draw a line to write on under each paragraph."""
    edges = OxmlElement("w:pBdr")
    for edge in ("bottom", "between"):
        edges.append(line := OxmlElement(f"w:{edge}"))
        for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", office("line"))):
            line.set(qn(f"w:{name}"), value)
    style.element.get_or_add_pPr().insert(0, edges)


def _fonts_and_language(document: WordDocument, locale: str) -> None:
    """Set one font everywhere in place of the theme's, and the language for spelling checks and screen readers."""
    styles = document.styles.element
    for fonts in styles.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
    # what speaks of parts that are gone: the theme, character styles
    for root, names in ((document.settings.element, ("w:themeFontLang", "w:clrSchemeMapping")), (styles, ("w:link",))):
        for gone in list(root.iter(*map(qn, names))):
            gone.getparent().remove(gone)


def _saved(document: WordDocument) -> bytes:
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()
