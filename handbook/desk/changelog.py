"""Writes the fingerprints of the present edition, and from all editions a CHANGELOG in each language."""

from __future__ import annotations

from pathlib import Path

from handbook.base.languages import Languages
from handbook.course.course import Course
from handbook.course.data import load
from handbook.course.data.editions import FILE, Edition, fingerprint_file
from handbook.course.data.model import Data
from handbook.course.fingerprints import Change, by_module, compare, fingerprints, knows, table
from handbook.course.nav import in_order


def write_changelog(course: Course) -> list[str]:
    """Write the fingerprints of the present edition and all changelogs; return the files that are new or changed."""
    order = in_order(course.root)
    present = {
        lang: fingerprints((course.pages[lang, path] for path in order if (lang, path) in course.pages), course.data)
        for lang in course.languages
    }
    written = [_write(course.root, fingerprint_file(course.data.outline.edition), table(present))]
    data, _ = load(course.root)  # with the fingerprints that have just been written
    written += [_write(course.root, file_of(lang, data.languages), changelog(data, lang)) for lang in data.languages]
    return [file for file in written if file]


def file_of(lang: str, languages: Languages) -> str:
    """Return the name of a changelog; that of the source language has the name that forges look for."""
    return "CHANGELOG.md" if lang == languages.source else f"CHANGELOG.{lang}.md"


def changelog(data: Data, lang: str) -> str:
    """Write the changelog of one language: for each edition its news, and the pages that differ from the one before."""
    words = data.strings
    editions = list(data.editions.values())
    parts = [f"# {words['changelog'][lang]}", f"<!-- python -m handbook changelog writes this file from {FILE}. -->"]
    for edition, before in zip(editions, [*editions[1:], None], strict=True):
        parts.append(f"## {edition.id}")
        for area, novelties in edition.changes.items():
            lines = "\n".join(f"- {novelty[lang]}" for novelty in novelties)
            parts += [f"### {words[f'area-{area}'][lang]}", lines]
        if before and lang in data.fingerprints[edition.id] and knows(data.fingerprints[before.id], lang):
            parts += [f"### {words['changelog-since'][lang].format(before.id)}", _pages(edition, before, data, lang)]
    return "\n\n".join(parts) + "\n"


def _pages(edition: Edition, before: Edition, data: Data, lang: str) -> str:
    present, earlier = (data.fingerprints[one.id].get(lang, {}) for one in (edition, before))
    found = compare(present, earlier)
    titles = {page: one.title for prints in (earlier, present) for (page, part), one in prints.items() if not part}
    lines = [
        line
        for module, pages in by_module(found, data, lang)
        for line in (f"- {module}", *(f"  - {_page(of_page, titles, data, lang)}" for of_page in pages))
    ]
    return "\n".join(lines) or data.strings["changes-none"][lang]


def _page(found: list[Change], titles: dict[str, str], data: Data, lang: str) -> str:
    """Write a line for a page: its title, and whether it or which of its parts is new, changed or gone."""
    kinds = {kind: data.strings[f"changes-kind-{kind}"][lang] for kind in ("new", "changed", "gone")}
    title = titles[found[0].page]
    if not found[0].part and found[0].kind != "changed":
        return f"{title} ({kinds[found[0].kind]})"
    head = data.strings["changes-head"][lang]
    return f"{title}: " + "; ".join(
        f"{change.title if change.part else head} ({kinds[change.kind]})" for change in found
    )


def _write(root: Path, file: str, text: str) -> str:
    """Write the file if its text differs; return its name then, else ""."""
    path = root / file
    if path.is_file() and path.read_text("utf-8") == text:
        return ""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return file
