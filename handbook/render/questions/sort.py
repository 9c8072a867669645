"""Shows type `sort`: options, and a table whose rows are given one each."""

from __future__ import annotations

from html import escape
from typing import Any

from handbook.course.questions.model import Question
from handbook.course.questions.normal import seal, veil
from handbook.render.questions import choice
from handbook.render.questions.showing import InSelfCheck, Say, Showing
from handbook.render.words import with_code


def _offered(question: Question, lang: str) -> str:
    rows = "".join(
        f'<tr data-item="{item.id}"><th scope="row">{with_code(item.text[lang])}</th><td></td></tr>'
        for item in question.items
    )
    table = f'<div class="hb-table"><table><tbody>{rows}</tbody></table></div>'
    return f"{choice.offered(question, lang)}{table}"


def _sealed(question: Question, lang: str) -> dict[str, Any]:
    without = question.detail["without"]
    return {
        "right": [
            [seal(question.id, f"{item.id}={id_}") for id_ in (item.right, *item.fair)] for item in question.items
        ],
        "positive": question.detail["positive"],
        "without": without[lang] if without else "",
        "hints": [item.hint[lang] for item in question.items if item.hint],
        "reasons": [veil(item.why[lang]) for item in question.items if item.why],
    }


def _key_rows(question: Question, lang: str, words: Say) -> str:
    names = {option.id: option.text[lang] for option in question.options}
    return "".join(
        f"<li>{with_code(item.text[lang])} — <b>{escape(names[item.right])}</b>"
        f"{f'. {with_code(item.why[lang])}' if item.why else ''}</li>"
        for item in question.items
    )


SHOWING = Showing(self_check=InSelfCheck(_offered, _sealed, _key_rows))
