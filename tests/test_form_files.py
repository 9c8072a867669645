"""Every form is also a Word and an Excel file, empty and as a filled-in example, in its language, without a name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import ours
import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from spoken import LANGUAGES
from test_made_pages import context_of

from handbook.course.data.forms import Form, FormField
from handbook.render import forms
from handbook.render.forms.paper import Paper
from handbook.render.forms.reproducible import reproducible
from handbook.site import pages

DATA = ours.data()
NAMES = [
    forms.file_name(form, lang, kind, filled=filled)
    for lang in LANGUAGES
    for form in DATA.forms.values()
    for filled in (False, True)[: 1 + form.has_example]
    for kind in forms.PROGRAMS
]
EVERY = [(form, lang) for form in DATA.forms.values() for lang in LANGUAGES]
LOCALES = {"mn": "mn-MN", "en": "en-GB"}
every_form = pytest.mark.parametrize(("form", "lang"), EVERY, ids=[f"{form.id}.{lang}" for form, lang in EVERY])


SHOWN = [(form, lang) for form, lang in EVERY if form.has_example]
every_example = pytest.mark.parametrize(("form", "lang"), SHOWN, ids=[f"{form.id}.{lang}" for form, lang in SHOWN])


@cache
def files() -> dict[str, bytes]:
    """All files by name: made for the first test that asks, not while tests are collected."""
    return dict(forms.files(DATA, DATA.forms))


def words_of(form: Form, lang: str) -> Iterator[str]:
    """All that the definition says, in its order."""
    yield form.title[lang]
    yield form.intro[lang]
    for group in form.groups:
        yield group.title[lang]
        yield group.help[lang]
        for field in group.fields:
            yield field.label[lang]
            yield field.help[lang]
            yield from (option.text[lang] for option in field.options)
            if field.type == "check":
                yield DATA.strings["yes"][lang]
            if field.type == "sign":
                yield from (DATA.strings[f"sign-{part}"][lang] for part in ("name", "post", "signature", "date"))


def opened(form: Form, lang: str, kind: str, *, filled: bool = False) -> io.BytesIO:
    return io.BytesIO(files()[forms.file_name(form, lang, kind, filled=filled)])


def sheet_of(form: Form, lang: str, *, filled: bool = False) -> Worksheet:
    book = load_workbook(opened(form, lang, "xlsx", filled=filled))
    assert len(book.worksheets) == 1
    return book.active


@every_form
def test_the_word_file_says_all_of_the_definition_in_its_order(form: Form, lang: str) -> None:
    document = Document(opened(form, lang, "docx"))
    found = ["".join(text.text for text in line.iter(qn("w:t"))) for line in document.element.body.iter(qn("w:p"))]
    head = [DATA.strings[f"form-{key}"][lang] for key in ("question", "answer")]
    assert [line.removeprefix("☐ ") for line in found if line and line not in head] == [
        *filter(None, words_of(form, lang))
    ]
    choices = [field for group in form.groups for field in group.fields if field.type in ("choice", "check")]
    assert sum(line.startswith("☐ ") for line in found) == sum(len(field.options) or 1 for field in choices)


@every_form
def test_the_excel_file_says_all_of_the_definition_in_its_order(form: Form, lang: str) -> None:
    rows = sheet_of(form, lang).iter_rows(max_col=3, values_only=True)
    lines = [line for row in rows for cell in row if cell for line in cell.split("\n")]
    head = [DATA.strings[f"form-{key}"][lang] for key in ("question", "help", "answer")]
    assert [line.removeprefix("– ") for line in lines if line not in head] == [*filter(None, words_of(form, lang))]


@every_form
def test_a_word_file_is_a4_with_headings_header_rows_and_numbers_of_pages(form: Form, lang: str) -> None:
    document = Document(opened(form, lang, "docx"))
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", form.title[lang]),
        *(("Heading 2", group.title[lang]) for group in form.groups),
    ]
    assert len(document.tables) == len(form.groups)
    for table, group in zip(document.tables, form.groups, strict=True):
        assert len(table.rows) == len(group.fields) + 1
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table.style.name == "Table Grid"
    section = document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21, 29.7)
    assert form.title[lang] in section.header.paragraphs[0].text
    assert DATA.outline.edition in section.header.paragraphs[0].text
    assert [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))] == [
        "PAGE",
        "NUMPAGES",
    ]


@every_form
def test_an_excel_file_prints_on_a4_keeps_its_head_and_offers_lists_and_dates(form: Form, lang: str) -> None:
    sheet = sheet_of(form, lang)
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (9, 1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.freeze_panes == "A4" and sheet.print_title_rows == "$3:$3"
    assert sheet.print_area.endswith(f"$C${sheet.max_row}")
    assert DATA.outline.edition in sheet.oddHeader.right.text
    assert "&P" in sheet.oddFooter.right.text and "&N" in sheet.oddFooter.right.text
    offered = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    rows = sheet.iter_rows(min_row=4, max_col=3)
    for field in [field for group in form.groups for field in (None, *group.fields)]:
        label, _, answer = next(rows)
        assert answer.value is None
        if field is None:  # the title of a group
            continue
        assert label.value == field.label[lang]
        if field.type in ("choice", "check"):
            cells = sheet[offered.pop(answer.coordinate).replace("$", "")]
            options = [option.text[lang] for option in field.options] or [DATA.strings["yes"][lang]]
            assert [cell.value for cell in (cells[0] if isinstance(cells, tuple) else [cells])] == options
            assert all(sheet.column_dimensions[letter].hidden for letter in "DEFG"[: len(options)])
        elif field.type == "date":
            assert "yy" in answer.number_format
        elif field.type == "text":
            assert answer.number_format == "@", "a number of a case must not become a date"
        elif field.type == "sign":
            assert [next(rows)[2].number_format for _ in range(3)] == ["@"] * 3 and "yy" in next(rows)[2].number_format
    assert offered == {}


def answers(form: Form, lang: str) -> list[tuple[FormField, str]]:
    """Each field with what the example says there."""
    paper = Paper(lang, DATA.strings, DATA.outline.edition)
    return [(field, paper.answer(field)) for group in form.groups for field in group.fields]


@every_example
def test_the_word_file_of_an_example_says_every_answer_and_that_its_case_is_invented(form: Form, lang: str) -> None:
    document = Document(opened(form, lang, "docx", filled=True))
    title = document.paragraphs[0].text
    assert form.title[lang] in title and {"mn": "зохиомол", "en": "invented"}[lang] in title
    assert title in document.sections[0].header.paragraphs[0].text, "on every side"
    assert document.paragraphs[1].text == form.example[lang]
    cells = [row.cells[1] for table in document.tables for row in table.rows[1:]]
    for cell, (field, answer) in zip(cells, answers(form, lang), strict=True):
        if field.type in ("choice", "check"):
            ticked = [p.text.removeprefix("☒ ") for p in cell.paragraphs if p.text.startswith("☒")]
            assert ticked == [answer] * bool(answer)
        elif field.type != "sign":
            assert cell.text == answer


@every_example
def test_the_excel_file_of_an_example_says_every_answer_and_that_its_case_is_invented(form: Form, lang: str) -> None:
    sheet = sheet_of(form, lang, filled=True)
    assert {"mn": "зохиомол", "en": "invented"}[lang] in sheet["A1"].value and sheet["A2"].value == form.example[lang]
    assert sheet["A1"].value in sheet.oddHeader.left.text, "on every side"
    found = {(label, value) for label, _, value in sheet.iter_rows(min_row=4, max_col=3, values_only=True) if value}
    for field, answer in answers(form, lang):
        shown = datetime.combine(field.example, time()) if isinstance(field.example, date) else answer
        assert not shown or (field.label[lang], shown) in found


@every_form
def test_a_page_shows_the_example_below_the_form_and_leads_from_each_field_to_its_answer(
    form: Form, lang: str, handbook: Path
) -> None:
    html = pages.form(form, context_of(handbook, "rescue/ask-first.md", lang), files())
    assert ("hb-example" in html) is form.has_example
    for field, answer in answers(form, lang) if form.has_example else ():
        row = re.search(rf'<div id="example-{field.id}"><dt><a href="#([^"]+)">.*?</a></dt><dd>(.*?)</dd>', html, re.S)
        assert bool(row) is bool(answer), field.id
        if row:
            assert row[1] == f"{form.id}.{field.id}" and f'id="{row[1]}"' in html and unescape(row[2]) == answer
            assert html.count(f'<a class="hb-eg" href="#example-{field.id}"') == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_file_tells_its_language_and_title_and_no_name_of_a_person(name: str) -> None:
    _, lang, _ = name.split(".")
    with zipfile.ZipFile(io.BytesIO(files()[name])) as archive:
        core = ElementTree.fromstring(archive.read("docProps/core.xml"))
        everything = b"".join(archive.read(member) for member in archive.namelist())
    found = {element.tag.split("}")[1]: element.text for element in core}
    form = next(form for form in DATA.forms.values() if name.startswith((f"{form.file}.", f"{form.file}-example.")))
    assert found["language"] == LOCALES[lang] and found["title"].endswith(form.title[lang])
    assert (found["title"] == form.title[lang]) is ("-example." not in name)
    assert not any(found.get(key) for key in ("creator", "lastModifiedBy", "description", "keywords"))
    day = DATA.outline.edition_date.isoformat()
    assert found["created"] == found["modified"] == f"{day}T00:00:00Z"
    if name.endswith("docx"):
        languages = set(re.findall(rb'<w:lang [^>]*w:val="([^"]+)"', everything))
        assert languages == {LOCALES[lang].encode()}
        assert set(re.findall(rb'w:ascii="([^"]+)"', everything)) == {b"Arial"}
        assert b"Theme=" not in everything


def test_two_runs_give_the_same_bytes_whatever_the_clock_says() -> None:
    assert dict(forms.files(DATA, DATA.forms)) == files()
    assert list(files()) == NAMES  # each of them is looked at above
    for content in files().values():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert {info.date_time[:3] for info in archive.infolist()} == {DATA.outline.edition_date.timetuple()[:3]}
    name, content = next((name, content) for name, content in files().items() if name.endswith("xlsx"))
    late = io.BytesIO()
    load_workbook(io.BytesIO(content)).save(late)
    with zipfile.ZipFile(io.BytesIO(reproducible(late.getvalue(), DATA.outline.edition_date))) as archive:
        assert f"{DATA.outline.edition_date}T00:00:00Z" in archive.read("docProps/core.xml").decode(), name


def test_only_the_forms_that_are_wanted_are_written() -> None:
    form = next(iter(DATA.forms.values()))
    kinds = [(lang, kind) for lang in LANGUAGES for kind in forms.PROGRAMS]
    names = {forms.file_name(form, lang, kind, filled=filled) for lang, kind in kinds for filled in (False, True)}
    assert dict(forms.files(DATA, [form.id, ""])) == {name: files()[name] for name in names}


def test_a_title_with_a_sign_that_excel_reads_as_a_code_is_printed_as_it_is() -> None:
    form = next(iter(DATA.forms.values()))
    strange = replace(form, title={lang: "Rules & notes" for lang in LANGUAGES})
    written = dict(forms.files(replace(DATA, forms={form.id: strange}), [form.id]))
    sheet = load_workbook(io.BytesIO(written[forms.file_name(form, "en", "xlsx")])).active
    assert sheet.oddHeader.left.text == "Rules && notes"


@pytest.mark.parametrize(("lang", "up", "words"), [("mn", "", "Хоосон маягт:"), ("en", "../", "Empty form:")])
def test_the_page_of_a_form_links_its_files_with_their_sizes(lang: str, up: str, words: str, handbook: Path) -> None:
    context = context_of(handbook, "rescue/ask-first.md", lang)
    for form in DATA.forms.values():
        html = pages.form(form, context, files())
        assert not re.search(r'<p class="hb-help"[^>]*></p>', html), "no place for help that is not there"
        lines = re.findall(r'<p class="hb-form__files">(.*?)</p>', html)
        assert lines[0].startswith(words) and len(lines) == 1 + form.has_example
        links = re.findall(r'<a href="([^"]+)">(\w+) \((\d+) (?:KB|КБ)\)</a>', "".join(lines))
        assert [program for _, program, _ in links] == ["Word", "Excel"] * len(lines)
        for href, _, size in links:
            assert href.startswith(f"../{up}templates/files/")
            content = files()[href.rsplit("/", 1)[1]]
            assert f".{lang}." in href
            assert 0 <= int(size) * 1024 - len(content) < 1024
