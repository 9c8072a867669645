"""Makes office files the same bytes on every run, although libraries write the time of saving into them."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

_CORE = "docProps/core.xml"
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*")


def reproducible(office: bytes, day: date) -> bytes:
    """Return the same document with ``day`` as its time of making and saving, in its zip and in its properties."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == _CORE:
                content = _MOMENT.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode(), content)
            info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.create_system = 3  # the same byte on every system
            info.external_attr = 0o644 << 16
            new.writestr(info, content, zipfile.ZIP_DEFLATED, compresslevel=9)
    return result.getvalue()
