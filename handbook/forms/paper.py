"""What Word and Excel files of a form have in common: language, font, words around the form."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.data.model import FormField, Words

FONT = "Arial"  # on every computer, with ө and ү
LOCALES = {"mn": "mn-MN", "en": "en-GB"}
SIGN_PARTS = ("name", "post", "signature", "date")


@dataclass(frozen=True)
class Paper:
    """The language a file is written in, and the edition it belongs to."""

    lang: str
    strings: dict[str, Words]
    edition: str

    @property
    def locale(self) -> str:
        return LOCALES[self.lang]

    def words(self, key: str, *args: object) -> str:
        """Words of the interface from docs/_data/strings.yml."""
        return self.strings[key][self.lang].format(*args)

    def options(self, field: FormField) -> list[str]:
        """What can be chosen in a field; a check without options of its own is one box that says yes."""
        options = [words[self.lang] for _, words in field.options]
        return options or [self.words("yes")] * (field.type == "check")

    def sign_parts(self) -> list[str]:
        return [self.words(f"sign-{part}") for part in SIGN_PARTS]
