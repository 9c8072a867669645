"""The exercise capture: its archive replays, its log breaks in one place, one file is not the one that was captured."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import runpy
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from handbook.checks.fiction import real
from handbook.course.data.outline import read_outline
from handbook.course.exercises.answers import read_exercises
from handbook.practice import log, wacz

ROOT = Path(__file__).parents[1]
DATA = ROOT / "exercises/capture/data"
DAY = read_outline(ROOT)[0].edition_date
EXERCISE = read_exercises(ROOT, DAY)[0]["capture"]
ROWS: list[log.LogRow] = json.loads((DATA / "log.json").read_text("utf-8"))["rows"]
HOST = "https://tsenkher-temee.example/"
TAMPERED, EXCHANGED, WRONG_ZONE, UNHASHED, CORRECTION, ARCHIVE = 9, 4, 10, 5, 8, 7


def row(number: int) -> log.LogRow:
    return ROWS[number - 1]


def file_of(name: str) -> bytes:
    return (DATA / name if name == "site.wacz" else DATA / "items" / name).read_bytes()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def archived() -> dict[str, bytes]:
    """What the web archive holds for each address."""
    with zipfile.ZipFile(DATA / "site.wacz") as archive:
        warc = io.BytesIO(archive.read("archive/data.warc.gz"))
    return {
        record.rec_headers.get_header("WARC-Target-URI"): record.content_stream().read()
        for record in ArchiveIterator(warc, check_digests="raise")
        if record.rec_type == "response"
    }


def right(number: int) -> set[str]:
    check = next(check for check in EXERCISE.questions if check.id == f"capture-a{number}")
    return set(check.accepted[0])


def test_the_archive_passes_the_validator_of_its_format() -> None:
    command = [Path(sys.executable).with_name("wacz"), "validate", "-f", DATA / "site.wacz"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0 and "Validation succeeded" in done.stdout, done.stdout + done.stderr


def test_the_archive_replays_the_pages_of_that_day_with_style_and_picture() -> None:
    sent = archived()
    pages = [address for address in sent if address.endswith(".html")]
    assert len(pages) == 5 and HOST + "zar-14.html" not in sent
    assert {HOST + "style.css", HOST + "hotel.svg"} < set(sent)
    assert b'url("hotel.svg")' in sent[HOST + "style.css"] and b"fictional, for training" in sent[HOST + "hotel.svg"]
    same = [n for n in range(1, ARCHIVE) if row(n)["file"].endswith("-source.txt") and n != EXCHANGED]
    assert same == [1, 3, UNHASHED]
    for n in same:
        assert sent[row(n)["url"]] == file_of(row(n)["file"])
    assert b"850,000" in sent[row(EXCHANGED)["url"]] and sha256(sent[row(EXCHANGED)["url"]]) == row(EXCHANGED)["sha256"]


def test_the_index_finds_each_record_and_the_page_list_each_page() -> None:
    with zipfile.ZipFile(DATA / "site.wacz") as archive:
        warc = archive.read("archive/data.warc.gz")
        index = gzip.decompress(archive.read("indexes/index.cdx.gz")).decode().splitlines()
        head, *pages = map(json.loads, archive.read("pages/pages.jsonl").decode().splitlines())
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
    assert index == sorted(index) and head["format"] == "json-pages-1.0"
    for line in index:
        about = json.loads(line.split(" ", 2)[2])
        piece = warc[int(about["offset"]) :][: int(about["length"])]
        (record,) = ArchiveIterator(io.BytesIO(piece))
        assert record.rec_headers.get_header("WARC-Target-URI") == about["url"]
    assert [page["url"] for page in pages] == [address for address in archived() if address.endswith(".html")]


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 200_000])
def test_what_is_packed_without_zlib_unpacks_with_it(size: int) -> None:
    content = (bytes(range(256)) * 800)[:size]
    assert gzip.decompress(wacz.gzip(content)) == content


def test_nothing_in_the_archive_points_at_the_real_world() -> None:
    for address, content in archived().items():
        assert list(real(content.decode())) == [], address


def test_the_chain_breaks_at_the_changed_row_alone_and_with_the_old_words_it_holds() -> None:
    assert log.problems(ROWS) == [("changed", TAMPERED)]
    assert right(3) == {str(TAMPERED)}
    before = row(TAMPERED) | {"visible": row(TAMPERED)["visible"].replace("3,900,000", "2,900,000")}
    assert log.problems([before if entry is row(TAMPERED) else entry for entry in ROWS]) == []
    assert "2,900,000" in file_of(row(TAMPERED)["file"]).decode()


def test_the_table_holds_the_same_log() -> None:
    text = (DATA / "log.csv").read_bytes().decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text, newline=""))
    assert [cell.split(log.HEADING)[0] for cell in head] == list(log.COLUMNS)
    assert [dict(zip(log.COLUMNS, line, strict=True)) for line in lines] == ROWS


def test_one_file_differs_from_the_log_and_the_list_beside_it_does_not_show_it() -> None:
    hashed = {entry["file"]: entry["sha256"] for entry in ROWS if entry["sha256"]}
    assert [name for name, digest in hashed.items() if sha256(file_of(name)) != digest] == [row(EXCHANGED)["file"]]
    assert right(4) == {str(EXCHANGED)}
    assert {path.name for path in (DATA / "items").iterdir()} | {"site.wacz"} == set(hashed)
    lines = (DATA / "SHA256SUMS.txt").read_text("utf-8").splitlines()
    assert len(lines) == len(hashed)
    for line in lines:
        digest, name = line.split("  ")
        assert sha256((DATA / name).read_bytes()) == digest


def test_the_signed_print_agrees_with_the_log_as_it_was() -> None:
    text = (DATA / "print.html").read_text("utf-8")
    printed = re.findall(r"<code>([0-9a-f]{4}) … ([0-9a-f]{4})</code>", text)
    assert printed == [(entry["sha256"][:4], entry["sha256"][-4:]) for entry in ROWS if entry["sha256"]]
    assert ROWS[-1]["chain"] in text and str(len(ROWS)) == re.search(r"Rows</dt><dd>(\d+)", text)[1]


def test_one_row_has_local_time_for_utc_and_the_page_proves_it() -> None:
    wrong = [entry for entry in ROWS if entry["utc"] > entry["sealed"]]
    assert [entry["no"] for entry in wrong] == [str(WRONG_ZONE)] and right(6) == {str(WRONG_ZONE)}
    assert wrong[0]["utc"] in file_of(wrong[0]["file"]).decode()
    assert right(7) == {"09:42"} and wrong[0]["utc"].endswith("17:42:08")
    for entry in ROWS:
        assert entry["local"] == log.local_of(entry["utc"])
        if entry["file"].endswith(".html") and entry not in (*wrong, row(CORRECTION)):
            assert entry["local"].removesuffix(" +08:00") in file_of(entry["file"]).decode()


def test_the_row_without_a_hash_says_so_and_a_later_one_corrects_it() -> None:
    without = [entry["no"] for entry in ROWS if entry["file"] and not entry["sha256"]]
    assert without == [str(UNHASHED)] and "not hashed" in row(UNHASHED)["remarks"]
    assert row(CORRECTION)["corrects"] == str(UNHASHED) and row(CORRECTION)["file"] == row(UNHASHED)["file"]


def test_the_page_is_the_same_in_every_edition_and_its_hash_is_the_answer(tmp_path: Path) -> None:
    runpy.run_path(str(DATA.parent / "make.py"))["make"](DATA.parent, tmp_path, DAY + timedelta(200))
    page = (tmp_path / "page/index.html").read_bytes()
    assert page == (DATA / "page/index.html").read_bytes() and right(1) == {sha256(page)}
    mistakes = next(check for check in EXERCISE.questions if check.id == "capture-a1").mistakes
    assert mistakes[0].answers == (sha256((DATA / "page-later/index.html").read_bytes()),)
    assert (tmp_path / "site.wacz").read_bytes() != (DATA / "site.wacz").read_bytes()


def test_the_same_day_makes_the_same_bytes(tmp_path: Path) -> None:
    runpy.run_path(str(DATA.parent / "make.py"))["make"](DATA.parent, tmp_path, DAY)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert made == {path.relative_to(DATA): path.read_bytes() for path in DATA.rglob("*") if path.is_file()}


def test_between_the_versions_five_lines_differ() -> None:
    before, after = ((DATA / f"{name}/index.html").read_text("utf-8").splitlines() for name in ("page", "page-later"))
    gone, new = "\n".join(set(before) - set(after)), "\n".join(set(after) - set(before))
    assert len(set(before) - set(after)) == len(set(after) - set(before)) == 5
    for old, later in (("0012-6134", "0012-9038"), ("850,000", "1,350,000"), ("Энхжин", ""), ("1,284", "1,297")):
        assert old in gone and later in new
    assert "Энхжин" not in "\n".join(after)


def test_names_of_people_stand_in_no_row() -> None:
    text = json.dumps(ROWS, ensure_ascii=False)
    names = re.findall(r"[А-ЯӨҮЁа-яөүё]+", (ROOT / "exercises/names.yml").read_text("utf-8").partition("latin:")[0])
    assert not [name for name in names if name[0].isupper() and re.search(rf"\b{name}\b", text)]
