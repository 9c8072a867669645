"""A fault in a file: one finding says where it is, what was found and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

ALL = "*"  # the whole file


@dataclass(frozen=True, order=True)
class Finding:
    """One mistake, printed as ``CODE file:line: what was found — what to write``."""

    file: str  # path relative to the project's root, with "/"
    line: int  # 1-based; 0 where the finding belongs to the whole file
    code: str  # e.g. "FM02"; all codes are listed in handbook/checks/codes/README.md
    found: str
    write: str
    # id of the entry that this fault makes unreadable; ALL: the whole file; "": nothing
    lost: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.code} {self.file}:{self.line}: {self.found} — {self.write}"


class NotRead(Exception):
    """Raised when code asks for a value whose file or entry could not be read. Rules that meet it are skipped."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


class BadContent(Exception):
    """Raised for content that must not be built; carries all findings of one check and the rules that were skipped."""

    def __init__(self, findings: Iterable[Finding], skipped: Iterable[str] = ()) -> None:
        self.findings, self.skipped = sorted(set(findings)), list(skipped)
        super().__init__("\n".join(map(str, self.findings)))
