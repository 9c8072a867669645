"""The printed editions: PDF/UA, every link lands, nothing is cut or lost, the text is the book's, same bytes twice."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pikepdf
import pytest
from filelock import FileLock
from lxml import etree
from weasyprint import Document
from weasyprint.formatting_structure import boxes

from handbook.content.model import LANGUAGES
from handbook.editions import press
from handbook.editions.book import Book
from handbook.editions.pdf import file_name, lay_out, print_page
from handbook.editions.press import CannotPrint, Sheet, long_document, pdf, render
from handbook.editions.sheets import write_sheets

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
HEADING = re.compile(r"/H([1-6])")
BLOCKS = ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption", "div", "img")
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


@pytest.fixture(scope="session")
def forms(book: Book, shared: Path) -> Path:
    """The packed forms and cards of a language, printed once and shared by all test processes."""
    folder = shared / "forms"
    with FileLock(shared / f"forms.{book.lang}.lock"):
        return next(folder.glob(f"*.{book.lang}.zip"), None) or write_sheets(book, folder)[0]


@dataclass(frozen=True)
class Laid:
    """A printed book: its file, what is wrong on its pages, and of each chapter its pages and what they say."""

    file: Path
    faults: list[str]
    pages: dict[str, tuple[int, int]]  # chapter → its first and last page
    read: dict[str, str]  # chapter → its words as they are read aloud
    again: dict[str, str]  # chapter → words of the heads of tables that go on overleaf


@pytest.fixture(scope="session")
def printed(book: Book, shared: Path) -> Laid:
    """The book of a language, laid out and written once and shared by all test processes."""
    file = shared / file_name(book)
    told_in = file.with_suffix(".json")
    with FileLock(file.with_suffix(".lock")):
        if not told_in.exists():
            with long_document():
                document = lay_out(book)
                file.write_bytes(pdf(document))
                laid = Laid(file, list(faults(document)), *told(book, document))
            told_in.write_text(json.dumps(asdict(laid) | {"file": None}), encoding="utf-8")
    return Laid(**json.loads(told_in.read_text("utf-8")) | {"file": file})


# --- what is wrong on laid out pages


def faults(document: Document) -> Iterator[str]:
    """Boxes beyond the text block, headings last on their page, rows on two pages."""
    rows: dict[object, int] = {}
    for number, page in enumerate(document.pages, 1):
        box = page._page_box
        left, top = box.content_box_x(), box.content_box_y()
        right, bottom = left + box.width, top + box.height
        last, last_kind = 0.0, ""
        lines: list[tuple[float, float, float, float, str]] = []
        for block, within in flow(box):
            is_row = isinstance(block, boxes.TableRowBox) and "thead" not in within
            if is_row and rows.setdefault(block.element, number) != number:
                yield f"page {number}: a row is cut: {''.join(block.element.itertext())[:60]}"
            if not isinstance(block, boxes.TextBox | boxes.ReplacedBox) or not block.width:
                continue
            words = getattr(block, "text", "picture")
            if words.strip() and (block.position_x < left - 1 or block.position_x + block.width > right + 1):
                yield f"page {number}: beyond the edge: {words[:60]}"
            end = block.position_y + block.height
            if words.strip():
                lines.append((block.position_y, end, block.position_x, block.position_x + block.width, words))
            if words.strip() and end > bottom + 1:
                yield f"page {number}: below the foot: {words[:60]}"
            if words.strip() and end >= last:
                last, last_kind = end, next((tag for tag in reversed(within) if tag in BLOCKS), "")
        yield from (f"page {number}: one over the other: {pair}" for pair in overlaps(lines))
        if HEADING.fullmatch("/" + last_kind.upper()) and "part-opening" not in kinds(box):
            yield f"page {number}: ends with a heading"


def overlaps(lines: list[tuple[float, float, float, float, str]]) -> Iterator[str]:
    """Words printed over other words: by more than a third of their height, and more than a hair of their width."""
    lines = sorted(lines)
    for n, (top, bottom, left, right, words) in enumerate(lines):
        for other in lines[n + 1 :]:
            if other[0] > bottom - (bottom - top) / 3:
                break
            if min(right, other[3]) - max(left, other[2]) > 1:
                yield f"{words[:30]} / {other[4][:30]}"


def told(book: Book, document: Document) -> tuple[dict[str, tuple[int, int]], dict[str, str], dict[str, str]]:
    """Of each chapter its pages, its words in the order of its tags, and those of heads that are set again."""
    begins = {anchor: n for n, page in reversed([*enumerate(document.pages)]) for anchor in page.anchors}
    openings = [begins[part.id] for part in book.parts]
    ends = sorted([*openings, *(begins[chapter.pages[0].id] for chapter in book.chapters), len(document.pages)])
    pages, read, again = {}, {}, {}
    for chapter in book.chapters:
        first = begins[chapter.pages[0].id]
        last = next(end for end in ends if end > first)
        words, repeated, heads = [], [], set()
        for page in document.pages[first:last]:
            met = set()
            for box, _ in flow(page._page_box):
                if box.element_tag == "thead":
                    met.add(box.element)
                    repeated += box.element.itertext() if box.element in heads else ()
                if isinstance(box, boxes.TextBox):
                    words.append(box.text.removesuffix("\u2010"))
            heads |= met
        pages[chapter.id], read[chapter.id], again[chapter.id] = (first + 1, last), "".join(words), "".join(repeated)
    return pages, read, again


def flow(box: object, within: tuple[str, ...] = ()) -> Iterator[tuple[object, tuple[str, ...]]]:
    """Every box of the text with the tags it stands in; running heads are none of it."""
    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)
        if not isinstance(child, boxes.MarginBox):
            inner = (*within, child.element_tag or "")
            yield child, inner
            yield from flow(child, inner)


def kinds(box: object) -> set[str]:
    """The classes of all that stands on a page."""
    elements = (child.element for child, _ in flow(box) if child.element is not None)
    return {name for element in elements for name in element.get("class", "").split()}


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


def test_the_book_is_pdf_ua(printed: Laid) -> None:
    assert list(problems(Printed(printed.file))) == []


def test_every_form_is_pdf_ua_and_one_sheet(forms: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(forms) as archive:
        archive.extractall(tmp_path)
    files = {file.name.split(".")[0]: Printed(file) for file in sorted(tmp_path.rglob("*.pdf"))}
    assert len(files) == 18
    assert {name: found for name, file in files.items() if (found := list(problems(file)))} == {}
    sides = {name: len(file.file.pages) for name, file in files.items()}
    assert {name for name, count in sides.items() if count > 2} == set()
    assert (sides["legal-quick"], sides["red-lines"]) == (2, 1)


def test_the_book_says_its_language_and_that_of_foreign_words(book: Book, printed: Laid) -> None:
    file = Printed(printed.file)
    assert file.file.Root.Lang == book.lang
    assert {str(tag.get("/Lang", book.lang)) for tag in file.tags} == set(LANGUAGES), "terms stand in both languages"


def test_bookmarks_name_every_part_chapter_and_page(book: Book, printed: Laid) -> None:
    with pikepdf.open(printed.file) as file, file.open_outline() as outline:
        waiting, found = list(outline.root), []
        while waiting:
            item = waiting.pop(0)
            found.append(squeezed(item.title))
            waiting = [*item.children, *waiting]
    told = [squeezed(part.title) for part in book.parts]
    told += [squeezed(f"{page.number}{page.title}") for chapter in book.chapters for page in chapter.pages[1:]]
    assert [title for title in told if title not in found] == []


def test_every_link_inside_the_book_lands(printed: Laid) -> None:
    with pikepdf.open(printed.file) as file:
        names = {str(name) for name in list(file.Root.Names.Dests.Names)[::2]}
        goals = {str(link.Dest) for page in file.pages for link in page.get("/Annots", []) if "/Dest" in link}
    assert len(goals) > 1000 and goals - names == set()


def test_the_number_at_its_foot_is_that_of_the_page(printed: Laid) -> None:
    foot = ["-x", "400", "-y", "782", "-W", "190", "-H", "50", "-layout"]  # points
    command = ["pdftotext", "-f", "2", *foot, str(printed.file), "-"]
    feet = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")[:-1]
    assert [(n, foot) for n, foot in enumerate(feet, 2) if foot.split()[-1:] != [str(n)]] == []


def test_contents_give_the_page_on_which_each_part_chapter_and_page_begins(book: Book, printed: Laid) -> None:
    with pikepdf.open(printed.file) as file:
        begins = {
            str(name): file.pages.index(pikepdf.Page(goal[0])) + 1
            for name, goal in zip(*(list(file.Root.Names.Dests.Names)[n::2] for n in (0, 1)), strict=True)
        }
    first = book.parts[0].id
    told = contents(printed.file, begins[first] - 1)
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


def test_every_figure_has_its_alternative(book: Book, printed: Laid) -> None:
    file = Printed(printed.file)
    told = [str(tag.Alt) for tag in file.of("/Figure")]
    assert told == [image.get("alt") for page in book.pages for image in page.body.iter("img")]


def test_nothing_is_cut_lost_or_left_alone_on_a_page(printed: Laid) -> None:
    assert printed.faults == []


def test_each_chapter_says_what_the_book_says(book: Book, printed: Laid) -> None:
    """White space, broken words and ligatures aside; paper adds addresses and page numbers, and no other letter."""
    titles = {page.id: page.title for page in book.pages}
    wrong = {}
    for chapter in book.chapters:
        read, wanted, missing = squeezed(printed.read[chapter.id]), letters(printed.again[chapter.id]), []
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
        found = letters(text_of(printed.file, *printed.pages[chapter.id]))
        if missing or found != wanted:
            wrong[chapter.id] = missing[:3], found - wanted, wanted - found
    assert wrong == {}, wrong


def test_the_same_book_and_forms_are_the_same_bytes(printed: Laid, forms: Path, editions: Path) -> None:
    """In other processes, where sets and hashes fall out otherwise."""
    for file in (printed.file, forms):
        assert (editions / file.name).read_bytes() == file.read_bytes(), file.name


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


def sheet(body: str) -> Sheet:
    return Sheet("en", "Title", body, "book", date(2026, 11, 25))
