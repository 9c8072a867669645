"""Reads the seeds of exercises that are no case.yml: YAML whose mistakes are told with their line."""

from __future__ import annotations

import re
from pathlib import Path

from handbook.base.findings import BadContent
from handbook.base.languages import SPOKEN
from handbook.base.lined_yaml import Lined, read_shaped
from handbook.base.shapes import spelled_out
from handbook.base.textfile import read_text

CANNOT_BE_MADE = "EX02"  # code
NAMES = re.compile(r"[^\n]+")  # keys of a shape that may be any names
DAY = range(-20000, 20001)  # from the edition's


def read_seed(file: Path, shape: dict | list) -> Lined:
    """What a seed says; ``shape`` as in ``base.lined_yaml``. Raises BadContent with all that does not fit it."""
    text, findings = read_text(file.parent, file.name)
    lined = Lined(None)
    if not findings:
        spelled = spelled_out(shape, SPOKEN.names, SPOKEN.source)
        lined, findings = read_shaped(text, file.name, spelled, (CANNOT_BE_MADE, CANNOT_BE_MADE))
    if findings:
        raise BadContent(findings)
    return lined
