"""Writes zips that are the same bytes for the same content, on every system and at any moment."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO


def write_entries(
    target: Path | BinaryIO, contents: Mapping[str, bytes], day: date, *, stored: Collection[str] = (), level: int = 6
) -> None:
    """Write a zip of these files in their order, all dated ``day``, which may have a time of day.

    Those named in ``stored`` are not packed; ``level``, from 1 to 9, says how hard the others are.
    """
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, day.timetuple()[:6])
            entry.create_system = 3  # Unix: else the file tells on which system it was made
            entry.external_attr = 0o644 << 16
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, kind, level)
