"""Files with planted metadata, written byte by byte, so that what a page reads can be compared with what was put in."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

# Smallest baseline JPEG parts: 8 × 8 pixels, grey, standard tables cut to one code each.
_QUANT = b"\xff\xdb\x00\x43\x00" + bytes([16] * 64)
_FRAME = b"\xff\xc0\x00\x0b\x08\x00\x08\x00\x08\x01\x01\x11\x00"
_HUFFMAN = (
    b"\xff\xc4\x00\x14\x00\x01" + bytes(15) + b"\x00" + b"\xff\xc4\x00\x14\x10\x01" + bytes(15) + b"\x00"
)  # one code of one bit each: difference 0, end of block
_SCAN = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x3f"
JFIF = b"JFIF\x00\x01\x02\x00\x00\x48\x00\x48\x00\x00"
PICTURE = _QUANT + _FRAME + _HUFFMAN + _SCAN

TAGS = {
    "Make": 0x010F,
    "Model": 0x0110,
    "Orientation": 0x0112,
    "Software": 0x0131,
    "ModifyDate": 0x0132,
    "Artist": 0x013B,
}
EXIF_TAGS = {"DateTimeOriginal": 0x9003, "OffsetTimeOriginal": 0x9011, "SerialNumber": 0xA431}


def _ifd(entries: list[tuple[int, int, int, bytes]], offset: int, following: int = 0) -> bytes:
    """A directory at ``offset``: (tag, type, count, value bytes); values over four bytes stand behind it."""
    head, tail = struct.pack(">H", len(entries)), b""
    behind = offset + 2 + 12 * len(entries) + 4
    for tag, kind, count, value in sorted(entries):
        if len(value) > 4:
            head += struct.pack(">HHII", tag, kind, count, behind + len(tail))
            tail += value + b"\0" * (len(value) % 2)
        else:
            head += struct.pack(">HHI", tag, kind, count) + value.ljust(4, b"\0")
    return head + struct.pack(">I", following) + tail


def _text(tag: int, value: str) -> tuple[int, int, int, bytes]:
    coded = value.encode() + b"\0"
    return tag, 2, len(coded), coded


def _ratios(tag: int, *values: tuple[int, int]) -> tuple[int, int, int, bytes]:
    return tag, 5, len(values), b"".join(struct.pack(">II", *value) for value in values)


def tiff(fields: dict[str, str | int], gps: bool = True) -> bytes:
    """The inside of an Exif segment: named fields, and 47.9186 N 106.9176 E at 06:20:05 UTC on 5 March 2024."""
    main = [_text(TAGS[name], str(value)) for name, value in fields.items() if name in TAGS and name != "Orientation"]
    if "Orientation" in fields:
        main.append((TAGS["Orientation"], 3, 1, struct.pack(">H", fields["Orientation"])))
    exif = [_text(EXIF_TAGS[name], str(value)) for name, value in fields.items() if name in EXIF_TAGS]
    position = [
        (1, 2, 2, b"N\0"), _ratios(2, (47, 1), (55, 1), (696, 100)), (3, 2, 2, b"E\0"),
        _ratios(4, (106, 1), (55, 1), (336, 100)), _ratios(7, (6, 1), (20, 1), (5, 1)), _text(29, "2024:03:05"),
    ]  # fmt: skip
    links = [(0x8769, exif)] + ([(0x8825, position)] if gps else [])
    size = len(_ifd(main + [(tag, 4, 1, bytes(4)) for tag, _ in links], 8))
    at, parts, found = 8 + size, b"", []
    for tag, entries in links:
        block = _ifd(entries, at + len(parts))
        found.append((tag, 4, 1, struct.pack(">I", at + len(parts))))
        parts += block
    return b"MM\0*\0\0\0\x08" + _ifd(main + found, 8) + parts


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


XMP = (
    b"http://ns.adobe.com/xap/1.0/\0"
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
    b' xmp:CreatorTool="Planted Editor 9" exif:GPSLatitude="47,55.116N"/></rdf:RDF></x:xmpmeta>'
)


def jpeg(exif: bytes | None = None, *more: bytes, after: bytes = b"") -> bytes:
    """A picture with these segments in front and these bytes after its end."""
    own = segment(0xE1, b"Exif\0\0" + exif) if exif is not None else b""
    return b"\xff\xd8" + segment(0xE0, JFIF) + own + b"".join(more) + PICTURE + b"\xff\xd9" + after


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(*more: bytes, after: bytes = b"") -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress(b"\0\1\2\0\3\4"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + rows + chunk(b"IEND", b"") + after


def pdf(info: dict[str, str]) -> bytes:
    """One empty page; the information dictionary in UTF-16, as programs write it for Cyrillic."""
    words = " ".join(f"/{key} <{('feff' + value.encode('utf-16-be').hex())}>" for key, value in info.items())
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
               "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", f"<<{words}>>"]  # fmt: skip
    text, places = "%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj{content}endobj\n"
    table = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(places) + 1}/Root 1 0 R/Info 4 0 R>>\nstartxref\n{len(text)}\n%%EOF\n"
    return (text + table + end).encode("ascii")


CORE = (
    '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties'
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</cp:coreProperties>'
)


def docx(
    fields: dict[str, str], app: str = "<Properties><Application>Planted Writer</Application></Properties>"
) -> bytes:
    inside = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}
    parts |= {"docProps/core.xml": CORE.format(inside), "docProps/app.xml": app}
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return result.getvalue()


def _box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + name + content


def heic(exif: bytes) -> bytes:
    """The boxes that a HEIC has around its Exif item (ISO 23008-12); it holds no picture."""
    item = struct.pack(">I", 6) + b"Exif\0\0" + exif
    entry = _box(b"infe", b"\2\0\0\0" + struct.pack(">HH", 1, 0) + b"Exif\0")
    names = _box(b"iinf", bytes(4) + struct.pack(">H", 1) + entry)
    handler = _box(b"hdlr", bytes(8) + b"pict" + bytes(13))

    def meta(at: int) -> bytes:
        place = _box(b"iloc", bytes(4) + b"\x44\x00" + struct.pack(">HHHHII", 1, 1, 0, 1, at, len(item)))
        return _box(b"meta", bytes(4) + handler + names + place)

    kind = _box(b"ftyp", b"heic" + bytes(4) + b"mif1heic")
    return kind + meta(len(kind) + len(meta(0)) + 8) + _box(b"mdat", item)
