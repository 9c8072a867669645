"""Tables that the pages open: what no spreadsheet program could have written is refused at once."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser
from test_workbench_files import open_tool


def test_a_table_that_names_a_column_far_beyond_is_refused(chromium: Browser, open_reader: Callable) -> None:
    """ZZZZZZ2 would be column 321,272,406: the row in front of it would fill the memory."""
    page = open_tool(open_reader(chromium), "capture-log")
    answers = """async (cell) => {
      const parts = fflate.unzipSync(HB.sheets.xlsx([["no"], ["1"]], "log"));
      const sheet = fflate.strFromU8(parts["xl/worksheets/sheet1.xml"]).replace('r="A2"', `r="${cell}"`);
      const changed = { ...parts, "xl/worksheets/sheet1.xml": fflate.strToU8(sheet) };
      const file = new File([fflate.zipSync(changed)], "a.xlsx");
      try {
        return (await HB.sheets.read(file)).rows[1].length;
      } catch (error) {
        return error instanceof HB.sheets.Unreadable ? error.message : String(error);
      }
    }"""
    assert page.evaluate(answers, "XFD2") == 16_384
    assert all("file is broken" in page.evaluate(answers, cell) for cell in ("ZZZZZZ2", "XFE2"))
