"""Reads one text file of the project and never stops at a bad one."""

from __future__ import annotations

from pathlib import Path

from handbook.findings import ALL, Finding


def read_text(root: Path, file: str) -> tuple[str, list[Finding]]:
    """The text of ``file`` ("" where it cannot be read) with line ends as "\\n"."""
    try:
        # utf-8-sig: editors on Windows may put an invisible mark in front of the first letter
        text = (root / file).read_text(encoding="utf-8-sig")
    except OSError:
        return "", [Finding(file, 0, "FI01", "file not found or not readable", f"create {file}", ALL)]
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        found = f"byte {error.start - error.object.rfind(bytes([10]), 0, error.start)} is not UTF-8"
        return "", [Finding(file, line, "FI02", found, "save the file with the encoding UTF-8", ALL)]
    return text, []
