"""Holds what Word and Excel files of a form have in common: language, font, words around the form."""

from __future__ import annotations

from calendar import month_name
from dataclasses import dataclass
from datetime import date

from handbook.base.languages import manner
from handbook.base.shaped import Words
from handbook.course.data.forms import Form, FormField
from handbook.course.data.strings import Interface

FONT = "Arial"  # on every computer, with ө and ү
SIGN_PARTS = ("name", "post", "signature", "date")


def write_date(day: date, lang: str) -> str:
    """Write a date as the language writes it in a line of facts."""
    # calendar's names follow the machine's locale only where a program sets one, and this one does not
    return manner(lang).day.format(day, month_name[day.month])


@dataclass(frozen=True)
class Paper:
    """The language a file is written in, the edition it belongs to, and whether it shows the filled-in example."""

    lang: str
    strings: dict[str, Words]
    edition: str
    filled: bool = False

    @property
    def locale(self) -> str:
        return manner(self.lang).locale

    @property
    def words(self) -> Interface:
        """Words of the interface in the language of the file."""
        return Interface(self.strings, self.lang)

    def options(self, field: FormField) -> list[str]:
        """Return what can be chosen in a field; a check without options of its own is one box that says yes."""
        options = [option.text[self.lang] for option in field.options]
        return options or [self.words("yes")] * (field.type == "check")

    def title(self, form: Form) -> str:
        """Return the form's title; that of an example says on every page that its case is invented."""
        title = form.title[self.lang]
        return self.words("form-example-title", title) if self.filled else title

    def intro(self, form: Form) -> str:
        return (form.example if self.filled else form.intro)[self.lang]

    def answer(self, field: FormField) -> str:
        """Return the answer in a field of the filled-in example; "" if there is none."""
        answer = field.answer
        if isinstance(answer, date):
            return write_date(answer, self.lang)
        if isinstance(answer, bool):
            return self.words("yes") if answer else ""
        return answer[self.lang] if answer else ""

    def sign_parts(self) -> list[str]:
        return [self.words(f"sign-{part}") for part in SIGN_PARTS]
