"""Finds in the git history the text in the source language of which the ledger keeps the hash."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from handbook.course.pages.ledger import parts
from handbook.course.pages.reader import parse_page


def earlier_texts(root: Path, source: str, path: str, wanted: dict[str, str]) -> dict[str, str]:
    """Return the text of each part in ``wanted`` (id → hash), from the newest version in which it has that hash.

    Parts that no version has are left out; without git or history all are.
    """
    found: dict[str, str] = {}
    for text in _versions(root, f"docs/{source}/{path}"):
        for part in parts(parse_page(text, source, path)[0]):
            if part.hash == wanted.get(part.id) and part.id not in found:
                found[part.id] = f"{part.title}\n{part.text}".strip()
        if len(found) == len(wanted):
            break
    return found


def _versions(root: Path, file: str) -> Iterator[str]:
    """Yield the committed versions of a file, the newest first, also those under an earlier name."""
    log = _git(root, "log", "--follow", "--relative", "--format=%x00%H", "--name-only", "--", file)
    for entry in log.split("\0")[1:]:
        commit, *names = entry.split()
        if names:  # a commit that only removed the file names none
            yield _git(root, "show", f"{commit}:./{names[0]}").removeprefix("\ufeff").replace("\r\n", "\n")


def _git(root: Path, *arguments: str) -> str:
    """Return what git prints; "" if it fails."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    except OSError:  # not installed
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
