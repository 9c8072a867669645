"""Makes the data of exercises again from their seeds; what was good stays until the new data is."""

from __future__ import annotations

import runpy
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from handbook.base.findings import BadContent, Finding
from handbook.checks.fiction import fiction
from handbook.course.data.outline import read_outline
from handbook.course.exercises.folder import DATA, MAKER, SUMS, makers, sums, tells_a_story
from handbook.course.exercises.model import FOLDER


def make(root: Path, ids: Iterable[str] = (), progress: Callable[[str], None] = print) -> None:
    """Make the named exercises, all where none is named: data/ and SHA256SUMS of each.

    Raises BadContent with every finding; no data of that exercise is then replaced.
    """
    known, findings = makers(root), []
    outline, _ = read_outline(root)
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
                runpy.run_path(str(source / MAKER))["make"](source, fresh, outline.edition_date)
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


def _placed(finding: Finding, root: Path, fresh: Path, data: Path) -> Finding:
    """The finding about a file that was not kept, with the name it would have had."""
    file = finding.file.replace(fresh.relative_to(root).as_posix(), data.relative_to(root).as_posix(), 1)
    return Finding(file, finding.line, finding.code, finding.found, finding.write)
