"""Writes a book as EPUB 3: a file a page, links between them, what screen readers need, one style for day and night."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from fontTools.ttLib import TTFont
from lxml import etree
from lxml.html import HtmlElement
from lxml.html.builder import E
from PIL import Image, ImageDraw, ImageFont

from handbook.editions.book import GLOSSARY, INDEX, Book, Chapter, Page
from handbook.editions.packing import NAME, write_zip
from handbook.render import colours
from handbook.render.figures import letters

MIME = "application/epub+zip"
FOLDER = "EPUB"
STYLE = Path(__file__).with_name("epub.css")
FONT = "assets/vendor/inter/inter-subset.woff2"  # below the site's root; carries its licence in its own name table
XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPE = f"{{{OPS}}}type"
WIDE = 3  # columns; a table of more does not fit a phone
ROLES = {None: "columnheader", "col": "columnheader", "row": "rowheader"}  # of a header cell by its scope
COVER = (1200, 1800)  # pixels
MARGIN = 120
GROUND, ON_IT = colours.value("link", "light"), colours.value("on-link", "light")  # of the cover
CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    f'<rootfile full-path="{FOLDER}/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)
MEDIA_TYPES = {
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
# https://www.w3.org/community/reports/publishingcg/a11y-discovery-vocab/
ACCESSIBILITY = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessModeSufficient", "textual,visual"),
    *(
        ("accessibilityFeature", feature)
        for feature in (
            "alternativeText",
            "displayTransformability",
            "index",
            "pageBreakMarkers",
            "pageNavigation",
            "readingOrder",
            "structuralNavigation",
            "tableOfContents",
        )
    ),
    ("accessibilityHazard", "none"),
)


def write_epub(book: Book, dist: Path) -> Path:
    """Write ``osint-handbook-<edition>.<lang>.epub`` into ``dist`` and return its path; the same bytes for a book."""
    files = dict(_documents(book))
    files["epub.css"] = style_sheet().encode()
    files["inter.woff2"] = (book.site / FONT).read_bytes()
    files["cover.png"] = _cover(book)
    for picture in book.pictures:
        for shape in (picture, _narrow(picture)):
            files[shape] = (book.site / shape).read_bytes()
    files["package.opf"] = _package(book, files).encode()
    contents = {f"{FOLDER}/{name}": data for name, data in files.items()}
    contents |= {"mimetype": MIME.encode(), "META-INF/container.xml": CONTAINER.encode()}
    target = dist / f"{NAME}-{book.edition}.{book.lang}.epub"
    write_zip(target, contents, book.day, first="mimetype")
    return target


# --- documents


def _documents(book: Book) -> Iterator[tuple[str, bytes]]:
    """Every XHTML file by its name, in reading order."""
    alternative = f"{book.title}. {book.edition_line}"
    cover = E.section(E.img(src="cover.png", alt=alternative))
    cover.set(TYPE, "cover")
    yield "cover.xhtml", _document(book, book.title, cover)
    title = E.section(
        E.h1(book.title), E.p({"class": "bk-lead"}, book.lead), E.p({"class": "bk-edition"}, book.edition_line)
    )
    title.set(TYPE, "titlepage")
    yield "title.xhtml", _document(book, book.title, title)
    yield "nav.xhtml", _document(book, book.s("book-contents"), *_navigation(book))
    homes = {element.get("id"): page.id for page in book.pages for element in page.body.iter() if element.get("id")}
    for chapter in book.chapters:
        for page in chapter.pages:
            yield f"{page.id}.xhtml", _document(book, page.title, _body(chapter, page, homes))


def _body(chapter: Chapter, page: Page, homes: dict[str, str]) -> HtmlElement:
    """A page's body with links between files, both shapes of its figures, and what each thing is."""
    body = etree.fromstring(etree.tostring(page.body), etree.get_default_parser())
    for link in body.iter("a"):
        href = link.get("href", "")
        if href.startswith("#") and homes[href[1:]] != page.id:
            link.set("href", f"{homes[href[1:]]}.xhtml{href}")
    for note in body.iterfind(".//sup/a"):
        note.set("role", "doc-noteref")
        note.set(TYPE, "noteref")
    for notes in body.iterfind(".//section[@class='hb-sources']"):
        notes.set("role", "doc-endnotes")
        notes.set(TYPE, "endnotes")
    for image in body.iter("img"):
        picture = etree.Element("picture")
        image.getparent().replace(image, picture)
        narrow = _narrow(image.get("src"))
        etree.SubElement(picture, "source", media="(max-width: 44em)", srcset=narrow, type=MEDIA_TYPES[".svg"])
        picture.append(image)
    for table in body.iter("table"):
        _label_cells(table)
    if role := _role(chapter, page):
        body.set("role", f"doc-{role}")
        body.set(TYPE, role)
    if page.number:
        mark = etree.Element("span", {"id": f"{page.id}--page", "role": "doc-pagebreak", "aria-label": page.number})
        mark.set(TYPE, "pagebreak")
        body.insert(0, mark)
    return body


