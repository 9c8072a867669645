"""A question leads to the section that teaches it: where several teach its objective, to the one that speaks of it."""

from __future__ import annotations

import ours
import pytest

from handbook.site import review

COURSE = ours.course()
PAGES = COURSE.pages
REVIEWS = review.Reviews(PAGES, COURSE.languages)
# as a reader who knew neither the program nor the objectives named them
NAMED = {
    "eth-1-q1": "ethics/three-part-test.html#legality",
    "eth-1-q3": "ethics/three-part-test.html#weigh",
    "dp-2-q3": "data-protection/lawful-basis.html#purpose",
    "sea-4-q1": "search/identifiers.html#gates",
    "sea-4-q3": "search/identifiers.html#gates",
    "osi-c-q4": "osint/six-phases.html#collect-preserve",
    "pres-c-q4": "preserving/capture-order.html#limits",
}


def way(id_: str, lang: str) -> str:
    page, question = next(
        (page, question)
        for page in PAGES.values()
        if page.lang == lang
        for question in page.questions
        if question.id == id_
    )
    lesson, section = REVIEWS.place(question, page)
    return f"{lesson.path.removesuffix('.md')}.html#{section.id}"


@pytest.mark.parametrize(("id_", "wanted"), NAMED.items())
def test_a_question_leads_to_the_section_that_a_reader_would_open(id_: str, wanted: str) -> None:
    assert [way(id_, lang) for lang in ("mn", "en")] == [wanted, wanted]


def test_every_question_of_the_course_leads_to_a_section_that_teaches_its_objective() -> None:
    for page in PAGES.values():
        for question in page.questions if page.module else ():
            if any((page.lang, id_) in REVIEWS.taught for id_ in question.objectives):
                _, section = REVIEWS.place(question, page)
                assert set(section.teaches) & set(question.objectives), question.id
