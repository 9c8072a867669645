"""The printed editions: PDF/UA, every link lands, nothing is cut or lost, the text is the book's, same bytes twice."""

from __future__ import annotations

import re
import subprocess
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from printing import Editions, Laid
from spoken import LANGUAGES

from handbook.editions import press
from handbook.editions.book import Book, assemble
from handbook.editions.pdf import print_page, write_pdf
from handbook.editions.press import CannotPrint, PressSheet, pdf, render
from handbook.editions.sheets import write_sheets

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
HEADING = re.compile(r"/H([1-6])")
PAINTS = {"f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh"}
STANDARD = {
    f"/{name}"
    for name in [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "NonStruct",
        "P",
        "Span",
        "Link",
        "Figure",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
    ]
}
# what may stand directly in a tag
INSIDE = {
    "/L": {"/L", "/LI", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TR": {"/TH", "/TD"},
}


@dataclass(frozen=True)
class Printed:
    """One file, and what its tags say."""

    path: Path

    @cached_property
    def file(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path)

    @cached_property
    def tags(self) -> list[pikepdf.Dictionary]:
        """All tags in the order they are read aloud."""
        found = []
        waiting = [self.file.Root.StructTreeRoot]
        while waiting:
            tag = waiting.pop()
            found.append(tag)
            waiting += reversed(list(children(tag)))
        return found[1:]

    def of(self, kind: str) -> list[pikepdf.Dictionary]:
        return [tag for tag in self.tags if kind == tag.S]


def children(tag: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    kids = tag.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid


@pytest.fixture(scope="session", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="session")
def book(editions: Editions, lang: str) -> Book:
    """The book that was printed."""
    return assemble(editions.content, editions.sites.trainee, lang)


@pytest.fixture(scope="session")
def laid(editions: Editions, lang: str) -> Laid:
    return editions.laid(lang)


@pytest.fixture(scope="session")
def file(editions: Editions, lang: str) -> Path:
    return editions.files / f"{editions.name}.{lang}.pdf"


@pytest.fixture(scope="session")
def forms(editions: Editions, lang: str) -> Path:
    """The packed forms and cards."""
    return editions.files / f"{editions.name}.forms.{lang}.zip"


# --- what a script can decide of the Matterhorn Protocol 1.1


def problems(printed: Printed) -> Iterator[str]:
    """What is against PDF/UA-1, with the number of its checkpoint."""
    root = printed.file.Root
    if not root.MarkInfo.Marked or root.MarkInfo.get("/Suspects", False):
        yield "06-01, 01-07: not marked, or suspect"
    metadata = etree.fromstring(root.Metadata.read_bytes())
    if [node for node in metadata.iter() if node.get(UA) == "1"] == []:
        yield "06-02: the metadata do not say PDF/UA-1"
    if not root.ViewerPreferences.DisplayDocTitle or not printed.file.docinfo.get("/Title"):
        yield "07-01, 07-02: the title is not shown"
    yield from (f"02-01: {tag.S} is no standard tag" for tag in printed.tags if str(tag.S) not in STANDARD)
    yield from (
        f"13-04: a figure without alternative, page {page_of(printed, tag)}"
        for tag in printed.of("/Figure")
        if not tag.get("/Alt")
    )
    level = 0
    for tag in printed.tags:
        if found := HEADING.fullmatch(str(tag.S)):
            if int(found[1]) > level + 1:
                yield f"14-03: H{level}, then {tag.S}, page {page_of(printed, tag)}"
            level = int(found[1])
    yield from (
        f"15-03: a head of cells without scope, page {page_of(printed, tag)}"
        for tag in printed.of("/TH")
        if "/Scope" not in tag.A
    )
    for tag in printed.tags:
        wrong = [str(child.S) for child in children(tag) if str(child.S) not in INSIDE.get(str(tag.S), {str(child.S)})]
        if wrong:
            yield f"09-04: {wrong} in {tag.S}, page {page_of(printed, tag)}"
    for number, page in enumerate(printed.file.pages, 1):
        if "/Annots" in page and page.get("/Tabs") != "/S":
            yield f"28-08: tab order of page {number}"
        for annotation in page.get("/Annots", []):
            if annotation.Subtype != "/Link" or not str(annotation.get("/Contents", "")).strip():
                yield f"28-04, 28-12: a link without words, page {number}"
            if "/StructParent" not in annotation:
                yield f"28-11: a link outside the tags, page {number}"
        yield from (f"31-09: {font} is not embedded" for font in loose_fonts(page))
        yield from (f"01-03: page {number}: {found}" for found in untagged(page))


def page_of(printed: Printed, tag: pikepdf.Dictionary) -> int:
    return printed.file.pages.index(pikepdf.Page(tag.Pg)) + 1


def loose_fonts(page: pikepdf.Page) -> Iterator[str]:
    for font in page.Resources.get("/Font", {}).values():
        below = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(below.FontDescriptor.keys()) or "/ToUnicode" not in font:
            yield str(font.BaseFont)


def untagged(page: pikepdf.Page) -> Iterator[str]:
    """What is painted neither as a tag's content nor as an artifact."""
    depth = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif depth == 0 and name in PAINTS:
            yield f"{name} {operands}"


def text_of(path: Path, first: int, last: int) -> str:
    """What stands between heads and feet of pages, in the order it is painted in, without white space."""
    block = ["-x", "0", "-y", "67", "-W", "596", "-H", "713"]  # points: the margins are 24 and 22 mm
    command = ["pdftotext", "-raw", "-f", str(first), "-l", str(last), *block, str(path), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return squeezed(text)


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalpha())


# --- tests


def test_the_book_is_pdf_ua(file: Path) -> None:
    assert list(problems(Printed(file))) == []


def test_every_form_is_pdf_ua_and_one_sheet(editions: Editions, forms: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(forms) as archive:
        archive.extractall(tmp_path)
    files = {file.name.split(".")[0]: Printed(file) for file in sorted(tmp_path.rglob("*.pdf"))}
    assert len(files) == (18 if editions.whole else 1)
    assert {name: found for name, file in files.items() if (found := list(problems(file)))} == {}
    sides = {name: len(file.file.pages) for name, file in files.items()}
    assert {name for name, count in sides.items() if count > 2} == set()
    if editions.whole:
        assert (sides["legal-quick"], sides["red-lines"]) == (2, 1)


def test_the_book_says_its_language_and_that_of_foreign_words(book: Book, file: Path) -> None:
    printed = Printed(file)
    assert printed.file.Root.Lang == book.lang
    assert {str(tag.get("/Lang", book.lang)) for tag in printed.tags} == set(LANGUAGES), "terms stand in both languages"


def test_bookmarks_name_every_part_chapter_and_page(book: Book, file: Path) -> None:
    with pikepdf.open(file) as opened, opened.open_outline() as outline:
        waiting, found = list(outline.root), []
        while waiting:
            item = waiting.pop(0)
            found.append(squeezed(item.title))
            waiting = [*item.children, *waiting]
    told = [squeezed(part.title) for part in book.parts]
    told += [squeezed(f"{page.number}{page.title}") for chapter in book.chapters for page in chapter.pages[1:]]
    assert [title for title in told if title not in found] == []


def test_every_link_inside_the_book_lands(editions: Editions, file: Path) -> None:
    with pikepdf.open(file) as opened:
        names = {str(name) for name in list(opened.Root.Names.Dests.Names)[::2]}
        goals = {str(link.Dest) for page in opened.pages for link in page.get("/Annots", []) if "/Dest" in link}
    assert len(goals) > (1000 if editions.whole else 40) and goals - names == set()


def test_the_number_at_its_foot_is_that_of_the_page(file: Path) -> None:
    foot = ["-x", "400", "-y", "782", "-W", "190", "-H", "50", "-layout"]  # points
    command = ["pdftotext", "-f", "2", *foot, str(file), "-"]
    feet = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")[:-1]
    assert [(n, foot) for n, foot in enumerate(feet, 2) if foot.split()[-1:] != [str(n)]] == []


def test_contents_give_the_page_on_which_each_part_chapter_and_page_begins(book: Book, file: Path) -> None:
    with pikepdf.open(file) as opened:
        begins = {
            str(name): opened.pages.index(pikepdf.Page(goal[0])) + 1
            for name, goal in zip(*(list(opened.Root.Names.Dests.Names)[n::2] for n in (0, 1)), strict=True)
        }
    first = book.parts[0].id
    told = contents(file, begins[first] - 1)
    wanted = []
    for part in book.parts:
        wanted.append(begins[part.id])
        wanted += [begins[page.id] for chapter in part.chapters for page in chapter.pages]
    assert told == wanted


def contents(file: Path, last: int) -> list[int]:
    """The numbers at the ends of the rows, on the pages from the third to ``last``."""
    block = ["-x", "0", "-y", "67", "-W", "596", "-H", "713", "-layout"]
    command = ["pdftotext", "-f", "3", "-l", str(last), *block, str(file), "-"]
    rows = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [int(found[1]) for row in rows if (found := re.search(r" (\d+)$", row))]


def test_every_figure_has_its_alternative(book: Book, file: Path) -> None:
    printed = Printed(file)
    told = [str(tag.Alt) for tag in printed.of("/Figure")]
    assert told
    assert told == [image.get("alt") for page in book.pages for image in page.body.iter("img")]


def test_nothing_is_cut_lost_or_left_alone_on_a_page(laid: Laid) -> None:
    assert laid.faults == []


def test_each_chapter_says_what_the_book_says(book: Book, laid: Laid, file: Path) -> None:
    """White space, broken words and ligatures aside; paper adds addresses and page numbers, and no other letter."""
    titles = {page.id: page.title for page in book.pages}
    wrong = {}
    for chapter in book.chapters:
        read, wanted, missing = squeezed(laid.read[chapter.id]), letters(laid.again[chapter.id]), []
        for page in chapter.pages:
            body = print_page(book, page, titles)
            for number in body.xpath(".//span[@class='page-no']"):
                wanted += letters(number.get("data-told"))
            for link in body.xpath(".//a[starts-with(@href,'http')][not(ancestor::*[@class='hb-glossary'])]"):
                wanted += letters(link.get("href"))
            for image in body.iter("img"):
                drawn = etree.parse(book.site / image.get("src")).xpath("//*[local-name()='text']//text()")
                wanted += letters("".join(drawn))
            wanted += letters(squeezed(body.text_content()))
            missing += [part for part in map(squeezed, body.itertext()) if part not in read]
        found = letters(text_of(file, *laid.pages[chapter.id]))
        if missing or found != wanted:
            wrong[chapter.id] = missing[:3], found - wanted, wanted - found
    assert wrong == {}, wrong


def test_the_same_book_and_forms_are_the_same_bytes(
    book: Book, file: Path, forms: Path, editions: Editions, tmp_path: Path
) -> None:
    """In another process, where sets and hashes fall out otherwise; a whole book is many of such chapters."""
    again = write_sheets(book, tmp_path)
    if not editions.whole:
        again.append(write_pdf(book, tmp_path))
    assert [path.name for path in again] == [path.name for path in (forms, file)[: len(again)]]
    for path in again:
        assert (editions.files / path.name).read_bytes() == path.read_bytes(), path.name


def test_missing_libraries_are_named_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(press, "find_library", lambda name: None if "pango" in name else name)
    with pytest.raises(CannotPrint) as error:
        render(sheet("<body>Text</body>"), tmp_path)
    assert str(error.value).endswith("apt-get install libpango-1.0-0 libpangoft2-1.0-0")


def test_a_missing_picture_stops_the_printing(tmp_path: Path) -> None:
    with pytest.raises(CannotPrint, match=r"gone\.svg"):
        render(sheet('<body><img src="gone.svg" alt="Gone">'), tmp_path)


def test_a_link_to_nothing_stops_the_printing(tmp_path: Path) -> None:
    document = render(sheet('<body><a href="#gone">Gone</a>'), tmp_path)
    with pytest.raises(CannotPrint, match="gone"):
        pdf(document)


def test_a_picture_within_a_drawing_stops_the_printing(tmp_path: Path) -> None:
    """Drawings are let go of what would load it."""
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="in.svg" width="9" height="9"/></svg>'
    )
    for name in ("out.svg", "in.svg"):
        (tmp_path / name).write_text(drawing)
    document = render(sheet('<body><img src="out.svg" alt="Drawing">'), tmp_path)
    with pytest.raises(CannotPrint, match=r"out\.svg"):
        pdf(document)


def sheet(body: str) -> PressSheet:
    return PressSheet("en", "Title", body, "book", date(2026, 11, 25))
