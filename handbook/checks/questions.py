"""Rules QU05–QU10: a question can be answered, and every answer teaches."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checks.rules import Found, Site, rule
from handbook.content.model import Page, Question
from handbook.findings import Finding


def _all(site: Site) -> Iterator[tuple[Page, Question]]:
    return ((page, question) for page in site.pages.values() for question in page.questions)


@rule("QU05")
def some_option_is_right(site: Site) -> Iterator[Found]:
    """Each question has a right option."""
    for page, question in _all(site):
        if not question.right:
            yield page.file, question.line, f'no right option in "{question.id}"'


@rule("QU06")
def every_option_has_a_reason(site: Site) -> Iterator[Found]:
    """Each option says why it is right or wrong."""
    for page, question in _all(site):
        for option in question.options:
            if not option.reason:
                yield page.file, question.line, f'no reason for "{option.text}" in "{question.id}"'


@rule("QU07")
def there_is_a_choice(site: Site) -> Iterator[Found]:
    """Each question has at least two options."""
    for page, question in _all(site):
        if len(question.options) < 2:
            yield page.file, question.line, f'one option in "{question.id}"'


@rule("QU08")
def question_ids_are_unique(site: Site) -> Iterator[Found]:
    """A question's id stands once in a language."""
    first: dict[tuple[str, str], str] = {}
    for page, question in _all(site):
        place = f"{page.file}:{question.line}"
        if question.id and first.setdefault((page.lang, question.id), place) != place:
            yield page.file, question.line, f'id "{question.id}" already stands in {first[page.lang, question.id]}'


@rule("QU09")
def questions_test_known_objectives(site: Site) -> Iterator[Found | Finding]:
    """Each question names objectives that exist; in a lesson at least one."""
    known = {(page.lang, objective.id): page.module for page in site.every_page() for objective in page.meta.objectives}
    for page, question in _all(site):
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
def options_differ(site: Site) -> Iterator[Found]:
    """No two options of a question are equal."""
    for page, question in _all(site):
        texts = [" ".join(option.text.casefold().split()) for option in question.options]
        for text in sorted({text for text in texts if texts.count(text) > 1}):
            yield page.file, question.line, f'the option "{text}" stands twice in "{question.id}"'
