"""Capture log, evidence matrix, charts: nothing lost, tampering named, nothing kept unasked, files that open again."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import xml.etree.ElementTree as etree
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from axe import axe
from playwright.sync_api import Browser, Page, expect
from reader import Reader, give_file

from handbook.render import colours

LOG, MATRIX, CHARTS = ("en/workbench/capture-log.html", "en/workbench/matrix.html", "en/workbench/charts.html")
ROOT = Path(__file__).parents[2]
MAINTAINING = (ROOT / "MAINTAINING.md").read_text(encoding="utf-8")
TOLD = "".join(re.search(rf"```python\n({start}.*?)```", MAINTAINING, re.DOTALL)[1] for start in ("FIELDS", "GUARDED"))
START = "0" * 64
# the bytes of what a page saves: text alone would not do for XLSX
CATCH_BYTES = """
self.files = [];
{
  const before = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    blob.arrayBuffer().then((buffer) => files.push([...new Uint8Array(buffer)]));
    return before.call(URL, blob);
  };
}
"""
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('osint-handbook.log'))"
NASTY = "=1+1\n\"quoted\"; 'a', ө ү ₮ _x0041_ <b>&amp;</b> \u2028 😀"


# what MAINTAINING.md tells others to run
_told: dict = {"hashlib": hashlib, "json": json, "re": re}
exec(TOLD, _told)
FIELDS, chain_of, plain = _told["FIELDS"], _told["chain"], _told["plain"]
COLUMNS = [*FIELDS, "previous", "chain"]
EXERCISES = Path(__file__).parents[2] / "exercises"


def log_of(count: int, **more: str) -> list[dict[str, str]]:
    """A log with an intact chain, made here."""
    rows: list[dict[str, str]] = []
    for n in range(1, count + 1):
        day, account = f"2026-11-{n % 28 + 1:02}", f"account {n % 7}"
        row = dict.fromkeys(FIELDS, "") | {
            "no": str(n), "case": "C-1", "basis": "order 5", "url": f"https://zar.example/{n}",
            "visible": f"advert {n}",
            "utc": f"{day} 02:05:00", "local": f"{day} 10:05:00 +08:00", "collector": "officer 3", "source-grade": "B",
            "info-grade": "2", "roles": account, "links": f"intermediary B > {account}: messages",
            "sealed": "2026-11-29 02:05:30",
        } | more  # fmt: skip
        row["previous"] = rows[-1]["chain"] if rows else START
        row["chain"] = chain_of(row, row["previous"])
        rows.append(row)
    return rows


def as_json(rows: list[dict[str, str]]) -> str:
    return json.dumps({"format": "osint-handbook-log", "version": 1, "rows": rows}, ensure_ascii=False)


def as_csv(rows: list[dict[str, str]], separator: str = ",", columns: list[str] = COLUMNS) -> str:
    lines = [columns, *([row[name] for name in columns] for row in rows)]
    return "\r\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def give(page: Page, file: Path, button: str = "Open a log file") -> None:
    give_file(page, file, lambda: press(page, button))


def write(tmp_path: Path, name: str, content: str | bytes) -> Path:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def said(page: Page) -> str:
    return page.locator(".hb-work__said").filter(visible=True).last.inner_text()


def saved(page: Page, name: str) -> bytes:
    before = page.evaluate("files.length")
    press(page, name)
    for _ in range(200):
        if page.evaluate("files.length") > before:
            break
        page.wait_for_timeout(50)
    return bytes(page.evaluate("files.at(-1)"))


def rows_on(page: Page) -> list[dict[str, str]]:
    return json.loads(saved(page, "Save as JSON"))["rows"]


def lock(page: Page, **given: str) -> None:
    values = {
        "case": "C-1",
        "basis": "order 5",
        "url": "https://zar.example",
        "visible": "advert",
        "collector": "officer 3",
    }
    for name, value in (values | given).items():
        field = page.locator(f"#hb-log-{name}")
        if name.endswith("grade"):
            field.select_option(value)
        else:
            field.fill(value)
    if "utc" not in given:
        press(page, "Fill in the present time")
    press(page, "Lock the row")


@pytest.fixture
def at_log(reader: Reader) -> Page:
    reader.page.add_init_script(CATCH_BYTES)
    return reader.open(LOG)


def erase(page: Page) -> None:
    press(page, "Erase all")
    press(page, "Erase")
    assert "no items" in page.locator(".hb-work__last").inner_text()
    # what was said of the file before is not taken for what is said of the next
    page.evaluate("document.querySelectorAll('.hb-work__said').forEach((said) => { said.textContent = ''; })")


def open_rows(page: Page, tmp_path: Path, rows: list[dict[str, str]]) -> None:
    give(page, write(tmp_path, "log.json", as_json(rows)))
    expect(page.get_by_text(re.compile(rf"{len(rows)} items (opened )?from"))).to_be_visible(timeout=60_000)


def test_others_compute_the_same_chain_from_a_saved_log(at_log: Page) -> None:
    lock(at_log, visible=NASTY, utc="2026-11-29 23:30")
    lock(at_log, remarks="second")
    rows = rows_on(at_log)
    previous = START
    for row in rows:
        assert row["previous"] == previous
        previous = chain_of(row, previous)
        assert row["chain"] == previous
    assert rows[0]["visible"] == NASTY and [row["no"] for row in rows] == ["1", "2"]
    assert (rows[0]["utc"], rows[0]["local"]) == ("2026-11-29 23:30:00", "2026-11-30 07:30:00 +08:00")
    assert previous in at_log.locator(".hb-work__last").inner_text()


def test_every_saved_file_opens_again_as_the_same_log(at_log: Page, tmp_path: Path) -> None:
    lock(at_log, visible=NASTY, links="B > A: x", account="100012345678901234")
    lock(at_log, visible="''=already guarded", redactions="-5", tool="@tool", storage="+976")
    before = rows_on(at_log)
    for way in ("JSON", "CSV comma", "CSV semicolon", "CSV tab", "Excel (XLSX)"):
        if way.startswith("CSV"):
            at_log.get_by_label("Separator of the CSV file").select_option(way.split()[1])
        content = saved(at_log, f"Save as {way.split()[0]}" if way.startswith("CSV") else f"Save as {way}")
        erase(at_log)
        give(at_log, write(tmp_path, "log.bin", content))
        expect(at_log.locator(".hb-work__said").filter(has_text="2 items opened")).to_be_visible()
        assert rows_on(at_log) == before, way


def test_no_cell_of_a_file_is_a_formula(at_log: Page) -> None:
    for start in ("=cmd()", "+1", "-1", "@sum"):
        lock(at_log, visible=start, remarks=f"'{start}")
    text = saved(at_log, "Save as CSV").decode("utf-8-sig")
    assert not re.search(r'(^|[,\n"])[=+@-]', text)
    with zipfile.ZipFile(BytesIO(saved(at_log, "Save as Excel (XLSX)"))) as book:
        for name in book.namelist():
            etree.fromstring(book.read(name))
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and not re.search(r">[=+@-]", sheet)


# what stands behind a separator that another office reads, also behind blanks and quotation marks, or guarded already
SPLIT = [
    "a;=cmd()", "a,+1", "a\t-1", "a\n@sum", "a; =cmd()", 'a;"=cmd()&', "a,'=x", "a;''-5", "a,\n;=1", "a ＝1;＝1",
    "утас: 9911, +976 9911; -5", "a; '\"\t=1",
]  # fmt: skip
RUNS = re.compile(r"""[ \t"]*[=+\-@＝＋－＠]""")


