"""axe-core finds nothing on any page, in both schemes, on a phone and on a desk; no page scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser
from reader import Reader, pages_of

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """
axe.run({resultTypes: ['violations'], preload: false}).then(result => result.violations.map(
  violation => violation.id + ': ' + violation.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')))
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("lang", ["mn", "en"])
def test_axe_finds_nothing(
    lang: str, width: int, scheme: str, chromium: Browser, open_reader: Callable, site: Path
) -> None:
    reader = open_reader(chromium, viewport={"width": width, "height": 900}, color_scheme=scheme)
    assert found_by_axe(reader, pages_of(site, lang)) == {}


def found_by_axe(reader: Reader, paths: Iterable[Path]) -> dict[str, object]:
    """Violations and widths by the name of the page."""
    found: dict[str, object] = {}
    for path in paths:
        page = reader.open(path.relative_to(reader.site).as_posix())
        page.evaluate(AXE)
        if violations := page.evaluate(RUN):
            found[path.name] = violations
        wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        if wide > 0:
            found[f"{path.name} scrolls sideways"] = wide
    return found
