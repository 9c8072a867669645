"""How each type of question is shown, by its name, and where it cannot be.

- Lessons, and with them slides, books, Moodle and GIFT, take the types that have an entry ``lesson``.
- Self-checks take those that have an entry ``self_check``. They stand on the page of the exercise alone, so no type is
  asked for in Moodle or GIFT for them.
- A SCORM package holds whole pages: what a page shows, it shows too.
- The entry and exit tests take ``choice`` alone, one right option of four: answer files hold the number of an option,
  and handbook.site.bank prints a sheet of circles.
"""

from __future__ import annotations

from handbook.course.questions.model import Question
from handbook.course.questions.types import TYPES
from handbook.render.questions import choice, sort, typed
from handbook.render.questions.showing import InLesson, InSelfCheck, Showing

# a type without a module here is one whose answers are typed
SHOWN: dict[str, Showing] = dict.fromkeys(TYPES, typed.SHOWING) | {"choice": choice.SHOWING, "sort": sort.SHOWING}


def in_lesson(kind: str) -> InLesson:
    """Return how a type is shown in lessons."""
    shown = SHOWN[kind].lesson
    assert shown, f"questions of type {kind} are read from no lesson"
    return shown


def in_self_check(question: Question) -> InSelfCheck:
    """Return how a question of a self-check is shown."""
    shown = SHOWN[question.kind].self_check
    assert shown, f"questions of type {question.kind} are read from no exercise"
    return shown
