"""Files with planted metadata, written byte by byte, so that what a page reads can be compared with what was put in."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from random import Random

from PIL import Image

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


def pdf_saved_again(before: dict[str, str], after: dict[str, str]) -> bytes:
    """A PDF whose words about itself were changed by adding to its end, as most programs save."""
    first = pdf(before)
    words = " ".join(f"/{key} ({value})" for key, value in after.items())
    place, old = len(first), first.rindex(b"startxref\n") + len(b"startxref\n")
    table = place + len(added := f"4 0 obj<<{words}>>endobj\n".encode("latin-1"))
    end = f"xref\n4 1\n{place:010} 00000 n \ntrailer<</Size 5/Root 1 0 R/Info 4 0 R"
    return first + added + f"{end}/Prev {first[old:].split()[0].decode()}>>\nstartxref\n{table}\n%%EOF\n".encode()


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


def endless() -> dict[str, bytes]:
    """Small files that keep a careless reader busy for a long time, by the name of the file."""
    kind = _box(b"ftyp", b"heic" + bytes(4) + b"mif1heic" + bytes(4))
    values = b"".join(struct.pack(">HHII", 0x0100 + n, 3, 400_000, 8) for n in range(2000))
    many = b"MM\0*\0\0\0\x08" + struct.pack(">H", 2000) + values + bytes(800_000)
    packed = zlib.compress(bytes(64 * 1024 * 1024), 9)
    end = b"\nendstream endobj\n"
    objects = b"%PDF-1.7\n5 0 obj<</Type/ObjStm/N 9/First 9/Filter/FlateDecode/Length "
    return {
        "box-of-no-length.heic": kind + struct.pack(">I4s", 0, b"mdat"),
        "box-of-two-bytes.heic": kind + struct.pack(">I4s", 2, b"meta") + bytes(1_000_000),
        "values-without-end.tif": many,
        "tags-without-end.jpg": b"\xff\xd8" + segment(0xE1, XMP[:29] + b"<a:b>" * 13_000) * 16 + PICTURE + b"\xff\xd9",
        "words.pdf": pdf({"Author": "A"}) + b"nothing here is an object " * 40_000,
        "digits.pdf": pdf({"Author": "A"}) + b"1 " * 500_000,
        "streams-without-end.pdf": b"%PDF-1.7\n" + b"1 0 obj<</Length 9>>stream\n" * 36_000,
        "packed.pdf": objects + b"%d>>stream\n" % len(packed) + packed + end + pdf({"Author": "A"})[9:],
        "table.pdf": b"%PDF-1.7\n6 0 obj<</Type/XRef/W[0 0 0]/Index[0 2000000000]/Length 1>>stream\n1" + end,
    }  # fmt: skip


# Pictures with a mark hidden in one place each, for the copy that must not hold it.

MARK = b"PLANT-0042-Khuvtsuur"


@dataclass(frozen=True)
class Plant:
    """A file with the mark in one place; ``plain`` is the picture without it, ``copied`` whether a copy may be made."""

    place: str
    ending: str
    content: bytes
    plain: bytes
    copied: bool = True


def _drawn(mode: str = "RGB", size: tuple[int, int] = (53, 41)) -> Image.Image:
    noise = Random(7).randbytes(size[0] * size[1] * 3)
    return Image.frombytes("RGB", size, noise).resize(size).convert(mode)


def _encoded(picture: Image.Image, **options: object) -> bytes:
    made = io.BytesIO()
    picture.save(made, **options)
    return made.getvalue()


def profile(name: str, extra: bytes = b"", wide: bool = False) -> bytes:
    """An ICC profile that calls itself ``name``, with ``extra`` as the text of its maker."""
    text = name.encode("utf-16-be")
    desc = b"mluc" + bytes(4) + struct.pack(">II", 1, 12) + b"enUS" + struct.pack(">II", len(text), 28) + text
    if not wide:
        desc = b"desc" + bytes(4) + struct.pack(">I", len(name) + 1) + name.encode("latin-1") + bytes(12 + 67)
    tags = [(b"desc", desc), (b"dmnd", b"text" + bytes(4) + extra + b"\0"), (b"wtpt", b"XYZ " + bytes(16))]
    tags = [(key, value + bytes(-len(value) % 4)) for key, value in tags]
    at, table, data = 132 + 12 * len(tags), b"", b""
    for key, value in tags:
        table += key + struct.pack(">II", at + len(data), len(value))
        data += value
    head = struct.pack(">I4sI4s4s4s", at + len(data), b"lcms", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    return (head + bytes(12) + b"acsp").ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + data


def _icc(content: bytes, pieces: int = 1) -> bytes:
    size = -(-len(content) // pieces)
    parts = [content[n * size : (n + 1) * size] for n in range(pieces)]
    return b"".join(segment(0xE2, b"ICC_PROFILE\0" + bytes([n, pieces]) + part) for n, part in enumerate(parts, 1))


def _segments(picture: bytes) -> list[tuple[int, int, int]]:
    """Marker, begin and end of the segments of a JPEG; the end of a scan's is that of its head."""
    found, at = [], 2
    while at < len(picture) - 2:
        if picture[at] != 0xFF or picture[at + 1] in (0, 0xFF, *range(0xD0, 0xD8)):
            at += 1 if picture[at] != 0xFF else 2
            continue
        end = at + 2 + struct.unpack_from(">H", picture, at + 2)[0]
        found.append((picture[at + 1], at, end))
        at = end
    return found


