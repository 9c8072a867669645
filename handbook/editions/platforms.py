"""Writes what learning platforms import: Moodle XML, GIFT, and a SCORM package a module, each in every language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from handbook.course.course import Course
from handbook.course.data.outline import Module
from handbook.course.nav import in_order
from handbook.course.pages.keys import page_url
from handbook.editions.gift import gift
from handbook.editions.moodle import moodle_xml
from handbook.editions.packing import NAME, write_file, write_sums, write_zip
from handbook.editions.questions import exam_forms, self_checks
from handbook.editions.scorm import Unit, package


def write_platforms(course: Course, site: Path, dist: Path, say: Callable[[str], None]) -> list[Path]:
    """Write all files into ``dist`` from what was read and from the built site for trainees; return their paths.

    Raises CannotPack before anything is written: the files of the last good run stay.
    """
    outline = course.data.outline
    name = f"{NAME}-{outline.edition}"
    say("Writing the questions for Moodle and others …")
    texts: dict[str, bytes] = {}
    for lang in course.languages:
        # tests get files of their own, so that their keys are not imported along with the self-checks for trainees;
        # and names unlike that of the folder for classrooms, so that they are not handed out in its place
        for kind, categories in (("", self_checks(course, lang)), ("-key-tests", exam_forms(course, lang))):
            if categories:
                texts[f"{name}{kind}.moodle.{lang}.xml"] = moodle_xml(categories, lang, course.data.strings).encode()
                texts[f"{name}{kind}.gift.{lang}.txt"] = gift(categories).encode()
    say("Packing the modules for SCORM …")
    packages = {
        f"{name}.scorm-{unit.id}.{unit.lang}.zip": package(unit, site, outline.edition) for unit in units(course)
    }
    for file, data in texts.items():
        write_file(dist / file, data)
    for file, contents in packages.items():
        write_zip(dist / file, contents, outline.edition_date)
    _clear(dist, name, texts.keys() | packages.keys())
    write_sums(dist)
    return [dist / file for file in (*texts, *packages)]


def units(course: Course) -> list[Unit]:
    """Return the modules that ask questions, in each language."""
    order = in_order(course.root)
    modules = course.data.outline.modules
    made = [_unit(course, module, lang, order) for module in modules for lang in course.languages]
    return [unit for unit in made if any(page.questions for page in unit.pages)]


def _unit(course: Course, module: Module, lang: str, order: list[str]) -> Unit:
    pages = tuple(course.pages[lang, path] for path in order if path.startswith(f"{module.id}/"))
    files = {page.meta.id: page_url(course.languages, lang, page.id) for page in pages}
    return Unit(module.id, module.numbered_title(lang), lang, pages, files)


def _clear(dist: Path, name: str, made: set[str]) -> None:
    """Delete what an earlier run wrote for modules that no longer exist."""
    for kind in (".scorm-*.zip", "*.moodle.*.xml", "*.gift.*.txt"):
        for path in dist.glob(f"{name}{kind}"):
            if path.name not in made:
                path.unlink()
