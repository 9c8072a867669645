"""Brings a right answer into the one form in which it is compared; hb/typed.js reads into it what is typed."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_SCHEME = re.compile(r"^h(?:tt|xx)ps?://")
_WWW = re.compile(r"^www\.")
_SAME = str.maketrans("үөё", "уое")  # typed on a keyboard without Mongolian letters
# letters that look alike in both alphabets, and н, which sounds like n
_LOOK_ALIKE = str.maketrans("авсекмнорсухт", "abcekmnopcyxt")
_NUMBERED = re.compile(r"([a-z]?)0*(\d+)")
_LONG = 5  # characters from which ids of one length are known by it


def normal(text: str) -> str:
    """Small letters and digits only: case, spaces, punctuation, ү/у, ө/о, ё/е and https://www. do not count."""
    text = unicodedata.normalize("NFKC", text).lower().strip()
    return _signs(_WWW.sub("", _SCHEME.sub("", text)).translate(_SAME))


def _signs(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign)[0] in "LN")


def normal_number(text: str, decimals: int) -> str:
    """A number with so many digits after the point; "" where it is none."""
    return f"{float(text):.{decimals}f}" if re.fullmatch(r"-?\d+(\.\d+)?", text) else ""


def normal_time(text: str) -> str:
    """HH:MM; "" where it is none."""
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", text)
    return f"{int(match[1]):02}:{match[2]}" if match else ""


def normal_date(text: str) -> str:
    """YYYY-MM-DD; "" where it is no day of the calendar."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def normal_address(text: str) -> str:
    """The letters and digits of the host of a web address: scheme, www., path and port do not count."""
    host = _SCHEME.sub("", unicodedata.normalize("NFKC", text).lower().strip()).partition("/")[0]
    return _signs(_WWW.sub("", host.partition(":")[0]))


@dataclass(frozen=True)
class IdForm:
    """What the ids of one question have in common, so that shorter and longer ways to write them are understood."""

    prefix: str | None  # of ids that are a number: the letter before it, "" for none; None where they are no numbers
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
    return _signs(unicodedata.normalize("NFKC", id_).lower()).translate(_LOOK_ALIKE)


def seal(question: str, answer: str) -> str:
    """The first 16 hex digits of SHA-256 over the question's id, a line break and a normalised answer.

    It hides an answer from a glance only: there are few enough to try them all.
    """
    return hashlib.sha256(f"{question}\n{answer}".encode()).hexdigest()[:16]


def veil(text: str) -> str:
    """Words that tell the answer, as base64: hidden from a glance, and read by hb/seal.js once they may be."""
    return base64.b64encode(text.encode()).decode()
