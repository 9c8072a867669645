"""Packs the built site into one zip that opens from a folder, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from handbook.editions.packing import NAME, SUMS, sums, write_sums, write_zip

MAX_PATH = 120  # characters: Windows refuses long paths when a reader extracts deep in a folder


class CannotBundle(Exception):
    """Some files may not go into the bundle; the message has a line for each."""


def bundle(site: Path, dist: Path, edition: str, day: date, added: Mapping[str, bytes] | None = None) -> Path:
    """Write ``osint-handbook-<edition>.zip`` into ``dist``, and ``SHA256SUMS`` of all there; return the zip's path.

    ``added`` lies in the bundle beside the site's files, or in place of those of the same name.

    Raises CannotBundle where a file cannot go into the bundle (a link, a name that is not Latin, too long a path).
    """
    folder = f"{NAME}-{edition}"
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if not path.is_dir()}
    bad = [problem for name, path in files.items() if (problem := _problem(f"{folder}/{name}", path))]
    if bad:
        raise CannotBundle("\n".join(bad))
    contents = {name: path.read_bytes() for name, path in files.items()} | dict(added or {})
    contents = dict(sorted(contents.items()))
    contents[SUMS] = sums(contents).encode()
    target = dist / f"{folder}.zip"
    write_zip(target, {f"{folder}/{name}": data for name, data in contents.items()}, day)
    write_sums(dist)
    return target


def _problem(name: str, path: Path) -> str:
    if path.is_symlink():
        return f"{name}: a link cannot go into the bundle"
    if not name.isascii():
        return f"{name}: file names in the bundle are Latin"
    if len(name) > MAX_PATH:
        return f"{name}: {len(name)} characters, at most {MAX_PATH}"
    return ""
