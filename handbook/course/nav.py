"""Reads the navigation of mkdocs.yml: which pages the handbook has, in which order and groups."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as File

from handbook.base.findings import Finding, NotRead
from handbook.base.lined_yaml import Lined, read_yaml
from handbook.base.shapes import Path
from handbook.base.textfile import read_text
from handbook.base.walk import texts_in
from handbook.course.pages.model import page_id

FILE = "mkdocs.yml"


def read_config(root: File) -> tuple[Lined, list[Finding]]:
    """Return the settings of mkdocs.yml with their lines, and why the file cannot be read."""
    text, findings = read_text(root, FILE)
    return (Lined(None), findings) if findings else read_yaml(text, FILE, "NA03")


def with_lines(root: File) -> Iterator[tuple[str, int]]:
    """Yield the paths in the navigation with their lines. Raises NotRead if mkdocs.yml cannot be read."""
    config, entries = _entries(root)
    for path, text in entries:
        yield text, config.lines[path]


def _entries(root: File) -> tuple[Lined, list[tuple[Path, str]]]:
    """Return the configuration, and the pages of its navigation with their place in it."""
    config, findings = read_config(root)
    if findings:
        raise NotRead(FILE)
    value = config.value.get("nav") if isinstance(config.value, dict) else None
    return config, [(path, text) for path, text in texts_in(value, ("nav",)) if "://" not in text]


def in_order(root: File) -> list[str]:
    """Return the paths of the pages in the order of the navigation."""
    return [path for path, _ in with_lines(root)]


def in_groups(root: File) -> list[tuple[str, list[str]]]:
    """Return the groups of the navigation with their pages; a page outside all groups makes one under its id."""
    groups: dict[str, list[str]] = {}
    for path, text in _entries(root)[1]:
        group = path[2] if len(path) > 2 else page_id(text)  # ("nav", 3, "law", 0) or ("nav", 0)
        groups.setdefault(str(group), []).append(text)
    return list(groups.items())
