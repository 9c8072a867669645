"""Rules SA07–SA09: only files of known kinds are handed out, and a picture is what its name says and nothing more."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from handbook.base.textfile import read_text
from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.languages import read_languages

DOCS = "docs/"
PICTURES = (DOCS, "exercises/", "overrides/")
# what lies below docs/ may be copied into the zips; a folder that is not listed may hold no file
KINDS = {
    "docs/_data/": ("*.yml", "*.csv", "*.bib"),
    "docs/assets/vendor/": ("*.js", "*.css", "*.woff2", "*.txt"),
    "docs/assets/": ("*.svg", "*.png", "*.jpg", "*.webp"),
}
_OF_PAGES = ("*.md", "*.svg", "*.png", "*.jpg", "*.webp")  # the same for each language
# the first bytes of each kind; in WebP also those after the length of the file
_BEGINNINGS = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".webp": re.compile(rb"RIFF.{4}WEBP", re.S),
    ".svg": re.compile(rb"\s*(?:<[?!].*?>\s*)*<svg[\s/>]", re.S),
}
LARGEST = 500_000  # bytes of one picture; a lesson with all that it loads is smaller
MOST_PIXELS = 16_000_000
_DECLARED = re.compile(r"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet", re.I)
_RUNS = frozenset({"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener"})
_MOVES = frozenset({"animate", "set"})  # these can change an address
_URL = re.compile(r"url\(\s*[\"']?(?!#)([^)]*)|@import\s+([^;]*)", re.I)
_INNER = re.compile(r"#|data:image/(?:png|jpeg|webp);base64,")


@rule("SA07", where=(DOCS,))
def only_known_kinds_of_files(course: Course) -> Iterator[Found]:
    """Each folder below docs/ holds only files of the kinds that KINDS allows there, pages those of _OF_PAGES."""
    known = KINDS | {f"docs/{lang}/": _OF_PAGES for lang in read_languages(course.root)[0]}
    for file in _files(course, DOCS):
        folder = next((folder for folder in known if file.startswith(folder)), "")
        if not any(fnmatch(file, kind) for kind in known.get(folder, ())):
            kinds = ", ".join(known[folder]) if folder else "nothing"
            yield file, 0, f"a file of another kind than the folder {folder or DOCS} takes ({kinds})"


@rule("SA08", where=PICTURES)
def drawings_are_only_drawn(course: Course) -> Iterator[Found]:
    """An SVG holds no script, no page and nothing from outside."""
    for file in _pictures(course):
        if file.endswith(".svg"):
            text = read_text(course.root, file)[0]
            for found in dict.fromkeys(_active(text)):
                yield file, _line(text, found), f"{found} in a drawing"


@rule("SA09", where=PICTURES)
def pictures_are_what_they_are_called(course: Course) -> Iterator[Found]:
    """The bytes of a picture are those of its kind, and it is small enough."""
    for file in _pictures(course):
        path = course.root / file
        if (size := path.stat().st_size) > LARGEST:
            yield file, 0, f"a picture of {size // 1000} kB; at most {LARGEST // 1000} kB"
            continue
        content = path.read_bytes()
        if not _BEGINNINGS[path.suffix.lower()].match(content):
            yield file, 0, f"no picture of the kind {path.suffix}"
        elif path.suffix == ".png" and (pixels := _pixels(content)) > MOST_PIXELS:
            yield file, 0, f"a picture of {pixels // 1_000_000} million points; at most {MOST_PIXELS // 1_000_000}"


def _files(course: Course, place: str) -> Iterator[str]:
    for path in sorted((course.root / place).rglob("*")):
        file = path.relative_to(course.root).as_posix()
        # what begins with a point is not copied
        if course.wanted.has(file) and "/." not in file and path.is_file():
            yield file


def _pictures(course: Course) -> Iterator[str]:
    for place in PICTURES:
        if course.wanted.meets(place):
            for file in _files(course, place):
                # what an exercise is made from is no picture yet: it is drawn into data/
                is_drawn = not file.startswith("exercises/") or "/data/" in file
                if is_drawn and Path(file).suffix.lower() in _BEGINNINGS:
                    yield file


def _pixels(png: bytes) -> int:
    """Return width times height of a PNG in pixels, which stand right behind the head of the file."""
    return int.from_bytes(png[16:20]) * int.from_bytes(png[20:24])


def _active(text: str) -> Iterator[str]:
    """Yield each part of a drawing that a browser would run or load, as it is written, to find its line by."""
    if match := _DECLARED.search(text):
        yield match[0]
        return  # read no further: an entity may stand for anything
    try:
        root = etree.fromstring(text)
    except etree.ParseError as error:
        yield f"XML that cannot be read ({error})"
        return
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        moves = tag in _MOVES and element.get("attributeName", "").lower() in ("href", "xlink:href")
        if moves or tag.lower() in _RUNS:
            yield f"<{tag}"
        if tag == "style":
            yield from _outside(element.text or "")
        for name, value in element.attrib.items():
            short = name.rpartition("}")[2]
            if short.lower().startswith("on"):
                yield f"{short}="
            elif short in ("href", "src") and not _INNER.match(value.strip()):
                yield value
            else:
                yield from _outside(value)


def _outside(style: str) -> Iterator[str]:
    return (match[0] for match in _URL.finditer(style))


def _line(text: str, found: str) -> int:
    at = text.find(found)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1
