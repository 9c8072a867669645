"""Writes a form as an Excel file: one sheet, a row for each field with question, help and answer; choices are lists."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from handbook.base.languages import manner
from handbook.course.data.forms import Form, FormField
from handbook.render.colours import office
from handbook.render.forms.paper import FONT, Paper

WIDTHS = (27, 29, 38)  # letters of question, help, answer: as wide as the paper
HEAD_ROW = 3  # below title and intro
ANSWER = 3  # column; the lists of the choices stand hidden to its right, each in the row of its field
# What is typed as text stays as it was typed: 12/3 is a number of a case and no day of December.
FORMATS = {"text": "@", "choice": "@", "check": "@"}
SIZE, SMALL, TITLE = 10, 9, 14  # points
SHORT, LONG = 21, 60  # points: the height of an empty answer
_LEADING = 1.35  # height of a line, in sizes
_LETTER = 0.105  # width of a letter in letters of a column, in sizes: words do not fill their lines
_EDGE = Side(style="thin", color=office("line"))
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_QUIET, _BLACK = office("soft"), office("ink")


@dataclass(frozen=True)
class FormRow:
    """One line of the sheet; without a type it is the heading of a group."""

    question: str
    help: str = ""
    type: str = ""
    options: tuple[str, ...] = ()
    answer: str | date | None = None  # of the filled-in example


def write(form: Form, paper: Paper) -> bytes:
    """Return the file's bytes; they contain the time of saving, which ``reproducible`` removes."""
    book = Workbook()
    sheet = book.active
    sheet.title = paper.words("form-sheet")
    properties = book.properties
    properties.creator, properties.title, properties.language = None, paper.title(form), paper.locale
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    _top(sheet, form, paper)
    rows = [row for group in _rows(form, paper) for row in group]
    for number, row in enumerate(rows, HEAD_ROW + 1):
        _write(sheet, number, row, paper)
    for column in range(ANSWER + 1, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    _printed(sheet, paper.title(form), paper)
    result = io.BytesIO()
    book.save(result)
    return result.getvalue()


def _rows(form: Form, paper: Paper) -> Iterator[list[FormRow]]:
    for group in form.groups:
        yield [FormRow(group.title[paper.lang], group.help[paper.lang])]
        yield from (_field(field, paper) for field in group.fields)


def _field(field: FormField, paper: Paper) -> list[FormRow]:
    row = FormRow(field.label[paper.lang], field.help[paper.lang], field.type, tuple(paper.options(field)))
    if paper.filled:  # a day stays a day, which Excel writes in the format of its cell
        row = replace(row, answer=field.example if field.type == "date" else paper.answer(field))
    if field.type != "sign":
        return [row]
    *parts, date = (f"– {part}" for part in paper.sign_parts())
    return [row, *(FormRow(part, type="text") for part in parts), FormRow(date, type="date")]


def _top(sheet: Worksheet, form: Form, paper: Paper) -> None:
    for number, (text, size) in enumerate(((paper.title(form), TITLE), (paper.intro(form), SIZE)), 1):
        _put(sheet, number, 1, text, size=size, bold=number == 1)
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=ANSWER)
        sheet.row_dimensions[number].height = _height(text, sum(WIDTHS), size)
    for column, key in enumerate(("form-question", "form-help", "form-answer"), 1):
        _put(sheet, HEAD_ROW, column, paper.words(key), bold=True, fill=office("head-ground"))
    sheet.freeze_panes = sheet.cell(HEAD_ROW + 1, 1)


def _write(sheet: Worksheet, number: int, row: FormRow, paper: Paper) -> None:
    fill = "" if row.type else office("tint")
    help_text = "\n".join([*filter(None, [row.help]), *(f"– {option}" for option in row.options)])
    _put(sheet, number, 1, row.question, bold=not row.type, fill=fill)
    _put(sheet, number, 2, help_text, size=SMALL, colour=_QUIET, fill=fill)
    answer = _put(sheet, number, ANSWER, row.answer, fill=fill)
    answer.number_format = manner(paper.lang).excel_day if row.type == "date" else FORMATS.get(row.type, "General")
    if row.options:
        _list(sheet, answer, row.options)
    sheet.row_dimensions[number].height = max(
        LONG if row.type == "long" else SHORT,
        _height(row.question, WIDTHS[0], SIZE),
        _height(help_text, WIDTHS[1], SMALL),
        _height(str(row.answer or ""), WIDTHS[2], SIZE),
    )


def _list(sheet: Worksheet, answer: Cell, options: tuple[str, ...]) -> None:
    """Put the options into cells, because a list inside the rule has no room for them and is split at each comma."""
    cells = [
        _put(sheet, answer.row, column, option, size=SMALL, colour=_QUIET)
        for column, option in enumerate(options, ANSWER + 1)
    ]
    rule = DataValidation("list", f"${cells[0].column_letter}${answer.row}:${cells[-1].column_letter}${answer.row}")
    rule.allow_blank = rule.showErrorMessage = True
    rule.add(answer)
    sheet.add_data_validation(rule)


def _put(
    sheet: Worksheet,
    row: int,
    column: int,
    text: str | date | None,
    *,
    size: int = SIZE,
    bold: bool = False,
    colour: str = _BLACK,
    fill: str = "",
) -> Cell:
    cell = sheet.cell(row, column, text or None)
    cell.font = Font(name=FONT, size=size, bold=bold, color=colour)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if row >= HEAD_ROW:
        cell.border = _BOX
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)
    return cell


def _height(text: str, width: float, size: int) -> float:
    """Return the points that a text needs in a column, because a row of a given height does not grow by itself."""
    lines = sum(max(1, ceil(len(line) * size * _LETTER / width)) for line in text.split("\n"))
    return round(lines * size * _LEADING + 4, 1)


def _printed(sheet: Worksheet, title: str, paper: Paper) -> None:
    """Set up printing: A4, one page wide, head row on every page, title and edition above, number of the page below."""
    sheet.print_area = f"A1:{get_column_letter(ANSWER)}{sheet.max_row}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = sheet.PAPERSIZE_A4, sheet.ORIENTATION_PORTRAIT
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    for part, text in (
        (sheet.oddHeader.left, title.replace("&", "&&")),
        (sheet.oddHeader.right, paper.words("form-edition", paper.edition)),
        (sheet.oddFooter.right, paper.words("form-page", "&P", "&N")),
    ):
        part.text, part.font, part.size = text, f"{FONT},Regular", 8
