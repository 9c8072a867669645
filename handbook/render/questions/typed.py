"""Shows all types whose answers are typed: one field, in which hb/typed.js reads one answer or several."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from handbook.course.questions.model import Question
from handbook.course.questions.normal import seal
from handbook.render.questions.showing import InSelfCheck, Say, Showing
from handbook.render.words import with_code


def _offered(question: Question, lang: str) -> str:
    return ""


def _sealed(question: Question, lang: str) -> dict[str, Any]:
    def seals(answers: Iterable[str]) -> list[str]:
        return [seal(question.id, answer) for answer in dict.fromkeys(answers)]

    return {
        "right": [seals(group) for group in question.accepted],
        "hints": [[seals(mistake.answers), mistake.hint[lang]] for mistake in question.wrong],
        "otherwise": question.otherwise[lang] if question.otherwise else "",
        **question.detail,
    }


def _key_rows(question: Question, lang: str, words: Say) -> str:
    """Return the rows of the key: each of several answers with its reason."""
    return "".join(
        f"<li>{with_code(item.text[lang])}{f'. {with_code(item.why[lang])}' if item.why else ''}</li>"
        for item in question.items
    )


SHOWING = Showing(self_check=InSelfCheck(_offered, _sealed, _key_rows))
