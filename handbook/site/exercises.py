"""Makes the brief of an exercise from answers.yml, below the story; the key only in the trainer edition."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from handbook.base.shaped import Words
from handbook.course.exercises.model import FOLDER, Exercise
from handbook.course.questions.model import Question
from handbook.course.questions.normal import veil
from handbook.render.questions.types import in_self_check
from handbook.render.scripts import data_element
from handbook.render.words import paragraphs, with_code
from handbook.site.context import PageContext


def brief(context: PageContext) -> str:
    """Return facts, material, what to hand in, hints, self-check and rubric; for trainers also the key."""
    exercise = context.data.exercises[context.page.meta.exercise]
    parts = [
        _material(exercise, context),
        _list("hand-in", exercise.hand_in, "ul", context),
        _hints(exercise, context),
        _self_check(exercise, context),
        _rubric(exercise, context),
    ]
    if context.trainer:
        parts.append(_key(exercise, context))
    return "".join(parts)


def exercises(context: PageContext) -> str:
    """Return all exercises in the order of the navigation: what they practise, how long, how many people."""
    briefs = [link for link in context.lessons(FOLDER) if link.page.meta.exercise]
    rows = "".join(
        _row(context.data.exercises[link.page.meta.exercise], link.url, link.page.meta.title, context)
        for link in briefs
    )
    head = _cells("th", [context.s(f"exercises-{key}") for key in ("name", "practises", "time", "team")])
    return f'<div class="hb-table"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(exercise: Exercise, url: str, title: str, context: PageContext) -> str:
    facts = (context.s("minutes", exercise.minutes), context.s("exercise-team", exercise.team))
    cells = _cells("td", (_modules(exercise, context), *map(escape, facts)))
    return f'<tr><th scope="row"><a href="{url}">{escape(title)}</a></th>{cells}</tr>'


def _modules(exercise: Exercise, context: PageContext) -> str:
    """Return links to the modules that an exercise practises."""
    return ", ".join(
        f'<a href="{context.first_url(module)}">{escape(context.module_title(module))}</a>'
        for module in exercise.practises
    )


def _cells(tag: str, words: Iterable[str]) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    return "".join(f"<{tag}{scope}>{word if tag == 'td' else escape(word)}</{tag}>" for word in words)


def _heading(id_: str, context: PageContext) -> str:
    return f'<h2 id="{id_}">{escape(context.s(f"exercise-{id_}"))}</h2>'


def _material(exercise: Exercise, context: PageContext) -> str:
    facts = "".join(
        f"<span>{fact}</span>"
        for fact in (
            escape(context.s("minutes", exercise.minutes)),
            escape(context.s("exercise-team", exercise.team)),
            f"{escape(context.s('exercise-practises'))} {_modules(exercise, context)}",
        )
    )
    links = "".join(
        f'<li><a href="{context.root_url(f"{exercise.data}/{material.file}")}">'
        f"{with_code(material.words[context.lang])}</a> <code>{escape(material.file)}</code></li>"
        for material in exercise.material
    )
    fiction = f"<p>{escape(context.s('exercise-fiction'))}</p>"
    return f'{_heading("material", context)}<p class="hb-facts">{facts}</p>{fiction}<ul>{links}</ul>'


def _list(id_: str, entries: Iterable[Words], tag: str, context: PageContext) -> str:
    rows = "".join(f"<li>{with_code(entry[context.lang])}</li>" for entry in entries)
    return f"{_heading(id_, context)}<{tag}>{rows}</{tag}>"


def _hints(exercise: Exercise, context: PageContext) -> str:
    """Return the hints, each inside the one before, so that they open one by one, without a script too."""
    inner = ""
    for number, hint in reversed(list(enumerate(exercise.hints, 1))):
        title = escape(context.s("exercise-hint", number))
        inner = f"<details><summary>{title}</summary><p>{with_code(hint[context.lang])}</p>{inner}</details>"
    return f'{_heading("hints", context)}<div class="hb-hints">{inner}</div>'


def _self_check(exercise: Exercise, context: PageContext) -> str:
    """Return the questions as a list to answer on paper; hb/selfcheck.js adds fields and compares sealed answers."""
    lang = context.lang
    rows = "".join(
        f'<li id="{question.id}" class="hb-self__q" data-kind="{question.kind}"><div class="hb-self__ask">'
        f"{paragraphs(question.text, lang)}</div>{in_self_check(question).offered(question, lang)}</li>"
        for question in exercise.questions
    )
    sealed = data_element({question.id: _sealed(question, lang) for question in exercise.questions}, "hb-sealed")
    return (
        f'<section class="hb-self">{_heading("self-check", context)}<p>{escape(context.s("exercise-self-intro"))}</p>'
        f"<details><summary>{escape(context.s('exercise-self-open'))}</summary><ol>{rows}</ol></details>"
        f"{sealed}</section>"
    )


def _sealed(question: Question, lang: str) -> dict[str, object]:
    """Return what the page needs to compare answers: hashes of right ones, hints by the hashes of wrong ones.

    It hides answers from a glance only, not from an attempt: no mark may depend on a self-check.
    """
    why = {"why": veil(question.why[lang].strip())} if question.why else {}
    return in_self_check(question).sealed(question, lang) | why


def _rubric(exercise: Exercise, context: PageContext) -> str:
    """Return criteria and points, red lines first; for trainers also what earns all points."""
    lang = context.lang
    head = [context.s("rubric-criterion"), context.s("rubric-points")]
    head += [context.s("rubric-full")] if context.trainer else []
    rows = ""
    for criterion in sorted(exercise.rubric, key=lambda criterion: not criterion.red):
        earned = escape(context.s("rubric-n", criterion.points))
        points = f"<b>{escape(context.s('rubric-red'))}</b>" if criterion.red else earned
        cells = [with_code(criterion.words[lang]), points]
        cells += [with_code(criterion.full[lang])] if context.trainer else []
        rows += f"<tr>{_cells('td', cells)}</tr>"
    total = sum(criterion.points for criterion in exercise.rubric)
    return (
        f"{_heading('rubric', context)}<p>{escape(context.s('rubric-intro', total))}</p>"
        f'<div class="hb-table"><table><thead><tr>{_cells("th", head)}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _key(exercise: Exercise, context: PageContext) -> str:
    lang = context.lang
    parts = "".join(f"<h3>{escape(part.title[lang])}</h3>{paragraphs(part.text, lang)}" for part in exercise.key)
    answers = "".join(f"<li>{_answer(question, context)}</li>" for question in exercise.questions)
    return (
        f'<section class="hb-trainer-key">{_heading("key", context)}{parts}<h3>{escape(context.s("key-answers"))}</h3>'
        f"<ol>{answers}</ol>{_where(exercise, context)}</section>"
    )


def _answer(question: Question, context: PageContext) -> str:
    """Return the right answer of a question and why it is right."""
    lang = context.lang
    shown = with_code(question.shown)
    rows = in_self_check(question).key_rows(question, lang, context.s)
    answer = f"<p><b>{shown}</b></p>" if shown else ""
    why = paragraphs(question.why, lang) if question.why else ""
    return f"{paragraphs(question.text, lang)}{answer}{f'<ul>{rows}</ul>' if rows else ''}{why}"


def _where(exercise: Exercise, context: PageContext) -> str:
    """Return the file of each planted thing and how a trainee reaches it."""
    if not exercise.planted:
        return ""
    head = _cells("th", [context.s(f"key-{part}") for part in ("what", "where", "way")])
    rows = "".join(
        "<tr>"
        + _cells(
            "td",
            (
                with_code(planted.what[context.lang]),
                f'<a href="{context.root_url(f"{exercise.data}/{planted.file}")}">{escape(planted.file)}</a>',
                escape(" → ".join(_step(step, context) for step in planted.way)),
            ),
        )
        + "</tr>"
        for planted in exercise.planted
    )
    return (
        f"<h3>{escape(context.s('key-planted'))}</h3>"
        f'<div class="hb-table"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _step(step: str, context: PageContext) -> str:
    """Return a step of a way in the language of the page."""
    kind, _, what = step.partition(": ")
    return f"{context.s(f'key-{kind}')}: {what}"


def of_module(context: PageContext) -> str:
    """Return the exercises that practise the module whose index the page is; "" if there are none."""
    links = "".join(
        f'<li><a href="{context.url(f"{FOLDER}/{exercise.id}")}">'
        f"{escape(context.page_of(f'{FOLDER}/{exercise.id}').meta.title)}</a> "
        f"<small>{escape(context.s('minutes', exercise.minutes))}</small></li>"
        for exercise in context.data.exercises.values()
        if context.page.module in exercise.practises
    )
    return f'<h2 id="exercises">{escape(context.s("module-exercises"))}</h2><ul>{links}</ul>' if links else ""
