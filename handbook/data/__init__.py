"""Loads and validates docs/_data: the facts that more than one page uses."""

from __future__ import annotations

from pathlib import Path

from handbook.data.bank import read_bank
from handbook.data.claims import read_claims
from handbook.data.course import read_course
from handbook.data.elements import read_elements
from handbook.data.figures import read_figures
from handbook.data.folklore import read_folklore
from handbook.data.forms import read_forms
from handbook.data.glossary import read_glossary
from handbook.data.law import read_law
from handbook.data.lawyer import read_lawyer
from handbook.data.model import Data
from handbook.data.paths import read_paths
from handbook.data.red_lines import read_red_lines
from handbook.data.sources import read_sources
from handbook.data.strings import read_strings
from handbook.data.timetables import read_timetables
from handbook.data.tools import read_tools
from handbook.exercises.answers import read_exercises
from handbook.findings import Finding


def load(root: Path) -> tuple[Data, list[Finding]]:
    """All data that could be read, and every mistake found in it."""
    glossary, glossary_findings = read_glossary(root)
    sources, source_findings = read_sources(root)
    law, law_findings = read_law(root, sources)
    course, course_findings = read_course(root)
    strings, string_findings = read_strings(root)
    forms, form_findings = read_forms(root)
    figures, figure_findings = read_figures(root)
    claims, claim_findings = read_claims(root, sources)
    red_lines, red_line_findings = read_red_lines(root, law)
    lawyer, lawyer_findings = read_lawyer(root, glossary, law)
    cards, card_findings = read_tools(root, sources)
    folklore, folklore_findings = read_folklore(root, sources)
    elements, element_findings = read_elements(root, law)
    paths, path_findings = read_paths(root)
    exercises, exercise_findings = read_exercises(root, course.edition_date)
    timetables, timetable_findings = read_timetables(root)
    bank, bank_findings = read_bank(root)
    data = Data(
        glossary,
        sources,
        law,
        course,
        strings,
        forms,
        figures,
        claims,
        red_lines,
        lawyer,
        cards,
        folklore,
        elements,
        paths,
        exercises,
        timetables,
        bank,
    )
    return data, [
        *glossary_findings,
        *source_findings,
        *law_findings,
        *course_findings,
        *string_findings,
        *form_findings,
        *figure_findings,
        *claim_findings,
        *red_line_findings,
        *lawyer_findings,
        *card_findings,
        *folklore_findings,
        *element_findings,
        *path_findings,
        *exercise_findings,
        *timetable_findings,
        *bank_findings,
    ]
