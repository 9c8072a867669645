"""Rules TE01–TE04: each technique answers the same six questions and has steps; a module says who can notice."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checks.measures import must_meet_minimum
from handbook.checks.rules import Found, rule
from handbook.checks.verbs import is_whole_sentence
from handbook.course.course import Course
from handbook.course.pages.keys import NOTICES
from handbook.course.pages.model import Page, Section
from handbook.course.pages.refs import resolve
from handbook.course.pages.scan import scan
from handbook.course.pages.sentences import sentences

# the first cell of the head of a technique card, and the first cells of its rows; no card is known in another language
HEAD = {"mn": "Арга", "en": "Technique"}
ROWS = {
    "mn": (
        "Ямар асуултад хариулах вэ?",
        "Ямар үндэслэл, нөхцөлтэй вэ?",
        "Бидний үйлдлийг хэн анзаарч болзошгүй вэ?",
        "Юуг бүртгэх вэ?",
        "Ямар алдаа гарч болох вэ?",
        "Хэзээ зогсож, хэнээс асуух вэ?",
    ),
    "en": (
        "Which question does it answer?",
        "On what conditions?",
        "Who might notice us?",
        "What do we record?",
        "What can go wrong?",
        "When do we stop, and whom do we ask?",
    ),
}
STEPS = range(3, 7)
MODULES = range(6, 11)  # numbers of the modules that teach techniques


def _cards(course: Course) -> Iterator[tuple[Page, int, list[str]]]:
    """Yield the technique cards of lessons: page, line, and the first cells of the rows."""
    for page in course.lessons():
        for table in scan(page.body).tables:
            (first, head), *rows = table
            if head[0] == HEAD.get(page.lang):
                yield page, page.body_line + first, [cells[0] for _, cells in rows]


@rule("TE01")
def cards_ask_the_same(course: Course) -> Iterator[Found]:
    """A table that begins with “Technique” («Арга») has the six rows of a technique card, in order."""
    for page, line, heads in _cards(course):
        wanted = list(ROWS[page.lang])
        if heads != wanted:
            wrong = next((n for n, (a, b) in enumerate(zip(heads, wanted, strict=False)) if a != b), len(wanted))
            found = f'"{heads[wrong]}"' if wrong < len(heads) else f"only {len(heads)} rows"
            yield page.file, line, f"a technique card with {found} as row {min(wrong, len(heads)) + 1}"


@rule("TE04")
def cells_of_cards_are_sentences(course: Course) -> Iterator[Found]:
    """What a technique card answers stands in whole sentences."""
    for page in filter(lambda page: must_meet_minimum(course, page), course.lessons()):
        for table in scan(page.body).tables:
            (first, head), *rows = table
            if head[0] != HEAD.get(page.lang):
                continue
            lines = range(page.body_line + first + 1, page.body_line + first + 1 + len(rows))
            for one in sentences(page):
                if one.line in lines and not one.head and not is_whole_sentence(one, page.lang):
                    yield page.file, one.line, f'"{one.text}" is no whole sentence'


@rule("TE02")
def cards_come_with_steps(course: Course) -> Iterator[Found]:
    """The section of a technique card holds a numbered list of three to six steps."""
    for page, line, _ in _cards(course):
        section = next((part for part in reversed(page.sections) if part.line < line), None)
        lengths = _lists(section) if section else []
        if not any(length in STEPS for length in lengths):
            found = f"lists of {', '.join(map(str, lengths))} steps" if lengths else "no numbered list"
            yield page.file, line, f"{found} beside a technique card"


def _lists(section: Section) -> list[int]:
    """Return the lengths of the numbered lists of the section; those inside boxes do not count."""
    lengths = [0]
    for block in scan(section.text).blocks:
        if block.numbered and not block.indent:
            lengths[-1] += 1
        elif block.kind != "code" and not block.indent and lengths[-1]:
            lengths.append(0)
    return [length for length in lengths if length]


@rule("TE03")
def modules_tell_who_notices(course: Course) -> Iterator[Found]:
    """The index of each module that teaches techniques has a table of who can notice what, with every lesson."""
    numbered = [module.id for module in course.data.outline.modules if module.number in MODULES]
    for module in numbered:
        for page in (page for page in course.pages.values() if page.path == f"{module}/index.md"):
            section = next((part for part in page.sections if part.id == NOTICES), None)
            if not section:
                yield page.file, page.body_line, f"no section #{NOTICES}"
                continue
            linked = _linked_in_tables(page, section)
            for lesson in course.lessons():
                if lesson.lang == page.lang and lesson.module == module and lesson.path not in linked:
                    yield page.file, section.line, f'the table of #{NOTICES} does not link "{lesson.path}"'


def _linked_in_tables(page: Page, section: Section) -> set[str]:
    """Return the pages that the tables of a section link."""
    end = min((part.line for part in page.sections if part.line > section.line), default=None)
    rows = {page.body_line + block.first for block in scan(page.body).blocks if block.kind == "row"}
    return {
        resolve(page.path, ref.target)[0]
        for ref in page.refs
        if ref.kind == "link" and section.line < ref.line and (end is None or ref.line < end) and ref.line in rows
    }
