"""Loads docs/_data/bank.yml: the questions of the entry and exit tests, in two forms."""

from __future__ import annotations

from pathlib import Path

from handbook.data.model import BankOption, BankQuestion
from handbook.data.repeats import repeats
from handbook.findings import Finding
from handbook.lined_yaml import ID, WORDS, read_shaped
from handbook.textfile import read_text

FILE = "docs/_data/bank.yml"
FORMS = ("a", "b")
A_FORM = 25  # questions of one form
OPTIONS = 4
ASKED = range(1, 15)  # numbers of the modules that each form asks about; the capstone is judged by its rubric
KINDS = ("look", "stop", "ask", "record", "interpret", "protect")
SHAPE = [
    {
        "id": ID,
        "form": frozenset(FORMS),
        "twin": ID,
        "objective": ID,
        "kind": frozenset(KINDS),
        "text": WORDS,
        "options": [{**WORDS, "right?": bool, "reason": WORDS}],
    }
]


def read_bank(root: Path) -> tuple[dict[str, BankQuestion], list[Finding]]:
    """Questions by id in the order of the tests; one with a mistake in its form is left out."""
    if not (root / FILE).is_file():  # rule FM09 asks for it once a page needs it
        return {}, []
    text, findings = read_text(root, FILE)
    if findings:
        return {}, findings
    lined, findings = read_shaped(text, FILE, SHAPE, ("BA01", "BA01"))
    # an option that cannot be read makes its question unfit: three options would be another question
    whole = ((n, item) for n, item in enumerate(lined.value) if item and None not in item["options"])
    found = [_question(item, lined.lines[(n,)]) for n, item in whole]
    findings += repeats(((question.id, question.line) for question in found), FILE)
    return {question.id: question for question in found}, findings


def _question(item: dict, line: int) -> BankQuestion:
    options = tuple(
        BankOption({lang: option[lang] for lang in WORDS}, option.get("right", False), option["reason"])
        for option in item["options"]
    )
    return BankQuestion(
        item["id"], item["form"], item["twin"], item["objective"], item["kind"], item["text"], options, line
    )
