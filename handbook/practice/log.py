"""A capture log as the workbench keeps it: sealed rows, the chain of hashes that ties them, and the files JSON and CSV.

The fields and how the chain is computed stand in MAINTAINING.md and in hb/log.js; a test compares all three.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from handbook.practice.tables import guarded

LogRow = dict[str, str]

FIELDS = (  # in the order in which they are hashed
    *("no", "case", "basis", "url", "account", "visible", "utc", "local", "clock", "collector", "witness", "device"),
    *("tool", "file", "size", "sha256", "storage", "copies", "redactions", "source-grade", "info-grade", "roles"),
    *("links", "corrects", "remarks", "sealed"),
)
COLUMNS = (*FIELDS, "previous", "chain")
START = "0" * 64  # stands before the first row
HEADING = " · "  # between the id of a column and its name
AHEAD = timedelta(hours=8)  # Ulaanbaatar
_STAMP = "%Y-%m-%d %H:%M:%S"
_MOST = 8000  # letters of one field
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_SPACE = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_ENDS = re.compile(rf"^[{_SPACE}]|[{_SPACE}]$")


def stamp(time: datetime) -> str:
    """A time as a log writes it."""
    return time.strftime(_STAMP)


def local_of(utc: str) -> str:
    """The Ulaanbaatar time that belongs to a UTC time."""
    return f"{stamp(datetime.strptime(utc, _STAMP) + AHEAD)} +08:00"


def chain(row: Mapping[str, str], previous: str) -> str:
    """The hash of a row that stands behind the row with the hash ``previous``."""
    told = ["osint-handbook-log-1", previous, *(row[name] for name in FIELDS)]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def seal(given: Iterable[Mapping[str, str]]) -> list[LogRow]:
    """Rows tied by their chain. Each gives at least ``sealed``; ``no`` and ``local`` are filled in where left out."""
    rows: list[LogRow] = []
    for values in given:
        row = dict.fromkeys(FIELDS, "") | {"no": str(len(rows) + 1)}
        if values.get("utc"):
            row["local"] = local_of(values["utc"])
        row |= values
        _refuse(row)
        row["previous"] = rows[-1]["chain"] if rows else START
        row["chain"] = chain(row, row["previous"])
        rows.append(row)
    return rows


def _refuse(row: LogRow) -> None:
    """Stops at what the workbench would not take, or would take otherwise than it is written."""
    if unknown := set(row) - set(FIELDS):
        raise ValueError(f"no field of the log: {', '.join(sorted(unknown))}")
    datetime.strptime(row["sealed"], _STAMP)
    for name, value in row.items():
        if len(value) > _MOST or _UNSAFE.search(value) or _ENDS.search(value):
            raise ValueError(f"item {row['no']}, {name}: too long, white space at an end, or a control character")


def problems(rows: list[LogRow]) -> list[tuple[str, int]]:
    """Lines that are "changed": the hash does not fit the row; or "loose": the row does not join the one before."""
    found = []
    before = START
    for line, row in enumerate(rows, 1):
        if row["previous"] != before:
            found.append(("loose", line))
        if row["chain"] != chain(row, row["previous"]):
            found.append(("changed", line))
        before = row["chain"]
    return found


def as_json(rows: list[LogRow]) -> str:
    """What “Save as JSON” of the workbench writes."""
    told = {
        "format": "osint-handbook-log",
        "version": 1,
        "rows": [{name: row[name] for name in COLUMNS} for row in rows],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_csv(rows: list[LogRow], words: Mapping[str, str], separator: str = ",") -> str:
    """What “Save as CSV” of the workbench writes. ``words``: the names of the columns, js-log-… of strings.yml."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    writer.writerow(guarded(name + HEADING + words[name]) for name in COLUMNS)
    writer.writerows([guarded(row[name]) for name in COLUMNS] for row in rows)
    return "\ufeff" + file.getvalue()
