"""Type `date`: a day of the calendar is typed. Of exercises."""

from __future__ import annotations

from datetime import date

from handbook.course.questions.typed import AnswerForm, listed


def normal_date(text: str) -> str:
    """YYYY-MM-DD; "" where it is no day of the calendar."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


TYPE = listed("date", lambda accepted: AnswerForm(normal_date))
