"""Makes the data of exercises again from their seeds; what was good stays until the new data is."""

from __future__ import annotations

import runpy
import shutil
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from handbook.base.alone import is_full
from handbook.base.findings import BadContent, Finding
from handbook.checks.fiction import fiction
from handbook.course.data.outline import read_outline
from handbook.course.exercises.folder import DATA, MAKER, SUMS, makers, sums, tells_a_story
from handbook.course.exercises.model import FOLDER
from handbook.practice import fresh
from handbook.practice.seeds import CANNOT_BE_MADE

WORK = ".build/made.new"  # of the run that holds the lock
LOCK = ".build/made.lock"


def make(root: Path, ids: Iterable[str] = (), progress: Callable[[str], None] = print) -> None:
    """Make the named exercises, all where none is named: data/ and SHA256SUMS of each.

    Raises BadContent with every finding; no data of that exercise is then replaced.
    """
    known, findings = makers(root), []
    outline, _ = read_outline(root)
    with _one_at_a_time(root):
        for id_ in ids or known:
            if id_ not in known:
                write = f"write one of {', '.join(known)}"
                findings.append(Finding(f"{FOLDER}/{id_}/{MAKER}", 0, CANNOT_BE_MADE, f'no exercise "{id_}"', write))
                continue
            source = known[id_]
            progress(f"{id_} …")
            made, found = _made(root, source, outline.edition_date)
            if not found and tells_a_story(source):
                found = [_placed(finding, root, made, source / DATA) for finding in fiction(root, made)]
            findings += found
            if not found:
                shutil.rmtree(source / DATA, ignore_errors=True)
                made.rename(source / DATA)
                (source / SUMS).write_text(sums(source), encoding="utf-8")
                fresh.stamp(root, source, outline.edition_date)
    if findings:
        raise BadContent(findings)


def make_pages(root: Path, progress: Callable[[str], None]) -> None:
    """Make the pages that git does not keep, of each exercise where one is missing or older than its seed.

    SHA256SUMS stays as it is: rule EX04 compares what was made with it. Where another process makes the same pages,
    this one waits for them. Raises BadContent with every finding; the pages of that exercise then stay as they were.
    """
    outline, unread = read_outline(root)
    day = outline.edition_date
    if unread or not fresh.outdated(root, day):  # what is wrong with the outline is told by whoever reads all content
        return
    findings: list[Finding] = []
    with _one_at_a_time(root):
        old = fresh.outdated(root, day)  # another run may have made them meanwhile
        if old:
            progress(f"Making the pages of {', '.join(source.name for source in old)} …")
        for source in old:
            made, found = _made(root, source, day)
            findings += found
            if not found:
                fresh.put_in_place(root, made, source, day)
    if findings:
        raise BadContent(findings)


@contextmanager
def _one_at_a_time(root: Path) -> Iterator[None]:
    """Wait until no other process makes data; what is half made in WORK goes at the end, and what a killed run left."""
    from filelock import FileLock  # imported here: most commands find nothing to make, and need no lock

    (root / LOCK).parent.mkdir(exist_ok=True)
    with FileLock(root / LOCK):
        try:
            yield
        finally:
            shutil.rmtree(root / WORK, ignore_errors=True)


def _made(root: Path, source: Path, day: date) -> tuple[Path, list[Finding]]:
    """The folder with all data of an exercise as its make.py writes it, and what is wrong with the seed."""
    target = root / WORK / DATA
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    try:
        runpy.run_path(str(source / MAKER))["make"](source, target, day)
    except BadContent as error:
        here = source.relative_to(root).as_posix()
        return target, [replace(finding, file=f"{here}/{Path(finding.file).name}") for finding in error.findings]
    except Exception as error:  # a seed that is not as make.py takes it, or says something else than answers.yml
        if isinstance(error, OSError) and is_full(error):
            raise
        return target, [_stopped(error, root, source)]
    return target, []


def _stopped(error: Exception, root: Path, source: Path) -> Finding:
    """The finding about an error that make.py did not foresee: the line of make.py, what was asked or went wrong."""
    maker = source / MAKER
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename) == maker]
    line, asked = (frames[-1].lineno or 0, frames[-1].line or "") if frames else (0, "")
    said = " ".join(str(error).split())
    found = f"it stopped with {type(error).__name__}{f' ({said})' if said else ''}{f' at: {asked}' if asked else ''}"
    write = "mend the seed, or what make.py and answers.yml say of it"
    return Finding(maker.relative_to(root).as_posix(), line, CANNOT_BE_MADE, found, write)


def _placed(finding: Finding, root: Path, made: Path, data: Path) -> Finding:
    """The finding about a file that was not kept, with the name it would have had."""
    file = finding.file.replace(made.relative_to(root).as_posix(), data.relative_to(root).as_posix(), 1)
    return replace(finding, file=file)
