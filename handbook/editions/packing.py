"""Writes zips that are the same bytes for the same content, and the sums of all that lies in dist/."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from handbook.base.zips import write_entries

SUMS = "SHA256SUMS"
SIGNATURE = f"{SUMS}.sig"
NAME = "osint-handbook"  # every file made for readers begins with it
# the most bytes of what goes over slow lines or is opened on telephones: zip without books, whole handbook, one module
_LIMITS = (
    (re.compile(rf"{NAME}-\d{{4}}-\d\d\.zip"), 12_000_000),
    (re.compile(rf"{NAME}-[\d-]+\.\w+\.html"), 6_000_000),
    (re.compile(rf"{NAME}-[\d-]+\.\w+\.[\w-]+\.html"), 500_000),
)
_WARNED = 0.95  # of a limit: what is left is for the next chapter


def limit_of(name: str) -> int:
    """Return the most bytes that a file for readers may have, by its name; 0 for one that has no limit."""
    return next((limit for pattern, limit in _LIMITS if pattern.fullmatch(name)), 0)


def nearly_full(made: Iterable[Path]) -> list[str]:
    """Tell in a line each which files come near their limit: what was found, what to do."""
    sizes = {path.name: path.stat().st_size for path in made if limit_of(path.name)}
    return [
        f"{name}: {size / 1e6:.2f} MB are {size / limit_of(name):.1%} of what it may have — "
        "shorten what it holds before the next chapter has no room; the limit stays"
        for name, size in sizes.items()
        if size > _WARNED * limit_of(name)
    ]


def write_file(target: Path, data: bytes) -> None:
    """Write ``data`` into a file that replaces ``target`` only when it is whole."""
    with atomic_file(target) as fresh:
        fresh.write_bytes(data)


@contextmanager
def atomic_file(target: Path) -> Iterator[Path]:
    """Give a file to write into. It replaces ``target`` when it is whole, and is deleted if writing fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f"{target.name}.new")
    try:
        yield fresh
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def write_zip(target: Path, contents: Mapping[str, bytes], day: date, first: str = "") -> None:
    """Write a zip of these files, all dated ``day``, not the moment of the build, so that its bytes stay the same.

    The file named ``first`` comes first and is not packed: programs recognise some kinds of zips by it.
    """
    order = sorted(contents, key=lambda name: (name != first, name))
    with atomic_file(target) as fresh:
        write_entries(fresh, {name: contents[name] for name in order}, day, stored=(first,))


def sums(contents: Mapping[str, bytes]) -> str:
    """Write a line of SHA256SUMS for each file."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in contents.items())


def write_sums(dist: Path) -> None:
    """Write ``SHA256SUMS`` of all files made for readers in ``dist``; delete the signature of an older list."""
    made = sorted(path for path in dist.glob(f"{NAME}-*") if path.suffix != ".new")
    listed = sums({path.name: path.read_bytes() for path in made}).encode()
    if not (dist / SUMS).is_file() or (dist / SUMS).read_bytes() != listed:
        (dist / SIGNATURE).unlink(missing_ok=True)
    write_file(dist / SUMS, listed)
