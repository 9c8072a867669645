"""Asks axe-core what of a page keeps somebody out; its word is what tests of accessibility go by."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page
from reader import Reader

SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """
(rules) => axe.run({resultTypes: ['violations'], preload: false, ...rules}).then(result => result.violations.map(
  violation => violation.id + ': ' + violation.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')))
"""
# which rules are asked for: contrast changes with the colours, all else with the width of the window
ALL: dict = {}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
NO_CONTRAST = {"rules": {"color-contrast": {"enabled": False}}}


def axe(page: Page, rules: dict = ALL) -> list[str]:
    """Violations on the page as it stands there."""
    if not page.evaluate("'axe' in self"):
        page.evaluate(SCRIPT)
    return page.evaluate(RUN, rules)


def too_wide(page: Page) -> int:
    """Pixels by which the page is wider than its window, at most 0 where it scrolls downwards only."""
    return max(0, page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))


def found_by_axe(reader: Reader, paths: Iterable[Path]) -> dict[str, object]:
    """Violations and widths by the name of the page."""
    found: dict[str, object] = {}
    for path in paths:
        page = reader.open(path.relative_to(reader.site).as_posix())
        if violations := axe(page):
            found[path.name] = violations
        if wide := too_wide(page):
            found[f"{path.name} scrolls sideways"] = wide
    return found
