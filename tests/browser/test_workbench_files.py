"""The workbench: hashes as sha256sum has them, metadata as planted, clean copies, both times of a moment."""

from __future__ import annotations

import base64
import hashlib
import io
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import planted
import pytest
from axe import axe, too_wide
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from reader import pages_of, parts_of, until

from handbook.base.html import start_tags

TOOLS = ("hash", "metadata", "time")
# what the page offers to save, byte by byte
CATCH_BYTES = """
self.savedBytes = [];
const makeUrl = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  const reader = new FileReader();
  reader.onload = () => savedBytes.push(reader.result.split(",")[1]);
  reader.readAsDataURL(blob);
  return makeUrl.call(URL, blob);
};
"""
COPIED = """
self.copied = [];
Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { copied.push(text); } } });
"""
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
FIELDS = {
    "Make": "Khövtsür",
    "Model": "K-1",
    "Software": "Editor 2",
    "ModifyDate": "2024:03:06 10:00:00",
    "DateTimeOriginal": "2024:03:05 14:20:05",
    "SerialNumber": "SN-0042",
}


def open_tool(reader, tool: str, lang: str = "en") -> Page:
    reader.page.add_init_script(CATCH_BYTES)
    reader.page.add_init_script(COPIED)
    return reader.open(f"{'en/' if lang == 'en' else ''}workbench/{tool}.html")


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def rows(page: Page) -> Locator:
    return page.locator(".hb-work__rows > li")


def saved(page: Page, button: str) -> bytes:
    before = page.evaluate("savedBytes.length")
    page.get_by_role("button", name=button).click()
    until(page, lambda: page.evaluate("savedBytes.length") > before)
    return base64.b64decode(page.evaluate("savedBytes.at(-1)"))


# Hash values


def hash_files(page: Page, *paths: Path) -> None:
    page.get_by_label("Files (any number)").set_input_files(paths)


@pytest.mark.both
def test_hashes_are_those_of_the_file_from_empty_to_many_pieces(reader, tmp_path: Path) -> None:
    files = [
        put(tmp_path, "empty.bin", b""),
        put(tmp_path, "one.bin", b"\x80"),
        put(tmp_path, "зураг ба нэр $& {1}.jpg", os.urandom(64 * 1024 * 1024 + 17)),
    ]
    page = open_tool(reader, "hash")
    hash_files(page, *files)
    expect(rows(page).locator(".hb-work__state > code")).to_have_text(list(map(sum_of, files)), timeout=60_000)
    assert sum_of(files[0]) == EMPTY and "empty (0 bytes)" in rows(page).nth(0).inner_text()
    assert "зураг ба нэр $& {1}.jpg 67,108,881 bytes" in rows(page).nth(2).inner_text()


@pytest.mark.parametrize("megabytes", [100, pytest.param(300, marks=pytest.mark.full)])
def test_a_large_file_is_hashed_without_being_held(
    megabytes: int, chromium: Browser, open_reader: Callable, tmp_path: Path
) -> None:
    """A file with holes; `make bench` measures two gigabytes."""
    large = put(tmp_path, "large.bin", b"start")
    with large.open("r+b") as file:
        file.truncate(megabytes * 1024 * 1024)
    page = open_tool(open_reader(chromium), "hash")
    hash_files(page, large)
    expect(rows(page).locator("progress")).to_be_visible()
    page.get_by_label("Files (any number)").focus()  # the page answers while it computes
    expect(rows(page).locator(".hb-work__state > code")).to_have_text(sum_of(large), timeout=120_000)


def test_cancelling_stops_a_file_and_leaves_the_others(reader, tmp_path: Path) -> None:
    large, small = tmp_path / "large.bin", put(tmp_path, "small.bin", b"small")
    with large.open("wb") as file:
        file.truncate(2 * 1024**3)
    page = open_tool(reader, "hash")
    hash_files(page, large, small)
    page.get_by_role("button", name="Cancel: large.bin").click()
    expect(rows(page).nth(0)).to_contain_text("Cancelled")
    expect(rows(page).nth(1).locator(".hb-work__state > code")).to_have_text(sum_of(small))
    hash_files(page, large)
    page.get_by_role("button", name="Cancel all").click()
    expect(rows(page).nth(2)).to_contain_text("Cancelled")
    page.get_by_role("button", name="Clear").click()
    assert rows(page).count() == 0 and not page.get_by_role("button", name="Save as SHA256SUMS").is_visible()


