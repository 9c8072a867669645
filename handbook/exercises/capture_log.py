"""A capture log as the workbench keeps it (hb/log.js): rows tied to each other by hashes, as CONTRIBUTING.md tells."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

LogRow = dict[str, str]
VERSION = "osint-handbook-log-1"
START = "0" * 64
FIELDS = [
    *("no", "case", "basis", "url", "account", "visible", "utc", "local", "clock", "collector", "witness", "device"),
    *("tool", "file", "size", "sha256", "storage", "copies", "redactions", "source-grade", "info-grade", "roles"),
    *("links", "corrects", "remarks", "sealed"),
]
COLUMNS = [*FIELDS, "previous", "chain"]


def sealed(values: Mapping[str, str], moment: str, before: LogRow | None) -> LogRow:
    """A locked row behind the row ``before``; ``moment`` is when it was locked, in UTC."""
    row = {name: values.get(name, "").strip() for name in FIELDS} | {"sealed": moment}
    row["previous"] = before["chain"] if before else START
    told = [VERSION, row["previous"], *(row[name] for name in FIELDS)]
    row["chain"] = hashlib.sha256(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
    return row


def table(rows: Sequence[LogRow], strings: Mapping[str, Mapping[str, str]]) -> list[list[str]]:
    """Head row and rows; a heading is the id of its field, then its name in both languages."""
    heads = [f"{name} · {strings[f'js-log-{name}']['mn']} / {strings[f'js-log-{name}']['en']}" for name in COLUMNS]
    return [heads, *([row[name] for name in COLUMNS] for row in rows)]


def as_json(rows: Sequence[LogRow]) -> str:
    value = {"format": "osint-handbook-log", "version": 1, "rows": [{n: row[n] for n in COLUMNS} for row in rows]}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
