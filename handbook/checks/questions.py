"""Rules QU05–QU14: a question can be answered, every answer teaches, and nothing gives the right one away."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from handbook.base.findings import Finding
from handbook.checks.measures import is_bound
from handbook.checks.rules import PAGES, Found, rule
from handbook.course.course import Course
from handbook.course.exercises.model import FOLDER
from handbook.course.pages.markup import prose
from handbook.course.pages.model import Page
from handbook.course.questions import choice
from handbook.course.questions.model import Question


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
    known = {
        (page.lang, objective.id): page.module for page in course.every_page() for objective in page.meta.objectives
    }
    for page, question in _all(course):
        for objective in question.objectives:
            if (page.lang, objective) not in known:
                # of another module none is meant
                own = [id_ for (lang, id_), module in known.items() if (lang, module) == (page.lang, page.module)]
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
FEWEST = 12  # questions of which a share tells something

SingleChoice = Sequence[tuple[str, bool]]  # the words of each option, and whether it is right


def _choices(course: Course) -> Iterator[tuple[str, int, str, list[SingleChoice]]]:
    """Yield the questions with one right option: of each module and of all exercises, in each language.

    Each row has the file, line and name to report, and the questions as options with whether each is right.
    """
    there: defaultdict[tuple[str, str], list[Page]] = defaultdict(list)
    for page in course.pages.values():
        there[page.lang, page.module].append(page)
    for lang in course.languages:
        for module in course.data.outline.modules:
            pages = there[lang, module.id]
            if any(is_bound(course, page) for page in pages):
                questions = [question for page in pages for question in page.questions if _is_single(question)]
                choices = _of_options(questions, lang)
                yield f"docs/{lang}/{module.id}/index.md", 0, f"{len(choices)} questions of {module.id}", choices
    exercises = course.data.exercises.values()
    asked = [question for own in exercises for question in own.questions if question.kind == choice.KIND]
    for lang in course.languages:
        single = _of_options((question for question in asked if len(question.right) == 1), lang)
        yield f"{FOLDER}/", 0, f"{len(single)} choices of the exercises ({lang})", single


def _of_options(questions: Iterable[Question], lang: str) -> list[SingleChoice]:
    return [[(option.text[lang], option.right) for option in question.options] for question in questions]


def _is_single(question: Question) -> bool:
    return len(question.right) == 1 and len(question.options) > 1


@rule("QU13", where=(PAGES, f"{FOLDER}/"))
def right_options_are_not_the_longest(course: Course) -> Iterator[Found]:
    """The right option is the longest in about a third of the questions: more often, or more seldom, gives it away."""
    for file, line, name, choices in _choices(course):
        longest = sum(_is_longest(choice) for choice in choices)
        if len(choices) >= FEWEST and round(100 * longest / len(choices)) not in LONGEST:
            yield file, line, f"in {longest} of {name} the right option is the longest"


@rule("QU14", where=(PAGES, f"{FOLDER}/"))
def right_options_stand_in_every_place(course: Course) -> Iterator[Found]:
    """The right options are spread over the places: no place (A, B …) holds nearly half of them."""
    for file, line, name, choices in _choices(course):
        places = Counter(n for choice in choices for n, (_, right) in enumerate(choice, 1) if right)
        for place, count in places.most_common(1):
            if len(choices) >= FEWEST and 100 * count > MOST_IN_A_PLACE * len(choices):
                yield file, line, f"in {count} of {name} the right option stands at place {place}"


def _is_longest(choice: SingleChoice) -> bool:
    """Whether the right option has more letters than each other."""
    lengths = [(len(" ".join(prose(words).split())), right) for words, right in choice]
    return max(length for length, right in lengths if right) > max(length for length, right in lengths if not right)
