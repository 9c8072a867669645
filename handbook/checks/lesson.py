"""Rules SH01–SH11: a lesson has the shape that slides and timetable need, a first-hour page that of a card."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.base.languages import MARKS_OF_NOTES
from handbook.checks.measures import QUICK, must_meet_minimum
from handbook.checks.rules import Found, rule
from handbook.checks.verbs import is_whole_sentence
from handbook.course.course import Course
from handbook.course.pages.markup import count_words
from handbook.course.pages.minutes import times
from handbook.course.pages.model import Page, Section
from handbook.course.pages.sentences import sentences

CLOSING = ("takeaway", "questions", "next")
KEYS = range(1, 4)

_BULLET = re.compile(r"^[-*] +", re.M)
_ASK = re.compile(rf"\*\*(?:{'|'.join(MARKS_OF_NOTES['ask'])}):\*\*\s*\S")
_MEETS = {  # the likely wrong answer of a class, then how the trainer meets it
    "mn": re.compile(r"\*\*Хариулт:\*\*.*«[^»\n]+» гэвэл: *\S"),
    "en": re.compile(r"\*\*Answer:\*\*.*If they say “[^”\n]+”: *\S"),
}


def _teaching(course: Course) -> Iterator[tuple[Page, Section]]:
    """Yield the teaching sections of the lessons, each with its page."""
    return ((page, section) for page in course.lessons() for section in page.sections if section.id not in CLOSING)


def _lines(section: Section) -> list[str]:
    """Return the lines of a section that readers see."""
    return [line for line in section.text.split("\n") if line.strip() and not line.startswith("<!--")]


@rule("SH01")
def sections_begin_with_the_key(course: Course) -> Iterator[Found]:
    """Each teaching section begins with its key box."""
    for page, section in _teaching(course):
        if not (_lines(section) or [""])[0].startswith("!!! key"):
            yield page.file, section.line, f'the section "{section.id}" does not begin with !!! key'


@rule("SH02")
def sections_end_with_trainer_notes(course: Course) -> Iterator[Found]:
    """Each teaching section ends with its trainer notes."""
    for page, section in _teaching(course):
        last = next((line for line in reversed(_lines(section)) if not line[0].isspace()), "")
        if not last.startswith("??? trainer"):
            yield page.file, section.line, f'the section "{section.id}" does not end with ??? trainer'


@rule("SH03")
def keys_are_sentences(course: Course) -> Iterator[Found]:
    """A key box has one to three bullets, each a whole sentence that can be quoted."""
    for page in course.lessons():
        if not must_meet_minimum(course, page):
            continue
        for box in page.boxes:
            bullets = _BULLET.split(box.text)[1:]
            if box.kind == "key" and len(bullets) not in KEYS:
                yield page.file, box.line, f"a key box of {len(bullets)} bullets"
        for one in sentences(page):
            if one.kind == "key" and not is_whole_sentence(one, page.lang):
                yield page.file, one.line, f'"{one.text}" is no whole sentence'


@rule("SH04")
def lessons_close_alike(course: Course) -> Iterator[Found]:
    """A lesson ends with takeaway, questions and what is next."""
    for page in course.lessons():
        ids = tuple(section.id for section in page.sections)
        if ids[-len(CLOSING) :] != CLOSING:
            line = page.sections[-1].line if page.sections else page.body_line
            yield page.file, line, f"the last sections are {', '.join(ids[-len(CLOSING) :]) or 'none'}"


@rule("SH05")
def the_number_of_questions_fits(course: Course) -> Iterator[Found]:
    """A lesson has three to five questions, the check of a module eight to twelve."""
    for page in course.pages.values():
        if page.path.endswith("/check.md"):
            least, most = 8, 12
        elif page.is_lesson:
            least, most = 3, 5
        else:
            continue
        if not least <= len(page.questions) <= most:
            line = page.questions[0].line if page.questions else page.body_line
            yield page.file, line, f"{len(page.questions)} questions instead of {least} to {most}"


@rule("SH06")
def lessons_hold_an_exercise(course: Course) -> Iterator[Found]:
    """A lesson has an exercise, and each exercise says what it practises and how long it takes."""
    for page in course.lessons():
        exercises = [box for box in page.boxes if box.kind == "exercise"]
        if not exercises:
            yield page.file, page.body_line, "a lesson without an exercise"
        for box in exercises:
            if not box.practises or not box.minutes:
                yield page.file, box.line, "an exercise without objectives or minutes"


@rule("SH07")
def trainer_notes_hold_a_time(course: Course) -> Iterator[Found]:
    """The trainer notes of a lesson say how many minutes the section takes."""
    for page in course.lessons():
        for box in page.boxes:
            if box.kind == "trainer" and not times([box]):
                yield page.file, box.line, "trainer notes without a time"


@rule("SH09")
def notes_ask_and_meet_a_wrong_answer(course: Course) -> Iterator[Found]:
    """A lesson's notes hold an Ask and an Answer that meets a likely wrong answer."""
    for page in course.lessons():
        notes = "\n".join(box.text for box in page.boxes if box.kind == "trainer")
        if not _ASK.search(notes):
            yield page.file, page.body_line, "trainer notes that ask nothing"
        if page.lang in _MEETS and not _MEETS[page.lang].search(notes):
            yield page.file, page.body_line, "trainer notes that meet no likely wrong answer"


@rule("SH10")
def notes_leave_time_for_the_exercise(course: Course) -> Iterator[Found]:
    """The minutes of a section hold those of its exercise."""
    for page, section in _teaching(course):
        practice = sum(box.minutes for box in section.boxes if box.kind == "exercise")
        taught = sum(times(section.boxes))
        if practice and taught <= practice:
            yield page.file, section.line, f"{taught} minutes for a section with an exercise of {practice}"


CARD = ("now", "call", "never", "write", "why")  # the blocks of a card, then what it says why
MOST_ON_A_CARD = 220  # Mongolian words that a frightened officer can take in


@rule("SH11")
def first_hour_pages_begin_with_a_card(course: Course) -> Iterator[Found]:
    """A page of quick/ is a card of four blocks and few words, with its explanation behind it."""
    for page in course.wanted_pages():
        if page.module != QUICK or page.path.endswith("/index.md"):
            continue
        ids = tuple(section.id for section in page.sections)
        if ids != CARD:
            yield page.file, page.body_line, f"the blocks {', '.join(ids) or 'none'}"
            continue
        first, last = (page.sections[n].line - page.body_line for n in (0, -1))
        *card, _ = (line for line in page.body.split("\n")[first:last] if line and not line.startswith("#"))
        words = sum(map(count_words, card))  # the unit's approval, the last line, is not read at night
        if page.lang == "mn" and words > MOST_ON_A_CARD:
            yield page.file, page.body_line, f"{words} words on the card, {words - MOST_ON_A_CARD} too many"
