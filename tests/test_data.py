"""docs/_data is loaded into typed facts; a mistake leaves out only what it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import ours
import pytest
from tiny import LAWYER, RED_LINES

from handbook import checks
from handbook.__main__ import main
from handbook.base.findings import NotRead
from handbook.base.languages import SPOKEN
from handbook.base.lined_yaml import read_yaml
from handbook.base.shaped import Names, Words, read_as
from handbook.course.data import load
from handbook.course.data.claims import count_by_grade
from handbook.course.data.law import LawFact
from handbook.course.data.review import KINDS
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
        'DA06 docs/_data/red-lines.yml:10: unknown law fact "law-6-2" — '
        'add it to docs/_data/law.yml, or write "law-6-1" if that was meant'
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
    @dataclass(frozen=True)
    class Lists:
        some: tuple[str, ...]
        any: Names

    made, _, findings = read_as(Lists, "some: [a]\nany: []\n", "f.yml", ("X1", "X2"), SPOKEN)
    assert (made, findings) == (Lists(("a",), ()), [])
    *_, findings = read_as(Lists, "some: []\nany: a\n", "f.yml", ("X1", "X2"), SPOKEN)
    assert [(finding.line, finding.found.partition(":")[0]) for finding in findings] == [(1, "some"), (2, "any")]


def test_course_forms_strings_and_figures_are_typed(handbook: Path) -> None:
    data, _ = load(handbook)
    assert [module.id for part in data.outline.parts for module in part.modules] == ["rescue"]
    assert data.outline.edition_date == date(2026, 11, 25)
    case, legal = data.forms["decision-record"].groups[0].fields
    assert (case.type, case.options, case.example) == ("text", (), {"mn": "31", "en": "31"})
    assert legal.answer == {"mn": "Тийм", "en": "Yes"}, "an option is told by its words"
    assert [(option.id, option.text["en"]) for option in legal.options] == [("yes", "Yes"), ("no", "No")]
    assert data.strings["minutes"]["en"] == "{0} min"
    assert data.figures["three-steps"].kind == "steps"


def test_an_entry_with_one_bad_field_keeps_the_rest(handbook: Path) -> None:
    _replace(handbook, "law.yml", "status: read", "status: seen")
    _replace(handbook, "glossary.csv", "coined", "guessed")
    _replace(handbook, "sources.bib", "year = {n.d.}", "years = {n.d.}")
    _replace(handbook, "forms.yml", "type: text", "type: words")
    _replace(handbook, "course.yml", "number: 1", "number: one")
    data, findings = load(handbook)
    assert (data.law["law-6-1"].article["en"], data.glossary["record"].term["en"]) == ("Art. 6.1", "record")
    assert (data.sources["paper"].title, data.outline.modules[0].id) == ("A paper, & more", "rescue")
    assert [field.id for field in data.forms["decision-record"].groups[0].fields] == ["case-no", "legal"]
    assert [finding.file.rpartition("/")[2] for finding in findings] == [
        "glossary.csv",
        "sources.bib",
        "law.yml",
        "course.yml",
        "forms.yml",
    ]


def test_nobody_judges_by_a_field_that_cannot_be_read(handbook: Path) -> None:
    _replace(handbook, "law.yml", "status: read", "status: seen")
    _replace(handbook, "law.yml", '{mn: "Үндэслэлийг заана.", en: "Names the grounds."}', '{mn: "Үндэслэлийг заана."}')
    fact = load(handbook)[0].law["law-6-1"]
    assert isinstance(fact, LawFact) and fact.note is None
    for ask in (lambda: fact.status == "read", lambda: fact.is_open, lambda: fact.statement["mn"]):
        with pytest.raises(NotRead, match=r"law\.yml"):
            ask()
    assert "status=<hole>" in repr(fact) and "note=None" in repr(fact)


# file, what stands in one field of one entry, what stands there instead
ONE_FIELD = [
    ("glossary.csv", "official", "certain"),
    ("glossary.csv", "A person who was harmed.", ""),
    ("sources.bib", "@misc", "@book"),
    ("sources.bib", "year = {n.d.}", "years = {n.d.}"),
    ("sources.bib", "https://example.org/law", "example.org/law"),
    ("law.yml", "status: unverified", "status: seen"),
    ("law.yml", "sources: [law-copy]", "sources: []"),
    ("law.yml", "kind: check", "kind: doubt"),
    ("law.yml", "checked: 2026-11-25", "checked: soon"),
    ("law.yml", 'statement: {mn: "Үндэслэлийг заана.", en: "Names the grounds."}', "statement: Names the grounds."),
    ("claims.yml", "grade: B", "grade: E"),
    ("claims.yml", ', en: "Asking is better."', ""),
    ("claims.yml", "sources: [paper]", "sources: paper"),
    ("tools.yml", "risk: M", "risk: X"),
    ("tools.yml", "id: blurred", "id: A blurred one"),
    ("tools.yml", 'names: ["Summer", "Summer Pro"]', "names: []"),
    ("tools.yml", "alternatives: [blurred]", "alternatives: blurred"),
    ("tools.yml", "review_by: 2027-05-25", "review_by: 2027"),
    ("folklore.yml", "status: read", "status: unverified"),
    ("emergency.yml", 'number: "108"', "number: 108"),
    ("red-lines.yml", "law: [law-6-1]", "law: law-6-1"),
    ("red-lines.yml", 'instead: {mn: "Зөвхөн үзнэ.", en: "Only view."}', "instead: []"),
    ("lawyer.yml", "term: record", "term: A Record"),
    ("lawyer.yml", "facts: [law-6-1]", "facts: 6"),
    ("elements.yml", "needed: always", "needed: often"),
    ("elements.yml", 'title: {mn: "элсүүлэх", en: "recruit"}', 'title: ""'),
    ("course.yml", "number: 1", "number: one"),
    ("course.yml", "hours: 0.5", "hours: half"),
    ("course.yml", "edition_date: 2026-11-25", "edition_date: soon"),
    ("course.yml", 'edition: "2026-11"', "edition: 2026"),
    ("course.yml", "code: MIT", 'code: "MIT or so"'),
    ("course.yml", 'title: {mn: "Суурь", en: "Basis"}', "title: Basis"),
    ("course.yml", '  - {mn: "Шинэ хичээл.", en: "A new lesson."}', "  - A new lesson."),
    ("editions.yml", "day: 2026-11-25", "day: 25"),
    ("editions.yml", '- {mn: "Шинэ хичээл.", en: "A new lesson."}', "- A new lesson."),
    ("paths.yml", "page: rescue/ask-first", "page: 7"),
    ("paths.yml", 'why: {mn: "Эхлээд асууна.", en: "Ask < first."}', "why: []"),
    ("timetables.yml", "kind: talk", "kind: speech"),
    ("timetables.yml", "lunch: 60", "lunch: long"),
    ("timetables.yml", '"09:50"', "10:50"),
    ("timetables.yml", "teach: [opening, rescue/ask-first]", "teach: [opening, 7]"),
    ("strings.yml", 'minutes: {mn: "{0} мин", en: "{0} min"}', 'minutes: "{0} min"'),
    ("forms.yml", "type: text", "type: words"),
    ("forms.yml", "file: decision-record", "file: Decision record"),
    ("forms.yml", 'label: {mn: "Дугаар", en: "Number"}', "label: Number"),
    ("forms.yml", 'example: "yes"', "example: [yes]"),
    ("forms.yml", 'mn: "Тийм", en: "Yes"', 'mn: "Тийм", en: 1'),
    ("figures.yml", 'title: {mn: "Гурван алхам", en: "Three steps"}', "title: Three steps"),
    ("bank.yml", "form: a", "form: c"),
    ("bank.yml", "twin: bank-b01", "twin: 1"),
    ("bank.yml", "decision: stop", "decision: wait"),
    ("bank.yml", "right: true", "right: 1"),
    ("review.yml", "months: 6", "months: 99"),
    ("review.yml", 'author: {mn: "Зохиогч", en: "Author"}', "author: Author"),
    ("review.yml", "rescue: author", "rescue: The Author"),
    ("everyday/mn.yml", "[шалтаг, суурь]", "[шалтаг, 7]"),
    ("everyday/alike.yml", "[officer, cop]", "[officer, 7]"),
]
REVIEW = """\
roles:
  author: {mn: "Зохиогч", en: "Author"}
