"""Entry and exit tests on the screen and on paper, and the item analysis: no key, by keyboard, reckoned twice."""

from __future__ import annotations

import csv
import random
import re
import statistics
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from io import StringIO
from pathlib import Path

import ours
import pytest
from axe import axe, found_by_axe, too_wide
from playwright.sync_api import Browser, Page, expect
from reader import Reader, saved_by

from handbook.checks.bank import modules_of_objectives
from handbook.course.data.bank import BankQuestion

ROOT = Path(__file__).parents[2]
SITE = ours.course()
BANK = SITE.data.bank
MODULE_OF = modules_of_objectives(SITE)
ENTRY, EXIT, KEY, ITEMS = (
    f"en/trainer/{name}.html" for name in ("entry-test", "exit-test", "answer-key", "item-analysis")
)
COLUMNS = ["test", "form", "code", "name", "question", "objective", "chosen", "right", "language", "seconds"]
COLUMNS += ["started", "ended"]
GIVEN = [name for name in COLUMNS if name not in ("objective", "right")]  # what the page of a test knows
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('osint-handbook.test.'))"
FEWEST = 20
LOOKS = ((360, "light"), (1280, "dark"), (1280, "light"))  # a dark phone comes first


def form_of(form: str) -> list[BankQuestion]:
    return [question for question in BANK.values() if question.form == form]


@dataclass(frozen=True)
class Attempt:
    """One trainee's answers to one test: the number of the option chosen, 0 where nothing was."""

    test: str
    form: str
    code: str
    chosen: dict[str, int]

    def right(self, question: BankQuestion) -> bool:
        return self.chosen[question.id] == question.answer

    @property
    def total(self) -> int:
        return sum(self.right(question) for question in form_of(self.form))

    @property
    def name(self) -> str:
        return f"test-{self.test}-{self.form}-{self.code}.csv"

    def rows(self) -> list[list[str]]:
        return [
            [self.test, self.form, self.code, "", question.id, question.objective, str(self.chosen[question.id] or ""),
             str(int(self.right(question))), "mn", "", "2026-11-25T01:00:00.000Z", "2026-11-25T01:30:00.000Z"]
            for question in form_of(self.form)
        ]  # fmt: skip


def as_csv(rows: Iterable[list[str]]) -> str:
    return "\ufeff" + "\r\n".join(",".join(row) for row in [COLUMNS, *rows]) + "\r\n"


def trainees(count: int, seed: int = 8) -> list[Attempt]:
    """Both tests of each, crosswise, by chance: people and questions differ, and after the course all know more."""
    dice = random.Random(seed)
    hard = {question.id: dice.uniform(-0.25, 0.2) for question in BANK.values()}
    codes = dice.sample([a + b + c + d for a in "ABCDE" for b in "FGHJK" for c in "MNPRT" for d in "UVWXY"], count)
    found = []
    for number, code in enumerate(codes):
        skill = dice.random()
        for test, form in (("entry", "ab"[number % 2]), ("exit", "ba"[number % 2])):
            chosen = {}
            for question in form_of(form):
                knows = dice.random() < 0.2 + 0.45 * skill + 0.2 * (test == "exit") - hard[question.id]
                other = dice.choice([0, *(n for n in (1, 2, 3, 4) if n != question.answer)])
                chosen[question.id] = question.answer if knows else other
            found.append(Attempt(test, form, code, chosen))
    return found


def write(folder: Path, attempts: Iterable[Attempt]) -> list[Path]:
    files = []
    for attempt in attempts:
        files.append(folder / attempt.name)
        files[-1].write_text(as_csv(attempt.rows()), encoding="utf-8")
    return files


def give(page: Page, files: list[Path]) -> None:
    page.locator("#hb-items-files").set_input_files(files)
    # the page reads one file after the other
    expect(page.locator(".hb-work__said")).to_contain_text("Tests read", timeout=30_000)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def said(page: Page) -> str:
    return page.locator(".hb-work__said").inner_text()


# ---- the tests


