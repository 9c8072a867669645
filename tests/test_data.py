"""docs/_data is loaded into typed facts; a mistake leaves out only what it stands in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tiny import LAWYER, RED_LINES

from handbook.base.lined_yaml import read_shaped, read_yaml
from handbook.course.data import load
from handbook.course.data.claims import count_by_grade
from handbook.site.bench import grades

ROOT = Path(__file__).resolve().parents[1]


def _replace(root: Path, name: str, old: str, new: str) -> None:
    file = root / "docs/_data" / name
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_the_handbooks_own_data_has_no_findings() -> None:
    data, findings = load(ROOT)
    assert findings == []
    assert len(data.sources) >= 429
    assert len(data.glossary) >= 444


def test_terms_keep_plain_text_sources_and_avoided_variants(handbook: Path) -> None:
    glossary = load(handbook)[0].glossary
    assert glossary["victim"].source_is_link
    assert glossary["victim"].avoid == ("золиос", "виктим")
    assert (glossary["record"].source, glossary["record"].source_is_link) == ("Our own wording", False)
    assert (glossary["record"].definition["en"], glossary["record"].line) == ("What was done, in writing.", 3)


def test_sources_lose_their_latex(handbook: Path) -> None:
    sources = load(handbook)[0].sources
    assert (sources["paper"].title, sources["paper"].year, sources["paper"].line) == ("A paper, & more", "n.d.", 11)
    assert (sources["law-copy"].author, sources["law-copy"].urldate) == ("State Great Khural", "2026-11-24")


def test_law_facts_may_lack_an_article_and_a_note(handbook: Path) -> None:
    law = load(handbook)[0].law
    assert (law["law-6-1"].note, law["law-6-1"].checked, law["law-6-1"].line) == (None, date(2026, 11, 25), 1)
    assert (law["law-9"].article["en"], law["law-9"].note.kind, law["law-9"].sources) == (
        "",
        "check",
        ("law-copy", "paper"),
    )


def test_claims_are_typed_and_counted_by_grade(handbook: Path) -> None:
    claims = load(handbook)[0].claims
    claim = claims["asked-first"]
    assert (claim.topic, claim.grade, claim.status, claim.sources, claim.line) == ("ethics", "B", "read", ("paper",), 1)
    assert claim.caveat == {"mn": "Нэг судалгаа.", "en": "One study."}
    assert count_by_grade(claims) == {"A": 0, "B": 1, "C": 0, "D": 0}
    assert grades(claims) == "Of 1 claims: A 0% (0), B 100% (1), C 0% (0), D 0% (0)."
    assert grades({}) == "No claims."


ELEMENTS = """\
- id: act
  title: {mn: "Үйлдэл", en: "Act"}
  needed: always
  law: [law-6-1]
  parts:
    - {id: act-recruit, title: {mn: "элсүүлэх", en: "recruit"}}
- id: circumstances
  title: {mn: "Цаг, газар", en: "Time and place"}
  needed: beside
  law: []
  parts:
    - {id: circumstances-time, title: {mn: "хэзээ", en: "when"}}
