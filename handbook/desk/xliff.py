"""Writes and reads a page as XLIFF 2.1 for translation programs: words to translate, and codes that are protected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from handbook.base.findings import BadContent, Finding
from handbook.desk.exchange import ExchangeRow, ExchangeSheet, Returned
from handbook.desk.inline import Code, Piece, codes, inline

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"  # 2.1 keeps that of 2.0
VERSION = "handbook-version"  # category of the note that tells to which texts the file belongs
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TYPES = {"link": "link", "image": "image", "bold": "fmt", "code": "fmt"}


def write_xliff(sheet: ExchangeSheet) -> bytes:
    """Write the file: one unit for each block, one group for each section."""
    root = etree.Element(
        _tag("xliff"), {"version": "2.1", "srcLang": sheet.source, "trgLang": sheet.target}, nsmap={None: NAMESPACE}
    )
    file = _add(root, "file", id="page", original=f"docs/{sheet.target}/{sheet.path}")
    file.set(_SPACE, "preserve")
    _add(_add(file, "notes"), "note", category=VERSION).text = sheet.version
    group, to_fill = None, []
    for row in sheet.rows:
        if group is None or group.get("name") != row.part:
            # without the number an id would stand twice where the translation has the parts in another order
            group = _add(file, "group", id=f"g{row.number}", name=row.part)
        to_fill += _unit(group, row)
    etree.indent(root)  # before the words are filled in, because white space among words counts
    for words in to_fill:
        _fill(words)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


@dataclass(frozen=True)
class UnitWords:
    """Words and codes to be put into an element of a unit once the file is indented."""

    element: etree._Element
    pieces: tuple[Piece, ...]
    ids: Iterator[str]  # of the codes among the pieces, in their order
    data: dict[str, str]  # sign of a code → id under which the unit keeps it


def _unit(group: etree._Element, row: ExchangeRow) -> Iterator[UnitWords]:
    """Add the unit of a row, still empty; yield what has to be filled in once the file is indented."""
    unit = _add(group, "unit", id=f"u{row.number}", name=row.kind)
    unit.set(_SPACE, "preserve")
    source = inline(row.source.text if row.source else "")
    target = inline(row.target.text) if row.target else None
    data: dict[str, str] = {}
    for code in [*codes(source), *codes(target or ())]:
        for sign in filter(None, (code.start, code.end)):
            data.setdefault(sign, f"d{len(data) + 1}")
    if data:
        original = _add(unit, "originalData")
        for sign, id_ in data.items():
            _add(original, "data", id=id_).text = sign
    segment = _add(unit, "segment", id=f"s{row.number}", state=row.state)
    numbered = list(enumerate(codes(source), start=1))
    yield UnitWords(_add(segment, "source"), source, (str(number) for number, _ in numbered), data)
    if target is not None:
        yield UnitWords(_add(segment, "target"), target, _same_ids(numbered, list(codes(target))), data)


def _same_ids(source: list[tuple[int, Code]], target: list[Code]) -> Iterator[str]:
    """Yield ids for the codes of the target: that of the same code in the source, else a new one."""
    free, new = list(source), len(source)
    for code in target:
        found = next((entry for entry in free if entry[1].name == code.name), None)
        if found:
            free.remove(found)
            yield str(found[0])
        else:
            new += 1
            yield str(new)


def _fill(words: UnitWords) -> None:
    """Put words and codes into their element; a code's id is taken before those inside it."""
    element, data, last = words.element, words.data, None
    for piece in words.pieces:
        if isinstance(piece, str):
            if last is None:
                element.text = piece
            else:
                last.tail = piece
            continue
        type_ = {"type": _TYPES[piece.kind]} if piece.kind in _TYPES else {}
        if piece.end:
            refs = {"dataRefStart": data[piece.start], "dataRefEnd": data[piece.end]}
            last = _add(element, "pc", id=next(words.ids), canDelete="no", **refs, **type_)
            _fill(replace(words, element=last, pieces=piece.inner))
        else:
            last = _add(element, "ph", id=next(words.ids), canDelete="no", dataRef=data[piece.start], disp=piece.start)


def read_xliff(content: bytes, name: str) -> Returned:
    """Read a returned file. Raises BadContent for a file that is not ours."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise BadContent([Finding(name, error.lineno or 0, "IM04", f"no XML ({error.msg})", _EXPORT)]) from error
    file, note = root.find(_tag("file")), root.find(f".//{_tag('note')}[@category='{VERSION}']")
    if root.tag != _tag("xliff") or file is None or note is None:
        raise BadContent([Finding(name, 0, "IM04", "no XLIFF 2 file of this handbook", _EXPORT)])
    rows = []
    for unit in root.iter(_tag("unit")):
        number = unit.get("id", "").removeprefix("u")
        if not number.isdecimal():
            write = "take the unit out"
            raise BadContent([Finding(name, unit.sourceline or 0, "IM04", f'a unit "{unit.get("id")}"', write)])
        rows.append((int(number), _text_of(unit, "source"), _text_of(unit, "target")))
    _, target, path = (*file.get("original", "").split("/", 2), "", "")[:3]
    return Returned(target, path, (note.text or "").strip(), tuple(rows))


_EXPORT = "give a file made by: python -m handbook export PAGE --to xliff"


def _text_of(unit: etree._Element, name: str) -> str:
    """Join the source or target of a unit, which a program may have cut into several segments."""
    data = {entry.get("id"): "".join(entry.itertext()) for entry in unit.iter(_tag("data"))}
    texts = []
    for segment in unit.iter(_tag("segment"), _tag("ignorable")):
        found = segment.find(_tag(name))
        if found is None and segment.tag == _tag("ignorable"):
            found = segment.find(_tag("source"))
        if found is not None:
            texts.append(_marked(found, data))
    return "".join(texts).strip("\n").rstrip()  # a line of code may begin with spaces


def _marked(element: etree._Element, data: dict[str | None, str]) -> str:
    """Return the words of an element with the signs of its codes."""
    text = element.text or ""
    for child in element.iterchildren(tag=etree.Element):
        kind = etree.QName(child).localname
        if kind == "cp":
            text += chr(int(child.get("hex", "20"), 16))
        else:
            start, end = (data.get(child.get(name), "") for name in ("dataRefStart", "dataRefEnd"))
            text += data.get(child.get("dataRef"), "") + start + _marked(child, data) + end
        text += child.tail or ""
    return text


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _add(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _tag(name), attributes)