def _longer(picture: bytes, marker: int, text: bytes) -> bytes:
    """The first segment with this marker made longer."""
    at, end = next((at, end) for found, at, end in _segments(picture) if found == marker)
    content = picture[at + 4 : end] + text
    return picture[:at] + segment(marker, content) + picture[end:]


def _put(picture: bytes, at: int, more: bytes) -> bytes:
    return picture[:at] + more + picture[at:]


def _unused_codes(picture: bytes, text: bytes) -> bytes:
    """The mark in places of a Huffman table whose codes no grey picture of one colour uses."""
    end = next(end for found, at, end in _segments(picture) if found == 0xC4 and picture[at + 4] == 0x10)
    return picture[: end - len(text)] + text + picture[end:]


def jpeg_plants(mark: bytes = MARK) -> list[Plant]:
    wide, packed = mark.decode().encode("utf-16-le"), zlib.compress(mark * 3)
    plain = _encoded(_drawn(), format="JPEG")
    kinds = {
        "progressive": _encoded(_drawn(), format="JPEG", progressive=True),
        "restarts": _encoded(_drawn(), format="JPEG", restart_marker_blocks=2),
        "grey": _encoded(_drawn("L"), format="JPEG"),
        "CMYK": _encoded(_drawn("CMYK"), format="JPEG"),
        "one colour": _encoded(Image.new("L", (16, 16), 90), format="JPEG"),
    }
    head = 2 + 2 + 16  # behind the picture's own JFIF
    exif = segment(0xE1, b"Exif\0\0" + tiff({"Artist": mark.decode(), "Orientation": 1}))
    thumb = b"JFIF\0\x01\x02\x00\x00\x48\x00\x48" + bytes([7, 1]) + mark.ljust(21, b"\0")
    xmp = XMP.replace(b"Planted Editor 9", mark)
    in_front = {
        "Exif": exif,
        "Exif in UTF-16": segment(0xE1, b"Exif\0\0" + tiff({"Artist": "x"}) + wide),
        "XMP": segment(0xE1, xmp),
        "extended XMP": segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + bytes(40) + mark),
        "APP1 of nobody": segment(0xE1, mark),
        "JFXX": segment(0xE0, b"JFXX\0\x10" + jpeg(None, segment(0xFE, mark))),
        "second JFIF": segment(0xE0, JFIF + mark),
        "MPF": segment(0xE2, b"MPF\0" + mark),
        "FlashPix": segment(0xE2, b"FPXR\0" + mark),
        "IPTC": segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(mark)) + mark),
        "Photoshop in UTF-16": segment(0xED, b"Photoshop 3.0\0" + wide),
        "content credentials": segment(0xEB, b"JP\0\1" + mark),
        "APP14 of nobody": segment(0xEE, mark),
        "comment": segment(0xFE, mark),
        "comment in UTF-16": segment(0xFE, wide),
        "packed comment": segment(0xFE, packed),
        "profile of a computer": _icc(profile(f"MacBook of {mark.decode()} SN C02")),
        "profile of a computer, Unicode": _icc(profile(f"MacBook of {mark.decode()}", wide=True)),
        "profile named sRGB": _icc(profile("sRGB IEC61966-2.1", mark)),
        "profile named Display P3": _icc(profile("Display P3", mark, wide=True)),
        "profile in two pieces": _icc(profile("Display P3", mark), 2),
        "table for dots that none uses": segment(0xDB, b"\3" + mark.ljust(64, b"\1")),
        "Huffman table that none uses": segment(0xC4, b"\x13" + bytes(7) + bytes([len(mark)]) + bytes(8) + mark),
    }
    in_front |= {f"APP{n}": segment(0xE0 + n, b"nobody\0" + mark) for n in (3, 4, 5, 6, 7, 8, 9, 10, 12, 15)}
    in_front |= {f"marker {marker:02X}": segment(marker, mark) for marker in (0xC8, 0xDC, 0xF0, 0xF7, 0xFD)}
    found = [Plant(place, "jpg", _put(plain, head, more), plain) for place, more in in_front.items()]
    start = next(at for marker, at, _ in _segments(plain) if marker == 0xDA)
    longer = {
        "behind the JFIF header": (0xE0, plain, True), "behind Adobe": (0xEE, kinds["CMYK"], True),
        "behind a table for dots": (0xDB, plain, False), "behind a Huffman table": (0xC4, plain, False),
        "behind the frame": (0xC0, plain, False), "behind the head of a scan": (0xDA, plain, False),
        "behind the interval": (0xDD, kinds["restarts"], False),
    }  # fmt: skip
    found += [
        Plant(place, "jpg", _longer(picture, marker, mark), picture, copied)
        for place, (marker, picture, copied) in longer.items()
    ]
    steps = kinds["progressive"]
    scans = [at for marker, at, _ in _segments(steps) if marker == 0xDA]
    table = next(at for marker, at, _ in _segments(steps) if marker == 0xDB)
    again = segment(0xDB, steps[table + 4 : table + 5] + mark.ljust(64, b"\1"))
    restart = kinds["restarts"].index(b"\xff\xd1")
    found += [
        Plant("JFIF thumbnail", "jpg", plain[:2] + segment(0xE0, thumb) + plain[20:], plain),
        Plant("Exif before the scan", "jpg", _put(plain, start, exif), plain),
        Plant("behind the last code", "jpg", plain[:-2] + mark + plain[-2:], plain),
        Plant("behind the end", "jpg", plain + mark, plain),
        Plant("second picture behind the end", "jpg", plain + _put(plain, head, exif), plain),
        Plant("between restarts", "jpg", _put(kinds["restarts"], restart, mark), kinds["restarts"]),
        Plant("comment between scans", "jpg", _put(steps, scans[2], segment(0xFE, mark)), steps),
        Plant("JFIF between scans", "jpg", _put(steps, scans[2], segment(0xE0, JFIF + mark)), steps),
        Plant("behind the codes of a scan", "jpg", _put(steps, _behind(steps, scans[1]), mark), steps),
        Plant("table for dots given again", "jpg", _put(steps, scans[3], again), steps),
        Plant("codes that no dot uses", "jpg", _unused_codes(kinds["one colour"], mark), kinds["one colour"]),
        Plant("comment in a grey picture", "jpg", _put(kinds["grey"], head, segment(0xFE, mark)), kinds["grey"]),
        Plant("arithmetic coding", "jpg", _put(plain, head, segment(0xCC, mark)), plain, copied=False),
        Plant("a picture cut off", "jpg", _put(plain, head, exif)[:-40], plain, copied=False),
        Plant("comment between restarts", "jpg", _put(kinds["restarts"], restart, segment(0xFE, mark)),
              kinds["restarts"], copied=False),
    ]  # fmt: skip
    return found


