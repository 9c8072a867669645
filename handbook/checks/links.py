"""Rules LI01–LI07: links and images lead somewhere, and say where to those who do not see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.checks.rules import Found, rule
from handbook.course.course import Course
from handbook.course.pages.model import Page, Ref
from handbook.course.pages.refs import ENTRIES, as_browsers_read, resolve

LONGEST_ALTERNATIVE = 150  # letters

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
_SHOWN_ADDRESS = re.compile(r"https?://|^www\.|\.(?:md|html?)$|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/")
_FILE_NAME = re.compile(r"^[\w-]+\.(?:svg|png|jpe?g|webp|gif)$", re.I)
_SAYS_IMAGE = re.compile(r"(?:an? )?(?:image|picture|photo|figure|screenshot|drawing) of\b|зураг(?::| дээр)", re.I)
_EMPTY_WORDS = frozenset(
    {
        "",
        "here",
        "click here",
        "this",
        "this page",
        "link",
        "more",
        "read more",
        "энд",
        "энд дарна уу",
        "энэ",
        "холбоос",
    }
)


def _inner_links(course: Course) -> Iterator[tuple[Page, Ref, str, str]]:
    """Yield the links that stay in the handbook: page, link, target file below the language's folder, anchor."""
    special = {kind: page for page, kind in ENTRIES.items()}
    for page, ref in course.refs("link", *special):
        if ref.kind in special:
            yield page, ref, special[ref.kind], ""
        elif not _ADDRESS.match(as_browsers_read(ref.target)):
            yield page, ref, *resolve(page.path, ref.target)


@rule("LI01")
def linked_pages_exist(course: Course) -> Iterator[Found]:
    """Each linked page exists."""
    for page, ref, file, _ in _inner_links(course):
        if (page.lang, file) not in course.pages:
            yield page.file, ref.line, f'no page "{ref.target if ref.kind == "link" else file}"'


@rule("LI02")
def linked_headings_exist(course: Course) -> Iterator[Found]:
    """Each linked heading exists."""
    for page, ref, file, anchor in _inner_links(course):
        target = course.pages.get((page.lang, file))
        # a layout and a form add places of their own
        if anchor and target and not target.meta.layout and not target.meta.form:
            places = {heading.id for heading in target.headings} | {question.id for question in target.questions}
            if anchor not in places:
                yield page.file, ref.line, f"no heading #{anchor} in {target.file}"


@rule("LI03")
def images_exist(course: Course) -> Iterator[Found]:
    """Each image exists."""
    for page, ref in course.refs("image"):
        if not _ADDRESS.match(ref.target):
            file, _ = resolve(page.path, ref.target)
            folder = course.root / "docs" / ("" if file.startswith("assets/") else page.lang)
            if not (folder / file).is_file():
                yield page.file, ref.line, f'no image "{ref.target}"'


@rule("LI04")
def link_words_tell_the_target(course: Course) -> Iterator[Found]:
    """The words of a link say where it leads."""
    for page, ref in course.refs("link", "term"):
        if ref.text.strip(" *_.,«»\"'").casefold() in _EMPTY_WORDS:
            yield page.file, ref.line, f'the link words "{ref.text}"'


@rule("LI05")
def images_have_descriptions(course: Course) -> Iterator[Found]:
    """Each image and figure has a description."""
    for page, ref in course.refs("image", "figure"):
        if not ref.text:
            yield page.file, ref.line, f'no description of "{ref.target}"'


@rule("LI06")
def link_words_are_no_addresses(course: Course) -> Iterator[Found]:
    """The words of a link are no address and no file name."""
    for page, ref in course.refs("link", *ENTRIES.values()):
        if _SHOWN_ADDRESS.search(ref.text):
            yield page.file, ref.line, f'the link words "{ref.text}"'


@rule("LI07")
def descriptions_of_images_say_what_is_seen(course: Course) -> Iterator[Found]:
    """The description of an image is short, no file name, and does not say that it is an image."""
    for page, ref in course.refs("image", "figure"):
        if _FILE_NAME.match(ref.text) or _SAYS_IMAGE.match(ref.text):
            yield page.file, ref.line, f'the description "{ref.text}"'
        elif len(ref.text) > LONGEST_ALTERNATIVE:
            yield page.file, ref.line, f"a description of {len(ref.text)} letters"
