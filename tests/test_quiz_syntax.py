"""We read a question as mkdocs-quiz does, whose parser we use, and name what it would read otherwise than was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs_quiz.qti.extractor import extract_quizzes_from_file
from mkdocs_quiz.qti.models import Quiz

from handbook.course.pages.questions import parse_quiz
from handbook.course.pages.reader import read_page
from handbook.course.questions.model import Question

ROOT = Path(__file__).resolve().parents[1]

FORMS = [
    "\n<!-- id: a -->\nWhy?\n- [ ] No\n  > Because.\n- [x] Yes\n  > So.\n",
    "\n<!-- id: a -->\nTwo\n\nparagraphs?\n\n* [X] Yes\n> So.\n>\n> And so.\n\n* [] No\n  > Never.\n",
    "\n    <!-- id: a -->\n    Why?\n    - [x] **Yes**, see [x](y.md)\n      > So.[@key]\n    - [ ] No\n      > No.\n",
    "<!-- id: a -->\nOn one line?\n-[x]Yes\n-  [ ]  No  \n",
]


def _agree(ours: Question, lang: str, theirs: Quiz) -> None:
    assert [(option.text[lang], option.right, option.reason.get(lang, "")) for option in ours.options] == [
        (answer.text, answer.is_correct, answer.feedback or "") for answer in theirs.answers
    ]
    assert theirs.question.endswith(ours.text[lang])
    assert not theirs.content


@pytest.mark.parametrize("block", FORMS)
def test_mkdocs_quiz_reads_the_same_options_answers_and_reasons(block: str, tmp_path: Path) -> None:
    ours, findings = parse_quiz(block, "en", "f.md", 1)
    assert ours is not None
    assert findings == []
    file = tmp_path / "f.md"
    file.write_text(f"<quiz>{block}</quiz>\n")
    (theirs,) = extract_quizzes_from_file(file)
    _agree(ours, "en", theirs)


@pytest.mark.parametrize("file", sorted((ROOT / "docs").glob("[em]n/**/*.md")), ids=lambda file: file.stem)
def test_mkdocs_quiz_reads_our_own_questions_the_same(file: Path) -> None:
    lang, _, path = file.relative_to(ROOT / "docs").as_posix().partition("/")
    page, _ = read_page(ROOT, lang, path)
    assert page is not None
    for ours, theirs in zip(page.questions, extract_quizzes_from_file(file), strict=True):
        _agree(ours, lang, theirs)


@pytest.mark.parametrize(
    ("block", "code", "line"),
    [
        ("\n<!-- id: a -->\nWhy?\n- [x] A long option\n  that goes on\n  > So.\n", "QU03", 14),
        ("\n<!-- id: a -->\nWhy?\n- [x] Yes\n\n  > So.\n", "QU03", 15),
        ("\n<!-- id: a -->\nThe [[word]]?\n- [x] Yes\n  > So.\n", "QU04", 10),
        ("\nWhy?\n- [x] Yes\n  > So.\n", "QU01", 10),
    ],
)
def test_what_mkdocs_quiz_would_read_otherwise_is_a_finding(block: str, code: str, line: int) -> None:
    question, findings = parse_quiz(block, "en", "f.md", 10)
    assert question is not None
    assert (code, line) in [(finding.code, finding.line) for finding in findings]


@pytest.mark.parametrize("block", ["", "\n<!-- id: a -->\nWhy?\n", "\n<!-- id: a -->\n- [x] Yes\n"])
def test_without_text_or_options_there_is_no_question(block: str) -> None:
    question, findings = parse_quiz(block, "en", "f.md", 10)
    assert question is None
    assert [finding.code for finding in findings] == ["QU02"]