def test_no_separator_of_another_office_makes_a_formula_and_the_rows_come_back(
    chromium: Browser, open_reader: Callable, tmp_path: Path
) -> None:
    reader = open_reader(chromium)
    reader.page.add_init_script(CATCH_BYTES)
    page = reader.open(LOG)
    for text in SPLIT:
        lock(page, visible=text, remarks=f"b{text}")
    before = rows_on(page)
    assert [row["visible"] for row in before] == SPLIT
    files = [("xlsx", saved(page, "Save as Excel (XLSX)"))]
    for written, separator in (("comma", ","), ("semicolon", ";"), ("tab", "\t")):
        page.get_by_label("Separator of the CSV file").select_option(written)
        content = saved(page, "Save as CSV")
        text = content.decode("utf-8-sig")
        for read in ",;\t":
            # as a program reads it that knows quotation marks, and as one that does not
            cells = [cell for row in csv.reader(StringIO(text), delimiter=read) for cell in row]
            cells += [cell for line in text.splitlines() for cell in line.split(read)]
            assert [cell for cell in cells if RUNS.match(cell)] == [], (written, read)
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator))
        names = [head.split(" · ")[0] for head in rows[0]]
        assert [dict(zip(names, map(plain, row), strict=True)) for row in rows[1:]] == before, written
        files.append((f"{written}.csv", content))
    for suffix, again in files:
        erase(page)
        give(page, write(tmp_path, f"log.{suffix}", again))
        expect(page.locator(".hb-work__said").filter(has_text=f"{len(SPLIT)} items opened")).to_be_visible()
        assert rows_on(page) == before, suffix


