"""Reads from mkdocs.yml which languages the handbook has, which stands at the root, and from which it is translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from handbook.base.findings import Finding
from handbook.base.languages import Languages
from handbook.base.lined_yaml import read_yaml
from handbook.base.textfile import read_text
from handbook.course.nav import FILE

CODE = "NA03"
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
_AT = "plugins › i18n › languages"


def read_languages(root: Path) -> tuple[Languages, list[Finding]]:
    """Return the languages below ``root``, and what is wrong with how mkdocs.yml names them.

    If it names none, they are the folders of docs/, so that pages can be judged all the same.
    """
    text, findings = read_text(root, FILE)
    if not findings:
        languages, problems = _named(text)
        findings = [*problems]  # a list of its own: the next caller gets the same tuple
        if languages.names:
            return languages, findings
    docs = root / "docs"
    folders = sorted(path.name for path in docs.iterdir() if path.is_dir()) if docs.is_dir() else []
    codes = [name for name in folders if _LOCALE.fullmatch(name)]
    return Languages(dict(zip(codes, codes, strict=True)), codes[0] if codes else ""), findings


@lru_cache(8)  # every file of data asks for it
def _named(text: str) -> tuple[Languages, tuple[Finding, ...]]:
    lined, findings = read_yaml(text, FILE, CODE)
    if findings:
        return Languages({}, ""), tuple(findings)
    rows = _options(lined.value, "i18n").get("languages")
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    names = {str(row.get("locale")): str(row.get("name", row.get("locale"))) for row in rows}
    source = str(_options(lined.value, "handbook").get("source", next(iter(names), "")))
    line = lined.lines.get(("plugins",), 1)
    problems = tuple(Finding(FILE, line, CODE, *problem) for problem in _problems(rows, names, source))
    known = {code: name for code, name in names.items() if _LOCALE.fullmatch(code)}
    return Languages(known, source if source in known else next(iter(known), "")), problems


def _options(config: Any, plugin: str) -> dict[str, Any]:
    """Return the settings of a plugin in mkdocs.yml; empty if it is not named there."""
    plugins = config.get("plugins") if isinstance(config, dict) else None
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(entry, dict) and isinstance(entry.get(plugin), dict):
            return entry[plugin]
    return {}


def _problems(rows: list[dict[str, Any]], names: dict[str, str], source: str) -> Iterator[tuple[str, str]]:
    """Yield what was found, and what to write instead."""
    if not names:
        yield f"no languages under {_AT}", "write a list of them, each as {locale: mn, name: Монгол}"
        return
    for name in names:
        if not _LOCALE.fullmatch(name):
            yield f'{_AT}: the locale "{name}"', "write a code such as mn or pt-BR"
    if [row.get("locale") for row in rows if row.get("default") is True] != [next(iter(names))]:
        yield f"{_AT}: the first language is not the default", "write default: true in the first, and in no other"
    if source not in names:
        yield f'plugins › handbook › source: "{source}" is none of the languages', f"write one of {', '.join(names)}"
