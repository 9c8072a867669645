"""Reads the navigation of mkdocs.yml: which pages the handbook has, in which order and groups."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as File

from handbook.base.findings import Finding, NotRead
from handbook.base.lined_yaml import Lined, read_yaml
from handbook.base.shapes import Path
from handbook.base.textfile import read_text
from handbook.course.pages.model import page_id

FILE = "mkdocs.yml"


def read_config(root: File) -> tuple[Lined, list[Finding]]:
    """What mkdocs.yml says, with lines, and why it cannot be read."""
    text, findings = read_text(root, FILE)
    return (Lined(None), findings) if findings else read_yaml(text, FILE, "NA03")


def with_lines(root: File) -> Iterator[tuple[str, int]]:
    """Paths in the navigation, with their lines. Raises NotRead where mkdocs.yml cannot be read."""
    config, entries = _entries(root)
    for path, text in entries:
        yield text, config.lines[path]


def _entries(root: File) -> tuple[Lined, list[tuple[Path, str]]]:
    """The configuration, and the pages of its navigation with their place in it."""
    config, findings = read_config(root)
    if findings:
        raise NotRead(FILE)
    value = config.value.get("nav") if isinstance(config.value, dict) else None
    return config, [(path, text) for path, text in _texts(value, ("nav",)) if "://" not in text]


def in_order(root: File) -> list[str]:
    """Paths of the pages in the order of the navigation."""
    return [path for path, _ in with_lines(root)]


def in_groups(root: File) -> list[tuple[str, list[str]]]:
    """The groups of the navigation in order, each with its pages; a page that stands alone is a group by its id."""
    groups: dict[str, list[str]] = {}
    for path, text in _entries(root)[1]:
        group = path[2] if len(path) > 2 else page_id(text)  # ("nav", 3, "law", 0) or ("nav", 0)
        groups.setdefault(str(group), []).append(text)
    return list(groups.items())


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from _texts(item, (*path, n))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
