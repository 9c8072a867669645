"""python -m handbook.exercises.web case.yml [folder]: prints the findings of a case; writes its web into the folder."""

from __future__ import annotations

import sys
from pathlib import Path

from handbook.data.course import read_course
from handbook.exercises.web import contradictions, read_case, render
from handbook.exercises.web.case import ROOT


def main(case_file: str, target: str = "") -> int:
    case, findings = read_case(Path(case_file))
    findings = sorted(findings) or sorted(contradictions(case))
    for finding in findings:
        print(finding)
    if target and not findings:
        render(case, read_course(ROOT)[0].edition_date, Path(target))
    return len(findings) > 0


sys.exit(main(*sys.argv[1:3]))
