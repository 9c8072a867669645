"""The translation ledger: from which text each part of a translated page was made, checked and written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from handbook.base.findings import BadContent, Finding
from handbook.base.languages import Languages
from handbook.course.languages import read_languages
from handbook.course.pages.blocks import section_hash
from handbook.course.pages.front_matter import split
from handbook.course.pages.keys import PageKey
from handbook.course.pages.model import Page
from handbook.course.pages.reader import read_docs

META, ASKS, OPENING = "_meta", "_asks", "_opening"  # no heading's id begins with such a sign
NAMES = {META: "title, description and objectives", ASKS: "phrases that readers type", OPENING: "opening"}


@dataclass(frozen=True)
class LedgerPart:
    """A part of a page that the ledger has a hash of: a section, the text above the first, or front matter."""

    id: str  # of the section, OPENING, META or ASKS
    title: str  # "" where it has none
    line: int
    text: str
    hash: str


def parts(page: Page) -> tuple[LedgerPart, ...]:
    """Return the parts of a page in order; the opening only if it is not empty."""
    meta = page.meta
    words = "\n".join([meta.title, meta.description, *(objective.text for objective in meta.objectives)])
    opening = page.opening.strip()
    asks = "\n".join(meta.asks)
    return (
        LedgerPart(META, "", meta.lines.get("title", 1), words, section_hash("", words)),
        *([LedgerPart(ASKS, "", meta.lines.get("asks", 1), asks, section_hash("", asks))] if asks else []),
        *([LedgerPart(OPENING, "", page.body_line, opening, section_hash("", opening))] if opening else []),
        *(LedgerPart(part.id, part.title, part.line, part.text, part.hash) for part in page.sections if part.id),
    )


def page_key(given: str, languages: Languages) -> PageKey:
    """Split ``docs/mn/ethics/index.md`` into ``mn`` ("" if no language is named) and ``ethics/index.md``."""
    path = given.replace("\\", "/").removeprefix("./")
    lang = next((lang for lang in languages if path.startswith(f"docs/{lang}/")), "")
    return lang, path.removeprefix(f"docs/{lang}/") if lang else path


def translated_key(given: str, languages: Languages, code: str) -> PageKey:
    """Return which translation a user means by a page: that of the language it is named with, else the only one.

    Raises BadContent with a finding under ``code`` where the handbook has several translations, or none.
    """
    lang, path = page_key(given, languages)
    if lang in languages.translated:
        return lang, path
    if len(languages.translated) == 1:
        return languages.translated[0], path
    found = f"the handbook has {len(languages.translated)} translations"
    write = " or ".join(f"write docs/{one}/{path}" for one in languages.translated) or "add a language to mkdocs.yml"
    raise BadContent([Finding(given, 0, code, found, write)])


def write_ledger(root: Path, named: list[str]) -> tuple[list[str], list[Finding]]:
    """Write the ledger of these pages; return the files written and the faults of the others.

    A page may be given as ``ethics/index.md`` or with its folder, ``docs/mn/ethics/index.md``; the folder is needed if
    there are several translations. After a # the id of one part may follow: then only its entry is written.
    """
    languages, _ = read_languages(root)
    pages, _ = read_docs(root)
    wanted: dict[PageKey, set[str]] = {}
    written: list[str] = []
    findings: list[Finding] = []
    for given in named:
        name, _, part = given.partition("#")
        try:
            wanted.setdefault(translated_key(name, languages, "LE01"), set()).add(part)
        except BadContent as error:
            findings += error.findings
    for (lang, path), ids in wanted.items():
        translated, source = pages.get((lang, path)), pages.get((languages.source, path))
        file = f"docs/{lang}/{path}"
        if not translated or not source:
            missing = languages.source if translated else lang
            write = f"give the path of a page in docs/{lang}"
            findings.append(Finding(file, 0, "LE01", f"no page docs/{missing}/{path}", write))
            continue
        hashes = hashes_of(translated, source)
        if unknown := sorted(ids - hashes.keys() - {""}):
            write = f"give one of {', '.join(hashes)}"
            found = f"that {file} and {source.file} share"
            findings += [Finding(file, 0, "LE01", f'no part "{id_}" {found}', write) for id_ in unknown]
        elif "" not in ids:
            order = [part.id for part in parts(source)]
            merged = translated.meta.translated | {id_: hashes[id_] for id_ in ids}
            hashes = dict(sorted(merged.items(), key=lambda entry: (*order, entry[0]).index(entry[0])))
        if not unknown:
            findings += _stamp(root, file, hashes, written)
    return written, findings


def hashes_of(translated: Page, source: Page) -> dict[str, str]:
    """Return the ledger of a page that was just translated; parts that the translation lacks are left out."""
    there = {part.id for part in parts(translated)}
    return {part.id: part.hash for part in parts(source) if part.id in there}


def _stamp(root: Path, file: str, hashes: dict[str, str], written: list[str]) -> list[Finding]:
    with (root / file).open(encoding="utf-8", newline="") as stream:  # newline="": line ends stay as they are
        text = stream.read()
    _, _, problems = split(text.removeprefix("\ufeff"), file)
    stamped = text if problems else restamp(text, hashes)
    if stamped != text:
        with (root / file).open("w", encoding="utf-8", newline="") as stream:
            stream.write(stamped)
        written.append(file)
    return problems


def restamp(text: str, hashes: dict[str, str]) -> str:
    """Replace the key `translated` in the front matter of a page by these hashes; nothing else changes."""
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
