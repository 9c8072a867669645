"""Type `text`: a word or a phrase is typed. Of exercises."""

from __future__ import annotations

from handbook.course.questions.normal import normal
from handbook.course.questions.typed import AnswerForm, listed

TYPE = listed("text", lambda accepted: AnswerForm(normal))
