"""Reads the case.yml of an exercise: the sites, people and things of its training web."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from handbook.base.findings import Finding
from handbook.base.languages import SPOKEN
from handbook.base.shaped import read_as
from handbook.practice.web.case_problems import misplaced, repeated, unfit, unknown, unnamed
from handbook.practice.web.model import Case
from handbook.practice.web.problem import FORM
from handbook.practice.web.published import Capture

ROOT = Path(__file__).resolve().parents[3]
NAMES = ROOT / "exercises/names.yml"


def read_case(file: Path, names: frozenset[str] | None = None) -> tuple[Case, list[Finding]]:
    """The case of a file and every mistake in its form; who asks for what does not fit gets NotRead.

    ``names``: given names that people may have.
    """
    shown = file.resolve().relative_to(ROOT).as_posix() if file.resolve().is_relative_to(ROOT) else file.as_posix()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        found = f"file that cannot be read ({error})"
        return Case(file=shown, sites={}), [Finding(shown, 0, FORM, found, "write it in UTF-8")]
    case, lined, findings = read_as(Case, text, shown, (FORM, FORM), SPOKEN)
    if case is None:
        return Case(file=shown, sites={}), findings
    for check in (repeated, unknown, misplaced, unfit):
        findings += check(lined, shown)
    findings += unnamed(case, given_names() if names is None else names)
    if not findings:
        placed = (replace(one, site=_site_of(one, case), at=tuple(sorted(one.at))) for one in case.captures)
        case = replace(case, captures=tuple(placed))
    return case, findings


@cache
def given_names(file: Path = NAMES) -> frozenset[str]:
    lists = yaml.safe_load(file.read_text(encoding="utf-8"))
    return frozenset(name for names in lists.values() for name in names)


def _site_of(capture: Capture, case: Case) -> str:
    """The site of what was captured, which need not stand in the file."""
    if capture.kind == "page":
        return capture.site or next(site for site, page in case.pages if page == capture.page)
    if capture.kind == "post":
        return case.accounts[case.posts[capture.post].account].site
    things: dict[str, dict] = {"account": case.accounts, "job": case.jobs, "news": case.news}
    return things[capture.kind][capture.id].site