def test_excel_files_are_offered_before_csv(chromium: Browser, open_reader: Callable) -> None:
    reader = open_reader(chromium)
    for name in (LOG, MATRIX):
        page = reader.open(name)
        names = page.get_by_role("button", name=re.compile(r"^Save as (Excel|CSV)")).all_inner_texts()
        assert names == ["Save as Excel (XLSX)", "Save as CSV"], name


def tampered() -> dict[str, tuple[list[dict[str, str]], str]]:
    """Logs in which something was done to the chain, and how the page names it."""
    made = {}

    def tamper(kind: str, wanted: str, change: Callable[[list[dict[str, str]]], None]) -> None:
        rows = log_of(9)
        change(rows)
        made[kind] = (rows, wanted)

    def insert(rows: list[dict[str, str]]) -> None:
        forged = rows[3] | {"no": "99", "visible": "forged", "previous": rows[3]["chain"]}
        rows.insert(4, forged | {"chain": chain_of(forged, forged["previous"])})

    def rehash(rows: list[dict[str, str]]) -> None:
        rows[3]["visible"] = "another advert"
        rows[3]["chain"] = chain_of(rows[3], rows[3]["previous"])

    tamper("changed", "Item 4 (row 4): changed", lambda rows: rows[3].update(visible="another advert"))
    tamper("removed", "Item 4–5: removed; it stood before item 6", lambda rows: rows.__delitem__(slice(3, 5)))
    tamper("first", "Item 1: removed; it stood before item 2", lambda rows: rows.__delitem__(0))
    tamper("moved", "Item 7 (row 2): moved", lambda rows: rows.insert(1, rows.pop(6)))
    tamper("inserted", "Item 99 (row 5): inserted", insert)
    tamper("doubled", "Item 3 (row 7): inserted", lambda rows: rows.insert(6, rows[2]))
    tamper("rehashed", "Item 4 (row 4): the next row does not join it", rehash)
    return made


def told_of(page: Page, file: Path) -> list[str]:
    """What the page says is wrong with the chain of this file."""
    give(page, file)
    said = page.locator(".hb-work__said").filter(has_text=file.name).filter(has_text="the chain is broken")
    expect(said).to_be_visible(timeout=30_000)
    return page.locator(".hb-work__said li").all_inner_texts()


def test_tampering_is_found_and_named_and_the_log_on_the_page_stays(at_log: Page, tmp_path: Path) -> None:
    lock(at_log, visible="good row")
    for kind, (rows, wanted) in tampered().items():
        (found,) = told_of(at_log, write(tmp_path, f"{kind}.csv", as_csv(rows)))
        assert found[: len(wanted)] == wanted, kind
        assert [row["visible"] for row in rows_on(at_log)] == ["good row"], kind


def test_the_log_of_an_exercise_opens_whole(at_log: Page) -> None:
    for file in ("log.json", "log.csv", "log.xlsx"):
        give(at_log, EXERCISES / "report/data" / file)
        expect(at_log.locator(".hb-work__said").filter(has_text="18 items opened")).to_be_visible(timeout=30_000)
        erase(at_log)


def test_the_tampered_log_of_an_exercise_is_refused_at_the_changed_row(at_log: Page) -> None:
    for file in ("log.json", "log.csv"):
        found = told_of(at_log, EXERCISES / "capture/data" / file)
        assert [line[:23] for line in found] == ["Item 9 (row 9): changed"], file


def test_rows_cut_from_the_end_show_against_the_signed_hash(at_log: Page, tmp_path: Path) -> None:
    rows = log_of(5)
    open_rows(at_log, tmp_path, rows[:4])
    at_log.get_by_text("Check the chain", exact=True).click()
    for noted, words in ((rows[4]["chain"], "not in the log"), (rows[3]["chain"], "that of item 4")):
        at_log.get_by_label("Last hash on the signed print").fill(noted)
        press(at_log, "Check now")
        assert words in said(at_log)