"""


def test_an_element_names_law_facts_that_exist_or_none_and_ids_of_its_own(handbook: Path) -> None:
    assert load(handbook)[0].elements == {}, "the file may be missing"
    file = handbook / "docs/_data/elements.yml"
    file.write_text(ELEMENTS, encoding="utf-8")
    data, findings = load(handbook)
    assert findings == []
    assert [(one.id, one.needed, one.law, [part.id for part in one.parts]) for one in data.elements.values()] == [
        ("act", "always", ("law-6-1",), ["act-recruit"]),
        ("circumstances", "beside", (), ["circumstances-time"]),
    ]
    file.write_text(ELEMENTS.replace("[law-6-1]", "[law-6-2]").replace("circumstances-time", "act"), encoding="utf-8")
    assert [str(finding).partition(" —")[0] for finding in load(handbook)[1]] == [
        'DA06 docs/_data/elements.yml:4: unknown law fact "law-6-2"',
        'DA03 docs/_data/elements.yml:7: id "act" already stands on line 1',
    ]


def test_a_red_line_names_law_facts_that_exist_or_none(handbook: Path) -> None:
    file = handbook / "docs/_data/red-lines.yml"
    file.unlink()
    assert load(handbook)[0].red_lines == {}, "the file may be missing"
    file.write_text(RED_LINES, encoding="utf-8")
    data, findings = load(handbook)
    assert findings == []
    assert [(line.id, line.law, line.line) for line in data.red_lines.values()] == [
        ("false-name", (), 1),
        ("no-ground", ("law-6-1",), 6),
    ]
    file.write_text(RED_LINES.replace("[law-6-1]", "[law-6-2]"), encoding="utf-8")
    assert [str(finding) for finding in load(handbook)[1]] == [
        'DA06 docs/_data/red-lines.yml:10: unknown law fact "law-6-2" — write "law-6-1" or add it to docs/_data/law.yml'
    ]


def test_a_question_for_the_lawyer_names_a_term_and_law_facts_that_exist(handbook: Path) -> None:
    assert load(handbook)[0].lawyer == {}, "the file may be missing"
    file = handbook / "docs/_data/lawyer.yml"
    file.write_text(LAWYER, encoding="utf-8")
    data, findings = load(handbook)
    assert findings == []
    assert (data.lawyer["what-is-a-record"].term, data.lawyer["what-is-a-record"].facts) == ("record", ("law-6-1",))
    file.write_text(LAWYER.replace("term: record", "term: records").replace("law-6-1", "law-1"), encoding="utf-8")
    assert [(finding.code, finding.line, finding.found) for finding in load(handbook)[1]] == [
        ("DA06", 2, 'unknown term "records"'),
        ("DA06", 5, 'unknown law fact "law-1"'),
    ]


def test_a_list_may_be_empty_only_where_its_shape_says_so() -> None:
    shape = {"some": [str], "any": (str,)}
    assert read_shaped("some: [a]\nany: []\n", "f.yml", shape, ("X1", "X2"))[1] == []
    _, findings = read_shaped("some: []\nany: a\n", "f.yml", shape, ("X1", "X2"))
    assert [(finding.line, finding.found.partition(":")[0]) for finding in findings] == [(1, "some"), (2, "any")]


def test_course_forms_strings_and_figures_are_typed(handbook: Path) -> None:
    data, _ = load(handbook)
    assert [module.id for part in data.outline.parts for module in part.modules] == ["rescue"]
    assert data.outline.edition_date == date(2026, 11, 25)
    case, legal = data.forms["decision-record"].groups[0].fields
    assert (case.type, case.options, case.example) == ("text", (), {"mn": "31", "en": "31"})
    assert legal.example == {"mn": "Тийм", "en": "Yes"}, "an option is told by its words"
    assert legal.options == (("yes", {"mn": "Тийм", "en": "Yes"}), ("no", {"mn": "Үгүй", "en": "No"}))
    assert data.strings["minutes"]["en"] == "{0} min"
    assert data.figures["three-steps"]["kind"] == "steps"


def test_one_bad_entry_leaves_the_others(handbook: Path) -> None:
    _replace(handbook, "law.yml", "status: read", "status: seen")
    _replace(handbook, "glossary.csv", "coined", "guessed")
    _replace(handbook, "sources.bib", "year = {n.d.}", "years = {n.d.}")
    _replace(handbook, "forms.yml", "type: text", "type: words")
    _replace(handbook, "course.yml", "number: 1", "number: one")
    data, findings = load(handbook)
    assert (list(data.law), list(data.glossary), list(data.sources)) == (["law-9"], ["victim"], ["law-copy"])
    assert [field.id for field in data.forms["decision-record"].groups[0].fields] == ["legal"]
    assert data.outline.parts[0].modules == ()
    assert {finding.file.rpartition("/")[2] for finding in findings} == {
        "law.yml",
        "glossary.csv",
        "sources.bib",
        "forms.yml",
        "course.yml",
        "claims.yml",  # these name the source that is left out
        "emergency.yml",
        "red-lines.yml",
        "tools.yml",
        "folklore.yml",
    }


def test_unreadable_files_give_empty_data_and_findings(handbook: Path) -> None:
    for file in (path for path in (handbook / "docs/_data").rglob("*") if path.is_file()):
        file.write_text("{[\x00" if file.suffix == ".yml" else '"\x00{@misc{')
    data, findings = load(handbook)
    assert not any((data.law, data.glossary, data.sources, data.forms, data.strings, data.figures, data.outline.parts))
    assert not any((data.claims, data.cards, data.folklore, data.bank, data.everyday, data.alike))
    assert len({finding.file for finding in findings}) == 19


def test_keys_stay_text_and_every_value_has_its_line() -> None:
    lined, findings = read_yaml("on: 1\nlist:\n  - a\n  - no: !nobody knows\n", "f.yml", "X", first_line=10)
    assert findings == []
    assert lined.value == {"on": 1, "list": ["a", {"no": "knows"}]}
    assert [lined.lines[path] for path in (("on",), ("list", 0), ("list", 1, "no"))] == [10, 12, 13]


def test_what_does_not_fit_is_told_with_its_place() -> None:
    shape = {"many": [{"id": str, "n?": int}], "when": date}
    text = "many:\n  - {id: a, n: -1}\n  - {id: 5}\n  - {id: b}\nwhen: soon\nwhat: 1\n"
    lined, findings = read_shaped(text, "f.yml", shape, ("X1", "X2"))
    assert lined.value == {"many": [None, None, {"id": "b"}]}
    assert [(finding.line, finding.found) for finding in findings] == [
        (2, 'many › 1 › n: "-1" does not fit'),
        (3, 'many › 2 › id: "5" does not fit'),
        (5, 'when: "soon" does not fit'),
        (6, "what: unknown key"),
    ]


def test_of_an_unknown_key_nothing_else_is_left_out() -> None:
    shape = {"one": {"id": str}, "many": [{"id": str}]}
    lined, findings = read_shaped("one: {id: a, x: 1}\nmany:\n  - {id: b, x: 1}\n", "f.yml", shape, ("X1", "X2"))
    assert lined.value == {"one": {"id": "a"}, "many": [{"id": "b"}]}
    assert [(finding.line, finding.found) for finding in findings] == [
        (1, "one › x: unknown key"),
        (3, "many › 1 › x: unknown key"),
    ]


@pytest.mark.parametrize(
    "text", ["a: &x [*x]", "a: !!timestamp x", "a: !!bool x", "a: {b: [c]}", "? [a]\n: b", "a: [b"]
)
def test_odd_yaml_is_a_finding_and_no_traceback(text: str) -> None:
    _, findings = read_shaped(text, "f.yml", {"a": frozenset({"b"})}, ("X1", "X2"))
    assert findings
