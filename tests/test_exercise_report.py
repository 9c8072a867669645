"""The log of the exercise `report` holds: chain, hashes of the files, the same rows in three formats."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from pathlib import Path

from openpyxl import load_workbook

ROOT = Path(__file__).parents[1]
DATA = ROOT / "exercises" / "report" / "data"
TOLD = re.search(r"```python\n(FIELDS.*?)```", (ROOT / "MAINTAINING.md").read_text(encoding="utf-8"), re.DOTALL)
_told: dict = {"hashlib": hashlib, "json": json}
exec(TOLD[1], _told)  # what MAINTAINING.md tells others to run
ROWS = json.loads((DATA / "log.json").read_text("utf-8"))["rows"]


def test_the_chain_holds_as_others_are_told_to_compute_it() -> None:
    previous = "0" * 64
    for row in ROWS:
        assert row["previous"] == previous
        previous = _told["chain"](row, previous)
        assert row["chain"] == previous
    assert [row["no"] for row in ROWS] == [str(number) for number in range(1, 19)]


def test_each_file_of_the_log_is_there_with_its_size_and_hash() -> None:
    for row in ROWS:
        content = (DATA / "items" / row["file"]).read_bytes()
        assert (str(len(content)), hashlib.sha256(content).hexdigest()) == (row["size"], row["sha256"])
    assert {row["file"] for row in ROWS} == {file.name for file in (DATA / "items").iterdir()}


def test_rows_are_in_the_order_of_time_and_locked_after_capture() -> None:
    sealed = [row["sealed"] for row in ROWS]
    assert sealed == sorted(sealed) and all(row["utc"] < row["sealed"] for row in ROWS)


def test_csv_and_xlsx_hold_the_same_rows() -> None:
    head, *lines = csv.reader(io.StringIO((DATA / "log.csv").read_text("utf-8-sig"), newline=""))
    sheet = load_workbook(DATA / "log.xlsx").active
    assert [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)] == [head, *lines]
    names = [cell.split(" · ")[0] for cell in head]
    assert [dict(zip(names, line, strict=True)) for line in lines] == ROWS