LISTS = {
    "GNU": lambda a, b: f"{a}  ./folder/a.jpg\n{b} *b.jpg\n",
    "BSD": lambda a, b: f"SHA256 (a.jpg) = {a}\r\nSHA256 (b.jpg) = {b.upper()}\r\n",
    "capitals": lambda a, b: f"{a.upper()}  a.jpg\r\n\r\n# note\r\n{b.upper()}  b.jpg",
    "Get-FileHash": lambda a, b: (
        f"\r\nAlgorithm       Hash      Path\r\n---------       ----      ----\r\n"
        f"SHA256          {a.upper()}       C:\\Хэрэг 1\\a.jpg\r\nSHA256          {b.upper()}       C:\\b.jpg\r\n"
    ),
    "our log": lambda a, b: "".join(
        f"2026-11-26 02:10 UTC\t2026-11-26 10:10 Ulaanbaatar (UTC+8)\t{name}\t5 bytes\tSHA-256 {value}\n"
        for name, value in (("a.jpg", a), ("b.jpg", b))
    ),
}
CODINGS = {"GNU": "utf-8-sig", "BSD": "utf-16", "capitals": "utf-8", "Get-FileHash": "utf-16", "our log": "utf-16-le"}


def test_lists_of_all_forms_and_codings_are_read(reader, tmp_path: Path) -> None:
    a, b = put(tmp_path, "a.jpg", b"first"), put(tmp_path, "b.jpg", b"other")
    page = open_tool(reader, "hash")
    hash_files(page, a, b)
    page.locator("summary").click()
    told = page.locator(".hb-work__told")
    for form, list_of in LISTS.items():
        page.get_by_label("Or paste the list here").fill("")
        expect(told).not_to_have_text("Entries read from the list: 2.")
        text = list_of(sum_of(a), "0" * 64)
        page.get_by_label("List as a file").set_input_files(put(tmp_path, f"{form}.txt", text.encode(CODINGS[form])))
        expect(told).to_have_text("Entries read from the list: 2.")
        expect(rows(page).nth(0)).to_contain_text("Same")
        expect(rows(page).nth(1)).to_contain_text("Differs")


def test_a_list_tells_same_differs_renamed_unlisted_and_missing(reader, tmp_path: Path) -> None:
    names = ("same", "changed", "renamed", "new")
    files = [put(tmp_path, f"{name}.txt", name.encode()) for name in names]
    lines = [
        f"{sum_of(files[0])}  same.txt",
        f"{'1' * 64}  changed.txt",
        f"{sum_of(files[2])}  old name.txt",
        f"{'2' * 64}  gone.txt",
        "not a hash",
    ]
    page = open_tool(reader, "hash")
    hash_files(page, *files)
    page.locator("summary").click()
    page.get_by_label("Or paste the list here").fill("\n".join(lines))
    verdicts = page.locator(".hb-work__verdict")
    for n, word in enumerate(("same", "differs", "renamed", "unlisted")):
        expect(verdicts.nth(n)).to_have_attribute("data-verdict", word)
    assert "old name.txt" in verdicts.nth(2).inner_text()
    text = page.locator(".hb-work").inner_text()
    assert "Lines not understood: 5." in text and "not given here (1)" in text and "gone.txt" in text
    expect(page.locator(".hb-work > .hb-sr")).to_have_text(
        "Hash values computed: 4 of 4. Same 1, differs 1, other name 1, not in the list 1, missing 1."
    )
    page.get_by_label("Or paste the list here").fill("")
    expect(verdicts.first).not_to_be_visible()


def test_one_pasted_value_is_compared_with_one_file(reader, tmp_path: Path) -> None:
    file = put(tmp_path, "a.jpg", b"first")
    page = open_tool(reader, "hash")
    hash_files(page, file)
    page.locator("summary").click()
    paste = page.get_by_label("Or paste the list here")
    for value, verdict in ((sum_of(file).upper(), "same"), ("3" * 64, "differs")):
        paste.fill(f" {value} ")
        expect(page.locator(".hb-work__verdict")).to_have_attribute("data-verdict", verdict)


def test_the_saved_list_is_one_that_sha256sum_checks(reader, tmp_path: Path) -> None:
    files = [put(tmp_path, "нэр.txt", b"1"), put(tmp_path, "back\\slash.txt", b"2")]
    page = open_tool(reader, "hash")
    hash_files(page, *files)
    expect(rows(page).nth(1).locator(".hb-work__state > code")).to_be_visible()
    lines = saved(page, "Save as SHA256SUMS").decode().splitlines()
    assert lines == [f"{sum_of(files[0])}  нэр.txt", f"\\{sum_of(files[1])}  back\\\\slash.txt"]


def test_the_log_line_holds_both_times_name_size_and_value(reader, tmp_path: Path) -> None:
    reader.page.clock.set_fixed_time("2026-12-31T20:05:30Z")
    page = open_tool(reader, "hash")
    hash_files(page, put(tmp_path, "a.jpg", b"first"))
    page.get_by_role("button", name="Copy for the log: a.jpg").click()
    times = "2026-12-31 20:05 UTC\t2027-01-01 04:05 Ulaanbaatar (UTC+8)"
    assert page.evaluate("copied") == [f"{times}\ta.jpg\t5 bytes\tSHA-256 {hashlib.sha256(b'first').hexdigest()}"]
    assert page.evaluate("Object.keys(localStorage).filter((key) => /hash/.test(key)).length") == 0


