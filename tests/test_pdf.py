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
from handbook.editions.print_shop import KIND, shortened, write_print_shop
from handbook.editions.sheets import write_sheets

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
HEADING = re.compile(r"/H([1-6])")
MARKS = {"BDC", "BMC", "EMC"}
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


@pytest.fixture(scope="session", params=["", KIND])
def kind(request: pytest.FixtureRequest) -> str:
    """The book for the screen, a page a sheet, or that for a print shop, two pages on each side."""
    return request.param


@pytest.fixture(scope="session")
def assembled(editions: Editions, lang: str) -> Book:
    return assemble(editions.content, editions.sites.trainee, lang)


@pytest.fixture(scope="session")
def book(assembled: Book, kind: str) -> Book:
    """The book that was printed."""
    return shortened(assembled) if kind else assembled


@pytest.fixture(scope="session")
def laid(editions: Editions, file: Path) -> Laid:
    return editions.laid(file.name)


@pytest.fixture(scope="session")
def file(editions: Editions, lang: str, kind: str) -> Path:
    return editions.files / f"{editions.name}{kind}.{lang}.pdf"


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
    for part in pikepdf.parse_content_stream(page, " ".join(MARKS | PAINTS)):  # the rest is not even read
        name = str(part.operator)
        if name in ("BDC", "BMC"):
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif depth == 0 and name in PAINTS:
            yield f"{name} {list(part.operands)}"


# points: where the text, the foot of a page and, in it, the number stand in a book for the screen and for a print shop
TEXT = {"": (0, 67, 596, 713), KIND: (0, 37, 421, 523)}
FOOT = {"": (400, 782, 190, 50), KIND: (300, 562, 121, 33)}


