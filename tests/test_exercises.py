"""Exercises: one answers.yml for brief, self-check, key and rubric; data made from a seed, pointing at nobody."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import ours
import pytest

from handbook.__main__ import main
from handbook.base.findings import BadContent, NotRead
from handbook.checks.exercises import data_is_as_it_was_made
from handbook.checks.fiction import checksum_holds, fiction, real
from handbook.course.course import Course
from handbook.course.exercises.answers import read_exercises
from handbook.course.exercises.folder import DATA, makers, tells_a_story
from handbook.course.questions.address import normal_address
from handbook.course.questions.date import normal_date
from handbook.course.questions.ids import IdForm
from handbook.course.questions.normal import normal
from handbook.course.questions.number import normal_number
from handbook.course.questions.time import normal_time
from handbook.practice.make import make

ROOT = Path(__file__).parents[1]
DAY = date(2026, 11, 25)
ANSWERS = """\
minutes: 20
team: 1
practises: [rescue]
material:
  - {file: post.html, mn: "Бичлэг", en: "A post"}
hand_in:
  - {mn: "Тэмдэглэл", en: "A record"}
hints:
  - {mn: "Эхлээд унш.", en: "Read first."}
questions:
  - id: tiny-a1
    kind: text
    ask: {mn: "Хэн?", en: "Who?"}
    accept: ["Сараа"]
    wrong:
      - answers: ["Болор"]
        hint: {mn: "Өөр хүн.", en: "Somebody else."}
    otherwise: {mn: "Дахин унш.", en: "Read again."}
  - id: tiny-a2
    kind: number
    ask: {mn: "Хэд?", en: "How many?"}
    from: 1.5
    to: 1.7
    step: 0.1
    otherwise: {mn: "Тоол.", en: "Count."}
  - id: tiny-a3
    kind: time
    ask: {mn: "Хэзээ?", en: "When?"}
    from: "23:58"
    to: "00:01"
    otherwise: {mn: "Хар.", en: "Look."}
  - id: tiny-a4
    kind: text
    ask: {mn: "Өдөр?", en: "Day?"}
    accept: ["{day-21}"]
    otherwise: {mn: "Хар.", en: "Look."}
rubric:
  - id: tiny-r1
    points: 0
    red: true
    criterion: {mn: "Бичээгүй", en: "Wrote to nobody"}
    full: {mn: "Тийм", en: "Yes"}
planted:
  - {id: tiny-p1, what: {mn: "Нэр", en: "A name"}, file: post.html, text: "Сараа", way: ["open: post.html"]}
key:
  - {title: {mn: "Түлхүүр", en: "Key"}, text: {mn: "Сараа.", en: "Saraa."}}
"""
MAKE = """\
from pathlib import Path

def make(source: Path, target: Path, day) -> None:
    (target / "post.html").write_text((source / "post.txt").read_text("utf-8"), encoding="utf-8")
