"""Rules FO01–FO03: a form is understood by whoever fills it in, from its hints and from one filled-in example."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.base.shaped import Words
from handbook.checks.rules import Found, rule
from handbook.checks.verbs import is_whole_sentence
from handbook.course.course import Course
from handbook.course.data.forms import FILE
from handbook.course.fingerprints import TRAINER
from handbook.course.pages.sentences import Sentence, cut


@rule("FO01", where=(FILE,))
def forms_have_an_example(course: Course) -> Iterator[Found]:
    """Each form has an example; forms on trainers' pages need none, because they are about the course, not a case."""
    trainers = {page.meta.form for page in course.every_page() if page.path.startswith(TRAINER)}
    for form in course.data.forms.values():
        if form.id not in trainers and not form.has_example:
            yield FILE, form.line, f'the form "{form.id}" has no filled-in example'


@rule("FO02", where=(FILE,))
def examples_answer_every_question(course: Course) -> Iterator[Found]:
    """An example leaves nothing empty but signatures, and days that nobody knows yet."""
    for form in course.data.forms.values():
        for field in (field for group in form.groups for field in group.fields):
            if form.has_example and field.example is None and field.type not in ("sign", "date"):
                yield FILE, field.line, f'the example of "{form.id}" leaves "{field.id}" empty'


@rule("FO03", where=(FILE,))
def hints_are_sentences(course: Course) -> Iterator[Found]:
    """Each field of a form with an example has a hint, and every hint is one or more whole sentences."""
    for form in course.data.forms.values():
        for group in form.groups:
            yield from _slogans(
                group.help, group.line, f'the hint of the group "{group.title[course.languages.source]}"'
            )
            for field in group.fields:
                name = f'the hint of "{form.id}.{field.id}"'
                if not any(field.help.values()) and form.has_example and field.type != "sign":
                    yield FILE, field.line, f"{name} is missing"
                yield from _slogans(field.help, field.line, name)


def _slogans(hint: Words, line: int, name: str) -> Iterator[Found]:
    for lang, words in hint.items():
        read = [Sentence("prose", line, text) for text in cut(words)] if words else []
        for one in read:
            if not is_whole_sentence(one, lang):
                yield FILE, line, f'{name} is no sentence: "{one.text}"'
