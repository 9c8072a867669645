"""The entry and exit tests, their key and the item analysis: pages that only the trainer edition has."""

from __future__ import annotations

from html import escape

from handbook.base.languages import manner
from handbook.course.data.bank import OPTIONS, TEST_FORMS, BankQuestion
from handbook.render.scripts import data_element
from handbook.render.words import split_paragraphs, with_code
from handbook.site.context import PageContext

FIRST_FORM = {"entry": "a", "exit": "b"}  # the form a test begins with; hb/test.js lets a trainer change it


def exam(context: PageContext) -> str:
    """Return both forms to print, each with its answer sheet; hb/test.js makes a test on the screen of them.

    The page holds nothing of the key, so that nobody can work out an answer from it; hb/items.js marks for the trainer.
    """
    name = context.page.meta.test
    forms = "".join(_form(form, name, context) for form in TEST_FORMS)
    return f'<div class="hb-test" data-test="{name}" data-form="{FIRST_FORM[name]}">{forms}</div>'


def key(context: PageContext) -> str:
    """Return for each form the filled answer sheet, then each question with the reasons of its options."""
    return "".join(_key(form, context) for form in TEST_FORMS)


def _key(form: str, context: PageContext) -> str:
    questions = "".join(_explained(question, context) for question in context.data.test_questions(form))
    return (
        f'<section class="hb-testkey"><h2 id="form-{form}">{escape(context.s("test-form-" + form))}</h2>'
        f'{_circles(form, context, " data-right")}<ol class="hb-testkey__list">{questions}</ol></section>'
    )


def item_analysis(context: PageContext) -> str:
    """Return the place of hb/items.js, and the data that it needs of each question."""
    lang = context.lang
    questions = [
        {
            "id": question.id,
            "label": label,
            "form": question.form,
            "twin": question.twin,
            "objective": question.objective,
            "kind": context.s(f"bank-decision-{question.decision}"),
            "text": question.text[lang],
            "options": [option.text[lang] for option in question.options],
            "right": question.answer,
        }
        for form in TEST_FORMS
        for label, question in _labelled(form, context)
    ]
    known = data_element({"questions": questions, **_course(context)}, "hb-bank")
    return f'<div data-calculator="items"></div>{known}'


def _labelled(form: str, context: PageContext) -> list[tuple[str, BankQuestion]]:
    """Return each question of a form with its short name: «А7», “A7”."""
    letter = manner(context.lang).letters[TEST_FORMS.index(form)]
    return [(f"{letter}{number}", question) for number, question in enumerate(context.data.test_questions(form), 1)]


def _course(context: PageContext) -> dict[str, object]:
    """Return the objectives that the tests ask for and the modules, each with the page that teaches it."""
    asked = {question.objective for question in context.data.bank.values()}
    objectives = {
        objective.id: {"text": objective.text, "module": page.module, "page": page.meta.title, "url": url}
        for objective, page, url in context.objectives()
        if objective.id in asked
    }
    modules = [
        {"id": module.id, "number": module.number, "title": module.title[context.lang]}
        for part in context.outline.parts
        for module in part.modules
        if any(objective["module"] == module.id for objective in objectives.values())
    ]
    return {"objectives": objectives, "modules": modules}


def _form(form: str, name: str, context: PageContext) -> str:
    title = f"{context.s('test-' + name)} · {context.s('test-form-' + form)}"
    questions = "".join(f"<li>{_question(question, context)}</li>" for question in context.data.test_questions(form))
    return (
        f'<section class="hb-test__form" data-form="{form}"><p class="hb-test__title">{escape(title)}</p>'
        f'<p class="hb-test__how">{escape(context.s("test-how-paper"))}</p><ol>{questions}</ol>'
        f"{_sheet(form, title, context)}</section>"
    )


def _question(question: BankQuestion, context: PageContext) -> str:
    number = context.data.test_questions(question.form).index(question) + 1
    letters = manner(context.lang).letters
    legend = f"<b>{escape(context.s('question', number))}</b> {_spans(question, context)}"
    options = "".join(
        f'<label><input type="radio" name="{question.id}" value="{n}" autocomplete="off"><b>{letters[n - 1]}</b>'
        f"<span>{with_code(option.text[context.lang])}</span></label>"
        for n, option in enumerate(question.options, 1)
    )
    return f'<fieldset class="hb-test__q" id="{question.id}"><legend>{legend}</legend>{options}</fieldset>'


def _spans(question: BankQuestion, context: PageContext) -> str:
    """Return the paragraphs of a question as spans, because a legend may hold phrasing content only."""
    return "".join(f"<span>{with_code(part)}</span>" for part in split_paragraphs(question.text[context.lang]))


def _sheet(form: str, title: str, context: PageContext) -> str:
    """Return the answer sheet to fill in, with a row of circles for each question."""
    blanks = "".join(f"<span>{escape(context.s(f'test-sheet-{part}'))}</span>" for part in ("code", "date", "time"))
    return (
        f'<div class="hb-sheet"><p class="hb-test__title">{escape(context.s("test-sheet"))} · {escape(title)}</p>'
        f'<p class="hb-sign">{blanks}</p><p>{escape(context.s("test-sheet-how"))}</p>'
        f"{_circles(form, context)}</div>"
    )


def _circles(form: str, context: PageContext, of_right: str = "") -> str:
    """Return a row of circles for each question; ``of_right`` are attributes of the circle of the right answer."""
    letters = manner(context.lang).letters[:OPTIONS]
    rows = "".join(
        f'<li id="sheet-{question.id}"><b>{number}</b>'
        + "".join(
            f"<span{of_right if question.answer == n else ''}>{letter}</span>" for n, letter in enumerate(letters, 1)
        )
        + "</li>"
        for number, question in enumerate(context.data.test_questions(form), 1)
    )
    return f'<ol class="hb-sheet__rows">{rows}</ol>'


def _explained(question: BankQuestion, context: PageContext) -> str:
    lang = context.lang
    letters = manner(lang).letters
    objective, page, url = next(found for found in context.objectives() if found[0].id == question.objective)
    options = "".join(
        f"<li{' data-right' if option.right else ''}><b>{letters[n]}</b> {with_code(option.text[lang])} — "
        f"<b>{escape(context.s('right' if option.right else 'wrong'))}</b> {with_code(option.reason[lang])}</li>"
        for n, option in enumerate(question.options)
    )
    facts = "".join(
        f"<span>{fact}</span>"
        for fact in (
            escape(context.s(f"bank-decision-{question.decision}")),
            f'<a href="{url}">{escape(page.meta.title)}</a>',
            escape(objective.text),
            f"<code>{question.id}</code>",
        )
    )
    return (
        f'<li id="{question.id}"><p class="hb-testkey__q">{_spans(question, context)}</p>'
        f'<p class="hb-facts">{facts}</p><ul>{options}</ul></li>'
    )
