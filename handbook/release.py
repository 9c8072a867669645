"""Builds the sites for trainees and for trainers, and makes of them what readers get: bundles, or every edition."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from handbook.base.alone import left_to_the_parent, undisturbed
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
from handbook.editions.pdf import Look, write_pdf
from handbook.editions.platforms import write_platforms
from handbook.editions.press import CannotPrint, check_libraries
from handbook.editions.print_shop import write_print_shop
from handbook.editions.sheets import write_sheets
from handbook.editions.slides import write_slides
from handbook.editions.zim import CannotWriteZim, write_zim
from handbook.render.policy import UnsafePage
from handbook.site.build import GeneratorFailed, build

# the message of each is meant for the reader of the command's output
FAILURES = (GeneratorFailed, UnsafePage, CannotAssemble, CannotBundle, CannotPack, CannotPrint, CannotWriteZim)
Say = Callable[[str], None]  # goes to other processes: one that can be pickled


@dataclass(frozen=True)
class Sites:
    trainee: Path
    trainer: Path

    def bundles(self, outline: Outline) -> tuple[tuple[Path, str], ...]:
        """Each site with the edition's name in the name of its zip."""
        return (self.trainee, outline.edition), (self.trainer, f"{outline.edition}-trainer")


def build_sites(content: Course, say: Say) -> Sites:
    """Build both of checked content, with the slides for trainers; raises what the build raises."""
    root = content.root
    sites = Sites(root / "site", root / ".build" / "trainer")
    # the generator runs in a process of its own
    with ThreadPoolExecutor() as pool:
        trainee, trainer = (
            pool.submit(build, root, edition, target=target, progress=_of(f"{edition}s", say), content=content)
            for edition, target in (("trainee", sites.trainee), ("trainer", sites.trainer))
        )
        trainer.result()
        say("For trainers: making the slides …")
        write_slides(content, sites.trainer)
        trainee.result()
    return sites


def write_bundles(content: Course, sites: Sites, dist: Path, say: Say) -> list[Path]:
    """Write a zip of each site, and one of the tests alone, into ``dist``; raises CannotBundle and CannotPack."""
    outline = content.data.outline
    say("Packing the bundles …")
    made = [bundle(site, dist, name, outline.edition_date) for site, name in sites.bundles(outline)]
    return [*made, write_tests(content, sites.trainer, dist)]


def write_editions(
    content: Course, sites: Sites, work: Path, dist: Path, say: Say, look: Look | None = None
) -> list[Path]:
    """Write every edition into ``dist``, its SHA256SUMS last; ``look`` is shown each book as it is printed.

    All is made in ``work``, a folder on the same disk, and put in its place at the end: a failed run leaves the files
    of the last good one. Files of earlier editions, and of modules that are no more, are taken away. Raises what the
    makers raise, see FAILURES.
    """
    check_libraries()
    data = content.data
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    # a long book takes more than a gigabyte while it is laid out: one after the other, and the smaller files beside
    with _process() as long, _process() as short:
        pdf = {
            lang: long.submit(_write_pdf, content, sites.trainee, lang, work, say, look) for lang in content.languages
        }
        print_shop = [
            long.submit(_write_print_shop, content, sites.trainee, lang, work, say, look) for lang in content.languages
        ]
        books = {lang: short.submit(_write_book, content, sites.trainee, lang, work, say) for lang in content.languages}
        zim = short.submit(write_zim, content, sites.trainee, work)
        platforms = short.submit(write_platforms, content, sites.trainee, work, say)
        tasks = [*pdf.values(), *print_shop, *books.values(), zim, platforms]
        try:
            for done in as_completed(tasks):
                done.result()  # raises what went wrong
        except BaseException:
            for task in tasks:  # a pool that is shut down meanwhile may never end: what runs is waited for
                task.cancel()
            raise
    say("Packing the bundles …")
    made = tuple(work.glob(f"{NAME}-*"))
    for site, name in sites.bundles(data.outline):
        bundle(site, work, name, data.outline.edition_date, offer(site, made, data))
    write_tests(content, sites.trainer, work)
    return publish(work, dist)


def _of(whom: str, say: Say) -> Say:
    return lambda words: say(f"For {whom}: {words[0].lower()}{words[1:]}")


def _process() -> ProcessPoolExecutor:
    """One task after the other, each in a fresh process: what one took is free again before the next begins."""
    how = {"mp_context": get_context("spawn"), "max_tasks_per_child": 1, "initializer": left_to_the_parent}
    return ProcessPoolExecutor(1, **how)


def _write_pdf(content: Course, site: Path, lang: str, work: Path, say: Say, look: Look | None) -> Path:
    say(f"Book, {lang}: PDF …")
    return write_pdf(assemble(content, site, lang), work, look)


def _write_print_shop(content: Course, site: Path, lang: str, work: Path, say: Say, look: Look | None) -> Path:
    say(f"Book, {lang}: PDF for a print shop …")
    return write_print_shop(assemble(content, site, lang), work, look)


def _write_book(content: Course, site: Path, lang: str, work: Path, say: Say) -> Path:
    """EPUB, files for a phone and the single sheets of one language; gives the EPUB."""
    book = assemble(content, site, lang)
    say(f"Book, {lang}: EPUB …")
    epub = write_epub(book, work)
    say(f"Book, {lang}: one file for a phone, and one a module …")
    write_onefiles(book, work)
    say(f"Book, {lang}: forms and cards …")
    write_sheets(book, work)
    return epub


def publish(work: Path, dist: Path, whole: bool = True) -> list[Path]:
    """Put what was made in ``work`` in its place in ``dist``; where it is the whole, nothing older stays there."""
    dist.mkdir(parents=True, exist_ok=True)
    made = sorted(path.name for path in work.glob(f"{NAME}-*"))
    with undisturbed():
        for name in made:
            (work / name).replace(dist / name)
        for old in dist.glob(f"{NAME}-*") if whole else ():
            if old.name not in made:
                old.unlink()
        write_sums(dist)
    return [dist / name for name in made]
