"""What is wrong with a file: one finding says where, what was found and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One mistake, printed as ``CODE file:line: what was found — what to write``."""

    file: str  # path relative to the project's root, with "/"
    line: int  # 1-based; 0 where the finding belongs to the whole file
    code: str  # e.g. "FM02"; the list stands in docs of handbook.checks
    found: str
    write: str

    def __str__(self) -> str:
        return f"{self.code} {self.file}:{self.line}: {self.found} — {self.write}"


class BadContent(Exception):
    """Content that must not be built; carries every finding of one pass."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = sorted(set(findings))
        super().__init__("\n".join(map(str, self.findings)))
