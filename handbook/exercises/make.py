"""Makes the data of exercises again from their seeds; what was good stays until the new data is."""

from __future__ import annotations

import hashlib
import runpy
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from handbook.data.course import read_course
from handbook.exercises.answers import FILE as ANSWERS
from handbook.exercises.fiction import fiction
from handbook.exercises.model import FOLDER
from handbook.findings import BadContent, Finding

MAKER = "make.py"
SUMS = "SHA256SUMS"
DATA = "data"


def makers(root: Path) -> dict[str, Path]:
    """The folders that hold a make.py, by name."""
    return {path.parent.name: path.parent for path in sorted((root / FOLDER).glob(f"*/{MAKER}"))}


def tells_a_story(source: Path) -> bool:
    """False for the folder of scripts and styles that exercises share: the search's words name real things."""
    return (source / ANSWERS).is_file()


def make(root: Path, ids: Iterable[str] = (), progress: Callable[[str], None] = print) -> None:
    """Make the named exercises, all where none is named: data/ and SHA256SUMS of each.

    Raises BadContent with every finding; no data of that exercise is then replaced.
    """
    known, findings = makers(root), []
    course, _ = read_course(root)
    for id_ in ids or known:
        if id_ not in known:
            write = f"write one of {', '.join(known)}"
            findings.append(Finding(f"{FOLDER}/{id_}/{MAKER}", 0, "EX02", f'no exercise "{id_}"', write))
            continue
        source = known[id_]
        progress(f"{id_} …")
        with tempfile.TemporaryDirectory(dir=source, prefix=".") as folder:
            fresh = Path(folder) / DATA
            fresh.mkdir()
            try:
                runpy.run_path(str(source / MAKER))["make"](source, fresh, course.edition_date)
            except BadContent as error:
                findings += error.findings
                continue
            told = fiction(root, fresh) if tells_a_story(source) else ()
            found = [_placed(finding, root, fresh, source / DATA) for finding in told]
            findings += found
            if not found:
                shutil.rmtree(source / DATA, ignore_errors=True)
                fresh.rename(source / DATA)
                (source / SUMS).write_text(sums(source), encoding="utf-8")
    if findings:
        raise BadContent(findings)


def is_summed(path: Path, source: Path) -> bool:
    """Data and what it is made from, not the answers, from which nothing is made, nor what Python leaves behind."""
    below = path.relative_to(source)
    return below.as_posix() not in (SUMS, ANSWERS) and "__pycache__" not in below.parts


def _placed(finding: Finding, root: Path, fresh: Path, data: Path) -> Finding:
    """The finding about a file that was not kept, with the name it would have had."""
    file = finding.file.replace(fresh.relative_to(root).as_posix(), data.relative_to(root).as_posix(), 1)
    return Finding(file, finding.line, finding.code, finding.found, finding.write)


def sums(source: Path) -> str:
    """The text of SHA256SUMS, as sha256sum writes and reads it: the data, and what it was made from."""
    files = sorted(path for path in source.rglob("*") if path.is_file() and is_summed(path, source))
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(source).as_posix()}\n" for path in files
    )