def test_a_file_that_vanished_is_told_and_the_next_one_is_read(reader, tmp_path: Path) -> None:
    page = open_tool(reader, "hash")
    gone, there = put(tmp_path, "gone.bin", b"x" * 100), put(tmp_path, "there.bin", b"y")
    # the picker gives both at once; the first is deleted before the page reads it
    page.evaluate("""() => {
      const part = HB.part;
      HB.part = async (...all) => {
        await new Promise((go) => { self.go = go; });
        HB.part = part;
        return part(...all);
      };
    }""")
    hash_files(page, gone, there)
    gone.unlink()
    page.evaluate("() => { go(); }")
    expect(rows(page).nth(0)).to_contain_text("cannot be read")
    expect(rows(page).nth(1).locator(".hb-work__state > code")).to_have_text(sum_of(there))


def test_a_file_that_changes_while_it_is_read_gets_no_hash(
    chromium: Browser, open_reader: Callable, tmp_path: Path
) -> None:
    changing_files(open_reader(chromium), tmp_path)


@pytest.mark.full
def test_firefox_too_tells_of_a_file_that_changes(firefox: Browser, open_reader: Callable, tmp_path: Path) -> None:
    """Firefox reads on without a word: what was read first is compared with a second reading."""
    changing_files(open_reader(firefox), tmp_path)


CHANGES = {
    "one byte": lambda path: overwrite(path, 100, b"y"),
    "grown": lambda path: path.write_bytes(path.read_bytes() + b"more"),
    "shorter": lambda path: os.truncate(path, 5 * 1024 * 1024),
}


def overwrite(path: Path, place: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)


def changing_files(reader, folder: Path) -> None:
    """Each file but the last is changed after its first piece was counted and before its second one is read."""
    page = open_tool(reader, "hash")
    for n, (name, change) in enumerate([*CHANGES.items(), ("left alone", lambda path: None)]):
        path = put(folder, f"{name}.bin", b"x" * (9 * 1024 * 1024))
        page.evaluate("""() => {
          self.part ??= HB.part;
          self.waiting = false;
          HB.part = async (file, from, to) => {
            if (from === 4 * 1024 * 1024) await new Promise((go) => { self.go = go; self.waiting = true; });
            return part(file, from, to);
          };
        }""")
        hash_files(page, path)
        for _ in range(200):
            if page.evaluate("waiting && document.querySelectorAll('.hb-work__rows progress').length && true"):
                break
            page.wait_for_timeout(50)
        page.wait_for_timeout(100)
        change(path)
        page.evaluate("() => { go(); }")
        if name == "left alone":
            expect(rows(page).nth(n).locator(".hb-work__state > code")).to_have_text(sum_of(path))
        else:
            expect(rows(page).nth(n)).to_contain_text("The file changed while it was being read")
    assert page.locator(".hb-work__state > code").count() == 1


def test_a_dropped_folder_is_told(chromium: Browser, open_reader: Callable, tmp_path: Path) -> None:
    (tmp_path / "Хэрэг").mkdir()
    file = put(tmp_path, "a.jpg", b"first")
    for tool, found in (("hash", ".hb-work__rows"), ("metadata", ".hb-meta__out")):
        page = open_tool(open_reader(chromium), tool)
        drop(page, [tmp_path / "Хэрэг"])
        expect(page.locator(found)).to_contain_text("This is a folder.")
        drop(page, [file])
        expect(page.locator(found)).to_contain_text(sum_of(file))


def drop(page: Page, paths: list[Path]) -> None:
    """As the system drops files on the page, which the library itself cannot do."""
    page.locator(".hb-work").scroll_into_view_if_needed()
    box = page.locator(".hb-work legend").bounding_box()
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    session = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": box["x"] + 5, "y": box["y"] + 5, "data": data})


# Metadata


def read(page: Page, path: Path) -> None:
    page.get_by_label("File: JPEG").set_input_files(path)
    expect(page.locator(".hb-meta__out")).to_contain_text(sum_of(path))


def fields(page: Page) -> dict[str, tuple[str, str]]:
    """Value and caution by the technical name of the field."""
    texts = "row => ['code', 'bdi', 'small'].map(tag => (row.querySelector(tag) || {}).textContent || '')"
    found = page.locator(".hb-meta__out tbody tr").evaluate_all(f"all => all.map({texts})")
    return {name: (value, caution) for name, value, caution in found}


