"""Rules SA10 and RE14: nobody's number or address stands in a text, and public emergency numbers stand in one place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.checks.data_texts import DATA_FOLDERS, data_texts
from handbook.checks.fiction import RESERVED, of_a_person
from handbook.checks.rules import PAGES, Found, rule
from handbook.course.course import Course
from handbook.course.pages.markup import prose

_MAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+([\w-]+)")


@rule("SA10", where=(PAGES, *DATA_FOLDERS))
def nobody_can_be_reached(course: Course) -> Iterator[Found]:
    """No text holds a telephone number, e-mail address or register number that could belong to a real person."""
    for file, line, text in _rows(course):
        for found in dict.fromkeys(_personal(text)):
            yield file, line, found


@rule("RE14")
def emergency_numbers_stand_in_one_place(course: Course) -> Iterator[Found]:
    """A public emergency number is printed on quick/index alone, from emergency.yml, with its source and date."""
    numbers = "|".join(re.escape(number.number) for number in course.data.emergency.values())
    if not numbers:
        return
    before, after = r"(?:ута?с\w*|дугаар\w*|helpline|ring|dial|call)", r"(?:ута?с|дугаар|helpline)"
    any_number = re.compile(numbers)  # a cheap filter: few lines hold one
    pattern = re.compile(rf"\b{before}\W{{1,3}}({numbers})(?![\d.,+])|(?<![\d.,])({numbers})(?:-\w+)?\W{{1,3}}{after}")
    for page in course.wanted_pages():
        for line, text in enumerate(prose(page.body).split("\n"), page.body_line):
            for match in pattern.finditer(text) if any_number.search(text) else ():
                yield page.file, line, f'the emergency number "{match[1] or match[2]}"'


def _rows(course: Course) -> Iterator[tuple[str, int, str]]:
    for page in course.wanted_pages():
        yield from ((page.file, line, text) for line, text in (*page.meta.texts, *page.meta.phrases))
        yield from ((page.file, line, text) for line, text in enumerate(page.body.split("\n"), page.body_line))
    yield from data_texts(course)


def _personal(text: str) -> Iterator[str]:
    if "@" in text:
        for match in _MAIL.finditer(text):
            if match[1].lower() not in RESERVED:
                yield f'the address "{match[0]}"'
    yield from (found for found, _ in of_a_person(text))
