"""A web archive file (WACZ 1.1.1) whose bytes depend on what is in it and on nothing else.

The library wacz writes the present time, and two builds of zlib make different bytes of the same content.
So records come from warcio with times and ids given, and the package is built here by its specification:
https://specs.webrecorder.net/wacz/1.1.1/
"""

from __future__ import annotations

import hashlib
import io
import json
import zlib
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from handbook.base.zips import write_entries

_ARCHIVE, _INDEX = "data.warc.gz", "index.cdx.gz"
_BLOCK = 65_535  # bytes that one block of deflate holds as they are


@dataclass(frozen=True)
class Answer:
    """What a server has sent for one address."""

    url: str
    time: datetime  # UTC
    mime: str
    body: bytes
    title: str = ""  # of a page; a picture or a style sheet has none
    status: str = "200 OK"


@dataclass(frozen=True)
class Visit:
    """One recording: the answers in the order in which they came; the first page is the one shown first."""

    title: str
    description: str
    software: str
    created: datetime  # UTC
    answers: tuple[Answer, ...]


def package(visit: Visit) -> bytes:
    """The WACZ file."""
    archive, index = _archive(visit)
    index_gz = gzip(index.encode())
    files = {
        f"archive/{_ARCHIVE}": archive,
        f"indexes/{_INDEX}": index_gz,
        "indexes/index.idx": _index_of_index(index, index_gz).encode(),
        "pages/pages.jsonl": _pages(visit).encode(),
    }
    files["datapackage.json"] = _json(_description(visit, files), indent=2).encode()
    digest = {"path": "datapackage.json", "hash": _sha256(files["datapackage.json"])}
    files["datapackage-digest.json"] = _json(digest, indent=2).encode()
    return _zip(files, visit.created)


def gzip(content: bytes) -> bytes:
    """A gzip file that holds its content uncompressed: the same bytes whatever zlib is at hand."""
    pieces = [content[at : at + _BLOCK] for at in range(0, len(content), _BLOCK)] or [b""]
    blocks = b"".join(
        bytes([piece is pieces[-1]])
        + len(piece).to_bytes(2, "little")
        + (len(piece) ^ _BLOCK).to_bytes(2, "little")
        + piece
        for piece in pieces
    )
    ends = zlib.crc32(content).to_bytes(4, "little") + (len(content) % 2**32).to_bytes(4, "little")
    return b"\x1f\x8b\x08" + bytes(6) + b"\xff" + blocks + ends


def _archive(visit: Visit) -> tuple[bytes, str]:
    """The WARC, each record a gzip file of its own, and its index (CDXJ)."""
    head = {"software": visit.software, "format": "WARC File Format 1.1", "description": visit.description}
    archive, lines = _info(head, visit.created), []
    for answer in visit.answers:
        record, digest = _record(answer)
        about = {
            "url": answer.url,
            "mime": answer.mime.partition(";")[0],
            "status": answer.status.partition(" ")[0],
            "digest": digest,
            "length": str(len(record)),
            "offset": str(len(archive)),
            "filename": _ARCHIVE,
            "recordDigest": _sha256(record),
        }
        lines.append(f"{_key(answer.url)} {answer.time:%Y%m%d%H%M%S} {_json(about)}\n")
        archive += record
    return archive, "".join(sorted(lines))


def _info(head: dict[str, str], time: datetime) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=False, warc_version="1.1")
    record = writer.create_warcinfo_record(_ARCHIVE, head)
    record.rec_headers.replace_header("WARC-Date", _iso(time))
    record.rec_headers.replace_header("WARC-Record-ID", _id(f"{_ARCHIVE} {_iso(time)}"))
    writer.write_record(record)
    return gzip(buffer.getvalue())


def _record(answer: Answer) -> tuple[bytes, str]:
    """One response and the digest of what was sent."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=False, warc_version="1.1")
    sent = [("Content-Type", answer.mime), ("Content-Length", str(len(answer.body)))]
    record = writer.create_warc_record(
        answer.url,
        "response",
        payload=io.BytesIO(answer.body),
        http_headers=StatusAndHeaders(answer.status, sent, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": _iso(answer.time), "WARC-Record-ID": _id(f"{answer.url} {_iso(answer.time)}")},
    )
    writer.write_record(record)
    return gzip(buffer.getvalue()), record.rec_headers.get_header("WARC-Payload-Digest")


def _index_of_index(index: str, index_gz: bytes) -> str:
    """One line for the whole index: a small one is read at once."""
    first = " ".join(index.split(" ", 2)[:2])
    about = {"offset": 0, "length": len(index_gz), "digest": _sha256(index_gz)}
    return f"!meta 0 {_json({'format': 'cdxj-gzip-1.0', 'filename': _INDEX})}\n{first} {_json(about)}\n"


def _pages(visit: Visit) -> str:
    lines: list[dict[str, object]] = [{"format": "json-pages-1.0", "id": "pages", "title": "Pages", "hasText": False}]
    lines += [
        {"id": _id(f"page {answer.url}")[-13:-1], "url": answer.url, "ts": _iso(answer.time), "title": answer.title}
        for answer in visit.answers
        if answer.title
    ]
    return "".join(f"{_json(line)}\n" for line in lines)


def _description(visit: Visit, files: dict[str, bytes]) -> dict[str, object]:
    main = next(answer for answer in visit.answers if answer.title)
    return {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": visit.title,
        "description": visit.description,
        "software": visit.software,
        "created": _iso(visit.created),
        "mainPageUrl": main.url,
        "mainPageDate": _iso(main.time),
        "resources": [
            {"name": path.rpartition("/")[2], "path": path, "hash": _sha256(content), "bytes": len(content)}
            for path, content in files.items()
        ],
    }


def _zip(files: dict[str, bytes], time: datetime) -> bytes:
    buffer = io.BytesIO()
    write_entries(buffer, files, time, stored=files)
    return buffer.getvalue()


def _key(url: str) -> str:
    """An address as indexes sort it: ``example,firm)/prices``."""
    parts = urlsplit(url)
    host = ",".join(reversed((parts.hostname or "").split(".")))
    return f"{host}){parts.path or '/'}{'?' + parts.query if parts.query else ''}".lower()


def _id(name: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, name)}>"


def _iso(time: datetime) -> str:
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"


def _sha256(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)