def kinds(folder: Path) -> dict[str, Path]:
    exif = planted.tiff(FIELDS | {"Orientation": 6})
    return {
        "JPEG": put(folder, "a.jpg", planted.jpeg(exif, planted.segment(0xE1, planted.XMP))),
        "PNG": put(folder, "a.png", planted.png(planted.chunk(b"eXIf", exif))),
        "HEIC": put(folder, "a.heic", planted.heic(exif)),
    }


def test_a_picture_shows_what_was_planted_each_with_its_caution(reader, tmp_path: Path) -> None:
    page = open_tool(reader, "metadata")
    for kind, path in kinds(tmp_path).items():
        read(page, path)
        shows_what_was_planted(page, kind)


def shows_what_was_planted(page: Page, kind: str) -> None:
    found = fields(page)
    for name in ("Model", "Software", "DateTimeOriginal", "SerialNumber"):
        assert FIELDS[name] in found[name][0] or name == "DateTimeOriginal"
        assert found[name][1], name
    assert found["DateTimeOriginal"][0].replace("-", ":") == FIELDS["DateTimeOriginal"]
    assert float(found["latitude"][0]) == pytest.approx(47 + 55 / 60 + 6.96 / 3600)
    assert float(found["longitude"][0]) == pytest.approx(106 + 55 / 60 + 3.36 / 3600)
    assert found["GPSTimeStamp"][0] == "06:20:05 UTC" and found["GPSDateStamp"][0].replace("-", ":") == "2024:03:05"
    assert "not an owner" in found["Model"][1] and "Personal data" in found["latitude"][1]
    text = page.locator(".hb-meta__out").inner_text()
    assert f"By its first bytes it is {kind}" in text and "holds a GPS field" in text
    if kind == "JPEG":
        assert found["CreatorTool"][0] == "Planted Editor 9"


def test_a_pdf_and_a_document_show_what_was_planted(reader, tmp_path: Path) -> None:
    page = open_tool(reader, "metadata")
    read(
        page,
        put(tmp_path, "a.pdf", planted.pdf({"Author": "Дорж \u202egpj", "CreationDate": "D:20240305142000+08'00'"})),
    )
    found = fields(page)
    assert found["Author"][0] == "Дорж \\u{202e}gpj"  # a sign that turns the text round is shown
    assert found["CreationDate"][0] == "D:20240305142000+08'00'" and found["Pages"][0] == "1"
    assert "No copy is made" in page.locator(".hb-meta__out").inner_text()
    planted_fields = {
        "dc:creator": "Дорж &lt;b&gt;",
        "cp:lastModifiedBy": "officer 2",
        "dcterms:created": "2024-03-05T06:20:00Z",
    }
    read(page, put(tmp_path, "a.docx", planted.docx(planted_fields)))
    found = fields(page)
    assert found["dc:creator"][0] == "Дорж <b>" and found["cp:lastModifiedBy"][0] == "officer 2"
    assert found["dcterms:created"][0] == "2024-03-05T06:20:00Z" and found["Application"][0] == "Planted Writer"
    assert "does not prove who wrote" in found["dc:creator"][1]


def test_what_a_pdf_said_before_it_was_saved_again_is_shown(
    chromium: Browser, open_reader: Callable, tmp_path: Path
) -> None:
    page = open_tool(open_reader(chromium), "metadata")
    read(
        page,
        put(tmp_path, "a.pdf", planted.pdf_saved_again({"Author": "Дорж", "Title": "Тайлан"}, {"Author": "Unit 4"})),
    )
    text = page.locator(".hb-meta__out").inner_text()
    assert "what it said before it was last saved" in text and "added behind this PDF" in text
    assert page.locator(".hb-meta__out tbody th", has_text="(earlier 1)").first.is_visible()
    saved_text = saved(page, "Save all as text").decode("utf-8-sig")
    assert "PDF\tAuthor\tUnit 4" in saved_text and "PDF (earlier 1)\tAuthor\tДорж" in saved_text
    read(page, put(tmp_path, "b.pdf", planted.pdf({"Author": "Дорж"})))
    text = page.locator(".hb-meta__out").inner_text()
    assert "added behind" not in text and "earlier" not in text


def test_exif_that_a_program_wrote_into_a_png_as_text_is_shown(
    chromium: Browser, open_reader: Callable, tmp_path: Path
) -> None:
    page = open_tool(open_reader(chromium), "metadata")
    for plant in planted.png_plants():
        if not plant.place.startswith("Exif as") and plant.place not in ("eXIf", "zTXt", "iTXt", "packed iTXt"):
            continue
        read(page, put(tmp_path, "a.png", plant.content))
        found = fields(page)
        field = "Artist" if "xif" in plant.place.lower() else "Author"
        assert found[field][0] == planted.MARK.decode(), plant.place
        if field == "Artist":
            assert float(found["latitude"][0]) == pytest.approx(47 + 55 / 60 + 6.96 / 3600), plant.place