@pytest.mark.both
def test_nothing_is_kept_until_the_officer_says_so_and_nothing_is_left_after_erasing(reader: Reader) -> None:
    page = reader.open(LOG)
    lock(page, visible="first")
    page.locator("#hb-log-visible").fill("half a row")
    assert page.evaluate(KEPT) == []
    page.get_by_label("Keep what I type in this browser").check()
    lock(page, visible="second")
    page.locator("#hb-log-visible").fill("half another")
    page.close()
    page = reader.page = reader.context.new_page()
    reader.open(LOG)
    assert page.locator("#hb-log-visible").input_value() == "half another"
    assert page.locator(".hb-work__log tbody tr").count() == 2
    press(page, "Erase all")
    press(page, "No")
    assert page.locator(".hb-work__log tbody tr").count() == 2
    press(page, "Erase all")
    press(page, "Erase")
    assert page.evaluate(KEPT) == [] and page.locator(".hb-work__log tbody tr").count() == 0
    assert not page.get_by_label("Keep what I type in this browser").is_checked()
    assert page.locator("#hb-log-visible").input_value() == page.locator("#hb-log-case").input_value() == ""
    page.reload()
    assert page.locator("#hb-log-visible").input_value() == "" and page.evaluate("localStorage.length") == 0


def test_when_storage_is_full_or_off_it_is_told_and_what_was_kept_stays(reader: Reader) -> None:
    page = reader.open(LOG)
    page.get_by_label("Keep what I type in this browser").check()
    lock(page, visible="kept")
    kept = page.evaluate("localStorage['osint-handbook.log.rows']")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }")
    lock(page, visible="too much")
    expect(page.get_by_text("Not kept: storage of this browser is full")).to_be_visible()
    assert page.evaluate("localStorage['osint-handbook.log.rows']") == kept
    assert page.locator(".hb-work__log tbody tr").count() == 2


def test_a_log_changed_in_another_window_is_not_written_over(reader: Reader) -> None:
    page = reader.open(LOG)
    page.get_by_label("Keep what I type in this browser").check()
    lock(page, visible="first")
    other = reader.context.new_page()
    other.goto(page.url)
    lock(other, visible="from the other window")
    expect(page.get_by_text("changed in another window")).to_be_visible()  # it has heard of it
    lock(page, visible="late")
    expect(page.get_by_text("changed in another window")).to_be_visible()
    other.reload()
    assert "from the other window" in other.locator(".hb-work__log").inner_text()


def test_a_kept_log_that_cannot_be_read_is_not_written_over(reader: Reader) -> None:
    page = reader.open(LOG)
    page.get_by_label("Keep what I type in this browser").check()
    lock(page, visible="first")
    page.evaluate("localStorage['osint-handbook.log.rows'] = '\"broken\"'")
    page.reload()
    expect(page.get_by_text("cannot be read. Nothing is written over it")).to_be_visible()
    lock(page, visible="new")
    assert page.evaluate("localStorage['osint-handbook.log.rows']") == '"broken"'


ENCODINGS = [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("utf-16-be", ";"), ("utf-16-le", ",")]


def test_csv_is_read_in_the_encodings_and_separators_of_offices(at_log: Page, tmp_path: Path) -> None:
    rows = log_of(3, visible="Өндөр цалин, гадаадад; «үг»")
    for encoding, separator in ENCODINGS:
        give(at_log, write(tmp_path, "log.csv", as_csv(rows, separator).encode(encoding)))
        expect(at_log.get_by_text("3 items opened")).to_be_visible()
        assert rows_on(at_log) == rows, encoding
        erase(at_log)


def test_windows_1251_is_read_with_a_warning_and_rows_without_hashes_are_locked_only_when_told(
    at_log: Page, tmp_path: Path
) -> None:
    rows = log_of(2, visible="Зар, хаяг", basis="тушаал")
    columns = ["no", "case", "basis", "url", "visible", "utc"]
    file = write(tmp_path, "old.csv", as_csv(rows, ";", columns).encode("windows-1251"))
    give(at_log, file)
    ask = at_log.locator(".hb-work__ask")
    expect(ask).to_contain_text("have no hashes")
    expect(ask).to_contain_text("ө and ү")
    press(at_log, "No")
    assert "no items" in at_log.locator(".hb-work__last").inner_text()
    give(at_log, file)
    press(at_log, "Lock and add them all")
    found = rows_on(at_log)
    assert [row["visible"] for row in found] == ["Зар, хаяг"] * 2
    assert found[1]["chain"] == chain_of(found[1], found[0]["chain"])


