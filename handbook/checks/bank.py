"""Rules BA02–BA06: the two forms of the test ask the same, and every question can be marked."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checks.rules import FEW, Found, rule
from handbook.course.course import Course
from handbook.course.data.bank import A_FORM, ASKED, FILE, OPTIONS, TEST_FORMS, BankQuestion


def modules_of_objectives(course: Course) -> dict[str, str]:
    """The module that each objective of the lessons belongs to."""
    return {id_: page.module for (_, id_), page in course.objectives().items()}


@rule("BA02", where=(FILE,))
def bank_questions_test_known_objectives(course: Course) -> Iterator[Found]:
    """Each question of the tests asks for an objective of a lesson."""
    known = modules_of_objectives(course)
    for question in course.data.bank.values():
        if question.objective not in known:
            yield FILE, question.line, f'unknown objective "{question.objective}" in "{question.id}"'


@rule("BA03", where=(FILE,))
def twins_are_alike(course: Course) -> Iterator[Found]:
    """Each question of the tests has a counterpart in the other form: same objective, same kind."""
    alone = [question for question in course.data.bank.values() if question.twin not in course.data.bank]
    if len(alone) > FEW:
        yield FILE, alone[0].line, f'the twins of {len(alone)} questions, "{alone[0].id}" first, are not in the bank'
        return
    for question in course.data.bank.values():
        if found := _unlike(question, course.data.bank.get(question.twin)):
            yield FILE, question.line, f'the twin "{question.twin}" of "{question.id}" {found}'


def _unlike(question: BankQuestion, twin: BankQuestion | None) -> str:
    """Tell how a question differs from the one that it names as its twin; "" where they agree."""
    if twin is None:
        return "is not in the bank"
    if twin.twin != question.id:
        return f'names "{twin.twin}" as its own'
    if twin.form == question.form:
        return "is in the same form"
    if twin.objective != question.objective:
        return "has another objective"
    return "has another kind" if twin.decision != question.decision else ""


@rule("BA04", where=(FILE,))
def forms_are_of_one_length(course: Course) -> Iterator[Found]:
    """Each form has as many questions as the tests promise."""
    for form, questions in _by_form(course):
        if len(questions) != A_FORM:
            yield FILE, 0, f"{len(questions)} questions in form {form}"


@rule("BA05", where=(FILE,))
def one_option_is_right(course: Course) -> Iterator[Found]:
    """Each question of the tests has four options, one of them right."""
    for question in course.data.bank.values():
        right = len(question.right)
        if len(question.options) != OPTIONS or right != 1:
            yield FILE, question.line, f'{len(question.options)} options, {right} right, in "{question.id}"'


@rule("BA06", where=(FILE,))
def every_module_is_asked(course: Course) -> Iterator[Found]:
    """Each form asks about each module from 1 to 14."""
    module_of = modules_of_objectives(course)
    for form, questions in _by_form(course):
        asked = {module_of.get(question.objective) for question in questions}
        for module in course.data.outline.modules:
            if module.number in ASKED and module.id not in asked:
                yield FILE, 0, f'nothing about module {module.number}, "{module.id}", in form {form}'


def _by_form(course: Course) -> Iterator[tuple[str, list[BankQuestion]]]:
    """Group the questions of the bank by test form; empty where the handbook has no bank."""
    for form in TEST_FORMS if course.data.bank else ():
        yield form, course.data.test_questions(form)