def _behind(picture: bytes, scan: int) -> int:
    """Where the codes of the scan that begins there end: before the next segment."""
    return next(at for _, at, _ in _segments(picture) if at > scan)


def png_plants(mark: bytes = MARK) -> list[Plant]:
    wide, packed = mark.decode().encode("utf-16-le"), zlib.compress(mark)
    plain = _encoded(_drawn(), format="PNG")
    pallid = _encoded(_drawn("L").quantize(11), format="PNG", bits=4)
    grey = _encoded(_drawn("L"), format="PNG")
    exif = tiff({"Artist": mark.decode()})
    digits = b"\nexif\n%8d\n" % (len(exif) + 6) + (b"Exif\0\0" + exif).hex().encode() + b"\n"
    data = plain.index(b"IDAT") - 4
    end = len(plain) - 12
    icc = zlib.compress(profile(f"MacBook of {mark.decode()}"))
    in_front = {
        "tEXt": chunk(b"tEXt", b"Author\0" + mark),
        "zTXt": chunk(b"zTXt", b"Author\0\0" + packed),
        "iTXt": chunk(b"iTXt", b"Author\0\0\0mn\0\0" + mark),
        "packed iTXt": chunk(b"iTXt", b"Author\0\1\0mn\0\0" + packed),
        "eXIf": chunk(b"eXIf", exif),
        "Exif as tEXt": chunk(b"tEXt", b"Raw profile type exif\0" + digits),
        "Exif as zTXt": chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(digits)),
        "Exif as iTXt": chunk(b"iTXt", b"Raw profile type exif\0\1\0\0\0" + zlib.compress(digits)),
        "XMP": chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP[29:].replace(b"Planted Editor 9", mark)),
        "chunk of nobody": chunk(b"prVt", mark),
        "chunk in UTF-16": chunk(b"prVt", wide),
        "content credentials": chunk(b"caBX", mark),
        "long gAMA": chunk(b"gAMA", struct.pack(">I", 45455) + mark),
        "second gAMA": chunk(b"gAMA", struct.pack(">I", 45455)) + chunk(b"gAMA", mark),
        "text as cHRM": chunk(b"cHRM", mark.ljust(32, b"-")),
        "long sRGB": chunk(b"sRGB", b"\0" + mark),
        "long pHYs": chunk(b"pHYs", struct.pack(">IIB", 2835, 2835, 1) + mark),
        "long cICP": chunk(b"cICP", b"\1\x0d\0\1" + mark),
        "long sBIT": chunk(b"sBIT", b"\x08\x08\x08" + mark),
        "long bKGD": chunk(b"bKGD", bytes(6) + mark),
        "long tRNS": chunk(b"tRNS", bytes(6) + mark),
        "text as mDCV": chunk(b"mDCV", mark.ljust(24, b"-")),
        "palette that is only proposed": chunk(b"PLTE", mark.ljust(21, b"\0")),
        "sPLT": chunk(b"sPLT", mark + b"\0\x08" + bytes(6)),
        "hIST": chunk(b"hIST", mark.ljust(22, b"\0")),
        "oFFs": chunk(b"oFFs", bytes(9) + mark),
        "pCAL": chunk(b"pCAL", mark + bytes(20)),
        "dSIG": chunk(b"dSIG", mark),
        "profile of a computer": chunk(b"iCCP", b"Color\0\0" + icc),
        "name of the profile": chunk(b"iCCP", mark + b"\0\0" + zlib.compress(profile("sRGB"))),
        "profile named sRGB": chunk(b"iCCP", b"ICC\0\0" + zlib.compress(profile("sRGB", mark))),
        "profile named Display P3": chunk(b"iCCP", b"ICC\0\0" + zlib.compress(profile("Display P3", mark))),
    }
    found = [Plant(place, "png", _put(plain, data, more), plain) for place, more in in_front.items()]
    stream = zlib.decompress(plain[data + 8 : end - 4])
    head, tail = plain[:data], plain[end:]
    anew = [chunk(b"IDAT", zlib.compress(stream + mark)), chunk(b"IDAT", zlib.compress(stream) + mark)]
    anew += [chunk(b"IDAT", zlib.compress(wrong)) for wrong in (stream[:-9], b"\7" + stream[1:])]
    used = pallid.index(b"PLTE") - 4
    colours = pallid[used + 8 : used + 8 + 33]
    rest = pallid[pallid.index(b"IDAT") - 4 :]
    unused = pallid[:used] + chunk(b"PLTE", colours + mark[:15]) + rest
    clear = pallid[:used] + chunk(b"PLTE", colours.ljust(48, b"\0")) + chunk(b"tRNS", b"\xff" * 11 + mark[:5]) + rest
    found += [
        Plant("text behind the picture's data", "png", _put(plain, end, chunk(b"tEXt", b"Author\0" + mark)), plain),
        Plant("more data, in a chunk beside", "png", _put(plain, end, chunk(b"IDAT", mark)), plain),
        Plant("more data, apart", "png", _put(plain, end, chunk(b"tIME", bytes(7)) + chunk(b"IDAT", packed)), plain),
        Plant("more rows than the picture has", "png", head + anew[0] + tail, plain),
        Plant("behind the sum of the data", "png", head + anew[1] + tail, plain),
        Plant("in the end chunk", "png", plain[:end] + chunk(b"IEND", mark), plain),
        Plant("behind the end", "png", plain + mark, plain),
        Plant("packed behind the end", "png", plain + packed, plain),
        Plant("colours that no dot uses", "png", unused, pallid),
        Plant("in a grey picture", "png", _put(grey, grey.index(b"IDAT") - 4, in_front["tEXt"]), grey),
        Plant("clearness that no dot uses", "png", clear, pallid),
        Plant("animation", "png", _put(plain, data, chunk(b"acTL", struct.pack(">II", 1, 0))) [:-12]
              + chunk(b"fdAT", bytes(4) + packed) + tail, plain, copied=False),
        Plant("rows missing", "png", head + in_front["tEXt"] + anew[2] + tail, plain, copied=False),
        Plant("long head", "png", plain[:8] + chunk(b"IHDR", plain[16:29] + mark) + plain[33:], plain, copied=False),
        Plant("filter of nobody", "png", head + in_front["tEXt"] + anew[3] + tail, plain, copied=False),
    ]  # fmt: skip
    return found
