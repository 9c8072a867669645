"""Rule RE13: the words of a law fact and its sources bear out its status."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.data.law import FILE
from handbook.course.data.sources import PRIMARY

# words by language that mark a statement as hearsay; not those of a duty:
# “must be reported”, “is reported to the ministry”
_REPORTED = {
    "en": re.compile(r"(?<!\bbe )\breported(?:ly)?\b(?! to (?:the|an?|its)\b)", re.I),
    "mn": re.compile(r"\bгэж\b[^.;]*?\bмэдээл(?:сэн|жээ|эв|дэг)\b|\bмэдээлснээр\b", re.I),
}
_SAYS = {"en": "reported", "mn": "гэж мэдээлсэн"}


@rule("RE13", where=(FILE,))
def law_facts_bear_out_their_status(course: Course) -> Iterator[Found]:
    """A fact that was read cites a primary source and reports nothing; a secondary one says that it is reported."""
    for fact in course.data.law.values():
        hearsay = {lang: _REPORTED[lang].search(text) for lang, text in fact.statement.items() if lang in _REPORTED}
        wrong = []
        if fact.status == "read":
            # a source that is not listed may be of any kind; DA06 reports it
            types = [course.data.sources[key].type for key in fact.sources if key in course.data.sources]
            if len(types) == len(fact.sources) and not set(types) & set(PRIMARY):
                wrong.append(f"cites no {', '.join(f'@{type_}' for type_ in PRIMARY)}")
            wrong += [f'says "{match[0]}"' for match in hearsay.values() if match]
        elif fact.status == "secondary":
            wrong += [f'does not say "{_SAYS[lang]}" in {lang}' for lang, match in hearsay.items() if not match]
        for found in wrong:
            yield FILE, fact.line, f'the law fact "{fact.id}" is "{fact.status}" and {found}'
