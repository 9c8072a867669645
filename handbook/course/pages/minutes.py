"""Computes how long a page takes to read and to teach, so that nobody has to type it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from handbook.base.languages import MARKS_OF_NOTES
from handbook.course.layouts import layout_of
from handbook.course.pages.model import Box, Page
from handbook.course.pages.sentences import sentences

WORDS_A_MINUTE = 140  # read by an officer who wants to keep them
QUESTION = 1  # minutes to answer a question and read its reasons
QUESTION_IN_CLASS = 1.5  # minutes to answer a question and talk about it
OPENING = 5  # minutes in class to read the first page of a module together

_TIME = re.compile(rf"\*\*(?:{'|'.join(MARKS_OF_NOTES['time'])}):\*\*\s*(\d+)")


def with_minutes(page: Page) -> Page:
    """Return the page with ``meta.read`` and ``meta.teach``; 0 if it is not read through, or not taught."""
    read = minutes_to_read(words_read(page), len(page.questions)) if layout_of(page.meta.layout).is_read else 0
    return replace(page, meta=replace(page.meta, read=read, teach=_teach(page)))


def words_read(page: Page) -> int:
    """Count the words of a page that a trainee reads, without its questions and the trainer notes."""
    return sum(sentence.words for sentence in sentences(page) if sentence.kind not in ("question", "trainer"))


def minutes_to_read(words: int, questions: int = 0) -> int:
    """Return full minutes, at least one if there is anything to read."""
    return max(1, round(words / WORDS_A_MINUTE)) + questions * QUESTION if words or questions else 0


def times(boxes: Iterable[Box]) -> list[int]:
    """Return the minutes that the trainer notes among these boxes say, one number for each Time."""
    notes = (box.text for box in boxes if box.kind == "trainer")
    return [int(time) for text in notes for time in _TIME.findall(text)]


def _teach(page: Page) -> int:
    """Return the minutes of class time.

    A lesson's sections say theirs in the trainer notes: the key read aloud, the discussion, the exercise. A module is
    opened by reading its first page together; the questions of a check are answered and talked about.
    """
    if said := times(page.boxes):
        return sum(said)
    if page.meta.layout == "module":
        return OPENING
    if page.meta.layout == "" and page.path.endswith(("/check.md", "/entry-test.md")):
        return -int(-len(page.questions) * QUESTION_IN_CLASS // 1)
    return 0
