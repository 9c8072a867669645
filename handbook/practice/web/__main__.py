"""python -m handbook.practice.web case.yml [folder]: prints the findings of a case; writes its web into the folder."""

from __future__ import annotations

import sys
from pathlib import Path

from handbook.course.data.outline import read_outline
from handbook.practice.web import contradictions, read_case, render
from handbook.practice.web.case import ROOT


def main(case_file: str, target: str = "") -> int:
    case, findings = read_case(Path(case_file))
    findings = sorted(findings) or sorted(contradictions(case))
    for finding in findings:
        print(finding)
    if target and not findings:
        render(case, read_outline(ROOT)[0].edition_date, Path(target))
    return len(findings) > 0


sys.exit(main(*sys.argv[1:3]))
