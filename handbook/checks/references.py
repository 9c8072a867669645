"""Rules RE01–RE11, RE15–RE17: what a page refers to exists and is used, and unconfirmed law is never shown as law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from handbook.checks.measures import QUICK
from handbook.checks.rules import PAGES, Found, rule
from handbook.course.course import Course
from handbook.course.data.claims import FILE as CLAIMS_FILE
from handbook.course.data.elements import FILE as ELEMENTS_FILE
from handbook.course.data.folklore import FILE as FOLKLORE_FILE
from handbook.course.data.law import FILE as LAW_FILE
from handbook.course.data.red_lines import FILE as RED_LINES_FILE
from handbook.course.layouts import LAYOUTS
from handbook.course.pages.refs import CALCULATORS, Entry, unlinked


def _unknown(course: Course, kind: str, known: Callable[[], Iterable[str]]) -> Iterator[Found]:
    """Yield references of one kind to entries that do not exist. Data is read only if a page has such references."""
    refs = [(page, ref) for page in course.wanted_pages() for ref in page.refs if ref.kind == kind]
    names = list(known()) if refs else []
    for page, ref in refs:
        if ref.target not in names:
            near = ", ".join(f'"{name}"' for name in get_close_matches(ref.target, names, 3))
            yield page.file, ref.line, f'unknown {kind} "{ref.target}"' + (f", near to {near}" if near else "")


@rule("RE01")
def sources_exist(course: Course) -> Iterable[Found]:
    """Each cited source is listed."""
    return _unknown(course, "source", lambda: course.data.sources)


@rule("RE02")
def terms_exist(course: Course) -> Iterable[Found]:
    """Each linked term is in the glossary."""
    return _unknown(course, "term", lambda: course.data.glossary)


@rule("RE03")
def law_facts_exist(course: Course) -> Iterable[Found]:
    """Each linked law fact is listed."""
    return _unknown(course, "law", lambda: course.data.law)


@rule("RE04")
def figures_exist(course: Course) -> Iterable[Found]:
    """Each figure shown is defined."""
    return _unknown(course, "figure", lambda: course.data.figures)


@rule("RE05", where=(PAGES, RED_LINES_FILE, ELEMENTS_FILE, LAW_FILE))
def unverified_law_is_only_asked_about(course: Course) -> Iterator[Found]:
    """An unverified law fact is linked only inside `!!! check`, never printed whole, and stands on no card."""
    for page in course.wanted_pages():
        for ref in page.refs:
            fact = course.data.law.get(ref.target) if ref.kind == "law" else None
            if fact and fact.status == "unverified" and (ref.whole or ref.box != "check"):
                place = "printed whole" if ref.whole else "linked outside !!! check"
                yield page.file, ref.line, f'the unverified law fact "{ref.target}" {place}'
    unverified = {fact.id for fact in course.data.law.values() if fact.status == "unverified"}
    for line in course.data.red_lines.values():
        for fact_id in unverified.intersection(line.law):
            yield RED_LINES_FILE, line.line, f'the unverified law fact "{fact_id}" as the ground of "{line.id}"'
    for element in course.data.elements.values():
        for fact_id in unverified.intersection(element.law):
            yield ELEMENTS_FILE, element.line, f'the unverified law fact "{fact_id}" as the ground of "{element.id}"'
    for fact in course.data.law.values():
        if fact.quick and fact.id in unverified:
            yield LAW_FILE, fact.line, f'the unverified law fact "{fact.id}" on the quick reference'


@rule("RE06")
def law_boxes_name_law(course: Course) -> Iterator[Found]:
    """Each `!!! law` box holds a law fact."""
    for page in course.pages.values():
        lines = {ref.line for ref in page.refs if ref.kind == "law"}
        for box in page.boxes:
            if box.kind == "law" and not lines & set(range(box.line, box.line + box.text.count("\n") + 2)):
                yield page.file, box.line, "a law box without a law fact"


@rule("RE07")
def claims_exist(course: Course) -> Iterable[Found]:
    """Each linked claim is listed."""
    return _unknown(course, "claim", lambda: course.data.claims)


@rule("RE08", where=(CLAIMS_FILE,))
def every_claim_is_used(course: Course) -> Iterator[Found]:
    """Every claim is used by at least one page."""
    for id_, line in unlinked(course.data.claims.values(), course.every_page(), "claim"):
        yield CLAIMS_FILE, line, f'no page uses the claim "{id_}"'


@rule("RE09")
def calculators_exist(course: Course) -> Iterable[Found]:
    """Each calculator that a page asks for is one the site has."""
    return _unknown(course, "calculator", lambda: CALCULATORS)


@rule("RE10")
def tools_exist(course: Course) -> Iterator[Found]:
    """Each linked tool has a card; headings of the page of tools may be linked too."""
    pages = (course.pages.get((lang, LAYOUTS["tools"].page)) for lang in course.languages)
    headings = (heading.id for page in pages if page for heading in page.headings)
    return _unknown(course, "tool", lambda: [*course.data.cards, *headings])


@rule("RE15", where=(LAW_FILE, FOLKLORE_FILE))
def law_and_sayings_are_taught(course: Course) -> Iterator[Found]:
    """Each law fact and each saying is linked from at least one lesson or page of the first hour."""
    yield from _not_taught(course, "law", LAW_FILE, "law fact", course.data.law.values())
    yield from _not_taught(course, "saying", FOLKLORE_FILE, "saying", course.data.folklore.values())


@rule("RE16")
def red_lines_exist(course: Course) -> Iterable[Found]:
    """Each linked red line stands in the list."""
    return _unknown(course, "red-line", lambda: course.data.red_lines)


@rule("RE17", where=(RED_LINES_FILE,))
def red_lines_are_taught(course: Course) -> Iterator[Found]:
    """Each red line is linked from at least one lesson or page of the first hour."""
    return _not_taught(course, "red-line", RED_LINES_FILE, "red line", course.data.red_lines.values())


def _not_taught(course: Course, kind: str, file: str, words: str, entries: Iterable[Entry]) -> Iterator[Found]:
    """Yield the entries of a data file that no lesson and no page of the first hour links."""
    teaching = (page for page in course.every_page() if page.is_lesson or page.module == QUICK)
    for id_, line in unlinked(entries, teaching, kind):
        yield file, line, f'no lesson leads to the {words} "{id_}"'


@rule("RE11")
def sayings_exist(course: Course) -> Iterable[Found]:
    """Each linked saying stands in the list of folklore."""
    return _unknown(course, "saying", lambda: course.data.folklore)
