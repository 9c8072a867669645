"""The handbook's own content, read once in a test process: it takes seconds, and nobody changes what was read."""

from __future__ import annotations

from functools import cache

from kept import ROOT

from handbook.course.course import Course, read_course
from handbook.course.data.model import Data


@cache
def course() -> Course:
    """Pages and data; what is wrong with them is for other tests to say."""
    return read_course(ROOT)[0]


def data() -> Data:
    """The data alone; what nearly every test process reads for other tests in any case."""
    return course().data
