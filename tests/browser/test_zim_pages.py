"""The site inside the file for Kiwix: served as Kiwix serves it, its pages open and its search finds; no error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

import pytest
from libzim.reader import Archive
from playwright.sync_api import Browser, Page, expect

FOLDER = "/content/handbook/"  # Kiwix serves a file below such a path, not at the root


@pytest.fixture(scope="module")
def kiwix(zim: Path) -> Iterator[str]:
    """The address of the file's start page."""
    archive = Archive(zim)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            name = path.removeprefix(FOLDER)
            known = path.startswith(FOLDER) and archive.has_entry_by_path(name)
            self.send_response(200 if known else 404)
            if known:
                item = archive.get_entry_by_path(name).get_item()
                content = bytes(item.content)
                self.send_header("Content-Type", item.mimetype)
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if known:
                self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{FOLDER}{archive.main_entry.get_item().path}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser, kiwix: str) -> Iterator[Page]:
    """A reader at the start page; at the end nothing may have gone wrong, and nothing have left for elsewhere."""
    wrong: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    # Chromium remarks on the frame of the theme's worker in a warning
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
    page.on("request", lambda asked: None if asked.url.startswith(HERE) else wrong.append(asked.url))
    page.goto(kiwix)
    yield page
    page.close()
    assert wrong == []


HERE = ("http://127.0.0.1:", "data:", "blob:", "about:")


def test_the_start_page_and_a_lesson_open_in_both_languages(page: Page) -> None:
    assert page.locator("h1").inner_text() == "Нээлттэй эх сурвалжийн судалгааны гарын авлага"
    page.locator(".hb-cards a[href='ethics/index.html']").click()
    page.wait_for_url("**/ethics/index.html")
    page.locator(".hb-lessons a").first.click()
    page.wait_for_url(lambda url: not url.endswith("/index.html"))
    expect(page.locator("html")).to_have_class(re.compile(r"\bjs\b"))
    page.locator("#hb-lang").click()
    page.wait_for_url("**/en/ethics/*.html")
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.both
@pytest.mark.parametrize(("start", "query"), [("index.html", "хохирогч"), ("en/index.html", "victim")])
def test_the_search_box_finds_pages(page: Page, kiwix: str, start: str, query: str) -> None:
    page.goto(kiwix.replace("index.html", start))
    page.locator(".md-search__input").fill(query)
    first = page.locator(".md-search-result__item a").first
    first.wait_for()
    first.click()
    page.wait_for_url(lambda url: start not in url)
    assert FOLDER in page.url and page.locator("h1").is_visible()


def test_a_question_is_answered_and_remembered(page: Page, kiwix: str) -> None:
    page.goto(kiwix.replace("index.html", "en/ethics/three-part-test.html"))
    quiz = page.locator(".hb-quiz").first
    quiz.locator("input").first.check()
    quiz.get_by_role("button").click()
    state = quiz.get_attribute("data-state")
    assert state in ("right", "wrong")
    page.reload()
    assert page.locator(".hb-quiz").first.get_attribute("data-state") == state