def tab_to(page: Page, words: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip() == words:
            return
    raise AssertionError(f"the keyboard does not reach {words!r}")


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_a_trainee_takes_the_test_by_keyboard_alone(
    lang: str, browser: Browser, open_trainer: Callable[..., Reader]
) -> None:
    words = {key: text[lang] for key, text in SITE.data.strings.items()}
    page = open_trainer(browser).open(ENTRY if lang == "en" else ENTRY.removeprefix("en/"))
    code = page.locator("#hb-test-code").input_value()
    assert re.fullmatch("[A-Z]{4}", code)
    tab_to(page, words["js-test-start"])
    page.keyboard.press("Enter")
    questions = form_of("a")
    chosen = {question.id: number % 4 + 1 for number, question in enumerate(questions)}
    for question in questions:
        expect(page.locator(".hb-test__q").filter(visible=True)).to_have_attribute("id", question.id)
        # Space takes the first option, an arrow the next one
        page.keyboard.press("Space")
        for _ in range(chosen[question.id] - 1):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    expect(page.locator(".hb-test__score")).to_have_text(words["js-test-answered"].format(25, 25))
    expect(page.locator(".hb-test__panel")).to_contain_text(words["js-test-marked-later"])
    tab_to(page, words["js-test-save"])
    rows = table(saved_by(page, lambda: page.keyboard.press("Enter")))
    assert list(rows[0]) == GIVEN
    assert [(row["question"], int(row["chosen"])) for row in rows] == list(chosen.items())
    assert {(row["test"], row["form"], row["code"], row["name"], row["language"], row["seconds"]) for row in rows} == {
        ("entry", "a", code, "", lang, "")
    }
    assert all(re.fullmatch(r"20\d\d-.*Z", row[at]) for row in rows for at in ("started", "ended"))


def start(page: Page, **answers: int) -> None:
    press(page, "Start")
    for id_, number in answers.items():
        page.locator(f"#{id_.replace('_', '-')} input").nth(number - 1).check()


def finish(page: Page) -> None:
    page.locator(".hb-test__foot > .hb-test__bar").last.get_by_role("button").click()
    if page.get_by_role("button", name="Yes, finish").count():
        press(page, "Yes, finish")
    expect(page.locator("#result")).to_be_focused()


def test_the_trainer_marks_the_file_of_a_trainee_by_module_and_names_each_lesson_to_read_again_once(
    chromium: Browser, open_trainer: Callable[..., Reader], tmp_path: Path
) -> None:
    reader = open_trainer(chromium)
    page = reader.open(ENTRY)
    first = form_of("a")[0]
    code = page.locator("#hb-test-code").input_value()
    start(page, **{first.id.replace("-", "_"): first.answer})
    finish(page)
    file = tmp_path / "answers.csv"
    file.write_text(saved_by(page, lambda: press(page, "Save the answers (CSV)")), encoding="utf-8")
    press(page, "Next trainee")
    page = reader.open(ITEMS)
    other = trainees(1)[0]
    give(page, [file, *write(tmp_path, [other])])
    marks = page.get_by_role("region", name="Each test, marked").locator("tbody tr").all_inner_texts()
    assert sorted(line.split("\t") for line in marks) == sorted(
        [
            [code, "Entry", "Form A", "1 / 25", "24"],
            [other.code, "Entry", "Form A", f"{other.total} / 25", str(list(other.chosen.values()).count(0))],
        ]
    )
    page.get_by_label("Result of one trainee").select_option(label=f"{code} · Entry · Form A")
    slip = page.locator(".hb-items__slip")
    expect(slip.locator(".hb-items__score")).to_have_text("1 of 25 right")
    asked = [MODULE_OF[question.objective] for question in form_of("a")]
    numbers = {module.id: module.number for part in SITE.data.outline.parts for module in part.modules}
    expected = [
        f"{int(module == MODULE_OF[first.objective])} / {asked.count(module)}"
        for module in sorted(set(asked), key=numbers.get)
    ]
    assert [line.split("\t")[-1] for line in slip.locator("tbody tr").all_inner_texts()] == expected
    links = slip.locator("li a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(links) == len(set(links)) > 10
    assert [
        link for link in links if not (ROOT / "docs/en/trainer" / link.replace(".html", ".md")).resolve().is_file()
    ] == []
    # what is printed for one trainee tells of no other
    page.evaluate("window.print = () => {}")
    press(page, "Print this result")
    page.emulate_media(media="print")
    assert other.code not in page.locator("article").inner_text() and code in page.locator("article").inner_text()
    # in the file of all the trainer has the marks too
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    rows = table(saved_by(page, lambda: press(page, "Save all answers in one file (CSV)")))
    assert [(row["objective"], row["right"]) for row in rows if row["code"] == code] == [
        (question.objective, str(int(question is first))) for question in form_of("a")
    ]


def test_nothing_is_kept_and_no_name_asked_unless_switched_on(
    browser: Browser, open_trainer: Callable[..., Reader]
) -> None:
    page = open_trainer(browser).open(ENTRY)
    expect(page.locator("#hb-test-name")).to_be_hidden()
    start(page, bank_a01=1)
    assert page.evaluate(KEPT) == []
    finish(page)
    press(page, "Next trainee")
    press(page, "Yes, remove them")
    page.get_by_text("Settings (for the trainer)").click()
    page.get_by_label("Ask for a name").check()
    page.get_by_label("Keep the answers in this browser").check()
    page.get_by_label("Note the seconds").check()
    page.locator("#hb-test-name").fill("Сараа")
    assert page.locator(".hb-test__q input:checked").count() == 0
    start(page, bank_a01=2)
    page.wait_for_timeout(1100)
    press(page, "Next")
    assert len(page.evaluate(KEPT)) == 1
    page.reload()
    expect(page.locator(".hb-test__count")).to_have_text("Question 2 of 25. Answered: 1.")
    finish(page)
    page.reload()
    rows = table(saved_by(page, lambda: press(page, "Save the answers (CSV)")))
    assert (rows[0]["name"], rows[0]["chosen"], rows[1]["chosen"]) == ("Сараа", "2", "")
    assert int(rows[0]["seconds"]) >= 1
    press(page, "Next trainee")
    assert page.evaluate(KEPT) == []
    expect(page.get_by_label("Ask for a name")).not_to_be_checked()


def test_halves_of_a_class_take_the_forms_crosswise_with_one_code(
    chromium: Browser, open_trainer: Callable[..., Reader]
) -> None:
    page = open_trainer(chromium).open(EXIT)
    press(page, "Start")
    expect(page.locator("#hb-test-bad")).to_contain_text("four Latin letters")
    page.locator("#hb-test-code").fill("квtх")  # three of four letters by a Cyrillic keyboard
    page.get_by_text("Settings (for the trainer)").click()
    expect(page.locator("#hb-test-form")).to_have_value("b")
    page.locator("#hb-test-form").select_option("a")
    press(page, "Start")
    expect(page.locator(".hb-test__q").filter(visible=True)).to_have_attribute("id", "bank-a01")
    finish(page)
    rows = table(saved_by(page, lambda: press(page, "Save the answers (CSV)")))
    assert {(row["test"], row["form"], row["code"]) for row in rows} == {("exit", "a", "KBTX")}


def test_on_paper_stand_the_questions_of_one_form_and_its_empty_answer_sheet(
    chromium: Browser, open_trainer: Callable[..., Reader]
) -> None:
    page = open_trainer(chromium).open(EXIT)
    page.emulate_media(media="print")
    shown = page.locator(".hb-test__q").filter(visible=True)
    assert shown.evaluate_all("all => all.map(one => one.id)") == [question.id for question in form_of("b")]
    assert page.locator(".hb-sheet__rows > li").filter(visible=True).count() == 25
    expect(page.locator(".hb-test__panel")).to_be_hidden()
    page.emulate_media(media="screen")
    assert shown.count() == 0
    page = open_trainer(chromium, java_script_enabled=False).open(ENTRY)
    assert page.locator(".hb-test__q").filter(visible=True).count() == 25


# ---- the analysis, and the same reckoned in another way


def correlation(xs: list[int], ys: list[int]) -> float | None:
    return statistics.correlation(xs, ys) if len(set(xs)) > 1 and len(set(ys)) > 1 else None


def upper_lower(scores: list[int], totals: list[int]) -> Fraction:
    """Of the upper and the lower 27 %; who has the same total counts as the mean of all who have it."""
    mean = {
        total: Fraction(
            sum(score for score, of in zip(scores, totals, strict=True) if of == total), totals.count(total)
        )
        for total in set(totals)
    }
    size = int(Fraction(27, 100) * len(totals) + Fraction(1, 2))
    ranked = [mean[total] for total in sorted(totals)]
    return (sum(ranked[-size:]) - sum(ranked[:size])) / size


def near(written: str, value: float | Fraction | None) -> bool:
    return written == "" if value is None else abs(float(written) - float(value)) < 6e-5


@pytest.mark.parametrize("test", ["all", "entry", "exit"])
def test_figures_of_the_questions_agree_with_an_independent_computation(
    test: str, browser: Browser, open_trainer: Callable[..., Reader], tmp_path: Path
) -> None:
    attempts = trainees(60)
    page = open_trainer(browser).open(ITEMS)
    give(page, write(tmp_path, attempts))
    page.locator("#hb-items-which").select_option(test)
    rows = {
        row["question"]: row
        for row in table(saved_by(page, lambda: page.get_by_role("button", name="Save the table").last.click()))
    }
    assert set(rows) == set(BANK)
    for question in BANK.values():
        own = [one for one in attempts if one.form == question.form and test in ("all", one.test)]
        row, scores, totals = rows[question.id], [int(one.right(question)) for one in own], [one.total for one in own]
        given = [one.chosen[question.id] for one in own]
        assert (int(row["n"]), int(row["right"]), int(row["blank"])) == (len(own), sum(scores), given.count(0))
        assert [int(row[f"chosen-{n}"]) for n in (1, 2, 3, 4)] == [given.count(n) for n in (1, 2, 3, 4)]
        wrong = [given.count(n) if n != question.answer else 0 for n in (1, 2, 3, 4)]
        assert row["common-wrong"] == (str(wrong.index(max(wrong)) + 1) if max(wrong) else "")
        assert near(row["difficulty"], statistics.mean(scores))
        rest = [total - score for total, score in zip(totals, scores, strict=True)]
        assert near(row["discrimination"], correlation(scores, rest)), question.id
        assert near(row["upper-lower"], upper_lower(scores, totals)), question.id
        # the words of the commonest wrong option stand on the page
        if max(wrong):
            words = question.options[wrong.index(max(wrong))].text["en"].replace("`", "")
            assert words in page.locator(".hb-items").inner_text().replace("`", "")


def test_gains_agree_with_an_independent_computation_and_leave_out_who_took_one_test(
    chromium: Browser, open_trainer: Callable[..., Reader], tmp_path: Path
) -> None:
    attempts = trainees(60)
    left = [
        one for one in attempts if one.test == "entry" or one.code != attempts[0].code
    ]  # one came only to the first
    page = open_trainer(chromium).open(ITEMS)
    give(page, write(tmp_path, left))
    expect(page.locator(".hb-items")).to_contain_text("Codes with both tests: 59. With one only: 1")
    rows = table(saved_by(page, lambda: page.get_by_role("button", name="Save the table").first.click()))
    both = [one for one in left if one.code != attempts[0].code]
    levels = {
        "all": lambda question: "all",
        "module": lambda question: MODULE_OF[question.objective],
        "objective": lambda question: question.objective,
    }
    assert {(row["level"], row["id"]) for row in rows} == {
        (level, of(question)) for level, of in levels.items() for question in BANK.values()
    }
    for row in rows:
        shares = {}
        for test in ("entry", "exit"):
            marks = [
                one.right(question)
                for one in both
                if one.test == test
                for question in form_of(one.form)
                if levels[row["level"]](question) == row["id"]
            ]
            shares[test] = Fraction(sum(marks), len(marks))
            assert (int(row[f"{test}-right"]), int(row[f"{test}-asked"])) == (sum(marks), len(marks))
        gain = shares["exit"] - shares["entry"]
        assert near(row["gain"], gain)
        assert near(row["normalised-gain"], gain / (1 - shares["entry"]) if gain >= 0 and shares["entry"] < 1 else None)


def test_of_few_answers_nothing_is_said(chromium: Browser, open_trainer: Callable[..., Reader], tmp_path: Path) -> None:
    page = open_trainer(chromium).open(ITEMS)
    give(page, write(tmp_path, trainees(FEWEST - 1)))
    expect(page.locator(".hb-items__few").first).to_contain_text("Fewer than 20 people")
    press(page, "Print")
    page.locator("#hb-items-which").select_option("exit")  # ten and nine people
    items = table(saved_by(page, lambda: page.get_by_role("button", name="Save the table").last.click()))
    assert {row[name] for row in items for name in ("difficulty", "discrimination", "upper-lower")} == {""}
    gains = table(saved_by(page, lambda: page.get_by_role("button", name="Save the table").first.click()))
    assert {row[name] for row in gains for name in ("entry", "exit", "gain", "normalised-gain")} == {""}
    assert page.locator("svg.hb-chart").count() == 0
    assert "%" not in page.locator(".hb-items table").last.locator("td").first.inner_text()


def test_bad_files_are_told_by_name_and_leave_the_others_alone(
    browser: Browser, open_trainer: Callable[..., Reader], tmp_path: Path
) -> None:
    good, *others = trainees(9)
    codes = iter(others)

    def spoiled(name: str, change: Callable[[list[list[str]]], None], attempt: Attempt | None = None) -> str:
        own = attempt or next(codes)
        rows = own.rows()
        change(rows)
        (tmp_path / name).write_text(as_csv(rows), encoding="utf-8")
        return own.code

    bad = {
        "missing.csv": (spoiled("missing.csv", lambda rows: rows.pop(3)), "rows of 1 questions are missing"),
        "twice.csv": (spoiled("twice.csv", lambda rows: rows.append(rows[0])), "questions stand twice (bank-"),
        "unknown.csv": (spoiled("unknown.csv", lambda rows: rows[0].__setitem__(4, "bank-z01")), "bank-z01"),
        "letter.csv": (spoiled("letter.csv", lambda rows: rows[0].__setitem__(6, "Б")), "is “Б”, not 1 to 4"),
        "double.csv": (spoiled("double.csv", lambda rows: None, good), f"already took the test “Entry” ({good.name})"),
        "form.csv": (spoiled("form.csv", lambda rows: [row.__setitem__(1, "c") for row in rows]), "form “c”"),
    }
    marked = spoiled("marked.csv", lambda rows: rows[0].__setitem__(7, str(1 - int(rows[0][7]))))
    (tmp_path / "notes.csv").write_text("day;what\n1;nothing\n", encoding="utf-8")
    (tmp_path / "nothing.csv").write_bytes(b"")
    (tmp_path / "picture.csv").write_bytes(bytes(range(256)) * 4)
    page = open_trainer(browser).open(ITEMS)
    give(
        page,
        [
            *write(tmp_path, [good]),
            *(tmp_path / name for name in (*bad, "marked.csv", "notes.csv", "nothing.csv", "picture.csv")),
        ],
    )
    lines = page.locator(".hb-work__said li").all_inner_texts()
    assert len(lines) == len(bad) + 4
    for name, (code, words) in bad.items():
        assert [line for line in lines if line.startswith(name) and code in line and words in line], (name, lines)
    assert any(line.startswith(f"marked.csv, code {marked}: 1 answers are marked otherwise") for line in lines)
    for name in ("notes.csv", "nothing.csv", "picture.csv"):
        assert any(line.startswith(f"{name}: ") for line in lines)
    assert "Tests read: 2." in said(page)


def test_all_answers_saved_in_one_file_open_again_and_also_with_semicolons(
    chromium: Browser, open_trainer: Callable[..., Reader], tmp_path: Path
) -> None:
    attempts = trainees(25)
    page = open_trainer(chromium).open(ITEMS)
    files = write(tmp_path, attempts)
    give(page, files[:20])
    give(page, files[20:])  # another class is added
    assert "Tests read: 50. Codes: 25." in said(page)
    text = saved_by(page, lambda: press(page, "Save all answers in one file (CSV)"))
    items = saved_by(page, lambda: page.get_by_role("button", name="Save the table").last.click())
    (tmp_path / "all.csv").write_text(text.replace(",", ";"), encoding="utf-8")
    press(page, "Clear")
    expect(page.locator(".hb-items table")).to_have_count(0)
    give(page, [tmp_path / "all.csv"])
    assert "Tests read: 50. Codes: 25." in said(page) and page.locator(".hb-work__said li").count() == 0
    assert saved_by(page, lambda: page.get_by_role("button", name="Save the table").last.click()) == items
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('test'))") == []


@pytest.mark.both
def test_the_drawings_are_saved_as_svg_that_stands_alone(
    browser: Browser, open_trainer: Callable[..., Reader], tmp_path: Path
) -> None:
    page = open_trainer(browser).open(ITEMS)
    give(page, write(tmp_path, trainees(60)))
    gains, questions = (
        etree.fromstring(
            saved_by(page, lambda n=n: page.get_by_role("button", name="Save the drawing (SVG)").nth(n).click())
        )
        for n in (0, 1)
    )
    labels = [node.text for node in questions.findall(".//{*}text")]
    assert {f"A{n}" for n in range(1, 26)} | {f"B{n}" for n in range(1, 26)} <= set(labels)
    assert len([node for node in questions.findall(".//{*}circle")]) == 25
    assert any(text == "All questions" for text in (node.text for node in gains.findall(".//{*}text")))


# ---- the whole


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (360, "dark"),
        *(pytest.param(*look, marks=pytest.mark.full) for look in ((360, "light"), (1280, "dark"), (1280, "light"))),
    ],
)
def test_axe_finds_nothing_on_the_four_pages(
    width: int, scheme: str, chromium: Browser, open_trainer: Callable[..., Reader], tmp_path: Path
) -> None:
    reader = open_trainer(chromium, viewport={"width": width, "height": 900}, color_scheme=scheme)
    paths = [reader.site / name.removeprefix(lang) for name in (ENTRY, EXIT, KEY, ITEMS) for lang in ("", "en/")]
    assert found_by_axe(reader, paths) == {}
    page = reader.open(ENTRY)
    page.get_by_text("Settings (for the trainer)").click()
    assert in_state(page) == []
    start(page, bank_a01=1)
    press(page, "Next")
    assert in_state(page) == []
    finish(page)
    assert in_state(page) == []
    saved_by(page, lambda: press(page, "Save the answers (CSV)"))
    page = reader.open(ITEMS)
    attempts = trainees(60)
    (tmp_path / "notes.csv").write_text("day;what\n1;nothing\n", encoding="utf-8")
    give(page, [*write(tmp_path, attempts), tmp_path / "notes.csv"])
    assert in_state(page) == []


def in_state(page: Page) -> list[str]:
    """What axe finds on the page as it stands, and whether it scrolls sideways."""
    return [*axe(page), *(["scrolls sideways"] if too_wide(page) else [])]


def test_the_folder_for_trainees_holds_no_question_of_the_tests(site: Path) -> None:
    def folded(text: str) -> str:
        return re.sub(r"\W+", " ", text).casefold()

    files = [path for path in site.rglob("*") if path.suffix in (".html", ".js", ".json", ".csv", ".txt", ".svg")]
    texts = {path: folded(path.read_text(encoding="utf-8", errors="replace")) for path in files}
    for question in BANK.values():
        for words in (question.text, *(option.reason for option in question.options if option.right)):
            for lang in ("mn", "en"):
                assert not [path for path, text in texts.items() if folded(words[lang]) in text], question.id
    assert not [path for path in files if "bank-a01" in path.read_text(encoding="utf-8", errors="replace")]
    assert not (site / "trainer").exists()
