"""Rules SH01–SH09: a lesson has the shape that slides, timetable and trainer edition are made from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.checks.rules import Found, Site, rule
from handbook.content.markup import count_words
from handbook.content.model import Box, Page, Section

CLOSING = ("takeaway", "questions", "next")
MOST_WORDS_IN_A_LINE = 12
LENGTH = range(800, 1301)

_BULLET = re.compile(r"^[-*] +", re.M)
_TIME = re.compile(r"\*\*(?:Time|Хугацаа):\*\*\s*\d+")
_ASK = re.compile(r"\*\*(?:Ask|Асуух):\*\*\s*\S")
_MEETS = {  # the likely wrong answer of a class, then how the trainer meets it
    "mn": re.compile(r"\*\*Хариулт:\*\*.*«[^»\n]+» гэвэл: *\S"),
    "en": re.compile(r"\*\*Answer:\*\*.*If they say “[^”\n]+”: *\S"),
}
_QUIZ = re.compile(r"^\s*<quiz>.*?</quiz>", re.S | re.M)


def _teaching(site: Site) -> Iterator[tuple[Page, Section]]:
    """The sections of lessons that teach."""
    return ((page, section) for page in site.lessons() for section in page.sections if section.id not in CLOSING)


def _lines(section: Section) -> list[str]:
    """What is printed of a section."""
    return [line for line in section.text.split("\n") if line.strip() and not line.startswith("<!--")]


@rule("SH01")
def sections_begin_with_the_key(site: Site) -> Iterator[Found]:
    """Each teaching section begins with its key box."""
    for page, section in _teaching(site):
        if not (_lines(section) or [""])[0].startswith("!!! key"):
            yield page.file, section.line, f'the section "{section.id}" does not begin with !!! key'


@rule("SH02")
def sections_end_with_trainer_notes(site: Site) -> Iterator[Found]:
    """Each teaching section ends with its trainer notes."""
    for page, section in _teaching(site):
        last = next((line for line in reversed(_lines(section)) if not line[0].isspace()), "")
        if not last.startswith("??? trainer"):
            yield page.file, section.line, f'the section "{section.id}" does not end with ??? trainer'


@rule("SH03")
def keys_fit_a_slide(site: Site) -> Iterator[Found]:
    """A key box has two to five short bullets."""
    for page in site.lessons():
        for box in page.boxes:
            bullets = _BULLET.split(box.text)[1:] if box.kind == "key" else ["", ""]
            if not 2 <= len(bullets) <= 5:
                yield page.file, box.line, f"a key box of {len(bullets)} bullets"
            for bullet in bullets:
                if count_words(bullet) > MOST_WORDS_IN_A_LINE:
                    yield page.file, box.line, f'{count_words(bullet)} words in "{" ".join(bullet.split())}"'


@rule("SH04")
def lessons_close_alike(site: Site) -> Iterator[Found]:
    """A lesson ends with takeaway, questions and what is next."""
    for page in site.lessons():
        ids = tuple(section.id for section in page.sections)
        if ids[-len(CLOSING) :] != CLOSING:
            line = page.sections[-1].line if page.sections else page.body_line
            yield page.file, line, f"the last sections are {', '.join(ids[-len(CLOSING) :]) or 'none'}"


@rule("SH05")
def the_number_of_questions_fits(site: Site) -> Iterator[Found]:
    """A lesson has three to five questions, the check of a module eight to twelve."""
    for page in site.pages.values():
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
def lessons_hold_an_exercise(site: Site) -> Iterator[Found]:
    """A lesson has an exercise, and each exercise says what it practises and how long it takes."""
    for page in site.lessons():
        exercises = [box for box in page.boxes if box.kind == "exercise"]
        if not exercises:
            yield page.file, page.body_line, "a lesson without an exercise"
        for box in exercises:
            if not box.practises or not box.minutes:
                yield page.file, box.line, "an exercise without objectives or minutes"


@rule("SH07")
def trainer_notes_hold_a_time(site: Site) -> Iterator[Found]:
    """The trainer notes of a lesson say how many minutes the section takes."""
    for page in site.lessons():
        for box in page.boxes:
            if box.kind == "trainer" and not _TIME.search(box.text):
                yield page.file, box.line, "trainer notes without a time"


@rule("SH08")
def lessons_have_a_fair_length(site: Site) -> Iterator[Found]:
    """An English lesson has a fair number of words without trainer notes and questions."""
    for page in site.lessons():
        if page.lang == "en" and (count := count_words(_reading_text(page))) not in LENGTH:
            yield page.file, page.body_line, f"{count} words"


@rule("SH09")
def notes_ask_and_meet_a_wrong_answer(site: Site) -> Iterator[Found]:
    """A lesson's notes hold an Ask and an Answer that meets a likely wrong answer."""
    for page in site.lessons():
        notes = "\n".join(box.text for box in page.boxes if box.kind == "trainer")
        if not _ASK.search(notes):
            yield page.file, page.body_line, "trainer notes that ask nothing"
        if not _MEETS[page.lang].search(notes):
            yield page.file, page.body_line, "trainer notes that meet no likely wrong answer"


def _reading_text(page: Page) -> str:
    lines = page.body.split("\n")
    for box in page.boxes:
        if box.kind == "trainer":
            first = box.line - page.body_line
            lines[first : first + _height(box)] = [""] * _height(box)
    return _QUIZ.sub("", "\n".join(lines))


def _height(box: Box) -> int:
    """Lines of a box with its first."""
    return box.text.count("\n") + 2