# how often the page got its turn while a file was read, and the longest time without one
TURNS = """
self.turns = { count: 0, longest: 0, at: performance.now() };
setInterval(() => {
  const now = performance.now();
  Object.assign(turns, { count: turns.count + 1, longest: Math.max(turns.longest, now - turns.at), at: now });
}, 20);
"""


def test_no_small_file_keeps_the_page_busy(chromium: Browser, open_reader: Callable, tmp_path: Path) -> None:
    """The library asks the page for its answer and gives up where none comes; what could not be read is said."""
    page = open_tool(open_reader(chromium), "metadata")
    for name, content in planted.endless().items():
        assert len(content) < 1.2e6 and (len(content) == 36 or not name.startswith("box-of-no")), name
        read(page, put(tmp_path, name, content))
        page.get_by_label("File: JPEG").focus()  # the page answers
        expect(page.locator(".hb-meta__out .hb-calc__bad, .hb-meta__out tbody tr").first).to_be_visible()
        if name in ("words.pdf", "digits.pdf"):
            assert fields(page)["Author"][0] == "A", name


def test_a_long_piece_of_work_can_be_stopped(chromium: Browser, open_reader: Callable, tmp_path: Path) -> None:
    """A picture of 24 million dots: the page has its turn all the while, and the button ends the work."""
    large = io.BytesIO()
    Image.new("RGB", (6000, 4000), (9, 9, 9)).save(large, "PNG")
    reader = open_reader(chromium)
    reader.page.add_init_script(TURNS)
    page = open_tool(reader, "metadata")
    read(page, put(tmp_path, "large.png", large.getvalue()))
    before = page.evaluate("turns.count")
    page.get_by_role("button", name="Make the copy").click()
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".hb-meta__out section")).to_contain_text("no copy was made")
    assert page.evaluate("turns.count") > before
    page.wait_for_timeout(500)
    assert not page.get_by_role("button", name="Save the copy").is_visible()


def test_a_file_that_is_not_what_its_name_says_is_told(reader, tmp_path: Path) -> None:
    page = open_tool(reader, "metadata")
    for name, content, word in (
        ("photo.jpg", b"MZ" + bytes(60), "by its first bytes it is Windows EXE"),
        ("photo.png", planted.jpeg(), "by its first bytes it is JPEG"),
        ("a.docx", b"PK\x03\x04" + bytes(40), "by its first bytes it is ZIP"),
        ("noending", planted.jpeg(), "has no ending; by its first bytes it is JPEG"),
        ("a.jpg", b"plain words", "of no kind known here"),
        ("a.jpg", b"", "empty (0 bytes)"),
    ):
        read(page, put(tmp_path, name, content))
        expect(page.locator(".hb-meta__out")).to_contain_text(word)


def test_a_broken_exif_block_is_told_and_the_rest_is_shown(reader, tmp_path: Path) -> None:
    page = open_tool(reader, "metadata")
    broken = b"MM\0*\0\0\0\x08\xff\xff" + b"\x99" * 20
    for content in (planted.jpeg(broken, planted.segment(0xE1, planted.XMP)), planted.jpeg(b"nonsense")):
        read(page, put(tmp_path, "a.jpg", content))
        expect(page.locator(".hb-meta__out")).to_contain_text("it is JPEG, as its name says")
        expect(page.locator(".hb-meta__out")).to_contain_text("broken")
    read(page, put(tmp_path, "a.jpg", planted.jpeg(broken, planted.segment(0xE1, planted.XMP))))
    assert fields(page)["CreatorTool"][0] == "Planted Editor 9"
    read(page, put(tmp_path, "a.pdf", b"%PDF-1.7\nnothing"))
    expect(page.locator(".hb-meta__out")).to_contain_text("broken")


def test_a_broken_part_of_a_document_is_told_and_the_other_is_shown(reader, tmp_path: Path) -> None:
    page = open_tool(reader, "metadata")
    read(page, put(tmp_path, "a.docx", planted.docx({"dc:creator": "Дорж"}, app="<broken")))
    expect(page.locator(".hb-meta__out")).to_contain_text("broken")
    assert fields(page)["dc:creator"][0] == "Дорж"
    # the browsers' own words about XML that is none; from a window that is closed no more come
    page.context.close()
    reader.wrong[:] = [line for line in reader.wrong if "inline style" not in line and "Line Number" not in line]


