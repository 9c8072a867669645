"""Type `address`: the address of a site is typed. Of exercises."""

from __future__ import annotations

from handbook.course.questions.normal import host, letters_and_digits
from handbook.course.questions.typed import AnswerForm, listed


def normal_address(text: str) -> str:
    """The letters and digits of the host of a web address: scheme, www., path and port do not count."""
    return letters_and_digits(host(text))


TYPE = listed("address", lambda accepted: AnswerForm(normal_address))
