"""Rules SA01–SA04 and SA06: no script, and nothing from outside, gets into a page through its text or through data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import defs

from handbook.base.html import start_tags
from handbook.checks.data_texts import DATA_FOLDERS, data_texts
from handbook.checks.rendered import Rendered, render
from handbook.checks.rules import PAGES, Found, rule
from handbook.course.course import Course
from handbook.course.data.strings import FILE as STRINGS
from handbook.course.pages.markup import TYPED, without_code, without_comments
from handbook.course.pages.model import Page
from handbook.course.pages.refs import as_browsers_read

WHERE = (PAGES, *DATA_FOLDERS)

# HTML that a page may hold. A comment ends where every browser ends it. MK06 reports faults of <quiz>.
_LANGUAGE = re.compile(r'<span lang="(?:mn|en)">|</span>|<br ?/?>|</?quiz>')
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--!?>|<!--).)*-->", re.S)
_TAG = re.compile(r"<(?:/?[a-zA-Z][^\s<>/]*|[!?])[^<>]*>?")
_NAME = re.compile(r"</?[^\s<>/]*")
# Attributes that elements made by Markdown may have; the alignment of a column becomes `style`
_ATTRIBUTES = frozenset({"id", "class", "href", "src", "alt", "title", "lang", "open", "start"})
_ALIGNED = re.compile(r"text-align: (?:left|right|center);")
_BY_HAND = re.compile(r"on[a-z]+|style", re.I)
_LOADS = frozenset({"src", "srcset", "data", "poster", "background", "xlink:href", "imagesrcset"})
_LOADS_BY_HREF = frozenset({"link", "base", "use", "image"})
_OUTSIDE = re.compile(r"(?:https?:)?[\\/]{2}", re.I)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_SCHEMES = ("http:", "https:")
_STASHED = re.compile("\x02amp\x03")

# A page is rendered only if it holds signs other than these: from these alone Markdown makes no HTML.
_HARMLESS = re.compile(
    r"^[ \t]*</?quiz>[ \t]*$"
    r"|<!-- ?(?:teaches|practises|minutes|id|objective|calculator):[^<>\n]*-->"
    r'|<span lang="(?:en|mn)">|</span>'
    r"|\{#[\w-]+\}"
    r"|\]\((?!//)[\w./#-]+\)",
    re.M,
)
_SUSPECT = re.compile(r"[<{]|\]\(|\]:")

# in a text of a data file
_PLACE = re.compile(r"<[a-z-]+>")  # in a file name: pages.<lang>.json
_ELEMENTS = {*defs.tags, "svg", "math"}
_SCRIPT_ADDRESS = re.compile(r"\b(?:(?:javascript|vbscript)\s*:\s*\S|data:[\w.+-]+/[\w.+-]+[;,]|file:///)\S*", re.I)
_OUTSIDE_PICTURE = re.compile(r"!\[[^\]\n]*\]\(\s*<?(?:https?:)?//[^)\s]*", re.I)


@dataclass(frozen=True)
class _Fault:
    """Something that must not be in a page."""

    code: str
    found: str
    key: str  # how it is written, to look for its line


@rule("SA01", where=WHERE)
def html_is_on_the_list(course: Course) -> Iterable[Found]:
    """Pages and texts of data hold only the HTML that the list allows."""
    return _findings(course, "SA01")


@rule("SA02", where=WHERE)
def elements_bear_no_script_and_no_style(course: Course) -> Iterable[Found]:
    """No element has an attribute that runs a script, sets a style or is not needed."""
    return _findings(course, "SA02")


@rule("SA03", where=WHERE)
def addresses_lead_to_pages(course: Course) -> Iterable[Found]:
    """An address is one of the web or of the handbook, and never a script, data or a file of a computer."""
    return _findings(course, "SA03")


@rule("SA04", where=WHERE)
def nothing_is_loaded_from_outside(course: Course) -> Iterable[Found]:
    """No picture, script, style sheet or frame is loaded from outside."""
    return _findings(course, "SA04")


@rule("SA06")
def comments_are_closed(course: Course) -> Iterator[Found]:
    """Each comment ends."""
    for page in course.wanted_pages():
        rest = without_comments(without_code(page.body))
        for match in re.finditer("<!--", rest):
            yield page.file, page.body_line + rest.count("\n", 0, match.start()), "a comment that is never closed"


def _findings(course: Course, code: str) -> Iterator[Found]:
    for page in course.wanted_pages():
        reported: set[int] = set()  # all faults of a line are mended together
        for line, fault in _of_page(page):
            if fault.code == code and line not in reported:
                reported.add(line)
                yield page.file, line, fault.found
    for file, line, text in data_texts(course):
        # the words of the interface become HTML as they are, in the others `…` is code
        for fault in _in_words(text, is_code=file != STRINGS):
            if fault.code == code:
                yield file, line, fault.found


def _of_page(page: Page) -> Iterator[tuple[int, _Fault]]:
    """Yield the faults of the texts of the front matter and of the body, with their lines."""
    for line, text in page.meta.texts:
        yield from ((line, fault) for fault in _in_words(text, is_code=True))
    for index, fault in _of_body(page.body):
        yield page.body_line + index, fault


def _in_words(text: str, is_code: bool) -> Iterator[_Fault]:
    """Find faults in a text of a data file. With ``is_code`` words between backquotes are skipped: they are escaped."""
    shown = TYPED.sub("", text) if is_code else text
    if match := next(filter(lambda match: _is_tag(match[0], is_code), _TAG.finditer(shown)), None):
        yield _Fault("SA01", f'"{_short(match[0])}" in a text', match[0])
    elif match := _OUTSIDE_PICTURE.search(shown):
        yield _Fault("SA04", f'"{_short(match[0])}" in a text', match[0])
    elif match := _SCRIPT_ADDRESS.search(shown):
        yield _Fault("SA03", f'the address "{_short(match[0])}" in a text', match[0])


def _is_tag(written: str, may_be_place: bool) -> bool:
    """Return True if ``<…>`` is a tag. With ``may_be_place`` words that HTML lacks, such as ``<name>``, are none."""
    return not (may_be_place and _PLACE.fullmatch(written) and written[1:-1] not in _ELEMENTS)


@lru_cache(1024)
def _of_body(body: str) -> tuple[tuple[int, _Fault], ...]:
    """Return the faults of a page with the indexes of their lines."""
    if not _SUSPECT.search(_HARMLESS.sub(" ", body)):
        return ()
    lines = body.split("\n")
    count = Counter(_faults(render(body)))
    return tuple((index, fault) for fault in count for index in _lines(fault, count[fault], lines))


def _lines(fault: _Fault, times: int, lines: list[str]) -> list[int]:
    """Return the lines that cause the fault: without them it is gone. Code that only looks like the fault stays out."""
    holding = [n for n, line in enumerate(lines) if fault.key.lower() in line.lower()] or list(range(len(lines)))
    if len(holding) == 1:
        return holding

    def without(index: int) -> int:
        rest = [*lines[:index], "", *lines[index + 1 :]]
        return Counter(_faults(render("\n".join(rest))))[fault]

    return [index for index in holding if without(index) < times] or holding[:1]


def _faults(rendered: Rendered) -> list[_Fault]:
    raw = [fault for piece in rendered.raw if (fault := _of_raw(piece))]
    opened = {fault.key for fault in raw}
    # an end tag without its start tag would close an element of the template
    alone = [fault for fault in raw if not fault.key.startswith("</") or fault.key.replace("/", "") not in opened]
    return [*alone, *(fault for tag, given in rendered.elements for fault in _of_element(tag, given))]


def _of_raw(piece: str) -> _Fault | None:
    """Return the first fault of a piece of HTML; where one tag has several, the most dangerous."""
    rest = _LANGUAGE.sub("\n", _COMMENT.sub("\n", piece))
    match = _TAG.search(rest)
    if not match:
        return None
    shown, key = _short(match[0]), _NAME.match(match[0])[0]
    given = [(tag, name, value) for tag, attributes in start_tags(rest) for name, value in attributes.items()]
    for tag, name, value in given:
        if (name in _LOADS or (name == "href" and tag in _LOADS_BY_HREF)) and _is_outside(value):
            return _Fault("SA04", f'"{shown}" loads "{_short(value)}" from outside', key)
    for _, name, _ in given:
        if _BY_HAND.fullmatch(name):
            return _Fault("SA02", f'the attribute {name} of "{shown}"', key)
    for _, name, value in given:
        if name in ("href", "src", "action", "formaction", "data") and _is_strange(value):
            return _Fault("SA03", f'the address "{_short(value)}" in "{shown}"', key)
    return _Fault("SA01", f'the HTML "{shown}"', key)


def _of_element(tag: str, given: dict[str, str]) -> Iterator[_Fault]:
    for name, value in given.items():
        if name.lower() in _LOADS and _is_outside(value):
            yield _Fault("SA04", f'a picture that is loaded from "{_short(value)}"', value)
        elif name == "style" and _ALIGNED.fullmatch(value):
            continue
        elif name not in _ATTRIBUTES:
            yield _Fault("SA02", f"the attribute {name}", name)
        elif name in ("href", "src") and _is_strange(value):
            yield _Fault("SA03", f'the address "{_short(value)}"', value)


def _address(value: str) -> str:
    return as_browsers_read(_STASHED.sub("&", value))


def _is_outside(value: str) -> bool:
    return any(_OUTSIDE.match(part) for part in (_address(value), *map(_address, value.split(","))))


def _is_strange(value: str) -> bool:
    """Return True if an address has a scheme that is not the web's, or a server without a scheme (``//host``)."""
    address = _address(value)
    scheme = _SCHEME.match(address)
    return scheme[0].lower() not in _SCHEMES if scheme else bool(_OUTSIDE.match(address))


def _short(text: str) -> str:
    text = " ".join(re.sub(r"[\x00-\x1f]", " ", text).split())
    return text if len(text) <= 60 else f"{text[:60]}…"