"""
PAGE = '<html><body><p class="hb-fiction">Зохиомол</p>Сараа бичив.</body></html>\n'


@pytest.fixture
def tiny_exercise(handbook: Path) -> Path:
    """A handbook with one exercise whose data is not made yet."""
    folder = handbook / "exercises/tiny"
    folder.mkdir(parents=True)
    for name, text in (("answers.yml", ANSWERS), ("make.py", MAKE), ("post.txt", PAGE)):
        (folder / name).write_text(text, encoding="utf-8")
    return handbook


def codes(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(root)
    main(["check"])
    return capsys.readouterr().out.splitlines()


def test_an_answers_file_is_read_whole(tiny_exercise: Path) -> None:
    exercises, findings = read_exercises(tiny_exercise, DAY)
    assert findings == []
    name, number, time, day = exercises["tiny"].questions
    assert name.accepted == (("сараа",),) and name.mistakes[0].answers == ("болор",)
    assert number.accepted == (("1.5", "1.6", "1.7"),) and number.shown == "1.5–1.7"
    assert time.accepted == (("23:58", "23:59", "00:00", "00:01"),)
    assert day.shown == "2026-11-04"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("kind: number", "kind: guess", '"guess" does not fit'),
        ('accept: ["Сараа"]', 'accept: ["!?"]', "an answer that is empty"),
        ('answers: ["Болор"]', 'answers: ["сараа"]', "stands for two answers"),
        ("minutes: 20\n", "", 'the key "minutes" is missing'),
        ("from: 1.5", "from: 1.8", "an answer that is empty"),
        ("step: 0.1", "step: 0.0001", "more than 2000"),
        ('way: ["open: post.html"]', 'way: ["open: other.html"]', "the way begins with"),
        ("rubric:", "marks:", "unknown key"),
        ('en: "Who?"', 'english: "Who?"', "unknown key"),
        ("id: tiny-a1", 'id: ""', "questions › 1 › id: nothing does not fit"),
    ],
)
def test_a_mistake_in_answers_is_told_with_its_line(old: str, new: str, found: str, tiny_exercise: Path) -> None:
    path = tiny_exercise / "exercises/tiny/answers.yml"
    assert ANSWERS.count(old) >= 1
    path.write_text(ANSWERS.replace(old, new, 1), encoding="utf-8")
    _, findings = read_exercises(tiny_exercise, DAY)
    assert any(found in finding.found for finding in findings), findings
    assert all(finding.code == "EX01" and finding.line for finding in findings)


def test_of_a_bad_field_of_an_exercise_nothing_else_is_lost(tiny_exercise: Path) -> None:
    path = tiny_exercise / "exercises/tiny/answers.yml"
    text = ANSWERS.replace("minutes: 20", "minutes: soon").replace('from: "23:58"', 'from: "now"')
    path.write_text(text.replace('way: ["open: post.html"]', "way: []"), encoding="utf-8")
    exercises, findings = read_exercises(tiny_exercise, DAY)
    assert [(finding.found.split(":")[0], finding.lost) for finding in findings] == [
        ("minutes", ""),
        ("questions › 3 › from", ""),
        ("planted › 1 › way", ""),
    ]
    tiny = exercises["tiny"]
    assert (tiny.id, tiny.team, tiny.rubric[0].red, tiny.planted[0].text) == ("tiny", 1, True, "Сараа")
    assert tiny.questions[0].accepted == (("сараа",),) and tiny.questions[2].otherwise["en"] == "Look."
    for ask in (lambda: tiny.minutes, lambda: tiny.questions[2].accepted, lambda: tiny.planted[0].way):
        with pytest.raises(NotRead, match=r"exercises/tiny/answers\.yml"):
            ask()


def test_an_exercise_is_made_and_a_failed_run_keeps_the_good_data(tiny_exercise: Path) -> None:
    make(tiny_exercise, progress=lambda words: None)
    folder = tiny_exercise / "exercises/tiny"
    made = (folder / "data/post.html").read_text("utf-8")
    assert made == PAGE and (folder / "SHA256SUMS").read_text("utf-8").split()[1::2] == [
        "data/post.html",
        "make.py",
        "post.txt",
    ]
    (folder / "post.txt").write_text(PAGE.replace("Сараа", "www.facebook.com"), encoding="utf-8")
    with pytest.raises(BadContent) as error:
        make(tiny_exercise, progress=lambda words: None)
    assert error.value.findings[0].file == "exercises/tiny/data/post.html"
    assert (folder / "data/post.html").read_text("utf-8") == made
    assert sorted(path.name for path in folder.iterdir()) == [
        "SHA256SUMS",
        "answers.yml",
        "data",
        "make.py",
        "post.txt",
    ]


def test_an_unknown_exercise_is_told(tiny_exercise: Path) -> None:
    with pytest.raises(BadContent, match=r'EX02 .* no exercise "tini" — write one of tiny'):
        make(tiny_exercise, ["tini"], lambda words: None)


def test_a_file_that_no_seed_made_stops_the_build(
    tiny_exercise: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tiny_exercise, progress=lambda words: None)
    data = tiny_exercise / "exercises/tiny/data"
    (data / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 a photograph")
    (data / "post.html").write_text(PAGE + "more", encoding="utf-8")
    (tiny_exercise / "exercises/tiny/post.txt").write_text(PAGE + "more", encoding="utf-8")
    (tiny_exercise / "exercises/tiny/case.yml").write_text("sites: []\npeople: []\n", encoding="utf-8")
    lines = codes(tiny_exercise, capsys, monkeypatch)
    assert any(line.startswith("EX03 exercises/tiny/data/photo.jpg:0: a picture without our mark") for line in lines)
    assert any(line.startswith("EX04 exercises/tiny/data/photo.jpg:0: a file that SHA256SUMS") for line in lines)
    assert any(line.startswith("EX04 exercises/tiny/data/post.html:0: a file that is not as make.py") for line in lines)
    assert any(line.startswith("EX04 exercises/tiny/post.txt:0: a file changed since the data") for line in lines)
    assert any(line.startswith("EX11") and "case.yml:2: people: unknown key" in line for line in lines), lines
    assert any(
        line.startswith("EX05 exercises/tiny/answers.yml:0: no brief docs/mn/exercises/tiny.md") for line in lines
    )


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("practises: [rescue]", "practises: [rescu]", 'EX06 exercises/tiny/answers.yml:0: unknown module "rescu"'),
        ("file: post.html, mn", "file: past.html, mn", 'no file "past.html" in exercises/tiny/data'),
        ("tiny-a2", "tiny-a1", '"tiny-a1" already stands in exercises/tiny/answers.yml'),
        ("id: tiny-r1", "id: other-r1", 'EX07 exercises/tiny/answers.yml:0: "other-r1" does not begin with "tiny-"'),
        ("points: 0", "points: 2", "EX08 exercises/tiny/answers.yml:0: a rubric without a red line, or with points"),
    ],
)
def test_what_an_exercise_names_is_there(
    old: str,
    new: str,
    found: str,
    tiny_exercise: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make(tiny_exercise, progress=lambda words: None)
    text = ANSWERS.replace(old, new, 1).replace(
        "open: post.html", "open: past.html" if "past" in new else "open: post.html"
    )
    (tiny_exercise / "exercises/tiny/answers.yml").write_text(text, encoding="utf-8")
    assert any(found in line for line in codes(tiny_exercise, capsys, monkeypatch))


@pytest.mark.parametrize(
    "text",
    [
        "https://ajil.mn/zar", "see gazar.com today", "a@mail.ru", "8.8.8.8", "2a00:1450::1", "9911-2233",
        "утас 88112233", "+976 99112233", "+66 812345678", "0x52908400098527886E0F7030069857D2E4169EE7",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "УХ12345678", "Фэйсбүүкээр бичээрэй", "Telegram-аар", "Khan Bank",
    ],
)  # fmt: skip
def test_what_could_be_somebodys_is_found(text: str) -> None:
    assert list(real(text)), text


@pytest.mark.parametrize(
    "text",
    [
        "https://shine-ajil.example/zar.html", "192.0.2.17 203.0.113.9", "2001:db8::1", "0012-3456", "+999 12 345 678",
        "id 100000200300401", "2026-11-04 14:05", "12,500,000 ₮", "data/post.html", "style.css v1.2.3", "T" + "9" * 33,
        "f" * 64, "http://www.w3.org/2000/svg", "нууц, газар",
    ],
)  # fmt: skip
def test_what_can_be_nobodys_is_left_alone(text: str) -> None:
    assert list(real(text)) == [], text


def test_a_checksum_is_known_where_it_holds() -> None:
    assert checksum_holds("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")
    assert not checksum_holds("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")


def test_answers_are_compared_without_what_does_not_count() -> None:
    assert normal(" https://www.Shine-Ajil.example/ ") == normal("shine ajil example") == "shineajilexample"
    assert normal("Үнэнийг ӨГНӨ, Ёс") == normal("унэнийг огно ес")
    assert normal_address("https://Www.Shine-Ajil.example:443/zar?id=3") == "shineajilexample"
    assert [normal_number(text, 2) for text in ("1250.5", "1250", "1,250", "")] == ["1250.50", "1250.00", "", ""]
    assert [normal_time(text) for text in ("9:05", "09:05", "9", "")] == ["09:05", "09:05", "", ""]
    assert [normal_date(text) for text in ("2026-11-02", "2026-11-31", "11-02")] == ["2026-11-02", "", ""]


def test_ids_of_a_question_are_known_by_what_they_have_in_common() -> None:
    short, long, ends = IdForm.of(["n06", "n14"]), IdForm.of(["0001262", "0007316"]), IdForm.of(["WvzN7v", "aUPB6V"])
    assert (short, short.normal("n06")) == (IdForm("n", 0), "n6")
    assert (long, long.normal("0001262")) == (IdForm("", 7), "0001262")
    assert (ends, ends.normal("WvzN7v")) == (IdForm(None, 6), "wvzn7v")
    assert IdForm.of(["1 C3", "2 F3"]).normal("1 С3") == "1c3", "a Cyrillic letter that looks like the Latin one"
    assert IdForm.of(["a1", "b2"]) == IdForm(None, 2), "a letter that differs is part of the id"


def test_every_exercise_is_made_again_byte_for_byte(tmp_path: Path) -> None:
    """From a copy without its data, by the command, and compared with what is committed."""
    copy = tmp_path / "again"
    for file in (ROOT / "exercises").rglob("*"):
        below = file.relative_to(ROOT)
        if file.is_file() and DATA not in below.parts[2:3]:
            (copy / below).parent.mkdir(parents=True, exist_ok=True)
            (copy / below).write_bytes(file.read_bytes())
    (copy / "docs").symlink_to(ROOT / "docs")
    make(copy, progress=lambda words: None)
    for id_, source in makers(ROOT).items():
        again = copy / "exercises" / id_
        names = [
            path.relative_to(folder).as_posix()
            for folder in (source, again)
            for path in sorted((folder / DATA).rglob("*"))
        ]
        assert names[: len(names) // 2] == names[len(names) // 2 :], id_
        for path in (path for path in (source / DATA).rglob("*") if path.is_file()):
            assert path.read_bytes() == (again / path.relative_to(source)).read_bytes(), path
    assert list(data_is_as_it_was_made(Course(copy, {}, ours.data()))) == []


def test_together_the_exercises_stay_under_thirty_megabytes() -> None:
    assert sum(path.stat().st_size for path in (ROOT / "exercises").rglob("*") if path.is_file()) < 30e6


def test_no_line_of_a_style_is_longer_than_one_of_the_program() -> None:
    """Styles as they are written; pages that were captured keep theirs."""
    styles = [*(ROOT / "handbook/practice").rglob("*.css"), *(ROOT / "exercises").glob("*/*.css")]
    lines = [(path.name, line) for path in styles for line in path.read_text("utf-8").splitlines()]
    assert len(styles) > 10 and [line for line in lines if len(line[1]) > 120] == []


def test_no_answer_and_no_key_lies_in_the_data() -> None:
    """What only answers.yml says: why an answer is right, what is planted, what earns all points."""
    exercises = ours.data().exercises
    for exercise in exercises.values():
        texts = [
            path.read_text("utf-8", errors="replace")
            for path in sorted((ROOT / exercise.data).rglob("*"))
            if path.suffix in (".html", ".js", ".json", ".csv", ".txt", ".css", ".svg")
        ]
        told = [words for part in exercise.key for words in part.text.values()]
        told += [words for criterion in exercise.rubric for words in criterion.full.values()]
        told += [words for check in exercise.questions if check.why for words in check.why.values()]
        for words in told:
            sentence = max(re.split(r"[.\n]", words), key=len).strip()
            assert len(sentence) < 25 or not any(sentence in text for text in texts), (exercise.id, sentence)


def test_the_capstone_has_all_that_a_case_needs() -> None:
    """Two ways, three dead ends, two who look guilty, a victim's trace, what helps the defence, a change, a gate."""
    leads = {planted.lead for planted in ours.data().exercises["capstone"].planted}
    wanted = {"a", "b", "dead-1", "dead-2", "dead-3", "looks-guilty-1", "looks-guilty-2", "victim", "exculpatory"}
    assert wanted | {"changing", "permission"} <= leads


