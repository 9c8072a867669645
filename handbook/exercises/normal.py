"""Brings an answer into the one form in which it is compared; hb/selfcheck.js does the same."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_ADDRESS = re.compile(r"^https?://(www\.)?")
_SAME = str.maketrans("үөё", "уое")  # typed on a keyboard without Mongolian letters
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")


def normal(text: str) -> str:
    """Small letters and digits only: case, spaces, punctuation, ү/у, ө/о, ё/е and https://www. do not count."""
    text = _ADDRESS.sub("", unicodedata.normalize("NFKC", text).lower().strip()).translate(_SAME)
    return "".join(sign for sign in text if unicodedata.category(sign)[0] in "LN")


def normal_number(text: str, decimals: int) -> str:
    """A number with so many digits after the point; "" where it is none."""
    text = re.sub(r"\s", "", text)
    text = text.replace(",", "") if _THOUSANDS.fullmatch(text) else text.replace(",", ".")
    return f"{float(text):.{decimals}f}" if re.fullmatch(r"-?\d+(\.\d+)?", text) else ""


def normal_time(text: str) -> str:
    """HH:MM; "" where it is none."""
    match = re.fullmatch(r"(\d{1,2})[:.](\d{2})", text.strip())
    return f"{int(match[1]):02}:{match[2]}" if match else ""


def seal(question: str, answer: str) -> str:
    """The first 16 hex digits of SHA-256 over the question's id, a line break and a normalised answer.

    It hides an answer from a glance only: there are few enough to try them all.
    """
    return hashlib.sha256(f"{question}\n{answer}".encode()).hexdigest()[:16]