@pytest.mark.both
def test_the_copy_of_a_jpeg_has_the_picture_and_no_place(reader, tmp_path: Path) -> None:
    exif = planted.tiff(FIELDS | {"Orientation": 6})
    secret = b"GPS 47.9186 106.9176"
    more = [
        planted.segment(0xE1, planted.XMP),
        planted.segment(0xED, b"Photoshop 3.0\0" + secret),
        planted.segment(0xE2, b"MPF\0" + secret),
        planted.segment(0xFE, secret),
    ]
    original = put(tmp_path, "photo.jpg", planted.jpeg(exif, *more, after=planted.jpeg(exif)))
    before = original.read_bytes()
    page = open_tool(reader, "metadata")
    read(page, original)
    page.get_by_role("button", name="Make the copy").click()
    part = page.locator(".hb-meta__out section")
    expect(part).to_contain_text("The copy was read again: no GPS")
    for word in ("APP1 Exif", "APP1 XMP", "APP13 IPTC", "APP2 MPF", "COM", "data after the end of the picture"):
        assert word in part.inner_text(), word
    assert "How the picture is turned (6) was kept" in part.inner_text()
    copy = saved(page, "Save the copy")
    assert planted.PICTURE in copy and copy.endswith(b"\xff\xd9") and copy.startswith(b"\xff\xd8\xff\xe0")
    for trace in (secret, b"K-1", b"SN-0042", b"xap", b"2024:03:05"):
        assert trace not in copy, trace
    assert hashlib.sha256(copy).hexdigest() in part.inner_text() and original.read_bytes() == before
    read(page, put(tmp_path, "copy.jpg", copy))
    assert not any(name.startswith("GPS") or name in ("latitude", "Model") for name in fields(page))
    assert "Orientation" in fields(page)


def test_the_copy_of_a_png_has_the_picture_and_no_place(reader, tmp_path: Path) -> None:
    exif, secret = planted.tiff(FIELDS), b"GPS 47.9186"
    more = [planted.chunk(b"eXIf", exif)] + [
        planted.chunk(name, b"Comment\0" + secret) for name in (b"tEXt", b"zTXt", b"iTXt", b"prVt")
    ]
    page = open_tool(reader, "metadata")
    read(page, put(tmp_path, "photo.png", planted.png(*more, after=secret)))
    page.get_by_role("button", name="Make the copy").click()
    expect(page.locator(".hb-meta__out section")).to_contain_text("The copy was read again: no GPS")
    assert saved(page, "Save the copy") == planted.png()


def test_no_copy_is_made_where_the_picture_cannot_be_followed(reader, tmp_path: Path) -> None:
    page = open_tool(reader, "metadata")
    whole = planted.jpeg(planted.tiff(FIELDS))
    for name, content in (
        ("cut.jpg", whole[:-2]),
        ("odd.jpg", whole[:20] + b"xx" + whole[20:]),
        ("cut.png", planted.png()[:-5]),
    ):
        read(page, put(tmp_path, name, content))
        page.get_by_role("button", name="Make the copy").click()
        expect(page.locator(".hb-meta__out section")).to_contain_text("so no copy was made")


def test_the_whole_output_is_saved_as_text(reader, tmp_path: Path) -> None:
    page = open_tool(reader, "metadata")
    file = put(tmp_path, "a.docx", planted.docx({"dc:title": "x" * 2000}))
    read(page, file)
    assert "(2000 signs in all)" in page.locator(".hb-meta__out").inner_text()
    text = saved(page, "Save all as text").decode("utf-8-sig")
    assert "x" * 2000 in text and sum_of(file) in text and "Application\tPlanted Writer" in text


# Time


def times(page: Page) -> list[str]:
    return page.locator(".hb-time__out section code").all_inner_texts()


def both(moment: datetime) -> list[str]:
    """As the page writes a moment, by Python's own tables."""
    there = moment.astimezone(ZoneInfo("Asia/Ulaanbaatar"))
    hours = int(there.utcoffset() / timedelta(hours=1))
    moments = (moment.strftime("%Y-%m-%d %H:%M:%S"), there.strftime("%Y-%m-%d %H:%M:%S"))
    fraction = f".{moment.microsecond // 1000:03}" if moment.microsecond else ""
    return [f"{moments[0]}{fraction} UTC", f"{moments[1]}{fraction} Ulaanbaatar (UTC+{hours})"]


def at(*parts: int, hours: float = 0, milliseconds: int = 0) -> datetime:
    zone = timezone(timedelta(hours=hours))
    return (datetime(*parts, tzinfo=zone) + timedelta(milliseconds=milliseconds)).astimezone(UTC)