def test_nothing_real_stands_in_an_exercise() -> None:
    for source in filter(tells_a_story, makers(ROOT).values()):
        assert list(fiction(ROOT, source / DATA)) == []


# what a trainee could take from one exercise into another
OWN = {
    "telephone": r"\b00\d\d-\d{4}\b",
    "licence": r"\b[А-ЯЁӨҮ]{2,5}-\d{3}-\d{4}\b",
    "account": r"\b1000002\d{8}\b",
    "host": r"\b(?!name\.)[a-z0-9-]+\.(?:example|test)\b",
    "register number": r"\b000\d{4}\b",
    "wallet": r"\bT[1-9A-HJ-NP-Za-km-z]{33}\b",
}


def test_a_number_or_an_address_occurs_in_one_exercise_only() -> None:
    found: dict[tuple[str, str], set[str]] = {}
    for source in filter(tells_a_story, makers(ROOT).values()):
        for path in (source / DATA).rglob("*"):
            if path.suffix in (".html", ".csv", ".txt", ".js", ".json"):
                text = path.read_text("utf-8", errors="replace")
                for kind, pattern in OWN.items():
                    for value in re.findall(pattern, text):
                        found.setdefault((kind, value), set()).add(source.name)
    assert {value: names for value, names in found.items() if len(names) > 1} == {}


def test_who_ticks_the_first_ones_of_several_is_never_right() -> None:
    """Rule QU14 looks at single choices; of several right ones the first may be one, all of them may not be."""
    for exercise in ours.data().exercises.values():
        for check in exercise.questions:
            rights = [option.right for option in check.options]
            assert sum(rights) < 2 or rights != sorted(rights, reverse=True), check.id


def test_each_row_of_a_table_has_a_hint_and_a_reason() -> None:
    """But for the thirty adverts, which are counted and not solved."""
    for exercise in ours.data().exercises.values():
        for check in exercise.questions:
            for item in check.rows if check.kind == "sort" else ():
                assert item.why and (item.hint or check.id == "ads-a1"), f"{check.id}: {item.id}"