def _label_cells(table: HtmlElement) -> None:
    """A table too wide for a phone is shown there cell below cell, each with its column's name.

    Its parts say what they are, for reading systems that take what is not laid out as a table for none.
    """
    names = ["".join(name.itertext()) for name in table.iterfind("thead/tr/th")]
    if len(names) <= WIDE:
        return
    table.set("class", f"{table.get('class', '')} bk-wide".strip())
    table.set("role", "table")
    for group in table.iter("thead", "tbody"):
        group.set("role", "rowgroup")
    for row in table.iter("tr"):
        row.set("role", "row")
        for name, cell in zip(names, row, strict=False):
            cell.set("role", "cell" if cell.tag == "td" else ROLES[cell.get("scope")])
            if cell.tag == "td":
                cell.set("data-column", name)


def _role(chapter: Chapter, page: Page) -> str:
    if page.id in (GLOSSARY, INDEX):
        return page.id
    return "chapter" if page is chapter.pages[0] else ""


def _narrow(picture: str) -> str:
    """The shape of a figure that a phone can show."""
    return picture.replace(".wide.", ".narrow.")


def _document(book: Book, title: str, *sections: etree._Element) -> bytes:
    """An XHTML file; languages are said twice, as reading systems ask for one way or the other."""
    html = etree.Element("html", {"lang": book.lang}, nsmap={None: XHTML, "epub": OPS})
    head = etree.SubElement(html, "head")
    etree.SubElement(head, "title").text = title
    etree.SubElement(head, "link", {"rel": "stylesheet", "href": "epub.css"})
    body = etree.SubElement(html, "body")
    body.extend(sections)
    for element in html.iter():
        element.tag = f"{{{XHTML}}}{element.tag}"
        if lang := element.get("lang"):
            element.set(XML_LANG, lang)
    return etree.tostring(html, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>") + b"\n"


# --- navigation and package


def _navigation(book: Book) -> Iterator[HtmlElement]:
    contents = E.nav({"id": "toc", "role": "doc-toc"}, E.h1(book.s("book-contents")))
    contents.set(TYPE, "toc")
    parts = E.ol()
    for part in book.parts:
        chapters = E.ol()
        for chapter in part.chapters:
            opening, *rest = chapter.pages
            row = E.li(_entry(opening, f"{chapter.label}. {chapter.title}" if chapter.label else chapter.title))
            if rest:
                row.append(E.ol(*(E.li(_entry(page, f"{page.number} {page.title}".strip())) for page in rest)))
            chapters.append(row)
        parts.append(E.li(E.span(part.title), chapters))
    contents.append(parts)
    yield contents
    numbers = (E.li(E.a(page.number, href=f"{page.id}.xhtml#{page.id}--page")) for page in book.pages if page.number)
    pages = E.nav({"hidden": "hidden"}, E.h2(book.s("book-page-list")), E.ol(*numbers))
    pages.set(TYPE, "page-list")
    yield pages
    landmarks = E.nav({"hidden": "hidden"}, E.h2(book.s("book-landmarks")))
    landmarks.set(TYPE, "landmarks")
    places = E.ol()
    first = next(book.pages)
    known = {page.id for page in book.pages}
    marks = [("toc", "#toc", book.s("book-contents")), ("bodymatter", f"{first.id}.xhtml", first.title)]
    for kind, id_, words in (("glossary", GLOSSARY, "nav-glossary"), ("index", INDEX, "book-index")):
        if id_ in known:
            marks.append((kind, f"{id_}.xhtml", book.s(words)))
    for kind, href, words in marks:
        link = E.a(words, href=href)
        link.set(TYPE, kind)
        places.append(E.li(link))
    landmarks.append(places)
    yield landmarks


def _entry(page: Page, words: str) -> HtmlElement:
    return E.a(words, href=f"{page.id}.xhtml")


def _package(book: Book, files: dict[str, bytes]) -> str:
    """The package document: metadata, every file, the order of reading."""
    day = book.day.isoformat()
    meta = [f'<meta property="schema:{name}">{value}</meta>' for name, value in ACCESSIBILITY]
    properties = {"cover.png": "cover-image", "nav.xhtml": "nav"}
    manifest, spine = [], []
    for number, name in enumerate(files):
        kind = f' properties="{properties[name]}"' if name in properties else ""
        manifest.append(
            f'<item id="f{number}" href={quoteattr(name)} media-type="{MEDIA_TYPES[Path(name).suffix]}"{kind}/>'
        )
        if name.endswith(".xhtml"):
            spine.append(f'<itemref idref="f{number}"/>')
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
            f' xml:lang="{book.lang}">',
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
            f'<dc:identifier id="id">{NAME}-{book.edition}.{book.lang}</dc:identifier>',
            f"<dc:title>{escape(book.title)}</dc:title>",
            f"<dc:language>{book.lang}</dc:language>",
            f"<dc:description>{escape(book.lead)}</dc:description>",
            f"<dc:date>{day}</dc:date>",
            f'<meta property="dcterms:modified">{day}T00:00:00Z</meta>',
            *meta,
            f'<meta property="schema:accessibilitySummary">{escape(book.s("epub-accessible"))}</meta>',
            '<meta property="pageBreakSource">none</meta>',
            "</metadata>",
            "<manifest>",
            *manifest,
            "</manifest>",
            "<spine>",
            *spine,
            "</spine>",
            "</package>",
            "",
        )
    )


