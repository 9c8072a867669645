"""Prints how long a phone works until the whole handbook in one file is used, beside the same file laid out at once.

python tests/browser/bench_phone.py SITE
"""

from __future__ import annotations

import re
import shutil
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from handbook import checks
from handbook.editions.book import INDEX, assemble
from handbook.editions.onefile import write_onefiles

PHONE = {"viewport": {"width": 360, "height": 740}}
SLOWED = 4  # how many times slower than this computer a phone is
RUNS = 3
LAID_OUT_LATE = "content-visibility: auto"
POLICY = re.compile("<meta[^>]*Content-Security-Policy[^>]*>")


def laid_out_at_once(file: Path) -> Path:
    """Write the file once more without what lets a browser lay out only what comes near the screen."""
    text, found = POLICY.subn("", file.read_text(encoding="utf-8"))  # its hash is that of the style as it was
    assert found == 1 and LAID_OUT_LATE in text, "the file for a phone has another form now"
    plain = file.with_name("plain.html")
    plain.write_text(text.replace(LAID_OUT_LATE, ""), encoding="utf-8")
    return plain


def worked(browser: Browser, file: Path) -> float:
    """Return the seconds that the browser works to open the file, its contents, and the index at its end."""
    page = browser.new_page(**PHONE)
    page.goto(file.parent.as_uri())
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def until_now() -> float:
        told = devtools.send("Performance.getMetrics")["metrics"]
        return next(one["value"] for one in told if one["name"] == "ThreadTime")

    before = until_now()
    page.goto(file.as_uri())
    page.locator("#contents summary").first.click()
    page.locator(f"header a[href='#{INDEX}']").click()
    page.wait_for_timeout(200)
    taken = until_now() - before
    page.close()
    return taken


def main(site: Path) -> None:
    """Print both times, medians of alternating runs, for each language."""
    course, _ = checks.read_course(Path.cwd())
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for lang in course.languages:
            whole = write_onefiles(assemble(course, site, lang), Path(folder))[0]
            files = whole, laid_out_at_once(whole)
            times = [[worked(browser, file) for file in files] for _ in range(RUNS)]
            ours, plain = map(statistics.median, zip(*times, strict=True))
            print(f"whole handbook on a phone, {lang}: {ours:.1f} s, at once {plain:.1f} s, ratio {ours / plain:.2f}")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
