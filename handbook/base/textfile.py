"""Reads one text file of the project, and reports a bad one instead of stopping."""

from __future__ import annotations

import re
from pathlib import Path

from handbook.base.findings import ALL, Finding

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.M)


def read_text(root: Path, file: str) -> tuple[str, list[Finding]]:
    """Return the text of ``file`` with "\\n" as line ends; "" and a finding if it cannot be read."""
    try:
        # utf-8-sig: editors on Windows may put an invisible mark in front of the first letter
        text = (root / file).read_text(encoding="utf-8-sig")
    except OSError:
        return "", [Finding(file, 0, "FI01", "file not found or not readable", f"create {file}", ALL)]
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        found = f"byte {error.start - error.object.rfind(bytes([10]), 0, error.start)} is not UTF-8"
        return "", [Finding(file, line, "FI02", found, "save the file with the encoding UTF-8", ALL)]
    # a file of two versions is none of them
    if conflict := _CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        write = "keep one of the two versions, or both, and take the lines with <<<<<<<, ======= and >>>>>>> away"
        return "", [Finding(file, line, "FI03", f'two versions of a text, from "{conflict[0]}"', write, ALL)]
    return text, []
