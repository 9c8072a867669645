"""Packs the built site into one zip that opens from a folder, the same bytes for the same content."""

from __future__ import annotations

import hashlib
import zipfile
from datetime import date
from pathlib import Path

MAX_PATH = 120  # characters: Windows refuses long paths when a reader extracts deep in a folder


class CannotBundle(Exception):
    """Files that may not go into the bundle; the message has a line for each."""


def bundle(site: Path, dist: Path, edition: str, day: date) -> Path:
    """Write ``osint-handbook-<edition>.zip`` into ``dist``, and ``SHA256SUMS`` of all such zips; return the zip's path.

    Raises CannotBundle where a file cannot go into the bundle (a link, a name that is not Latin, too long a path).
    """
    folder = f"osint-handbook-{edition}"
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if not path.is_dir()}
    bad = [problem for name, path in files.items() if (problem := _problem(f"{folder}/{name}", path))]
    if bad:
        raise CannotBundle("\n".join(bad))
    contents = {name: path.read_bytes() for name, path in files.items()}
    contents["SHA256SUMS"] = "".join(f"{_sha256(data)}  {name}\n" for name, data in contents.items()).encode()
    dist.mkdir(parents=True, exist_ok=True)
    target = dist / f"{folder}.zip"
    fresh = target.with_suffix(".zip.new")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(contents):
            # one time for all files: the edition's day, not the moment of the build
            info = zipfile.ZipInfo(f"{folder}/{name}", (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # the same byte on every system
            info.external_attr = 0o644 << 16
            archive.writestr(info, contents[name])
    fresh.replace(target)
    packed = sorted(dist.glob("osint-handbook-*.zip"))
    sums = "".join(f"{_sha256(path.read_bytes())}  {path.name}\n" for path in packed)
    (dist / "SHA256SUMS").write_text(sums, encoding="utf-8")
    return target


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _problem(name: str, path: Path) -> str:
    if path.is_symlink():
        return f"{name}: a link cannot go into the bundle"
    if not name.isascii():
        return f"{name}: file names in the bundle are Latin"
    if len(name) > MAX_PATH:
        return f"{name}: {len(name)} characters, at most {MAX_PATH}"
    return ""
