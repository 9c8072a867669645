"""Tables of an exercise as CSV and XLSX: no cell runs as a formula, the same bytes on every run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from handbook.checks.fiction import MARK, WORDS
from handbook.render.forms.reproducible import reproducible

_RISKY = re.compile(
    r"""(^|[,;\t\r\n])(?=[ \t\r\n"']*[=+\-@＝＋－＠])"""
)  # as in hb/sheets.js, which takes the ' away again


def guarded(text: str) -> str:
    """A ' stands before all that a program might run as a formula, also where another separator would begin a cell."""
    return _RISKY.sub(r"\1'", text)


def csv_bytes(rows: Sequence[Sequence[str]]) -> bytes:
    """UTF-8 with its mark, by which Excel knows it."""
    result = io.StringIO()
    csv.writer(result).writerows([guarded(cell) for cell in row] for row in rows)
    return result.getvalue().encode("utf-8-sig")


def xlsx_bytes(
    rows: Sequence[Sequence[str]], title: str, day: date, widths: Sequence[float], numbers: Sequence[int] = ()
) -> bytes:
    """One sheet with a head row that stays; the columns ``numbers`` (from 0) hold numbers, all others text."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    book.properties.creator = None
    book.properties.title = f"{title} · {MARK}"
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for y, row in enumerate(rows, 1):
        for x, text in enumerate(row, 1):
            is_number = y > 1 and x - 1 in numbers and text != ""
            cell = sheet.cell(y, x, int(text) if is_number else text or None)
            if cell.data_type == "f":
                cell.data_type = "s"  # a text that begins with = is no formula
            cell.number_format = "#,##0" if is_number else "@"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if y == 1:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="D9E6E4")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.paperSize = sheet.ORIENTATION_LANDSCAPE, sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddHeader.center.text = WORDS
    result = io.BytesIO()
    book.save(result)
    return reproducible(result.getvalue(), day)
