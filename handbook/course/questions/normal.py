"""What does not count when answers are compared, and how answers are hidden from a glance at the page's source."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata

_SCHEME = re.compile(r"^h(?:tt|xx)ps?://")
_WWW = re.compile(r"^www\.")
_SAME = str.maketrans("үөё", "уое")  # typed on a keyboard without Mongolian letters


def normal(text: str) -> str:
    """Small letters and digits only: case, spaces, punctuation, ү/у, ө/о, ё/е and https://www. do not count."""
    text = unicodedata.normalize("NFKC", text).lower().strip()
    return letters_and_digits(_WWW.sub("", _SCHEME.sub("", text)).translate(_SAME))


def host(text: str) -> str:
    """The host of a web address, in small letters, without www. and port."""
    address = _SCHEME.sub("", unicodedata.normalize("NFKC", text).lower().strip()).partition("/")[0]
    return _WWW.sub("", address.partition(":")[0])


def letters_and_digits(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(sign for sign in text if unicodedata.category(sign)[0] in "LN")


def seal(question: str, answer: str) -> str:
    """The first 16 hex digits of SHA-256 over the question's id, a line break and a normalised answer.

    It hides an answer from a glance only: there are few enough to try them all.
    """
    return hashlib.sha256(f"{question}\n{answer}".encode()).hexdigest()[:16]


def veil(text: str) -> str:
    """Words that tell the answer, as base64: hidden from a glance, and read by hb/seal.js once they may be."""
    return base64.b64encode(text.encode()).decode()
