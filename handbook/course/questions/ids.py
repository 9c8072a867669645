"""Type `id`: the name that something has in a register, a list or an address is typed. Of exercises."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from handbook.course.questions.normal import letters_and_digits
from handbook.course.questions.typed import AnswerForm, listed

# letters that look alike in both alphabets, and н, which sounds like n
_LOOK_ALIKE = str.maketrans("авсекмнорсухт", "abcekmnopcyxt")
_NUMBERED = re.compile(r"([a-z]?)0*(\d+)")
_LONG = 5  # characters from which ids of one length are known by it


@dataclass(frozen=True)
class IdForm:
    """What the ids of one question have in common, so that shorter and longer ways to write them are understood."""

    prefix: str | None  # letter of ids such as n06, "" for plain numbers; None if the ids have another form
    length: int  # of each id in characters; 0 where they differ, or are too short to be known by it

    @staticmethod
    def of(ids: Iterable[str]) -> IdForm:
        """The form of these ids, right and wrong ones alike."""
        signs = [_alike(id_) for id_ in ids]
        numbers = [_NUMBERED.fullmatch(id_) for id_ in signs]
        letters = {match[1] for match in numbers if match}
        lengths = {len(id_) for id_ in signs}
        prefix = letters.pop() if all(numbers) and len(letters) == 1 else None
        known = len(lengths) == 1 and (prefix is None or min(lengths) >= _LONG)
        return IdForm(prefix, lengths.pop() if known else 0)

    def normal(self, id_: str) -> str:
        """Small Latin letters and digits; noughts before a number do not count where ids differ in length."""
        signs = _alike(id_)
        match = _NUMBERED.fullmatch(signs) if self.prefix is not None and not self.length else None
        return f"{match[1]}{match[2]}" if match else signs


def _alike(id_: str) -> str:
    """Letters and digits; a Cyrillic letter that looks like a Latin one is that one."""
    return letters_and_digits(unicodedata.normalize("NFKC", id_).lower()).translate(_LOOK_ALIKE)


def _form(accepted: Iterable[str]) -> AnswerForm:
    form = IdForm.of(accepted)
    return AnswerForm(form.normal, asdict(form))


TYPE = listed("id", _form)
