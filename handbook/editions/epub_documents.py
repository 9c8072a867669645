"""Writes the XHTML files of an EPUB: a file a page, the title page and the navigation."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement
from lxml.html.builder import E

from handbook.editions.book import GLOSSARY, INDEX, Book, BookPage, Chapter

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPE = f"{{{OPS}}}type"
WIDE = 3  # columns; a table of more does not fit a phone
ROLES = {None: "columnheader", "col": "columnheader", "row": "rowheader"}  # of a header cell by its scope


def documents(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every XHTML file in reading order."""
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


def _body(chapter: Chapter, page: BookPage, homes: dict[str, str]) -> HtmlElement:
    """Copy a page's body and add what an EPUB needs: links between files, narrow figures, roles for reading systems."""
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
        phone = narrow(image.get("src"))
        etree.SubElement(picture, "source", media="(max-width: 44em)", srcset=phone, type="image/svg+xml")
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
    """Give the cells of a wide table their column's name: a phone shows such a table cell below cell.

    Every part gets its role too, because some reading systems see no table where it is not laid out as one.
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


def _role(chapter: Chapter, page: BookPage) -> str:
    if page.id in (GLOSSARY, INDEX):
        return page.id
    return "chapter" if page is chapter.pages[0] else ""


def narrow(picture: str) -> str:
    """Return the path of a figure's narrow shape, which fits a phone."""
    return picture.replace(".wide.", ".narrow.")


def _document(book: Book, title: str, *sections: etree._Element) -> bytes:
    """Write an XHTML file; it states languages as `lang` and as `xml:lang`, because reading systems look for either."""
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


def _entry(page: BookPage, words: str) -> HtmlElement:
    return E.a(words, href=f"{page.id}.xhtml")
