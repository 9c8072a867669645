"""A page goes to a translator and comes back with nothing lost: every page, both formats, only changed rows change."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import ours
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from handbook import checks
from handbook.__main__ import main
from handbook.base.findings import BadContent
from handbook.desk.exchange import ExchangeRow, ExchangeSheet, Returned, merge, read_sheet
from handbook.desk.inline import codes, inline
from handbook.desk.word_table import read_docx, write_docx
from handbook.desk.xliff import NAMESPACE, read_xliff, write_xliff

ROOT = Path(__file__).parents[1]
PATH = "rescue/ask-first.md"
MN, EN = Path("docs/mn") / PATH, Path("docs/en") / PATH
PAGES = sorted(file.relative_to(ROOT / "docs/mn").as_posix() for file in (ROOT / "docs/mn").rglob("*.md"))
DAY = date(2026, 11, 25)
NAMES = {"mn": "Монгол", "en": "English"}
XLF = f"{{{NAMESPACE}}}"
# what the core schema of XLIFF 2.1 lets stand inside each element, and the attributes it asks for
INSIDE = {
    "xliff": ("file",),
    "file": ("notes", "group"),
    "notes": ("note",),
    "note": (),
    "group": ("unit",),
    "unit": ("originalData", "segment"),
    "originalData": ("data",),
    "data": (),
    "segment": ("source", "target"),
    "source": ("pc", "ph"),
    "target": ("pc", "ph"),
    "pc": ("pc", "ph"),
    "ph": (),
}
NEEDED = {"xliff": ("version", "srcLang"), "data": ("id",), "pc": ("id",), "ph": ("id",)} | dict.fromkeys(
    ("file", "group", "unit"), ("id",)
)


@pytest.fixture(scope="module")
def strings() -> dict:
    return ours.data().strings


@pytest.fixture(scope="module")
def sheets() -> list[ExchangeSheet]:
    return [read_sheet(ROOT, "en", "mn", path) for path in PAGES]


def _written(sheet: ExchangeSheet) -> str:
    return (ROOT / "docs/mn" / sheet.path).read_text(encoding="utf-8")


def test_every_page_comes_back_from_xliff_byte_for_byte(sheets: list[ExchangeSheet]) -> None:
    assert len(sheets) > 100
    for sheet in sheets:
        assert merge(sheet, read_xliff(write_xliff(sheet), "a.xlf"), "a.xlf") == (_written(sheet), []), sheet.path


def test_every_page_comes_back_from_word_byte_for_byte(sheets: list[ExchangeSheet], strings: dict) -> None:
    for sheet in sheets:
        returned = read_docx(write_docx(sheet, strings, NAMES, DAY), "a.docx")
        assert merge(sheet, returned, "a.docx") == (_written(sheet), []), sheet.path


def test_the_xliff_has_the_structure_of_the_core_schema(sheets: list[ExchangeSheet]) -> None:
    for sheet in sheets:
        root = etree.fromstring(write_xliff(sheet))
        assert (root.tag, root.get("version")) == (f"{XLF}xliff", "2.1")
        for element in root.iter():
            name = etree.QName(element).localname
            order = [INSIDE[name].index(etree.QName(child).localname) for child in element]
            assert name in ("source", "target", "pc") or order == sorted(order)
            assert all(element.get(key) for key in NEEDED.get(name, ()))
        for kind in ("group", "unit"):
            ids = [element.get("id") for element in root.iter(XLF + kind)]
            assert len(ids) == len(set(ids))
        for unit in root.iter(f"{XLF}unit"):
            data = [entry.get("id") for entry in unit.iter(f"{XLF}data")]
            assert len(data) == len(set(data))
            for part in unit.iter(f"{XLF}source", f"{XLF}target"):
                ids = [code.get("id") for code in part.iter(f"{XLF}pc", f"{XLF}ph")]
                assert len(ids) == len(set(ids))
            for code in unit.iter(f"{XLF}pc", f"{XLF}ph"):
                assert {value for key, value in code.items() if key.startswith("dataRef")} <= set(data)
            assert unit.find(f"{XLF}segment").get("state") in ("initial", "translated", "final")


def test_nothing_that_a_translator_must_not_touch_is_a_word(sheets: list[ExchangeSheet]) -> None:
    for sheet in sheets:
        for segment in etree.fromstring(write_xliff(sheet)).iter(f"{XLF}segment"):
            in_code = ["".join(code.itertext()) for code in segment.iter(f"{XLF}pc") if code.get("type") == "fmt"]
            words = "".join(segment.itertext())
            assert not re.search(r"\]\(|\[@", words) or any("[@" in text or "](" in text for text in in_code), words
    text = "**A** [b `c`](d.md#e) ![f](g.svg) [@h; @i] <br> {#k}"
    assert [code.kind for code in codes(inline(text))] == ["bold", "link", "code", "image", "source", "tag", "tag"]


@pytest.fixture
def sheet(handbook: Path) -> ExchangeSheet:
    return read_sheet(handbook, "en", "mn", PATH)


def _returned(sheet: ExchangeSheet, words: dict[int, str]) -> Returned:
    rows = tuple(
        (
            row.number,
            row.source.text if row.source else "",
            words.get(row.number, row.target.text if row.target else ""),
        )
        for row in sheet.rows
    )
    return Returned(sheet.target, sheet.path, sheet.version, rows)


def _row(sheet: ExchangeSheet, text: str) -> ExchangeRow:
    return next(row for row in sheet.rows if row.target and text in row.target.text)


def _findings(sheet: ExchangeSheet, words: dict[int, str]) -> list[str]:
    with pytest.raises(BadContent) as error:
        merge(sheet, _returned(sheet, words), "a.docx")
    return [str(finding) for finding in error.value.findings]


def test_ids_boxes_terms_sources_and_questions_are_no_words(sheet: ExchangeSheet) -> None:
    kinds = {row.kind for row in sheet.rows}
    assert {"meta", "heading", "title", "item", "option", "reason", "paragraph", "code"} <= kinds
    for row in sheet.rows:
        assert not re.search(r"<!--|\{#|^!!!|^\?\?\?|<quiz>|^---", row.target.text) or row.kind == "code"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Эхлээд асууна", 'Эхлээд «асууна»: "бичнэ"'),
        ("Үндэслэлээ эхлээд нэрлэнэ", "Үндэслэлээ түрүүлж нэрлэнэ"),
        ("Үндэслэлээ нэг өгүүлбэрээр бичнэ.", "Нэг өгүүлбэр бичнэ."),
        ("Үндэслэл хараахан алга.", "Үндэслэл алга."),
        ("Алба хаагч эхлээд асууна.", "Алба хаагч асууна.\nДараа нь бичнэ."),
    ],
)
def test_only_the_changed_row_changes(sheet: ExchangeSheet, old: str, new: str) -> None:
    row = _row(sheet, old)
    text, changed = merge(sheet, _returned(sheet, {row.number: new}), "a.docx")
    assert changed == [row]
    before = sheet.texts["mn"]
    assert text[: row.target.start] == before[: row.target.start]
    assert text.endswith(before[row.target.end :])
    assert text != before


@pytest.mark.parametrize(
    ("old", "take", "put", "found"),
    [
        ("[@law-copy; @paper]", "[@law-copy; @paper]", "", "[@law-copy; @paper]"),
        ("(../glossary.md#victim)", "(../glossary.md#victim)", "(../glossary.md#record)", "../glossary.md#victim"),
        ("![", "assets/figures", "figures", "three-steps"),
        ("**Хугацаа:**", "**Хугацаа:**", "Хугацаа:", "**…**"),
        ("`[@nobody]`", "`[@nobody]`", "", "`…`"),
        ("Үндэслэлээ эхлээд нэрлэнэ", "эхлээд", "[эхлээд](x.md)", "](x.md)"),
        ("Та юу хийх вэ?", "Та", "Та\n- [ ] бас", "around them"),
        ("Үндэслэл хараахан алга.", "алга", "алга\nбас", "one line"),
        ("Санах зүйл", "Санах зүйл", "", "taken out"),
        ("Алба хаагч эхлээд", "Алба", "# Алба", "around them"),
        ("Алба хаагч эхлээд", "Алба", "!!! tip\n    Алба", "around them"),
        ("Алба хаагч эхлээд", "Алба", "Алба\n\nхаагч", "around them"),
    ],
)
def test_what_does_not_fit_is_a_finding_that_names_the_row(
    sheet: ExchangeSheet, old: str, take: str, put: str, found: str
) -> None:
    row = _row(sheet, old)
    new = row.target.text.replace(take, put).strip()
    assert new != row.target.text
    told = _findings(sheet, {row.number: new})
    assert any(f"row {row.number}: " in line and found in line for line in told), told


def test_rows_that_are_missing_doubled_or_changed_in_english_are_found(sheet: ExchangeSheet) -> None:
    rows = list(_returned(sheet, {}).rows)
    rows[4] = (5, rows[4][1] + " more", rows[4][2])
    with pytest.raises(BadContent) as error:
        merge(sheet, Returned(sheet.target, sheet.path, sheet.version, (*rows[1:], rows[2])), "a.docx")
    told = "\n".join(map(str, error.value.findings))
    assert "rows are missing: 1" in told
    assert "row 3: this row stands twice" in told
    assert "row 5: the source was changed" in told


def test_a_new_english_section_is_filled_in_with_its_boxes(handbook: Path) -> None:
    new = "## More {#more}\n<!-- teaches: res-1 -->\n\n!!! key\n    - One\n    - Two\n\nText.[@paper]\n\n## Takeaway"
    file = handbook / EN
    file.write_text(file.read_text().replace("## Takeaway", new))
    sheet = read_sheet(handbook, "en", "mn", PATH)
    fresh = [row for row in sheet.rows if row.target is None]
    assert [(row.kind, row.state) for row in fresh] == [
        ("heading", "initial"),
        ("item", "initial"),
        ("item", "initial"),
        ("paragraph", "initial"),
    ]
    words = dict(zip((row.number for row in fresh), ("Дахин", "Нэг", "Хоёр", "Бичвэр.[@paper]"), strict=True))
    text, changed = merge(sheet, _returned(sheet, words), "a.docx")
    assert changed == fresh
    wanted = new.replace("More", "Дахин").replace("One", "Нэг").replace("Two", "Хоёр").replace("Text", "Бичвэр")
    assert text == sheet.texts["mn"].replace("## Санах", wanted.replace("## Takeaway", "## Санах"))
    assert "row" in _findings(sheet, {fresh[0].number: "Дахин"})[0]


def test_a_page_that_changed_since_is_not_written(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(handbook)
    assert main(["export", PATH, "--to", "xliff"]) == 0
    file = handbook / MN
    file.write_text(file.read_text() + "\nДахин.\n")
    before = file.read_text()
    assert main(["import", "dist/exchange/rescue-ask-first.xlf"]) == 1
    assert "changed since" in capsys.readouterr().out
    assert file.read_text() == before


def test_a_translated_row_comes_back_by_the_commands_and_the_page_is_sound(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(handbook)
    file = handbook / MN
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))  # as an editor on Windows leaves it
    before = file.read_bytes()
    assert main(["export", f"docs/mn/{PATH}", "--to", "xliff", "-o", "away/page.xlf"]) == 0
    away = handbook / "away/page.xlf"
    away.write_text(away.read_text().replace("Алба хаагч эхлээд асууна.", "Алба хаагч асууна."))
    assert main(["import", "away/page.xlf"]) == 0
    assert f"translated {PATH}#_opening" in capsys.readouterr().out
    assert file.read_bytes() == before.replace("Алба хаагч эхлээд асууна.".encode(), "Алба хаагч асууна.".encode())
    assert checks.run(handbook) == []


def test_states_follow_the_ledger(handbook: Path) -> None:
    file = handbook / EN
    file.write_text(file.read_text().replace("## Takeaway", "## The takeaway"))
    states = {(row.part, row.state) for row in read_sheet(handbook, "en", "mn", PATH).rows}
    assert ("takeaway", "translated") in states
    assert ("ground", "final") in states


def test_tracked_changes_count_as_accepted_and_remarks_are_told(sheet: ExchangeSheet, strings: dict) -> None:
    document = Document(io.BytesIO(write_docx(sheet, strings, NAMES, DAY)))
    row = _row(sheet, "Алба хаагч эхлээд асууна.")
    line = document.tables[0].rows[row.number].cells[2].paragraphs[0]._p
    line.clear()
    line.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>Алба хаагч</w:delText></w:r></w:del>"))
    line.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>Мөрдөгч</w:t></w:r></w:ins>"))
    line.append(parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve"> эхлээд асууна.</w:t></w:r>'))
    document.save(saved := io.BytesIO())
    text, changed = merge(sheet, read_docx(saved.getvalue(), "a.docx"), "a.docx")
    assert changed == [row]
    assert "\nМөрдөгч эхлээд асууна.\n" in text


def test_segments_that_a_program_cut_in_two_are_joined(sheet: ExchangeSheet) -> None:
    root = etree.fromstring(write_xliff(sheet))
    segment = next(one for one in root.iter(f"{XLF}segment") if ". " in (one.findtext(f"{XLF}target") or ""))
    unit, target, source = segment.getparent(), segment.find(f"{XLF}target"), segment.find(f"{XLF}source")
    first, rest = target.text.split(". ", 1)
    second = etree.SubElement(unit, f"{XLF}segment")
    etree.SubElement(second, f"{XLF}source")
    etree.SubElement(second, f"{XLF}target").text = rest
    for child in list(target):
        second[1].append(child)
    target.text = f"{first}. "
    assert source is not None
    assert merge(sheet, read_xliff(etree.tostring(root), "a.xlf"), "a.xlf") == (sheet.texts["mn"], [])


def test_the_same_page_gives_the_same_bytes(sheet: ExchangeSheet, strings: dict) -> None:
    assert write_docx(sheet, strings, NAMES, DAY) == write_docx(sheet, strings, NAMES, DAY)
    assert write_xliff(sheet) == write_xliff(sheet)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlf", b"no xml"),
        ("a.xlf", b"<xliff/>"),
        ("a.docx", b"no zip"),
        ("a.docx", b"PK\x03\x04broken"),
        ("nothing.xlf", None),
    ],
)
def test_other_files_are_refused_without_a_traceback(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture, name: str, content: bytes | None
) -> None:
    monkeypatch.chdir(handbook)
    if content is not None:
        Path(name).write_bytes(content)
    assert main(["import", name]) == 1
    assert name in capsys.readouterr().out


def test_a_word_file_of_something_else_is_refused(handbook: Path) -> None:
    Document().save(saved := io.BytesIO())
    with pytest.raises(BadContent, match="version"):
        read_docx(saved.getvalue(), "a.docx")


def test_a_page_that_does_not_exist_is_a_finding(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(handbook)
    assert main(["export", "rescue/nothing.md", "--to", "docx"]) == 1
    assert "docs/mn/rescue/nothing.md" in capsys.readouterr().out


def test_a_file_can_name_no_page_outside_docs(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(handbook)
    content = write_xliff(read_sheet(handbook, "en", "mn", PATH)).replace(
        f"docs/mn/{PATH}".encode(), b"docs/mn/../../x.md"
    )
    Path("a.xlf").write_bytes(content)
    assert main(["import", "a.xlf"]) == 1
