"""The whole handbook, served: a saved page is that of the trainer edition, and the browser shows it by itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from measure_save import ADDRESS, NEW, OLD, PAGE, serving
from playwright.sync_api import Browser
from served import ROOT, copy_project
from spoken import LANGUAGES

from handbook.site.desk import PAGE as DESK

POLICY = re.compile(rb'<meta content="[^"]*" http-equiv=Content-Security-Policy>')
# what the server adds to a page, and a link that no edition has
SERVED_ONLY = re.compile(rb"<script>.*?</script>|<p><a href=[^>]*" + DESK.encode() + rb"[^<]*</a>", re.DOTALL)


@pytest.mark.full
def test_a_saved_page_of_the_whole_handbook_shows_by_itself_and_is_that_of_the_edition(
    tmp_path: Path, trainer_site: Path, chromium: Browser
) -> None:
    """It is served with another wording first, and is then saved as it stands in the edition."""
    good = (ROOT / PAGE).read_text("utf-8")
    copy = copy_project(tmp_path)
    (copy / PAGE).write_text(good.replace(OLD, NEW.format(1)), "utf-8")
    with serving(copy) as server:
        server.wait_for(NEW.format(1))
        page = chromium.new_page()
        page.goto(f"http://127.0.0.1:{server.port}/{ADDRESS}")
        page.get_by_text(NEW.format(1)).wait_for()
        (copy / PAGE).write_text(good, "utf-8")
        page.get_by_text(OLD).wait_for()
        page.locator(".md-search__input").first.fill("archive")
        page.locator(".md-search-result__link").first.wait_for()
        page.close()
        lists = [f"assets/data/{kind}" for lang in LANGUAGES for kind in (f"course.{lang}.js", f"pages.{lang}.json")]
        for name in (ADDRESS, *(f"search/index.{lang}.js" for lang in LANGUAGES), *lists):
            own = SERVED_ONLY.sub(b"", server.get(name))
            assert own == POLICY.sub(b"", (trainer_site / name).read_bytes()), name
