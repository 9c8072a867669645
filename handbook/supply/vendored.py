"""Compares what comes from npm with the hashes in vendored.yml: packages when fetched, files as they are here."""

from __future__ import annotations

import base64
import hashlib
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
PINS = "handbook/supply/vendored.yml"
FOLDERS = ("docs/assets/vendor", "tests/browser/vendor", "handbook/editions/scorm12")
NOTE = "python -m handbook.supply.vendored note"


def refused(root: Path, package: str, file: Path) -> str:
    """Say why a fetched package may not be unpacked, for the command's output; "" if it is the pinned one."""
    digest = base64.b64encode(hashlib.sha512(file.read_bytes()).digest()).decode()
    found, pinned = f"sha512-{digest}", _pins(root)["packages"].get(package)
    if not pinned:
        return (
            f"{package}: no hash is pinned for it. This file has {found}. "
            f"Compare that with `npm view {package} dist.integrity`, then write it into {PINS}."
        )
    if found != pinned:
        return (
            f"{package}: the file from npm has {found}, but {pinned} is pinned in {PINS}. "
            "It is not what was looked at before: nothing of it was taken."
        )
    return ""


def problems(root: Path) -> list[str]:
    """Return a line for each file that differs from the pinned one, is missing, or was never pinned."""
    pinned, found = _pins(root)["files"], sums(root)
    words = {
        name: "has changed since it was fetched" if name in found else "is missing"
        for name, digest in pinned.items()
        if found.get(name) != digest
    } | {name: "is not pinned" for name in found.keys() - pinned.keys()}
    return [f"{name}: {words[name]} ({PINS})" for name in sorted(words)]


def sums(root: Path) -> dict[str, str]:
    """Return the SHA-256 of every fetched file, by its name."""
    files = (path for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(files)}


def note(root: Path) -> None:
    """Pin the files as they are here; the packages they came from stay as a person wrote them."""
    before, start, _ = (root / PINS).read_text(encoding="utf-8").partition("files:\n")
    rows = "".join(f"  {name}: {digest}\n" for name, digest in sums(root).items())
    (root / PINS).write_text(before + start + rows, encoding="utf-8")


def _pins(root: Path) -> dict[str, dict[str, str]]:
    return yaml.safe_load((root / PINS).read_text(encoding="utf-8"))


def main(arguments: list[str]) -> int:
    """Compare the files; with ``note`` pin them; with a package's name and its file compare a package."""
    if arguments == ["note"]:
        note(ROOT)
        return 0
    if arguments:
        package, file = arguments
        found = [told] if (told := refused(ROOT, package, Path(file))) else []
    else:
        found = problems(ROOT)
        if found:
            found.append(f"Where that is what you wanted: {NOTE}")
    print("\n".join(found), file=sys.stderr, end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