MOMENTS = [
    ("1709619600", at(2024, 3, 5, 6, 20)),
    ("0", at(1970, 1, 1)),
    ("1709619600123", at(2024, 3, 5, 6, 20, milliseconds=123)),
    ("2024-03-05T06:20:00Z", at(2024, 3, 5, 6, 20)),
    ("2024-03-05 14:20:00+08:00", at(2024, 3, 5, 14, 20, hours=8)),
    ("2024-03-05T14:20:00.5-0330", at(2024, 3, 5, 14, 20, hours=-3.5, milliseconds=500)),
    ("2016-07-01 12:00 UTC", at(2016, 7, 1, 12)),  # summer time in Ulaanbaatar
    ("1970-06-01T00:00:00Z", at(1970, 6, 1)),  # an older zone
    (
        "https://x.com/someone/status/1212092628029698048?s=20",
        datetime.fromtimestamp(((1212092628029698048 >> 22) + 1288834974657) / 1000, UTC),
    ),
    (
        "https://www.tiktok.com/@someone/video/6774894870028143877",
        datetime.fromtimestamp(6774894870028143877 >> 32, UTC),
    ),
    ("https://web.archive.org/web/20240305062000/https://ajil.example/", at(2024, 3, 5, 6, 20)),
    ("20240305062000", at(2024, 3, 5, 6, 20)),
]


@pytest.mark.both
def test_every_moment_is_the_one_that_python_computes(reader) -> None:
    page = open_tool(reader, "time")
    for text, moment in MOMENTS:
        page.get_by_label("Number, id, written time").fill(text)
        assert times(page) == both(moment), text
    assert page.evaluate("HB.time.ahead(Date.UTC(2016, 6, 1))") == 9 * 3600 * 1000
    page.get_by_label("Number, id, written time").fill("2016-07-01 12:00 UTC")
    assert "Ulaanbaatar kept UTC+9" in page.locator(".hb-time__out").inner_text()


def test_a_time_without_zone_is_asked_for_one(reader) -> None:
    page = open_tool(reader, "time")
    page.get_by_label("Number, id, written time").fill("2024:03:05 14:20:05")
    assert times(page) == [] and "names no zone" in page.locator(".hb-time__out").inner_text()
    zone = page.get_by_label("Of which time zone?")
    for choice, hours in (("UTC", 0), ("Ulaanbaatar", 8), ("Another offset", 9)):
        zone.select_option(label=choice)
        assert times(page) == both(at(2024, 3, 5, 14, 20, 5, hours=hours)), choice
    page.get_by_label("Offset from UTC").fill("nine")
    assert "Write the offset as +09:00" in page.locator(".hb-time__out").inner_text()
    zone.select_option(label="Ulaanbaatar")
    page.get_by_label("Number, id, written time").fill("2016-09-23 23:30")  # clocks were put back at midnight
    assert times(page) == both(at(2016, 9, 23, 23, 30, hours=9)) + both(at(2016, 9, 23, 23, 30, hours=8))
    page.get_by_label("Number, id, written time").fill("2016-03-26 02:30")  # and forward at two
    assert "there was no such time" in page.locator(".hb-time__out").inner_text()


def test_a_bare_id_is_read_in_both_ways_until_one_is_chosen(reader) -> None:
    page = open_tool(reader, "time")
    page.get_by_label("Number, id, written time").fill("1212092628029698048")
    assert page.locator(".hb-time__out section").count() == 2
    page.get_by_label("What is it?").select_option(label="Id of X (Twitter)")
    assert page.locator(".hb-time__out section").count() == 1 and len(times(page)) == 2
    assert "upload system" in page.locator(".hb-time__out").inner_text()


IMPOSSIBLE = [
    ("", "hello", "Write the time as"),
    ("", "2024-02-30 10:00Z", "no such day or time"),
    ("", "2024-03-05 24:00Z", "no such day or time"),
    ("", "2024-03-05", "A day alone"),
    ("", "2024-03-05 10:00+23:00", "at most 14 hours"),
    ("", "20240230000000", "no such day or time"),
    ("", "19200305000000", "before 1996"),
    ("Unix seconds", "-5", "no time between"),
    ("Unix seconds", "99999999999999", "no time between"),
    ("Unix milliseconds", "now", "Write a number"),
    ("Id of X (Twitter)", "29700859246", "hold no time"),
    ("Id of X (Twitter)", "9223372036854775807", "later than the clock"),
    ("Id of X (Twitter)", "99999999999999999999", "digits only"),
    ("TikTok video id", "12345", "hardly a TikTok"),
    ("TikTok video id", "9223372036854775807", "later than the clock"),
    ("Wayback capture time", "2024", "14 digits"),
    ("Wayback capture time", "20990305000000", "later than the clock"),
]


def test_an_impossible_time_is_answered_with_a_sentence(chromium: Browser, open_reader: Callable) -> None:
    page = open_tool(open_reader(chromium), "time")
    field = page.get_by_label("Number, id, written time")
    for kind, text, words in IMPOSSIBLE:
        field.fill("")
        page.get_by_label("What is it?").select_option(**({"label": kind} if kind else {"value": ""}))
        assert field.get_attribute("aria-invalid") is None, text
        field.fill(text)
        expect(page.locator(".hb-time__out")).to_contain_text(words)
        assert times(page) == [] and field.get_attribute("aria-invalid") == "true", (kind, text)


