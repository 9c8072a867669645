"""What is wrong with a file: one finding says where, what was found and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

ALL = "*"  # the whole file


@dataclass(frozen=True, order=True)
class Finding:
    """One mistake, printed as ``CODE file:line: what was found — what to write``."""

    file: str  # path relative to the project's root, with "/"
    line: int  # 1-based; 0 where the finding belongs to the whole file
    code: str  # e.g. "FM02"; the list stands in docs of handbook.checks
    found: str
    write: str
    lost: str = field(default="", compare=False)  # the entry that is not read because of it, ALL for the whole file

    def __str__(self) -> str:
        return f"{self.code} {self.file}:{self.line}: {self.found} — {self.write}"


class NotRead(Exception):
    """Something was asked for that stands in a file, or a part of one, which cannot be read: nobody can judge by it."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


class BadContent(Exception):
    """Content that must not be built; carries every finding of one pass, and the lines about what was not checked."""

    def __init__(self, findings: Iterable[Finding], skipped: Iterable[str] = ()) -> None:
        self.findings, self.skipped = sorted(set(findings)), list(skipped)
        super().__init__("\n".join(map(str, self.findings)))
