"""Builds the sites for trainees and for trainers, and makes of them what readers get: bundles, or every edition."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from handbook.base.alone import delay_signals, ignore_ctrl_c
from handbook.course.course import Course
from handbook.course.data.outline import Outline
from handbook.editions.book import CannotAssemble, assemble
from handbook.editions.bundle import CannotBundle, bundle
from handbook.editions.epub import write_epub
from handbook.editions.exams import write_tests
from handbook.editions.extract import CannotPack
from handbook.editions.offer import offer
from handbook.editions.onefile import write_onefiles
from handbook.editions.packing import NAME, write_sums
from handbook.editions.pdf import InspectPages, write_pdf
from handbook.editions.platforms import write_platforms
from handbook.editions.press import CannotPrint, check_libraries
from handbook.editions.print_shop import write_print_shop
from handbook.editions.sheets import write_sheets
from handbook.editions.slides import write_slides
from handbook.editions.zim import CannotWriteZim, check_library, write_zim
from handbook.render.policy import UnsafePage
from handbook.site.build import GeneratorFailed, build

# the message of each is meant for the reader of the command's output
FAILURES = (GeneratorFailed, UnsafePage, CannotAssemble, CannotBundle, CannotPack, CannotPrint, CannotWriteZim)
Say = Callable[[str], None]  # prints a step of the work


@dataclass(frozen=True)
class Run:
    """How one run makes editions. It goes to other processes, so all of it can be pickled."""

    work: Path  # folder for the files while they are made, on the disk of the folder that gets them
    say: Say
    inspect: InspectPages | None = None  # gets the pages of each printed book, as tests ask


@dataclass(frozen=True)
class Sites:
    """The folders of the two built sites."""

    trainee: Path
    trainer: Path

    def bundles(self, outline: Outline) -> tuple[tuple[Path, str], ...]:
        """Return each site with what names its zip: edition, and audience if that is not the trainees."""
        return (self.trainee, outline.edition), (self.trainer, f"{outline.edition}-trainer")


def build_sites(course: Course, say: Say) -> Sites:
    """Build both sites from a checked course, with the slides for trainers; raises what the build raises."""
    root = course.root
    sites = Sites(root / "site", root / ".build" / "trainer")
    # the generator runs in a process of its own
    with ThreadPoolExecutor() as pool:
        trainee, trainer = (
            pool.submit(build, root, edition, target=target, progress=_of(f"{edition}s", say), course=course)
            for edition, target in (("trainee", sites.trainee), ("trainer", sites.trainer))
        )
        trainer.result()
        say("For trainers: making the slides …")
        write_slides(course, sites.trainer)
        trainee.result()
    return sites


def write_bundles(course: Course, sites: Sites, dist: Path, say: Say) -> list[Path]:
    """Write a zip of each site, and one of the tests alone, into ``dist``; raises CannotBundle and CannotPack."""
    outline = course.data.outline
    say("Packing the bundles …")
    made = [bundle(site, dist, name, outline.edition_date) for site, name in sites.bundles(outline)]
    return [*made, write_tests(course, sites.trainer, dist)]


def write_editions(course: Course, sites: Sites, dist: Path, run: Run) -> list[Path]:
    """Write every edition into ``dist``, its SHA256SUMS last; return their paths.

    All is made in ``run.work`` and put in its place at the end: a failed run leaves the files of the last good one.
    Files of earlier editions, and of modules that are no more, are taken away. Raises what the makers raise, see
    FAILURES.
    """
    check_libraries()
    check_library()
    work, site, outline = run.work, sites.trainee, course.data.outline
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    # a long book takes more than a gigabyte while it is laid out: one after the other, and the smaller files beside
    with _process() as long, _process() as short:
        tasks = [long.submit(_write_pdf, course, site, lang, run) for lang in course.languages]
        tasks += [long.submit(_write_print_shop, course, site, lang, run) for lang in course.languages]
        tasks += [short.submit(_write_book, course, site, lang, run) for lang in course.languages]
        tasks.append(short.submit(write_zim, course, site, work))
        tasks.append(short.submit(write_platforms, course, site, work, run.say))
        try:
            for done in as_completed(tasks):
                done.result()  # raises what went wrong
        except BaseException:
            for task in tasks:  # a pool that is shut down meanwhile may never end: what runs is waited for
                task.cancel()
            raise
    run.say("Packing the bundles …")
    made = tuple(work.glob(f"{NAME}-*"))
    for folder, name in sites.bundles(outline):
        bundle(folder, work, name, outline.edition_date, offer(folder, made, course.data))
    write_tests(course, sites.trainer, work)
    return publish(work, dist, earlier=dist.glob(f"{NAME}-*"))


def _of(whom: str, say: Say) -> Say:
    return lambda words: say(f"For {whom}: {words[0].lower()}{words[1:]}")


def _process() -> ProcessPoolExecutor:
    """Return a pool that does one task after the other, each in a fresh process, so that its memory is free again."""
    how = {"mp_context": get_context("spawn"), "max_tasks_per_child": 1, "initializer": ignore_ctrl_c}
    return ProcessPoolExecutor(1, **how)


def _write_pdf(course: Course, site: Path, lang: str, run: Run) -> None:
    run.say(f"Book, {lang}: PDF …")
    write_pdf(assemble(course, site, lang), run.work, run.inspect)


def _write_print_shop(course: Course, site: Path, lang: str, run: Run) -> None:
    run.say(f"Book, {lang}: PDF for a print shop …")
    write_print_shop(assemble(course, site, lang), run.work, run.inspect)


def _write_book(course: Course, site: Path, lang: str, run: Run) -> None:
    """Write EPUB, files for a phone and the single sheets of one language."""
    book = assemble(course, site, lang)
    run.say(f"Book, {lang}: EPUB …")
    write_epub(book, run.work)
    run.say(f"Book, {lang}: one file for a phone, and one a module …")
    write_onefiles(book, run.work)
    run.say(f"Book, {lang}: forms and cards …")
    write_sheets(book, run.work)


def publish(work: Path, dist: Path, earlier: Iterable[Path] = ()) -> list[Path]:
    """Move what was made in ``work`` to ``dist``, and delete the ``earlier`` files that were not made again."""
    dist.mkdir(parents=True, exist_ok=True)
    earlier = [*earlier]
    made = sorted(path.name for path in work.glob(f"{NAME}-*"))
    with delay_signals():
        for name in made:
            (work / name).replace(dist / name)
        for old in earlier:
            if old.name not in made:
                old.unlink()
        write_sums(dist)
    return [dist / name for name in made]
