"""The training web: a static internet of fictional sites made from one case file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from handbook.base.findings import BadContent
from handbook.practice.web.case import read_case
from handbook.practice.web.consistency import contradictions
from handbook.practice.web.render import render
from handbook.practice.web.shared import write_shared

__all__ = ["contradictions", "read_case", "render", "write_shared", "write_web"]


def write_web(case_file: Path, target: Path, day: date) -> None:
    """Writes the web of a case into ``target``; raises BadContent with all that is wrong with the case."""
    case, findings = read_case(case_file)
    if not findings:
        findings = contradictions(case)
    if findings:
        raise BadContent(findings)
    render(case, day, target)
