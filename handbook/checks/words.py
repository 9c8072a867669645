"""Rule ST01: every word of the interface that code, templates and scripts ask for is written in strings.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.data.bank import DECISIONS
from handbook.course.data.claims import GRADES, TOPICS
from handbook.course.data.glossary import CONFIDENCE
from handbook.course.data.law import NOTE_KINDS
from handbook.course.data.statuses import STATUSES
from handbook.course.data.strings import FILE
from handbook.course.data.timetables import EVENT_KINDS
from handbook.course.data.tools import ACCOUNTS, GROUPS, OFFLINE, RISKS
from handbook.course.pages.scan import BOX_KINDS
from handbook.course.timetable import PAUSES

# words("…"), hb.s("…"), hb.s_in(lang, "…"), HB.words("…"); in words("a" if x else "b") both keys are checked,
# and what x is compared with is none
_INNER = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"  # what is called inside such a call asks for nothing
_CALL = re.compile(rf"(?:\bwords|\bs|\bs_in)\(((?:[^()]|{_INNER})*)\)")
_TEXT = re.compile(r"""(?<!== )["']([a-z][a-z0-9]*(?:[.-][a-z0-9]+)*)["']""")
# keys put together from a kind: f"box-{kind}", "nav-" ~ name
_PUT_TOGETHER = re.compile(r"""\bf["']|~|`|\+""")
_FAMILIES = {
    "lawyer": STATUSES - {"read"},
    "bank-decision": DECISIONS,
    "box": BOX_KINDS,
    "status": STATUSES,
    "note": NOTE_KINDS,
    "confidence": CONFIDENCE,
    "grade": GRADES.lower(),
    "topic": TOPICS,
    "tools-group": GROUPS,
    "tools-offline": OFFLINE,
    "tools-account": ACCOUNTS,
    "risk": RISKS.lower(),
    "slot": {*EVENT_KINDS, *PAUSES, "exercise", "lesson", "module"},
}
_WHERE = (
    ("handbook/site", "*.py"),
    ("handbook/render", "**/*.py"),
    ("handbook/editions", "**/*.py"),
    ("handbook/desk", "*.py"),
    ("overrides", "**/*.html"),
    ("overrides/hb", "*.js"),
    ("overrides/material", "*.js"),
)


@rule("ST01", where=(FILE,))
def words_that_are_asked_for_exist(course: Course) -> Iterator[Found]:
    """Every word that is asked for by name stands in strings.yml."""
    for folder, pattern in _WHERE:
        for file in sorted((course.root / folder).glob(pattern)):
            for call in _CALL.finditer(file.read_text(encoding="utf-8")):
                asked = re.sub(_INNER, "", call[1])
                if _PUT_TOGETHER.search(asked):
                    continue
                for text in _TEXT.findall(asked):
                    key = f"js-{text}" if file.suffix == ".js" else text
                    if key not in course.data.strings:
                        yield FILE, 0, f'no key "{key}", which {file.relative_to(course.root).as_posix()} asks for'
    if (course.root / "overrides").is_dir():
        for family, kinds in _FAMILIES.items():
            for key in (f"{family}-{kind}" for kind in sorted(kinds)):
                if key not in course.data.strings:
                    yield FILE, 0, f'no key "{key}"'