BAD = {
    "list.json": ('{"form": "search-log"}', "This JSON file is no log"),
    "broken.json": ('{"format": "osint-', "The JSON file is broken"),
    "broken.xlsx": (b"PK\x03\x04" + b"\x00\xff" * 300, "The Excel file is broken"),
    "old.xls": (b"\xd0\xcf\x11\xe0" + bytes(600), "old Excel file"),
    "empty.csv": ("", "The file is empty"),
    "other.csv": ("a,b,c\n1,2,3\n", "No column of the log was found"),
    "strange.csv": ("Дугаар;Хэрэг\n1;2\n".encode("cp866"), "The encoding of the file is not known"),
    "head.csv": (",".join(COLUMNS) + "\n", "The file has no rows"),
}


def test_a_file_that_is_no_log_gets_a_clear_sentence_and_changes_nothing(at_log: Page, tmp_path: Path) -> None:
    lock(at_log, visible="good row")
    for name, (content, sentence) in BAD.items():
        give(at_log, write(tmp_path, name, content))
        expect(at_log.locator(".hb-work__said").filter(has_text=sentence)).to_be_visible()
    assert [row["visible"] for row in rows_on(at_log)] == ["good row"]


def test_opening_a_log_over_another_asks_first(at_log: Page, tmp_path: Path) -> None:
    lock(at_log, visible="mine")
    give(at_log, write(tmp_path, "log.json", as_json(log_of(2))))
    expect(at_log.locator(".hb-work__ask")).to_contain_text("Replace")
    press(at_log, "No")
    assert [row["visible"] for row in rows_on(at_log)] == ["mine"]


def test_a_locked_row_is_corrected_only_by_a_new_one_that_names_it(at_log: Page) -> None:
    lock(at_log, visible="wrong words")
    press(at_log, "Correct item 1")
    at_log.locator("#hb-log-visible").fill("right words")
    press(at_log, "Lock the row")
    first, second = rows_on(at_log)
    assert (first["visible"], second["visible"], second["corrects"]) == ("wrong words", "right words", "1")
    assert "corrected by item 2" in at_log.locator(".hb-work__log tbody tr").first.inner_text()
    assert at_log.locator(".hb-work__log :is(input, textarea)").count() == 0


@pytest.mark.both
def test_what_is_missing_is_named_and_no_row_is_locked(at_log: Page) -> None:
    press(at_log, "Lock the row")
    alarm = at_log.locator(".hb-work__form [role=alert]")
    assert "“Case no.” is empty" in alarm.inner_text() and "A web address or a file is needed" in alarm.inner_text()
    assert at_log.evaluate("document.activeElement.id") == "hb-log-case"
    lock(at_log, utc="2026-02-30 10:00", sha256="abc")
    assert "Write the UTC time" in alarm.inner_text() and "64 characters" in alarm.inner_text()
    assert "no items" in at_log.locator(".hb-work__last").inner_text()


def test_a_chosen_file_fills_name_size_and_hash_also_when_it_is_large(at_log: Page, tmp_path: Path) -> None:
    content = bytes(range(256)) * 36_000  # more than two pieces
    give(at_log, write(tmp_path, "зар 1.png", content), "Choose a file and compute its hash")
    expect(at_log.locator("#hb-log-sha256")).to_have_value(hashlib.sha256(content).hexdigest(), timeout=20_000)
    assert at_log.locator("#hb-log-file").input_value() == "зар 1.png"
    assert at_log.locator("#hb-log-size").input_value() == str(len(content))


def test_ten_thousand_rows_open_page_by_page_and_are_filtered(at_log: Page, tmp_path: Path) -> None:
    open_rows(at_log, tmp_path, log_of(10_000))
    rows = at_log.locator(".hb-work__log tbody tr")
    assert rows.count() == 25 and "9976–10000 of 10000" in at_log.locator(".hb-work").inner_text()
    press(at_log, "Page before")
    assert "advert 9975" in rows.last.inner_text()
    at_log.get_by_label("Filter the log").fill("zar.example/7777 ADVERT")
    assert rows.count() == 1
    expect(at_log.get_by_text("1 of 10000 items match.")).to_be_visible()


def test_ten_thousand_rows_are_kept_and_read_back(reader: Reader, tmp_path: Path) -> None:
    page = reader.open(LOG)
    page.get_by_label("Keep what I type in this browser").check()
    open_rows(page, tmp_path, log_of(10_000))
    page.reload()
    expect(page.locator(".hb-work__last")).to_contain_text("10000 items", timeout=30_000)


