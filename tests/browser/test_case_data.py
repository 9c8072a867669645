"""Case text stays in the officer's hand: kept only when asked, in files that are encrypted, erased everywhere."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from axe import axe
from playwright.sync_api import Browser, Page, Playwright, expect
from reader import Reader, give_file, saved_by, until

ROOT = Path(__file__).parents[2]
FORM, LOG, PROGRESS = "en/templates/decision-record.html", "en/workbench/capture-log.html", "en/progress.html"
MATRIX, CHARTS = "en/workbench/matrix.html", "en/workbench/charts.html"
TEXT = "Хохирогч А: the intermediary’s account"
PASSPHRASE = "таван үг цуг нэг мөр"
KEEP = "Keep on this computer until I erase it"
ROWS, LINKS = (f"localStorage['osint-handbook.log.{name}'] ?? ''" for name in ("rows", "links"))
KEPT = "Object.keys(localStorage).filter((key) => !/__palette|progress/.test(key)).sort()"
# what MAINTAINING.md tells those who open an encrypted file elsewhere
TOLD = re.search(r"```python\n(def opened.*?)```", (ROOT / "MAINTAINING.md").read_text(encoding="utf-8"), re.DOTALL)
# the page asks before it is left
ASKS = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))"
BROWSERS = ["chromium", pytest.param("firefox", marks=pytest.mark.full)]


@pytest.fixture(params=BROWSERS)
def browser(request: pytest.FixtureRequest) -> Browser:
    """Each promise in Chromium, and again in Firefox where all is asked."""
    return request.getfixturevalue(request.param)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def field(page: Page) -> object:
    return page.locator(".hb-form textarea").first


def other_tab(reader: Reader, name: str) -> Page:
    page = reader.context.new_page()
    page.goto((reader.site / name).as_uri())
    return page


def lock(page: Page, visible: str) -> None:
    values = {"case": "C-1", "basis": "order", "url": "https://zar.example", "collector": "officer 3"}
    for name, value in (values | {"visible": visible}).items():
        page.locator(f"#hb-log-{name}").fill(value)
    press(page, "Fill in the present time")
    press(page, "Lock the row")


def rows_of(page: Page) -> list[str]:
    return [row["visible"] for row in json.loads(saved_by(page, lambda: press(page, "Save as JSON")))["rows"]]


def write(folder: Path, name: str, content: object) -> Path:
    file = folder / name
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return file


# Nothing is kept unasked


def test_a_form_keeps_nothing_until_the_officer_says_so(reader: Reader) -> None:
    page = reader.open(FORM)
    field(page).fill(TEXT)
    assert page.evaluate(KEPT) == []
    assert page.evaluate(ASKS), "what is nowhere else is not left without a question"
    page.reload()
    assert field(page).input_value() == ""
    assert not page.evaluate(ASKS)
    page.get_by_label(KEEP).check()
    field(page).fill(TEXT)
    assert not page.evaluate(ASKS)
    assert field(reader.open("templates/decision-record.html")).input_value() == TEXT, "in the other language too"
    page = reader.open(FORM)
    assert page.get_by_label(KEEP).is_checked()
    page.get_by_label(KEEP).uncheck()
    assert page.evaluate(KEPT) == [] and field(page).input_value() == TEXT, "still there to print"
    assert page.evaluate(ASKS)


def test_a_saved_page_in_another_folder_finds_nothing_of_a_form(reader: Reader, tmp_path: Path) -> None:
    page = reader.open(FORM)
    field(page).fill(TEXT)
    hostile = write(
        tmp_path, "saved.html", "<title>saved</title><script>document.title = JSON.stringify(localStorage)</script>"
    )
    page.goto(hostile.as_uri())
    assert "intermediary" not in page.title()
    page = reader.open(FORM)
    page.get_by_label(KEEP).check()
    field(page).fill(TEXT)
    until(page, lambda: page.evaluate(KEPT))
    page.goto(hostile.as_uri())
    # the danger of which the warning speaks is real; the other page is another process, which may hear of it later
    until(page, lambda: (page.reload(), "intermediary" in page.title())[1])


NEVER = {"en": "Never open a saved page", "mn": "хэзээ ч нээхгүй"}


@pytest.mark.parametrize("lang", NEVER)
def test_the_warning_about_saved_pages_stands_wherever_case_text_may_be_kept(lang: str, reader: Reader) -> None:
    for name in (FORM, LOG, MATRIX, CHARTS):
        page = reader.open(name if lang == "en" else name.removeprefix("en/"))
        warning = page.locator(".hb-never")
        assert warning.is_visible() and NEVER[lang] in warning.inner_text(), name
    lesson = reader.open("en/planning/work-browser.html" if lang == "en" else "planning/work-browser.html")
    expect(lesson.locator(".admonition.warning")).to_contain_text(NEVER[lang])


# A file in place of storage


def opened(file: str, passphrase: str) -> str:
    known: dict = {"base64": base64, "hashlib": hashlib, "subprocess": subprocess, "unicodedata": unicodedata}
    exec(TOLD[1], known)
    return known["opened"](json.loads(file), passphrase)


def seal(page: Page, passphrase: str = PASSPHRASE, again: str | None = None) -> str:
    press(page, "Save with a passphrase")
    page.get_by_label("Passphrase", exact=True).fill(passphrase)
    page.get_by_label("The passphrase once more").fill(passphrase if again is None else again)
    return saved_by(page, lambda: press(page, "Encrypt and save"))


def test_an_encrypted_form_opens_again_here_and_elsewhere_and_only_with_its_passphrase(
    reader: Reader, tmp_path: Path
) -> None:
    page = reader.open(FORM)
    field(page).fill(TEXT)
    press(page, "Save with a passphrase")
    page.get_by_label("Passphrase", exact=True).fill("short")
    press(page, "Encrypt and save")
    expect(page.locator(".hb-work__ask [role=alert]")).to_contain_text("too short")
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_label("The passphrase once more").fill(PASSPHRASE + "!")
    press(page, "Encrypt and save")
    expect(page.locator(".hb-work__ask [role=alert]")).to_contain_text("differ")
    press(page, "Cancel")
    assert page.evaluate("saved.length") == 0
    first, second = seal(page), seal(page)
    assert not page.evaluate(ASKS), "it is in a file"
    told = [json.loads(file) for file in (first, second)]
    assert told[0]["salt"] != told[1]["salt"] and told[0]["iv"] != told[1]["iv"]
    assert told[0]["iterations"] >= 600_000 and "intermediary" not in first
    assert list(json.loads(opened(first, PASSPHRASE))["values"].values()) == [TEXT]
    page.reload()
    give_file(page, write(tmp_path, "form.json", first), lambda: press(page, "Open a file"))
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE + "x")
    press(page, "Open")
    expect(page.locator(".hb-work__ask [role=alert]")).to_contain_text("wrong, or the file was changed")
    assert field(page).input_value() == ""
    page.get_by_label("Passphrase", exact=True).fill(unicodedata.normalize("NFD", PASSPHRASE))
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value(TEXT)
    assert page.locator("input[type=password]").count() == 0 and page.evaluate(KEPT) == []


def test_a_changed_or_broken_encrypted_file_changes_nothing(reader: Reader, tmp_path: Path) -> None:
    page = reader.open(FORM)
    field(page).fill(TEXT)
    good = json.loads(seal(page))
    for name, change in (
        ("old.json", {"version": 2}),
        ("weak.json", {"iterations": 1}),
        ("endless.json", {"iterations": 10**12}),
        ("none.json", {"data": None}),
    ):
        give_file(page, write(tmp_path, name, good | change), lambda: press(page, "Open a file"))
        expect(page.locator(".hb-work__said")).to_contain_text("broken, or a newer edition")
        page.evaluate("document.querySelector('.hb-work__said').textContent = ''")
    data = bytearray(base64.b64decode(good["data"]))
    data[3] ^= 1
    changed = good | {"data": base64.b64encode(data).decode()}
    give_file(page, write(tmp_path, "changed.json", changed), lambda: press(page, "Open a file"))
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    press(page, "Open")
    expect(page.locator(".hb-work__ask [role=alert]")).to_contain_text("wrong, or the file was changed")
    assert field(page).input_value() == TEXT


def test_where_the_browser_cannot_encrypt_it_is_said(reader: Reader) -> None:
    reader.page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    page = reader.open(FORM)
    press(page, "Save with a passphrase")
    expect(page.locator(".hb-work__said")).to_contain_text("can neither encrypt nor decrypt")
    assert page.locator("input[type=password]").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), pytest.param(1280, "light", marks=pytest.mark.full)])
def test_what_is_asked_is_accessible_and_never_wider_than_the_screen(
    width: int, scheme: str, chromium: Browser, open_reader: Callable
) -> None:
    reader = open_reader(chromium, viewport={"width": width, "height": 900}, color_scheme=scheme)
    for name, button in (("templates/decision-record.html", "Нууц үгтэй файл"), ("progress.html", "Бүгдийг устгах")):
        page = reader.open(name)
        press(page, button)
        assert axe(page) == []
        assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0


def test_log_matrix_and_links_are_saved_under_a_passphrase_and_open_again(reader: Reader, tmp_path: Path) -> None:
    page = reader.open(LOG)
    lock(page, "a locked row")
    log = seal(page)
    assert json.loads(opened(log, PASSPHRASE))["rows"][0]["visible"] == "a locked row"
    assert not page.evaluate(ASKS)
    file = write(tmp_path, "log.json", log)
    for name in (LOG, MATRIX, CHARTS):
        reader.open(name)
        give_file(page, file, lambda: press(page, "Open a log file"))
        page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
        press(page, "Open")
        expect(page.get_by_text(re.compile("1 items (opened )?from"))).to_be_visible()
        if name != LOG:
            assert json.loads(opened(seal(page), PASSPHRASE))["format"].startswith("osint-handbook-")


# Locked rows are not lost


def test_rows_that_are_not_kept_are_not_left_without_a_question(reader: Reader) -> None:
    page = reader.open(LOG)
    page.get_by_label("Keep what I type in this browser").check()
    lock(page, "kept")
    assert not page.evaluate(ASKS)
    other = other_tab(reader, LOG)
    lock(other, "from the other tab")
    expect(page.get_by_text("changed in another window")).to_be_visible()
    assert not page.evaluate(ASKS), "the other tab has kept this row too"
    lock(page, "from this tab")
    assert page.evaluate(ASKS), "this row is nowhere else"
    other.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }")
    lock(other, "too much")
    expect(other.get_by_text("storage of this browser is full")).to_be_visible()
    assert other.evaluate(ASKS)
    assert rows_of(page) == ["kept", "from this tab"]
    assert not page.evaluate(ASKS), "now it is in a file"
    press(page, "Show what the other tab keeps")
    page.wait_for_load_state()
    expect(page.locator(".hb-work__log")).to_contain_text("from the other tab")


def test_old_rows_locked_from_a_file_are_not_left_without_a_question(reader: Reader, tmp_path: Path) -> None:
    page = reader.open(LOG)
    give_file(page, write(tmp_path, "old.csv", "no,case,visible\n1,C-1,seen\n"), lambda: press(page, "Open a log file"))
    press(page, "Lock and add them all")
    assert page.evaluate(ASKS)


def test_an_erased_row_does_not_come_back(reader: Reader) -> None:
    page = reader.open(LOG)
    page.get_by_label("Keep what I type in this browser").check()
    lock(page, "to be erased")
    stale = reader.context.new_page()
    # what one tab does reaches another a moment later: this one does not hear of it at all
    stale.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    stale.goto(page.url)
    press(page, "Erase all")
    press(page, "Erase")
    page.get_by_label("Keep what I type in this browser").check()
    lock(page, "new")
    until(stale, lambda: stale.evaluate(ROWS) == page.evaluate(ROWS))  # of the storage itself the browser tells it
    lock(stale, "late")
    expect(stale.get_by_text("changed in another window")).to_be_visible()
    page.reload()
    assert rows_of(page) == ["new"]


def test_a_locked_row_is_not_called_safe_before_it_is_in_a_file(reader: Reader) -> None:
    page = reader.open(LOG)
    said = page.locator(".hb-work__form .hb-work__said")
    lock(page, "on the page")
    assert "on this page only" in said.inner_text()
    page.get_by_label("Keep what I type in this browser").check()
    lock(page, "kept")
    assert "not yet safe" in said.inner_text()
    saved = saved_by(page, lambda: press(page, "Save to a file now"))
    assert [row["visible"] for row in json.loads(saved)["rows"]] == ["on the page", "kept"]
    assert "Look whether the file is in its folder" in said.inner_text()


# Nothing typed reaches the disk by itself

FIELDS = ":is(form, input, textarea, select):not(.hb-quiz *)"  # the choices of a question are no case text
OPEN = """(all) => all.filter((field) => field.getAttribute("autocomplete") !== "off" && field.type !== "file")
  .map((field) => field.outerHTML.slice(0, 120))"""
PAGES_WITH_FIELDS = (FORM, LOG, MATRIX, CHARTS, PROGRESS, "en/quick/index.html", "en/exercises/accounts.html",
    "en/search/mongolian-spelling.html", "en/workbench/time.html", "en/workbench/hash.html",
    "en/workbench/metadata.html", "en/research/indicators.html")  # fmt: skip


def test_every_field_tells_the_browser_not_to_remember_it(chromium: Browser, open_reader: Callable) -> None:
    reader = open_reader(chromium)
    found = {name: reader.open(name).locator(FIELDS).evaluate_all(OPEN) for name in PAGES_WITH_FIELDS}
    assert {name: fields for name, fields in found.items() if fields} == {}


@pytest.mark.full
def test_no_page_has_a_field_that_the_browser_remembers(chromium: Browser, open_reader: Callable, site: Path) -> None:
    reader = open_reader(chromium)
    found = {}
    for path in sorted(site.rglob("*.html")):
        if "<form" in (html := path.read_text("utf-8")) or "data-calculator" in html or "hb-self" in html:
            name = path.relative_to(site).as_posix()
            if "/data/" not in name and (fields := reader.open(name).locator(FIELDS).evaluate_all(OPEN)):
                found[name] = fields
    assert found == {}


MARK = "Zqxw7Zaychin"  # Latin letters: a session file holds them in one or in two bytes each


def holding(folder: Path) -> list[str]:
    """The files of a browser's profile in which the typed text can be read."""
    found = []
    for file in folder.rglob("*"):
        try:
            content = file.read_bytes() if file.is_file() else b""
        except OSError:  # a lock, or gone meanwhile
            continue
        if any(MARK.encode(encoding) in content for encoding in ("utf-8", "utf-16-le")):
            found.append(file.relative_to(folder).as_posix())
    return found