# --- style and cover


def style_sheet() -> str:
    """The one style sheet, also for readers that know no custom properties."""
    sheet = colours.put_in(STYLE.read_text(encoding="utf-8"), "light")
    return colours.declared(colours.with_fallback(sheet, "light"))


def _cover(book: Book) -> bytes:
    """Title, edition and the handbook's mark, as a shelf of books shows them; PNG, since few shelves draw SVG."""
    picture = Image.new("RGB", COVER, GROUND)
    draw = ImageDraw.Draw(picture)
    width, height = COVER
    room = width - 2 * MARGIN
    picture.paste(_mark(200), (MARGIN, MARGIN))
    top = 560
    for line in letters.wrap(book.title, "head", 104, room):
        draw.text((MARGIN, top), line, ON_IT, _font("head", 104))
        top += 130
    draw.rectangle((MARGIN, top + 40, MARGIN + 160, top + 48), ON_IT)
    top += 110
    for line in letters.wrap(book.lead, "text", 46, room):
        draw.text((MARGIN, top), line, ON_IT, _font("text", 46))
        top += 66
    draw.text((MARGIN, height - MARGIN - 48), book.edition_line, ON_IT, _font("text", 46))
    written = io.BytesIO()
    picture.quantize(32).save(written, "PNG", optimize=True)
    return written.getvalue()


def _mark(size: int) -> Image.Image:
    """The handbook's mark, as in hb.svg: lines of a text and a glass over them, in a square of 24 by 24."""
    scale = 4  # drawn larger and made small, which makes its edges smooth
    unit = size * scale / 16
    mark = Image.new("RGB", (size * scale, size * scale), GROUND)
    draw = ImageDraw.Draw(mark)

    def at(*numbers: float) -> list[float]:
        return [(number - 5) * unit for number in numbers]

    for line in ((6, 6, 14, 6), (6, 10, 10, 10), (6, 14, 9, 14), (17, 17, 19.4, 19.4)):
        draw.line(at(*line), ON_IT, round(2 * unit))
        for x, y in (line[:2], line[2:]):
            draw.ellipse(at(x - 1, y - 1, x + 1, y + 1), ON_IT)
    draw.ellipse(at(9.4, 9.4, 18.6, 18.6), None, ON_IT, round(2 * unit))
    return mark.resize((size, size), Image.Resampling.LANCZOS)


def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """Inter, unpacked: Pillow does not read WOFF2."""
    font = TTFont(letters.FONTS / letters.FILES[weight], recalcTimestamp=False)
    font.flavor = None
    plain = io.BytesIO()
    font.save(plain)
    plain.seek(0)
    return ImageFont.truetype(plain, size, layout_engine=ImageFont.Layout.BASIC)