def test_the_keyboard_alone_locks_a_row(at_log: Page) -> None:
    at_log.locator("#hb-log-case").focus()
    values = {
        "case": "C-9",
        "basis": "order",
        "url": "https://zar.example",
        "visible": "advert",
        "collector": "officer 3",
    }
    typed = {f"hb-log-{name}": value for name, value in values.items()}
    for _ in range(60):
        focused = at_log.evaluate("[document.activeElement.id, document.activeElement.innerText]")
        if focused[0] in typed:
            at_log.keyboard.type(typed[focused[0]])
        elif focused[1] in ("Fill in the present time", "Lock the row"):
            at_log.keyboard.press("Enter")
            if focused[1] == "Lock the row":
                break
        at_log.keyboard.press("Tab")
    assert [row["case"] for row in rows_on(at_log)] == ["C-9"]


def test_on_paper_all_rows_stand_with_hash_and_signatures_and_no_controls(
    chromium: Browser, open_reader: Callable, tmp_path: Path
) -> None:
    page = open_reader(chromium).open(LOG)
    open_rows(page, tmp_path, log_of(120))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".hb-work__log tbody tr").count() == 120
    assert page.get_by_text("Signature of the witness").is_visible() and page.locator(".hb-work__last").is_visible()
    assert page.locator(".hb-work button:visible, .hb-work input:visible").count() == 0


def test_a_long_log_says_how_much_it_prints_and_lets_rows_be_chosen(
    chromium: Browser, open_reader: Callable, tmp_path: Path
) -> None:
    page = open_reader(chromium).open(LOG)
    rows = page.locator(".hb-work__log tbody tr")
    # what is on the page when the browser's window would open
    page.evaluate(
        """() => { window.prints = []; window.print = () => {
            dispatchEvent(new Event('beforeprint'));
            prints.push(document.querySelectorAll('.hb-work__log tbody tr').length);
        }; }"""
    )
    open_rows(page, tmp_path, log_of(30))
    press(page, "Print")
    assert page.evaluate("prints") == [30]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    give(page, write(tmp_path, "long.json", as_json(log_of(5_000))))
    press(page, "Replace")
    expect(page.locator(".hb-work__last")).to_contain_text("5000 items", timeout=60_000)
    press(page, "Print")
    ask = page.locator(".hb-work__ask")
    expect(ask).to_contain_text("The 5000 rows are about 715 sheets, and the print window takes about 2 min to open.")
    assert page.evaluate("prints") == [30] and rows.count() == 25
    first, last = page.get_by_label("First row"), page.get_by_label("Last row")
    assert (first.input_value(), last.input_value()) == ("4801", "5000")
    for wrong in ("0", "5001", "", "4999"):
        first.fill(wrong)
        last.fill("4998")
        expect(page.get_by_role("button", name="Print these rows")).to_be_disabled()
        expect(ask).to_contain_text("Write numbers from 1 to 5000")
    first.fill("100")
    last.fill("120")
    expect(ask).to_contain_text("These 21 rows are about 3 sheets.")
    press(page, "Print these rows")
    assert page.evaluate("prints") == [30, 21] and ask.inner_text() == ""
    assert "advert 100" in rows.first.inner_text() and "advert 120" in rows.last.inner_text()
    assert page.locator(".hb-work__last").inner_text().startswith("On this print: rows 100 to 120 of 5000. 5000 items.")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert rows.count() == 25 and "On this print" not in page.locator(".hb-work__last").inner_text()
    press(page, "Print")
    press(page, "Print all")
    assert page.evaluate("prints") == [30, 21, 5000]


# The matrix


def place(page: Page, no: str, part: str, side: str = "for", note: str = "") -> None:
    page.get_by_label("Item no.").fill(no)
    page.locator("#hb-matrix-part").select_option(part)
    page.locator("#hb-matrix-side").select_option(side)
    page.locator("#hb-matrix-note").fill(note)
    press(page, "Put it in the matrix")


def gaps(page: Page) -> list[str]:
    return page.locator(".hb-work__gaps li").all_inner_texts()


@pytest.fixture
def at_matrix(reader: Reader, tmp_path: Path) -> Page:
    reader.page.add_init_script(CATCH_BYTES)
    page = reader.open(MATRIX)
    open_rows(page, tmp_path, log_of(6))
    return page


