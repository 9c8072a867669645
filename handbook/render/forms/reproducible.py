"""Makes office files the same bytes on every run, although libraries write the time of saving into them."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

from handbook.base.zips import write_entries

_CORE = "docProps/core.xml"
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*")


def reproducible(office: bytes, day: date) -> bytes:
    """Return the same document with ``day`` as its time of making and saving, in its zip and in its properties."""
    with zipfile.ZipFile(io.BytesIO(office)) as old:
        contents = {name: old.read(name) for name in old.namelist()}
    contents[_CORE] = _MOMENT.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode(), contents[_CORE])
    result = io.BytesIO()
    write_entries(result, contents, day, level=9)
    return result.getvalue()