kinds:
""" + "".join(
    f'  {kind}: {{role: author, months: 6, questions: [{{mn: "Үнэн үү?", en: "Is it true?"}}]}}\n' for kind in KINDS
)
WITH_ALL_FILES = {"lawyer.yml": LAWYER, "elements.yml": ELEMENTS, "review.yml": REVIEW + "folders:\n  rescue: author\n"}


@pytest.fixture
def whole(handbook: Path) -> Path:
    """The tiny handbook with every file of data that there can be."""
    for name, text in WITH_ALL_FILES.items():
        (handbook / "docs/_data" / name).write_text(text, encoding="utf-8")
    return handbook


@pytest.mark.parametrize(("name", "old", "new"), ONE_FIELD, ids=[f"{name}: {new}" for name, _, new in ONE_FIELD])
def test_of_one_bad_field_nothing_else_follows(name: str, old: str, new: str, whole: Path) -> None:
    _replace(whole, name, old, new)
    assert [finding.file for finding in checks.run(whole)] == [f"docs/_data/{name}"]
    assert {finding.file for finding in load(whole)[1]} <= {f"docs/_data/{name}"}


def test_a_field_of_every_file_of_data_is_tried(whole: Path) -> None:
    assert checks.run(whole) == []
    files = {path.relative_to(whole / "docs/_data").as_posix() for path in (whole / "docs/_data").rglob("*.*")}
    assert files - {name for name, *_ in ONE_FIELD} == {"everyday/en.yml"}, "its twin is tried"


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


def test_every_text_knows_the_line_on_which_it_begins() -> None:
    files = [passage for passage in ours.course().passages if not passage.is_page]
    told = 0
    for passage in files:
        written = (ROOT / passage.file).read_text(encoding="utf-8").splitlines()
        begins: dict[int, str] = {}
        for line, row in zip(passage.lines, passage.written.split("\n"), strict=True):
            begins.setdefault(line, row)
        for line, row in begins.items():
            if word := re.search(r"[^\W\d_]{3,}", row):
                told += 1
                assert word[0] in written[line - 1], f"{passage.file}:{line}: {row}"
    assert told > 10_000


def test_a_text_that_yaml_folds_begins_below_its_sign() -> None:
    text = "long:\n  en: >-\n    One\n    two.\n  mn: |\n    Нэг.\nnext:\n  en: A\n  mn: 'Б'\n"
    made, _, findings = read_as(dict[str, Words], text, "f.yml", ("X1", "X2"), SPOKEN)
    assert findings == []
    assert {key: dict(words.lines) for key, words in made.items()} == {
        "long": {"en": 3, "mn": 6},
        "next": {"en": 8, "mn": 9},
    }


@dataclass(frozen=True)
class Entry:
    id: str
    n: int = 0


@dataclass(frozen=True)
class Dated:
    many: tuple[Entry, ...]
    when: date


@dataclass(frozen=True)
class Entries:
    one: Entry
    many: tuple[Entry, ...]


def test_what_does_not_fit_is_told_with_its_place() -> None:
    text = "many:\n  - {id: a, n: -1}\n  - {id: 5}\n  - {id: b}\nwhen: soon\nwhat: 1\n"
    made, lined, findings = read_as(Dated, text, "f.yml", ("X1", "X2"), SPOKEN)
    assert lined.value == {"many": [{"id": "a", "n": None}, {"id": None}, {"id": "b"}], "when": None}
    assert (made.many[0].id, *made.many[1:]) == ("a", Entry("b"))
    for entry, field in ((made.many[0], "n"), (made, "when")):
        with pytest.raises(NotRead):
            getattr(entry, field)
    assert [(finding.line, finding.found) for finding in findings] == [
        (2, 'many › 1 › n: "-1" does not fit'),
        (3, 'many › 2 › id: "5" does not fit'),
        (5, 'when: "soon" does not fit'),
        (6, "what: unknown key"),
    ]


def test_of_an_unknown_key_nothing_else_is_left_out() -> None:
    text = "one: {id: a, x: 1}\nmany:\n  - {id: b, x: 1}\n"
    made, lined, findings = read_as(Entries, text, "f.yml", ("X1", "X2"), SPOKEN)
    assert made == Entries(Entry("a"), (Entry("b"),))
    assert lined.value == {"one": {"id": "a"}, "many": [{"id": "b"}]}
    assert [(finding.line, finding.found) for finding in findings] == [
        (1, "one › x: unknown key"),
        (3, "many › 1 › x: unknown key"),
    ]


@pytest.mark.parametrize(
    "text", ["a: &x [*x]", "a: !!timestamp x", "a: !!bool x", "a: {b: [c]}", "? [a]\n: b", "a: [b"]
)
def test_odd_yaml_is_a_finding_and_no_traceback(text: str) -> None:
    @dataclass(frozen=True)
    class Odd:
        a: Annotated[str, frozenset({"b"})]

    *_, findings = read_as(Odd, text, "f.yml", ("X1", "X2"), SPOKEN)
    assert findings


def test_a_command_that_needs_a_field_which_cannot_be_read_names_its_file(
    whole: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _replace(whole, "course.yml", "edition_date: 2026-11-25", "edition_date: soon")
    monkeypatch.chdir(whole)
    assert main(["export", "rescue/ask-first.md", "--to", "docx"]) == 1
    assert capsys.readouterr().out.startswith("docs/_data/course.yml: something in it cannot be read")
