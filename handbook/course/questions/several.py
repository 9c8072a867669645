"""Type `set`: several answers of one of the listed types are typed, one a line. Of exercises."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from handbook.base.languages import Languages
from handbook.base.shapes import WORDS
from handbook.course.questions import address, date, ids, text
from handbook.course.questions.model import Item, Question, Type
from handbook.course.questions.typed import HINT, LISTED_WRONG, Listed, of_groups, problems

LISTED: dict[str, Listed] = {type_.kind: type_ for type_ in (text.TYPE, date.TYPE, ids.TYPE, address.TYPE)}


def _of_entry(item: dict[str, Any], line: int, languages: Languages) -> Question:
    typed = item.get("of", text.TYPE.kind)
    groups = [row["accept"] for row in item["items"]]
    question = of_groups(item, line, typed, LISTED[typed].form, groups)
    found = (
        Item(str(number), dict.fromkeys(languages, row["accept"][0]), why=row.get("why"))
        for number, row in enumerate(item["items"], 1)
    )
    return replace(question, items=tuple(found))


TYPE = Type(
    "set",
    shape={
        **HINT,
        **LISTED_WRONG,
        "of?": re.compile("|".join(LISTED)),
        "items": [{"accept": [str], "why?": WORDS}],
    },
    of_entry=_of_entry,
    problems=problems,
)
