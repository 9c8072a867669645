"""Which files are to be checked, and which pages have to be read for that."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from handbook.course.languages import read_languages
from handbook.course.pages.model import Page, PageKey
from handbook.course.pages.reader import LazyPages

PAGES = "docs/*/"  # stands for the folders of pages, one a language
_OF_PAGES = re.compile(r"docs/(?!_data/|assets/)[^/]+/")


class NotChecked(Exception):
    """A path that is no file or folder of the handbook, or one of which no rule knows anything."""


@dataclass(frozen=True)
class Wanted:
    """Files and folders, as paths below the project's root, folders with a "/" at the end; () stands for all."""

    paths: tuple[str, ...]

    def has(self, file: str) -> bool:
        """Return True if findings in ``file`` are asked for."""
        return not self.paths or any(file == path or (path[-1] == "/" and file.startswith(path)) for path in self.paths)

    def meets(self, place: str) -> bool:
        """Return True if ``place`` contains a wanted path or lies inside one."""
        inside = (path for path in self.paths if place[-1] == "/" and lies_in(path, place))
        return self.has(place) or next(inside, None) is not None


EVERYTHING = Wanted(())


def lies_in(file: str, place: str) -> bool:
    """Return True if a file or folder begins with ``place``; PAGES stands for the folders of all languages."""
    return bool(_OF_PAGES.match(file)) if place == PAGES else file.startswith(place)


def wanted(root: Path, given: Iterable[str], places: Collection[str]) -> Wanted:
    """Return the paths given on the command line: files and folders, pages also without docs/<language>/.

    ``places`` are the files and folders in which rules can find something.
    Raises ``NotChecked`` with all paths that do not fit.
    """
    languages, _ = read_languages(root)
    found: list[str] = []
    wrong: list[str] = []
    for text in given:
        # a path that exists as typed is taken as it is; else it may be short for a page of each language
        tries = [root / text] if (root / text).exists() else [root / "docs" / lang / text for lang in languages]
        names = [_name(root.resolve(), path.resolve()) for path in tries if path.exists()]
        if not names:
            wrong.append(f"{text}: no such file or folder")
        elif names != ["/"] and not any(Wanted((name,)).meets(place) for name in names for place in places):
            wrong.append(f"{text}: no rule looks at it")
        found += names
    if wrong:
        raise NotChecked("\n".join(wrong))
    return EVERYTHING if "/" in found else Wanted(tuple(dict.fromkeys(found)))


def _name(root: Path, path: Path) -> str:
    """Return the path below the root, "/" for the root itself, an absolute path if it lies elsewhere."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return "/" if name == "." else f"{name}/" if path.is_dir() else name


def file_of(key: PageKey) -> str:
    """Return the file of a page, relative to the root."""
    return f"docs/{key[0]}/{key[1]}"


def compared(root: Path, shelf: LazyPages, wanted: Wanted) -> list[PageKey]:
    """Return the pages that a rule has to go through to judge the wanted ones.

    Those are the wanted pages, the same in other languages, the pages of their modules, and all pages that contain an
    id of theirs: rules compare pages by the ids of objectives and questions. If data is wanted too, all pages are
    compared, because every page may use it.
    """
    if not all(lies_in(path, PAGES) for path in wanted.paths or ("",)):
        return shelf.keys_of_files
    keys = {key for key in shelf.keys_of_files if wanted.has(file_of(key))}
    keys |= {(lang, path) for _, path in keys for lang in shelf.languages} & {*shelf.keys_of_files}
    ids = {id_.encode() for key in keys if shelf.is_readable(key) for id_ in _ids(shelf[key])}
    modules = {_module(path) for _, path in keys}
    return [
        key
        for key in shelf.keys_of_files
        if key in keys or _module(key[1]) in modules or any(map(_bytes(root / file_of(key)).__contains__, ids))
    ]


def _bytes(file: Path) -> bytes:
    """Return the bytes of a file; none if it cannot be read, which another rule reports."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _ids(page: Page) -> set[str]:
    named = {objective.id for objective in page.meta.objectives}
    named |= {name for question in page.questions for name in (question.id, *question.objectives)}
    named |= {name for section in page.sections for name in section.teaches}
    return (named | {name for box in page.boxes for name in box.practises}) - {""}


def _module(path: str) -> str:
    """Return the folder of a page; pages without one are compared by their ids only."""
    return path.rpartition("/")[0] or path
