"""Writes the translation ledger: from which English text each section of a Mongolian page was made."""

from __future__ import annotations

from pathlib import Path

import yaml

from handbook.content.front_matter import split
from handbook.content.reader import read_docs
from handbook.findings import Finding


def write_ledger(root: Path, only: list[str]) -> tuple[list[str], list[Finding]]:
    """Stamp the pages in ``only`` (all where it is empty): files written, and what hinders the others.

    A page may be given as ``ethics/index.md`` or with its folder, ``docs/mn/ethics/index.md``.
    """
    pages, _ = read_docs(root)
    paths = [path.replace("\\", "/").removeprefix("./").removeprefix("docs/mn/") for path in only]
    written: list[str] = []
    findings: list[Finding] = []
    for path in paths or [path for lang, path in pages if lang == "mn"]:
        mn, en = pages.get(("mn", path)), pages.get(("en", path))
        file = f"docs/mn/{path}"
        if not mn or not en:
            lang = "en" if mn else "mn"
            findings.append(
                Finding(file, 0, "LE01", f"no page docs/{lang}/{path}", "give the path of a page in docs/mn")
            )
            continue
        with (root / file).open(encoding="utf-8", newline="") as stream:  # newline="": line ends stay as they are
            text = stream.read()
        _, _, problems = split(text.removeprefix("\ufeff"), file)
        findings += problems
        translated = {section.id for section in mn.sections}
        hashes = {section.id: section.hash for section in en.sections if section.id in translated and section.id}
        stamped = text if problems else restamp(text, hashes)
        if stamped != text:
            with (root / file).open("w", encoding="utf-8", newline="") as stream:
                stream.write(stamped)
            written.append(file)
    return written, findings


def restamp(text: str, hashes: dict[str, str]) -> str:
    """``text`` of a page with front matter, its key `translated` replaced by these hashes and nothing else touched."""
    lines = text.split("\n")
    ending = "\r" if lines[0].endswith("\r") else ""
    close = next(n for n, line in enumerate(lines) if n and line.rstrip() == "---")
    start = next((n for n in range(1, close) if lines[n].startswith("translated:")), close)
    stop = start if start == close else start + 1
    while stop < close and lines[stop].startswith((" ", "\t")):
        stop += 1
    # YAML's own writer knows when a hash looks like a number and needs quotation marks
    entries = [f"  {yaml.safe_dump({id_: hash_}).strip()}{ending}" for id_, hash_ in hashes.items()]
    block = [f"translated:{ending}", *entries] if entries else []
    return "\n".join([*lines[:start], *block, *lines[stop:]])