def test_the_matrix_names_what_is_empty(at_matrix: Page) -> None:
    empty = ["Act", "Means", "Purpose of exploitation", "Age of the victim"]
    assert gaps(at_matrix) == [f"{name}: no item speaks for it." for name in empty]
    place(at_matrix, "2", "act-recruit")
    assert gaps(at_matrix)[0] == "Act: nothing against it yet; write whether you looked."
    place(at_matrix, "3", "act-recruit", "against", "another user of the number")
    assert not any(line.startswith("Act") for line in gaps(at_matrix))
    at_matrix.get_by_label("The victim is under 18").check()
    assert not any(line.startswith("Means") for line in gaps(at_matrix))
    assert "№ 3 · B2 · advert 3" in at_matrix.get_by_role("region", name="Evidence matrix").inner_text()
    place(at_matrix, "77", "act-recruit")
    assert "Item 77 is not in the log" in at_matrix.locator(".hb-work__form [role=alert]").inner_text()
    press(at_matrix, "Remove item 2 from the matrix")
    assert gaps(at_matrix)[0] == "Act: no item speaks for it."


@pytest.mark.both
def test_a_saved_matrix_opens_again_and_its_tables_hold_items_grades_and_gaps(at_matrix: Page, tmp_path: Path) -> None:
    at_matrix.get_by_label("Another element").fill("=own element")
    press(at_matrix, "Add the element")
    place(at_matrix, "2", "own-1", "against", "contradicts 4")
    at_matrix.get_by_label("Missing: deception").fill("Ask for the wage papers")
    table = saved(at_matrix, "Save as CSV").decode("utf-8-sig")
    assert "'=own element,Speaks against it,2,B2,advert 2,contradicts 4" in table
    assert "Means,deception,,,,,empty,Ask for the wage papers" in table and "gap,Act: no item speaks for it." in table
    assert zipfile.ZipFile(BytesIO(saved(at_matrix, "Save as Excel (XLSX)"))).testzip() is None
    kept = saved(at_matrix, "Save to continue later")
    press(at_matrix, "Erase the matrix")
    press(at_matrix, "Erase")
    assert at_matrix.locator(".hb-work__chip").count() == 0
    give(at_matrix, write(tmp_path, "matrix.json", kept), "Open a file")
    expect(at_matrix.locator(".hb-work__chip")).to_have_count(1)
    assert at_matrix.get_by_label("Missing: deception").input_value() == "Ask for the wage papers"
    give(at_matrix, write(tmp_path, "none.json", '{"format": "osint-handbook-matrix", "version": 1}'), "Open a file")
    expect(at_matrix.get_by_text("Nothing was changed")).to_be_visible()
    assert at_matrix.locator(".hb-work__chip").count() == 1


