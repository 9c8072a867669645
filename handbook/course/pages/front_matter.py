"""Reads and checks the front matter of a page."""

from __future__ import annotations

from dataclasses import fields, replace

from handbook.base.findings import ALL, Finding
from handbook.base.languages import Languages
from handbook.base.lined_yaml import has_hole
from handbook.base.shaped import read_as
from handbook.course.pages.model import FrontMatter, Meta

NO_META = Meta(id="", title="", description="")
_OF_ITS_PAGE = Languages({}, "")  # no text of it stands in several languages


def split(text: str, file: str) -> tuple[str, int, list[Finding]]:
    """The YAML between the two `---` lines and the index of the first line of the body."""
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        for number, line in enumerate(lines[1:], start=1):
            if line.rstrip() == "---":
                return "\n".join(lines[1:number]), number + 1, []
        found = "front matter that is never closed"
    else:
        found = "no front matter"
    return "", 0, [Finding(file, 1, "FM01", found, "begin the page with a line ---, the keys, and a line ---", ALL)]


def read_meta(text: str, file: str) -> tuple[Meta, list[Finding]]:
    """Return the front matter. A key that does not fit is reported and left out; rules then cannot read the page."""
    front, lined, findings = read_as(FrontMatter, text, file, ("FM01", "FM02"), _OF_ITS_PAGE, first_line=2)
    if has_hole(lined.value):
        findings = [replace(finding, lost=ALL) for finding in findings]
    keys = [one.name for one in fields(FrontMatter) if front and not has_hole(lined.value.get(one.name, ""))]
    whole = {key: getattr(front, key) for key in keys}
    lines = {".".join(map(str, path)): line for path, line in lined.lines.items()}
    return replace(NO_META, **whole, lines=lines), findings