TYPED = {LOG: "#hb-log-visible", FORM: ".hb-form textarea", MATRIX: ".hb-work td textarea"}
SESSIONS = {"chromium": "Default/Sessions/Session_*", "firefox": "sessionstore.jsonlz4"}
PROFILES = [
    ("chromium", LOG),
    *(pytest.param(name, page, marks=pytest.mark.full) for name in SESSIONS for page in TYPED),
]


@pytest.mark.parametrize(("program", "name"), PROFILES)
def test_typed_text_does_not_reach_the_session_files(
    program: str, name: str, site: Path, playwright: Playwright, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    if program == "chromium":
        options = {"executable_path": shutil.which("chromium"), "args": ["--no-sandbox"]}
    else:
        esr = shutil.which("firefox-esr")
        options = {"firefox_user_prefs": {"browser.sessionstore.interval": 500}}
        options |= {"channel": "moz-firefox", "executable_path": esr} if esr else {}
    context = getattr(playwright, program).launch_persistent_context(profile, **options)
    page = context.pages[0] if context.pages else context.new_page()
    page.goto((site / name).as_uri())
    page.locator(TYPED[name]).first.press_sequentially(MARK)
    page.evaluate("location.hash = 'elsewhere'")  # the browser notes what stands in the fields
    page.wait_for_timeout(3000)
    context.close()
    assert list(profile.glob(SESSIONS[program])), "the browser keeps a session"
    assert holding(profile) == []


# "Erase all" erases all

EVERYTHING = """() => {
  for (const name of ["progress", "self.exercises/accounts", "test.entry", "visit:sites/a/b.html", "form.report"]) {
    localStorage.setItem(`osint-handbook.${name}`, '{"version": 1}');
  }
}"""
LISTED = ("decision-record", "report", "capture log", "not yet locked", "telephone numbers", "exercises/accounts",
    "test (entry)", "page of an exercise", "answers to questions")  # fmt: skip


def test_erase_all_asks_lists_what_goes_and_empties_every_open_tab(reader: Reader) -> None:
    page = reader.open(FORM)
    page.get_by_label(KEEP).check()
    field(page).fill(TEXT)
    log, matrix, numbers = (other_tab(reader, name) for name in (LOG, MATRIX, "en/quick/index.html"))
    log.get_by_label("Keep what I type in this browser").check()
    lock(log, "a row")
    matrix.get_by_label("Article and part").fill("not kept anywhere")
    numbers.get_by_label("Keep the numbers").check()
    numbers.locator("#hb-phone-unit").fill("00-000000")
    progress = other_tab(reader, PROGRESS)
    progress.evaluate(EVERYTHING)
    progress.reload()
    kept = progress.locator(".hb-progress__kept")
    for words in LISTED:
        expect(kept).to_contain_text(words)
    press(progress, "Erase all")
    expect(progress.locator(".hb-work__ask")).to_contain_text("the capture log")
    press(progress, "No")
    assert progress.evaluate("localStorage.length") > 5
    press(progress, "Erase all")
    press(progress, "Erase")
    expect(progress.locator(".hb-progress__said")).to_contain_text("Its files on the disk may hold remains")
    expect(kept).to_have_text("nothing is kept")
    expect(field(page)).to_have_value("")
    expect(log.locator(".hb-work__last")).to_contain_text("no items")
    expect(matrix.get_by_label("Article and part")).to_have_value("")
    expect(numbers.locator("#hb-phone-unit")).to_have_value("")
    assert progress.evaluate("localStorage.length + sessionStorage.length") == 0
    field(page).fill("new")
    lock(log, "new")
    assert progress.evaluate("localStorage.length") == 0, "no tab writes anything back"


def test_erasing_the_log_empties_its_other_tabs_and_the_matrix_its_own(reader: Reader) -> None:
    page = reader.open(LOG)
    page.get_by_label("Keep what I type in this browser").check()
    lock(page, "a row")
    log, matrix, form = (other_tab(reader, name) for name in (LOG, MATRIX, FORM))
    second = other_tab(reader, MATRIX)
    field(form).fill(TEXT)
    for tab in (matrix, second):
        tab.get_by_label("Article and part").fill("13.1")
    press(matrix, "Erase the matrix")
    press(matrix, "Erase")
    expect(second.get_by_label("Article and part")).to_have_value("")
    log_alone = [f"osint-handbook.log.{name}" for name in ("draft", "keep", "rows")]
    assert until(page, lambda: page.evaluate(KEPT) == log_alone)  # each tab hears of it in its own time
    matrix.get_by_label("Article and part").fill("13.1")
    until(page, lambda: page.evaluate(KEPT) != log_alone)
    press(page, "Erase all")
    press(page, "Erase")
    expect(log.locator(".hb-work__last")).to_contain_text("no items")
    expect(matrix.get_by_label("Article and part")).to_have_value("")
    assert page.evaluate(KEPT) == [] and field(form).input_value() == TEXT, "a form is no part of the log"


def test_an_exercise_answered_in_a_tab_that_was_open_brings_nothing_back(reader: Reader) -> None:
    page = reader.open("en/exercises/accounts.html")
    page.get_by_text("The work is done: show the questions").click()
    first = page.locator(".hb-self__q").first
    first.locator("textarea, input").first.fill("a guess")
    first.get_by_role("button", name="Check").click()
    before = "localStorage['osint-handbook.self.exercises/accounts']"
    assert "a guess" in page.evaluate(before)
    page.evaluate("HB.forget()")
    second = page.locator(".hb-self__q").nth(1)
    second.locator("textarea, input").first.fill("another")
    second.get_by_role("button", name="Check").click()
    assert "a guess" not in page.evaluate(before)


def test_the_visits_of_an_exercise_are_kept_under_a_name_of_the_handbook(reader: Reader, site: Path) -> None:
    page = next(path for path in site.rglob("exercises/**/*.html") if "visits.js" in path.read_text("utf-8"))
    reader.open(page.relative_to(site).as_posix())
    names = reader.page.evaluate("Object.keys(localStorage)")
    assert names and all(name.startswith("osint-handbook.") for name in names)
    progress = reader.open(PROGRESS)
    press(progress, "Erase all")
    press(progress, "Erase")
    assert progress.evaluate("localStorage.length") == 0


# Another tab, a file, a strange value: nothing is lost without a word


def test_what_another_tab_has_written_is_told_and_not_written_over(reader: Reader, tmp_path: Path) -> None:
    page = reader.open(LOG)
    page.get_by_label("Keep what I type in this browser").check()
    for name, box in ((FORM, ".hb-form textarea"), (MATRIX, "#hb-matrix-article")):
        first = reader.open(name)
        if name == FORM:
            first.get_by_label(KEEP).check()
        first.locator(box).first.fill("first")
        second = other_tab(reader, name)
        assert second.locator(box).first.input_value() == "first"
        second.locator(box).first.fill("second")
        expect(first.get_by_text("another tab has changed this")).to_be_visible()
        first.locator(box).first.fill("first again")
        assert first.locator(box).first.input_value() == "first again" and first.evaluate(ASKS)
        second.reload()
        assert second.locator(box).first.input_value() == "second"
        press(first, "Show what the other tab keeps")
        expect(first.locator(box).first).to_have_value("second")
        second.close()


def test_links_of_another_tab_are_not_written_over(reader: Reader, tmp_path: Path) -> None:
    page = reader.open(LOG)
    page.get_by_label("Keep what I type in this browser").check()
    lock(page, "a row")
    tabs = [reader.open(CHARTS), other_tab(reader, CHARTS)]
    for tab, role in ((tabs[1], "account 2"), (tabs[0], "account 1")):
        for name, value in (("from", role), ("to", "victim A"), ("item", "1")):
            tab.locator(f"#hb-charts-{name}").fill(value)
        press(tab, "Add the link")
        until(tabs[0], lambda: "account 2" in tabs[0].evaluate(LINKS))  # a moment later, as people are slower still
    expect(tabs[0].get_by_text("another tab has changed this")).to_be_visible()
    assert "account 1" in tabs[0].get_by_role("region", name="Table of links").inner_text() and tabs[0].evaluate(ASKS)
    tabs[1].reload()
    assert "account 2" in tabs[1].get_by_role("region", name="Table of links").inner_text()


def test_a_tab_hears_that_another_keeps_no_more(reader: Reader) -> None:
    page = reader.open(FORM)
    page.get_by_label(KEEP).check()
    field(page).fill(TEXT)
    other = other_tab(reader, FORM)
    other.get_by_label(KEEP).uncheck()
    expect(page.get_by_text("Another tab has stopped keeping this")).to_be_visible()
    assert not page.get_by_label(KEEP).is_checked() and field(page).input_value() == TEXT and page.evaluate(ASKS)
    field(page).fill("more")
    assert page.evaluate(KEPT) == []


def test_opening_a_file_over_typed_text_asks_first(reader: Reader, tmp_path: Path) -> None:
    page = reader.open(FORM)
    field(page).fill("in the file")
    file = write(tmp_path, "form.json", saved_by(page, lambda: press(page, "Save to continue later")))
    field(page).fill(TEXT)
    give_file(page, file, lambda: press(page, "Open a file"))
    press(page, "No")
    assert field(page).input_value() == TEXT
    give_file(page, file, lambda: press(page, "Open a file"))
    press(page, "Replace")
    assert field(page).input_value() == "in the file"
    matrix = reader.open(MATRIX)
    article = matrix.get_by_label("Article and part")
    article.fill("in the file")
    file = write(tmp_path, "matrix.json", saved_by(matrix, lambda: press(matrix, "Save to continue later")))
    article.fill("typed")
    give_file(matrix, file, lambda: press(matrix, "Open a file"))
    press(matrix, "No")
    assert article.input_value() == "typed"


STRANGE = (None, 5, [], [1], "text", {"question": 5}, {"question": None}, {"question": [1]})


def test_a_file_of_another_shape_is_refused_with_words(reader: Reader, tmp_path: Path) -> None:
    page = reader.open(FORM)
    field(page).fill(TEXT)
    for n, values in enumerate(STRANGE):
        file = write(tmp_path, f"{n}.json", {"form": "decision-record", "values": values})
        give_file(page, file, lambda: press(page, "Open a file"))
        expect(page.locator(".hb-work__said")).to_contain_text("Nothing was changed")
        page.evaluate("document.querySelector('.hb-work__said').textContent = ''")
    for text in ("null", "5", "{]"):
        give_file(page, write(tmp_path, "bad.json", text), lambda: press(page, "Open a file"))
        expect(page.locator(".hb-work__said")).to_contain_text("Nothing was changed")
        page.evaluate("document.querySelector('.hb-work__said').textContent = ''")
    assert field(page).input_value() == TEXT


def test_a_progress_file_of_another_shape_is_refused_and_the_answers_stay(reader: Reader, tmp_path: Path) -> None:
    good = {"version": 1, "answers": {"harm-q1": {"chosen": [0], "right": True, "at": "2026-11-25"}}, "last": None}
    page = reader.open(PROGRESS)
    page.evaluate("(good) => localStorage.setItem('osint-handbook.progress', JSON.stringify(good))", good)
    page.reload()
    page.wait_for_selector("#hb-progress table")
    answers = (None, [], "text", {"harm-q1": {"chosen": [-1]}}, {"harm-q1": None})
    for n, strange in enumerate(answers):
        give_file(
            page, write(tmp_path, f"{n}.json", good | {"answers": strange}), lambda: press(page, "Restore from a file")
        )
        expect(page.locator(".hb-progress__said")).to_contain_text("not a progress file")
        page.evaluate("document.querySelector('.hb-progress__said').textContent = ''")
    give_file(page, write(tmp_path, "good.json", good | {"answers": {}}), lambda: press(page, "Restore from a file"))
    expect(page.locator(".hb-work__ask")).to_contain_text("Replace your answers to 1 question")
    press(page, "No")
    assert json.loads(page.evaluate("localStorage['osint-handbook.progress']"))["answers"] == good["answers"]


VALUES = ('{"answers": {"eth-2-q1": {"chosen": [-1]}, "x": 5}, "accounts-a1": 5, "form": "a", "at": 0}', "{]",
    '{"mark": "x", "value": {"a": null}}', "null", "5", '"text"', "[1]", "{}", '{"mark": "x", "value": 5}',
    '{"form": "a", "answers": null, "at": 0}')  # fmt: skip
NAMES = ("progress", "form.decision-record", "log.keep", "log.rows", "log.draft", "log.matrix", "log.links", "phones",
    "self.exercises/accounts", "__palette")  # fmt: skip
WORKS = {
    FORM: ".hb-form__bar button",
    LOG: ".hb-work__form button",
    MATRIX: ".hb-work__form button",
    CHARTS: ".hb-work__form button",
    PROGRESS: "#hb-progress table",
    "en/ethics/do-no-harm.html": ".hb-quiz button",
    "en/exercises/accounts.html": ".hb-self button",
    "en/quick/index.html": ".hb-phones button",
}


@pytest.mark.parametrize("value", [VALUES[0], *(pytest.param(one, marks=pytest.mark.full) for one in VALUES[1:])])
def test_a_strange_value_in_storage_breaks_no_page(value: str, reader: Reader) -> None:
    page = reader.open(PROGRESS)
    page.evaluate(
        "([names, value]) => names.forEach((name) => { localStorage[`osint-handbook.${name}`] = value; })",
        [NAMES, value],
    )
    for name, working in WORKS.items():
        expect(reader.open(name).locator(working).first).to_be_attached()  # and no error, which the reader would note


@pytest.mark.full
def test_a_strange_value_in_storage_breaks_no_test(chromium: Browser, open_trainer: Callable) -> None:
    reader = open_trainer(chromium)
    page = reader.open("en/trainer/entry-test.html")
    for value in VALUES:
        page.evaluate("(value) => { localStorage['osint-handbook.test.entry'] = value; }", value)
        page.reload()
        expect(page.get_by_role("button", name="Start")).to_be_visible()


def test_what_is_kept_and_cannot_be_read_is_not_written_over(reader: Reader) -> None:
    page = reader.open(FORM)
    strange = '{"mark":"x","value":{"question":5}}'
    page.evaluate("(value) => { localStorage['osint-handbook.form.decision-record'] = value; }", strange)
    page.reload()
    expect(page.get_by_text("What was kept before cannot be read")).to_be_visible()
    page.get_by_label(KEEP).click()
    field(page).fill(TEXT)
    assert not page.get_by_label(KEEP).is_checked()
    assert page.evaluate("localStorage['osint-handbook.form.decision-record']") == strange
    press(page, "Erase the form")
    press(page, "Erase")
    page.get_by_label(KEEP).check()
    assert page.get_by_label(KEEP).is_checked()


def test_what_earlier_editions_kept_of_a_form_is_shown_and_can_be_erased(reader: Reader) -> None:
    page = reader.open(FORM)
    name = page.locator(".hb-form textarea").first.get_attribute("name")
    page.evaluate("(kept) => { localStorage['osint-handbook.form.decision-record'] = kept; }", json.dumps({name: TEXT}))
    page.reload()
    assert field(page).input_value() == TEXT and page.get_by_label(KEEP).is_checked()
    page.get_by_label(KEEP).uncheck()
    assert page.evaluate(KEPT) == []