def pages_of(file: Path, block: tuple[int, int, int, int], order: str) -> list[str]:
    """What stands in a block of each page; of a print shop's sides the left half, then the right one."""

    def read(left: int) -> list[str]:
        _, top, width, height = block
        where = ["-x", str(left), "-y", str(top), "-W", str(width), "-H", str(height)]
        command = ["pdftotext", order, *where, str(file), "-"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")[:-1]

    if KIND not in file.name:
        return read(block[0])
    halves = zip(read(block[0]), read(block[0] + 421), strict=True)
    return [page for both in halves for page in both][1:]  # the cover is the right half of a side without a left one


def text_of(pages: list[str], first: int, last: int) -> str:
    """What pages say, the first one being 1, without white space."""
    return squeezed("".join(pages[first - 1 : last]))


def begins(file: Path) -> dict[str, int]:
    """Each place that links lead to, and the number of its page."""
    with pikepdf.open(file) as opened:
        numbers = {page.obj.objgen: n for n, page in enumerate(opened.pages)}
        goals = list(opened.Root.Names.Dests.Names)
        found = {}
        for name, goal in zip(goals[::2], goals[1::2], strict=True):
            side = numbers[goal[0].objgen]
            found[str(name)] = side + 1 if KIND not in file.name else max(1, 2 * side + (float(goal[2]) > 421))
    return found


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
    feet = pages_of(file, FOOT[KIND if KIND in file.name else ""], "-layout")
    if KIND in file.name and not feet[-1].strip():
        feet.pop()  # the last side may have one page
    assert [(n, foot) for n, foot in enumerate(feet[1:], 2) if foot.split()[-1:] != [str(n)]] == []


def test_contents_give_the_page_on_which_each_part_chapter_and_page_begins(book: Book, kind: str, file: Path) -> None:
    places = begins(file)
    pages = pages_of(file, TEXT[kind], "-layout")
    rows = "\n".join(pages[2 : places[book.parts[0].id] - 1]).splitlines()
    told = [int(found[1]) for row in rows if (found := re.search(r" (\d+)$", row))]
    wanted = []
    for part in book.parts:
        wanted.append(places[part.id])
        wanted += [places[page.id] for chapter in part.chapters for page in chapter.pages]
    assert told == wanted


def test_every_figure_has_its_alternative(book: Book, file: Path) -> None:
    printed = Printed(file)
    told = [str(tag.Alt) for tag in printed.of("/Figure")]
    assert told
    assert told == [image.get("alt") for page in book.pages for image in page.body.iter("img")]


def test_nothing_is_cut_lost_or_left_alone_on_a_page(laid: Laid) -> None:
    assert laid.faults == []


def test_each_chapter_says_what_the_book_says(book: Book, kind: str, laid: Laid, file: Path) -> None:
    """White space, broken words and ligatures aside; paper adds addresses and page numbers, and no other letter."""
    titles = {page.id: page.title for page in book.pages}
    wrong = {}
    printed = pages_of(file, TEXT[kind], "-raw")
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
        found = letters(text_of(printed, *laid.pages[chapter.id]))
        if missing or found != wanted:
            wrong[chapter.id] = missing[:3], found - wanted, wanted - found
    assert wrong == {}, wrong


def test_the_same_book_and_forms_are_the_same_bytes(
    assembled: Book, kind: str, file: Path, forms: Path, editions: Editions, tmp_path: Path
) -> None:
    """In another process, where sets and hashes fall out otherwise; a whole book is many of such chapters."""
    again = [] if kind else [write_sheets(assembled, tmp_path)]
    if not editions.whole:
        again.append((write_print_shop if kind else write_pdf)(assembled, tmp_path))
    wanted = [file] if kind else [forms, file]
    assert [path.name for path in again] == [path.name for path in wanted[: len(again)]]
    for path in again:
        assert (editions.files / path.name).read_bytes() == path.read_bytes(), path.name


# --- for a print shop


def test_a_print_shop_needs_six_sides_in_place_of_ten(editions: Editions, lang: str) -> None:
    """Of A4, each with two pages. In an excerpt, cover and contents weigh more."""
    sides = []
    for kind in ("", KIND):
        with pikepdf.open(editions.files / f"{editions.name}{kind}.{lang}.pdf") as opened:
            sides.append(len(opened.pages))
            sizes = {tuple(sorted(round(float(edge)) for edge in page.mediabox[2:])) for page in opened.pages}
            assert sizes == {(595, 842)}
            if kind:
                labels = [str(entry.P) for entry in list(opened.Root.PageLabels.Nums)[1::2]]
                assert labels[:3] == ["1", "2–3", "4–5"] and len(labels) == sides[1]
                patterns = [page for page in opened.pages if page.Resources.get("/Pattern")]
                assert patterns == [], "a pattern keeps its place when its page moves"
    assert sides[1] <= (0.6 if editions.whole else 0.65) * sides[0], sides


def test_a_print_shop_gets_words_of_a_readable_size(assembled: Book) -> None:
    """8.5 points at least, as they stand on the sheet: nothing is scaled."""
    sheet = (press.STYLES / "print-shop.css").read_text("utf-8")
    assert float(re.search(r"html \{ font-size: ([\d.]+)pt", sheet)[1]) >= 8.5
    assert "zoom" not in sheet and "scale" not in sheet


def test_each_note_names_the_source_that_the_list_at_the_end_has_in_full(editions: Editions, assembled: Book) -> None:
    """Sources stand in full once: a note has author, year and the number that the source has in the list."""
    short = shortened(assembled)
    (listed,) = [ol for page in short.pages for ol in page.body.iterfind(".//ol[@class='hb-all-sources']")]
    numbered = {f"№ {n}": source for n, source in enumerate(listed, 1)}
    notes = 0
    for before, after in zip(assembled.pages, short.pages, strict=True):
        sources, noted = (page.body.findall(".//section[@class='hb-sources']/ol/li") for page in (before, after))
        for n, (source, note) in enumerate(zip(sources, noted, strict=True), 1):
            notes += 1
            link = note.find("a")
            named = numbered[link.text]
            assert squeezed(named.text_content()).startswith(squeezed(source.text_content())), before.id
            assert link.get("href") == f"#{named.get('id')}" and note.get("id") == source.get("id")
            assert note.find("b").text == str(n)
            who, when = (source.text or "").strip().rstrip("."), (source.find("a").tail or "").strip()
            assert who in note.text_content() and when in note.text_content()
    assert notes > (800 if editions.whole else 20)


def test_questions_and_answers_stand_side_by_side(assembled: Book) -> None:
    """In their order; one that is left over, and what stands alone, keeps the whole width."""
    for before, after in zip(assembled.pages, shortened(assembled).pages, strict=True):
        for name in ("hb-quiz", "bk-answer"):
            ids = [
                [found.get("id") for found in page.body.iterfind(f".//div[@class='{name}']")]
                for page in (before, after)
            ]
            assert ids[0] == ids[1]
        pairs = after.body.findall(".//div[@class='bk-pair']")
        assert all(len(pair) == 2 for pair in pairs)
        alone = [found for found in after.body.iterfind(".//div[@class='hb-quiz']") if found.getparent() not in pairs]
        assert not any(found.getnext() in alone for found in alone)


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
