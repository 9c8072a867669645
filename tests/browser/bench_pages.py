"""Prints how soon pages are ready beside a plain Material and mkdocs-quiz build of the same words, both in one run.

python tests/browser/bench_pages.py SITE. Medians of nine, from a folder, processor slowed down four times, in Chromium.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import BrowserContext, Page, sync_playwright

from handbook.site.bench import plain_project

ROOT = Path(__file__).parents[2]
RUNS, SLOWER, SEARCHES = 9, 4, 5
# pages by their address; those made of data are given to the plain build as the HTML that ours shows
PAGES = ("ethics/do-no-harm", "index", "glossary", "reference/law-facts", "exercises/ads")
MADE = PAGES[1:]
SHIM = re.compile(r"https://[\w.]+/iframe-worker/shim")
TYPED = "хүний наймаа"  # human trafficking
GOALS = {
    "domInteractive": 0.55, "first paint": 1.0, "load": 0.75, "first search": 0.5, "keystroke p95": 0.4, "heap": 0.6,
}  # fmt: skip
TIMES = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return { domInteractive: page.domInteractive, "first paint": paint ? paint.startTime : NaN, load: page.loadEventEnd };
}"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length"
# how long the first results take after the field is entered, then each further letter
SEARCH = """async (typed) => {
  const field = document.querySelector(".md-search__input");
  const out = field.closest("[data-md-component=search]").querySelector("[data-md-component=search-result]");
  const changed = (test) => new Promise((resolve) => {
    const watch = new MutationObserver(() => { if (test()) { watch.disconnect(); resolve(performance.now()); } });
    watch.observe(out, { childList: true, subtree: true, characterData: true });
  });
  const type = (text) => {
    field.value = text;
    for (const Kind of [InputEvent, KeyboardEvent]) {
      field.dispatchEvent(new Kind(Kind === InputEvent ? "input" : "keyup", { bubbles: true }));
    }
  };
  const start = performance.now();
  field.focus();
  const first = changed(() => out.querySelector("li"));
  type(typed.slice(0, 4));
  // what is typed before a search listens is typed once more
  const again = setInterval(() => type(typed.slice(0, 4)), 100);
  // where nothing is found in ten seconds there is no figure
  const found = await Promise.race([first, new Promise((resolve) => setTimeout(() => resolve(NaN), 10000))]);
  clearInterval(again);
  if (Number.isNaN(found)) return { first: NaN, keys: [NaN] };
  const keys = [];
  for (let end = 5; end <= typed.length; end += 1) {
    await new Promise((resolve) => setTimeout(resolve, 400));
    const next = changed(() => true), at = performance.now();
    type(typed.slice(0, end));
    keys.push((await Promise.race([next, new Promise((resolve) => setTimeout(() => resolve(NaN), 5000))])) - at);
  }
  return { first: found - start, keys };
}"""


def build_plain(site: Path, folder: Path) -> Path:
    """The same words and figures as a plain project builds them; returns the folder of its site."""
    plain_project(ROOT, folder)
    for lang, place in (("mn", ""), ("en", "en/")):
        for name in MADE:
            html = (site / f"{place}{name}.html").read_text(encoding="utf-8")
            words = re.search(r"<article[^>]*>(.*)</article>", html, re.S)
            assert words, f"{name}: no article"
            text = re.sub(r"\n\s*\n", "\n", words[1])
            (folder / "docs" / lang / f"{name}.md").write_text(f"<div>{text}</div>\n", encoding="utf-8")
    figures = folder / "docs" / "assets" / "figures"
    figures.mkdir()
    for figure in site.glob("assets/figures/*.mn.wide.svg"):
        shutil.copy(figure, figures / f"{figure.name.partition('.')[0]}.svg")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "plain")]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    _let_it_search(folder / "plain")
    return folder / "plain"


def _let_it_search(plain: Path) -> None:
    """Put what the plain build asks a host for beside its pages: without it the search finds nothing from a folder."""
    shim = plain / "assets" / "shim.js"
    shutil.copy(ROOT / "tests/js/node_modules/iframe-worker/shim/index.js", shim)
    for page in (plain / f"{name}.html" for name in PAGES):
        html, found = SHIM.subn(os.path.relpath(shim, page.parent), page.read_text(encoding="utf-8"))
        assert found == 1, f"{page.name}: loads no {SHIM.pattern}"
        page.write_text(html, encoding="utf-8")


def measured(context: BrowserContext, address: str, warm: bool) -> dict[str, float]:
    """Milliseconds, bytes and the heap of one visit; ``warm``: the page was seen before in this browser."""
    page = context.new_page()
    loaded: list[int] = []

    def count(request: Any) -> None:
        file = Path(unquote(urlsplit(request.url).path))
        loaded.append(file.stat().st_size if file.is_file() else 0)

    client = context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if warm:
        page.goto(address)
    page.on("request", count)
    page.goto(address)
    size = sum(loaded)
    page.wait_for_function(PAINTED)
    page.wait_for_timeout(50)
    found = page.evaluate(TIMES)
    page.wait_for_timeout(1500)  # what comes once the page is idle counts in the heap
    client.send("HeapProfiler.collectGarbage")
    heap = client.send("Runtime.getHeapUsage")["usedSize"]
    page.close()
    return found | {"bytes until load": size, "heap": heap}


def searched(context: BrowserContext, address: str) -> dict[str, float]:
    """Milliseconds until the first results, and the time that 95 of 100 letters after them stay below."""
    page: Page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address)
    found = page.evaluate(SEARCH, TYPED)
    page.close()
    keys = sorted(found["keys"])
    return {"first search": found["first"], "keystroke p95": keys[round(0.95 * (len(keys) - 1))]}


def rows(sites: dict[str, Path]) -> Iterator[tuple[str, dict[str, float]]]:
    """What was measured, and its median for each site; they take turns, so that the machine's mood falls on both."""
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in PAGES:
            for warm in (False, True):
                runs: dict[str, list[dict[str, float]]] = {which: [] for which in sites}
                for _ in range(RUNS):
                    for which, site in sites.items():
                        context = browser.new_context(viewport={"width": 1280, "height": 800})
                        runs[which].append(measured(context, (site / f"{name}.html").as_uri(), warm))
                        context.close()
                for what in runs["handbook"][0]:
                    label = f"{name}, {'warm' if warm else 'cold'}, {what}"
                    yield label, {which: median(run[what] for run in found) for which, found in runs.items()}
        runs = {which: [] for which in sites}
        for _ in range(SEARCHES):
            for which, site in sites.items():
                context = browser.new_context(viewport={"width": 1280, "height": 800})
                runs[which].append(searched(context, (site / f"{PAGES[0]}.html").as_uri()))
                context.close()
        for what in runs["handbook"][0]:
            yield what, {which: median(run[what] for run in found) for which, found in runs.items()}
        browser.close()


def main(site: Path) -> None:
    print(f"Chromium, {SLOWER} times slower, medians of {RUNS} (searches: {SEARCHES}); {os.cpu_count()} processors")
    print(f"{'milliseconds, bytes':48}{'handbook':>12}{'plain':>12}{'ratio':>8}{'goal':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for label, found in rows({"handbook": site.resolve(), "plain": build_plain(site, Path(folder))}):
            ratio, goal = found["handbook"] / found["plain"], GOALS.get(label.rpartition(", ")[2], "")
            print(f"{label:48}{found['handbook']:>12,.0f}{found['plain']:>12,.0f}{ratio:>8.2f}{goal:>8}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
