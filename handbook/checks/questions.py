"""Rules QU05–QU14: a question can be answered, every answer teaches, and nothing gives the right one away."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.base.findings import Finding
from handbook.checks.measures import must_meet_minimum
from handbook.checks.rules import PAGES, Found, rule
from handbook.course.course import Course
from handbook.course.exercises.model import FOLDER
from handbook.course.pages.markup import prose
from handbook.course.pages.model import Page
from handbook.course.questions import choice
from handbook.course.questions.model import Question

MOST_OPTIONS = 4
_ALL_OF_THEM = re.compile(r"\b(?:all|none) of (?:the above|these|them)\b|дээрх бүгд|бүгд зөв|аль нь ч зөв биш", re.I)


def _all(course: Course) -> Iterator[tuple[Page, Question]]:
    return ((page, question) for page in course.pages.values() for question in page.questions)


@rule("QU05")
def some_option_is_right(course: Course) -> Iterator[Found]:
    """Each question that has options has a right one."""
    for page, question in _all(course):
        if question.options and not question.right:
            yield page.file, question.line, f'no right option in "{question.id}"'


@rule("QU06")
def every_option_has_a_reason(course: Course) -> Iterator[Found]:
    """Each option says why it is right or wrong."""
    for page, question in _all(course):
        for option in question.options:
            if not option.reason:
                yield page.file, question.line, f'no reason for "{option.text[page.lang]}" in "{question.id}"'


@rule("QU07")
def there_is_a_choice(course: Course) -> Iterator[Found]:
    """Each question that has options has at least two."""
    for page, question in _all(course):
        if len(question.options) == 1:
            yield page.file, question.line, f'one option in "{question.id}"'


@rule("QU08")
def question_ids_are_unique(course: Course) -> Iterator[Found]:
    """A question's id stands once in a language."""
    first: dict[tuple[str, str], str] = {}
    for page, question in _all(course):
        place = f"{page.file}:{question.line}"
        if question.id and first.setdefault((page.lang, question.id), place) != place:
            yield page.file, question.line, f'id "{question.id}" already stands in {first[page.lang, question.id]}'


@rule("QU09")
def questions_test_known_objectives(course: Course) -> Iterator[Found | Finding]:
    """Each question names objectives that exist; in a lesson at least one."""
    known = course.objectives()
    for page, question in _all(course):
        for objective in question.objectives:
            if (page.lang, objective) not in known:
                # suggest only objectives of the same module
                near = (page.lang, page.module)
                own = [id_ for (_, id_), lesson in known.items() if (lesson.lang, lesson.module) == near]
                write = f"write one of {', '.join(own)}" if own else "write the id of an objective of a lesson"
                found = f'unknown objective "{objective}" in "{question.id}"'
                yield Finding(page.file, question.line, "QU09", found, write)
        if page.is_lesson and not question.objectives:
            yield page.file, question.line, f'no objective in "{question.id}"'


@rule("QU10")
def options_differ(course: Course) -> Iterator[Found]:
    """No two options of a question are equal."""
    for page, question in _all(course):
        texts = [" ".join(option.text[page.lang].casefold().split()) for option in question.options]
        for text in sorted({text for text in texts if texts.count(text) > 1}):
            yield page.file, question.line, f'the option "{text}" stands twice in "{question.id}"'


LONGEST = range(25, 43)  # of a hundred right options
MOST_IN_A_PLACE = 45
FEWEST = 12  # questions; of fewer a share means nothing


@dataclass(frozen=True)
class _Choices:
    """Questions with one right option that are judged together, and the file and name to report."""

    file: str
    name: str
    lang: str
    questions: tuple[Question, ...]

    @property
    def is_enough(self) -> bool:
        return len(self.questions) >= FEWEST


def _choices(course: Course) -> Iterator[_Choices]:
    """Yield the questions with one right option: of each module and of all exercises, in each language."""
    there: defaultdict[tuple[str, str], list[Page]] = defaultdict(list)
    for page in course.pages.values():
        there[page.lang, page.module].append(page)
    for lang in course.languages:
        for module in course.data.outline.modules:
            pages = there[lang, module.id]
            if any(must_meet_minimum(course, page) for page in pages):
                own = (question for page in pages for question in page.questions)
                single = tuple(one for one in own if len(one.right) == 1 and len(one.options) > 1)
                file = f"docs/{lang}/{module.id}/index.md"
                yield _Choices(file, f"{len(single)} questions of {module.id}", lang, single)
    asked = (question for exercise in course.data.exercises.values() for question in exercise.questions)
    single = tuple(one for one in asked if one.kind == choice.KIND and len(one.right) == 1)
    for lang in course.languages:
        yield _Choices(f"{FOLDER}/", f"{len(single)} choices of the exercises ({lang})", lang, single)


@rule("QU12")
def options_stand_each_for_itself(course: Course) -> Iterator[Found]:
    """Each option of a question stands alone: there are at most four, and none is “all of the above”."""
    for page, question in _all(course):
        if len(question.options) > MOST_OPTIONS:
            yield page.file, question.line, f'{len(question.options)} options in "{question.id}"'
        for option in question.options:
            if _ALL_OF_THEM.search(option.text[page.lang]):
                yield page.file, question.line, f'the option "{option.text[page.lang]}" in "{question.id}"'


@rule("QU13", where=(PAGES, f"{FOLDER}/"))
def right_options_are_not_the_longest(course: Course) -> Iterator[Found]:
    """The right option is the longest in about a third of the questions: more often, or more seldom, gives it away."""
    for choices in _choices(course):
        longest = sum(_is_longest(question, choices.lang) for question in choices.questions)
        if choices.is_enough and round(100 * longest / len(choices.questions)) not in LONGEST:
            yield choices.file, 0, f"in {longest} of {choices.name} the right option is the longest"


@rule("QU14", where=(PAGES, f"{FOLDER}/"))
def right_options_stand_in_every_place(course: Course) -> Iterator[Found]:
    """The right options are spread over the places: no place (A, B …) holds nearly half of them."""
    for choices in _choices(course):
        places = Counter(n + 1 for question in choices.questions for n in question.right)
        for place, count in places.most_common(1):
            if choices.is_enough and 100 * count > MOST_IN_A_PLACE * len(choices.questions):
                yield choices.file, 0, f"in {count} of {choices.name} the right option stands at place {place}"


def _is_longest(question: Question, lang: str) -> bool:
    """Return True if the right option has more letters than each other."""
    lengths = [(len(" ".join(prose(option.text[lang]).split())), option.right) for option in question.options]
    return max(length for length, right in lengths if right) > max(length for length, right in lengths if not right)
