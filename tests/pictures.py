"""Takes the README's pictures: one lesson in each language, from the built site, opened from the folder; and the
handbook's logo at the size at which Kiwix shows it."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
LESSON = "ethics/three-part-test.html"

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
    for lang, name in (("mn", LESSON), ("en", f"en/{LESSON}")):
        page.goto((ROOT / "site" / name).as_uri())
        page.wait_for_timeout(300)
        page.screenshot(path=ROOT / "docs" / "assets" / "readme" / f"lesson.{lang}.png")
    page.set_viewport_size({"width": 48, "height": 48})
    page.goto((ROOT / "site" / "assets" / "images" / "hb.svg").as_uri())
    page.screenshot(path=ROOT / "handbook" / "editions" / "icon48.png", omit_background=True)
    browser.close()
