"""The log that exercises are given is the workbench's: the same fields, the same chain, the same files."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from pathlib import Path

import pytest

from handbook.practice import log

ROOT = Path(__file__).parents[1]
NASTY = "=1+1\n\"quoted\"; 'a', ө ү ₮ _x0041_ <b>&amp;</b> \u2028 😀"


def rows_of(count: int) -> list[log.LogRow]:
    return log.seal(
        {"utc": f"2026-11-{n:02} 20:05:00", "visible": f"advert {n}", "sealed": f"2026-11-{n:02} 20:06:00"}
        for n in range(1, count + 1)
    )


def test_fields_and_chain_are_those_that_others_are_told_to_compute() -> None:
    text = (ROOT / "MAINTAINING.md").read_text(encoding="utf-8")
    told: dict = {"hashlib": hashlib, "json": json}
    exec(re.search(r"```python\n(FIELDS.*?)```", text, re.DOTALL)[1], told)
    assert list(log.FIELDS) == told["FIELDS"]
    row = dict.fromkeys(log.FIELDS, "") | {"visible": NASTY}
    assert log.chain(row, log.START) == told["chain"](row, log.START)
    script = (ROOT / "overrides/hb/log.js").read_text(encoding="utf-8")
    written = re.search(r"const FIELDS = \[.*?\n(.*?)\];", script, re.DOTALL)[1]
    assert tuple(re.findall(r'"([\w-]+)"', written)) == log.FIELDS


def test_sealed_rows_hold_and_have_number_and_local_time() -> None:
    rows = rows_of(3)
    assert log.problems(rows) == []
    assert [row["no"] for row in rows] == ["1", "2", "3"]
    assert rows[0]["local"] == "2026-11-02 04:05:00 +08:00"


def test_what_was_done_to_a_log_is_found_where_it_was_done() -> None:
    rows = rows_of(4)
    assert log.problems([rows[0], rows[1] | {"visible": "other"}, *rows[2:]]) == [("changed", 2)]
    assert log.problems([rows[0], *rows[2:]]) == [("loose", 2)]


@pytest.mark.parametrize("wrong", [{"visible": " space"}, {"visible": "bell\a"}, {"seen": "x"}, {"sealed": "today"}])
def test_what_the_workbench_would_change_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        log.seal([{"sealed": "2026-11-01 20:06:00"} | wrong])


def test_files_hold_every_cell_and_no_formula_runs() -> None:
    split = "a;=1, +1\n-1"
    rows = log.seal([{"visible": NASTY, "remarks": "-5", "links": split, "sealed": "2026-11-01 20:06:00"}])
    assert json.loads(log.as_json(rows))["rows"] == rows
    text = log.as_csv(rows, {name: f"name of {name}" for name in log.COLUMNS})
    head, line = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert head[0] == "no · name of no"
    guarded = {"visible": f"'{NASTY}", "remarks": "'-5", "links": "a;'=1,' +1\n'-1"}
    assert line == [guarded.get(name, rows[0][name]) for name in log.COLUMNS]