def test_signs_that_no_xml_may_hold_leave_an_excel_file_whole(at_matrix: Page, tmp_path: Path) -> None:
    place(at_matrix, "2", "act-recruit")
    kept = json.loads(saved(at_matrix, "Save to continue later"))
    kept["own"] = [{"id": "own-1", "title": "bell \a, null \0, half \ud83d, none \uffff, _x0007_."}]
    give(at_matrix, write(tmp_path, "matrix.json", json.dumps(kept)), "Open a file")
    press(at_matrix, "Replace")
    expect(at_matrix.locator("option[value=own-1]")).to_have_count(1)
    with zipfile.ZipFile(BytesIO(saved(at_matrix, "Save as Excel (XLSX)"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    cells = [node.text for node in etree.fromstring(sheet).findall(".//{*}t")]
    coded = "bell _x0007_, null _x0000_, half _xD83D_, none _xFFFF_, _x005F_x0007_."
    assert coded in cells


def test_matrix_and_charts_read_the_kept_log_and_take_no_broken_one(reader: Reader, tmp_path: Path) -> None:
    page = reader.open(LOG)
    page.get_by_label("Keep what I type in this browser").check()
    lock(page, visible="kept advert", links="B > A: messages")
    for name in (MATRIX, CHARTS):
        reader.open(name)
        expect(page.get_by_text("1 items of the log kept in this browser")).to_be_visible()
        rows = log_of(3)
        rows[1]["url"] = "https://other.example"
        give(page, write(tmp_path, "log.json", as_json(rows)))
        expect(page.get_by_text("Item 2 (row 2): changed")).to_be_visible()
        assert "1 items of the log" in page.locator(".hb-work__source").inner_text()


# The charts


def test_drawings_are_saved_as_well_formed_svg_with_item_and_grade_on_each_line(reader: Reader, tmp_path: Path) -> None:
    reader.page.add_init_script(CATCH_BYTES)
    page = reader.open(CHARTS)
    open_rows(page, tmp_path, log_of(9, visible="<b>advert</b> & more"))
    for button, shapes in (("Save the timeline as SVG", {"line", "circle"}), ("Save the link chart as SVG", {"path"})):
        drawing = etree.fromstring(saved(page, button))
        assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
        texts = [node.text or "" for node in drawing.iter("{http://www.w3.org/2000/svg}text")]
        assert sum("B2" in text for text in texts) == 9
        names = {node.tag.partition("}")[2] for node in drawing.iter()}
        assert names == {"svg", "title", "rect", "text"} | shapes
        assert not re.search(r"NaN|undefined|style=", etree.tostring(drawing, encoding="unicode"))
    again = [saved(page, "Save the link chart as SVG") for _ in range(2)]
    assert again[0] == again[1]


@pytest.mark.both
def test_a_drawing_saved_from_a_dark_page_has_the_light_colours(reader: Reader, tmp_path: Path) -> None:
    reader.page.add_init_script(CATCH_BYTES)
    reader.open(CHARTS).get_by_role("button", name="Dark colours").click()
    page = reader.open(CHARTS)  # dark from the start
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    open_rows(page, tmp_path, log_of(3))
    drawing = etree.fromstring(saved(page, "Save the timeline as SVG"))
    used = {node.get(part) for node in drawing.iter() for part in ("fill", "stroke")} - {None, "none"}
    assert used == {colours.value(name, "light") for name in ("raised", "ink", "soft", "edge", "link")}


@pytest.mark.both
def test_links_are_entered_with_an_item_saved_and_read_in_a_table(reader: Reader, tmp_path: Path) -> None:
    reader.page.add_init_script(CATCH_BYTES)
    page = reader.open(CHARTS)
    open_rows(page, tmp_path, log_of(3))
    for name, value in (("from", "account 1"), ("to", "victim A"), ("item", "9")):
        page.locator(f"#hb-charts-{name}").fill(value)
    press(page, "Add the link")
    assert "Item 9 is not in the log" in page.locator(".hb-work__form [role=alert]").inner_text()
    page.locator("#hb-charts-item").fill("3")
    press(page, "Add the link")
    table = page.get_by_role("region", name="Table of links")
    assert "victim A" in table.inner_text() and table.locator("tbody tr").count() == 4
    assert "victim A" in page.locator(".hb-chart").last.inner_html()
    kept = saved(page, "Save to continue later")
    press(page, "Remove the link account 1 → victim A")
    assert table.locator("tbody tr").count() == 3
    give(page, write(tmp_path, "links.json", kept), "Open a file")
    expect(table.locator("tbody tr")).to_have_count(4)


def test_of_many_events_and_roles_sixty_are_drawn_and_it_is_told(
    chromium: Browser, open_reader: Callable, tmp_path: Path
) -> None:
    page = open_reader(chromium).open(CHARTS)
    many = "; ".join(f"hub > role {n}" for n in range(80))
    open_rows(page, tmp_path, log_of(70, links=many))
    assert page.locator(".hb-chart circle").count() == 60
    assert page.locator(".hb-chart").last.locator(".hb-chart__box").count() == 60
    assert "The first 60 of 70 items" in page.locator(".hb-work").inner_text()


@pytest.mark.parametrize("name", [LOG, MATRIX, CHARTS])
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_the_pages_are_accessible_and_never_wider_than_the_screen(
    name: str, width: int, scheme: str, chromium: Browser, open_reader: Callable, tmp_path: Path
) -> None:
    reader = open_reader(chromium, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = reader.open(name.removeprefix("en/"))
    button = page.get_by_role("button", name="Бүртгэлийн файл нээх")
    give_file(page, write(tmp_path, "log.json", as_json(log_of(5))), button.click)
    expect(page.get_by_text("5 баримт").first).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0


def test_without_scripts_nothing_stands_there(chromium: Browser, open_reader: Callable) -> None:
    page = open_reader(chromium, java_script_enabled=False).open(LOG)
    assert page.locator("[data-calculator]").inner_text() == "" and page.get_by_text("Lock the row").is_visible()
