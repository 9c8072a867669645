"""Writes a book as EPUB 3: a file a page, links between them, what screen readers need, one style for day and night."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from handbook.editions.book import Book
from handbook.editions.epub_cover import cover
from handbook.editions.epub_documents import documents, narrow
from handbook.editions.packing import NAME, write_zip
from handbook.render import colours

MIME = "application/epub+zip"
FOLDER = "EPUB"
STYLE = Path(__file__).with_name("epub.css")
FONT = "assets/vendor/inter/inter-subset.woff2"  # below the site's root; carries its licence in its own name table
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
    files = dict(documents(book))
    files["epub.css"] = style_sheet().encode()
    files["inter.woff2"] = (book.site / FONT).read_bytes()
    files["cover.png"] = cover(book)
    for picture in book.pictures:
        for shape in (picture, narrow(picture)):
            files[shape] = (book.site / shape).read_bytes()
    files["package.opf"] = _package(book, files).encode()
    contents = {f"{FOLDER}/{name}": data for name, data in files.items()}
    contents |= {"mimetype": MIME.encode(), "META-INF/container.xml": CONTAINER.encode()}
    target = dist / f"{NAME}-{book.edition}.{book.lang}.epub"
    write_zip(target, contents, book.day, first="mimetype")
    return target


def _package(book: Book, files: dict[str, bytes]) -> str:
    """Write the package document: metadata, every file, the order of reading."""
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


def style_sheet() -> str:
    """Return the style sheet; each colour has a value also for readers that know no custom properties."""
    sheet = colours.put_in(STYLE.read_text(encoding="utf-8"), "light")
    return colours.declared(colours.with_fallback(sheet, "light"))