def test_the_log_line_of_a_time_holds_both_times_and_what_was_typed(reader) -> None:
    page = open_tool(reader, "time")
    page.get_by_label("Number, id, written time").fill("1709619600")
    page.get_by_role("button", name="Copy for the log").click()
    assert page.evaluate("copied") == [
        "2024-03-05 06:20:00 UTC\t2024-03-05 14:20:00 Ulaanbaatar (UTC+8)\tUnix seconds: 1709619600"
    ]


# All three


def fill_tool(page: Page, tool: str, folder: Path) -> None:
    if tool == "hash":
        page.locator("summary").click()
        page.locator("input[type=file]").first.set_input_files(
            [put(folder, "a" * 90 + ".jpg", b"1"), put(folder, "b", b"")]
        )
        page.locator(".hb-work textarea").fill(f"{'1' * 64}  b\nx")
        expect(rows(page).nth(1).locator(".hb-work__state > code")).to_be_visible()
    elif tool == "metadata":
        page.locator("input[type=file]").set_input_files(kinds(folder)["JPEG"])
        page.locator(".hb-meta__out section button").first.click()
        expect(page.locator(".hb-meta__out section button")).to_have_count(3)
    else:
        page.locator(".hb-work input").first.fill("2016-09-23 23:30")
        page.locator(".hb-work select").nth(1).select_option("ulaanbaatar")


@pytest.mark.parametrize("lang", ["mn", pytest.param("en", marks=pytest.mark.full)])
@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_is_accessible_and_never_wider_than_the_page(
    tool: str, lang: str, chromium: Browser, open_reader: Callable, tmp_path: Path
) -> None:
    page = open_tool(open_reader(chromium), tool, lang)
    fill_tool(page, tool, tmp_path)
    text = page.locator(".hb-work").inner_text()
    assert "undefined" not in text and "{0}" not in text
    for width, scheme in ((360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert axe(page) == [], (width, scheme)
        assert too_wide(page) == 0, (width, scheme)


@pytest.mark.parametrize("tool", TOOLS)
def test_the_keyboard_reaches_every_control_in_order(tool: str, reader, tmp_path: Path) -> None:
    page = open_tool(reader, tool)
    fill_tool(page, tool, tmp_path)
    controls = page.locator(".hb-work :is(input, select, textarea, summary, button):not([disabled])")
    wanted = controls.evaluate_all("all => all.filter(one => one.checkVisibility()).length")
    page.locator(".hb-work input").first.focus()
    seen = 1
    for _ in range(60):
        page.keyboard.press("Tab")
        if not page.evaluate("Boolean(document.activeElement.closest('.hb-work'))"):
            break
        seen += page.evaluate("document.activeElement.matches('input, select, textarea, summary, button')")
    assert seen >= wanted
    assert page.locator(".hb-work a, .hb-work form[action]").count() == 0


@pytest.mark.parametrize("tool", TOOLS)
def test_on_paper_results_stand_without_buttons_and_without_scripts_nothing(
    tool: str, chromium: Browser, open_reader: Callable, tmp_path: Path
) -> None:
    page = open_tool(open_reader(chromium), tool, "mn")
    fill_tool(page, tool, tmp_path)
    page.emulate_media(media="print")
    assert page.locator(".hb-work code").first.is_visible()
    assert page.locator(".hb-work :is(button, input[type=file])").evaluate_all(
        "all => all.every(one => !one.checkVisibility())"
    )
    page = open_reader(chromium, java_script_enabled=False).open(f"workbench/{tool}.html")
    assert not page.locator(".hb-calc").is_visible()


def test_only_pages_that_show_a_tool_load_what_it_needs(site: Path) -> None:
    log = {"capture-log", "matrix", "charts"}
    wants = {
        "js-sha256.js": {"hash", "metadata", "self-check", *log},
        "exifr.js": {"metadata"},
        "fflate.js": {"metadata", *log},
        "papaparse.js": log,
        "hb/log": log,
        "pdf-lib.js": {"metadata"},
        "hb/hash": {"hash"},
        "hb/time": {"time"},
    }
    for path in [*pages_of(site, "mn"), *pages_of(site, "en")]:
        tags = start_tags(path.read_text("utf-8"))
        shown = {attributes["data-calculator"] for _, attributes in tags if "data-calculator" in attributes}
        if any(attributes.get("class") == "hb-self" for _, attributes in tags):
            shown.add("self-check")  # compares seals
        sources = [attributes.get("src", "").rpartition("/")[2] for tag, attributes in tags if tag == "script"]
        loaded = {*sources, *parts_of(path)}
        for script, tools in wants.items():
            assert (script in loaded) == bool(shown & tools), (path, script)
