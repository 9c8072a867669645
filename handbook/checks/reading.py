"""The rules that are checked while files are read: by handbook.course and others."""

from __future__ import annotations

import re

from handbook.checks.rules import Mend, add

_CODES = """
FI01 FI02 FI03 FM01 FM02 MK01 MK02 MK03 MK04 MK05 MK06 MK07 QU01 QU02 QU03 QU04
DA01 DA02 DA03 DA04 DA05 DA06 DA07 DA08 DA09 DA10 BA01 EX01 EX02
EX12 EX13 EX14 EX15 EX16 EX17 EX18 EX19 EX20 EX21
"""


def _straight_quotes(line: str, _: str) -> str:
    return re.sub(r"^(\s*(?:!!!|\?\?\?\+?) ?[\w-]+ )[“„«”]([^“„«”»\"]+)[”“»] *$", r'\1"\2"', line)


def _semicolons(line: str, _: str) -> str:
    return re.sub(r"\[@[\w.:-]+(?:\s*[,;]\s*@[\w.:-]+)+\]", lambda match: re.sub(r"\s*[,;]\s*", "; ", match[0]), line)


_MENDS: dict[str, Mend] = {"MK02": _straight_quotes, "MK04": _semicolons}

for _code in _CODES.split():
    add(_code, mend=_MENDS.get(_code))
