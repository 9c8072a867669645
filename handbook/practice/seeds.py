"""Reads the seeds of exercises that are no case.yml: YAML whose mistakes are told with their line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

from handbook.base.findings import BadContent
from handbook.base.languages import SPOKEN
from handbook.base.lined_yaml import Lined
from handbook.base.shaped import read_as
from handbook.base.textfile import read_text

CANNOT_BE_MADE = "EX02"  # code
Name = Annotated[str, re.compile(r"[^\n]+")]  # a key that may be any name
Day = Annotated[int, range(-20000, 20001)]  # from the edition's


def read_seed(file: Path, hint: Any) -> Any:
    """What a seed says, as ``hint`` has it, a type as ``read_as`` takes it.

    Raises BadContent with all that does not fit it.
    """
    return read_lined_seed(file, hint)[0]


def read_lined_seed(file: Path, hint: Any) -> tuple[Any, Lined]:
    """As ``read_seed``, and the same as YAML that keeps its lines, for whoever has more to find in it."""
    text, findings = read_text(file.parent, file.name)
    if findings:
        raise BadContent(findings)
    made, lined, findings = read_as(hint, text, file.name, (CANNOT_BE_MADE, CANNOT_BE_MADE), SPOKEN)
    if findings:
        raise BadContent(findings)
    return made, lined
