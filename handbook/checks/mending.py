"""check --fix: lets rules rewrite the lines in which they found something, where no judgement is needed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from handbook.base.findings import Finding
from handbook.checks.rules import RULES

_ROUNDS = 5  # one line may hold faults of several rules, or of one rule several times


def fix(root: Path, run: Callable[[], list[Finding]]) -> tuple[list[str], list[Finding]]:
    """Mend what can be mended; return the files that were changed and the findings that remain.

    ``run`` returns the findings in the wanted files. A file is left as it was where mending it would bring a new
    finding. A second call changes nothing.
    """
    findings = run()
    changed: set[str] = set()
    refused: set[str] = set()
    for _ in range(_ROUNDS):
        written = {
            file: before
            for file, of_file in groupby(findings, key=lambda finding: finding.file)
            if file not in refused and (before := _mend_file(root / file, list(of_file))) is not None
        }
        if not written:
            break
        after = run()
        worse = [file for file in written if not _better(file, findings, after)]
        for file in worse:
            (root / file).write_bytes(written[file])
        refused.update(worse)
        changed |= written.keys() - refused
        findings = run() if worse else after
    return sorted(changed), findings


def _mend_file(path: Path, findings: list[Finding]) -> bytes | None:
    """Rewrite the lines of the findings; return the bytes that the file had before, None where nothing changed."""
    mends = [(finding.line, mend) for finding in findings if finding.line and (mend := RULES[finding.code].mend)]
    if not mends:
        return None
    before = path.read_bytes()
    lines = before.decode("utf-8").split("\n")  # line ends of Windows stay, as the last sign of a line
    for line, mend in sorted(dict.fromkeys(mends), key=lambda pair: -pair[0]):  # from below: a mend may add lines
        text = lines[line - 1]
        end = "\r" if text.endswith("\r") else ""
        lines[line - 1] = mend(text.removesuffix("\r"), findings[0].file) + end
    after = "\n".join(lines).encode("utf-8")
    if after == before:
        return None
    path.write_bytes(after)
    return before


def _better(file: str, before: list[Finding], after: list[Finding]) -> bool:
    """Return True if the file has fewer findings than before, and none with a new code.

    Findings of the ledger do not count: after an English section was mended, a person confirms its translation.
    """
    old, new = (
        [finding.code for finding in findings if finding.file == file and not finding.code.startswith("LE")]
        for findings in (before, after)
    )
    return len(new) < len(old) and set(new) <= set(old)
